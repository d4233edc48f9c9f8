"""A white line between two pieces of a story, with a rule in its middle or none."""

from __future__ import annotations

from layout.page import stroke
from layout.page.galley import Room, Spread, SpreadBlock
from layout.page.grid import PageGrid
from layout.spec.model import RuleKind


class Separator(SpreadBlock):
    """A flow block of one line, which falls away at the head of a column.

    What follows needs so many lines `below` it: where a column has not as many left, the rule
    falls away as well, and what follows goes to the head of the next.
    """

    def __init__(self, grid: PageGrid, kind: RuleKind, below: int = 0) -> None:
        self.grid = grid
        self.kind = kind
        self.below = below

    def lines_in(self, measure: float) -> int:  # noqa: ARG002
        """It has no text: where there is no column, it is not missed."""
        return 0

    def spread(self, room: Room, at: int) -> Spread:
        """Draw the rule in slot `at`."""
        if at >= len(room.slots) or not room.is_under_text(at):
            return Spread(at)
        if (left := room.run(at)) <= self.below:
            is_last = at + left == len(room.slots)  # then every line counts
            return Spread(at if is_last else at + left)
        slot = room.slots[at]
        y = self.grid.y(slot.line) + self.grid.leading / 2
        rules = stroke.horizontal(self.kind, slot.x, slot.x + slot.measure, y)
        return Spread(at + 1, shapes=tuple(rules), used=(range(at, at + 1),))
