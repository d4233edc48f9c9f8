"""Which text each glyph carries."""

from __future__ import annotations

from layout.display import GlyphRun
from layout.pdf.cluster import HYPHEN, Cluster, FaceUse, Segment, clusters


def run_of(glyphs: tuple[int, ...], text: str, at: tuple[int, ...]) -> GlyphRun:
    """A run whose places do not matter."""
    return GlyphRun(0, 10.0, 0.0, 0.0, glyphs, tuple(map(float, at)), text, at)


def segments_of(*runs: GlyphRun) -> list[list[Segment]]:
    """Each run's segments once all runs are known."""
    use = FaceUse()
    for run in runs:
        use.add(run)
    return [use.segments(run) for run in runs]


def test_one_glyph_for_each_character() -> None:
    """Plain text is one segment."""
    assert segments_of(run_of((5, 6, 7), "甲乙丙", (0, 1, 2))) == [[Segment(0, 3, 0, None)]]


def test_ligature() -> None:
    """One glyph may stand for several characters; the text table says so."""
    run = run_of((5, 9, 6), "甲ffi乙", (0, 1, 4))
    assert [one.text for one in clusters(run)] == ["甲", "ffi", "乙"]
    assert segments_of(run) == [[Segment(0, 3, 0, None)]]


def test_base_and_mark() -> None:
    """A letter and its accent are given together: readers part them where the pen goes back."""
    assert clusters(run_of((5, 6), "e\u0301", (0, 0))) == [Cluster(0, 2, "e\u0301", whole=True)]


def test_several_glyphs_for_one_character() -> None:
    """A character drawn with two glyphs is given in full, and the text goes on after it."""
    assert segments_of(run_of((5, 6, 7, 5), "甲é甲", (0, 1, 1, 2))) == [
        [Segment(0, 1, 0, None), Segment(1, 3, 0, "é"), Segment(3, 4, 0, None)]
    ]


def test_glyph_of_two_characters() -> None:
    """The second text of a glyph stands in a table of its own."""
    assert segments_of(run_of((5, 3, 5), "甲 甲", (0, 1, 2)), run_of((3,), "\u00a0", (0,))) == [
        [Segment(0, 3, 0, None)],
        [Segment(0, 1, 1, None)],
    ]


def test_missing_glyph_is_never_in_a_table() -> None:
    """Glyph 0 stands for no text; what it was drawn for is given in full."""
    use = FaceUse()
    run = run_of((5, 0), "甲龘", (0, 1))
    use.add(run)
    assert use.texts == [{5: "甲"}]
    assert use.segments(run) == [Segment(0, 1, 0, None), Segment(1, 2, 0, "龘")]


def test_hyphen_of_a_broken_word() -> None:
    """A glyph after the last character is the hyphen that the line break has put there."""
    assert [one.text for one in clusters(run_of((5, 8), "甲", (0, 1)))] == ["甲", HYPHEN]
