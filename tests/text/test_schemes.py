"""How wide full-width marks are set."""

import json
from pathlib import Path
from typing import Any

import pytest

from layout.spec.styles import TextStyle
from layout.text import compose, natural_width, set_line

CASES = json.loads((Path(__file__).parent / "punct-cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("face", ["song", "hei-bold", "kai"])
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_vector(paragraph: Any, case: dict[str, Any], face: str) -> None:
    """The width of the run and the place of each Han are as the clause says, in any face.

    In the middle of a line, Han stands on both sides; 文楷 has no `halt` and narrow quotes.
    """
    before = "国" if case["position"] in ("middle", "line-end") else ""
    after = "国" if case["position"] != "line-end" else ""
    text, expected = case["text"], case["expected_advance_em"]
    composed = paragraph(
        before + text + after, face=face, punctuation=case["scheme"], language=case["lang"]
    )
    line = set_line(composed, 0, len(composed.text), 1000, align="left")
    assert line.natural / 10 - len(before + after) == pytest.approx(sum(expected), abs=0.02)
    places = {
        run.start + cluster: (run.x + x) / 10 - len(before)
        for run in line.runs
        for cluster, x in zip(run.clusters, run.xs, strict=True)
    }
    for i, character in enumerate(text):
        if "一" <= character <= "龥":
            assert places[i + len(before)] == pytest.approx(sum(expected[:i]), abs=0.02)


# Widths in 字 by scheme and language (text-rules, section 5): of a mark at the start of a line and
# inside it, of two side by side, of one at its end. What a centred mark of zh-Hant gives up in the
# other schemes is in no rule.
PLACES = ("《甲", "甲《乙", "甲，《乙", "甲。》乙", "甲，", "甲。")
WIDTHS = (
    ("quanjiao", "zh-Hans ko", (1.5, 3, 3.5, 3.5, 1.5, 1.5)),
    ("quanjiao", "zh-Hant", (2, 3, 3.5, 4, 2, 2)),
    ("quanjiao", "ja", (1.5, 3, 3.5, 3.5, 2, 2)),
    ("jis", "zh-Hans ja ko", (1.5, 3, 3.5, 3.5, 1.5, 2)),
    ("kaiming", "zh-Hans ja ko", (1.5, 2.5, 3, 3.5, 1.5, 1.5)),
    ("banjiao", "zh-Hans zh-Hant ja ko", (1.5, 2.5, 3, 3, 1.5, 1.5)),
    ("hangmobanjiao", "zh-Hans ja ko", (2, 3, 4, 4, 1.5, 1.5)),
    ("plain", "zh-Hans zh-Hant ja ko", (2, 3, 4, 4, 2, 2)),
)


@pytest.mark.parametrize(
    ("scheme", "language", "widths"),
    [(scheme, one, widths) for scheme, languages, widths in WIDTHS for one in languages.split()],
)
def test_widths_by_scheme_and_language(
    paragraph: Any, scheme: str, language: str, widths: tuple[float, ...]
) -> None:
    """Each scheme in each language that has it, place by place."""
    found = [
        natural_width(paragraph(text, punctuation=scheme, language=language)) / 10
        for text in PLACES
    ]
    assert found == pytest.approx(widths)


def test_other_size_is_not_trimmed(faces: Any) -> None:
    """Marks of different sizes keep their cells (CL 3.1.6.2 is about one size)."""
    small, large = TextStyle(size=10), TextStyle(size=14)
    same = compose([("甲。", small), ("”乙", small)], faces)
    mixed = compose([("甲。", small), ("”乙", large)], faces)
    assert natural_width(same) == pytest.approx(35)
    assert natural_width(mixed) == pytest.approx(10 + 10 + 14 + 14)


def test_marks_in_another_face_are_trimmed(faces: Any) -> None:
    """A change of face alone, as in bold words, does not part a pair of marks."""
    inlines = [("甲，", TextStyle(size=10)), ("“乙", TextStyle(size=10, face="hei-bold"))]
    assert natural_width(compose(inlines, faces)) == pytest.approx(35)


@pytest.mark.parametrize(
    ("first_mark", "punctuation", "indent", "ink"),
    [
        (None, "quanjiao", 2, 2),
        (None, "plain", 2, 2.5),
        ("trim", "quanjiao", 2, 2),
        ("trim", "plain", 2, 2),
        ("full", "quanjiao", 2, 2.5),
        ("full", "banjiao", 2, 2),
        ("hang", "quanjiao", 2, 1.5),
        ("hang", "plain", 2, 1.5),
        ("hang", "quanjiao", 0.25, 0),
        ("full", "quanjiao", 0, 0),
    ],
)
@pytest.mark.parametrize("face", ["song", "hei-bold"])
def test_opening_mark_of_a_paragraph(
    paragraph: Any, first_mark: Any, punctuation: str, indent: float, ink: float, face: str
) -> None:
    """Its ink begins at the indent, half a 字 after it or before it, never outside the line."""
    keys = {"punctuation": punctuation, "indent": indent, "face": face}
    composed = paragraph("“甲乙丙", first_mark=first_mark, **keys)
    line = set_line(composed, 0, 4, 1000)
    places = [run.x + x for run in line.runs for x in run.xs]
    assert places[1] / 10 == pytest.approx(ink + 0.5)
    assert indent + line.width / 10 == pytest.approx(ink + 3.5)


def test_opening_mark_of_other_lines(set_text: Any) -> None:
    """Only the first line of a paragraph is another: the rest is trimmed by the scheme."""
    _first, second = set_text("“甲乙丙丁戊“己庚", 8, indent=2, first_mark="full")
    assert second.natural == pytest.approx(25)


def test_first_mark_leaves_all_else(paragraph: Any) -> None:
    """Other beginnings are as they were; a space before the mark is nothing."""
    for text in ("甲“乙", "…甲", "(甲", "—", ""):
        assert paragraph(text, indent=2, first_mark="hang").lefts == paragraph(text, indent=2).lefts
    spaced = paragraph("  “甲", indent=2, first_mark="hang")
    assert spaced.natural(0, 4) == pytest.approx(10)


def test_scheme_may_differ_by_style(paragraph: Any) -> None:
    """`plain` keeps every cell, at the edges of a line too."""
    assert natural_width(paragraph("“甲。”", punctuation="plain")) == pytest.approx(40)
    assert natural_width(paragraph("“甲。”", punctuation="quanjiao")) == pytest.approx(25)
    assert natural_width(paragraph("“甲。”", punctuation="banjiao")) == pytest.approx(25)
    assert natural_width(paragraph("“甲。”", punctuation="hangmobanjiao")) == pytest.approx(35)
