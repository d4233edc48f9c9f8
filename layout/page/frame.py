"""加框 and 底纹: the outline and the ground of a region of any shape."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from layout.display import Colour, Fill, Rule
from layout.page import stroke
from layout.page.grid import PageGrid
from layout.page.region import Band, Region
from layout.spec.model import Box, RuleKind


def is_framed(box: Box) -> bool:
    """Whether a frame is drawn round the box."""
    return bool(box.frame and box.frame != "none")


def band_edges(grid: PageGrid, band: Band) -> list[tuple[float, float]]:
    """The left and right edges of each of a band's intervals, in points."""
    return [
        (grid.x(grid.column(left)), grid.x(grid.column(right - 1) + grid.measure))
        for left, right in band.intervals
    ]


def ground(grid: PageGrid, region: Region, colour: Colour) -> Iterator[Fill]:
    """A fill under the whole region, its gutters included."""
    for band in region.bands():
        top, bottom = _depth(grid, region, band)
        for left, right in band_edges(grid, band):
            yield Fill(left, top, right - left, bottom - top, colour)


def outline(grid: PageGrid, region: Region, kind: RuleKind) -> Iterator[Rule]:
    """Rules along all edges of the region; double kinds have their second stroke inside."""
    above: list[tuple[float, float]] = []
    for band in region.bands():
        edges = band_edges(grid, band)
        top, bottom = _depth(grid, region, band)
        yield from _level(kind, top, edges, above)
        for left, right in edges:
            yield from stroke.vertical(kind, left, top, bottom)
            yield from stroke.vertical(kind, right, top, bottom, side=-1)
        above = edges
    yield from _level(kind, _depth(grid, region, band)[1], [], above)


def _depth(grid: PageGrid, region: Region, band: Band) -> tuple[float, float]:
    """Top and bottom of a band: the region's own edges stand half a line gap inside its cells."""
    top = grid.y(band.top) + (grid.gap / 2 if band.top == region.top else 0.0)
    bottom = grid.y(band.bottom) - (grid.gap / 2 if band.bottom == region.bottom else 0.0)
    return top, bottom


def _level(
    kind: RuleKind, y: float, below: list[tuple[float, float]], above: list[tuple[float, float]]
) -> Iterator[Rule]:
    """The edges at a height: where the region lies on one side of it only."""
    stops = sorted({x for pair in (*below, *above) for x in pair})
    for left, right in pairwise(stops):
        inside_below = any(a <= left and right <= b for a, b in below)
        inside_above = any(a <= left and right <= b for a, b in above)
        if inside_below != inside_above:
            yield from stroke.horizontal(kind, left, right, y, side=1 if inside_below else -1)
