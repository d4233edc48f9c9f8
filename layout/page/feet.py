"""The feet of a story's legs: level, and what is left white at the foot of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec
from msgspec.structs import replace

from layout.page.cut import Cut
from layout.page.flow import Flow, flow
from layout.page.galley import Block, Galley, Room, Slot
from layout.page.grid import PageGrid
from layout.page.placed import Copyfit, Drawn
from layout.page.widows import choose


class Opening(msgspec.Struct, frozen=True):
    """A place cut into a story: what text keeps clear of, and the lines in it that are filled."""

    number: int  # of the inset, from 0
    cut: Cut
    lines: tuple[int, int]  # of the grid, the last exclusive


class Bed(msgspec.Struct, frozen=True):
    """The slots that a body is set into, in reading order, and what is cut into it."""

    slots: tuple[Slot, ...]
    openings: tuple[Opening, ...] = ()
    white: tuple[Slot, ...] = ()  # given up beside them


class Beds(Protocol):
    """All beds that a story may have."""

    bands: Sequence[tuple[int, int]]
    """The numbers of the legs of each band, the last exclusive."""

    def beds(self, last: int, less: int) -> Iterable[Bed]:
        """Those of a story that ends in band `last`, each foot of it `less` lines higher.

        What is cut in may stand a little higher or lower; the first is the best but for its text.
        """

    def draw(self, bed: Bed, /) -> Drawn:
        """What is cut in, at the places that a bed gives it."""


class PlainBeds:
    """The beds of slots, band by band, that nothing is cut into: one for each depth."""

    def __init__(self, slots: Sequence[Sequence[Slot]]) -> None:
        self.slots = slots
        self.bands: Sequence[tuple[int, int]] = [(min(own), max(own) + 1) if own else (0, 0)
                      for band in slots for own in [{slot.column for slot in band}]]  # fmt: skip

    def beds(self, last: int, less: int) -> tuple[Bed]:
        """The one bed of a depth."""
        before = [slot for band in self.slots[:last] for slot in band]
        return (Bed((*before, *shortened(self.slots[last], less))),)

    def draw(self, _bed: Bed, /) -> Drawn:
        """Nothing."""
        return Drawn()


def shortened(slots: Sequence[Slot], less: int) -> Sequence[Slot]:
    """The slots of a band without the last lines of each leg; the first of a leg stays."""
    if not less:
        return slots
    heads: dict[int, int] = {}
    feet: dict[int, int] = {}
    for slot in slots:
        heads.setdefault(slot.column, slot.line)
        feet[slot.column] = slot.line + 1
    return tuple(
        slot
        for slot in slots
        if slot.line < feet[slot.column] - less or slot.line == heads[slot.column]
    )


def level_feet(
    blocks: Sequence[Block],
    beds: Beds,
    measure: float,
    grid: PageGrid,
    galley: Galley,
    before: Room | None = None,
) -> tuple[Flow, Bed]:
    """Flow a body into its legs; one too short ends level in all legs but for less than a line.

    White is taken from the foot of each leg alike, in the band where the text ends, as long as
    nothing is lost by it and no table parted that was whole. Lines alone at a foot or a head are
    avoided then, in the legs as they have become. What comes `before` the slots, on other pages, is
    filled as it is. Gives the bed that the body stands in as well.
    """

    def best(last: int, less: int) -> tuple[Flow, Bed] | None:
        """The flow with the fewest lines over, then the fewest left white before its end."""
        found: tuple[Flow, Bed] | None = None
        for bed in beds.beds(last, less):
            if _area(bed.slots) < needed:
                continue
            one = flow(blocks, _after(before, bed.slots, measure), grid, galley)
            if found is None or _faults(one) < _faults(found[0]):
                found = one, bed
            if _faults(found[0]) == (0, 0):
                break
        return found

    needed = 0.0
    full, whole = best(len(beds.bands) - 1, 0) or (
        flow(blocks, _after(before, (), measure), grid, galley), Bed(())
    )  # fmt: skip
    room = _after(before, whole.slots, measure)
    last, most = _white(beds.bands, whole, full.copyfit.lines_short)
    filled = whole.slots[: max(0, len(whole.slots) - full.copyfit.lines_short)]
    # Lines of other widths may take one less, and what was left white need not be so again.
    spare = 1 + _faults(full)[1]
    needed = _area(filled) - spare * max((slot.measure for slot in filled), default=0.0)
    for less in range(most, 0, -1):
        level, bed = best(last, less) or (full, whole)
        if bed is not whole and not level.copyfit.lines_over and level.ends <= full.ends:
            short = _after(before, bed.slots, measure)
            level = _without_widows(blocks, short, grid, galley) or level
            return replace(level, copyfit=_measured(level, short.slots, full, room.slots)), bed
    return _without_widows(blocks, room, grid, galley) or full, whole


def _faults(done: Flow) -> tuple[int, int]:
    """Lines that are over, and lines left white before the last one that is filled."""
    fit = done.copyfit
    filled = sum(column.filled for column in fit.columns)
    return fit.lines_over, fit.lines - fit.lines_short - filled


def _area(slots: Iterable[Slot]) -> float:
    """The measures of slots together, in points: what they hold of a text, nearly."""
    return sum(slot.measure for slot in slots)


def _white(bands: Sequence[tuple[int, int]], bed: Bed, short: int) -> tuple[int, int]:
    """The band in which a text ends, and how many lines its legs could each be shorter at most."""
    end = max(0, len(bed.slots) - short)
    if not short or not bed.slots:
        return len(bands) - 1, 0
    column = bed.slots[max(0, end - 1)].column
    last = next(i for i, band in enumerate(bands) if column < band[1])
    first, after = bands[last]
    legs = {slot.column for slot in bed.slots if first <= slot.column < after}
    free = sum(slot.column < after for slot in bed.slots[end:])
    if len(legs) < 2:
        return last, 0
    is_even = not bed.openings and len({slot.measure for slot in bed.slots}) == 1
    return last, free // len(legs) if is_even else free


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


def _measured(level: Flow, slots: Sequence[Slot], full: Flow, whole: Sequence[Slot]) -> Copyfit:
    """The fit of a levelled body, set into `slots`, against the whole room that its box has."""
    numbers = dict.fromkeys(slot.column for slot in slots)
    filled = dict(zip(numbers, level.copyfit.columns, strict=True))
    names = dict.fromkeys(slot.column for slot in whole)
    columns = tuple(
        replace(room, filled=filled[number].filled, foot=filled[number].foot)
        if number in filled
        else replace(room, filled=0, foot=room.top)
        for number, room in zip(names, full.copyfit.columns, strict=True)
    )
    short = level.copyfit.lines_short + len(whole) - level.copyfit.lines
    return replace(level.copyfit, lines=len(whole), lines_short=short, columns=columns)
