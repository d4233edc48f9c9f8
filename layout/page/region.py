"""The cells of the page that a box owns, line by line, as sets of basic columns."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

Interval = tuple[int, int]
"""Basic columns from the first to before the second, counted from 0."""


class Band(msgspec.Struct, frozen=True):
    """Consecutive lines of a region that cover the same columns."""

    top: int
    bottom: int  # exclusive
    intervals: tuple[Interval, ...]


class Region(msgspec.Struct, frozen=True):
    """Cells joined by edges: `rows[i]` belongs to line `top + i`, its bit c to basic column c."""

    top: int
    rows: tuple[int, ...]

    @property
    def bottom(self) -> int:
        """The line after the last."""
        return self.top + len(self.rows)

    @property
    def left(self) -> int:
        """The first basic column of the widest extent."""
        cover = self.cover
        return (cover & -cover).bit_length() - 1

    @property
    def right(self) -> int:
        """The column after the last of the widest extent."""
        return self.cover.bit_length()

    @property
    def cover(self) -> int:
        """All columns that some row covers, as bits."""
        cover = 0
        for row in self.rows:
            cover |= row
        return cover

    @property
    def span(self) -> int:
        """How many basic columns the widest extent has."""
        return self.right - self.left

    @property
    def cells(self) -> int:
        """How many cells of one column and one line the region has."""
        return sum(row.bit_count() for row in self.rows)

    @property
    def is_rectangle(self) -> bool:
        """Whether all rows cover the same columns without a gap."""
        return len(set(self.rows)) == 1 and len(intervals(self.rows[0])) == 1

    def row(self, line: int) -> int:
        """The columns of a line as bits; 0 outside the region."""
        index = line - self.top
        return self.rows[index] if 0 <= index < len(self.rows) else 0

    def bands(self) -> Iterator[Band]:
        """The region from top to bottom in stretches of equal rows."""
        start = 0
        for index in range(1, len(self.rows) + 1):
            if index == len(self.rows) or self.rows[index] != self.rows[start]:
                row = self.rows[start]
                yield Band(self.top + start, self.top + index, intervals(row))
                start = index


def intervals(row: int) -> tuple[Interval, ...]:
    """The runs of set bits of a row."""
    found: list[Interval] = []
    column = 0
    while row >> column:
        if row >> column & 1:
            start = column
            while row >> column & 1:
                column += 1
            found.append((start, column))
        else:
            column += 1
    return tuple(found)


def rectangle(left: int, right: int, top: int, bottom: int) -> Region:
    """The region of columns `left` to before `right`, lines `top` to before `bottom`."""
    return Region(top, (((1 << (right - left)) - 1) << left,) * (bottom - top))


def pieces(rows: dict[int, int]) -> list[dict[int, int]]:
    """Split cells (line → columns as bits) into parts whose cells are joined by edges."""
    left = {
        (line, c) for line, row in rows.items() for c in range(row.bit_length()) if row >> c & 1
    }
    parts: list[dict[int, int]] = []
    while left:
        part: dict[int, int] = {}
        edge = [min(left)]
        left.discard(edge[0])
        while edge:
            line, column = edge.pop()
            part[line] = part.get(line, 0) | 1 << column
            for near in (
                (line - 1, column),
                (line + 1, column),
                (line, column - 1),
                (line, column + 1),
            ):
                if near in left:
                    left.discard(near)
                    edge.append(near)
        parts.append(part)
    return parts
