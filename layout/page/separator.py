"""A white line between two pieces of a story, with a rule in its middle or none."""

from __future__ import annotations

from layout.page import stroke
from layout.page.galley import Room, Spread, SpreadBlock
from layout.page.grid import PageGrid
from layout.spec.model import RuleKind


class Separator(SpreadBlock):
    """A flow block of one line, which falls away at the head of a column.

    With `is_before` it belongs to what follows it, and takes no line at the foot of a column.
    """

    def __init__(self, grid: PageGrid, kind: RuleKind, *, is_before: bool = False) -> None:
        self.grid = grid
        self.kind = kind
        self.is_before = is_before

    def lines_in(self, measure: float) -> int:  # noqa: ARG002
        """It has no text: where there is no column, it is not missed."""
        return 0

    def spread(self, room: Room, at: int) -> Spread:
        """Draw the rule in slot `at`."""
        if at >= len(room.slots) or room.is_head(at):
            return Spread(at)
        if self.is_before and room.run(at) < 2:  # nothing of what follows finds room under it
            return Spread(at + 1)
        slot = room.slots[at]
        y = self.grid.y(slot.line) + self.grid.leading / 2
        rules = stroke.horizontal(self.kind, slot.x, slot.x + slot.measure, y)
        return Spread(at + 1, shapes=tuple(rules), used=(range(at, at + 1),))
