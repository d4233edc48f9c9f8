"""Where boxes meet at their edges: adverts to be closed off, frames, lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Literal, get_args

import msgspec

from layout.audit.sheet import EDITORIAL, NEAR, Fields, Finding, Sheet
from layout.diagnostics import Words
from layout.page.placed import PlacedBox
from layout.spec.model import Side

Limits = Mapping[str, float]
_OPPOSITE: dict[Side, Side] = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


class _Meeting(msgspec.Struct, frozen=True):
    """Where one box has another beside or under it: on which of its sides, how much white between.

    `along` are the lines (beside) or basic columns (under) that both have, the last exclusive.
    """

    side: Literal["right", "bottom"]
    along: tuple[int, int]
    white: float  # points
    gap: tuple[float, float]  # the points between which the white lies


def _meetings(sheet: Sheet, one: PlacedBox, other: PlacedBox) -> Iterator[_Meeting]:
    """Where `other` begins right of `one`, or under it, by the outlines of both."""
    grid, a, b = sheet.grid, one.region, other.region
    lines = max(a.top, b.top), min(a.bottom, b.bottom)
    if a.right == b.left and lines[0] < lines[1]:
        lines = _touching(a.right, one, other, lines)
        left, right = sheet.edges(a.right - 1, a.right)[1], sheet.edges(b.left, b.right)[0]
        if lines[0] < lines[1]:
            yield _Meeting("right", lines, right - left, (left, right))
    both = a.row(a.bottom - 1) & b.row(b.top)
    if both and a.bottom <= b.top and not any(sheet.taken[line] & both
                                              for line in range(a.bottom, b.top)):  # fmt: skip
        top, bottom = grid.y(a.bottom) - grid.gap / 2, grid.y(b.top) + grid.gap / 2
        along = (both & -both).bit_length() - 1, both.bit_length()
        yield _Meeting("bottom", along, bottom - top, (top, bottom))


def _touching(
    column: int, one: PlacedBox, other: PlacedBox, lines: tuple[int, int]
) -> tuple[int, int]:
    """The lines in which two boxes really stand beside each other at a gutter."""
    if one.region.is_rectangle and other.region.is_rectangle:
        return lines
    own = [
        line
        for line in range(*lines)
        if one.region.row(line) >> (column - 1) & 1 and other.region.row(line) >> column & 1
    ]
    return (own[0], own[-1] + 1) if own else (0, 0)


def _pairs(
    sheet: Sheet, boxes: tuple[PlacedBox, ...]
) -> Iterator[tuple[PlacedBox, PlacedBox, _Meeting]]:
    """Each two of these boxes that meet: the left or upper one first."""
    for one, other in combinations(boxes, 2):
        for first, second in ((one, other), (other, one)):
            for meeting in _meetings(sheet, first, second):
                yield first, second, meeting


def _is_ruled(sheet: Sheet, meeting: _Meeting) -> bool:
    """Whether a rule of the page stands in the white, half way along it."""
    first, last = meeting.along
    if meeting.side == "right":
        y = sheet.grid.y((first + last) / 2)
        return sheet.is_ruled_down(*meeting.gap, y)
    left, right = sheet.edges(first, last)
    return sheet.is_ruled_across(*meeting.gap, (left + right) / 2)


def _is_closed(sheet: Sheet, box: PlacedBox, side: Side) -> bool:
    """Whether a box has a ground, or a frame on that side."""
    spec = sheet.spec(box)
    return bool(spec.tint) or _has_side(sheet, box, side)


def _has_side(sheet: Sheet, box: PlacedBox, side: Side) -> bool:
    frame = sheet.spec(box).frame
    return bool(frame and frame.kind != "none" and (frame.sides is None or side in frame.sides))


def _place_of(meeting: _Meeting) -> Words:
    first, last = meeting.along[0] + 1, meeting.along[1]
    names = f"{first}" if first == last else f"{first}-{last}"
    if meeting.side == "right":
        return Words(f"line{'s' * (first != last)} {names}", f"第 {names} 行")
    return Words(f"column{'s' * (first != last)} {names}", f"第 {names} 栏")


# -- LAY08 ----------------------------------------------------------------------------------------


def ad_border(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """An advert that neither frame, rule, ground nor white closes off from the paper's words."""
    least = limits["white"] * sheet.grid.body
    adverts = [box for box in sheet.boxes if box.kind == "advert"]
    words = [box for box in sheet.boxes if box.kind in EDITORIAL]
    for box in adverts:
        for other in words:
            for one, second, meeting in _pairs(sheet, (box, other)):
                side: Side = meeting.side
                closed = _is_closed(sheet, one, side) or _is_closed(sheet, second, _OPPOSITE[side])
                if not closed and meeting.white < least - NEAR and not _is_ruled(sheet, meeting):
                    fields: Fields = {"box": box.name, "other": other.name}
                    fields |= {"place": _place_of(meeting), "white": f"{limits['white']:g}"}
                    is_bare = sheet.edition.house.rules.adverts == "none"
                    yield Finding(
                        sheet.spec(box).where("advert"), fields, box.name,
                        hint="rule" if is_bare else "", notes=(sheet.spec(other).where(),),
                    )  # fmt: skip


# -- LAY10 ----------------------------------------------------------------------------------------


def touching_frames(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Frames with too little white between, or a rule beside one; lines that do not stand level.

    Text leaves the lines of the grid only where its story has a leading of its own (`fit`).
    """
    least = limits["white"] * sheet.grid.body - NEAR
    framed = tuple(box for box in sheet.boxes if _has_frame(sheet, box))
    for one, other, meeting in _pairs(sheet, framed):
        side: Side = meeting.side
        both = _has_side(sheet, one, side) and _has_side(sheet, other, _OPPOSITE[side])
        # Framed adverts side by side are one row of adverts.
        if both and meeting.white < least and {one.kind, other.kind} != {"advert"}:
            yield _doubled(sheet, one, other, meeting)
    for box in framed:
        yield from _beside_rule(sheet, box, least)
    for box in sheet.stories:
        if any(one.policy == "leading" and one.is_chosen for one in box.trials):
            yield from _off_grid(sheet, box)


def _has_frame(sheet: Sheet, box: PlacedBox) -> bool:
    frame = sheet.spec(box).frame
    return bool(frame and frame.kind != "none")


def _doubled(sheet: Sheet, one: PlacedBox, other: PlacedBox, meeting: _Meeting) -> Finding:
    what = Words(f"the frames of {one.name} and {other.name} double up",
                 f"{one.name} 与 {other.name} 的边框相冲")  # fmt: skip
    spec = sheet.spec(other)
    sides = _others(sheet, other, _OPPOSITE[meeting.side])
    fields: Fields = {"what": what, "place": _place_of(meeting), "from": other.region.top + 2}
    fields |= {"box": one.name, "other": other.name, "sides": sides}
    hint = "" if meeting.side == "bottom" else "beside"
    notes = (sheet.spec(one).where("frame"),)
    return Finding(spec.where("frame"), fields, other.name, hint=hint, notes=notes)


def _beside_rule(sheet: Sheet, box: PlacedBox, least: float) -> Iterator[Finding]:
    """A rule of the page that runs along a frame."""
    grid, region = sheet.grid, box.region
    left, right = sheet.edges(region.left, region.right)
    top, bottom = grid.y(region.top) + grid.gap / 2, grid.y(region.bottom) - grid.gap / 2
    upright: dict[Side, float] = {"left": left, "right": right}
    level: dict[Side, float] = {"top": top, "bottom": bottom}
    for rule in sheet.placed.rules:
        if rule.x1 == rule.x2:
            at, long, sides = rule.x1, min(bottom, rule.y2) - max(top, rule.y1), upright
        else:
            at, long, sides = rule.y1, min(right, rule.x2) - max(left, rule.x1), level
        for side, edge in sides.items():
            if abs(at - edge) < least and long > grid.leading and _has_side(sheet, box, side):
                what = Words(f"the frame of {box.name} and a rule double up",
                             f"{box.name} 的边框与隔线相冲")  # fmt: skip
                fields: Fields = {"what": what, "place": Words(f"its {side}", _SIDES[side])}
                fields |= {"box": box.name, "other": box.name, "from": 0}
                fields["sides"] = _others(sheet, box, side)
                yield Finding(sheet.spec(box).where("frame"), fields, box.name, hint="rule")
                return


_SIDES: dict[Side, str] = {"left": "左边", "right": "右边", "top": "上边", "bottom": "下边"}


def _others(sheet: Sheet, box: PlacedBox, side: Side) -> str:
    """The sides of a frame but one, as they are written."""
    kept = [one for one in get_args(Side) if one != side and _has_side(sheet, box, one)]
    return f"[{', '.join(kept)}]"


def _off_grid(sheet: Sheet, box: PlacedBox) -> Iterator[Finding]:
    """Text beside a story of another leading, with no frame between."""
    texts = [one for one in sheet.boxes if one is not box and one.kind in _TEXTS]
    for other in texts:
        for left, right, meeting in _pairs(sheet, (box, other)):
            side: Side = meeting.side
            closed = _is_closed(sheet, left, side) or _is_closed(sheet, right, _OPPOSITE[side])
            if side == "right" and not closed:
                what = Words(f"lines of {box.name} do not stand level with those of {other.name}",
                             f"{box.name} 与 {other.name} 的字行不齐")  # fmt: skip
                fields: Fields = {"what": what, "place": _place_of(meeting), "from": 0}
                fields |= {"box": box.name, "other": other.name, "sides": ""}
                spec = sheet.spec(box)
                # A note: whoever asks for the policy knows.
                yield Finding(spec.where("fit"), fields, box.name, hint="grid", level="note")
                return


_TEXTS = frozenset(("story", "briefs"))
