"""Which quotes are Chinese and which are Latin; which dashes and ellipses are one unit."""

from __future__ import annotations

import re

from layout.text import classes as c

_LATIN = frozenset(b'AN.()!$%yBGn"')
_QUOTES = re.compile(rb'[qc"]')
_CLEAR = frozenset(b"qc X")
_PAIRS = {"“": "”", "‘": "’"}
_NEEDS = re.compile(rb'[qc"TE]')
_LONE_DASH = re.compile(rb"T(?!U)")
_LONE_ELLIPSIS = re.compile(rb"E(?!e)")
_WORD = frozenset(b"AN")
_WIDE = frozenset(b"HgIPkOCMSLQDW_")


def resolve(text: str, kinds: bytes, language: str = "zh-Hans", *, narrow: bool = False) -> bytes:
    """Classes with quotes, dashes and ellipses resolved (text-rules, sections 1 and 2).

    Full-width quotes become OPEN and CLOSE, Latin ones LATIN_OPEN and LATIN_CLOSE, an apostrophe a
    letter. Two U+2014 are the halves of a dash, a lone one is a connector. In Korean all quotes are
    Latin; in Japanese those that have no Han or kana outside are, if the face has them `narrow`.
    """
    if not _NEEDS.search(kinds):
        return kinds
    kinds = _LONE_DASH.sub(c.CONNECT.encode(), kinds.replace(b"TT", b"TU"))
    kinds = _LONE_ELLIPSIS.sub(c.ELLIPSIS_END.encode(), kinds.replace(b"EE", b"Ee"))
    found = bytearray(kinds)
    quotes = [match.start() for match in _QUOTES.finditer(kinds)]
    rest = _apostrophes(text, found, quotes)
    _straight(text, found, rest)
    curly = [i for i in rest if text[i] not in "\"'"]
    if language == "ko":
        for i in curly:
            found[i] = _kind(text[i], latin=True)
    else:
        _curly(text, found, curly, edge=narrow and language == "ja")
    return bytes(found)


def _apostrophes(text: str, kinds: bytearray, quotes: list[int]) -> list[int]:
    """Make an apostrophe of each quote between Latin letters or digits; the other quotes."""
    rest = []
    for i in quotes:
        inside = 0 < i < len(kinds) - 1 and kinds[i - 1] in _WORD and kinds[i + 1] in _WORD
        if inside and text[i] in "’'":
            kinds[i] = ord(c.LETTER)
        else:
            rest.append(i)
    return rest


def _straight(text: str, kinds: bytearray, quotes: list[int]) -> None:
    """Straight quotes open and close in turn."""
    is_open: dict[str, bool] = {}
    for i in quotes:
        if (mark := text[i]) in "\"'":
            kinds[i] = ord(c.LATIN_CLOSE if is_open.get(mark) else c.LATIN_OPEN)
            is_open[mark] = not is_open.get(mark)


def _curly(text: str, kinds: bytearray, quotes: list[int], *, edge: bool) -> None:
    """Curly quotes: a pair is Latin where the text outside both its ends is, else Chinese.

    `edge` tells whether the edge of the paragraph counts as Latin, as it does without any Han.
    """
    edge = edge or not any(kind in _WIDE for kind in kinds)
    before = _neighbours(kinds, quotes, -1, edge=edge)
    after = _neighbours(kinds, quotes[::-1], 1, edge=edge)
    for first, last in _matched(text, quotes):
        outside = [before[first]] if last is None else [before[first], after[last]]
        if text[first] not in _PAIRS:  # a closing quote without its opening one
            outside = [after[first]]
        latin = all(outside)
        kinds[first] = _kind(text[first], latin=latin)
        if last is not None:
            kinds[last] = _kind(text[last], latin=latin)


def _neighbours(kinds: bytearray, quotes: list[int], step: int, *, edge: bool) -> dict[int, bool]:
    """Whether the next character that is no quote or space is Latin; `edge` past the ends."""
    found: dict[int, bool] = {}
    for start in quotes:
        i = start + step
        while 0 <= i < len(kinds) and i not in found and kinds[i] in _CLEAR:
            i += step
        inside = 0 <= i < len(kinds)
        found[start] = edge if not inside else found[i] if i in found else kinds[i] in _LATIN
    return found


def _matched(text: str, quotes: list[int]) -> list[tuple[int, int | None]]:
    """Opening quotes with their closing ones; those left over alone."""
    found: list[tuple[int, int | None]] = []
    waiting: list[int] = []
    wanted = dict.fromkeys(_PAIRS.values(), 0)
    for i in quotes:
        mark = text[i]
        if mark in _PAIRS:
            waiting.append(i)
            wanted[_PAIRS[mark]] += 1
        elif not wanted[mark]:
            found.append((i, None))
        else:
            while (opened := _PAIRS[text[waiting[-1]]]) != mark:
                wanted[opened] -= 1
                found.append((waiting.pop(), None))
            wanted[mark] -= 1
            found.append((waiting.pop(), i))
    return found + [(i, None) for i in waiting]


def _kind(quote: str, *, latin: bool) -> int:
    if quote in _PAIRS:
        return ord(c.LATIN_OPEN if latin else c.OPEN)
    return ord(c.LATIN_CLOSE if latin else c.CLOSE)
