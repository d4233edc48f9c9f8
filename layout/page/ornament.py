"""花边 and 角花: patterns round a rectangle in whole tiles, and pieces set in its corners."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

import msgspec

from layout.display import Colour, Path
from layout.page.grid import ASCENT, PageGrid
from layout.page.pattern import KEY, PATTERNS, Contour, Pattern, bars, circle, leaf, polygon
from layout.page.placed import PlacedLine
from layout.page.region import Region
from layout.spec.model import CornerKind, Frame, Side

SIDES: tuple[Side, ...] = ("top", "right", "bottom", "left")
NEAR = 0.5  # pt that an em box, which no ink fills to its edge, may reach into a pattern
_CLEAR = 2.0  # pt between a rule and the corner piece inside it
CORNER_ZI = 1.4
"""Size of a corner piece, in 字, where the frame gives none."""


def pattern_size(frame: Frame, grid: PageGrid) -> float:
    """How deep the pattern of a frame is, in points; nought where it is a rule."""
    pattern = PATTERNS.get(frame.kind)
    return _size(frame, grid, pattern.depth) if pattern else 0.0


def reach(frame: Frame, grid: PageGrid) -> float:
    """How far pattern and corner pieces come into the box, in points."""
    depth = pattern_size(frame, grid)
    if frame.corners == "none":
        return depth
    piece = CORNER_ZI * grid.body if depth else _size(frame, grid, CORNER_ZI * grid.body)
    return depth + _CLEAR + piece * _EXTENT[frame.corners]


def _size(frame: Frame, grid: PageGrid, default: float) -> float:
    return default if frame.size is None else frame.size.pt(grid.body, grid.leading)


def ornaments(grid: PageGrid, region: Region, frame: Frame, colour: Colour) -> Iterator[Path]:
    """The pattern round a rectangular region and the pieces in its corners."""
    area, depth, piece = _measures(grid, region, frame)
    pattern = PATTERNS.get(frame.kind)
    if pattern:
        yield from border(area, pattern, depth, colour, frame.sides or SIDES)
    yield from corners(area, frame.corners, piece, colour, depth)


def _measures(grid: PageGrid, region: Region, frame: Frame) -> tuple[Rectangle, float, float]:
    """The area that is framed, the depth of its pattern, and the size of its corner pieces."""
    area = Rectangle(
        grid.x(grid.column(region.left)),
        grid.y(region.top) + grid.gap / 2,
        grid.x(grid.column(region.right - 1) + grid.measure),
        grid.y(region.bottom) - grid.gap / 2,
    )
    depth = pattern_size(frame, grid)
    piece = CORNER_ZI * grid.body if depth else _size(frame, grid, CORNER_ZI * grid.body)
    return area, depth, piece


def touches(grid: PageGrid, region: Region, frame: Frame, lines: Iterable[PlacedLine]) -> bool:
    """Whether a line of text stands in the pattern or in a corner piece."""
    area, depth, piece = _measures(grid, region, frame)
    pattern = area.inner(depth)
    corner = area.inner(depth + _CLEAR + piece * _EXTENT[frame.corners])
    for line in lines:
        if not line.line.runs:
            continue
        left, top, right, bottom = _room(line)
        level = top < pattern.top - NEAR or bottom > pattern.bottom + NEAR
        upright = left < pattern.left - NEAR or right > pattern.right + NEAR
        in_row = top < corner.top or bottom > corner.bottom
        in_column = left < corner.left or right > corner.right
        if level or upright or (frame.corners != "none" and in_row and in_column):
            return True
    return False


def _room(line: PlacedLine) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line's em boxes."""
    runs = line.line.runs
    size, start = max(run.size for run in runs), line.x + runs[0].x
    if runs[0].direction == "ltr":
        top = line.y - ASCENT * size
        return start, top, start + line.line.width, top + size
    return start - size / 2, line.y, start + size / 2, line.y + line.line.width


class Rectangle(msgspec.Struct, frozen=True):
    """Its edges in points."""

    left: float
    top: float
    right: float
    bottom: float

    def length(self, side: Side) -> float:
        """Of a side."""
        level = side in ("top", "bottom")
        return self.right - self.left if level else self.bottom - self.top

    def inner(self, inset: float) -> Rectangle:
        """The rectangle that lies so far inside it."""
        return Rectangle(
            self.left + inset, self.top + inset, self.right - inset, self.bottom - inset
        )

    def placer(self, side: Side) -> Callable[[float, float], tuple[float, float]]:
        """From (along, inwards) of a side, which run clockwise, to the page."""
        return {
            "top": lambda u, v: (self.left + u, self.top + v),
            "right": lambda u, v: (self.right - v, self.top + u),
            "bottom": lambda u, v: (self.right - u, self.bottom - v),
            "left": lambda u, v: (self.left + v, self.bottom - u),
        }[side]


class _Drawing:
    """Contours of one colour, gathered so that each kind is one path."""

    def __init__(self, colour: Colour) -> None:
        self.colour = colour
        self.filled: list[Contour] = []
        self.stroked: list[Contour] = []

    def add(
        self,
        shapes: tuple[tuple[Contour, ...], tuple[Contour, ...]],
        place: Callable[[float, float], tuple[float, float]],
    ) -> None:
        """Filled and stroked contours, brought to the page by `place`."""
        for contours, found in zip(shapes, (self.filled, self.stroked), strict=True):
            for one in contours:
                pairs = zip(one[::2], one[1::2], strict=True)
                found.append(tuple(value for u, v in pairs for value in place(u, v)))

    def paths(self, weight: float) -> Iterator[Path]:
        """What is filled, then what is stroked."""
        if self.filled:
            yield Path(tuple(self.filled), 0.0, self.colour)
        if self.stroked:
            yield Path(tuple(self.stroked), weight, self.colour)


def border(
    area: Rectangle, pattern: Pattern, size: float, colour: Colour, sides: Collection[Side] = SIDES
) -> Iterator[Path]:
    """A pattern along the sides of an area, `size` deep and inside it.

    A corner stands where two sides meet; between them a whole number of tiles is drawn out or
    together along the side until they fill it.
    """
    drawing = _Drawing(colour)
    for index, side in enumerate(SIDES):
        if side not in sides:
            continue
        place = area.placer(side)
        begins = size if SIDES[index - 1] in sides else 0.0
        ends = size if SIDES[(index + 1) % 4] in sides else 0.0
        run = area.length(side) - begins - ends
        count = max(1, round(run / (pattern.length * size)))
        step = run / count
        share = step / pattern.length
        for tile in range(count):
            start = begins + tile * step

            def at(u: float, v: float, start: float = start) -> tuple[float, float]:
                return place(start + u * share, v * size)  # noqa: B023  # used at once

            drawing.add((pattern.fill, pattern.stroke), at)
        if begins:
            drawing.add(
                (pattern.corner_fill, pattern.corner_stroke),
                lambda u, v: place(u * size, v * size),  # noqa: B023
            )
    yield from drawing.paths(pattern.weight * size)


# 角花: pieces of size 1 for the corner where a side begins; filled contours alone.
CORNERS: dict[CornerKind, tuple[Contour, ...]] = {
    "none": (),
    "square": (
        polygon((0, 0), (0.42, 0), (0.42, 0.42), (0, 0.42)),
        polygon((0.08, 0.08), (0.34, 0.08), (0.34, 0.34), (0.08, 0.34), hole=True),
        polygon((0.15, 0.15), (0.27, 0.15), (0.27, 0.27), (0.15, 0.27)),
    ),
    "key": (
        *bars(KEY * 0.6, (0.96, 0.04), (0.04, 0.04), (0.04, 0.96)),
        *bars(KEY * 0.6, (0.04, 0.62), (0.4, 0.62), (0.4, 0.4), (0.62, 0.4), (0.62, 0.04)),
        polygon((0.16, 0.16), (0.27, 0.16), (0.27, 0.27), (0.16, 0.27)),
    ),
    "spray": (
        leaf(0.06, 0.06, 0.62, 0.12, 45),
        leaf(0.1, 0.05, 0.5, 0.11, 20),
        leaf(0.05, 0.1, 0.5, 0.11, 70),
        leaf(0.42, 0.07, 0.55, 0.1, 6),
        leaf(0.07, 0.42, 0.55, 0.1, 84),
        circle(0.1, 0.1, 0.085),
    ),
}


# How far each piece reaches, in its size.
_EXTENT: dict[CornerKind, float] = {"none": 0.0, "square": 0.42, "key": 1.0, "spray": 1.0}


def corners(
    area: Rectangle, kind: CornerKind, size: float, colour: Colour, inset: float
) -> Iterator[Path]:
    """A piece in each corner of an area, `inset` points and a little more inside it."""
    drawing = _Drawing(colour)
    inner = area.inner(inset + _CLEAR)
    for side in SIDES if CORNERS[kind] else ():
        place = inner.placer(side)
        drawing.add((CORNERS[kind], ()), lambda u, v: place(u * size, v * size))  # noqa: B023
    yield from drawing.paths(0.0)
