"""加框 and 底纹: the outline and the ground of a region of any shape."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import get_args

from layout.display import BLACK, Colour, Fill, Path, Rule
from layout.page import stroke
from layout.page.grid import PageGrid
from layout.page.placed import PlacedLine
from layout.page.region import Band, Region
from layout.spec.model import Box, Frame, RuleKind, Side

ALL_SIDES: tuple[Side, ...] = get_args(Side)
TEXT_INSET = 1.0  # 字 between a frame or the edge of a ground and the text in it
PICTURE_INSET = 0.6  # 字 between a frame and the picture in it
_NEAR = 0.1  # pt beside an edge
_HEAVY = 1.0  # pt of a stroke whose corners would be seen open
_CLEAR = 2.0  # pt between a pattern and the text in it
_CLEAR_PICTURE = 3.0  # and a picture


def is_framed(box: Box) -> bool:
    """Whether a frame is drawn round the box."""
    return bool(box.frame and box.frame.kind != "none")


def is_ornate(frame: Frame) -> bool:
    """Whether a frame has a pattern or corner pieces, which only a rectangle can have."""
    return frame.kind not in stroke.STROKES or frame.corners != "none"


def depth_of(box: Box, grid: PageGrid) -> float:
    """How far the frame reaches into its box, in points; strokes count as nought."""
    frame = box.frame
    if not frame or frame.kind == "none" or not is_ornate(frame):
        return 0.0
    from layout.page.ornament import reach  # a page without ornaments need not pay

    return reach(frame, grid)


def pattern_depth(box: Box, grid: PageGrid) -> float:
    """How deep the pattern round a box is, in points; nought round most."""
    if not box.frame or box.frame.kind in stroke.STROKES:
        return 0.0
    from layout.page.ornament import pattern_size

    return pattern_size(box.frame, grid)


def text_inset(box: Box, grid: PageGrid) -> float:
    """Whole 字 that the text of a box keeps from its edges at the sides."""
    frame = box.frame if is_framed(box) else None
    is_open = frame and frame.sides is not None and not {"left", "right"} & set(frame.sides)
    if not box.tint and (not frame or is_open):
        return 0.0
    depth = depth_of(box, grid)
    return max(TEXT_INSET, float(math.ceil((depth + _CLEAR) / grid.body)) if depth else 0.0)


def picture_inset(box: Box, grid: PageGrid) -> float:
    """字 that a picture keeps from the frame."""
    if not is_framed(box):
        return 0.0
    depth = depth_of(box, grid)
    return max(PICTURE_INSET, (depth + _CLEAR_PICTURE) / grid.body if depth else 0.0)


def is_touched(grid: PageGrid, region: Region, frame: Frame, lines: Iterable[PlacedLine]) -> bool:
    """Whether a pattern or corner piece would run through a line of text."""
    if not is_ornate(frame):
        return False
    from layout.page.ornament import touches

    return touches(grid, region, frame, lines)


def edges(grid: PageGrid, region: Region, frame: Frame, colour: Colour) -> Iterator[Rule | Path]:
    """What is drawn of a frame; the region is a rectangle where the frame is ornate."""
    sides = ALL_SIDES if frame.sides is None else frame.sides
    if is_ornate(frame):
        from layout.page.ornament import ornaments

        yield from ornaments(grid, region, frame, colour)
    if frame.kind in stroke.STROKES:
        yield from outline(grid, region, frame.kind, colour, sides)


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


def outline(
    grid: PageGrid,
    region: Region,
    kind: RuleKind,
    colour: Colour = BLACK,
    sides: Collection[Side] = ALL_SIDES,
) -> Iterator[Rule]:
    """Rules along the edges of the region; double kinds have their second stroke inside."""
    pen = _Pen(kind, colour, sides)
    bands = list(region.bands())
    spans = [[], *(band_edges(grid, band) for band in bands), []]
    for index, band in enumerate(bands):
        above, own, below = spans[index : index + 3]
        top, bottom = _depth(grid, region, band)
        yield from pen.level(top, own, above)
        for left, right in own:
            yield from pen.upright("left", left, (top, bottom), (above, below))
            yield from pen.upright("right", right, (top, bottom), (above, below))
    yield from pen.level(_depth(grid, region, bands[-1])[1], [], spans[-2])


def _depth(grid: PageGrid, region: Region, band: Band) -> tuple[float, float]:
    """Top and bottom of a band: the region's own edges stand half a line gap inside its cells."""
    top = grid.y(band.top) + (grid.gap / 2 if band.top == region.top else 0.0)
    bottom = grid.y(band.bottom) - (grid.gap / 2 if band.bottom == region.bottom else 0.0)
    return top, bottom


Spans = list[tuple[float, float]]
"""Left and right edges of what lies at a height, in points."""


class _Pen:
    """Draws the sides of a region so that the strokes of two sides meet in their corner."""

    def __init__(self, kind: RuleKind, colour: Colour, sides: Collection[Side]) -> None:
        self.kind, self.colour, self.sides = kind, colour, sides

    def level(self, y: float, below: Spans, above: Spans) -> Iterator[Rule]:
        """The edges at a height: where the region lies on one side of it only."""
        stops = sorted({x for pair in (*below, *above) for x in pair})
        for left, right in pairwise(stops):
            is_top = _covers(below, left, right)
            if is_top == _covers(above, left, right):
                continue
            near, far = (below, above) if is_top else (above, below)
            turns = (
                self._turn("left", _holds(near, left - _NEAR), _holds(far, left - _NEAR)),
                self._turn("right", _holds(near, right + _NEAR), _holds(far, right + _NEAR)),
            )
            side: Side = "top" if is_top else "bottom"
            for start, end, offset, weight, dash in self._strokes(side, (left, right), turns):
                at = y + (offset if is_top else -offset)
                yield Rule(start, at, end, at, weight, self.colour, dash=dash)

    def upright(
        self, side: Side, x: float, ends: tuple[float, float], beyond: tuple[Spans, Spans]
    ) -> Iterator[Rule]:
        """The left or right edge of a band, `beyond` what lies over and under it."""
        inwards = _NEAR if side == "left" else -_NEAR
        names: tuple[Side, Side] = ("top", "bottom")
        turns = tuple(
            self._turn(name, _holds(spans, x + inwards), _holds(spans, x - inwards))
            for name, spans in zip(names, beyond, strict=True)
        )
        for start, end, offset, weight, dash in self._strokes(side, ends, turns):
            at = x + (offset if side == "left" else -offset)
            yield Rule(at, start, at, end, weight, self.colour, dash=dash)

    def _turn(self, side: Side, is_inside: bool, is_beyond: bool) -> int:  # noqa: FBT001
        """How an edge ends where `side` would meet it: 1 outwards, -1 inwards, 0 going on."""
        if not is_inside:
            return 1 if side in self.sides else 0
        return -1 if is_beyond and _OPPOSITE[side] in self.sides else 0

    def _strokes(
        self, side: Side, ends: tuple[float, float], turns: Sequence[int]
    ) -> Iterator[tuple[float, float, float, float, tuple[float, float] | None]]:
        """Start, end, offset inwards, weight and dash of each stroke of a side."""
        if side not in self.sides:
            return
        dash = stroke.dash_of(self.kind, ends[1] - ends[0])
        for offset, weight in stroke.STROKES[self.kind]:
            fill = weight / 2 if weight >= _HEAVY and not dash else 0.0
            first, last = (turn * offset - abs(turn) * fill for turn in turns)
            yield ends[0] + first, ends[1] - last, offset, weight, dash


_OPPOSITE: dict[Side, Side] = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


def _covers(spans: Spans, left: float, right: float) -> bool:
    return any(a <= left and right <= b for a, b in spans)


def _holds(spans: Spans, x: float) -> bool:
    return any(a < x < b for a, b in spans)
