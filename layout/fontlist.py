"""The faces of a house as a list, for `banmian fonts`."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from layout.diagnostics import Sink
from layout.press import load
from layout.spec import fonts_folder
from layout.spec.defaults import FACES
from layout.spec.model import Face

# Name ids of the OpenType name table.
_FULL_NAME = 4
_VERSION = 5


class FaceRow(msgspec.Struct, frozen=True):
    """A face: the name that styles use, what the font calls itself, its file and licence."""

    name: str
    full_name: str
    version: str
    characters: int
    file: str
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
    from layout.text import Faces

    path = fonts_folder() / face.file  # an absolute path stays as it is
    known = len(sink.found)
    faces = Faces({name: msgspec.structs.replace(face, file=str(path), fallback=())}, sink)
    opened = faces.face(name).font.face
    if len(sink.found) > known:
        return None
    return FaceRow(
        name,
        opened.get_name(_FULL_NAME) or path.stem,
        opened.get_name(_VERSION) or "",
        len(opened.unicodes),
        str(path),
        licences.get(path.name, "") if path.parent == fonts_folder() else "",
    )
