"""孤行: a line of a paragraph alone at the foot or the head of a leg, and what avoids it.

Each paragraph is set in its most even way. Where that leaves a line alone, or a story is over, the
paragraphs that can be set in a line less or more within the limits of their style are looked
through, all together, for the choice that is best for the whole story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from layout.page.galley import Block, FixedBlock, Galley, Room, SpreadBlock, TextBlock

# What a fault is worth, in the costs of `text.breaks`, where a loose line costs 20 to 300. The last
# line of a paragraph should not stand alone at a head; the first may at a foot (text-rules 9).
AT_HEAD = 150.0
AT_HEAD_SHORT = 250.0  # where it fills less than a third of its measure
AT_FOOT = 60.0
AT_JUMP = 1_000.0  # one that stands alone beside a jump to another page (text-rules 9: MUST)
AT_JUMP_END = 120.0  # where a story jumps at the end of a paragraph (newspaper-terms, CNT03)
OVER = 20_000.0  # for each line that finds no room: worse than any other choice
LONGER = 15.0  # for each line that the story grows by
WHITE = 80.0  # for each line that is left white because the story got shorter
SHORT = 5_000.0  # for each line that a story stays short of what it is loosened for
_SHORT = 1 / 3

Choice = tuple[int | None, ...]
"""For each block how many lines it is set in; None for its default."""
_Link = tuple["_Link | None", int | None]
_Ways = dict[int, tuple[float, _Link | None]]


def choose(
    blocks: Sequence[Block], room: Room, galley: Galley, *, gap: float = 0.0
) -> Choice | None:
    """How many lines each paragraph is set in, where the default has faults that can be avoided.

    `gap` is what each line costs that is left white because a block goes to the next leg.
    """
    search = _Search(blocks, room, galley)
    search.gap = gap
    if not search.is_faulty() and not gap:
        return None
    choice = search.best()
    return choice if any(choice) else None


def choices(blocks: Sequence[Block], room: Room, galley: Galley) -> dict[int, Choice]:
    """The cheapest choice for each slot that can be the first after the story."""
    ways = _Search(blocks, room, galley).ways()
    return {end: tuple(_unwind(link))[::-1] for end, (_, link) in ways.items()}


def loosened(
    blocks: Sequence[Block], room: Room, galley: Galley, goal: tuple[int, int]
) -> list[Block]:
    """The blocks with paragraphs set looser, each by so many lines at most, to fill a room.

    `goal` is the slot that their end is to reach, and that bound; what costs least is taken, and
    what comes nearest where the limits of the style do not let it be reached.
    """
    search = _Search(blocks, room, galley, goal)
    search.is_faulty()
    return [
        replace(block, looseness=more) if more and isinstance(block, TextBlock) else block
        for block, more in zip(blocks, search.best(), strict=True)
    ]


class _Search:
    """The blocks of a story on their way through its slots."""

    def __init__(
        self,
        blocks: Sequence[Block],
        room: Room,
        galley: Galley,
        goal: tuple[int, int] | None = None,
    ) -> None:
        self.blocks = blocks
        self.room = room
        self.galley = galley
        self.goal = goal
        """Of one that is loosened: the slot to be reached, lines more at most a paragraph."""
        self.gap = 0.0
        self.usual = 0
        """The slot after the last block by default."""

    def is_faulty(self) -> bool:
        """Whether the default leaves a line alone or finds no room for one."""
        faults = 0.0
        for block in self.blocks:
            if isinstance(block, TextBlock):
                lines = self.galley.lines_of(block, self.room.ahead_of(block, self.usual))
                faults += self._fault(block, self.usual, None)
                self.usual += len(lines)
            else:
                self.usual = self._after(block, self.usual)
        return faults > 0 or self.usual > len(self.room.slots)

    def best(self) -> Choice:
        """The cheapest choice of all; the most usual among equals."""
        ways = self.ways()
        end = min(ways, key=lambda at: (ways[at][0] + self._ending(at), at != self.usual))
        return tuple(_unwind(ways[end][1]))[::-1]

    def ways(self) -> _Ways:
        """The cheapest way to each slot that can be the first after the story."""
        ways: _Ways = {0: (0.0, None)}
        for block in self.blocks:
            following: _Ways = {}
            for at, (cost, link) in ways.items():
                for count, end, added in self._settings(block, at):
                    if end not in following or cost + added < following[end][0]:
                        following[end] = (cost + added, (link, count))
            ways = following
        return ways

    def _ending(self, end: int) -> float:
        over = max(0, end - len(self.room.slots))
        change = end - self.usual
        if self.goal and end < self.goal[0]:
            return SHORT * (self.goal[0] - end)
        white = max(0, len(self.room.slots) - end - 1)  # of the last leg: one line is not seen
        change_cost = LONGER * change if change > 0 else -WHITE * change
        return OVER * over + change_cost + self.gap * white

    def _settings(self, block: Block, at: int) -> Iterator[tuple[int | None, int, float]]:
        """How a block may be set from a slot on: its lines, the slot after them, the cost."""
        if not isinstance(block, TextBlock):
            end = self._after(block, at)
            yield None, end, self.gap * self._white(block, at, end) if self.gap else 0.0
            return
        ahead = self.room.ahead_of(block, at)
        usual = len(self.galley.lines_of(block, ahead))
        yield None, at + usual, self._fault(block, at, None)
        for count, setting in self.galley.settings(block.paragraph, ahead).items():
            if self.goal:  # by how many lines more, not by their number
                if usual < count <= usual + self.goal[1]:
                    cost = setting.extra + self._fault(block, at, count)
                    yield count - usual, at + count, cost
            elif count != usual:
                yield count, at + count, setting.extra + self._fault(block, at, count)

    def _after(self, block: FixedBlock | SpreadBlock, at: int) -> int:
        slots = self.room.slots
        if isinstance(block, SpreadBlock):
            if at >= len(slots):
                return at + block.lines_in(self.room.measures[-1])
            done = block.spread(self.room, at)
            return len(slots) + done.lines_over if done.lines_over else done.end
        start = self.room.find(block, at) if at < len(slots) else None
        if start is None:
            return max(at, len(slots)) + block.depth(self.room.measures[-1])
        return start + block.depth(slots[start].measure)

    def _white(self, block: FixedBlock | SpreadBlock, at: int, end: int) -> int:
        """The slots that a fixed block leaves white before it."""
        if isinstance(block, SpreadBlock) or end > len(self.room.slots):
            return 0
        return end - at - block.depth(self.room.slots[end - 1].measure)

    def _fault(self, block: TextBlock, at: int, count: int | None) -> float:
        """What a paragraph set from slot `at` on costs for lines that stand alone."""
        slots = self.room.slots
        lines = self.galley.lines_of(block, self.room.ahead_of(block, at), count)
        end = at + len(lines)
        cost = self._at_turns(at, end) if self.room.turns else 0.0
        if len(lines) < 2 or end > len(slots):
            return cost
        cost += 0.0 if slots[at + 1].follows(slots[at]) else AT_FOOT
        if not slots[end - 1].follows(slots[end - 2]):
            is_short = lines[-1].width < _SHORT * slots[end - 1].measure
            cost += AT_HEAD_SHORT if is_short else AT_HEAD
        return cost

    def _at_turns(self, at: int, end: int) -> float:
        """What a paragraph in the slots from `at` to `end` costs where its story jumps."""
        cost = 0.0
        for turn in self.room.turns:
            if turn == end:
                cost += AT_JUMP_END
            elif at < turn < end and turn in (at + 1, end - 1):
                cost += AT_JUMP
        return cost


def _unwind(link: _Link | None) -> Iterator[int | None]:
    while link is not None:
        link, count = link
        yield count
