"""嵌块: pictures and pull quotes cut into a story, whose text goes round them on the grid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Words
from layout.page.cut import LEAST_MEASURE, Cut, adjoin, cut_slots, over_legs
from layout.page.desk import Desk
from layout.page.feet import Bed, Opening, shortened
from layout.page.galley import Slot
from layout.page.legs import Legs
from layout.page.placed import Drawn
from layout.spec.model import Box, Inset

WHITE = 1  # lines between an inset and the text over or under it
NUDGES = (0, 1, -1, 2, -2)  # lines by which one in the middle may give way to its text
LEAST_TEXT = 2  # lines of it over and under one in the middle
COLUMNS = 2  # that an inset takes of a story by default


class Room(msgspec.Struct, frozen=True):
    """The place of an inset: left and right in points, lines of the grid, the last exclusive."""

    left: float
    right: float
    top: int
    bottom: int

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left


class Content(Protocol):
    """What stands in an inset."""

    name: Words

    def depth(self, width: float) -> int:
        """The lines that it takes in a width (points)."""

    def least(self, width: float) -> int:
        """The fewest lines that it can be given."""

    def draw(self, room: Room, part: str) -> Drawn:
        """Set it into a place; `part` names its text."""


class Wanted(msgspec.Struct, frozen=True):
    """An inset with its number, its band, its legs (the last exclusive) and its content."""

    number: int
    inset: Inset
    tier: int
    legs: tuple[int, int]
    content: Content

    def shares(self, other: Wanted) -> bool:
        """Whether both are to find their own place at the same end of the same legs."""
        return (
            self.inset.at is None
            and other.inset.at is None
            and (self.tier, self.inset.place) == (other.tier, other.inset.place)
            and self.legs[0] < other.legs[1]
            and other.legs[0] < self.legs[1]
        )


class Insets:
    """The insets of a story: the beds that they leave to its text, and themselves in the end."""

    def __init__(self, desk: Desk, box: Box, legs: Legs) -> None:
        self.desk = desk
        self.box = box
        self.legs = legs
        self.bands: Sequence[tuple[int, int]] = [tier.columns for tier in legs.tiers]
        self.top = legs.tiers[0].lines[0]
        self.white = {tier: round(legs.tiers[tier].gutter * desk.grid.body, 3)
                      for tier in range(len(legs.tiers))}  # fmt: skip
        self.wanted: list[Wanted] = []
        self.depths: dict[int, int] = {}  # lines that each has to have, as in the whole of the bed
        for number, inset in enumerate(box.insets):
            if one := self._wanted(number, inset):
                self.wanted.append(one)
        self._keep_sound()

    # -- where they stand -----------------------------------------------------------------------

    def beds(self, last: int, less: int, more: int = 0) -> Iterator[Bed]:
        """The slots round the insets in a story that ends in band `last`, `less` lines higher.

        Its last legs, `more` of them, are a line shorter still. Insets in the middle may give way
        by a few lines; none where they find no room.
        """
        tiers: list[Sequence[Slot]] = [tier.slots for tier in self.legs.tiers]
        tiers[last] = shortened(self.legs.tiers[last].slots, less, more)
        is_free = any(one.inset.at is None and one.inset.place == "middle" for one in self.wanted)
        for nudge in NUDGES if is_free else (0,):
            if bed := self._bed(tiers, last, nudge):
                yield bed

    def _bed(self, tiers: Sequence[Sequence[Slot]], last: int, nudge: int) -> Bed | None:
        openings = [self._opening(one, tiers[one.tier], nudge) for one in self.wanted]
        found = [one for one in openings if one is not None]
        if len(found) < len(openings) or _first_clash(found):
            return None
        if any(one.lines[1] - one.lines[0] < self.depths[one.number] for one in found):
            return None
        kept: list[Slot] = []
        white: list[Slot] = []
        for index, slots in enumerate(tiers[: last + 1]):
            cuts = [o.cut for o, w in zip(found, self.wanted, strict=True) if w.tier == index]
            beside = cut_slots(self.desk.grid, slots, cuts, self.white[index])
            kept += beside.slots
            white += beside.white
        return Bed(tuple(kept), tuple(found), tuple(white))

    def _wanted(self, number: int, inset: Inset) -> Wanted | None:
        """An inset with its legs; None, and a message, where the story has no such legs."""
        tier = self._tier_of(inset)
        first, last = self.legs.tiers[tier].columns
        count = last - first
        asked = inset.columns or (inset.at.columns[1] if inset.at else 1)
        if asked > count:
            self._report_outside(number, inset, tier)
            return None
        if inset.at:
            legs = (first + inset.at.columns[0] - 1, first + inset.at.columns[1])
        else:
            own = inset.columns or min(COLUMNS, count)
            # The first leg begins with the byline: of two places in the middle the right one.
            start = {"left": 0, "centre": (count - own + 1) // 2, "right": count - own}[inset.side]
            legs = (first + start, first + start + own)
        return Wanted(number, inset, tier, legs, self._content(inset))

    def _tier_of(self, inset: Inset) -> int:
        """The band in which its lines begin; the deepest of all where it finds its own place."""
        tiers = self.legs.tiers
        if inset.at:
            line = self.top + inset.at.lines[0] - 1
            return max(i for i, tier in enumerate(tiers) if tier.lines[0] <= line)
        return max(range(len(tiers)), key=lambda i: (tiers[i].lines[1] - tiers[i].lines[0], -i))

    def _content(self, inset: Inset) -> Content:
        if inset.quote is not None:
            from layout.page.pull_quote import PullQuote

            return PullQuote(self.desk, inset)
        from layout.page.inset_picture import InsetPicture

        return InsetPicture(self.desk, inset)

    def _keep_sound(self) -> None:
        """Report the insets that find no room, or stand in each other, and go on without them."""
        whole = [tier.slots for tier in self.legs.tiers]
        kept: list[Wanted] = []
        for one in list(self.wanted):
            opening = self._opening(one, whole[one.tier])
            if opening is None:
                self._report_outside(one.number, one.inset, one.tier)
            elif self._is_deep_enough(one, opening):
                kept.append(one)
        self.wanted = kept
        while clash := _first_clash(
            [found for one in self.wanted if (found := self._opening(one, whole[one.tier]))]
        ):
            first, second = (self.box.insets[one.number] for one in clash)
            self.desk.sink.report(
                "E242", second.where("at"), notes=(first.where("at"),), box=self.box.name,
                first=clash[0].number + 1, second=clash[1].number + 1,
            )  # fmt: skip
            self.wanted = [one for one in self.wanted if one.number != clash[1].number]
        for one in self.wanted:
            if opening := self._opening(one, whole[one.tier]):
                width = opening.cut.right - opening.cut.left
                given = opening.lines[1] - opening.lines[0]
                self.depths[one.number] = min(given, one.content.depth(width))

    def _opening(self, one: Wanted, slots: Sequence[Slot], nudge: int = 0) -> Opening | None:
        """Where an inset stands in the slots of its band; None where they have no room for it."""
        inset = one.inset
        if inset.at:
            top, bottom = (self.top + inset.at.lines[0] - 1, self.top + inset.at.lines[1])
            cut = self._narrowed(
                over_legs(
                    self.legs.tiers[one.tier].slots, one.legs, (top, bottom), self.white[one.tier]
                ),
                inset,
            )
        else:
            run = max(_runs(slots, one.legs, self.white[one.tier]), key=_length, default=None)
            cut = self._found(one, slots, self._left(one, slots, run), nudge) if run else None
        if cut is None:
            return None
        lines = _lines_of(slots, one.legs)
        above, below = cut.top - 1 in lines, cut.bottom in lines
        return Opening(one.number, cut, (cut.top + WHITE * above, cut.bottom - WHITE * below))

    def _left(self, one: Wanted, slots: Sequence[Slot], run: tuple[int, int]) -> tuple[int, int]:
        """The longest stretch of a run that firmer insets leave to one in the middle."""
        if one.inset.place != "middle":
            return run
        firm = [
            opening.cut
            for other in self.wanted
            if other.tier == one.tier and (other.inset.at or other.inset.place != "middle")
            if other.legs[0] < one.legs[1] and one.legs[0] < other.legs[1]
            if (opening := self._opening(other, slots))
        ]
        tops = sorted({run[0], *(cut.bottom for cut in firm if run[0] < cut.bottom < run[1])})
        stretches = [
            (top, min([cut.top for cut in firm if cut.bottom > top], default=run[1]))
            for top in tops
        ]
        return max(((top, min(foot, run[1])) for top, foot in stretches), key=_length)

    def _found(
        self, one: Wanted, slots: Sequence[Slot], run: tuple[int, int], nudge: int
    ) -> Cut | None:
        """The place that an inset finds itself: at an end of its legs, or in the middle.

        Several that share their legs stand one under another; in the middle the text between them
        is shared out evenly.
        """
        base = (
            self._narrowed(over_legs(slots, one.legs, run, self.white[one.tier]), one.inset)
            if run[0] < run[1]
            else None
        )
        if base is None:
            return None
        members = [other for other in self.wanted or [one] if other.shares(one)] or [one]
        lines = _lines_of(slots, one.legs)
        ends = (run[0] - 1 in lines, run[1] in lines)
        depths = [self._depth(other, base.right - base.left, run, ends) for other in members]
        index = next((i for i, other in enumerate(members) if other.number == one.number), 0)
        before, free = sum(depths[:index]), run[1] - run[0] - sum(depths)
        if free < 0:
            return None
        if one.inset.place == "top":
            top = run[0] + before
        elif one.inset.place == "foot":
            top = run[1] - before - depths[index]
        else:
            over = round(free * (index + 1) / (len(members) + 1)) + nudge
            edge = min(LEAST_TEXT, free // (len(members) + 1))
            top = run[0] + before + min(max(over, edge), free - edge)
        return replace(base, top=top, bottom=top + depths[index])

    def _depth(
        self, one: Wanted, width: float, run: tuple[int, int], ends: tuple[bool, bool]
    ) -> int:
        """The lines that an inset takes of a run of lines: as asked, or its own and white.

        `ends` says whether text stands right over and under the run.
        """
        if one.inset.lines:
            return one.inset.lines
        above = ends[0] or one.inset.place != "top"
        below = ends[1] or one.inset.place != "foot"
        return min(one.content.depth(width) + (above + below) * WHITE, run[1] - run[0])

    def _narrowed(self, cut: Cut | None, inset: Inset) -> Cut | None:
        """The part of its legs that an inset with a width of its own takes."""
        if cut is None or inset.width is None:
            return cut
        grid = self.desk.grid
        width = min(inset.width.pt(grid.body, grid.leading), cut.right - cut.left)
        spare = cut.right - cut.left - width
        left = cut.left + {"left": 0.0, "centre": spare / 2, "right": spare}[inset.side]
        return replace(cut, left=left, right=left + width)

    # -- what is told ---------------------------------------------------------------------------

    def _report_outside(self, number: int, inset: Inset, tier: int) -> None:
        own = self.legs.tiers[tier]
        span = (
            inset.where("at") if inset.at else inset.where("columns" if inset.columns else "lines")
        )
        self.desk.sink.report(
            "E241", span, box=self.box.name, number=number + 1,
            columns=own.columns[1] - own.columns[0], lines=own.lines[1] - self.top,
        )  # fmt: skip

    def _is_deep_enough(self, one: Wanted, opening: Opening) -> bool:
        cut = opening.cut
        lines = cut.bottom - cut.top
        white = lines - (opening.lines[1] - opening.lines[0])
        needed = one.content.least(cut.right - cut.left) + white
        if lines >= needed:
            return True
        key = "at" if one.inset.at else "lines"
        self.desk.sink.report(
            "E247", one.inset.where(key), box=self.box.name, number=one.number + 1, lines=lines,
            what=one.content.name, needed=needed,
        )  # fmt: skip
        return False

    def _report_over(self, one: Wanted, opening: Opening, over: int) -> None:
        cut = opening.cut
        lines = cut.bottom - cut.top
        white = lines - (opening.lines[1] - opening.lines[0])
        self.desk.sink.report(
            "F212", one.inset.where("quote"), box=self.box.name, chars=over, lines=lines,
            needed=one.content.depth(cut.right - cut.left) + white,
        )  # fmt: skip

    def _report_white(self, bed: Bed) -> None:
        if bed.white:
            numbers = sorted({slot.line + 1 for slot in bed.white})
            first, last = numbers[0], numbers[-1]
            lines = f"{first}" if first == last else f"{first}-{last}"
            self.desk.sink.report(
                "W224", self.box.where("insets"), box=self.box.name, lines=lines,
                least=f"{LEAST_MEASURE:g}",
            )  # fmt: skip

    def draw(self, bed: Bed) -> Drawn:
        """The insets at the places that a bed gives them."""
        self._report_white(bed)
        wanted = {one.number: one for one in self.wanted}
        drawn = []
        for opening in bed.openings:
            one, cut = wanted[opening.number], opening.cut
            room = Room(cut.left, cut.right, *opening.lines)
            drawn.append(one.content.draw(room, f"inset-{one.number + 1}"))
            if over := sum(fit.chars_over for fit in drawn[-1].copyfit):
                self._report_over(one, opening, over)
        return Drawn(
            tuple(line for one in drawn for line in one.lines),
            tuple(shape for one in drawn for shape in one.shapes),
            tuple(text for one in drawn for text in one.texts),
            tuple(fit for one in drawn for fit in one.copyfit),
        )


def _first_clash(openings: Sequence[Opening]) -> tuple[Opening, Opening] | None:
    """The first two that share some place."""
    for index, first in enumerate(openings):
        for second in openings[index + 1 :]:
            if first.cut.meets(second.cut):
                return first, second
    return None


def _length(run: tuple[int, int]) -> int:
    return run[1] - run[0]


def _lines_of(slots: Iterable[Slot], legs: tuple[int, int]) -> set[int]:
    """The lines in which some of the legs has a slot."""
    return {slot.line for slot in slots if legs[0] <= slot.column < legs[1]}


def _runs(slots: Iterable[Slot], legs: tuple[int, int], gutter: float) -> list[tuple[int, int]]:
    """The stretches of lines in which all of the legs have alike slots, the last exclusive.

    Nothing stands between them but a `gutter` (points).
    """
    rows: dict[int, list[Slot]] = {}
    for slot in slots:
        if legs[0] <= slot.column < legs[1]:
            rows.setdefault(slot.line, []).append(slot)
    runs: list[tuple[int, int]] = []
    edges: list[tuple[float, float]] = []
    for line in sorted(rows):
        own = [(slot.x, slot.measure) for slot in rows[line]]
        if len(own) < legs[1] - legs[0] or not adjoin(rows[line], gutter):
            continue
        if runs and runs[-1][1] == line and own == edges:
            runs[-1] = (runs[-1][0], line + 1)
        else:
            runs.append((line, line + 1))
        edges = own
    return runs
