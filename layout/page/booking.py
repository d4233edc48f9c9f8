"""订版: the room that an advert was sold, in columns and lines, and what it was given."""

from __future__ import annotations

import math

from layout.diagnostics import Words
from layout.page.desk import Desk
from layout.page.grid import PageGrid
from layout.page.region import Region
from layout.spec.model import Advert, Booked, Box
from layout.units import MM, Length

_NEAR = 1.0 * MM  # pt by which a sold length may miss a column's or a line's edge


def width_of(grid: PageGrid, columns: int) -> float:
    """The width of so many basic columns with the gutters between them, in points."""
    return (columns * grid.measure + (columns - 1) * grid.gutter) * grid.body


def depth_of(grid: PageGrid, lines: int) -> float:
    """The depth of so many lines from em box to em box, in points."""
    return lines * grid.leading - grid.gap


def booked_cells(grid: PageGrid, booked: Booked) -> tuple[int, int]:
    """The columns and lines that hold what was sold: the fewest, where it was sold by length."""
    columns, lines = booked.width, booked.depth
    if isinstance(columns, Length):
        room = (columns.absolute() or 0.0) - _NEAR + grid.gutter * grid.body
        columns = max(1, math.ceil(room / ((grid.measure + grid.gutter) * grid.body)))
    if isinstance(lines, Length):
        room = (lines.absolute() or 0.0) - _NEAR + grid.gap
        lines = max(1, math.ceil(room / grid.leading))
    return columns, lines


def check_booking(desk: Desk, box: Box, advert: Advert, region: Region) -> tuple[int, int] | None:
    """What was booked in columns and lines; a box of another size is told."""
    if advert.booked is None:
        return None
    booked, placed = booked_cells(desk.grid, advert.booked), (region.span, len(region.rows))
    if booked != placed:
        is_less = placed[0] < booked[0] or placed[1] < booked[1]
        desk.sink.report(
            "F220" if is_less else "W240",
            advert.where("booked"),
            box=box.name,
            booked=_words(desk.grid, booked),
            placed=_words(desk.grid, placed),
        )
    return booked


def _words(grid: PageGrid, cells: tuple[int, int]) -> Words:
    """A room as a message calls it."""
    columns, lines = cells
    wide, high = width_of(grid, columns) / MM, depth_of(grid, lines) / MM
    return Words(
        f"{columns} {'column' if columns == 1 else 'columns'} × {lines} "
        f"{'line' if lines == 1 else 'lines'} ({wide:.0f} × {high:.0f} mm)",
        f"{columns} 栏 × {lines} 行（{wide:.0f} × {high:.0f} 毫米）",
    )
