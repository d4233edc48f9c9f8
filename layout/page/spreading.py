"""撑满: the white of a short story in whole lines between its blocks, so that all legs end level.

White goes over subheads first, then over and under pictures and tables, then between paragraphs;
none stands at the head or the foot of a leg.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from layout.page.feet import Bed, Feet
from layout.page.flow import Flow, flow
from layout.page.galley import Block, Galley, Room, Spread, SpreadBlock, TextBlock
from layout.page.subhead import SubheadBlock

# What is given in turn: a kind of place, and how many lines of white it has then.
ROUNDS = (("subhead", 1), ("fixed", 1), ("subhead", 2), ("text", 1))
FOLLOWING = 2  # lines that a paragraph has under white
_Rank = tuple[int, int, int, int]


class White(SpreadBlock):
    """Lines of white, which fall away at a head, and where what follows would not stand below."""

    def __init__(self, lines: int, below: int) -> None:
        self.lines = lines
        self.below = below

    def lines_in(self, measure: float) -> int:  # noqa: ARG002
        """None where there is no column: it is not missed."""
        return 0

    def spread(self, room: Room, at: int) -> Spread:
        """Leave the lines from slot `at` on."""
        if (
            at >= len(room.slots)
            or not room.is_under_text(at)
            or room.run(at) < self.lines + self.below
        ):
            return Spread(at)
        return Spread(at + self.lines, used=(range(at, at + self.lines),))


class _Walk(msgspec.Struct):
    """Where blocks come to stand: the slot that each begins at, and which slots are filled."""

    starts: list[int | None]
    used: set[int]
    end: int
    is_over: bool = False


class Spreading:
    """A story's blocks with white between them, line by line until all its legs are filled."""

    def __init__(self, blocks: Sequence[Block], room: Room, galley: Galley) -> None:
        self.blocks = blocks
        self.room = room
        self.galley = galley
        self.white: Counter[int] = Counter()  # lines over each block
        self.closed: set[tuple[int, int]] = set()  # places where one more line did no good

    def fill(self) -> list[Block] | None:
        """The blocks with their white; None where it cannot be given away."""
        walk = self.walk()
        while not walk.is_over:
            leg = next(self.gaps(walk), None)
            if leg is None and walk.end >= len(self.room.slots):
                return self.spaced()
            before = self.missing(walk)
            while True:
                place = self.best(walk, leg)
                if place is None:
                    return None
                self.white[place] += 1
                after = self.walk()
                if not after.is_over and self.missing(after) != before:
                    break
                self.white[place] -= 1
                self.closed.add((place, self.white[place]))
            walk = after
        return None

    def missing(self, walk: _Walk) -> tuple[int, int]:
        """Slots that are not filled, before the end and after it."""
        return walk.end - len(walk.used), len(self.room.slots) - walk.end

    def spaced(self) -> list[Block]:
        """The blocks, each under its white."""
        done: list[Block] = []
        for index, block in enumerate(self.blocks):
            if self.white[index]:
                done.append(White(self.white[index], self.least(block)))
            done.append(block)
        return done

    def least(self, block: Block) -> int:
        """The lines of a block that stand together under white."""
        if isinstance(block, TextBlock):
            return min(FOLLOWING, len(self.galley.lines_of(block, self.room.measures[-1:])))
        if isinstance(block, SpreadBlock):
            return 1
        return block.depth(self.room.measures[-1]) + block.keep

    def walk(self) -> _Walk:
        """Go through the slots with all blocks."""
        slots, walk = self.room.slots, _Walk([], set(), 0)
        for index, block in enumerate(self.blocks):
            at = walk.end
            if self.white[index]:
                spread = White(self.white[index], self.least(block)).spread(self.room, at)
                walk.used.update(range(at, spread.end))
                at = spread.end
            start, end = self._stand(block, at)
            if start is None or end > len(slots):
                walk.is_over = True
                return walk
            walk.starts.append(start)
            walk.end = end
            if not isinstance(block, SpreadBlock):
                walk.used.update(range(start, end))
            else:
                for part in block.spread(self.room, at).used:
                    walk.used.update(part)
        return walk

    def _stand(self, block: Block, at: int) -> tuple[int | None, int]:
        """The first slot of a block from slot `at` on, and the one after it."""
        if isinstance(block, TextBlock):
            measures = self.room.ahead_of(block, at)
            return at, at + len(self.galley.lines_of(block, measures))
        if at >= len(self.room.slots):
            return None, at
        if isinstance(block, SpreadBlock):
            done = block.spread(self.room, at)
            return (None if done.lines_over else at), done.end
        start = self.room.find(block, at)
        return start, 0 if start is None else start + block.depth(self.room.slots[start].measure)

    def gaps(self, walk: _Walk) -> Iterator[int]:
        """The legs before the last filled one whose foot is white."""
        slots = self.room.slots
        for at in range(walk.end - 1):
            is_foot = slots[at + 1].column != slots[at].column
            if is_foot and at not in walk.used:
                yield slots[at].column

    def best(self, walk: _Walk, leg: int | None) -> int | None:
        """The block that gets a line of white over it, in a leg or in any; None where none can."""
        slots = self.room.slots
        given: Counter[int] = Counter()
        for index, start in enumerate(walk.starts):
            if start is not None and start < len(slots):
                given[slots[start].column] += self.white[index]
        ranked: list[tuple[_Rank, int]] = []
        for index, start in enumerate(walk.starts):
            if not index or start is None or start >= len(slots):
                continue
            if (index, self.white[index]) in self.closed or not self.room.is_under_text(start):
                continue
            column = slots[start].column
            turn = self.turn(index)
            if turn is not None and leg in (None, column):
                apart = min((abs(index - one) for one, n in self.white.items() if n), default=0)
                ranked.append(((turn, given[column], -apart, column), index))
        return min(ranked, default=((0, 0, 0, 0), None))[1]

    def turn(self, index: int) -> int | None:
        """In which round a block gets its next line of white; None where it has all it may."""
        kind = self.kind(index)
        following = (kind, self.white[index] + 1)
        return ROUNDS.index(following) if following in ROUNDS else None

    def kind(self, index: int) -> str:
        """What stands at the place over a block."""
        block, above = self.blocks[index], self.blocks[index - 1]
        if isinstance(block, SubheadBlock):
            return "subhead"
        if isinstance(above, SubheadBlock):
            return "none"  # a subhead stays close to its text
        is_text = isinstance(block, TextBlock) and isinstance(above, TextBlock)
        return "text" if is_text else "fixed"


def spread(feet: Feet, blocks: Sequence[Block]) -> tuple[Flow, Bed, int] | None:
    """A body with its white between its blocks, its bed, and how many places have some.

    None where it fills its columns by itself, or has more white than these places take.
    """
    full, whole = feet.whole(blocks)
    fit = full.copyfit
    room = feet.room(whole)
    if fit.lines_over or not whole.slots:
        return None
    spreading = Spreading(blocks, room, feet.galley)
    spaced = spreading.fill()
    if spaced is None:
        return None
    done = feet.without_widows(spaced, whole)
    if done is None or not _is_level(done):
        done = flow(spaced, room, feet.grid, feet.galley)
    if not _is_level(done):
        return None
    white = sum(column.lines - column.filled for column in fit.columns)
    fit = msgspec.structs.replace(done.copyfit, lines_short=white)
    places = sum(1 for count in spreading.white.values() if count)
    return msgspec.structs.replace(done, copyfit=fit), whole, places


def _is_level(done: Flow) -> bool:
    fit = done.copyfit
    return not fit.lines_over and not fit.lines_short
