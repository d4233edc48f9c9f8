"""Song and Hei heads in turn, so that neighbours differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layout.page.region import Region

STYLES = ("headline", "headline-alternate")
REACH = 2  # lines between two stories that still makes them neighbours
SIDE_BY_SIDE = 3  # weight of heads that stand level, against stories that merely touch
TOUCHING = 1
ROUNDS = 5  # a page settles in two or three
HEAD_LINES = 8  # depth in which two heads are taken to stand level


def alternate(
    stories: Sequence[str], regions: Mapping[str, Region], given: Mapping[str, str]
) -> dict[str, str]:
    """A headline style for each story, in the order given; the first has the first style.

    Each takes the style that its neighbours have least of; then, as long as it makes the page
    better, one after the other changes again. Those in `given` keep what they have.
    """
    near = {
        name: {
            other: weight
            for other in stories
            if other != name and (weight := _nearness(regions[name], regions[other]))
        }
        for name in stories
    }
    chosen = dict(given)
    for _ in range(ROUNDS):
        before = dict(chosen)
        for name in stories:
            if name in given:
                continue
            cost = dict.fromkeys(STYLES, 0)
            for other, weight in near[name].items():
                if other in chosen:
                    cost[chosen[other]] += weight
            first = chosen.get(name, STYLES[0])
            chosen[name] = min((first, *STYLES), key=cost.__getitem__)
        if chosen == before:
            break
    return chosen


def _nearness(first: Region, second: Region) -> int:
    across = max(first.left, second.left) - min(first.right, second.right)  # columns between
    down = max(first.top, second.top) - min(first.bottom, second.bottom)  # lines between
    beside, over = across == 0 and down < 0, across < 0 and down <= REACH
    if not (beside or over):
        return 0
    level = abs(first.top - second.top) < HEAD_LINES
    return SIDE_BY_SIDE if level else TOUCHING
