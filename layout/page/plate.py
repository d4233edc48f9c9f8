"""反白, 底纹, 加框, 加线: the ground of a head, its frame and its rules."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from layout.display import BLACK, Colour, Fill, Rule
from layout.page import stroke
from layout.page.desk import Desk
from layout.page.grid import PageGrid
from layout.spec.model import Head, HeadRules, RuleKind, Style

PAD = 0.75  # 字 between the edge of a ground or a frame and the head in it
BELOW = 0.5  # lines of white between a ground, a frame or a rule and the text under it
AROUND = 0.25  # above and below a head that is cut into its text
LEAST_LINES = 3  # of a head that leaves this white; a lower one takes it for itself
UNDERLINE = 0.16  # from the foot of the headline's em box to its underline, in its size
# Least contrast of type and ground, light to light: white on half its ink (newspaper-terms, TYP06:
# printers ask 45 % to 70 % under reversed type).


class Plate(msgspec.Struct, frozen=True):
    """What a head stands on, in points from the top left of its block."""

    ground: Colour | None = None
    frame: RuleKind | None = None
    rules: HeadRules | None = None
    above: float = 0.0
    """White of the block above what is drawn, which the head's own white does not count."""
    below: float = 0.0
    pad: float = 0.0

    @property
    def is_even(self) -> bool:
        """Whether the head has an edge above and below and stands in the middle between them."""
        return self.above > 0 and self.below > 0

    @property
    def outside(self) -> float:
        """What the head loses of the depth of its block."""
        return self.above + self.below


class Words(msgspec.Struct, frozen=True):
    """Where the words of a line stand: their ends, the foot of their em boxes, their size."""

    left: float
    right: float
    foot: float
    size: float


PLAIN = Plate()


def plate_of(desk: Desk, head: Head) -> Plate:
    """The plate that a box asks for its head."""
    frame = head.frame if head.frame != "none" else None
    if not (frame or head.tint or head.reverse or head.rules.places):
        return PLAIN
    grid = desk.grid
    ground = desk.sheet.tint(head.tint) if head.tint else BLACK if head.reverse else None
    is_closed = frame is not None or ground is not None
    above, under = _white(grid, head)
    has_above = is_closed or head.rules.above not in (None, "none")
    has_below = is_closed or head.rules.below not in (None, "none")
    return Plate(
        ground,
        frame,
        head.rules,
        above if has_above else 0.0,
        under if has_below else 0.0,
        PAD * grid.body if is_closed else 0.0,
    )


def _white(grid: PageGrid, head: Head) -> tuple[float, float]:
    """What a plate leaves free of its block above and below: more where text stands there."""
    edge = grid.gap / 2
    if head.place == "inset":
        return edge + AROUND * grid.leading, edge + AROUND * grid.leading
    if head.place in ("left", "right") or head.direction == "vertical":
        return edge, edge
    is_low = head.lines is not None and head.lines < LEAST_LINES
    return edge, edge + (0.0 if is_low else BELOW * grid.leading)


def in_white(style: Style) -> Style:
    """The style of a part that stands reversed: black turns white, a colour stays."""
    if style.colour not in (None, "black"):
        return style
    return msgspec.structs.replace(style, colour="white")


def shapes(
    desk: Desk, plate: Plate, size: tuple[float, float], words: Words | None
) -> Iterator[Fill | Rule]:
    """The ground, the frame and the rules of a head of a width and depth, in points.

    `words` are those of the headline's last line, which an underline goes under.
    """
    width, depth = size
    top, bottom = plate.above, depth - plate.below
    if plate.ground:
        yield Fill(0.0, top, width, bottom - top, plate.ground)
    if plate.frame:
        yield from stroke.horizontal(plate.frame, 0.0, width, top)
        yield from stroke.horizontal(plate.frame, 0.0, width, bottom, side=-1)
        yield from stroke.vertical(plate.frame, 0.0, top, bottom)
        yield from stroke.vertical(plate.frame, width, top, bottom, side=-1)
    if plate.rules:
        yield from _rules(desk, plate.rules, (width, top, bottom), words)


def _rules(
    desk: Desk,
    rules: HeadRules,
    edges: tuple[float, float, float],
    words: Words | None,
) -> Iterator[Rule]:
    width, top, bottom = edges
    colour = desk.sheet.colour(rules.colour or "black")
    yield from stroke.horizontal(rules.above or "none", 0.0, width, top, colour)
    yield from stroke.horizontal(rules.below or "none", 0.0, width, bottom, colour, -1)
    if words is not None:
        y = words.foot + UNDERLINE * words.size
        kind = rules.underline or "none"
        yield from stroke.horizontal(kind, words.left, words.right, y, colour)


def moved(shape: Fill | Rule, x: float, y: float) -> Fill | Rule:
    """A shape of a head at its head's place."""
    if isinstance(shape, Fill):
        return msgspec.structs.replace(shape, x=shape.x + x, y=shape.y + y)
    return msgspec.structs.replace(
        shape, x1=shape.x1 + x, y1=shape.y1 + y, x2=shape.x2 + x, y2=shape.y2 + y
    )


def widened(shape: Fill | Rule, width: float, inset: float) -> Fill | Rule:
    """A shape across a head of a framed box: on to the box's edges, `inset` at either side."""
    if isinstance(shape, Fill):
        return msgspec.structs.replace(shape, x=-inset, width=shape.width + 2 * inset)

    def out(x: float) -> float:
        return -inset if x == 0.0 else width + inset if x == width else x

    return msgspec.structs.replace(shape, x1=out(shape.x1), x2=out(shape.x2))
