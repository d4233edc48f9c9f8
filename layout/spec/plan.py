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

_WORD = re.compile(r"[^ \t\u3000]+")
_COUNT = re.compile(r"^[0-9]{1,4}$")

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
    (first, where), names = words[0], words[1:]
    whole = Span(place.file, place.line, where.column, words[-1][1].end)
    if not _COUNT.match(first) or int(first) < 1:
        sink.report("E131", where, found=first)
        return None
    cells = tuple("" if name in EMPTY else name for name, _ in names)
    return (int(first), cells), whole, tuple(span for _, span in names)


def _span(match: re.Match[str], place: Span) -> Span:
    if not place.column:
        return place
    return Span(place.file, place.line, place.column + match.start(), place.column + match.end())
