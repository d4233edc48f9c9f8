"""Whether an embedded font holds the glyphs that are shown, and with the widths that are written.

TrueType and CFF programs are read; of a Type 1 program only its presence is asked.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Protocol

from pikepdf import Dictionary, Name, Stream

from layout.pdf.survey import content_of, program_of
from layout.preflight.colour import number
from layout.preflight.typeface import Typeface

NEAR = 2.0
"""Thousandths of the size by which a width may differ: both tables are rounded."""


class Program(Protocol):
    """A font file: the width of a glyph in thousandths, and whether it draws anything."""

    def glyph(self, code: int) -> tuple[float, bool] | None:
        """Width and whether there is an outline; None where there is no glyph."""


def lacking(face: Typeface) -> tuple[list[str], list[str]]:
    """Characters that were used and have no glyph, and those whose width is another.

    Raises whatever a damaged font makes a reader raise.
    """
    program = _program(face)
    missing: list[str] = []
    uneven: list[str] = []
    if program is None:
        return missing, uneven
    for code in sorted(face.used):
        text = face.characters.get(code, "")
        found = program.glyph(code)
        is_seen = bool(text.strip()) and text.isprintable()
        if found is None or (is_seen and not found[1]):
            missing.append(text or f"#{code}")
        elif abs(found[0] - face.widths.get(code, face.default_width)) > NEAR:
            uneven.append(text or f"#{code}")
    return missing, uneven


def _program(face: Typeface) -> Program | None:
    """The reader of a font's program; None where its glyphs cannot be told by codes."""
    stream = program_of(face.font)
    if stream is None or (face.is_composite and not face.encoding.startswith("/Identity")):
        return None
    data = content_of(stream)
    if data[:4] in (b"\0\1\0\0", b"true"):
        return _TrueType(data, face)
    if data[:4] == b"OTTO":
        from fontTools.ttLib import TTFont

        return _Cff(TTFont(io.BytesIO(data), lazy=True).getTableData("CFF "), face)
    is_cff = stream.get("/Subtype") in (Name.Type1C, Name.CIDFontType0C)
    return _Cff(data, face) if is_cff else None


class _TrueType:
    def __init__(self, data: bytes, face: Typeface) -> None:
        from fontTools.ttLib import TTFont

        self._font = TTFont(io.BytesIO(data), lazy=True)
        self._face = face
        self._scale = 1000 / self._font["head"].unitsPerEm
        self._order = self._font.getGlyphOrder()
        self._metrics = self._font["hmtx"].metrics
        self._places = self._font["loca"].locations
        self._map = _cid_to_gid(face)
        self._cmaps = (
            [] if face.is_composite or "cmap" not in self._font else self._font["cmap"].tables
        )

    def glyph(self, code: int) -> tuple[float, bool] | None:
        gid = (
            self._map.get(code, 0 if self._map else code)
            if self._face.is_composite
            else self._simple(code)
        )
        if gid is None or not 0 < gid < len(self._order):
            return None
        width = self._metrics[self._order[gid]][0] * self._scale
        return width, self._places[gid + 1] > self._places[gid]

    def _simple(self, code: int) -> int | None:
        """By the font's own tables (ISO 32000-1, 9.6.6.4)."""
        text = bytes([code]).decode("cp1252", "ignore")
        for table in self._cmaps:
            keys = {(3, 1): [ord(text)] if text else []}.get(
                (table.platformID, table.platEncID), [code, 0xF000 + code]
            )
            for key in keys:
                if key in table.cmap:
                    return int(self._font.getGlyphID(table.cmap[key]))
        return None if self._cmaps else code


def _cid_to_gid(face: Typeface) -> dict[int, int]:
    """Empty where a CID is the number of its glyph."""
    table = face.below.get("/CIDToGIDMap") if isinstance(face.below, Dictionary) else None
    if not isinstance(table, Stream):
        return {}
    data = content_of(table)
    return {place // 2: int.from_bytes(data[place : place + 2]) for place in range(0, len(data), 2)}


class _Cff:
    def __init__(self, data: bytes, face: Typeface) -> None:
        from fontTools.cffLib import CFFFontSet

        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        self._top = fonts[fonts.fontNames[0]]
        self._face = face
        self._names = dict(_names(self._top, face))
        matrix = getattr(self._top, "FontMatrix", None) or [0.001]
        self._scale = 1000 * (matrix[0] or 0.001)

    def glyph(self, code: int) -> tuple[float, bool] | None:
        from fontTools.pens.recordingPen import RecordingPen

        name = self._names.get(code)
        if name is None or name == ".notdef" or name not in self._top.CharStrings:
            return None
        pen = RecordingPen()
        drawn = self._top.CharStrings[name]
        drawn.draw(pen)
        return drawn.width * self._scale, bool(pen.value)


def _names(top: object, face: Typeface) -> Iterator[tuple[int, str]]:
    """The glyph of each code."""
    charset: list[str] = top.charset  # type: ignore[attr-defined]  # fontTools has no types
    if face.is_composite:
        is_cid = hasattr(top, "ROS")
        for place, name in enumerate(charset):
            yield (int(name[3:]) if is_cid and name != ".notdef" else place), name
        return
    encoding = getattr(top, "Encoding", None)
    if isinstance(encoding, list):
        yield from ((code, name) for code, name in enumerate(encoding) if name != ".notdef")
    else:
        from fontTools.agl import UV2AGL

        for code in range(256):
            text = bytes([code]).decode("cp1252", "ignore")
            if text and ord(text) in UV2AGL:
                yield code, UV2AGL[ord(text)]
    yield from _differences(face.font.get("/Encoding"))


def _differences(encoding: object) -> Iterator[tuple[int, str]]:
    """ISO 32000-1, table 114: a code, then the names from there on."""
    found = encoding.get("/Differences") if isinstance(encoding, Dictionary) else None
    code = 0
    for one in found if found is not None else ():
        if isinstance(one, Name):
            yield code, str(one)[1:]
            code += 1
        else:
            code = int(number(one, code))
