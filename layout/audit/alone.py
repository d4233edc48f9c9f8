"""孤行: lines of a paragraph that stand alone at the head or the foot of a leg (TYP02)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from layout.audit.body import Leg, extent, text_of
from layout.audit.sheet import Fields, Finding, Sheet
from layout.diagnostics import Severity, Words
from layout.page.placed import Column, PlacedBox, PlacedLine, visible

Limits = Mapping[str, float]
_SURE = 2  # characters more than a line has room for: marks may be squeezed to take in one
_NEAR = 0.01  # 字
_SHOWN = 16  # characters shown of a line


def widow_orphan(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """A leg that begins with a paragraph's last line, or ends with its first."""
    for box, legs in sheet.bodies:
        turns = _turns(sheet.legs(box))
        if legs and legs[0].lines[0].line.start:
            yield from _widow(box, (legs, 0), limits, turns)
        for index, (leg, after) in enumerate(pairwise(legs)):
            if leg.lines[-1].offset == after.lines[0].offset:
                yield from _orphan(box, (legs, index), limits, turns)
                yield from _widow(box, (legs, index + 1), limits, turns)
        if legs and box.stretch and _is_cut(sheet, box, legs[-1].lines[-1]):
            yield from _orphan(box, (legs, len(legs) - 1), limits, turns)


def _is_cut(sheet: Sheet, box: PlacedBox, last: PlacedLine) -> bool:
    """Whether a box's last line is the first of a paragraph that goes on in another box."""
    story, stretch = sheet.spec(box).story, box.stretch
    if last.line.start or story is None or stretch is None or stretch.stop >= stretch.length:
        return False
    ends = {
        getattr(block, "text", "")[-3:]
        for block in story.body
        if getattr(block, "line", 0) == last.source.line
    }
    return bool(ends) and not text_of(last).endswith(tuple(ends))


def _widow(
    box: PlacedBox, at: tuple[list[Leg], int], limits: Limits, turns: Turns
) -> Iterator[Finding]:
    """The last lines of a paragraph, too few, at the head of a leg; a nearly full one may stand."""
    legs, index = at
    lines = legs[index].lines
    own = _run(lines)
    last = lines[own - 1]
    is_full = extent(last) * 100 >= limits["full"] * legs[index].width
    if own < limits["last"] and own < len(lines) and not (own == 1 and is_full):
        fields: Fields = {
            "chars": sum(visible(text_of(one)) for one in lines[:own]),
            "more": _spare(legs[index], last) + _SURE,
        }  # fmt: skip
        may_cut, may_add = turns.loses >= index, turns.gains >= index
        hint = "last" if may_cut == may_add else "last-cut" if may_cut else "last-add"
        yield _alone(box, last, index, hint, fields)


def _orphan(
    box: PlacedBox, at: tuple[list[Leg], int], limits: Limits, turns: Turns
) -> Iterator[Finding]:
    """The first lines of a paragraph, too few, at the foot of a leg.

    They are full and read on, so that most papers let them stand: a note.
    """
    legs, index = at
    lines = legs[index].lines
    own = _run(lines[::-1])
    first = lines[-own]
    if first.line.start or own >= limits["first"]:
        return
    ways = list(_ways(legs[: index + 1], first, (turns.loses > index, turns.gains > index)))
    if not ways:
        yield _alone(box, first, index, "push", {})
        return
    chars, hint, line = min(ways, key=lambda way: way[0])
    fields: Fields = {"chars": chars, "words": text_of(line)[-_SHOWN:], "line": line.source.line}
    yield _alone(box, first, index, hint, fields)


class Turns(NamedTuple):
    """The leg whose foot rises where the text loses a line, and the one whose foot sinks.

    Legs before it keep their depth, so that what stands at their feet moves up or down in them.
    """

    loses: int
    gains: int


def _turns(legs: Sequence[Column]) -> Turns:
    """Feet are level, the first legs being deeper by a line; a full story takes no more."""
    filled = [leg.filled for leg in legs]
    is_short = any(leg.filled < leg.lines for leg in legs)
    if len({leg.top for leg in legs}) > 1 or not is_short:
        return Turns(len(legs), len(legs) if is_short else -1)
    deep = filled.count(max(filled))
    return Turns(deep - 1, deep if deep < len(legs) else 0)


def _ways(
    legs: list[Leg], first: PlacedLine, may: tuple[bool, bool]
) -> Iterator[tuple[int, str, PlacedLine]]:
    """How the paragraphs above, in these legs, lose or win a line: characters, hint, last line."""
    may_cut, may_add = may
    for leg in legs[-2:]:
        for line, after in pairwise([*leg.lines, first]):
            if line.line.start and line.offset < first.offset and after.offset != line.offset:
                if may_cut:
                    yield visible(text_of(line)), "cut", line
                if may_add:
                    yield _spare(leg, line) + _SURE, "add", line


def _spare(leg: Leg, line: PlacedLine) -> int:
    """Characters that a line of a leg has room for yet."""
    return max(0, math.floor((leg.width - extent(line)) / line.line.runs[0].size + _NEAR))


def _run(lines: Sequence[PlacedLine]) -> int:
    """How many lines from the first on are of one paragraph."""
    return next(len(list(own)) for _, own in groupby(lines, key=lambda one: one.offset))


def _alone(box: PlacedBox, line: PlacedLine, index: int, hint: str, fields: Fields) -> Finding:
    is_widow = hint.startswith("last")
    what = (
        Words("begins with a paragraph's last line", "以段落的末行开头")
        if is_widow
        else Words("ends with a paragraph's first line", "以段落的首行结尾")
    )
    own: Fields = {"box": box.name, "leg": index + 1, "what": what, "text": text_of(line)[:_SHOWN]}
    level: Severity | None = None if is_widow else "note"
    return Finding(line.source, {**own, **fields}, box.name, hint, level=level)
