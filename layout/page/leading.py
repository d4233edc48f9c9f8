"""行距 of one story: columns with a line more or fewer, evenly spaced between grid lines."""

from __future__ import annotations

import copy
import math

from msgspec.structs import replace

from layout.page.feet import PlainBeds
from layout.page.flow import Flow
from layout.page.galley import Slot
from layout.page.grid import ASCENT, PageGrid
from layout.page.legs import Legs
from layout.page.story import Ground

LEAST = 1.15  # of the size of the body (newspaper-terms, section 1: 1.2 to 1.35 is usual)
MOST = 1.2  # of the leading of the house


def even_lines(ground: Ground) -> tuple[int, int] | None:
    """The first line of all columns of a story and the one after their last, where all are alike.

    None where they differ, in several bands or beside something that is cut in: no one leading
    would bring them all back to the grid. None where a column is not as wide in each line: a line
    between two of the grid would stand in both.
    """
    if len(ground.legs.tiers) != 1 or not isinstance(ground.beds, PlainBeds):
        return None
    legs: dict[int, list[int]] = {}
    widths: set[Slot] = set()
    for slot in ground.bed.slots:
        legs.setdefault(slot.column, []).append(slot.line)
        widths.add(replace(slot, line=0))
    if len(widths) > len(legs):
        return None
    edges = {(lines[0], lines[-1] + 1) for lines in legs.values()}
    if len(edges) != 1:
        return None
    ((top, bottom),) = edges
    whole = all(len(lines) == bottom - top for lines in legs.values())
    return (top, bottom) if whole else None


def respaced(ground: Ground, more: int) -> Ground | None:
    """The ground with columns of so many lines more, its first and last baseline where they were.

    None where its columns are not alike, or the leading would pass its bounds.
    """
    lines, desk = even_lines(ground), ground.desk
    if lines is None:
        return None
    top, count = lines[0], lines[1] - lines[0] + more
    grid = _respaced(desk.grid, top, lines[1] - lines[0], count)
    size = desk.sheet.resolve("body", ground.box.body).size
    if grid is None or not LEAST * size <= grid.leading <= MOST * desk.grid.leading:
        return None
    desk = copy.copy(desk)
    desk.grid = grid
    (tier,) = ground.legs.tiers
    firsts = [slot for slot in tier.slots if slot.line == top]
    slots = tuple(replace(one, line=top + line) for one in firsts for line in range(count))
    legs = Legs((replace(tier, lines=(top, top + count), slots=slots),), ground.legs.white_lines)
    bed = replace(ground.bed, slots=slots)
    return replace(ground, desk=desk, legs=legs, beds=PlainBeds([slots]), bed=bed)


def on_grid(body: Flow, more: int) -> Flow:
    """The body with the places of its legs in lines of the page's grid, not in its own."""
    columns = tuple(
        replace(
            one,
            bottom=one.bottom - more,
            foot=one.top + math.ceil((one.foot - one.top) * (one.lines - more) / one.lines),
        )
        for one in body.copyfit.columns
    )
    return replace(body, copyfit=replace(body.copyfit, columns=columns))


def _respaced(grid: PageGrid, top: int, before: int, count: int) -> PageGrid | None:
    """The grid on which `count` lines stand from `top` on where `before` lines stood."""
    if before < 2 or count < 2:
        return None
    leading = grid.leading * (before - 1) / (count - 1)
    edge = grid.baseline(top) - ASCENT * grid.body - (leading - grid.body) / 2 - top * leading
    return replace(grid, leading=leading, top=edge)
