"""挖版: rectangles cut out of text columns, and the lines of the columns that are left beside them.

A rectangle stands in columns of the grid, in legs of the text, or anywhere between two points of a
line; it is always whole lines deep. Whatever stands in it, a head, a picture, words of a story, is
the concern of who cuts it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from layout.page.galley import Slot
from layout.page.grid import PageGrid
from layout.page.region import Region

LEAST_MEASURE = 5.0  # 字; a narrower line is left white
ROUNDING = 1e-3  # pt


class Cut(msgspec.Struct, frozen=True):
    """A rectangle: left and right in points, lines of the grid from `top` to before `bottom`."""

    left: float
    right: float
    top: int
    bottom: int

    def meets(self, other: Cut) -> bool:
        """Whether two rectangles share some place."""
        return (
            self.top < other.bottom
            and other.top < self.bottom
            and self.left < other.right - ROUNDING
            and other.left < self.right - ROUNDING
        )


class Beside(msgspec.Struct, frozen=True):
    """What cuts leave: the slots that remain, in their order, and those that had to be given up.

    A slot that lies in a cut altogether is in neither; `white` are those that keep some width
    beside it, but less than a line may have.
    """

    slots: tuple[Slot, ...]
    white: tuple[Slot, ...] = ()


def over_columns(grid: PageGrid, columns: tuple[int, int], lines: tuple[int, int]) -> Cut:
    """The rectangle of basic columns and lines, both from the first to before the second."""
    (left, right), (top, bottom) = columns, lines
    return Cut(
        grid.x(grid.column(left)), grid.x(grid.column(right - 1) + grid.measure), top, bottom
    )


def adjoin(row: Sequence[Slot], gutter: float) -> bool:
    """Whether slots of one line, from the left, have no more than a gutter (points) between them.

    Between others something else stands: a head, another box.
    """
    return all(b.x - (a.x + a.measure) <= gutter + ROUNDING for a, b in pairwise(row))


def over_legs(
    slots: Sequence[Slot], legs: tuple[int, int], lines: tuple[int, int], gutter: float
) -> Cut | None:
    """The rectangle that legs share in all of the lines, from the first to before the second each.

    None where one of the legs has no slot in one of the lines, they have no width in common, or
    more than a gutter (points) lies between them.
    """
    (first, last), (top, bottom) = legs, lines
    within = [x for x in slots if first <= x.column < last and top <= x.line < bottom]
    if len({(x.column, x.line) for x in within}) < (last - first) * (bottom - top) or not within:
        return None
    rows = [[x for x in within if x.line == line] for line in range(top, bottom)]
    if not all(adjoin(row, gutter) for row in rows):
        return None
    left = max(x.x for x in within if x.column == first)
    right = min(x.x + x.measure for x in within if x.column == last - 1)
    return Cut(left, right, top, bottom) if left < right else None


def cut_slots(
    grid: PageGrid, slots: Iterable[Slot], cuts: Sequence[Cut], clearance: float
) -> Beside:
    """The slots without what the cuts take, each as wide as it can be, `clearance` points away.

    A slot that is cut has a whole number of 字; its rest lies beside the cut, so that the edges of
    a column stay straight. Less than `LEAST_MEASURE` is left white.
    """
    if not cuts:
        return Beside(tuple(slots))
    kept: list[Slot] = []
    white: list[Slot] = []
    for slot in slots:
        edge = slot.x + slot.measure
        parts = [(slot.x, edge)]
        for cut in cuts:
            if cut.top <= slot.line < cut.bottom:
                parts = list(_without(parts, cut, clearance))
        left, right = max(parts, key=lambda part: part[1] - part[0], default=(edge, edge))
        if right - left > slot.measure - ROUNDING:
            kept.append(slot)
            continue
        measure = math.floor((right - left) / grid.body + ROUNDING) * grid.body
        if measure >= min(LEAST_MEASURE * grid.body, slot.measure):
            x = right - measure if right == edge and left > slot.x else left
            kept.append(replace(slot, x=x, measure=measure))
        elif right - left >= grid.body:
            white.append(slot)
    return Beside(tuple(kept), tuple(white))


def _without(
    parts: Iterable[tuple[float, float]], cut: Cut, clearance: float
) -> Iterator[tuple[float, float]]:
    """What a cut leaves of stretches of a line."""
    first, last = cut.left - clearance, cut.right + clearance
    for left, right in parts:
        if left < min(right, first):
            yield left, min(right, first)
        if max(left, last) < right:
            yield max(left, last), right


def cut_region(region: Region, columns: tuple[int, int], lines: tuple[int, int]) -> Region:
    """The region without the cells of these basic columns and lines.

    What is left may be in pieces; empty lines at its top and foot fall away.
    """
    bits = ((1 << (columns[1] - columns[0])) - 1) << columns[0]
    rows = [
        row & ~bits if lines[0] <= line < lines[1] else row
        for line, row in enumerate(region.rows, region.top)
    ]
    while rows and not rows[-1]:
        rows.pop()
    skip = next((i for i, row in enumerate(rows) if row), len(rows))
    return Region(region.top + skip, tuple(rows[skip:]))
