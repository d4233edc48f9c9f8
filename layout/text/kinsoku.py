"""What a style adds to its level of kinsoku, and takes from it, character by character."""

from __future__ import annotations

import functools
import re

from layout.spec.styles import Exceptions, TextStyle
from layout.text.opportunities import (
    FREE,
    KINSOKU,
    NEVER,
    NOT_END,
    NOT_START,
    Matrix,
    rule_of,
    without_kinsoku,
)

_WITHIN = b" X"  # between a character and the boundary it decides


def amend(text: str, kinds: bytes, style: TextStyle, costs: list[float]) -> None:
    """Set the costs of the boundaries beside the characters that the style names."""
    listed = _pattern(style.exceptions)
    if listed is None:
        return
    edges = _Edges(text, kinds, style)
    for match in listed.finditer(text):
        edges.settle(match.start(), costs)
        edges.settle(match.end(), costs)


@functools.cache
def _pattern(exceptions: Exceptions) -> re.Pattern[str] | None:
    characters = "".join(exceptions.all())
    return re.compile(f"[{re.escape(characters)}]") if characters else None


class _Edges:
    """Who may stand on either side of a boundary, by level and by exception."""

    def __init__(self, text: str, kinds: bytes, style: TextStyle) -> None:
        rule = rule_of(style.level, style.language)
        self.text, self.kinds = text, kinds
        self.exceptions = style.exceptions
        self.not_start, self.not_end = NOT_START[rule].encode(), NOT_END[rule].encode()
        self.matrix: Matrix = without_kinsoku(style.level, style.language)

    def settle(self, at: int, costs: list[float]) -> None:
        """Decide the boundary at `at`, or behind the marks and spaces that follow there."""
        kinds = self.kinds
        while at < len(kinds) and kinds[at] in _WITHIN:
            at += 1
        left = at - 1
        while left > 0 and kinds[left] in _WITHIN:
            left -= 1
        if left < 0 or at >= len(kinds) or costs[at] >= NEVER:
            return
        if self._is_held(left, at):
            costs[at] = KINSOKU
        elif costs[at] == KINSOKU:
            spaced = kinds[at - 1] == ord(" ")
            costs[at] = FREE if spaced else self.matrix[kinds[left]][kinds[at]]

    def _is_held(self, left: int, right: int) -> bool:
        before, after, named = self.text[left], self.text[right], self.exceptions
        starts = self.kinds[right] in self.not_start or after in named.not_start
        ends = self.kinds[left] in self.not_end or before in named.not_end
        return (starts and after not in named.may_start) or (ends and before not in named.may_end)
