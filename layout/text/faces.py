"""The faces of a house, opened on first use and checked; each is one HarfBuzz font."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import uharfbuzz as hb

from layout.diagnostics import Sink
from layout.display import FaceRef
from layout.spec.model import Face

Cell = tuple[float, float, float, float]
"""Lead blank, body, trail blank, shift of the glyph from the body's left; all in 字."""

_OUTLINES = frozenset({"glyf", "CFF ", "CFF2"})
_FULL = 0.9  # 字; a mark as wide as that fills its cell
_REGULAR = 400.0  # the weight of a font that tells none
_RESTRICTED = 0x0002  # OpenType OS/2 fsType, bits 0-3: restricted licence embedding, alone
_BITMAP_ONLY = 0x0200  # bit 9


class OpenFace:
    """An open font: what it covers is asked once for each character."""

    def __init__(self, index: int, font: hb.Font) -> None:
        self.index = index
        self.font = font
        self.upem: int = font.face.upem
        self.cells: dict[tuple[str, int, str], Cell] = {}
        self.rises: dict[tuple[str, str], float] = {}
        self._has: set[str] = set()
        self._lacks: set[str] = set()

    def lacking(self, characters: set[str]) -> set[str]:
        """Those of `characters` that have no glyph here."""
        for character in characters - self._has - self._lacks:
            has = self.font.get_nominal_glyph(ord(character)) is not None
            (self._has if has else self._lacks).add(character)
        return characters & self._lacks

    def is_narrow(self, character: str) -> bool:
        """Whether the glyph of a character is narrower than a full cell."""
        glyph = self.font.get_nominal_glyph(ord(character))
        return glyph is not None and self.font.get_glyph_h_advance(glyph) < _FULL * self.upem


class Faces:
    """The faces of a house by name. `GlyphRun.face` is the place of a name in the house's order.

    A face that cannot be used is reported once, at the place where the house names it, and its text
    is set in the next of its fallback faces or any other usable face.
    """

    def __init__(self, faces: Mapping[str, Face], sink: Sink) -> None:
        self._faces = dict(faces)
        self._names = tuple(self._faces)
        self._sink = sink
        self.are_sound = True
        """Whether nothing had to be reported of the faces opened so far."""
        self._tried: dict[str, OpenFace | None] = {}
        self._found: dict[str, OpenFace] = {}
        self._chains: dict[str, tuple[OpenFace, ...]] = {}
        self._others: dict[str, tuple[OpenFace, ...]] = {}

    def refs(self) -> tuple[FaceRef, ...]:
        """Every face of the house, opened or not, in index order."""
        return tuple(
            FaceRef(name, face.file, face.index, tuple(sorted(face.axes.items())))
            for name, face in self._faces.items()
        )

    def index(self, name: str) -> int:
        """The index of the face that text in `name` is set in."""
        return self.face(name).index

    def face(self, name: str) -> OpenFace:
        """The open face of `name`, or the one that stands in for it."""
        if name not in self._found:
            self._found[name] = self._usable(name)
        return self._found[name]

    def chain(self, name: str) -> tuple[OpenFace, ...]:
        """The face of `name`, then its fallback faces that can be used; each face once."""
        if name not in self._chains:
            first = self.face(name)
            rest = [self._open(one) for one in self._fallback(name)]
            usable = [first] + [one for one in rest if one is not None]
            self._chains[name] = tuple({one.index: one for one in usable}.values())
        return self._chains[name]

    def others(self, name: str) -> tuple[OpenFace, ...]:
        """What follows the chain of a face without a list of fallback faces.

        These are all faces of the house, the nearest weight first, so that a bold line stays bold;
        among equals in the house's order. They are opened by this, not before.
        """
        known = self._faces.get(name)
        if known is None or known.fallback is not None:
            return ()
        if name not in self._others:
            weight = _weight(self.face(name))
            off = {
                face: abs(_weight(face) - weight)
                for one in self._names
                if one != name and (face := self._open(one))
            }
            self._others[name] = tuple(sorted(off, key=off.__getitem__))
        return self._others[name]

    def _fallback(self, name: str) -> tuple[str, ...]:
        known = self._faces.get(name)
        return (known.fallback if known else None) or ()

    def _usable(self, name: str) -> OpenFace:
        names = (name, *self._fallback(name), *self._names)
        for one in names:
            if found := self._open(one):
                return found
        return OpenFace(0, hb.Font(hb.Face(hb.Blob(b""))))

    def _open(self, name: str) -> OpenFace | None:
        if name not in self._faces:
            return None
        if name not in self._tried:
            self._tried[name] = self._read(name, self._faces[name])
        return self._tried[name]

    def _read(self, name: str, face: Face) -> OpenFace | None:
        """Open and check a font; None where it was refused."""
        told = len(self._sink.found)
        opened = self._checked(name, face)
        self.are_sound &= len(self._sink.found) == told
        return opened

    def _checked(self, name: str, face: Face) -> OpenFace | None:
        try:
            blob = hb.Blob.from_file_path(face.file) if Path(face.file).is_file() else None
        except (hb.HarfBuzzError, OSError):
            blob = None
        if blob is None:
            self._refuse("E411", name, "file")
            return None
        count = hb.Face(blob).count
        if count and not 0 <= face.index < count:
            where, index = face.where("index"), face.index
            self._sink.report("E413", where, face=name, file=face.file, index=index, count=count)
            return None
        opened = hb.Face(blob, face.index)
        usable = opened.glyph_count and _OUTLINES & set(opened.table_tags)
        code = _embedding(opened) if usable else "E412"
        if code is not None:
            self._refuse(code, name, "file")
            return None
        font = hb.Font(opened)
        self._vary(name, face, font)
        return OpenFace(self._names.index(name), font)

    def _vary(self, name: str, face: Face, font: hb.Font) -> None:
        """Set the axis values; those that the font does not know are reported and left out."""
        if not face.axes:
            return
        known = {info.tag: info for info in font.face.axis_infos}
        for tag, value in face.axes.items():
            where = face.where("axes")
            if tag not in known:
                axes = ", ".join(known) or "-"
                self._sink.report("E414", where, face=name, axis=tag, axes=axes)
            elif not known[tag].min_value <= value <= known[tag].max_value:
                low, high = known[tag].min_value, known[tag].max_value
                self._sink.report(
                    "E415", where, face=name, axis=tag, value=value, low=low, high=high
                )
        font.set_variations({tag: value for tag, value in face.axes.items() if tag in known})

    def _refuse(self, code: str, name: str, key: str) -> None:
        face = self._faces[name]
        self._sink.report(code, face.where(key), face=name, file=face.file)


def _weight(opened: OpenFace) -> float:
    """The weight of a face, from 1 to 1000: of its axis, or its class (OpenType OS/2)."""
    font = opened.font
    if font.face.has_var_data:
        axes = (info.tag for info in font.face.axis_infos)
        values = dict(zip(axes, font.get_var_coords_design(), strict=False))
        if "wght" in values:
            return float(values["wght"])
    table = font.face.reference_table("OS/2").data
    return float(int.from_bytes(table[4:6], "big")) or _REGULAR


def _embedding(face: hb.Face) -> str | None:
    """The code of what the font's licence bits forbid, if they do."""
    table = face.reference_table("OS/2").data
    flags = int.from_bytes(table[8:10], "big") if len(table) >= 10 else 0
    if flags & 0x000F == _RESTRICTED:
        return "E416"
    return "E417" if flags & _BITMAP_ONLY else None
