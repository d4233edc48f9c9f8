"""The class of each character."""

import sys

import pytest

from layout.text.classes import classify


@pytest.mark.parametrize(
    ("characters", "kind", "fact"),
    [
        ("中〇㐀𠀀鿿", "H", "ideographs of all planes"),
        ("あアㄅ", "H", "kana and bopomofo"),
        ("한ㄱ", "g", "Hangul"),
        ("★①Ａ😀", "H", "wide and ambiguous symbols, full-width letters"),
        ("《（「【", "O", "opening marks"),
        ("》）」】", "C", "closing marks"),
        ("，、", "M", "commas"),
        ("。．", "S", "stops"),
        ("ÀéЯΩ", "A", "letters of other alphabets"),
        ("\u0301\ufe00\u200d", "X", "what belongs to the character before it"),
        ("\u3000\u2003", "_", "spaces of a fixed width"),
        ("\n\t ", " ", "spaces and line ends of a source"),
        ("¥№$", "$", "signs before a number"),
        ("%℃°", "%", "signs after a number"),
        ("∶", ".", "the ratio sign is a colon of numbers"),
        ("²₃™", "n", "what is raised or lowered beside a base"),
    ],
)
def test_kinds(characters: str, kind: str, fact: str) -> None:
    """The table names the common marks, properties the rest."""
    assert classify(characters).decode() == kind * len(characters), fact


def test_every_code_point_has_a_class() -> None:
    """No code point, assigned or not, is without a class."""
    step = range(0, sys.maxunicode + 1, 97)
    assert len(classify("".join(map(chr, step)))) == len(step)
