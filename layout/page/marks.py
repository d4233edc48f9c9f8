"""Where the characters of a text are written: the way back from a line to its source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from layout.diagnostics import Span

Mark = tuple[int, Span]
"""From this offset on (to the next mark) the text is written from this place on, on one line."""


def line_of(marks: Sequence[Mark], offset: int) -> Span:
    """The source line of the character at `offset`; no place before the first mark."""
    index = bisect_right(marks, offset, key=lambda mark: mark[0]) - 1
    return marks[index][1] if index >= 0 else Span()


def place_of(marks: Sequence[Mark], offset: int, otherwise: Span) -> Span:
    """The line and column of the character at `offset`; `otherwise` where no mark tells."""
    index = bisect_right(marks, offset, key=lambda mark: mark[0]) - 1
    if index < 0:
        return otherwise
    start, place = marks[index]
    if not place.column:
        return place
    column = place.column + offset - start
    return Span(place.file, place.line, column, column + 1)
