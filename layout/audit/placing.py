"""How boxes stand to each other: heads that meet (碰题), lines that part the page (断版)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from layout.audit.sheet import EDITORIAL, NEAR, Fields, Finding, Headline, Sheet, lines_of
from layout.diagnostics import Words
from layout.page.placed import PlacedBox
from layout.spec.keys.furniture import MASTHEAD

Limits = Mapping[str, float]
STEP = 4  # lines by which a box breaks a through line: the depth of a small head
DEEP = 3  # times the step, that a story has which can give it
_NONE: Fields = {
    "box": "", "other": "", "lines": "", "columns": "", "line": 0, "column": 0, "by": STEP,
}  # fmt: skip
_MOST = 0.8  # of a through line that is a rule, to be called one


def headline_collision(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Heads of two boxes level with each other, with only the gutter between."""
    grid = sheet.grid
    for one, other in combinations(sheet.heads, 2):
        left, right = sorted((one, other), key=lambda head: head.left)
        if not _reads_on(sheet, left, right, limits):
            continue
        top, bottom = max(one.top, other.top), min(one.bottom, other.bottom)
        first, last = (math.floor((y - grid.top) / grid.leading) + 1 for y in (top, bottom))
        by = math.ceil((left.bottom - right.top) / grid.leading)
        names = f"{first}-{last}" if last > first else f"{first}"
        some = "lines" if last > first else "line"
        fields: Fields = {"box": left.box.name, "other": right.box.name, "by": by}
        fields["lines"] = Words(f"{some} {names}", f"第 {names} 行")
        kinds = {left.box.kind, right.box.kind}
        is_bare = sheet.edition.house.rules.beside == "none" and "picture" not in kinds
        yield Finding(
            sheet.spec(right.box).where(),
            fields,
            right.box.name,
            hint="rule" if is_bare else "",
            notes=(sheet.spec(left.box).where(),),
        )


def _reads_on(sheet: Sheet, left: Headline, right: Headline, limits: Limits) -> bool:
    """Whether an eye goes on from one head to the other: level, near, alike, nothing between."""
    top, bottom = max(left.top, right.top), min(left.bottom, right.bottom)
    large, small = max(left.size, right.size), min(left.size, right.size)
    if bottom - top <= NEAR or not -NEAR < right.left - left.right < limits["white"] * large:
        return False
    if large >= limits["ratio"] * small and left.is_vertical != right.is_vertical:
        return False
    if any(_is_set_off(sheet, head) for head in (left, right)):
        return False
    # Marks at the ends of a head may stand in the gutter, beyond its rule.
    edges = left.box.region.right - 1, right.box.region.left
    ends = sheet.edges(edges[0], edges[0] + 1)[1], sheet.edges(edges[1], edges[1] + 1)[0]
    between = min(left.right, ends[0]), max(right.left, ends[1])
    if sheet.is_ruled_down(*between, (top + bottom) / 2):
        return False
    return not _is_filled(sheet, left, right, (top, bottom))


def _is_set_off(sheet: Sheet, head: Headline) -> bool:
    """Whether a frame or a ground closes a head off, that of its box or its own."""
    own = sheet.spec(head.box).head
    return head.box.is_framed or bool(own.reverse or own.tint or own.frame)


def _is_filled(sheet: Sheet, left: Headline, right: Headline, heights: tuple[float, float]) -> bool:
    """Whether text or another box stands between two heads, at these heights (points)."""
    grid, (top, bottom) = sheet.grid, heights
    for leg in (*sheet.legs(left.box), *sheet.legs(right.box)):
        is_between = left.right - NEAR < leg.left and leg.right < right.left + NEAR
        if is_between and grid.y(leg.top) < bottom and top < grid.y(leg.foot):
            return True
    line = int(((top + bottom) / 2 - grid.top) / grid.leading)
    free = sum(
        1 << column
        for column in range(grid.columns)
        if left.right - NEAR < sheet.edges(column, column + 1)[0]
        and sheet.edges(column, column + 1)[1] < right.left + NEAR
    )
    return any(
        box.region.row(line) & free for box in sheet.boxes if box not in (left.box, right.box)
    )


# -- 断版 -----------------------------------------------------------------------------------------


class _Through(msgspec.Struct, frozen=True):
    """A way across the type area that no box crosses: the upper edges of these lines."""

    first: int
    last: int


def through_line(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """A straight gap or rule across the whole type area, or down all of it."""
    ways = list(_ways_across(sheet))
    top = _under_masthead(sheet, ways)
    least, most = top + limits["strip"], sheet.grid.lines - limits["strip"]
    for way in ways:
        if least < way.first and way.last < most and _parts_stories(sheet, way):
            yield _across(sheet, way)
    if columns := list(_ways_down(sheet, top)):
        yield _down(sheet, columns, top)


def _ways_across(sheet: Sheet) -> Iterator[_Through]:
    """Where the page could be cut from side to side; the white of a gap is one way."""
    crossed: set[int] = set()
    for box in sheet.boxes:
        crossed.update(range(box.region.top + 1, box.region.bottom))
    first = None
    for line in range(1, sheet.grid.lines + 1):
        is_free = line < sheet.grid.lines and line not in crossed
        if is_free and first is None:
            first = line
        elif not is_free and first is not None:
            yield _Through(first, line - 1)
            first = None


def _under_masthead(sheet: Sheet, ways: Sequence[_Through]) -> int:
    """The first line under the masthead, if the page could be cut there; else the first of all."""
    mastheads = [box for box in sheet.boxes if sheet.spec(box).furniture == MASTHEAD]
    feet = [box.region.bottom for box in mastheads]
    return max((way.last for way in ways if any(way.first <= one <= way.last for one in feet)),
               default=0)  # fmt: skip


def _parts_stories(sheet: Sheet, way: _Through) -> bool:
    """Whether the paper's own words stand on both sides of a way."""
    words = [box.region for box in sheet.boxes if box.kind in EDITORIAL]
    above = any(region.bottom <= way.last for region in words)
    return above and any(region.top >= way.first for region in words)


def _across(sheet: Sheet, way: _Through) -> Finding:
    grid, line = sheet.grid, way.last + 1
    ruled = sum(
        abs(rule.x2 - rule.x1)
        for rule in sheet.placed.rules
        if rule.y1 == rule.y2 and grid.y(way.first - 1) <= rule.y1 <= grid.y(way.last)
    )
    is_rule = ruled > _MOST * grid.zi * grid.body
    what = Words("rule", "线") if is_rule else Words("gap", "空白")
    place = Words(f"above line {line}", f"第 {line} 行之上")
    fields: Fields = {**_NONE, "what": what, "place": place, "line": line}
    reaches = [one for box in sheet.boxes if (one := _reach(sheet, box, way))]
    if not reaches:
        return Finding(sheet.page.where("plan"), fields, hint="wide")
    best = min(reaches, key=lambda one: (len(one.givers), one.box.region.span))
    at = sheet.spec(best.box)
    fields |= {"box": best.box.name, "lines": best.lines}
    fields["other"] = Words(", ".join(best.givers), "、".join(best.givers))
    span = at.where("at") if at.at else sheet.page.where("plan")
    return Finding(span, fields, hint="across")


class _Reach(msgspec.Struct, frozen=True):
    """A box under a way that can begin over it, its lines then, and the boxes that give them."""

    box: PlacedBox
    lines: str
    givers: tuple[str, ...]


def _reach(sheet: Sheet, box: PlacedBox, way: _Through) -> _Reach | None:
    """How a box under a way can reach over it: at the cost of stories above, which are deep."""
    own = box.region
    is_under = way.first <= own.top <= way.last and own.is_rectangle and box.kind in EDITORIAL
    if not is_under or own.span == sheet.grid.columns:
        return None
    top = way.first - STEP
    givers = [
        one
        for one in sheet.boxes
        if any(one.region.row(line) & own.cover for line in range(top, way.first))
    ]
    if not givers or any(one.kind != "story" or len(one.region.rows) < DEEP * STEP
                         for one in givers):  # fmt: skip
        return None
    return _Reach(box, f"{top + 1}-{own.bottom}", tuple(one.name for one in givers))


def _ways_down(sheet: Sheet, top: int) -> Iterator[int]:
    """The columns after which the page could be cut from line `top` to its foot."""
    crossed = _crossed(sheet, range(top, sheet.grid.lines))
    words = 0
    for box in sheet.boxes:
        if box.kind in EDITORIAL and box.region.bottom > top:
            words |= box.region.cover
    for column in range(1, sheet.grid.columns):
        is_free = not crossed >> (column - 1) & 1
        if is_free and words & (1 << column) - 1 and words >> column:
            yield column


def _crossed(sheet: Sheet, lines: range) -> int:
    """The columns whose gutter some box crosses in these lines, as bits."""
    crossed = 0
    for box in sheet.boxes:
        first = box.region.top
        for row in box.region.rows[max(0, lines.start - first) : max(0, lines.stop - first)]:
            crossed |= row & row >> 1
    return crossed


def _down(sheet: Sheet, columns: Sequence[int], top: int) -> Finding:
    grid, column = sheet.grid, columns[0]
    left, right = sheet.edges(0, column)[1], sheet.edges(column, column + 1)[0]
    ruled = sum(
        abs(rule.y2 - rule.y1)
        for rule in sheet.placed.rules
        if rule.x1 == rule.x2 and left - NEAR <= rule.x1 <= right + NEAR
    )
    is_rule = ruled > _MOST * (grid.lines - top) * grid.leading
    what = Words("rule", "线") if is_rule else Words("gutter", "栏距")
    names = [str(one) for one in columns]
    some = "columns" if len(columns) > 1 else "column"
    place = Words(f"after {some} {', '.join(names)}", f"第 {'、'.join(names)} 栏之后")
    fields: Fields = {**_NONE, "what": what, "place": place, "column": column}
    for box in sheet.boxes:
        if wide := _widened(sheet, box, column, top):
            fields |= {"box": box.name, "columns": wide, "lines": lines_of(box.region)}
            return Finding(sheet.page.where("plan"), fields, hint="down")
    return Finding(sheet.page.where("plan"), fields, hint="wide-down")


def _widened(sheet: Sheet, box: PlacedBox, column: int, top: int) -> str:
    """The columns of a box that reaches one column over a way down; "" where it cannot.

    What stands there has columns to give, and the way does not go on beside it.
    """
    own = box.region
    is_left = own.right == column
    if not (is_left or own.left == column) or not own.is_rectangle or box.kind not in EDITORIAL:
        return ""
    taken = 1 << (column if is_left else column - 1)
    for other in sheet.boxes:
        there = other.region
        if other is not box and any(there.row(line) & taken for line in range(own.top, own.bottom)):
            is_inside = own.top <= there.top and there.bottom <= own.bottom
            if not is_inside or there.span < 2 or not there.is_rectangle:
                return ""
    beyond = column + 1 if is_left else column - 1  # the gutter that the box would reach to
    above, below = range(top, own.top), range(own.bottom, sheet.grid.lines)
    crossed = _crossed(sheet, above) | _crossed(sheet, below)
    if not 0 < beyond < sheet.grid.columns or not crossed >> (beyond - 1) & 1:
        return ""
    return f"{own.left + 1}-{column + 1}" if is_left else f"{column}-{own.right}"
