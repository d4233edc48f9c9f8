"""The faces of a house as a list, for `banmian fonts`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from layout.diagnostics import Sink
from layout.press import load
from layout.spec import fonts_folder
from layout.spec.defaults import FACES
from layout.spec.model import Face

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

# Name ids of the OpenType name table.
_FULL_NAME = 4
_VERSION = 5
_LICENCE = 13


class FaceRow(msgspec.Struct, frozen=True):
    """A face: the name that styles use, and what the font says of itself."""

    name: str
    full_name: str
    version: str
    characters: int
    file: str
    axes: str = ""
    licence: str = ""


def list_faces(edition: Path | None, sink: Sink) -> list[FaceRow]:
    """The faces of an edition's house, or those that come with the project."""
    faces = FACES
    if edition is not None:
        read = load(edition, sink)
        faces = read.house.faces if read else {}
    licences = _licences()
    return [row for name, face in faces.items() if (row := _row(name, face, licences, sink))]


def _licences() -> dict[str, str]:
    listed = json.loads((fonts_folder() / "fonts.json").read_text(encoding="utf-8"))["fonts"]
    return {font["file"]: font["licence"] for font in listed}


def _row(name: str, face: Face, licences: dict[str, str], sink: Sink) -> FaceRow | None:
    from fontTools.ttLib import TTFont

    from layout.text import Faces

    path = fonts_folder() / face.file  # an absolute path stays as it is
    known = len(sink.found)
    Faces({name: msgspec.structs.replace(face, file=str(path), fallback=())}, sink).face(name)
    if len(sink.found) > known:
        return None
    with TTFont(path, fontNumber=face.index, lazy=True) as font:
        return FaceRow(
            name,
            _named(font, _FULL_NAME) or path.stem,
            _named(font, _VERSION),
            len(font.getBestCmap() or ()),
            str(path),
            _axes(font),
            _licence(path, licences, _named(font, _LICENCE)),
        )


def _named(font: TTFont, number: int) -> str:
    """An entry of the name table; empty where the font has none."""
    return (font["name"].getDebugName(number) or "") if "name" in font else ""


def _axes(font: TTFont) -> str:
    """The axes of a variable font with their ranges, `wght 200-900`."""
    axes = font["fvar"].axes if "fvar" in font else ()
    return ", ".join(f"{one.axisTag} {one.minValue:g}-{one.maxValue:g}" for one in axes)


def _licence(path: Path, licences: dict[str, str], own: str) -> str:
    """As the project lists it for its own fonts, else what the font says of itself."""
    return licences.get(path.name, own) if path.parent == fonts_folder() else own
