"""The columns of a table: how wide each is in a measure, and where its figures stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from layout.spec.copy import CellAlign
from layout.text import FORBIDDEN, Paragraph, break_costs, natural_width

GAP, LEAST_GAP = 1.0, 0.5
"""字 between two columns, and where room is short."""
NARROWEST = 3.0
"""字 of a column whose cells are broken into lines, where they have as many."""
_ROUNDING = 0.01  # pt

# A figure: sign or currency, digits in groups, decimals, a unit; and what stands for none.
_FIGURE = re.compile(
    r"[^\w\s]{0,2}\s?[0-9０-９][0-9０-９,，]*(?P<decimals>[.．][0-9０-９]+)?\s?[^\s0-9０-９]{0,3}"
)
_NONE = re.compile(r"[-–—−－/…·*]*")


class Column(msgspec.Struct, frozen=True):
    """A column by itself: its widths in points, and for figures what lies before their point."""

    natural: float
    """That of its widest cell on one line."""
    least: float
    """The narrowest that breaks no word and no figure."""
    align: CellAlign
    head_align: CellAlign
    befores: tuple[float | None, ...] = ()
    """Of each cell the width of its figure before the decimal point; None of other cells."""
    before: float = 0.0
    after: float = 0.0
    """The most before and after the point."""


def scaled(columns: Sequence[Column], scale: float) -> tuple[Column, ...]:
    """The columns with their type condensed, as far as their widths go."""
    return tuple(
        msgspec.structs.replace(one, natural=one.natural * scale, least=one.least * scale)
        for one in columns
    )


class Columns(msgspec.Struct, frozen=True):
    """The columns in a measure: left ends and widths, in points."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]


def column_of(
    head: Paragraph | None, cells: Sequence[Paragraph], align: CellAlign | None
) -> Column:
    """What a column's cells ask for; one of figures alone stands by their decimal points."""
    every = [*([head] if head else []), *cells]
    em = every[0].em if every else 1.0
    natural = max([em, *(natural_width(one) for one in every)])
    texts = [one.text.strip() for one in cells]
    is_figures = any(map(_FIGURE.fullmatch, texts)) and all(
        _FIGURE.fullmatch(text) or _NONE.fullmatch(text) for text in texts
    )
    if not is_figures:
        least = max([min(natural, NARROWEST * em), *(_widest_word(one) for one in every)])
        return Column(natural, least, align or "left", align or "left")
    befores = tuple(_before(one) for one in cells)
    before = max(one for one in befores if one is not None)
    afters = [
        natural_width(cell) - at for cell, at in zip(cells, befores, strict=True) if at is not None
    ]
    block = before + max(afters)
    least = max(block, *(natural_width(one) for one in cells), _least_head(head) if head else 0)
    side = align or "centre"
    return Column(max(natural, block), least, side, side, befores, before, max(afters))


def _least_head(head: Paragraph) -> float:
    """How narrow the head over figures may be: two 字, so that it is not read downwards."""
    return max(_widest_word(head), min(natural_width(head), 2 * head.em))


def _before(cell: Paragraph) -> float | None:
    """The width of a figure up to its decimal point, or to its unit where it has none."""
    found = _FIGURE.fullmatch(cell.text.strip())
    if found is None:
        return None
    start = len(cell.text) - len(cell.text.lstrip())
    point = found.start("decimals")
    if point < 0:
        digits = [i for i, char in enumerate(found[0]) if char.isdecimal()]
        point = digits[-1] + 1
    return natural_width(cell, 0, start + point)


def _widest_word(cell: Paragraph) -> float:
    """The widest stretch in which no line may end."""
    costs = break_costs(cell)
    ends = [i for i in range(1, len(cell.text)) if costs[i] < FORBIDDEN]
    edges = (0, *ends, len(cell.text))
    return max((natural_width(cell, a, b) for a, b in pairwise(edges) if a < b), default=0.0)


def least_width(columns: Sequence[Column], body: float) -> float:
    """The narrowest measure that holds the columns, in points; `body` is 1 字."""
    return sum(one.least for one in columns) + LEAST_GAP * body * (len(columns) - 1)


def share_out(columns: Sequence[Column], measure: float, body: float) -> Columns | None:
    """The columns over a whole measure (points), each cell on one line; None where it is short.

    The gaps are 1 字 or, where room is short, `LEAST_GAP`; what is to spare widens all columns.
    """
    count = len(columns)
    natural = sum(one.natural for one in columns)
    for gap in (GAP * body, LEAST_GAP * body):
        free = measure - gap * (count - 1)
        if natural <= free + _ROUNDING:
            return _placed([one.natural + (free - natural) / count for one in columns], gap)
    return None


def share_out_narrow(columns: Sequence[Column], measure: float, body: float) -> Columns | None:
    """The columns with cells of text broken into lines; None where not even the least will do."""
    count = len(columns)
    for gap in (GAP * body, LEAST_GAP * body):
        free = measure - gap * (count - 1)
        if sum(one.least for one in columns) <= free + _ROUNDING:
            widths = _narrowed(columns, free, body)
            return _placed(widths, gap + (free - sum(widths)) / max(1, count - 1))
    return None


def _narrowed(columns: Sequence[Column], free: float, body: float) -> list[float]:
    """Widths that add up to `free` at most: 字 by 字 to the column that is deepest."""
    widths = [one.least for one in columns]
    left = free - sum(widths)
    while True:
        lines = [one.natural / width for one, width in zip(columns, widths, strict=True)]
        deepest = max(range(len(columns)), key=lambda i: lines[i])
        step = min(body, columns[deepest].natural - widths[deepest])
        if step < _ROUNDING or step > left + _ROUNDING:
            return widths
        widths[deepest] += step
        left -= step


def _placed(widths: Sequence[float], gap: float) -> Columns:
    lefts = [sum(widths[:i]) + gap * i for i in range(len(widths))]
    return Columns(tuple(lefts), tuple(widths))
