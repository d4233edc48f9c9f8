"""表格: rows of cells on the grid, between rules; whole, or parted with its head once more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Span
from layout.display import Rule
from layout.page import stroke
from layout.page.flow import REPEAT
from layout.page.galley import Room, Slot, Spread, SpreadBlock
from layout.page.line_block import LineBlock
from layout.page.marks import Mark
from layout.page.matter import Matter, source_lines
from layout.page.placed import Division, PlacedLine, Shape
from layout.page.table_columns import (
    Column,
    Columns,
    column_of,
    least_width,
    scaled,
    share_out,
    share_out_narrow,
)
from layout.spec import TextStyle
from layout.spec.copy import Paragraph as Copy
from layout.spec.copy import Table
from layout.spec.model import RuleKind
from layout.text import Paragraph, SetLine, break_lines, natural_width, ruby_text, set_line

LEAST_ROWS = 2
"""Rows on each side of a column's end, where a table is parted."""
WAYS = (
    *((1.0, True), (0.95, True), (0.9, True)),
    *((1.0, False), (0.85, True), (0.8, True)),
    *((0.95, False), (0.9, False), (0.85, False), (0.8, False)),
)
"""What is tried in turn: how much the type is condensed (80 % at the most, as in heads), and
whether each cell stands on one line."""
NARROWEST = WAYS[-1][0]
HEAD = 0  # the row of the head, where there is one


class _Cell(msgspec.Struct, frozen=True):
    """A cell as it was composed: its place in the text, and where it is written."""

    paragraph: Paragraph
    offset: int
    source: Span


class _Fit(msgspec.Struct, frozen=True):
    """The table in a measure: its columns, its cells, and how many lines each row takes."""

    columns: Columns
    shapes: tuple[Column, ...]
    rows: tuple[tuple[_Cell, ...], ...]
    depths: tuple[int, ...]
    scale: float


class TableBlock(SpreadBlock):
    """A flow block of a caption, the head and the rows of a table; see `spread`."""

    def __init__(self, matter: Matter, table: Table, *, is_last: bool) -> None:
        self.matter = matter
        self.table = table
        self.is_last = is_last
        self.grid = matter.desk.grid
        self.kind: RuleKind = matter.desk.edition.house.rules.table
        self.offset = len(matter.text)
        self.caption = self._caption(len(matter.text)) if table.caption else None
        self.start = len(matter.text) + (len(self.caption.text) if self.caption else 0)
        self.has_head = bool(table.head)
        self.rows = self._rows(1.0)
        self.shapes = self._shapes(self.rows)
        cells = [cell.paragraph for row in self.rows for cell in row]
        self.text = (self.caption.text if self.caption else "") + "".join(c.text for c in cells)
        self.ruby = "".join(ruby_text(one, 0) for one in cells if one.attachments)
        self.is_left_out = False
        self._fits: dict[float, _Fit | None] = {}
        self._spreads: dict[tuple[int, int], tuple[Room, Spread]] = {}
        if not matter.is_tight:
            self._report(matter.split.measure * self.grid.body)
        else:
            self.is_left_out = self.fit(matter.split.measure * self.grid.body) is None

    def divisions(self) -> Iterator[Division]:
        """Its caption and its cells, by its number (where it begins), row and column."""
        if self.caption:
            yield Division(self.offset, "table-caption", (self.offset,))
        for index, row in enumerate(self.rows):
            is_head = self.has_head and index == HEAD
            for column, cell in enumerate(row):
                place = (self.offset, index, column)
                yield Division(cell.offset, "head-cell" if is_head else "cell", place)

    # -- composing

    def _caption(self, offset: int) -> LineBlock:
        style = self.matter.style("table-caption")
        text = self.table.caption.text if self.table.caption else ""
        line = self.table.caption.line if self.table.caption else 0
        return LineBlock(self.matter.desk, (text,), style, self.matter.span(line), offset)

    def _rows(self, scale: float) -> tuple[tuple[_Cell, ...], ...]:
        """The cells composed, the head first; their text is the same in each scale."""
        offset = self.start
        rows = []
        head = (self.table.head,) if self.has_head else ()
        for index, row in enumerate((*head, *self.table.rows)):
            block = "table-head" if self.has_head and index == HEAD else "table"
            cells = []
            for copy in row:
                cells.append(self._cell(copy, block, offset, scale))
                offset += len(cells[-1].paragraph.text)
            rows.append(tuple(cells))
        return tuple(rows)

    def _cell(self, copy: Copy, block: str, offset: int, scale: float) -> _Cell:
        matter = self.matter
        inlines, marks, at = [], list[Mark](), 0
        for piece in copy.pieces:
            style = matter.style(block, piece.mark, piece.script)
            inlines.append((piece.text, _condensed(style, scale)))
            marks += [(at + one, span) for one, span in source_lines(matter.story.file, piece)]
            at += len(piece.text)
        attached = matter.attached(copy, inlines, 0) if copy.annotations else ()
        span = matter.span(copy.line)
        return _Cell(matter.desk.compose(inlines, span, marks, attached), offset, span)

    def _report(self, measure: float) -> None:
        """Tell of a table that is condensed, and of one that is too wide for its column."""
        desk, body = self.matter.desk, self.grid.body
        place = self.matter.span(self.table.line)
        fit = self.fit(measure)
        name = self.matter.box.name
        if fit is None:
            self.is_left_out = True
            needed = least_width(scaled(self.shapes, NARROWEST), body)
            desk.sink.report(
                "F216", place, box=name, needed=f"{needed / body:.1f}",
                measure=f"{measure / body:g}", chars=len("".join(self.text.split())),
            )  # fmt: skip
        elif fit.scale < 1:
            desk.sink.report("N232", place, box=name, percent=round(fit.scale * 100))

    # -- measuring

    def fit(self, measure: float) -> _Fit | None:
        """The table in a measure, by the first of `WAYS` that does; None where it is too wide."""
        if measure not in self._fits:
            likely = (
                way
                for way in WAYS
                if _share(way[1])(scaled(self.shapes, way[0]), measure, self.grid.body)
            )
            tried = (self._try(measure, *way) for way in likely)
            self._fits[measure] = next(filter(None, tried), None)
        return self._fits[measure]

    def _try(self, measure: float, scale: float, is_whole: bool) -> _Fit | None:  # noqa: FBT001
        rows = self.rows if scale == 1 else self._rows(scale)
        shapes = self.shapes if scale == 1 else self._shapes(rows)
        columns = _share(is_whole)(shapes, measure, self.grid.body)
        if columns is None:
            return None
        depths = [
            max(
                [1]
                + [
                    len(break_lines(cell.paragraph, (width,)))
                    for cell, width in zip(row, columns.widths, strict=True)
                    if cell.paragraph.text
                ]
            )
            for row in rows
        ]
        return _Fit(columns, shapes, rows, tuple(depths), scale)

    def _shapes(self, rows: Sequence[Sequence[_Cell]]) -> tuple[Column, ...]:
        head = rows[HEAD] if self.has_head else None
        return tuple(
            column_of(
                head[index].paragraph if head else None,
                [row[index].paragraph for row in rows[self.has_head :]],
                align,
            )
            for index, align in enumerate(self.table.aligns)
        )

    def lines_in(self, measure: float) -> int:
        """Its lines in a measure, without the white round it."""
        fit = None if self.is_left_out else self.fit(measure)
        if fit is None:
            return 0
        return sum(fit.depths) + (self.caption.depth(measure) if self.caption else 0)

    # -- placing

    def spread(self, room: Room, at: int) -> Spread:
        """Set it whole where it is, or at the head of the next column, or parted between rows.

        It is parted where two rows and more stand on each side; a table that can stand nowhere else
        is parted between any two. One too wide for every column is left over by itself.
        """
        if self.is_left_out:
            return Spread(at, left_over=self.text, is_left_out=True)
        key = (id(room), at)
        if key not in self._spreads:
            strict = _Way(self, room, at, LEAST_ROWS).go()
            if strict.lines_over:
                loose = _Way(self, room, at, 1).go()
                strict = min(strict, loose, key=lambda one: one.lines_over)
            self._spreads[key] = (room, strict)
        return self._spreads[key][1]


class _Way:
    """A table on its way through the columns, with at least so many rows on each side of an end."""

    def __init__(self, block: TableBlock, room: Room, at: int, least: int) -> None:
        self.block = block
        self.room = room
        self.at = at
        self.least = least
        self.next = block.has_head * 1  # the row to be set next
        self.count = len(block.rows)
        self.end = at
        self.lines: list[PlacedLine] = []
        self.shapes: list[Shape] = []
        self.used: list[range] = []
        self.repeated = ""
        self.is_begun = False

    def go(self) -> Spread:
        """Set what finds room."""
        start = self.at
        while start < len(self.room.slots) and not (self.is_begun and self.next == self.count):
            run = self.room.run(start)
            if fit := self.block.fit(self.room.slots[start].measure):
                self.enter(start, run, fit)
            start += run
        if not self.is_begun:
            measure = self.room.measures[-1]
            return Spread(
                len(self.room.slots), lines_over=self.block.lines_in(measure) or 1,
                left_over=self.block.text,
            )  # fmt: skip
        rest = [cell for row in self.block.rows[self.next :] for cell in row]
        fit = self.block.fit(self.room.measures[-1])
        depths = fit.depths[self.next :] if fit else [1] * (self.count - self.next)
        return Spread(
            self.end,
            tuple(self.lines),
            tuple(self.shapes),
            tuple(self.used),
            sum(depths),
            "".join(cell.paragraph.text for cell in rest),
            self.repeated,
            len(self.used) - 1,
        )

    def enter(self, start: int, run: int, fit: _Fit) -> None:
        """Set as many rows as a column takes from slot `start` on."""
        block, measure = self.block, self.room.slots[start].measure
        caption = block.caption if not self.is_begun else None
        above = caption.depth(measure) if caption else 0
        if not self.is_begun and not caption and self.room.is_under_text(start):
            above = 1
        head = fit.depths[HEAD] if block.has_head else 0
        count = self.rows_in(run - above - head, fit.depths[self.next :])
        if not count and not (self.count == self.next and above + head <= run):
            return
        if caption:
            lines, _ = caption.place(self.room.slots[start : start + above])
            self.lines += lines
        self.set_rows(start + above, count, fit)
        if self.next == self.count and not block.is_last and self.end < start + run:
            self.end += 1  # white below it
        self.used.append(range(start, self.end))

    def rows_in(self, room: int, depths: Sequence[int]) -> int:
        """How many rows stand in so many lines, with enough of them on each side of the end."""
        count = total = 0
        for depth in depths:
            total += depth
            if total > room:
                break
            count += 1
        if count == len(depths):
            return count
        count = min(count, len(depths) - self.least)
        return count if count >= self.least else 0

    def set_rows(self, at: int, count: int, fit: _Fit) -> None:
        """The head, then `count` rows, with their rules."""
        block, slots = self.block, self.room.slots
        first, levels = slots[at], [at]
        if block.has_head:
            self.lines += self.head_again(at, fit) if self.is_begun else self.row(HEAD, at, fit)
            at += fit.depths[HEAD]
            levels.append(at)
        for index in range(self.next, self.next + count):
            self.lines += self.row(index, at, fit)
            at += fit.depths[index]
            levels.append(at)
        is_deep = any(depth > 1 for depth in fit.depths[block.has_head :])
        inner = levels[1:-1] if is_deep else levels[1:-1][: block.has_head]
        self.shapes += self.rules(first, [one - levels[0] for one in inner], at - levels[0])
        self.is_begun = True
        self.next += count
        self.end = at

    def head_again(self, at: int, fit: _Fit) -> list[PlacedLine]:
        """The head once more, a text of its own; its ruby stands over the first alone."""
        moved = len(self.repeated) - fit.rows[HEAD][0].offset
        self.repeated += "".join(cell.paragraph.text for cell in fit.rows[HEAD])
        return [
            replace(one, line=_without_ruby(one.line), part=REPEAT, offset=one.offset + moved)
            for one in self.row(HEAD, at, fit)
        ]

    def row(self, index: int, at: int, fit: _Fit) -> Iterator[PlacedLine]:
        """The lines of a row, cell by cell; the head's stand at the foot of their row."""
        grid, slot = self.block.grid, self.room.slots[at]
        is_head = self.block.has_head and index == HEAD
        for column, cell in enumerate(fit.rows[index]):
            lines = list(_cell_lines(fit, column, index - self.block.has_head, cell))
            top = slot.line + (fit.depths[index] - len(lines) if is_head else 0)
            for number, (line, x) in enumerate(lines):
                y = grid.baseline(top + number)
                left = slot.x + fit.columns.lefts[column] + x
                yield PlacedLine(line, left, y, "body", cell.offset, cell.source)

    def rules(self, first: Slot, inner: Sequence[int], depth: int) -> Iterator[Rule]:
        """The rules over and under a part of the table, and hairlines between, at lines of it."""
        grid, left, right = self.block.grid, first.x, first.x + first.measure
        kind = self.block.kind
        yield from stroke.horizontal(kind, left, right, grid.y(first.line), side=-1)
        if kind != "none":
            for level in inner:
                yield from stroke.horizontal("hairline", left, right, grid.y(first.line + level))
        yield from stroke.horizontal(kind, left, right, grid.y(first.line + depth))


def _cell_lines(fit: _Fit, column: int, row: int, cell: _Cell) -> Iterator[tuple[SetLine, float]]:
    """The lines of a cell, each with its distance from the left of its column.

    `row` counts from the first under the head; the head's is below 0.
    """
    paragraph, width, shape = cell.paragraph, fit.columns.widths[column], fit.shapes[column]
    before = shape.befores[row] if shape.befores and row >= 0 else None
    if before is not None:
        spare = width - shape.before - shape.after
        x = {"left": 0.0, "centre": spare / 2, "right": spare}[shape.align]
        whole = natural_width(paragraph)
        line = set_line(paragraph, 0, len(paragraph.text), whole, align="left")
        yield line, x + shape.before - before
        return
    if not paragraph.text:
        return
    align = shape.head_align if row < 0 else shape.align
    for start, end in pairwise((0, *break_lines(paragraph, (width,)))):
        yield set_line(paragraph, start, end, width, align=align), 0.0


def _without_ruby(line: SetLine) -> SetLine:
    return replace(line, runs=tuple(run for run in line.runs if not run.is_ruby))


def _share(is_whole: bool) -> Callable[..., Columns | None]:  # noqa: FBT001
    return share_out if is_whole else share_out_narrow


def _condensed(style: TextStyle, scale: float) -> TextStyle:
    return style if scale == 1 else replace(style, x_scale=style.x_scale * scale)
