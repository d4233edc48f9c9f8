"""版心: the type area in points, and the splitting of a width into text columns (破栏)."""

from __future__ import annotations

import math

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
    """A width split into text columns: their left edges and their measure, in 字.

    `tracking` is what is added after each character, in 字, where the rest goes into the lines.
    """

    lefts: tuple[float, ...]
    measure: float
    tracking: float = 0.0


def split_width(width: float, count: int, gutter: float, remainder: str) -> Split:
    """Split `width` 字 into `count` columns of a whole number of 字 (newspaper-terms, section 2).

    `remainder` says where the rest goes: `gutters` widens them, `margin` leaves it at the right,
    `measure` gives each column a fraction of a 字, `tracking` spreads it between the characters.
    A count too high for the width is lowered by the caller; here a column has at least one 字.
    """
    free = width - (count - 1) * gutter
    exact = free / count
    measure = max(1.0, float(math.floor(exact + _ROUNDING)))
    rest = free - measure * count
    pitch = measure + gutter
    if remainder == "gutters" and count > 1:
        pitch += rest / (count - 1)
    if remainder in ("measure", "tracking"):
        pitch = exact + gutter
        tracking = exact / measure - 1 if remainder == "tracking" else 0.0
        return Split(tuple(i * pitch for i in range(count)), exact, tracking)
    return Split(tuple(i * pitch for i in range(count)), measure)
