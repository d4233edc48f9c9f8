"""The feet of a story's legs: level, and what is left white at the foot of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from layout.page.flow import Flow, flow
from layout.page.galley import Block, Galley, Room, Slot
from layout.page.grid import PageGrid
from layout.page.placed import Column, Copyfit
from layout.page.widows import choose


def level_feet(
    blocks: Sequence[Block],
    slots: Sequence[Slot],
    measure: float,
    grid: PageGrid,
    galley: Galley,
    before: Room | None = None,
) -> Flow:
    """Flow a body into its legs; one too short ends level in all legs but for less than a line.

    White is taken from the foot of each leg alike, as long as nothing is lost by it, and no table
    parted that was whole. Lines alone at a foot or a head are avoided then, in the legs as they
    have become. What comes `before` the slots, on other pages, is filled as it is.
    """
    room = _after(before, slots, measure)
    full = flow(blocks, room, grid, galley)
    legs = {slot.column for slot in slots}
    white = full.copyfit.lines_short // len(legs) if legs else 0
    for less in range(white, 0, -1) if len(legs) > 1 else ():
        shortened = _after(before, _shortened(slots, less), measure)
        level = flow(blocks, shortened, grid, galley)
        if not level.copyfit.lines_over and level.ends <= full.ends:
            level = _without_widows(blocks, shortened, grid, galley) or level
            return replace(level, copyfit=_measured(level, full, room.slots))
    return _without_widows(blocks, room, grid, galley) or full


def _after(before: Room | None, slots: Sequence[Slot], measure: float) -> Room:
    """The slots with what comes before them."""
    if before is None:
        return Room(slots, measure)
    return Room((*before.slots, *slots), measure, before.turns)


def _without_widows(
    blocks: Sequence[Block], room: Room, grid: PageGrid, galley: Galley
) -> Flow | None:
    """The flow with fewer lines that stand alone, or are over; None where the default is best."""
    choice = choose(blocks, room, galley)
    return flow(blocks, room, grid, galley, choice) if choice else None


def _shortened(slots: Sequence[Slot], less: int) -> list[Slot]:
    """The slots without the last lines of each leg; the first of a leg stays."""
    heads: dict[int, int] = {}
    feet: dict[int, int] = {}
    for slot in slots:
        heads.setdefault(slot.column, slot.line)
        feet[slot.column] = slot.line + 1
    return [
        slot
        for slot in slots
        if slot.line < feet[slot.column] - less or slot.line == heads[slot.column]
    ]


def _measured(level: Flow, full: Flow, slots: Sequence[Slot]) -> Copyfit:
    """The fit of a levelled body against the room that its box has."""
    columns = tuple(
        Column(room.lines, leg.filled)
        for room, leg in zip(full.copyfit.columns, level.copyfit.columns, strict=True)
    )
    short = level.copyfit.lines_short + len(slots) - level.copyfit.lines
    return replace(level.copyfit, lines=len(slots), lines_short=short, columns=columns)
