"""Tables, lists and notes in random columns: nothing is lost, nothing stands over another."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from layout.diagnostics import Sink, Span
from layout.page.layout import compose
from layout.page.placed import PlacedBox, PlacedLine, PlacedPage
from layout.page.region import intervals
from layout.proof.conservation import check_conservation, placed_characters
from layout.spec.copy import CellAlign, Note, Paragraph, Piece, Table
from layout.spec.model import Block, Box, Briefs, Columns, Page, Story
from tests.page.conftest import Set
from tests.page.test_properties import placed_text, small_edition

TEXT = st.text("河边柳树春风一二，。“”1Aa 　", min_size=1, max_size=40).filter(str.strip)
CELL = st.text("河边柳树Aa", max_size=12) | st.from_regex(
    r"[+-]?[1-9][0-9]{0,3}(\.[0-9]{1,2})?%?", fullmatch=True
)
ALIGN: st.SearchStrategy[CellAlign | None] = st.sampled_from((None, "left", "centre", "right"))


def pieces(text: str) -> tuple[Piece, ...]:
    """A text that is written nowhere."""
    return (Piece(text, line=1, column=1),) if text else ()


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of up to four columns and twelve rows."""
    count = draw(st.integers(1, 4))
    row = st.lists(CELL, min_size=count, max_size=count).map(
        lambda cells: tuple(Paragraph("cell", pieces(text), 1) for text in cells)
    )
    caption, head = draw(st.none() | TEXT), draw(st.just(()) | row)
    return Table(
        head,
        tuple(draw(st.lists(row, min_size=not head, max_size=12))),
        tuple(draw(st.lists(ALIGN, min_size=count, max_size=count))),
        Paragraph("body", pieces(caption), 1) if caption else None,
        1,
    )


@st.composite
def items(draw: st.DrawFn) -> Paragraph:
    """An item of one of four lists, which stand in each other."""
    label = draw(st.sampled_from(("", "●", "1.", "10.", "2026.")))
    nest = tuple(range(1, draw(st.integers(2, 5))))
    text = draw(TEXT) if not label else draw(st.just("") | TEXT)
    return Paragraph("item", pieces(text), 1, label, nest=nest)


NOTE = st.lists(TEXT, min_size=1, max_size=2).map(
    lambda texts: Note("note", tuple(Paragraph("note", pieces(text), 1) for text in texts))
)
BODY = TEXT.map(lambda text: Paragraph("body", pieces(text), 1))
BLOCKS: st.SearchStrategy[Block] = st.one_of(tables(), tables(), items(), items(), NOTE, BODY)
STORIES = st.lists(BLOCKS, min_size=1, max_size=5).map(lambda body: Story(body=tuple(body)))


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    """A story or briefs in any number of columns."""
    bands = st.just(()) | st.integers(1, 4).map(lambda count: (Columns(columns=count),))
    box = Box(name="甲", columns=draw(bands))
    if draw(st.booleans()):
        return replace(box, story=draw(STORIES))
    found = draw(st.lists(st.tuples(STORIES, TEXT), min_size=1, max_size=3))
    stories = tuple(replace(story, headline=text) for story, text in found)
    briefs = Briefs(
        stories=stories,
        heads=draw(st.sampled_from(("line", "run-in"))),
        between=draw(st.sampled_from(("rule", "white", "none"))),
    )
    return replace(box, briefs=briefs)


SHAPES = (
    ((20, ("甲", "甲", "甲", "甲")),),
    ((12, ("甲", "甲", "", "")), (8, ("", "", "", ""))),
    ((6, ("甲", "甲", "甲", "")), (14, ("甲", "", "", ""))),
    ((4, ("甲", "", "", "")), (16, ("甲", "甲", "甲", "甲"))),
)


@given(box=boxes(), plan=st.sampled_from(SHAPES))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_every_story(box: Box, plan: tuple[tuple[int, tuple[str, ...]], ...]) -> None:
    """Characters add up; lines stand in their box, on the grid, and beside each other."""
    span = Span("edition.yaml", 1)
    cells = tuple((span,) * 4 for _ in plan)
    page = Page(plan=plan, plan_lines=(span,) * len(plan), plan_cells=cells, boxes={"甲": box})
    sink = Sink()
    layout = compose(replace(small_edition(), pages=(page,)), sink)
    check_conservation(layout, sink)
    assert not [one for one in sink.found if one.code == "F204"]
    (placed,) = layout.pages
    for done in placed.boxes:
        check_rows(placed, done)
        for line in done.lines:
            if line.line.runs:
                check_place(placed, done, line)


def check_place(page: PlacedPage, box: PlacedBox, line: PlacedLine) -> None:
    """A line stands in cells of its box; the blank half of a mark may hang out."""
    grid, half = page.grid, 0.5 * line.line.runs[0].size
    row = box.region.row(int((line.y - grid.top - 0.6 * half) // grid.leading))
    left, right = extent(line)
    edges = [
        (grid.x(grid.column(start)), grid.x(grid.column(end - 1) + grid.measure))
        for start, end in intervals(row)
    ]
    assert any(start <= left + half and right <= end + half for start, end in edges)


def check_rows(page: PlacedPage, box: PlacedBox) -> None:
    """No two lines of a row reach into each other."""
    rows: dict[float, list[tuple[float, float]]] = {}
    for one in box.lines:
        if one.line.runs:
            rows.setdefault(round(one.y, 2), []).append(extent(one))
    for found in rows.values():
        for (_, end), (start, _) in pairwise(sorted(found)):
            assert end <= start + 0.5 * page.grid.body  # the blank half of a mark


def extent(one: PlacedLine) -> tuple[float, float]:
    """Where a line begins and ends."""
    left = one.x + one.line.runs[0].x
    return left, left + one.line.width


@pytest.mark.parametrize("columns", [2, 3])
def test_each_cell_is_counted(set_edition: Callable[[str], Set], columns: int) -> None:
    """A table in several columns is placed whole, its head counted again by itself."""
    done = set_edition(f"""
        house: HOUSE
        pages:
          - plan: |
              5   甲 甲 甲 甲
              15  . . . .
            boxes:
              甲:
                columns: {columns}
                story:
                  body: |
                    | [月]{{ruby="yuè"}}份 | 用量 |
                    |---|---|
                    | 一月 | 12.5 |
                    | 二月 | 9.75 |
                    | 三月 | 110 |
                    | 四月 | 8 |
                    | 五月 | 98.2 |
    """)
    box = done.box("甲")
    texts = dict(box.texts)
    assert texts["body"] == "月份用量一月12.5二月9.75三月110四月8五月98.2"
    assert placed_characters(box, "body", texts["body"]) == len(texts["body"])
    assert texts["repeat"] == "月份用量"
    assert texts["ruby"] == "yuè"
    check_conservation(done.layout, sink := Sink())
    assert not sink.found
    assert placed_text(done.layout, "甲", "body") == texts["body"]  # row by row, cell by cell
    assert placed_characters(box, "repeat", "月份用量") == 4


def test_a_table_too_wide_is_left_out_alone(set_edition: Callable[[str], Set]) -> None:
    """What follows it is set; its characters count as overset."""
    done = set_edition("""
        house: HOUSE
        pages:
          - plan: |
              20  甲 . . .
            boxes:
              甲:
                story:
                  body: |
                    | 一 | 二 | 三 |
                    |---|---|---|
                    | 1,204.55 | 1,204.55 | 1,204.55 |

                    正文照排。
    """)
    box = done.box("甲")
    assert [line.line.runs[0].text for line in box.lines] == ["正文照排。"]
    assert done.one("F216").fields["chars"] == 27
    assert box.copyfit[-1].chars_over == 27
