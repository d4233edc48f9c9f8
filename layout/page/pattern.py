"""花边的单元: the tile and the corner of each ornamental border, as shapes of depth 1.

A tile runs from 0 to `length` along its side, 0 (outside) to 1 (inside) across; a corner is the
square where a side begins. Filled contours run clockwise, holes the other way.
"""

from __future__ import annotations

import math
from itertools import pairwise

import msgspec

from layout.spec.model import FrameKind

Contour = tuple[float, ...]
Point = tuple[float, float]

_ROUND = 0.5523  # control points of a quarter circle, in its radius


class Pattern(msgspec.Struct, frozen=True):
    """A tile and a corner. `stroke` contours are drawn with `weight`, `fill` ones filled."""

    length: float
    fill: tuple[Contour, ...] = ()
    stroke: tuple[Contour, ...] = ()
    weight: float = 0.0
    corner_fill: tuple[Contour, ...] = ()
    corner_stroke: tuple[Contour, ...] = ()
    depth: float = 6.0
    """Points across, where a frame gives none."""


def polygon(*points: Point, hole: bool = False) -> Contour:
    """Straight lines from point to point and back to the first."""
    if hole:
        points = points[::-1]
    return line(*points, points[0])


def line(*points: Point) -> Contour:
    """Straight lines as curves whose control points lie at their ends."""
    contour = list(points[0])
    for before, after in pairwise(points):
        contour += [*before, *after, *after]
    return tuple(contour)


def circle(x: float, y: float, radius: float, *, hole: bool = False) -> Contour:
    """A full circle."""
    k, r = _ROUND * radius, radius if not hole else -radius
    s = k if not hole else -k
    return (
        *(x, y - radius),
        *(x + s, y - radius, x + r, y - k, x + r, y),
        *(x + r, y + k, x + s, y + radius, x, y + radius),
        *(x - s, y + radius, x - r, y + k, x - r, y),
        *(x - r, y - k, x - s, y - radius, x, y - radius),
    )


def bar(start: Point, end: Point, weight: float) -> Contour:
    """A straight piece of a meander with square ends, level or upright."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    half = weight / 2
    return polygon(
        (left - half, top - half),
        (right + half, top - half),
        (right + half, bottom + half),
        (left - half, bottom + half),
    )


def bars(weight: float, *points: Point) -> tuple[Contour, ...]:
    """A meander through the points."""
    pairs = pairwise(points)
    return tuple(bar(start, end, weight) for start, end in pairs)


def leaf(x: float, y: float, length: float, width: float, angle: float) -> Contour:
    """A pointed leaf from its foot at (x, y), at so many degrees from level, downwards."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def turn(along: float, across: float) -> Point:
        return x + along * cos - across * sin, y + along * sin + across * cos

    tip, foot = turn(length, 0), (x, y)
    near, far = turn(length * 0.3, -width), turn(length * 0.75, -width * 0.7)
    back, home = turn(length * 0.75, width * 0.7), turn(length * 0.3, width)
    return (*foot, *near, *far, *tip, *back, *home, *foot)


def _lozenge(x: float, y: float, wide: float, high: float, *, hole: bool = False) -> Contour:
    return polygon((x, y - high), (x + wide, y), (x, y + high), (x - wide, y), hole=hole)


KEY = 0.115  # weight of a meander

PATTERNS: dict[FrameKind, Pattern] = {
    "wave": Pattern(
        length=2.4,
        stroke=((0.0, 0.14, 0.44, 0.14, 0.76, 0.86, 1.2, 0.86, 1.64, 0.86, 1.96, 0.14, 2.4, 0.14),),
        weight=0.16,
        corner_stroke=((0.14, 1.0, 0.14, 0.45, 0.45, 0.14, 1.0, 0.14),),
        depth=4.0,
    ),
    "beads": Pattern(
        length=1.0,
        fill=(circle(0.5, 0.5, 0.31), circle(0.0, 0.5, 0.1)),
        corner_fill=(
            circle(0.5, 0.5, 0.45),
            circle(0.5, 0.5, 0.24, hole=True),
            circle(1, 0.5, 0.1),
        ),
        depth=4.5,
    ),
    "lozenges": Pattern(
        length=1.5,
        fill=(
            _lozenge(0.75, 0.5, 0.75, 0.44),
            _lozenge(0.75, 0.5, 0.53, 0.31, hole=True),
            _lozenge(0.75, 0.5, 0.26, 0.15),
        ),
        corner_fill=(
            _lozenge(0.5, 0.5, 0.5, 0.5),
            _lozenge(0.5, 0.5, 0.34, 0.34, hole=True),
            _lozenge(0.5, 0.5, 0.18, 0.18),
        ),
        depth=5.5,
    ),
    "teeth": Pattern(
        length=0.75,
        fill=(
            polygon((0, 0), (0.75, 0), (0.75, 0.16), (0, 0.16)),
            polygon((0, 0.3), (0.75, 0.3), (0.375, 0.95)),
        ),
        corner_fill=(
            polygon((0, 0), (1, 0), (1, 0.16), (0.16, 0.16), (0.16, 1), (0, 1)),
            polygon((0.32, 0.32), (0.92, 0.32), (0.32, 0.92)),
        ),
        depth=4.5,
    ),
    "rope": Pattern(
        length=0.55,
        fill=((-0.08, 0.82, 0.02, 0.3, 0.3, 0.12, 0.63, 0.18, 0.53, 0.7, 0.25, 0.88, -0.08, 0.82),),
        corner_fill=(circle(0.5, 0.5, 0.4), circle(0.5, 0.5, 0.17, hole=True)),
        depth=5.0,
    ),
    "fret": Pattern(
        length=1.12,
        fill=(
            *bars(KEY, (0.06, 0.94), (0.06, 0.06), (0.86, 0.06), (0.86, 0.68), (0.33, 0.68))[1:],
            *bars(KEY, (0.33, 0.68), (0.33, 0.36), (0.6, 0.36)),
            *bars(KEY, (0.06, 0.06), (0.06, 0.94), (1.18, 0.94)),
        ),
        corner_fill=(
            polygon((0, 0), (1, 0), (1, 1), (0, 1)),
            polygon((KEY, KEY), (1 - KEY, KEY), (1 - KEY, 1 - KEY), (KEY, 1 - KEY), hole=True),
            polygon((0.3, 0.3), (0.7, 0.3), (0.7, 0.7), (0.3, 0.7)),
        ),
        depth=7.0,
    ),
    "vine": Pattern(
        length=2.6,
        fill=(
            leaf(0.62, 0.22, 0.62, 0.17, 60),
            leaf(0.78, 0.24, 0.55, 0.15, 15),
            leaf(1.92, 0.78, 0.62, 0.17, -60),
            leaf(2.08, 0.76, 0.55, 0.15, -15),
            circle(0.0, 0.5, 0.09),
        ),
        stroke=((0.0, 0.5, 0.3, 0.1, 0.9, 0.1, 1.3, 0.5, 1.7, 0.9, 2.3, 0.9, 2.6, 0.5),),
        weight=0.08,
        corner_fill=(
            *(leaf(0.5, 0.5, 0.5, 0.16, angle) for angle in (45, 135, 225, 315)),
            *(leaf(0.5, 0.5, 0.42, 0.1, angle) for angle in (0, 90, 180, 270)),
            circle(1.0, 0.5, 0.09),
        ),
        depth=8.0,
    ),
}
