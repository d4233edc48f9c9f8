"""存版: a body kept as it was set, so that it can be set again with other copy or more room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec
from msgspec.structs import replace

from layout.page.desk import Desk
from layout.page.flow import Flow
from layout.page.galley import Slot
from layout.page.legs import Legs
from layout.page.placed import Copyfit, Cut
from layout.spec.model import Box
from layout.spec.model import Feet as FeetKind

_ROUNDING = 1e-6


class Resetting(Protocol):
    """Sets the body of a box again, as the page would, and tells nothing."""

    def __call__(self, changed: Box, deeper: int = 0) -> Flow:
        """The flow with the copy of `changed`, the legs of the last band so many lines deeper."""


class Standing(msgspec.Struct, frozen=True):
    """A body as it was set, with its box, and what sets it again.

    A story in several boxes stands in all of them here.
    """

    desk: Desk
    box: Box
    flow: Flow
    again: Resetting


class Advice(msgspec.Struct, frozen=True):
    """What makes a story fit that is over: cuts together, or legs so many lines deeper."""

    cuts: tuple[Cut, ...]
    deeper: int


def standing_of(desk: Desk, box: Box, again: Resetting, flow: Flow, feet: FeetKind) -> Standing:
    """A body as it stands; one whose white is spread is set with it at the feet of its columns."""
    return Standing(desk, box, again(box) if feet == "spread" else flow, again)


def lines_of(fit: Copyfit) -> int:
    """The lines that a body takes, with those that found no room and the white within it."""
    return fit.lines + fit.lines_over - fit.lines_short


def filling(standing: Standing) -> int:
    """How many Han the white at the end of a story holds, as one more paragraph; 0 for none."""
    short, room = standing.flow.copyfit.lines_short, standing.flow.room
    if not short or room is None:
        return 0
    style = standing.desk.sheet.resolve("body", standing.box.body)
    white = sum(slot.measure for slot in room.slots[-short:])
    return max(1, int(white / style.size - style.indent + _ROUNDING))


def grown(legs: Legs, deeper: int) -> Legs:
    """Legs whose last band is so many lines deeper."""
    last = legs.tiers[-1]
    first, after = last.lines
    slots = grown_slots(last.slots, deeper)
    tier = replace(last, slots=slots, lines=(first, after + deeper))
    return replace(legs, tiers=(*legs.tiers[:-1], tier))


def grown_slots(slots: Sequence[Slot], deeper: int) -> tuple[Slot, ...]:
    """Slots with so many more at the foot of each column."""
    feet = {slot.column: index for index, slot in enumerate(slots)}
    found: list[Slot] = []
    for index, slot in enumerate(slots):
        found.append(slot)
        if feet[slot.column] == index:
            found += (replace(slot, line=slot.line + by) for by in range(1, deeper + 1))
    return tuple(found)
