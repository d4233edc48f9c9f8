"""版心: the type area in points, and the splitting of a width into text columns (破栏)."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from layout.spec.model import House

ASCENT = 0.88
"""Share of the em box above the baseline: the ideographic box of Source Han and its kin."""
_ROUNDING = 1e-6


class PageGrid(msgspec.Struct, frozen=True):
    """The grid of a page: steps in 字 and lines, and where they stand in points.

    x and y run from the top left corner of the trimmed page. Columns and lines count from 0.
    """

    width: float
    height: float
    left: float
    top: float
    columns: int
    measure: float  # 字
    gutter: float  # 字
    lines: int
    body: float  # pt
    leading: float  # pt

    @property
    def gap(self) -> float:
        """White between two lines of the body, in points."""
        return self.leading - self.body

    @property
    def zi(self) -> float:
        """The width of the type area in 字."""
        return self.columns * self.measure + (self.columns - 1) * self.gutter

    def column(self, index: int) -> float:
        """The left edge of a basic column, in 字 from the left of the type area."""
        return index * (self.measure + self.gutter)

    def x(self, zi: float) -> float:
        """Points from the left of the page of a place in 字 in the type area."""
        return self.left + zi * self.body

    def y(self, line: float) -> float:
        """The top of a grid line's cell."""
        return self.top + line * self.leading

    def baseline(self, line: int) -> float:
        """The baseline of body text in a line; the em box stands in the middle of the cell."""
        return self.y(line) + self.gap / 2 + ASCENT * self.body


def page_grid(house: House, number: int = 1) -> PageGrid:
    """The grid of a page, its type area centred on the sheet where no margin says otherwise.

    Odd pages lie right of the fold, their inner margin at the left; even pages mirror them.
    """
    grid, paper = house.grid, house.paper
    body, leading = grid.body_pt, grid.leading_pt
    width = paper.trim.width.pt(body, leading)
    height = paper.trim.height.pt(body, leading)
    zi = grid.columns * grid.measure_zi + (grid.columns - 1) * grid.gutter_zi
    spare_x = width - zi * body
    spare_y = height - grid.lines * leading
    margins = paper.margins

    def near(first: float | None, last: float | None, spare: float, share: float) -> float:
        """The first of two margins, given one of them, both or neither."""
        if first is not None:
            return first
        return spare * share if last is None else spare - last

    def points(name: str) -> float | None:
        length = getattr(margins, name)
        return None if length is None else float(length.pt(body, leading))

    left, right = ("inner", "outer") if number % 2 else ("outer", "inner")
    return PageGrid(
        width=width,
        height=height,
        left=near(points(left), points(right), spare_x, 0.5),
        top=near(points("head"), points("foot"), spare_y, 0.5),
        columns=grid.columns,
        measure=grid.measure_zi,
        gutter=grid.gutter_zi,
        lines=grid.lines,
        body=body,
        leading=leading,
    )


class Split(msgspec.Struct, frozen=True):
    """A width split into text columns: their left edges and their measures, in 字.

    `tracking` is what is added after each character, in 字, where the rest goes into the lines.
    """

    lefts: tuple[float, ...]
    measures: tuple[float, ...]
    tracking: float = 0.0

    @property
    def measure(self) -> float:
        """The measure of the columns, or the mean of unequal ones."""
        if len(set(self.measures)) == 1:
            return self.measures[0]
        return sum(self.measures) / len(self.measures)

    @property
    def gutter(self) -> float:
        """The white between the first two columns; 0 for one alone."""
        return self.lefts[1] - self.measures[0] if len(self.lefts) > 1 else 0.0


WIDEST_GUTTER = 2.5  # 字 (newspaper-terms, section 2: 自动)


def split_width(width: float, count: int, gutter: float, remainder: str) -> Split:
    """Split `width` 字 into `count` equal columns of a whole number of 字; see `split_shares`."""
    return split_shares(width, (1.0,) * count, gutter, remainder)


def split_shares(width: float, shares: Sequence[float], gutter: float, remainder: str) -> Split:
    """Split `width` 字 into columns of a whole number of 字 (newspaper-terms, section 2).

    What is left of the width without its gutters is given out by `shares`. `remainder` says where
    the rest goes: `gutters` (绝对) widens them, `measure` (自由) gives each column a fraction of a
    字, `relative` (相对) gives some columns a 字 more, `tracking` spreads it between the
    characters, `margin` leaves it at the right; `auto` (自动) widens the gutters to `WIDEST_GUTTER`
    at the most, else the columns. A count too high for the width is lowered by the caller; here a
    column has at least one 字.
    """
    count = len(shares)
    free = width - (count - 1) * gutter
    exact = [free * share / sum(shares) for share in shares]
    measures = [max(1.0, float(math.floor(one + _ROUNDING))) for one in exact]
    rest = free - sum(measures)
    if remainder == "auto":
        is_near = count == 1 or gutter + rest / (count - 1) <= WIDEST_GUTTER + _ROUNDING
        remainder = "gutters" if is_near else "measure"
    tracking = 0.0
    if remainder in ("measure", "tracking"):
        tracking = free / sum(measures) - 1 if remainder == "tracking" else 0.0
        measures, rest = exact, 0.0
    elif remainder == "relative":
        most = sorted(range(count), key=lambda i: (measures[i] - exact[i], i))
        for index in most[: math.floor(rest + _ROUNDING)]:
            measures[index] += 1
        rest = max(0.0, free - sum(measures))
    if remainder in ("gutters", "relative") and count > 1:
        gutter += rest / (count - 1)
    lefts = [sum(measures[:index]) + index * gutter for index in range(count)]
    return Split(tuple(lefts), tuple(measures), tracking)
