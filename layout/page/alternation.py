"""Song and Hei heads in turn, so that neighbours differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layout.page.region import Region

STYLES = ("headline", "headline-alternate")
REACH = 2  # lines between two stories that still makes them neighbours
SIDE_BY_SIDE = 3  # weight of heads that stand level, against stories that merely touch
TOUCHING = 1
HEAD_LINES = 8  # depth in which two heads are taken to stand level


def alternate(stories: Sequence[str], regions: Mapping[str, Region]) -> dict[str, str]:
    """A headline style for each story, in the order given; the first has the first style.

    Each takes the style that its earlier neighbours have least of.
    """
    chosen: dict[str, str] = {}
    for name in stories:
        cost = dict.fromkeys(STYLES, 0)
        for other, style in chosen.items():
            cost[style] += _nearness(regions[name], regions[other])
        chosen[name] = min(STYLES, key=lambda style: cost[style])
    return chosen


def _nearness(first: Region, second: Region) -> int:
    beside = first.left <= second.right and second.left <= first.right
    over = first.top - REACH <= second.bottom and second.top - REACH <= first.bottom
    if not (beside and over):
        return 0
    level = abs(first.top - second.top) < HEAD_LINES
    return SIDE_BY_SIDE if level else TOUCHING
