"""Which characters are Han, and what a mark shows of its cell: tables of this measurement alone."""

from __future__ import annotations

CLOSING = "，、。．：；？！’”〉》」』】〕〗）］｝"
"""Marks that may not begin a line; their body is the first half of their cell (CLReq 3.1.2)."""
OPENING = "‘“〈《「『【〔〖（［｛"
"""Marks that may not end a line; their body is the second half of their cell."""
_HAN = ((0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


def is_han(char: str) -> bool:
    """An ideograph."""
    point = ord(char)
    return any(first <= point <= last for first, last in _HAN)


def is_latin(char: str) -> bool:
    """A letter or digit of ASCII: what stands off from Han."""
    return char.isascii() and char.isalnum()


def is_mark(char: str) -> bool:
    """Neither Han nor letter nor digit."""
    return not (is_han(char) or char.isalnum())


def is_wide(char: str) -> bool:
    """Whether its cell is one em in Chinese type, when it is not cut to a half."""
    return is_han(char) or char in CLOSING or char in OPENING
