"""One line, set."""

from typing import Any

import pytest

from layout.spec.styles import TextStyle
from layout.text import compose, natural_width, set_line


def places(line: Any) -> list[float]:
    """Where each glyph stands, in 字 from the left end of the line."""
    return [round((run.x + x) / 10, 3) for run in line.runs for x in run.xs]


def test_full_line_needs_nothing(paragraph: Any) -> None:
    """Han at the measure stands on the grid."""
    line = set_line(paragraph("一二三四五六"), 0, 4, 40)
    assert (line.natural, line.width, line.loosest) == (40, 40, 0)
    assert places(line) == [0, 1, 2, 3]


def test_stretch_is_even(paragraph: Any) -> None:
    """What is missing is shared by the places at which a line may be widened."""
    line = set_line(paragraph("一二三四五六"), 0, 4, 43)
    assert places(line) == [0, 1.1, 2.2, 3.3]
    assert line.loosest == pytest.approx(0.1)


def test_marks_stay_with_their_words(paragraph: Any) -> None:
    """No space is added between a bracket and what it holds, nor before a comma (CL 3.5.4)."""
    line = set_line(paragraph("甲《乙》，丙丁"), 0, 6, 50)
    # 甲 | 《乙》， | 丙: two places share 10 - (1 + 1 + 1 + 0.5 + 1 + 1) 字.
    x = places(line)
    assert x[2] - x[1] == pytest.approx(1.0)
    assert x[3] - x[2] == pytest.approx(1.0)


def test_shrink_takes_brackets_before_commas(paragraph: Any) -> None:
    """Brackets give their outer blanks first, then commas, stops last (CL 3.5.3)."""
    text = "甲（乙，丙。丁戊"
    composed = paragraph(text)
    natural = places(set_line(composed, 0, len(text), 80))
    halved = places(set_line(composed, 0, len(text), 75))
    tighter = places(set_line(composed, 0, len(text), 70))
    assert natural == [0, 1, 2, 3, 4, 5, 6, 7]
    assert halved == [0, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5]
    assert tighter == [0, 0.5, 1.5, 2.5, 3.0, 4.0, 5.0, 6.0]


def test_last_line_is_not_stretched(paragraph: Any) -> None:
    """The last line is flush left, unless the style spreads it."""
    composed = paragraph("一二三")
    assert set_line(composed, 0, 3, 50).width == 30
    spread = set_line(composed, 0, 3, 50, align="spread")
    assert places(spread) == [0, 2, 4]


@pytest.mark.parametrize(("align", "x"), [("left", 0), ("centre", 1), ("right", 2)])
def test_ragged(paragraph: Any, align: Any, x: float) -> None:
    """Ragged lines keep their natural width."""
    line = set_line(paragraph("一二三四"), 0, 2, 40, align=align)
    assert (line.width, line.runs[0].x) == (20, x * 10)


def test_centring_goes_by_the_ink_cells(paragraph: Any) -> None:
    """A title in brackets is centred by what is left of its marks."""
    line = set_line(paragraph("《甲》"), 0, 3, 40, align="centre")
    assert line.width == 20
    assert places(line)[1] == 1.5


def test_first_line_begins_at_the_indent(paragraph: Any) -> None:
    """The ink of a quote at the start of a paragraph begins at 2 字."""
    composed = paragraph("“甲乙”丙丁戊己", indent=2)
    line = set_line(composed, 0, 4, 50)
    assert line.natural == 30
    # The cell of the quote begins half a 字 before its body.
    assert places(line)[:2] == [1.5, 2.5]


def test_autospace(paragraph: Any) -> None:
    """An eighth of a 字 stands between Han and Latin, and in place of a space of the source."""
    plain = natural_width(paragraph("用PDF版", autospace=0))
    assert natural_width(paragraph("用PDF版")) == pytest.approx(plain + 2.5)
    assert natural_width(paragraph("用 PDF 版")) == pytest.approx(plain + 2.5)
    assert natural_width(paragraph("，PDF（版")) == natural_width(
        paragraph("，PDF（版", autospace=0)
    )


def test_autospace_stretches_first(paragraph: Any) -> None:
    """The space beside Latin grows to half a 字 before Han is parted (CL 3.5.4)."""
    composed = paragraph("甲乙P丙丁")
    natural = natural_width(composed, 0, 4)
    line = set_line(composed, 0, 4, natural + 7.5)
    assert line.loosest == 0
    assert places(line)[1] == 1


def test_source_spaces_between_han_are_dropped(paragraph: Any) -> None:
    """A wrapped source line leaves no gap, and its space stays in the text of the run."""
    line = set_line(paragraph("一 二\n三"), 0, 5, 100)
    assert places(line) == [0, 1, 2]
    assert line.runs[0].text == "一 二\n三"
    assert line.runs[0].clusters == (0, 2, 4)


def test_space_at_a_line_end_has_no_glyph(paragraph: Any) -> None:
    """It belongs to the cluster before it; the line ends with the letter."""
    composed = paragraph("New York")
    line = set_line(composed, 0, 4, 100, align="left")
    assert len(line.runs[0].glyphs) == 3
    assert line.runs[0].text == "New "
    assert line.natural == natural_width(composed, 0, 3)


def test_wide_space(paragraph: Any) -> None:
    """U+3000 is a cell in the line and at the paragraph's start; at a line end it vanishes."""
    assert natural_width(paragraph("甲　乙")) == 30
    assert natural_width(paragraph("　甲乙")) == 30
    assert natural_width(paragraph("甲　乙"), 0, 2) == 10


@pytest.mark.parametrize("face", ["song", "hei", "kai"])
def test_dash_is_two_cells(paragraph: Any, face: str) -> None:
    """A dash is 2 字 in every face, as one glyph of two characters where the font joins them."""
    line = set_line(paragraph("甲——乙", face=face), 0, 4, 100)
    assert places(line)[-1] == 3
    assert line.runs[0].text == "甲——乙"


def test_joined_dash_is_one_cluster(paragraph: Any) -> None:
    """The song face's dash is one glyph; both characters belong to it."""
    line = set_line(paragraph("甲——乙"), 0, 4, 100)
    assert line.runs[0].clusters == (0, 1, 3)


def test_x_scale_and_tracking(paragraph: Any) -> None:
    """Condensed and tracked text is as wide as its cells and the spaces between them."""
    assert natural_width(paragraph("一二三", x_scale=0.8)) == pytest.approx(24)
    assert natural_width(paragraph("一二三", tracking=0.1)) == pytest.approx(32)
    assert natural_width(paragraph("一，”三", x_scale=0.5)) == pytest.approx(17.5)
    scaled = set_line(paragraph("（一二三", x_scale=0.8), 0, 3, 40)
    assert scaled.natural == pytest.approx(20)
    assert places(scaled) == [-0.4, 0.4, 3.2]


def test_runs_part_where_ink_changes(faces: Any) -> None:
    """A run has one face, size and colour; the runs of a line hold all its text."""
    body, bold = TextStyle(size=10), TextStyle(size=10, face="hei-bold")
    line = set_line(compose([("甲乙", body), ("丙", bold), ("丁", body)], faces), 0, 4, 100)
    assert [(run.text, run.start, run.end) for run in line.runs] == [
        ("甲乙", 0, 2),
        ("丙", 2, 3),
        ("丁", 3, 4),
    ]
    assert [run.x for run in line.runs] == [0, 20, 30]
    assert [run.face for run in line.runs] == [0, 3, 0]


def test_empty_line(paragraph: Any) -> None:
    """A line of spaces alone has no runs."""
    assert set_line(paragraph("  "), 0, 2, 100).runs == ()


@pytest.mark.parametrize("face", ["song", "song-heavy", "hei", "hei-bold", "kai"])
def test_hyphen_is_narrow(paragraph: Any, face: str) -> None:
    """A parted word ends with the hyphen of Latin, not with one as wide as a Han."""
    composed = paragraph("typography", face=face)
    assert composed.hyphens
    assert all(hyphen.advance < 5 for hyphen in composed.hyphens.values())


@pytest.mark.parametrize(("measure", "width", "gap"), [(50, 50, 0), (46, 46, 0.1 / 3), (45, 45, 0)])
def test_japanese_mark_gives_its_half_or_nothing(
    paragraph: Any, measure: float, width: float, gap: float
) -> None:
    """At the end of a line a mark keeps its half em where it fits, else gives all of it (JL)."""
    line = set_line(paragraph("一二三四、五六七", language="ja"), 0, 5, measure)
    assert line.width == pytest.approx(width)
    assert places(line)[1] == pytest.approx(1 + gap, abs=0.001)


def test_marks_of_hong_kong_and_taiwan_stand_in_the_middle(paragraph: Any, faces: Any) -> None:
    """A face that draws ， 。 at the lower left has them moved to the middle of the cell."""
    line = set_line(paragraph("國，國。國", language="zh-Hant"), 0, 5, 50)
    font = faces.face("song").font
    middles = []
    for run in line.runs:
        for glyph, x in zip(run.glyphs, run.xs, strict=True):
            ink = font.get_glyph_extents(glyph)
            across = (run.x + x) / 10 + (ink.x_bearing + ink.width / 2) / 1000
            up = run.rise / 10 + (ink.y_bearing + ink.height / 2) / 1000
            middles.append((across % 1, up))
    for across, up in middles:
        assert across == pytest.approx(0.5, abs=0.04)
        assert up == pytest.approx(middles[0][1], abs=0.04)
