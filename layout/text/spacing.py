"""Space between characters: word spaces, the space between Han and Latin, tracking."""

from __future__ import annotations

import re
from typing import NamedTuple

from layout.spec.styles import TextStyle
from layout.text import classes as c

# The order in which space is taken and given (text-rules 7; CL 3.5.3, 3.5.4). Step 1 of shrinking,
# the mark at the line end, is part of the punctuation scheme; step 8 is between Han.
SHRINK_WORD, SHRINK_MIDDOT, SHRINK_BRACKET, SHRINK_COMMA, SHRINK_AUTOSPACE, SHRINK_STOP = range(
    2, 8
)
STRETCH_WORD, STRETCH_AUTOSPACE = 1, 2
SHRINKING: tuple[tuple[int, str, str], ...] = (
    (SHRINK_WORD, "word", "CL 3.5.3 step 2"),
    (SHRINK_MIDDOT, "middot", "CL 3.5.3 step 3"),
    (SHRINK_BRACKET, "bracket", "CL 3.5.3 step 4"),
    (SHRINK_COMMA, "comma", "CL 3.5.3 step 5"),
    (SHRINK_AUTOSPACE, "autospace", "CL 3.5.3 step 6"),
    (SHRINK_STOP, "stop", "CL 3.5.3 step 7"),
)
"""Steps of shrinking with what is shrunk and the clause; Han come after them."""
STRETCHING: tuple[tuple[int, str, str], ...] = (
    (STRETCH_WORD, "word", "CL 3.5.4 step 1"),
    (STRETCH_AUTOSPACE, "autospace", "CL 3.5.4 step 2"),
)
"""Steps of stretching; all junctions alike come after them."""
HAN, HANG = ("han", "CL 3.5.3 step 8, 3.5.4 step 3"), ("hang", "CL 3.1.7")

SHRINK_OF: dict[int, int] = {
    ord(c.MIDDOT): SHRINK_MIDDOT,
    ord(c.OPEN): SHRINK_BRACKET,
    ord(c.CLOSE): SHRINK_BRACKET,
    ord(c.COMMA): SHRINK_COMMA,
    ord(c.COLON): SHRINK_COMMA,
    ord(c.STOP): SHRINK_STOP,
    ord(c.QEXCL): SHRINK_STOP,
}

SHRINKABLE = re.compile(b"[" + re.escape(bytes(SHRINK_OF)) + b"]")
"""A mark that can be shrunk, in the classes of a text."""

Step = tuple[int, float]
"""A step of the order and how much it may take or give, in points."""

_HAN = (c.HAN + c.ITER + c.PROLONG + c.SMALLKANA).encode()
_HANGUL = ord(c.HANGUL)
_LATIN = (
    c.LETTER + c.DIGIT + c.LATIN_OPEN + c.LATIN_CLOSE + c.SEPARATOR + c.LATIN_QEXCL + c.HYPHEN
    + c.SYMBOL + c.PREFIX + c.POSTFIX + c.SLASH + c.GLUE + c.RAISED
).encode()  # fmt: skip
# What is raised after a letter or digit is part of the word (m²), after Han it is a reference.
_MEETING = re.compile(rb"(?<=[HIPk])(?=[AN])|(?:(?<=[AN])|(?<=[AN]n)|(?<=[AN]nn))(?=[HIPk])")
_SPACES = re.compile(rb" +")


class Gaps(NamedTuple):
    """Space at boundaries, in points, where there is any; and what may be taken or given there."""

    natural: dict[int, float]
    shrink: dict[int, Step]
    stretch: dict[int, Step]
    dropped: set[int]
    """Spaces of the source that are not set."""


def gaps(text: str, kinds: bytes, style_at: list[TextStyle], widths: list[float]) -> Gaps:
    """What stands between characters. A word space is the space at the boundary after it.

    `style_at` has the style of each character; `widths` their advances in points.
    """
    found = Gaps({}, {}, {}, set())
    if not text.isascii():
        for match in _MEETING.finditer(kinds):
            at = match.start()
            _autospace(found, at, style_at[at] if kinds[at] in _HAN else style_at[at - 1])
    if b" " in kinds:
        for match in _SPACES.finditer(kinds):
            _space(found, kinds, match.span(), style_at, widths)
    return found


def _autospace(found: Gaps, at: int, style: TextStyle) -> None:
    em = style.size * style.x_scale
    space = style.autospace * em
    found.natural[at] = space
    limits = style.limits
    found.shrink[at] = (SHRINK_AUTOSPACE, max(0.0, space - limits.autospace_least * em))
    if space:
        found.stretch[at] = (STRETCH_AUTOSPACE, max(0.0, limits.autospace_most * em - space))


def _space(
    found: Gaps, kinds: bytes, span: tuple[int, int], style_at: list[TextStyle], widths: list[float]
) -> None:
    """A run of spaces: one word space, one autospace, or nothing (text-rules 4 and 6)."""
    start, end = span
    found.dropped.update(range(start, end))
    if start == 0 or end == len(kinds):
        return
    left, right = kinds[start - 1], kinds[end]
    if _is_word_space(left, right, style_at[start]):
        found.dropped.discard(start)
        style = style_at[start]
        em = style.size * style.x_scale
        width = widths[start]
        found.natural[end] = width
        limits = style.limits
        found.shrink[end] = (SHRINK_WORD, max(0.0, width - limits.word_least * em))
        found.stretch[end] = (STRETCH_WORD, max(0.0, limits.word_most * em - width))
    elif (left in _LATIN and right in _HAN) or (left in _HAN and right in _LATIN):
        style = style_at[start - 1] if left in _HAN else style_at[end]
        _autospace(found, end, style)
        if style.autospace:
            found.dropped.discard(start)


def _is_word_space(left: int, right: int, style: TextStyle) -> bool:
    """Whether a space parts words: between Latin, beside Hangul, and everywhere in Korean."""
    if left in _LATIN and right in _LATIN:
        return True
    return style.language == "ko" or _HANGUL in (left, right)


def tracking(
    kinds: bytes, style_at: list[TextStyle], costs: list[float], never: float
) -> list[float]:
    """Tracking at each boundary, in points: that of the style on its left, none in a unit."""
    spaces = [0.0]
    for i in range(1, len(kinds)):
        style = style_at[i - 1]
        whole = costs[i] >= never or kinds[i - 1] in b" _"
        spaces.append(0.0 if whole else style.tracking * style.size * style.x_scale)
    return spaces
