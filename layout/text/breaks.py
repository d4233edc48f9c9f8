"""The choice of breaks: the cheapest way through the opportunities of a paragraph.

This module alone decides where lines end. It reads `Paragraph.costs` and the sums; nothing else
depends on how it chooses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import inf

import msgspec

from layout.text.opportunities import FORBIDDEN, KEPT, NEVER
from layout.text.paragraph import Paragraph

FITS = 0.001
"""Points: sums of floats differ by less."""

# What a line costs: the square of what is given or taken, times a weight. A line whose Han are
# parted by 1/20 字 costs 16; a break that is merely unwelcome costs less, one that hurts more.
_EVEN = 0.05  # 字
_STRETCH = 16.0
_SQUEEZE = 10.0
_UNEVEN = 20.0  # more for a line that is parted further: from there on it is seen
# Taking 1 字 from the blanks of marks costs less than giving it: push in first (CL 3.1.4, 3.5.2).
_SHRINK = 4.0
_ELASTIC = 2.0  # for autospaces stretched to their limit
_HANG = 1.0  # for a mark hung though the line has other means
_OUTSIDE = 300.0  # for a line stretched past its limit, and as much for each limit more
_LIMIT_LEAST = 0.01  # 字; with a limit of 0 every stretched line is past it, and still one less so
_CONTRAST = 20.0  # for a loose line beside a tight one
_REPEAT = 60.0  # for a third line that begins, or ends, with the same character
_RAGGED = 40.0  # for an empty line that is not justified
_ORPHAN = 2000.0  # for a last line of one character (CL 3.4.4)
_RESCUE = 5000.0  # for a break inside a word
_APART = 5.0  # between two such breaks, in their penalties
_HOLE = 0.5  # 字 at each junction: a word wider than that may be broken
_STALE = 600.0  # shorter lines from the same start are not looked at
_KEPT = 5  # ends that are followed from line to line; with 60, real pages come out the same
_LIMIT = 3000.0  # a way that costs so much more than the best is given up
_WIDE = 24  # ends that are followed where another number of lines is looked for
_NEAR = 400.0  # more than the best that such a way may cost on its way
_WORTH = 200.0  # what a line more or less may cost

_CLASSES = _TIGHT, _PLAIN, _LOOSE = range(3)
_TIGHT_FROM, _LOOSE_FROM = -0.02, 0.035  # 字 between Han

_MARKS = frozenset(b"OCMSLQDTUEe X_Z().!")

Link = tuple["Link | None", int]
"""The ends of the lines so far, the last one first."""
Way = tuple[float, Link | None]
Ways = dict[int, dict[int, Way]]
"""The best way to each end, by the class of its last line."""
Ending = tuple[int, float, int]
"""Where a line may end, what it costs and its class."""
Arrival = tuple[float, Link | None, str, str]
"""The cost of a way and its link; a character that the next line must not begin, or end, with."""


class Setting(msgspec.Struct, frozen=True):
    """One way to set a paragraph: what it costs more than the best, and the end of each line."""

    extra: float
    ends: tuple[int, ...]


def break_costs(paragraph: Paragraph) -> tuple[float, ...]:
    """The penalty of a break before each character; from 1000 on there is none."""
    return paragraph.costs


def break_lines(
    paragraph: Paragraph, measures: Sequence[float], looseness: int = 0
) -> tuple[int, ...]:
    """The end of each line, exclusive, in offsets of the text; the last is its length.

    `measures` are the widths of the lines in points, the last one repeats. Lines are cheapest in
    sum; among equals the fewer lines win. Where no break fits, a word is broken, and a single
    cluster wider than its measure stands alone. Empty text has no lines. `looseness` asks for so
    many lines more (or fewer, below 0); what comes nearest within the limits of the style is given.
    """
    if looseness:
        found = settings(paragraph, measures)
        best = next((count for count, one in found.items() if not one.extra), 0)
        nearest = min(
            found, key=lambda count: (abs(count - best - looseness), found[count].extra), default=0
        )
        return found[nearest].ends if found else ()
    ways = _Search(paragraph, measures, _KEPT).run()
    if not ways:
        return ()
    return _ends(min(ways.items(), key=lambda one: (one[1][0], one[0]))[1])


def settings(paragraph: Paragraph, measures: Sequence[float]) -> dict[int, Setting]:
    """The best setting for each number of lines that the limits of the style allow.

    The cheapest of all, which `break_lines` gives, is there with nothing `extra`.
    """
    ways = _Search(paragraph, measures, _WIDE, _NEAR).run()
    if not ways:
        return {}
    least = min(way[0] for way in ways.values())
    if least > _NEAR:  # a line that cannot be helped may have led past the best
        ways = _Search(paragraph, measures, _WIDE).run()
        least = min(way[0] for way in ways.values())
    return {
        count: Setting(way[0] - least, _ends(way))
        for count, way in ways.items()
        if way[0] <= least + _WORTH
    }


def _ends(way: Way) -> tuple[int, ...]:
    return tuple(_unwind(way[1]))[::-1]


def _unwind(link: Link | None) -> Iterator[int]:
    while link is not None:
        link, end = link
        yield end


class _Search:
    """One paragraph on its way through its lines."""

    def __init__(
        self, paragraph: Paragraph, measures: Sequence[float], kept: int, limit: float = _LIMIT
    ) -> None:
        self.paragraph = paragraph
        self.measures = measures
        self.kept = kept
        self.limit = limit
        self.endings: dict[tuple[int, float], list[Ending]] = {}

    def run(self) -> dict[int, Way]:
        """The best way for each number of lines that was met."""
        p = self.paragraph
        count = len(p.text)
        ways: Ways = {0: {_PLAIN: (0.0, None)}} if count else {}
        found: dict[int, Way] = {}
        line = 0
        while ways:
            measure = self.measures[min(line, len(self.measures) - 1)]
            following: Ways = {}
            for start, classes in ways.items():
                self._follow(
                    start, classes, self._from(start, measure - p.indent(start)), following
                )
            line += 1
            if done := following.pop(count, None):
                found[line] = min(done.values())
            ways = self._prune(following, found)
        return found

    def _from(self, start: int, room: float) -> list[Ending]:
        key = (start, room)
        if key not in self.endings:
            self.endings[key] = _endings(self.paragraph, start, room)
        return self.endings[key]

    def _follow(
        self, start: int, classes: dict[int, Way], endings: list[Ending], following: Ways
    ) -> None:
        """Go on from a start with each of its endings, along the cheapest way to it."""
        text, count = self.paragraph.text, len(self.paragraph.text)
        arrivals: list[Arrival | None] = [None] * len(_CLASSES)
        for end, added, kind in endings:
            arrival = arrivals[kind]
            if arrival is None:
                arrival = arrivals[kind] = self._arrival(start, classes, kind)
            cost, link, head, tail = arrival
            cost += added
            if head and end < count and text[end] == head:
                cost += _REPEAT
            if tail and end < count and text[end - 1] == tail:
                cost += _REPEAT
            known = following.get(end)
            if known is None:
                following[end] = {kind: (cost, (link, end))}
            elif kind not in known or cost < known[kind][0]:
                known[kind] = (cost, (link, end))

    def _arrival(self, start: int, classes: dict[int, Way], kind: int) -> Arrival:
        """The cheapest way to a line of one class, and what the line had better not repeat.

        Two lines that begin (or end) alike make a third one dear.
        """
        cost, link = inf, None
        for last, way in classes.items():
            total = way[0] + _CONTRASTS[last][kind]
            if total < cost:
                cost, link = total, way[1]
        if link is None or link[0] is None:
            return cost, link, "", ""
        text, earlier = self.paragraph.text, link[0][1]
        head = text[start] if text[start] == text[earlier] else ""
        tail = text[start - 1] if text[start - 1] == text[earlier - 1] else ""
        return cost, link, head, tail

    def _prune(self, ways: Ways, found: dict[int, Way]) -> Ways:
        """The ways worth following, in the order of their ends."""
        if len(ways) < 2 and not found:
            return ways
        costs = [(_least(classes), -end) for end, classes in ways.items()]
        if not costs:
            return ways
        limit = min(costs)[0] + self.limit
        if found and self.kept == _KEPT:
            limit = min(limit, *(way[0] for way in found.values()))
        kept = sorted(one for one in costs if one[0] <= limit)[: self.kept]
        return {end: ways[end] for end in sorted(-end for _cost, end in kept)}


# What a line of each class costs by the class of the line before it.
_CONTRASTS = ((0.0, 0.0, _CONTRAST), (0.0, 0.0, 0.0), (_CONTRAST, 0.0, 0.0))


def _least(classes: dict[int, Way]) -> float:
    """The cost of the cheapest way to an end."""
    if len(classes) == 1:
        ((cost, _link),) = classes.values()
        return cost
    return min([way[0] for way in classes.values()])


def _endings(p: Paragraph, start: int, room: float) -> list[Ending]:
    """Where a line from `start` may end, and the cost of each."""
    count, costs = len(p.text), p.costs
    found: list[Ending] = []
    is_held = False  # by some line that has no hole
    first = p.begins[start]
    end = _furthest(p, start, first, room)
    while end > start:
        penalty = costs[end] if end < count else 0.0
        if penalty < FORBIDDEN and (line := _cost(p, start, end, room)) is not None:
            cost, kind = line
            found.append((end, cost + penalty, kind))
            is_held = is_held or cost < _HOLE_COST
            if cost > _STALE and end < count:
                break
        end -= 1
    if not is_held:
        _rescue(p, start, room, found)
    return found


def _furthest(p: Paragraph, start: int, first: int, room: float) -> int:
    """The last boundary that a line from `start` might reach with all that can be taken."""
    edge = p.lefts[start] + room
    last = len(p.text) - 1
    # Trims at the edges make `rights` rise unevenly: look 1 字 further than the sums say.
    reach = min(last, bisect_right(p.rights, edge + 4 * p.em, first))
    most = p.shrinkage[reach] - p.shrinkage[start]
    most += p.squeeze * (p.tight_joints[reach] - p.tight_joints[min(first, last)])
    return min(last + 1, bisect_right(p.rights, edge + most + p.em, first))


def _cost(p: Paragraph, start: int, end: int, room: float) -> tuple[float, int] | None:
    """The cost and the class of one line, None where it does not fit."""
    spare = room - p.rights[end] + p.lefts[start]
    first, last = p.begins[start], p.stops[end] - 1
    is_last = end == len(p.text)
    cost, kind = 0.0, _PLAIN
    if end in p.trims or end in p.hangs:
        spare, cost = _at_end(p, end, spare)
    if spare < -FITS:
        taken = _shrink_cost(p, first, last, -spare)
        if taken is None:
            return None
        cost, kind = cost + taken[0], taken[1]
    elif not is_last:
        if p.style.align in ("justify", "spread"):
            cost, kind = _stretch_cost(p, first, last, spare)
        elif room > 0:
            cost = _RAGGED * (spare / room) ** 2
    if is_last and start and _is_orphan(p, first, last):
        cost += _ORPHAN
    return cost, kind


def _at_end(p: Paragraph, end: int, spare: float) -> tuple[float, float]:
    """What is left of a line once its last mark is trimmed or hung, and the cost of that."""
    if spare < -FITS:
        spare += p.trims.get(end, 0.0)
    hung = p.hangs.get(end, 0.0)
    if p.style.hanging == "force":
        return spare + hung, 0.0
    if hung and spare < -FITS:
        return min(0.0, spare + hung), _HANG
    return spare, 0.0


def _shrink_cost(p: Paragraph, first: int, last: int, need: float) -> tuple[float, int] | None:
    """Of a line that is too wide: blanks are taken first, then Han are moved together."""
    if last < first:
        return None
    blanks = p.shrinkage[last] - p.shrinkage[first]
    if need <= blanks + FITS:
        return _SHRINK * (need / p.em) ** 2, _PLAIN
    joints = p.tight_joints[last] - p.tight_joints[first]
    if not joints or need - blanks > joints * p.squeeze + FITS:
        return None
    each = (need - blanks) / joints / p.em
    kind = _TIGHT if -each <= _TIGHT_FROM else _PLAIN
    return _SHRINK * (blanks / p.em) ** 2 + _SQUEEZE * (each / _EVEN) ** 2, kind


def _stretch_cost(p: Paragraph, first: int, last: int, spare: float) -> tuple[float, int]:
    if last <= first:
        return _HOLE_COST * (1 + spare / p.em), _LOOSE
    cost = 0.0
    if gain := p.elastic[last] - p.elastic[first]:
        used = min(gain, spare)
        cost = _ELASTIC * (used / gain) ** 2
        spare -= used
    each = spare / p.em / ((p.joints[last] - p.joints[first]) or 0.5)
    cost += _STRETCH * (each / _EVEN) ** 2
    if each > _EVEN:
        cost += _UNEVEN
    if each > p.stretch + FITS:
        cost += _OUTSIDE * each / max(p.stretch, _LIMIT_LEAST)
    return cost, _LOOSE if each >= _LOOSE_FROM else _PLAIN


_HOLE_COST = _STRETCH * (_HOLE / _EVEN) ** 2


def _is_orphan(p: Paragraph, first: int, last: int) -> bool:
    """Whether a last line is one character, with or without marks (孤字)."""
    if last - first > 4:
        return False
    return sum(kind not in _MARKS for kind in p.kinds[first : last + 1]) < 2


def endings(paragraph: Paragraph, start: int, room: float) -> dict[int, float]:
    """Where a line of `room` points from `start` may end, with what each end costs by itself.

    A break inside a word that nothing else avoids is among them, at its price.
    """
    return {end: cost for end, cost, _kind in _endings(paragraph, start, room)}


def _rescue(p: Paragraph, start: int, room: float, found: list[Ending]) -> None:
    """Add a break inside what is wider than a line; where nothing fits, take one cluster.

    Of the boundaries that fit, one inside a word goes before one that the level forbids.
    """
    count = len(p.text)
    after = max((one[0] for one in found), default=start)
    if found and _next_fits(p, after, room):
        return
    furthest: dict[float, int] = {}
    end = after + 1
    while end <= count and p.natural(start, end) <= room + p.em:
        penalty = p.costs[end] if end < count else 0.0
        if penalty < NEVER and p.natural(start, end) <= room + FITS:
            furthest[penalty] = end
        end += 1
    least = min(furthest, default=0.0)
    if found and least > KEPT:
        return
    for penalty, end in furthest.items():
        if penalty == least or penalty <= KEPT:
            cost, kind = _cost(p, start, end, room) or (0.0, _PLAIN)
            found.append((end, _RESCUE + _APART * (penalty - least) + cost, kind))
    if not found:
        end = next((i for i in range(start + 1, count) if p.costs[i] < NEVER), count)
        found.append((end, 10 * _RESCUE, _PLAIN))


def _next_fits(p: Paragraph, start: int, room: float) -> bool:
    """Whether what follows `start` up to the next opportunity fits a line."""
    count = len(p.text)
    for end in range(start + 1, count + 1):
        if p.natural(start, end) > room:
            return False
        if end == count or p.costs[end] < FORBIDDEN:
            return True
    return True
