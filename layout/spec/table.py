"""A pipe table of a story's Markdown, with its caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from layout.diagnostics import Sink
from layout.spec.copy import CellAlign, Paragraph, Piece, Table
from layout.spec.inline import read_inline
from layout.spec.manuscript import Manuscript
from layout.spec.model import Block

if TYPE_CHECKING:
    from markdown_it.token import Token as ParserToken

    from layout.spec.plain import Token as PlainToken

    Token = ParserToken | PlainToken

_ALIGNS: dict[str, CellAlign] = {
    "text-align:left": "left",
    "text-align:center": "centre",
    "text-align:right": "right",
}
MOST_CELLS = 4000
"""Of one table: more than a page of small type can hold."""
_CAPTION = re.compile(r"(?:表|[Tt]able)?[ \t]*[:：][ \t]*")
_BLANK = re.compile(r"[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")


def read_table(tokens: Sequence[Token], text: Manuscript, blocks: list[Block], sink: Sink) -> None:
    """Add a table to the blocks before it, of which the last may be its caption."""
    first = tokens[0].map[0] if tokens[0].map else 0
    count = sum(token.type == "inline" for token in tokens)
    if count > MOST_CELLS:
        sink.report("E167", text.span(first), count=count, most=MOST_CELLS)
        return
    rows = _rows(tokens, text, sink)
    opened = (token for token in tokens if token.type == "th_open")
    aligns = tuple(_ALIGNS.get(str(token.attrs.get("style"))) for token in opened)
    for index in range(len(rows) - 1):
        _check_row(first + 2 + index, len(aligns), text, sink)
    head = rows[0] if any(cell.pieces for cell in rows[0]) else ()
    if not head and len(rows) == 1:
        return  # there is nothing in it
    table = Table(head, tuple(rows[1:]), aligns, line=text.places[first][0])
    if blocks and isinstance(blocks[-1], Paragraph) and blocks[-1].kind == "body":
        with_caption = captioned(table, blocks[-1])
        if with_caption:
            blocks.pop()
            table = with_caption
    blocks.append(table)


def _rows(tokens: Sequence[Token], text: Manuscript, sink: Sink) -> list[tuple[Paragraph, ...]]:
    """The rows of a table, that of its head first."""
    rows: list[tuple[Paragraph, ...]] = []
    cells: list[Paragraph] = []
    starts: list[int] = []
    for token in tokens:
        if token.type == "tr_open":
            cells = []
            starts = _starts(text.rows[token.map[0]]) if token.map else []
        elif token.type == "inline":
            start = starts[len(cells)] if len(cells) < len(starts) else -1
            cells.append(_cell(token, start, text, sink))
        elif token.type == "tr_close":
            rows.append(tuple(cells))
    return rows


def captioned(table: Table, paragraph: Paragraph) -> Table | None:
    """The table with a paragraph beside it as its caption, where that is marked as one."""
    found = _CAPTION.match(paragraph.pieces[0].text)
    if table.caption or not found or paragraph.annotations:
        return None
    first = _without(paragraph.pieces[0], found.end())
    pieces = (first, *paragraph.pieces[1:]) if first.text else paragraph.pieces[1:]
    return replace(table, caption=replace(paragraph, pieces=pieces, indent=None))


def _without(piece: Piece, count: int) -> Piece:
    """A piece without its first characters, each of the others still with its place."""
    line, column = piece.line, piece.column + count if piece.column else 0
    rest = []
    for offset, at_line, at_column in piece.breaks:
        if offset <= count:
            line, column = at_line, at_column + count - offset if at_column else 0
        else:
            rest.append((offset - count, at_line, at_column))
    return replace(piece, text=piece.text[count:], line=line, column=column, breaks=tuple(rest))


def _cell(token: Token, start: int, text: Manuscript, sink: Sink) -> Paragraph:
    """A cell that begins at `start` of its row; below 0 it is not known."""
    row = token.map[0] if token.map else 0
    line, column = text.places[row]
    place = (line, column + start if column and start >= 0 else 0)
    inline = read_inline(token, text, [place], sink)
    if inline.picture is not None:
        sink.report("E310", text.at(*place, 1))
    pieces = inline.paragraphs[0] if inline.paragraphs else ()
    notes = inline.annotations[0] if inline.annotations else ()
    return Paragraph("cell", pieces, line, "", notes)


def _starts(row: str) -> list[int]:
    """Where the text of each cell of a row begins; unknown where a sign in it is escaped."""
    if "\\|" in row:
        return []
    edges = [] if row.lstrip().startswith("|") else [0]
    edges += [match.end() for match in _BAR.finditer(row)]
    blanks = (_BLANK.match(row, edge) for edge in edges)
    return [blank.end() for blank in blanks if blank]


def _check_row(row: int, count: int, text: Manuscript, sink: Sink) -> None:
    """Report a row with more cells than the head, which the parser cuts, and one without bars."""
    written = text.rows[row].strip()
    bars = len(_BAR.findall(written)) - written.startswith("|")
    bars -= bool(written.endswith("|") and not written.endswith("\\|"))
    if bars + 1 > count:
        sink.report("E161", text.span(row), found=bars + 1, columns=count)
    elif "|" not in written and count > 1:
        sink.report("W166", text.span(row))
