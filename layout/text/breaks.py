"""The choice of breaks: the cheapest way through the opportunities of a paragraph.

This module alone decides where lines end. It reads `Paragraph.costs` and the sums; nothing else
depends on how it chooses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from layout.text.opportunities import FORBIDDEN, NEVER
from layout.text.paragraph import Paragraph

FITS = 0.001
"""Points: sums of floats differ by less."""

# What a line costs: the square of a share, times a weight. A line stretched to the first cap of
# JIS, 1/4 字 at each junction (text-rules 7), costs 100.
_CAP = 0.25
_STRETCH = 100.0
# Taking 1 字 from a line costs less than giving it: push in first (CL 3.1.4, 3.5.2).
_SHRINK = 10.0
_ELASTIC = 2.0  # for autospaces stretched to their limit
_RAGGED = 40.0  # for an empty line that is not justified
_ORPHAN = 400.0  # for a last line of one character (CL 3.4.4)
_RESCUE = 5000.0  # for a break inside a word
_TOO_LOOSE = 400.0  # 1/2 字 at each junction: a word wider than the measure may be broken
_STALE = 50.0  # shorter lines from the same start are not looked at
_KEPT = 6  # ways that are followed from line to line; with 30, real pages come out the same
_LIMIT = 600.0  # a way that costs so much more than the best is given up

_MARKS = frozenset(b"OCMSLQDTUEe X_Z().!")

Link = tuple["Link | None", int]
"""The ends of the lines so far, the last one first."""
Way = tuple[float, Link | None]


def break_costs(paragraph: Paragraph) -> tuple[float, ...]:
    """The penalty of a break before each character; from 1000 on there is none."""
    return paragraph.costs


def break_lines(paragraph: Paragraph, measures: Sequence[float]) -> tuple[int, ...]:
    """The end of each line, exclusive, in offsets of the text; the last is its length.

    `measures` are the widths of the lines in points, the last one repeats. Lines are cheapest in
    sum; among equals the fewer lines win. Where no break fits, a word is broken, and a single
    cluster wider than its measure stands alone. Empty text has no lines.
    """
    count = len(paragraph.text)
    ways: dict[int, Way] = {0: (0.0, None)} if count else {}
    best: Way | None = None
    line = 0
    while ways:
        measure = measures[min(line, len(measures) - 1)]
        following: dict[int, Way] = {}
        for start, (cost, link) in ways.items():
            for end, added in _ends(paragraph, start, measure - paragraph.indent(start)):
                total = cost + added
                if end not in following or total < following[end][0]:
                    following[end] = (total, (link, end))
        done = following.pop(count, None)
        if done is not None and (best is None or done[0] < best[0]):
            best = done
        ways = _prune(following, best)
        line += 1
    return tuple(_unwind(best[1] if best else None))[::-1]


def _unwind(link: Link | None) -> Iterator[int]:
    while link is not None:
        link, end = link
        yield end


def _prune(ways: dict[int, Way], best: Way | None) -> dict[int, Way]:
    """The ways worth following, the furthest first."""
    if not ways:
        return ways
    limit = min(cost for cost, _link in ways.values()) + _LIMIT
    if best is not None:
        limit = min(limit, best[0])
    kept = sorted((cost, -end) for end, (cost, _link) in ways.items() if cost <= limit)[:_KEPT]
    return {-end: ways[-end] for end in sorted(end for _cost, end in kept)}


def _ends(p: Paragraph, start: int, room: float) -> list[tuple[int, float]]:
    """Where a line from `start` may end, and the cost of each."""
    count = len(p.text)
    edge = p.lefts[start] + room
    # Trims at the edges make `rights` rise unevenly: look 1 字 further than the sums say.
    reach = min(count - 1, bisect_right(p.rights, edge + 4 * p.em))
    most = p.shrinkage[reach] - p.shrinkage[start]
    end = min(count, bisect_right(p.rights, edge + most + p.em))
    found: list[tuple[int, float]] = []
    least = _TOO_LOOSE
    costs = p.costs
    while end > start:
        penalty = costs[end] if end < count else 0.0
        if penalty < FORBIDDEN and (cost := _cost(p, start, end, room)) is not None:
            cost += penalty
            found.append((end, cost))
            least = min(least, cost)
            if cost > _STALE and end < count:
                break
        end -= 1
    if least >= _TOO_LOOSE:
        _rescue(p, start, room, found)
    return found


def _cost(p: Paragraph, start: int, end: int, room: float) -> float | None:
    """The cost of one line, None where it does not fit."""
    spare = room - p.rights[end] + p.lefts[start]
    first, last = p.begins[start], p.stops[end] - 1
    is_last = end == len(p.text)
    cost = 0.0
    if spare < -FITS:
        if last < first or -spare > p.shrinkage[last] - p.shrinkage[first] + FITS:
            return None
        cost = _SHRINK * (spare / p.em) ** 2
    elif not is_last:
        if p.style.align in ("justify", "spread"):
            cost = _stretch_cost(p, first, last, spare)
        elif room > 0:
            cost = _RAGGED * (spare / room) ** 2
    if is_last and start and _is_orphan(p, first, last):
        cost += _ORPHAN
    return cost


def _stretch_cost(p: Paragraph, first: int, last: int, spare: float) -> float:
    if last <= first:
        return _TOO_LOOSE * (1 + spare / p.em)
    cost = 0.0
    if gain := p.elastic[last] - p.elastic[first]:
        used = min(gain, spare)
        cost = _ELASTIC * (used / gain) ** 2
        spare -= used
    joints = max(p.joints[last] - p.joints[first], 0.5)
    return cost + _STRETCH * (spare / p.em / joints / _CAP) ** 2


def _is_orphan(p: Paragraph, first: int, last: int) -> bool:
    """Whether a last line is one character, with or without marks (孤字)."""
    if last - first > 4:
        return False
    return sum(kind not in _MARKS for kind in p.kinds[first : last + 1]) < 2


def _rescue(p: Paragraph, start: int, room: float, found: list[tuple[int, float]]) -> None:
    """Add a break inside what is wider than a line; where nothing fits, take one cluster.

    Of the boundaries that fit, one inside a word goes before one that the level forbids.
    """
    count = len(p.text)
    after = max((end for end, _line_cost in found), default=start)
    if found and _next_fits(p, after, room):
        return
    fitting: list[tuple[float, int]] = []
    end = start + 1
    while end <= count and p.natural(start, end) <= room + p.em:
        penalty = p.costs[end] if end < count else 0.0
        if penalty < NEVER and p.natural(start, end) <= room + FITS:
            fitting.append((penalty, -end))
        end += 1
    known = {end for end, _line_cost in found}
    if fitting and (end := -min(fitting)[1]) not in known:
        found.append((end, _RESCUE))
    elif not found:
        end = next((i for i in range(start + 1, count) if p.costs[i] < NEVER), count)
        found.append((end, 10 * _RESCUE))


def _next_fits(p: Paragraph, start: int, room: float) -> bool:
    """Whether what follows `start` up to the next opportunity fits a line."""
    count = len(p.text)
    for end in range(start + 1, count + 1):
        if p.natural(start, end) > room:
            return False
        if end == count or p.costs[end] < FORBIDDEN:
            return True
    return True
