"""正线, 反线, 文武线, 虚线, 点线: the rules of the trade as strokes."""

from __future__ import annotations

from collections.abc import Iterator

from layout.display import BLACK, Colour, Rule
from layout.spec.model import RuleKind

# Each kind as strokes: (offset from the line, to the right of its direction, and weight), points.
# Weights: newspaper-terms, section 1 (0.25-0.5 and 1-2 pt); 0.35 pt from the architecture.
STROKES: dict[RuleKind, tuple[tuple[float, float], ...]] = {
    "none": (),
    "hairline": ((0.0, 0.35),),
    "thin": ((0.0, 0.5),),
    "thick": ((0.0, 1.5),),
    "double": ((0.0, 0.35), (1.8, 0.35)),
    "thick-thin": ((0.0, 1.5), (2.4, 0.35)),
    "dashed": ((0.0, 0.5),),
    "dotted": ((0.0, 1.0),),
}
# What is drawn and left out in turn, in points; nought drawn is a dot.
DASHES: dict[RuleKind, tuple[float, float]] = {"dashed": (4.0, 2.5), "dotted": (0.0, 2.8)}


def dash_of(kind: RuleKind, length: float) -> tuple[float, float] | None:
    """The dash of a rule of that length, drawn out so that both ends have a mark."""
    if kind not in DASHES:
        return None
    drawn, left_out = DASHES[kind]
    count = max(1, round((length - drawn) / (drawn + left_out)))
    share = length / (count * (drawn + left_out) + drawn)
    return drawn * share, left_out * share


def horizontal(
    kind: RuleKind, x1: float, x2: float, y: float, colour: Colour = BLACK, side: int = 1
) -> Iterator[Rule]:
    """A rule from `x1` to `x2`; further strokes lie below it, above it with `side` -1."""
    dash = dash_of(kind, abs(x2 - x1))
    for offset, weight in STROKES[kind]:
        yield Rule(x1, y + side * offset, x2, y + side * offset, weight, colour, dash=dash)


def vertical(
    kind: RuleKind, x: float, y1: float, y2: float, colour: Colour = BLACK, side: int = 1
) -> Iterator[Rule]:
    """A rule from `y1` to `y2`; further strokes lie right of it, left of it with `side` -1."""
    dash = dash_of(kind, abs(y2 - y1))
    for offset, weight in STROKES[kind]:
        yield Rule(x + side * offset, y1, x + side * offset, y2, weight, colour, dash=dash)
