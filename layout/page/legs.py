"""The text columns of a region: where each line of each leg stands and how wide it is."""

from __future__ import annotations

import math

import msgspec

from layout.page.cut import LEAST_MEASURE
from layout.page.galley import Slot
from layout.page.grid import PageGrid, Split, split_width
from layout.page.region import Region

_ROUNDING = 1e-6


class Legs(msgspec.Struct, frozen=True):
    """The legs of a region: the split of its width and the slots in reading order."""

    split: Split
    left: float  # of the first leg, in 字 from the left of the type area
    gutter: float  # 字
    slots: tuple[Slot, ...]
    white_lines: tuple[int, ...]  # lines of the region where some leg had to be left white


def most_columns(width: float, gutter: float) -> int:
    """How many legs of at least `LEAST_MEASURE` a width in 字 can hold."""
    return max(1, int((width + gutter) // (LEAST_MEASURE + gutter)))


def text_width(grid: PageGrid, region: Region, inset: float) -> float:
    """The width of a region between its insets, in 字."""
    return grid.column(region.span - 1) + grid.measure - 2 * inset


def legs_of(
    grid: PageGrid, region: Region, inset: float, columns: int, gutter: float, remainder: str
) -> Legs:
    """Split a region into legs; a leg is as wide in each line as the region's shape allows."""
    split = split_width(text_width(grid, region, inset), columns, gutter, remainder)
    left = grid.column(region.left) + inset
    slots: list[Slot] = []
    white: set[int] = set()
    for column, start in enumerate(split.lefts):
        first, last = left + start, left + start + split.measure
        for band in region.bands():
            room = _room(grid, band.intervals, inset, (first, last))
            if room is None:
                white.update(range(band.top, band.bottom))
                continue
            x, measure = grid.x(room[0]), room[1] * grid.body
            slots += [Slot(column, line, x, measure) for line in range(band.top, band.bottom)]
    pitch = split.lefts[1] - split.lefts[0] - split.measure if columns > 1 else gutter
    touched = tuple(sorted(line for line in white if _is_partly(grid, region, line, left, split)))
    return Legs(split, left, pitch, tuple(slots), touched)


def _room(
    grid: PageGrid,
    intervals: tuple[tuple[int, int], ...],
    inset: float,
    leg: tuple[float, float],
) -> tuple[float, float] | None:
    """Left end and measure (字) of the widest part of a leg inside the intervals of a line."""
    best: tuple[float, float] | None = None
    for start, end in intervals:
        left = max(leg[0], grid.column(start) + inset)
        right = min(leg[1], grid.column(end - 1) + grid.measure - inset)
        width = right - left
        if width + _ROUNDING < leg[1] - leg[0]:
            width = float(math.floor(width + _ROUNDING))
        if width >= min(LEAST_MEASURE, leg[1] - leg[0]) and (best is None or width > best[1]):
            best = (left, width)
    return best


def _is_partly(grid: PageGrid, region: Region, line: int, left: float, split: Split) -> bool:
    """Whether cells of the line lie in a leg that could not take them."""
    for start in split.lefts:
        first, last = left + start, left + start + split.measure
        for column in range(region.left, region.right):
            if not region.row(line) >> column & 1:
                continue
            edge = grid.column(column)
            overlap = min(last, edge + grid.measure) - max(first, edge)
            if 1.0 <= overlap < LEAST_MEASURE:
                return True
    return False
