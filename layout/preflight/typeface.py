"""A font of a page as text uses it: codes, widths, and which characters they stand for."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import cached_property

from pikepdf import Array, Dictionary, PdfError, Stream

from layout.pdf.survey import content_of, descendant, font_name
from layout.preflight.colour import number

MOST_CODES = 2**16

# Predefined CMaps of the older Chinese, Japanese and Korean codes: a byte under 80h is one code.
_MIXED = re.compile(r"EUC|GBK|GBpc|RKSJ|B5|ETen|HKscs|KSC|CNS")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf(?:char|range)", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


class Typeface:
    """Reads what text operators show in a font, and keeps which codes were used."""

    def __init__(self, font: Dictionary) -> None:
        self.font = font
        self.below = descendant(font)
        self.name = font_name(self.below)
        self.kind = str(font.get("/Subtype"))
        self.is_composite = self.kind == "/Type0"
        encoding = font.get("/Encoding")
        self.encoding = "" if isinstance(encoding, Stream) else str(encoding)
        self.is_vertical = self.is_composite and self.encoding.endswith("V")
        self.used: set[int] = set()

    def codes(self, shown: bytes) -> Sequence[int]:
        """The codes of a string; an embedded CMap is taken to have two bytes a code."""
        if not self.is_composite:
            found: Sequence[int] = shown
        elif _MIXED.search(self.encoding):
            found = _mixed(shown)
        else:
            found = [one << 8 | two for one, two in zip(shown[::2], shown[1::2], strict=False)]
        if len(self.used) < MOST_CODES:
            self.used.update(found)
        return found

    def width(self, code: int) -> float:
        """The advance of a code, in ems."""
        return self.widths.get(code, self.default_width) / 1000

    @cached_property
    def default_width(self) -> float:
        """Of codes that no table names, in thousandths."""
        if self.is_composite:
            return number(self.below.get("/DW"), 1000.0)
        descriptor = self.font.get("/FontDescriptor")
        missing = descriptor.get("/MissingWidth") if isinstance(descriptor, Dictionary) else None
        return number(missing, 0.0 if "/Widths" in self.font else 500.0)

    @cached_property
    def widths(self) -> dict[int, float]:
        """In thousandths of the size, by code (of a composite font by CID)."""
        if self.is_composite:
            return _cid_widths(self.below.get("/W"))
        first = int(number(self.font.get("/FirstChar"), 0.0))
        found = self.font.get("/Widths")
        scale = _type3_scale(self.font) if self.kind == "/Type3" else 1.0
        values = list(found)[:256] if isinstance(found, Array) else []
        return {first + place: number(one, 0.0) * scale for place, one in enumerate(values)}

    @cached_property
    def characters(self) -> dict[int, str]:
        """The text of codes, by ToUnicode; else of a simple font its ASCII.

        A table that cannot be read says nothing: no glyph is chosen by it.
        """
        found = self.font.get("/ToUnicode")
        if isinstance(found, Stream):
            try:
                return to_unicode(content_of(found))
            except (PdfError, ValueError, zlib.error):
                return {}
        return {} if self.is_composite else {code: chr(code) for code in range(32, 127)}

    def text(self, codes: Sequence[int], most: int = 8) -> str:
        """The first characters of codes, as far as they are known."""
        text = "".join(self.characters.get(code, "") for code in codes[: 4 * most])
        return text[:most] + ("…" if len(text) > most or len(codes) > 4 * most else "")


def _mixed(shown: bytes) -> list[int]:
    found, place = [], 0
    while place < len(shown):
        step = 1 if shown[place] < 0x80 else 2
        found.append(int.from_bytes(shown[place : place + step]))
        place += step
    return found


def _cid_widths(table: object) -> dict[int, float]:
    """ISO 32000-1, 9.7.4.3: `c [w …]` or `first last w`."""
    found: dict[int, float] = {}
    parts = list(table) if isinstance(table, Array) else []
    place = 0
    while place + 1 < len(parts):
        first, second = int(number(parts[place], 0.0)), parts[place + 1]
        if isinstance(second, Array):
            found |= {first + step: number(one, 0.0) for step, one in enumerate(second)}
            place += 2
        else:
            last = min(int(number(second, 0.0)), first + MOST_CODES)
            width = number(parts[place + 2] if place + 2 < len(parts) else None, 0.0)
            found |= dict.fromkeys(range(first, last + 1), width)
            place += 3
        if len(found) > MOST_CODES:
            break
    return found


def _type3_scale(font: Dictionary) -> float:
    matrix = font.get("/FontMatrix")
    return 1000 * number(matrix[0], 0.001) if isinstance(matrix, Array) and len(matrix) else 1.0


def to_unicode(data: bytes) -> dict[int, str]:
    """The single codes and ranges of a ToUnicode CMap (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    for section in _SECTION.finditer(data):
        tokens = [
            match[1] if match[1] is not None else match[0] for match in _HEX.finditer(section[2])
        ]
        if section[1] == b"bfchar":
            for code, text in zip(tokens[::2], tokens[1::2], strict=False):
                found[int(code or b"0", 16)] = _utf16(text)
        else:
            _read_ranges(tokens, found)
        if len(found) > MOST_CODES:
            break
    return found


def _read_ranges(tokens: list[bytes], found: dict[int, str]) -> None:
    left = iter(tokens)
    for first in left:
        last, start = next(left, b"0"), next(left, b"")
        codes = range(int(first or b"0", 16), int(last or b"0", 16) + 1)[:MOST_CODES]
        if start == b"[":
            texts = iter(lambda: next(left, b"]"), b"]")
            found |= {code: _utf16(text) for code, text in zip(codes, texts, strict=False)}
            continue
        text = _utf16(start)
        if text:
            head, tail = text[:-1], ord(text[-1])
            found |= {
                code: head + chr(min(tail + step, 0x10FFFF)) for step, code in enumerate(codes)
            }


def _utf16(digits: bytes) -> str:
    plain = digits.translate(None, b" \t\r\n")
    return bytes.fromhex(plain.decode("ascii")[: len(plain) & ~1]).decode("utf-16-be", "replace")
