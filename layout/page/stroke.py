"""正线, 反线, 文武线: the rules of the trade as strokes."""

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
}


def horizontal(
    kind: RuleKind, x1: float, x2: float, y: float, colour: Colour = BLACK, side: int = 1
) -> Iterator[Rule]:
    """A rule from `x1` to `x2`; further strokes lie below it, above it with `side` -1."""
    for offset, weight in STROKES[kind]:
        yield Rule(x1, y + side * offset, x2, y + side * offset, weight, colour)


def vertical(
    kind: RuleKind, x: float, y1: float, y2: float, colour: Colour = BLACK, side: int = 1
) -> Iterator[Rule]:
    """A rule from `y1` to `y2`; further strokes lie right of it, left of it with `side` -1."""
    for offset, weight in STROKES[kind]:
        yield Rule(x + side * offset, y1, x + side * offset, y2, weight, colour)
