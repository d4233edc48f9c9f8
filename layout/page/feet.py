"""The feet of a story's legs: level, and what is left white at the foot of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

import msgspec
from msgspec.structs import replace

from layout.page.cut import Cut
from layout.page.flow import Flow, flow
from layout.page.galley import Block, Galley, Room, Slot
from layout.page.grid import PageGrid
from layout.page.placed import Copyfit, Drawn
from layout.page.widows import choose, loosened

NEAR = 4  # lines by which feet are lowered again at most, to make them even
GAP = 120.0  # what a line of white before a subhead that went to the next leg costs then


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

    def beds(self, last: int, less: int, more: int = 0) -> Iterable[Bed]:
        """Those of a story that ends in band `last`, each foot of it `less` lines higher.

        The feet of its last legs, `more` of them, are a line higher still. What is cut in may
        stand a little higher or lower; the first is the best but for its text.
        """

    def draw(self, bed: Bed, /) -> Drawn:
        """What is cut in, at the places that a bed gives it."""


class PlainBeds:
    """The beds of slots, band by band, that nothing is cut into: one for each depth."""

    def __init__(self, slots: Sequence[Sequence[Slot]]) -> None:
        self.slots = slots
        self.bands: Sequence[tuple[int, int]] = [(min(own), max(own) + 1) if own else (0, 0)
                      for band in slots for own in [{slot.column for slot in band}]]  # fmt: skip

    def beds(self, last: int, less: int, more: int = 0) -> tuple[Bed]:
        """The one bed of a depth."""
        before = [slot for band in self.slots[:last] for slot in band]
        return (Bed((*before, *shortened(self.slots[last], less, more))),)

    def draw(self, _bed: Bed, /) -> Drawn:
        """Nothing."""
        return Drawn()


def shortened(slots: Sequence[Slot], less: int, more: int = 0) -> Sequence[Slot]:
    """The slots of a band without the last lines of each leg; the first of a leg stays.

    The last legs, `more` of them, are a line shorter than the others, where more than one line
    stands under a head or whatever is cut in.
    """
    if not less and not more:
        return slots
    heads: dict[int, int] = {}
    feet: dict[int, int] = {}
    for slot in slots:
        heads.setdefault(slot.column, slot.line)
        feet[slot.column] = slot.line + 1
    places = {(slot.column, slot.line) for slot in slots} if more else set()
    for column in sorted(feet)[len(feet) - more :] if more else ():
        feet[column] -= (column, feet[column] - less - 2) in places
    return tuple(
        slot
        for slot in slots
        if slot.line < feet[slot.column] - less or slot.line == heads[slot.column]
    )


class Feet:
    """The beds of a body and how it is flowed into them; what comes `before` is on other pages.

    `measure` in points stands for the lines past the last slot.
    """

    def __init__(
        self, beds: Beds, measure: float, grid: PageGrid, galley: Galley, before: Room | None = None
    ) -> None:
        self.beds = beds
        self.measure = measure
        self.grid = grid
        self.galley = galley
        self.before = before
        self.needed = 0.0
        """What a bed has to hold, in points of its lines together: others are not looked at."""

    def room(self, bed: Bed) -> Room:
        """The slots of a bed with what comes before them."""
        if self.before is None:
            return Room(bed.slots, self.measure)
        slots = (*self.before.slots, *bed.slots)
        return Room(slots, self.measure, self.before.turns)

    def flow(self, blocks: Sequence[Block], bed: Bed) -> Flow:
        """A body in a bed, each paragraph set in its most even way."""
        return flow(blocks, self.room(bed), self.grid, self.galley)

    def whole(self, blocks: Sequence[Block]) -> tuple[Flow, Bed]:
        """A body in its columns from first to last, and the bed that it stands in."""
        self.needed = 0.0
        return self._best(blocks, len(self.beds.bands) - 1, 0) or (
            self.flow(blocks, Bed(())), Bed(())
        )  # fmt: skip

    def last(self, blocks: Sequence[Block]) -> tuple[Flow, Bed]:
        """A body in its columns in order, so that the white stands in the last one."""
        full, whole = self.whole(blocks)
        return self.without_widows(blocks, whole) or full, whole

    def even(self, blocks: Sequence[Block]) -> tuple[Flow, Bed]:
        """A body too short for its columns ends level in all of them but for less than a line.

        White is taken from the foot of each leg alike, in the band where the text ends, as long as
        nothing is lost by it and no table parted that was whole. Lines alone at a foot or a head
        are avoided then, in the legs as they have become.
        """
        full, whole = self.whole(blocks)
        last, most = _white(self.beds.bands, whole, full.copyfit.lines_short)
        filled = whole.slots[: max(0, len(whole.slots) - full.copyfit.lines_short)]
        # Lines of other widths may take one less, and what was left white need not be so again.
        spare = 1 + _faults(full)[1]
        widest = max((slot.measure for slot in filled), default=0.0)
        self.needed = _area(filled) - spare * widest
        less, found = 0, None
        for less in range(most, 0, -1):
            if found := self._sound(blocks, (last, less, 0), full):
                break
        if found is None:
            lined = self.without_widows(blocks, whole) or full
            if self._uneven(lined, last) < 2:
                return lined, whole
        for more in range(_left(found or (full, whole)), 0, -1):
            if better := self._sound(blocks, (last, less if found else 0, more), full):
                found = better
                break
        level, bed = found or (full, whole)
        level = self.without_widows(blocks, bed) or level
        fit = self._measured((level, bed), (full, whole))
        level = replace(level, copyfit=fit, room=self.room(whole))
        is_uneven = full.copyfit.lines_short and self._uneven(level, last) > 1
        if not is_uneven or not _is_unbroken(whole):
            return level, bed
        return self._evened(blocks, (full, whole), (level, bed))

    def _evened(
        self, blocks: Sequence[Block], whole: tuple[Flow, Bed], found: tuple[Flow, Bed]
    ) -> tuple[Flow, Bed]:
        """A body whose feet are uneven, as a subhead went to the next leg, in a better depth.

        Depths about the one that was found are tried, and paragraphs set in a line more or less so
        that no subhead need go.
        """
        full = whole[0].copyfit
        last, _ = _white(self.beds.bands, whole[1], full.lines_short)
        first, after = self.beds.bands[last]
        legs, best = after - first, (self._uneven(found[0], last), found)
        most = (len(whole[1].slots) - len(found[1].slots)) // legs + 1
        for total in range(most * legs + legs - 1, max(0, most - NEAR) * legs - 1, -1):
            less, more = divmod(total, legs)
            for bed in islice(self.beds.beds(last, less, more), 1):
                for one in self._ways(blocks, bed):
                    if one.copyfit.lines_over or one.ends > found[0].ends:
                        continue
                    fit = self._measured((one, bed), whole)
                    done = replace(one, copyfit=fit, room=self.room(whole[1]))
                    if (uneven := self._uneven(done, last)) < best[0]:
                        best = uneven, (done, bed)
            if best[0] < 2:
                break
        return best[1]

    def _ways(self, blocks: Sequence[Block], bed: Bed) -> Iterator[Flow]:
        """A body in a bed with its lines as they are best, and so that its legs are best filled."""
        if _area(bed.slots) < self.needed:
            return
        room = self.room(bed)
        yield self.without_widows(blocks, bed) or self.flow(blocks, bed)
        if choice := choose(blocks, room, self.galley, gap=GAP):
            yield flow(blocks, room, self.grid, self.galley, choice)

    def _uneven(self, done: Flow, last: int) -> int:
        """By how many lines the feet of a band differ."""
        first, after = self.beds.bands[last]
        columns = done.copyfit.columns
        own = columns[len(columns) - self.beds.bands[-1][1] :][first:after]
        white = [column.lines - column.filled for column in own]
        return max(white, default=0) - min(white, default=0)

    def _measured(self, level: tuple[Flow, Bed], whole: tuple[Flow, Bed]) -> Copyfit:
        """The fit of a levelled body against the whole room that its box has."""
        if level[1] is whole[1]:
            return level[0].copyfit
        slots = self.room(level[1]).slots
        return _measured(level[0], slots, whole[0], self.room(whole[1]).slots)

    def _sound(
        self, blocks: Sequence[Block], depth: tuple[int, int, int], full: Flow
    ) -> tuple[Flow, Bed] | None:
        """A body with higher feet, of which nothing is lost or parted that was whole before."""
        found = self._best(blocks, *depth)
        if found is None or found[0].copyfit.lines_over or found[0].ends > full.ends:
            return None
        return found

    def _best(
        self, blocks: Sequence[Block], last: int, less: int, more: int = 0
    ) -> tuple[Flow, Bed] | None:
        """The flow with the fewest lines over, then the fewest left white before its end."""
        found: tuple[Flow, Bed] | None = None
        for bed in self.beds.beds(last, less, more):
            if _area(bed.slots) < self.needed:
                continue
            one = self.flow(blocks, bed)
            if found is None or _faults(one) < _faults(found[0]):
                found = one, bed
            if _faults(found[0]) == (0, 0):
                break
        return found

    def without_widows(self, blocks: Sequence[Block], bed: Bed) -> Flow | None:
        """The flow with fewer lines alone at an end, or over; None where the default is best."""
        room = self.room(bed)
        choice = choose(blocks, room, self.galley)
        return flow(blocks, room, self.grid, self.galley, choice) if choice else None

    def loosened(self, blocks: Sequence[Block], most: int) -> list[Block]:
        """The blocks of a short body, paragraphs set up to so many lines looser.

        It is to be short by no more than a line a column.
        """
        full, bed = self.whole(blocks)
        room = self.room(bed)
        goal = len(room.slots) - self.slack(bed, full.copyfit.lines_short)
        return loosened(blocks, room, self.galley, (goal, most))

    def slack(self, bed: Bed, short: int) -> int:
        """The lines by which a body may be short with level feet: one a leg of its last band."""
        if not bed.slots:
            return 0
        first, after = self.beds.bands[_white(self.beds.bands, bed, short)[0]]
        return len({slot.column for slot in bed.slots if first <= slot.column < after})


def _faults(done: Flow) -> tuple[int, int]:
    """Lines that are over, and lines left white before the last one that is filled."""
    fit = done.copyfit
    filled = sum(column.filled for column in fit.columns)
    return fit.lines_over, fit.lines - fit.lines_short - filled


def _left(found: tuple[Flow, Bed]) -> int:
    """How many legs give a line so that the last is not shorter by two: less than all of them."""
    done, bed = found
    columns = done.copyfit.columns
    if len(columns) < 2 or done.copyfit.lines_short < 2 or not columns[-1].filled:
        return 0
    last = bed.slots[-1].column
    legs = {slot.column for slot in bed.slots if slot.column <= last}
    return min(done.copyfit.lines_short, len(legs) - 1)


def _is_unbroken(bed: Bed) -> bool:
    """Whether nothing stands in the columns of a bed, so that each has one foot."""
    columns: dict[int, list[int]] = {}
    for slot in bed.slots:
        columns.setdefault(slot.column, []).append(slot.line)
    return all(len(lines) == lines[-1] - lines[0] + 1 for lines in columns.values())


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
