"""The text columns of a region: where each line of each leg stands and how wide it is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import msgspec

from layout.page.cut import LEAST_MEASURE
from layout.page.galley import Slot
from layout.page.grid import PageGrid, Split, split_shares
from layout.page.region import Region

BETWEEN = 1  # lines of white between two bands of one story
_ROUNDING = 1e-6


class Division(msgspec.Struct, frozen=True):
    """How a band of a story is divided: its columns by their shares of the width, its depth.

    `lines` None is all that is left.
    """

    shares: tuple[float, ...]
    gutter: float  # 字
    remainder: str
    lines: int | None = None


class Tier(msgspec.Struct, frozen=True):
    """A band of legs divided alike, which are read before those of the next one."""

    split: Split
    left: float  # of the first leg, in 字 from the left of the type area
    gutter: float  # 字
    columns: tuple[int, int]  # the numbers of its legs, the last exclusive
    lines: tuple[int, int]  # of the grid, the last exclusive
    slots: tuple[Slot, ...]

    def edges(self, index: int) -> tuple[float, float]:
        """Left and right of one of its legs, in 字 from the left of the type area."""
        left = self.left + self.split.lefts[index]
        return left, left + self.split.measures[index]


class Legs(msgspec.Struct, frozen=True):
    """The legs of a region in reading order, band by band; a region has one band or more."""

    tiers: tuple[Tier, ...]
    white_lines: tuple[int, ...]  # lines of the region where some leg had to be left white

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All slots in reading order."""
        if len(self.tiers) == 1:
            return self.tiers[0].slots
        return tuple(slot for tier in self.tiers for slot in tier.slots)

    @property
    def split(self) -> Split:
        """How the last band is made, which a longer story would go on in."""
        return self.tiers[-1].split


def most_columns(width: float, gutter: float) -> int:
    """How many legs of at least `LEAST_MEASURE` a width in 字 can hold."""
    return max(1, int((width + gutter) // (LEAST_MEASURE + gutter)))


def text_width(grid: PageGrid, region: Region, inset: float) -> float:
    """The width of a region between its insets, in 字."""
    return grid.column(region.span - 1) + grid.measure - 2 * inset


def part_of(region: Region, top: int, lines: int | None) -> Region | None:
    """The lines of a region from `top` on, `lines` of them or all; None where it has none."""
    start = top - region.top
    rows = region.rows[start:] if lines is None else region.rows[start : start + lines]
    return Region(top, rows) if any(rows) else None


def legs_of(grid: PageGrid, region: Region, inset: float, divisions: Sequence[Division]) -> Legs:
    """Split a region into legs; a leg is as wide in each line as the region's shape allows."""
    tiers: list[Tier] = []
    touched: list[int] = []
    top, column = region.top, 0
    for division in divisions:
        part = part_of(region, top, division.lines)
        if part is None:
            break
        tier, white = _tier(grid, part, inset, division, column)
        tiers.append(tier)
        touched += white
        column = tier.columns[1]
        top = part.bottom + BETWEEN
    return Legs(tuple(tiers), tuple(touched))


def _tier(
    grid: PageGrid, region: Region, inset: float, division: Division, column: int
) -> tuple[Tier, list[int]]:
    """One band, its legs numbered from `column` on, and its lines where a leg is too narrow."""
    width = text_width(grid, region, inset)
    split = split_shares(width, division.shares, division.gutter, division.remainder)
    left = grid.column(region.left) + inset
    slots: list[Slot] = []
    white: set[int] = set()
    for index, (start, measure) in enumerate(zip(split.lefts, split.measures, strict=True)):
        leg = (left + start, left + start + measure)
        for band in region.bands():
            room = _room(grid, band.intervals, inset, leg)
            if room is None:
                white.update(range(band.top, band.bottom))
                continue
            x, wide = grid.x(room[0]), room[1] * grid.body
            slots += [Slot(column + index, line, x, wide) for line in range(band.top, band.bottom)]
    count = len(split.lefts)
    gutter = split.gutter if count > 1 else division.gutter
    numbers, lines = (column, column + count), (region.top, region.bottom)
    tier = Tier(split, left, gutter, numbers, lines, tuple(slots))
    return tier, sorted(line for line in white if _is_partly(grid, region, line, tier))


def _room(
    grid: PageGrid,
    intervals: tuple[tuple[int, int], ...],
    inset: float,
    leg: tuple[float, float],
) -> tuple[float, float] | None:
    """Left end and measure (字) of the widest part of a leg inside the intervals of a line.

    A part at the right end of the leg keeps that edge straight.
    """
    best: tuple[float, float] | None = None
    for start, end in intervals:
        left = max(leg[0], grid.column(start) + inset)
        right = min(leg[1], grid.column(end - 1) + grid.measure - inset)
        width = right - left
        if width + _ROUNDING < leg[1] - leg[0]:
            width = float(math.floor(width + _ROUNDING))
            left = right - width if right == leg[1] else left
        if width >= min(LEAST_MEASURE, leg[1] - leg[0]) and (best is None or width > best[1]):
            best = (left, width)
    return best


def _is_partly(grid: PageGrid, region: Region, line: int, tier: Tier) -> bool:
    """Whether cells of the line lie in a leg that could not take them."""
    for first, last in _edges(tier):
        for column in range(region.left, region.right):
            if not region.row(line) >> column & 1:
                continue
            edge = grid.column(column)
            overlap = min(last, edge + grid.measure) - max(first, edge)
            if 1.0 <= overlap < LEAST_MEASURE:
                return True
    return False


def _edges(tier: Tier) -> Iterator[tuple[float, float]]:
    return (tier.edges(index) for index in range(len(tier.split.lefts)))
