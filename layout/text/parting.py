"""What a line of a display text parts where it ends, for those who look at a headline as it stands.

The lines that an editor marked with `/` are taken as they are; this says where they part a word or
a number from its unit, or begin with 的 (newspaper-terms, HED04).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from layout.text.keep import number_units
from layout.text.words import IS_HAN, LONGEST, known, listed, simplified, words

_LEANING = frozenset("的了们吗呢吧")  # what nothing but the word before it can be meant to carry
_DIGITS = frozenset("一二三四五六七八九十百千万亿两零〇")
_LONG = 5  # characters of a word that is made of words


class Parting(NamedTuple):
    """What the end of a line parts: the word, or the number with its unit, or what leans back."""

    kind: Literal["word", "number", "particle"]
    text: str


def parting(
    text: str, at: int, names: Sequence[str] = (), language: str = "zh-Hans"
) -> Parting | None:
    """What is parted where a line of display text ends before character `at`; None if nothing is.

    A word that only both lines together seem to have (发展中|国家) is none, nor is one that is two
    words by itself (共同|富裕). Japanese and Korean are not looked into.
    """
    if language in ("ja", "ko"):
        return None
    plain = text.translate(simplified()) if language == "zh-Hant" else text
    for name in names:
        start = text.find(name, max(0, at - len(name) + 1))
        if 0 <= start < at < start + len(name):
            return Parting("word", name)
    for start, end in number_units(plain):
        if start <= at < end:
            first = re.search(r"[0-9０-９.,]+$", plain[:start])
            return Parting("number", text[first.start() if first else start : end])
    if not (IS_HAN.match(plain[at - 1 : at]) and IS_HAN.match(plain[at : at + 1])):
        return None
    return _parted_han(text, plain, at)


def _parted_han(text: str, plain: str, at: int) -> Parting | None:
    """The same between two Han, the text in simplified characters given as well."""
    if plain[at] not in _LEANING and not _may_part(plain, at):
        return None
    left, right = words(plain[:at]), words(plain[at:])
    before, after = left[-1], right[0]._replace(start=at, end=right[0].end + at)
    if plain[at : after.end] in _LEANING:
        return Parting("particle", text[before.start : after.end])
    is_counted = before.kind == "m" and after.kind == "q"
    if plain[at - 1] in _DIGITS and (plain[at] in _DIGITS or is_counted):
        return Parting("number", text[before.start : after.end])
    word = next((one for one in words(plain) if one.start < at < one.end), None)
    if word is None or before.start < word.start or after.end > word.end:
        return None
    halves = plain[word.start : at], plain[at : word.end]
    if min(map(len, halves)) > 1 and _are_words(*halves):
        return None
    return Parting("word", text[word.start : word.end])


def _may_part(text: str, at: int) -> bool:
    """Whether a word of the list, or two Chinese digits, stand on both sides of a place."""
    if text[at - 1] in _DIGITS:
        return True
    return any(
        text[start:end] in listed(text[start])
        for start in range(max(0, at - LONGEST + 1), at)
        for end in range(at + 1, min(len(text), start + LONGEST) + 1)
    )


def _are_words(first: str, rest: str) -> bool:
    """Whether two parts of a word are words too; of a long one either is enough."""
    found = [bool(known(first)[0]), bool(known(rest)[0])]
    return any(found) if len(first + rest) >= _LONG else all(found)
