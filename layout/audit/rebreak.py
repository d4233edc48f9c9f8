"""Where a headline that is broken badly would be broken better."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from layout.audit.sheet import Headline, Sheet
from layout.text.classes import SHARED, has_east_asian
from layout.text.parting import parting
from layout.text.words import INSIDE, break_penalties, repeated

_UNEVEN = 1.2  # cost of lines that differ by a whole measure, beside the costs of `words`
_LEAST = 0.5  # of the longest line, that the shortest has
_MOST = 40  # characters of a headline that is tried


def better_break(sheet: Sheet, head: Headline) -> str:
    """The headline with `/` where it is broken best, in as many lines; "" where that is as it is.

    No line is longer than the place of the head holds at its size, and none parts a word. A
    headline with marked words is left alone: its text here is not as it is written.
    """
    box = head.box
    story = sheet.spec(box).story
    text = dict(box.texts).get("headline", "")
    if not text or len(text) > _MOST or (story and story.stretches.get("headline")):
        return ""
    own = tuple(line.offset + line.line.start for line in head.lines[1:])
    names = [*sheet.edition.house.keep, *sheet.edition.keep]
    if story:
        copy = "\n".join(getattr(block, "text", "") for block in story.body)
        names += [*story.keep, *repeated(text, copy, names)]
    language = sheet.edition.house.language
    costs = break_penalties(text, names, language)
    allowed = [
        i for i in range(2, len(text) - 1)
        if costs[i] < INSIDE / 2 and parting(text, i, names, language) is None
    ]  # fmt: skip
    widths = _widths(head, text)
    # A vertical head is as deep as its longest line now; another has its width.
    is_upright = head.lines[0].line.is_vertical
    room = 0.0 if is_upright else box.head_width
    room = max(room, *(line.line.natural for line in head.lines)) + 0.01
    best = _best(allowed, costs, widths, room, len(own))
    if not best or best == own:
        return ""
    edges = (0, *best, len(text))
    lines = (text[a:b].strip() for a, b in pairwise(edges))
    return "/".join(lines).replace("\u2002", " ")


def _widths(head: Headline, text: str) -> list[float]:
    """How far the text reaches before each character, in points: a full size, a half for Latin."""
    reach = [0.0]
    for char in text:
        wide = 1.0 if has_east_asian(char) or char in SHARED else 0.55
        reach.append(reach[-1] + wide * head.size * head.x_scale)
    return reach


def _best(
    allowed: Sequence[int], costs: Sequence[float], reach: Sequence[float], room: float, count: int
) -> tuple[int, ...]:
    best: tuple[float, tuple[int, ...]] | None = None
    for breaks in combinations(allowed, count):
        widths = [reach[b] - reach[a] for a, b in pairwise((0, *breaks, len(reach) - 1))]
        if max(widths) > room or min(widths) < _LEAST * max(widths):
            continue
        cost = _UNEVEN * (max(widths) - min(widths)) / room + sum(costs[i] for i in breaks)
        if best is None or cost < best[0]:
            best = (cost, breaks)
    return best[1] if best else ()
