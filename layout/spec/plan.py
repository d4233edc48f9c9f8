"""版样: the rows of a plan, each a number of lines and a name for every basic column."""

from __future__ import annotations

import re

import msgspec
from msgspec import UNSET

from layout.diagnostics import Sink, Span
from layout.spec.node import Node, Scalar
from layout.spec.value import Slot, misfit

EMPTY = frozenset({".", "·"})
"""Names that stand for white."""

REST = frozenset({"*", "余"})
"""What stands for a number of lines in the row that takes those left over."""

_WORD = re.compile(r"[^ \t\u3000]+")
_COUNT = re.compile(r"^[0-9]{1,4}$")
_REPEATED = re.compile(r"^(.+?)[*×]([1-9][0-9]?)$")

Row = tuple[int, tuple[str, ...]]


class Plan(msgspec.Struct, frozen=True):
    """The rows, the place of each, and the places of each row's names."""

    rows: tuple[Row, ...]
    lines: tuple[Span, ...]
    cells: tuple[tuple[Span, ...], ...]


def read_plan(node: Node, slot: Slot, sink: Sink) -> object:
    """A plan from its block of text; rows that do not begin with a number are reported."""
    if not isinstance(node, Scalar) or not node.lines:
        misfit(node, slot, sink, "block")
        return UNSET
    found = [
        _read_row(text, place, sink)
        for text, place in zip(node.text.split("\n"), node.lines, strict=True)
        if text.strip(" \t\u3000")
    ]
    rows = [row for row in found if row is not None]
    return Plan(*(tuple(part) for part in zip(*rows, strict=True))) if rows else Plan((), (), ())


def _read_row(text: str, place: Span, sink: Sink) -> tuple[Row, Span, tuple[Span, ...]] | None:
    words = [(match.group(), _span(match, place)) for match in _WORD.finditer(text)]
    (first, where), names = words[0], [one for word in words[1:] for one in _repeated(*word)]
    whole = Span(place.file, place.line, where.column, words[-1][1].end)
    if first not in REST and (not _COUNT.match(first) or int(first) < 1):
        sink.report("E131", where, found=first)
        return None
    cells = tuple("" if name in EMPTY else name for name, _ in names)
    return (0 if first in REST else int(first), cells), whole, tuple(span for _, span in names)


def _repeated(name: str, span: Span) -> list[tuple[str, Span]]:
    """A name with the number of columns that it stands for (`头条*5`), as often as that."""
    if match := _REPEATED.match(name):
        return [(match[1], span)] * int(match[2])
    return [(name, span)]


def with_rest(plan: tuple[Row, ...], lines: tuple[Span, ...], depth: int, sink: Sink) -> list[Row]:
    """The rows, that of the rest (0 lines so far) as deep as the others leave it of a page.

    Where they leave it nothing it has one line, and the plan is too deep. A second is reported.
    """
    rest = max(1, depth - sum(count for count, _ in plan))
    second = [span for (count, _), span in zip(plan, lines, strict=True) if count == 0][1:]
    for span in second:
        sink.report("E144", span)
    return [(count or rest, names) for count, names in plan]


def _span(match: re.Match[str], place: Span) -> Span:
    if not place.column:
        return place
    return Span(place.file, place.line, place.column + match.start(), place.column + match.end())
