"""What no rule allows of a set line and no better choice avoided, with its place in the copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from layout.diagnostics import Span
from layout.page.galley import TextBlock
from layout.page.marks import place_of
from layout.text import FORBIDDEN, Paragraph, SetLine
from layout.text import classes as c

LOOSE = 0.25  # 字 at a junction; a line that needs more is reported (text-rules, section 7)
_MARKS = (c.OPEN + c.CLOSE + c.COMMA + c.STOP + c.COLON + c.QEXCL + c.SPACE).encode()


class BadLine(msgspec.Struct, frozen=True):
    """A loose line, or a word that lines end in."""

    source: Span
    text: str
    """Of the line; or the word, with a bar at each line's end in it."""
    space: float = 0.0
    """字 at the loosest junction of the line; 0 of a word."""


def bad_lines(block: TextBlock, lines: Sequence[SetLine]) -> Iterator[BadLine]:
    """The faults of a paragraph's lines in order; a word is told once, however often it is broken.

    A line that ends in a word is not told for being loose as well: both have one cause.
    """
    p, told = block.paragraph, 0
    for line in lines:
        if line.end < len(p.text) and p.costs[line.end] >= FORBIDDEN:
            if line.end >= told:
                start, told = _word(p, line.end)
                ends = [one.end for one in lines if start < one.end < told]
                edges = zip((start, *ends), (*ends, told), strict=True)
                text = "|".join(p.text[a:b].strip() for a, b in edges)
                yield BadLine(_place(block, start, told), text)
        elif line.loosest > LOOSE:
            start, end = p.begins[line.start], p.stops[line.end]
            yield BadLine(_place(block, start, end), p.text[start:end], line.loosest)


def _word(p: Paragraph, at: int) -> tuple[int, int]:
    """The stretch round a boundary in which no line may end, without the marks at its ends."""
    start, end = at - 1, at + 1
    while start > 0 and p.costs[start] >= FORBIDDEN:
        start -= 1
    while end < len(p.text) and p.costs[end] >= FORBIDDEN:
        end += 1
    while start < at - 1 and p.kinds[start] in _MARKS:
        start += 1
    while end > at + 1 and p.kinds[end - 1] in _MARKS:
        end -= 1
    return start, end


def _place(block: TextBlock, start: int, end: int) -> Span:
    """Where the characters are written, as far as their first line goes."""
    first = place_of(block.marks, start, Span())
    last = place_of(block.marks, end - 1, Span())
    if first.column and (last.file, last.line) == (first.file, first.line):
        return Span(first.file, first.line, first.column, max(first.end, last.end))
    return first
