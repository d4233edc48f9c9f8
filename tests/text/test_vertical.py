"""A line from top to bottom: what stands upright, what is turned, what shares a cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from layout.diagnostics import Sink
from layout.spec import TextStyle
from layout.spec.model import Face
from layout.text import Faces, Paragraph, break_costs, compose
from layout.text.vertical import VerticalText, stack

SIZE = 10.0
FONTS = Path(__file__).parents[2] / "fonts"
Stacked = Callable[..., VerticalText]


@pytest.fixture
def stacked(paragraph: Callable[..., Paragraph], faces: Faces) -> Stacked:
    """Set a text at 10 pt as cells."""

    def done(text: str, face: str = "song") -> VerticalText:
        composed = paragraph(text, face=face)
        return stack(composed, break_costs(composed), faces)

    return done


def cells(text: VerticalText) -> list[str]:
    """The characters of each cell, with the first letter of how it stands."""
    manner = {"ltr": "a", "ttb": "u", "turned": "t"}
    source = text.paragraph.text
    return [
        source[one.start : one.end] + (manner[one.runs[0].direction] if one.runs else "_")
        for one in text.cells
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("河水", ["河u", "水u"]),
        ("第2场", ["第u", "2a", "场u"]),
        ("20座", ["20a", "座u"]),
        ("30%人", ["30a", "%u", "人u"]),
        ("2026年", ["2026t", "年u"]),
        ("3.5倍", ["3.5t", "倍u"]),
        ("A股5G", ["Aa", "股u", "5Ga"]),
        ("GDP高", ["Gu", "Du", "Pu", "高u"]),
        ("用iPhone 17", ["用u", "iPhone 17t"]),
        ("——来", ["——t", "来u"]),
        ("来……", ["来u", "……t"]),
        ("春 天", ["春u", " _", "天u"]),
    ],
)
def test_forms(stacked: Stacked, text: str, expected: list[str]) -> None:
    """Each stretch stands as the table has it."""
    assert [one.replace("\u2002", " ") for one in cells(stacked(text))] == expected


def test_depth_of_marks(stacked: Stacked) -> None:
    """Brackets, commas and stops take half a cell, a colon or ！ a whole one."""
    assert stacked("河水").depth() == pytest.approx(2 * SIZE)
    assert stacked("“河”，").depth() == pytest.approx(2.5 * SIZE)
    assert stacked("河：水！").depth() == pytest.approx(4 * SIZE)
    assert stacked("20座").depth() == pytest.approx(2 * SIZE)
    assert stacked("——").depth() == pytest.approx(2 * SIZE)


def test_quotes_are_those_of_vertical_lines(stacked: Stacked, faces: Faces) -> None:
    """“ is drawn as ﹃ (GB/T 15834 5.2.3) and read as it was typed; a mark has its own glyph."""
    quoted, corner, plain = stacked("“河”"), stacked("『河』"), faces.face("song").font
    assert [one.runs[0].glyphs for one in quoted.cells] == [
        one.runs[0].glyphs for one in corner.cells
    ]
    assert "".join(run.text for run in quoted.line(0, 3).runs) == "“河”"
    (comma,) = stacked("，").cells
    assert comma.runs[0].glyphs != (plain.get_nominal_glyph(ord("，")),)


def test_marks_of_a_font_without_vertical_forms(tmp_path: Path) -> None:
    """Stops move to the upper right, brackets are turned, where the font has no form of them."""
    font = TTFont(FONTS / "NotoSerifSC-Regular.ttf")
    subsetter = Subsetter(Options(layout_features=[]))
    subsetter.populate(text="河，（）：")
    subsetter.subset(font)
    font.save(tmp_path / "plain.ttf")
    faces = Faces({"song": Face(file=str(tmp_path / "plain.ttf"))}, Sink())
    composed = compose((("河，（：）", TextStyle(size=SIZE)),), faces)
    _han, comma, bracket, colon, _close = stack(composed, break_costs(composed), faces).cells
    assert [one.runs[0].direction for one in (comma, bracket, colon)] == ["ttb", "turned", "ttb"]
    assert comma.runs[0].x == pytest.approx(SIZE / 2)
    assert comma.runs[0].rise == pytest.approx(SIZE / 2)
    assert bracket.depth == pytest.approx(SIZE / 2)


def test_a_line_is_one_run_where_it_can(stacked: Stacked) -> None:
    """Upright characters follow each other in one run, each as far down as its cell."""
    (run,) = stacked("河水清").line(0, 3).runs
    assert (run.direction, run.text, run.clusters) == ("ttb", "河水清", (0, 1, 2))
    assert run.xs == pytest.approx((0, SIZE, 2 * SIZE))
    spread = stacked("河水清").line(0, 3, tracking=4.0)
    assert spread.runs[0].xs == pytest.approx((0, 14, 28))
    assert spread.natural == pytest.approx(30)
    assert spread.width == pytest.approx(38)


def test_no_break_before_a_mark(stacked: Stacked) -> None:
    """A line ends where the level of kinsoku lets it, and never in a cell."""
    text = stacked("河，水2026年")
    assert [text.paragraph.text[text.cells[i].start] for i in text.breaks] == ["水", "2", "年"]
