"""Marks under one line and ruby over the next: where the two meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from layout.display import Path, Rule
from layout.page.placed import PlacedLine
from layout.text import SetRun

_TOP = 0.8  # of a ruby's size: its ink over its baseline
_END = 0.5  # of its size: the least that its last glyph is wide


class Clash(msgspec.Struct, frozen=True):
    """A line whose ruby is met by marks of the line above it, and by how many points."""

    line: PlacedLine
    ruby: str
    depth: float


def clashes(lines: Sequence[PlacedLine]) -> Iterator[Clash]:
    """The lines of a body, in order, with a ruby that marks of the line above reach into."""
    for upper, lower in pairwise(lines):
        if not upper.line.shapes or lower.y <= upper.y:
            continue
        for run in lower.line.runs:
            if run.is_ruby and (depth := _depth(upper, lower, run)) > 0:
                yield Clash(lower, run.text, depth)
                break


def _depth(upper: PlacedLine, lower: PlacedLine, run: SetRun) -> float:
    """How far the lowest mark over a ruby reaches below the top of it."""
    left = lower.x + run.x - upper.x
    right = left + run.xs[-1] + _END * run.size
    top = lower.y - upper.y - run.rise - _TOP * run.size
    parts = [part for shape in upper.line.shapes for part in _extents(shape)]
    over = [low for x1, x2, low in parts if x1 < right and left < x2]
    return max(over, default=top) - top


def _extents(shape: Rule | Path) -> Iterator[tuple[float, float, float]]:
    """Left, right and lowest point of each part of a shape."""
    if isinstance(shape, Rule):
        yield shape.x1, shape.x2, shape.y1 + shape.width / 2
        return
    for contour in shape.contours:
        yield min(contour[::2]), max(contour[::2]), max(contour[1::2])
