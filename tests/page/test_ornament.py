"""花边 and 角花: whole tiles, closed corners, and nothing outside the depth they are given."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.display import BLACK, Path
from layout.page.ornament import CORNERS, SIDES, Rectangle, border, corners
from layout.page.pattern import PATTERNS
from layout.page.stroke import STROKES
from layout.spec.model import CornerKind, FrameKind

AREA = Rectangle(100.0, 50.0, 340.0, 170.0)


def points(paths: list[Path]) -> list[tuple[float, float]]:
    """All points of the curves, control points too."""
    contours = [one for path in paths for one in path.contours]
    return [pair for one in contours for pair in zip(one[::2], one[1::2], strict=True)]


def test_every_kind_can_be_drawn() -> None:
    """Each kind of frame is a rule or a pattern, each kind of corner a piece or nothing."""
    assert set(get_args(FrameKind)) == set(PATTERNS) | set(STROKES)
    assert set(CORNERS) == set(get_args(CornerKind))


sizes = st.floats(60, 900)


@settings(max_examples=50)
@given(st.sampled_from(sorted(PATTERNS)), sizes, sizes, st.floats(2, 16))
def test_stays_within_its_depth(kind: FrameKind, width: float, height: float, depth: float) -> None:
    """A pattern lies between the edge of the box and a line its depth inside."""
    area = Rectangle(0.0, 0.0, width, height)
    slack = 0.2 * depth  # a tile may lean over into the next, a control point off its curve
    for x, y in points(list(border(area, PATTERNS[kind], depth, BLACK))):
        assert -slack <= x <= width + slack
        assert -slack <= y <= height + slack
        near = min(x, y, width - x, height - y)
        assert near <= depth + slack


@pytest.mark.parametrize("kind", sorted(PATTERNS))
def test_alike_on_all_sides(kind: FrameKind) -> None:
    """Turned by a half, the border lies on itself."""
    found = points(_border(kind))
    turned = [(440 - x, 220 - y) for x, y in found]
    assert all(any(abs(x - a) + abs(y - b) < 0.001 for a, b in turned) for x, y in found)


def _border(kind: FrameKind) -> list[Path]:
    return list(border(AREA, PATTERNS[kind], 6.0, BLACK))


def test_tiles_are_whole() -> None:
    """Beads of a side stand at equal steps from corner to corner."""
    paths = list(border(AREA, PATTERNS["beads"], 6.0, BLACK, ["top"]))
    xs = sorted({round(one[0], 4) for path in paths for one in path.contours})
    steps = {round(b - a, 3) for a, b in pairwise(xs)}
    assert steps == {3.0}  # a bead and a dot each 6 pt
    assert xs[0] == AREA.left


def test_one_path_a_kind() -> None:
    """However many tiles there are, what is filled is one path, what is stroked another."""
    assert [path.width > 0 for path in _border("vine")] == [False, True]


@pytest.mark.parametrize("kind", [kind for kind in CORNERS if kind != "none"])
def test_corners(kind: CornerKind) -> None:
    """A piece stands in each corner, inside the frame."""
    (path,) = corners(AREA, kind, 12.0, BLACK, 0.0)
    middle = (AREA.left + AREA.right) / 2, (AREA.top + AREA.bottom) / 2
    quarters = {(x < middle[0], y < middle[1]) for x, y in points([path])}
    assert len(quarters) == len(SIDES)
    assert all(AREA.left < x < AREA.right and AREA.top < y < AREA.bottom for x, y in points([path]))
