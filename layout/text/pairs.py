"""Straight quotes in pairs, as far as their places leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Callable

from layout.text import classes as c

Pair = tuple[int, int]
"""The offsets of an opening and a closing quote."""

CHINESE = frozenset(
    (
        c.HAN + c.OPEN + c.CLOSE + c.COMMA + c.STOP + c.COLON + c.QEXCL + c.ITER + c.PROLONG
        + c.SMALLKANA
    ).encode()
)  # fmt: skip
"""The classes of Han and of the marks that stand with Han alone."""

_HAN = c.HAN.encode()
_WORD = frozenset((c.LETTER + c.DIGIT).encode())
_DIGIT = ord(c.DIGIT)
_QUOTE = {mark: re.compile(mark) for mark in "\"'"}
_CURLY = re.compile("[“”]")
_YEAR = re.compile(r"'[0-9]0s")
# What no opening quote stands before, and no closing quote behind.
_NOT_FIRST = frozenset("，。、；：！？）》」』】〉,;:!?)")
_NOT_LAST = frozenset("：（《「『【〈:(")


def pair_quotes(
    text: str, kinds: bytes, is_held: Callable[[int], bool]
) -> tuple[list[Pair], list[int]]:
    """Pairs that are Chinese, and the quotes that are left because their pairs are in doubt.

    Quotes of a kind open and close in turn. One of them without a partner, or standing where it
    cannot, puts all of its kind in the text in doubt: a quote turned the wrong way is worse than a
    straight one. Apostrophes, feet and inches, minutes and seconds are no quotes. A pair is Chinese
    where it stands beside Han or holds some.
    """
    if _HAN not in kinds:
        return [], []
    double, lone = _in_turn(text, [i for i in _places(text, kinds, '"') if not is_held(i)])
    single, others = _in_turn(text, [i for i in _places(text, kinds, "'") if not is_held(i)])
    if _cross(double, single):
        others, single = sorted(i for pair in single for i in pair), []
    chinese = [pair for pair in (*double, *single) if _is_chinese(kinds, *pair)]
    return sorted(chinese), sorted(lone + others)


def _places(text: str, kinds: bytes, mark: str) -> list[int]:
    """The quotes of a kind, without apostrophes and measures."""
    found: list[int] = []
    for match in _QUOTE[mark].finditer(text):
        i = match.start()
        before = kinds[i - 1] if i else 0
        after = kinds[i + 1] if i + 1 < len(kinds) else 0
        if mark == "'" and before in _WORD and (after in _WORD or text[i + 1 : i + 2] == " "):
            continue  # don't, the students' own
        if mark == "'" and _YEAR.match(text, i):
            continue
        if before == _DIGIT and len(found) % 2 == 0:
            continue  # 27" with no quote open
        found.append(i)
    return found


def _in_turn(text: str, places: list[int]) -> tuple[list[Pair], list[int]]:
    pairs = list(zip(places[::2], places[1::2], strict=False))
    if len(places) % 2 or not all(_can_be(text[first + 1 : last]) for first, last in pairs):
        return [], places
    return pairs, []


def _can_be(inner: str) -> bool:
    """Whether a text can stand in quotes."""
    if not inner.strip() or inner[0] in _NOT_FIRST or inner[-1] in _NOT_LAST:
        return False
    depth = 0  # of the curly quotes in it: none of them may be cut from its partner
    for match in _CURLY.finditer(inner):
        depth += 1 if match.group() == "“" else -1
        if depth < 0:
            return False
    return not depth


def _cross(double: list[Pair], single: list[Pair]) -> bool:
    """Whether a pair overlaps one of the other kind without one being inside the other."""
    last_of = dict((*double, *single))
    open_ones: list[int] = []
    for i in sorted((*last_of, *last_of.values())):
        if i in last_of:
            open_ones.append(last_of[i])
        elif open_ones.pop() != i:
            return True
    return False


def _is_chinese(kinds: bytes, first: int, last: int) -> bool:
    return not CHINESE.isdisjoint(kinds[max(0, first - 1) : last + 2])
