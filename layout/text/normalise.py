"""Half-width marks beside Han, as typed, to full-width ones."""

from __future__ import annotations

from collections.abc import Collection

from layout.text import classes as c

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_HAN = frozenset(
    (
        c.HAN + c.OPEN + c.CLOSE + c.COMMA + c.STOP + c.COLON + c.QEXCL + c.DASH + c.ELLIPSIS
        + c.ITER + c.PROLONG + c.SMALLKANA + c.QUOTE_OPEN + c.QUOTE_CLOSE
    ).encode()
)  # fmt: skip


def half_width_marks(text: str) -> tuple[int, ...]:
    """The offsets of half-width , ; : ? ! ( ) that stand beside Han or a full-width mark.

    Both parentheses of a pair count when one does.
    """
    if not any(mark in text for mark in _FULL):
        return ()
    kinds = c.classify(text)
    found: set[int] = set()
    opened: list[int] = []
    for i, character in enumerate(text):
        if character not in _FULL:
            continue
        left = i > 0 and (kinds[i - 1] in _HAN or i - 1 in found)
        right = i + 1 < len(text) and kinds[i + 1] in _HAN
        if left or right:
            found.add(i)
        if character == "(":
            opened.append(i)
        elif character == ")" and opened:
            first = opened.pop()
            if first in found or i in found:
                found |= {first, i}
    return tuple(sorted(found))


def normalise(text: str, choices: Collection[str]) -> str:
    """The text with the chosen repairs, as long as it was; the one there is, is `marks`."""
    if "marks" not in choices:
        return text
    marks = half_width_marks(text)
    if not marks:
        return text
    characters = list(text)
    for i in marks:
        characters[i] = _FULL[characters[i]]
    return "".join(characters)
