"""Text tables."""

from __future__ import annotations

import re

import pytest

from layout.pdf.tounicode import to_unicode, utf16


@pytest.mark.parametrize(
    ("text", "digits"),
    [("中", "4E2D"), ("ffi", "006600660069"), ("𠀀", "D840DC00"), ("\ud840", "FFFD"), ("", "")],
)
def test_utf16(text: str, digits: str) -> None:
    """Big-endian UTF-16; characters beyond the basic plane are pairs, a lone half is replaced."""
    assert utf16(text) == digits


def test_blocks_of_a_hundred() -> None:
    """Entries stand in order of their codes, at most a hundred to a block."""
    table = to_unicode({code: chr(0x4E00 + code) for code in range(250, 0, -1)}).decode()
    assert re.findall(r"(\d+) beginbfchar", table) == ["100", "100", "50"]
    codes = re.findall(r"^<(....)> <4[EF]..>$", table, re.MULTILINE)
    assert codes == sorted(codes)
    assert len(codes) == 250
