"""The classes that characters fall into: what breaking, widths and justification ask first.

A class is one ASCII letter, so that a paragraph's classes are a `bytes` beside its text.
"""

from __future__ import annotations

import unicodedata

HAN = "H"
HANGUL = "g"
OPEN = "O"
CLOSE = "C"
COMMA = "M"
STOP = "S"
COLON = "L"
QEXCL = "Q"
MIDDOT = "D"
DASH = "T"  # first half of a two-em dash
DASH_END = "U"  # its second half, or the whole of U+2E3A
ELLIPSIS = "E"  # first half of a two-em ellipsis
ELLIPSIS_END = "e"  # its second half, or one that stands alone
CONNECT = "K"
SLASH = "/"
ITER = "I"
PROLONG = "P"
SMALLKANA = "k"
PREFIX = "$"
POSTFIX = "%"
WIDE_DIGIT = "W"
KINSERT = "_"
LETTER = "A"
DIGIT = "N"
SPACE = " "
GLUE = "G"
ZERO_SPACE = "Z"
EXTEND = "X"  # belongs to the character before it
LATIN_OPEN = "("
LATIN_CLOSE = ")"
SEPARATOR = "."  # , . : ; of Latin text and numbers
LATIN_QEXCL = "!"
HYPHEN = "y"
SYMBOL = "B"
RAISED = "n"  # set high or low beside its base: ² ₃ ™
# Curly and straight quotes until `quotes` has told whether they are Chinese or Latin.
QUOTE_OPEN = "q"
QUOTE_CLOSE = "c"
QUOTE = '"'

# Class, code points in hexadecimal, source: CL CLReq, JL JLReq, GB GB/T 15834-2011, U14 UAX #14.
_POINTS: tuple[tuple[str, str, str], ...] = (
    (OPEN, "3008 300A 300C 300E 3010 3014 3016 3018 301A 301D FF08 FF3B FF5B FF5F", "CL 3.1.2"),
    (OPEN, "FE17 FE35 FE37 FE39 FE3B FE3D FE3F FE41 FE43 FE47", "vertical forms"),
    (CLOSE, "3009 300B 300D 300F 3011 3015 3017 3019 301B 301E 301F", "CL 3.1.2"),
    (CLOSE, "FF09 FF3D FF5D FF60", "CL 3.1.2"),
    (CLOSE, "FE18 FE36 FE38 FE3A FE3C FE3E FE40 FE42 FE44 FE48", "vertical forms"),
    (COMMA, "FF0C 3001 FE50 FE51 FF64 FE10 FE11", "CL 3.1.2"),
    (STOP, "3002 FF0E FF61 FE12", "CL 3.1.2"),
    (COLON, "FF1A FF1B FE13 FE14", "CL 3.1.6.1"),
    (QEXCL, "FF01 FF1F 203C 2047 2048 2049 FE15 FE16", "CL 3.1.2"),
    (MIDDOT, "00B7 2027 30FB FF65 2022", "CL 3.1.1.2, Big5 data"),
    (DASH, "2014 2015", "GB 5.1.4"),
    (DASH_END, "2E3A", "CL 3.1.5.1"),
    (ELLIPSIS, "2026 22EF 2025", "GB 5.1.5"),
    (CONNECT, "2013 FF5E 301C 2010 30A0 FF0D 007E", "GB 5.1.6; the tilde as typed for it"),
    (SLASH, "002F FF0F", "GB 5.1.9"),
    (ITER, "3005 303B 309D 309E 30FD 30FE", "JL cl-09"),
    (PROLONG, "30FC FF70", "JL cl-10"),
    (SMALLKANA, "3041 3043 3045 3047 3049 3063 3083 3085 3087 308E 3095 3096", "JL cl-11"),
    (SMALLKANA, "30A1 30A3 30A5 30A7 30A9 30C3 30E3 30E5 30E7 30EE 30F5 30F6", "JL cl-11"),
    (SMALLKANA, "31F0-31FF FF67-FF6F", "JL cl-11"),
    (PREFIX, "0024 00A3 00A5 20A9 20AC 2116 FF04 FFE1 FFE5 FFE6 00B1 002B 2212", "U14 PR"),
    (POSTFIX, "0025 2030 00B0 2032 2033 2103 2109 00A2 FF05 FFE0 3303-3357 3371-33DF", "U14 PO"),
    (WIDE_DIGIT, "FF10-FF19", "text-rules 4"),
    (KINSERT, "3000 1680 2000-2006 2008-200A 205F", "U14 BA: wide spaces of a fixed width"),
    (LETTER, "0041-005A 0061-007A", "U14 AL"),
    (DIGIT, "0030-0039", "U14 NU"),
    (SPACE, "0020 0009 000A 000B 000C 000D 0085 2028 2029", "U14 SP; line ends of a source"),
    (GLUE, "00A0 2007 202F 2060 FEFF 2011", "U14 GL, WJ"),
    (ZERO_SPACE, "200B", "U14 ZW"),
    (EXTEND, "00AD 061C 200C-200F 202A-202E 2061-2064 2066-2069 FE00-FE0F E0100-E01EF",
     "variation selectors, joiners, direction marks; a soft hyphen gives no break"),
    (EXTEND, "FF9E FF9F 1F3FB-1F3FF", "half-width voiced marks; U14 EM"),
    (LATIN_OPEN, "0028 005B 007B 00AB 2039 201A 201E", "U14 OP, QU"),
    (LATIN_CLOSE, "0029 005D 007D 00BB 203A", "U14 CP, QU"),
    (SEPARATOR, "002C 002E 003A 003B 2236", "U14 IS; the ratio sign, which is a colon of numbers"),
    (RAISED, "00B2 00B3 00B9 2070 2074-207E 2080-208E 2120 2122 00AE", "JL 3.1.10"),
    (LATIN_QEXCL, "0021 003F", "U14 EX"),
    (HYPHEN, "002D", "U14 HY"),
    (QUOTE_OPEN, "2018 201C", "text-rules 2"),
    (QUOTE_CLOSE, "2019 201D", "text-rules 2"),
    (QUOTE, "0022 0027", "U14 QU"),
)  # fmt: skip

# Unified ideographs with all extensions, 〇, radicals and compatibility ideographs; kana and
# bopomofo, which Chinese text treats alike (U14 ID).
_HAN_RANGES: tuple[tuple[int, int], ...] = (
    (0x2E80, 0x2FDF), (0x3003, 0x3007), (0x3012, 0x3013), (0x3020, 0x303F), (0x3042, 0x33FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF01, 0xFFE6), (0x1B000, 0x1B16F),
    (0x1F000, 0x1FAFF), (0x20000, 0x3FFFD),
)  # fmt: skip
# Syllables and letters (U14 H2, H3, JL): between them stand spaces, beside Latin no gap (KL 4.4).
_HANGUL_RANGES: tuple[tuple[int, int], ...] = (
    (0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xFFA0, 0xFFDC),
)  # fmt: skip

# By general category, for what no table names: (narrow, wide or ambiguous).
_BY_CATEGORY: dict[str, tuple[str, str]] = {
    "L": (LETTER, LETTER),
    "Nd": (DIGIT, DIGIT),
    "N": (LETTER, HAN),
    "M": (EXTEND, EXTEND),
    "Ps": (LATIN_OPEN, OPEN),
    "Pi": (LATIN_OPEN, LATIN_OPEN),
    "Pe": (LATIN_CLOSE, CLOSE),
    "Pf": (LATIN_CLOSE, LATIN_CLOSE),
    "P": (SYMBOL, SYMBOL),
    "S": (SYMBOL, HAN),
    "Z": (SPACE, SPACE),
    "C": (SYMBOL, SYMBOL),
}


class _Table(dict[int, str]):
    """Code point to class; what is not in the table is classified once by its properties."""

    def __missing__(self, point: int) -> str:
        self[point] = found = _classify(point)
        return found


def _classify(point: int) -> str:
    character = chr(point)
    category = unicodedata.category(character)
    if category[0] == "L" and any(low <= point <= high for low, high in _HANGUL_RANGES):
        return HANGUL
    if category[0] != "M" and any(low <= point <= high for low, high in _HAN_RANGES):
        return HAN
    width = unicodedata.east_asian_width(character)
    if width in "WF" and category[0] in "LNSP":
        return HAN
    narrow, wide = _BY_CATEGORY.get(category) or _BY_CATEGORY[category[0]]
    return wide if width == "A" else narrow


def _build() -> _Table:
    table = _Table()
    for kind, points, _source in _POINTS:
        for item in points.split():
            low, _, high = item.partition("-")
            for point in range(int(low, 16), int(high or low, 16) + 1):
                table[point] = kind
    return table


CLASS_OF = _build()


EAST_ASIAN = "\u2e80"
"""The first radical: from here on all is taken for scripts of East Asia and their full-width marks.

For where a look at the code will do. As classes of a regular expression they take 2 ms to compile.
"""
SHARED = frozenset("“”‘’—…")
"""Marks before `EAST_ASIAN` that are set full wide beside Han."""


def has_east_asian(text: str) -> bool:
    """Whether some character of a text is of East Asia."""
    return max(text, default="") >= EAST_ASIAN


def classify(text: str) -> bytes:
    """The class of each character, before quotes, dashes and ellipses are resolved."""
    kinds = text.translate(CLASS_OF).encode("ascii")
    return _hold_marks(text, kinds) if b" X" in kinds else kinds


def _hold_marks(text: str, kinds: bytes) -> bytes:
    """A space with a combining mark is a letter that shows the mark (U14 LB10)."""
    found = bytearray(kinds)
    for i in range(len(kinds) - 1):
        if kinds[i : i + 2] == b" X" and unicodedata.category(text[i + 1])[0] == "M":
            found[i] = ord(LETTER)
    return bytes(found)
