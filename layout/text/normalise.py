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

    Marks in a row count together, and so do the parentheses of a pair.
    """
    marks = [i for i, character in enumerate(text) if character in _FULL]
    if not marks:
        return ()
    kinds = c.classify(text)
    last = len(text) - 1
    todo = [i for i in marks if (i and kinds[i - 1] in _HAN) or (i < last and kinds[i + 1] in _HAN)]
    known, partner, found = set(marks), _partners(text, marks), set(todo)
    while todo:
        i = todo.pop()
        for near in (i - 1, i + 1, partner.get(i, i)):
            if near in known and near not in found:
                found.add(near)
                todo.append(near)
    return tuple(sorted(found))


def _partners(text: str, marks: list[int]) -> dict[int, int]:
    """Each parenthesis of a pair with the other."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for i in marks:
        if text[i] == "(":
            opened.append(i)
        elif text[i] == ")" and opened:
            first = opened.pop()
            found[first], found[i] = i, first
    return found


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
