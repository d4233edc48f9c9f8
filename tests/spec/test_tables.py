"""Pipe tables and blocks between colons, as they are read."""

from __future__ import annotations

import pytest

from layout.diagnostics import Sink, Span
from layout.spec.copy import Note, Paragraph, Piece, Table
from layout.spec.manuscript import Manuscript
from layout.spec.markdown import read_body
from layout.spec.model import Block


def read(text: str) -> tuple[tuple[Block, ...], list[str]]:
    """The blocks of a text, and the codes of what was said."""
    rows = text.split("\n")
    places = [(index + 1, 1) for index in range(len(rows))]
    sink = Sink()
    blocks = read_body(Manuscript("story.md", rows, places, Span("story.md")), sink)
    return blocks, [one.code for one in sink.found]


def words(row: tuple[Paragraph, ...]) -> list[str]:
    """The text of each cell of a row."""
    return [cell.text for cell in row]


def test_a_table() -> None:
    """Head, rows and what the colons say; a short row has empty cells at its end."""
    (table,), codes = read(
        "| 月份 | 用量 | 说明 |\n|:--|--:|:-:|\n| 一月 | 12.5 | **少** |\n| 二月 |"
    )
    assert isinstance(table, Table)
    assert not codes
    assert words(table.head) == ["月份", "用量", "说明"]
    assert [words(row) for row in table.rows] == [["一月", "12.5", "少"], ["二月", "", ""]]
    assert table.aligns == ("left", "right", "centre")
    assert table.rows[0][2].pieces == (Piece("少", "strong", 3, 17),)


def test_a_table_without_a_head() -> None:
    """A head whose cells are empty is none; a table without a character is none either."""
    (table,), _ = read("| | |\n|---|---|\n| 甲 | 乙 |")
    assert isinstance(table, Table)
    assert table.head == ()
    assert read("| | |\n|---|---|") == ((), [])


@pytest.mark.parametrize("mark", ["表：", "表:", "：", "Table: ", ": "])
@pytest.mark.parametrize("is_before", [True, False])
def test_a_caption(mark: str, is_before: bool) -> None:
    """A paragraph beside a table that is marked as its caption, its characters in their places."""
    caption, rows = f"{mark}用水", "| 月 | 吨 |\n|---|---|\n| 一 | 2 |"
    (table,), codes = read(f"{caption}\n\n{rows}" if is_before else f"{rows}\n\n{caption}")
    assert isinstance(table, Table)
    assert table.caption is not None
    assert not codes
    assert table.caption.pieces == (Piece("用水", None, 1 if is_before else 5, len(mark) + 1),)


def test_a_bar_in_a_cell() -> None:
    r"""`\|` is a sign of the text; the columns of that row are not known."""
    (table,), codes = read("| 甲 | 乙 |\n|---|---|\n| a\\|b | 2 |")
    assert isinstance(table, Table)
    assert not codes
    assert words(table.rows[0]) == ["a|b", "2"]


def test_a_note() -> None:
    """The paragraphs between colons; a fence in a comment is none."""
    blocks, codes = read("前。\n\n::: 编者按 记者手记\n一。\n\n二。\n:::\n\n<!--\n:::\n-->\n后。")
    assert not codes
    first, note, last = blocks
    assert isinstance(note, Note)
    assert (note.name, note.label, words(note.paragraphs)) == ("note", "记者手记", ["一。", "二。"])
    assert isinstance(first, Paragraph)
    assert isinstance(last, Paragraph)
    assert (first.text, last.text, last.line) == ("前。", "后。", 12)


def test_lists_in_lists() -> None:
    """Each item knows its lists; a label without text stands by itself."""
    blocks, codes = read("1. 甲\n   - 乙\n\n   丙\n2.\n\n- 丁")
    assert not codes
    found = [(one.label, one.text, one.nest) for one in blocks if isinstance(one, Paragraph)]
    assert found == [
        ("1.", "甲", (1,)),
        ("○", "乙", (1, 2)),
        ("", "丙", (1,)),
        ("2.", "", (1,)),
        ("●", "丁", (3,)),
    ]
