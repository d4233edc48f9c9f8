"""Faces opened, checked and replaced."""

from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb

from layout.diagnostics import Sink, Span
from layout.spec.defaults import FACES
from layout.spec.model import Face
from layout.spec.styles import TextStyle
from layout.text import Faces, compose

FONTS = Path(__file__).parents[2] / "fonts"
KAI = str(FONTS / "LXGWWenKai-Regular.ttf")
HERE = Span("house.yaml", 3, 9)


def opened(**face: Any) -> tuple[int, list[str], Sink]:
    """The index that text in face `a` gets beside a sound face `b`; the codes reported."""
    sink = Sink()
    faces = Faces({"a": Face(**face, places={"": HERE}), "b": Face(file=KAI)}, sink)
    index = faces.index("a")
    assert all(one.span == HERE for one in sink.found)
    return index, [one.code for one in sink.found], sink


def test_sound_face() -> None:
    """A face keeps its place in the house's order; nothing is reported."""
    assert opened(file=KAI)[:2] == (0, [])


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there, or a folder: its text goes to another face."""
    assert opened(file=str(tmp_path / "none.ttf"))[:2] == (1, ["E411"])
    assert opened(file=str(tmp_path))[:2] == (1, ["E411"])


@pytest.mark.parametrize("content", [b"", b"not a font", b"\x00\x01\x00\x00" + bytes(40), b"wOF2"])
def test_not_a_font(tmp_path: Path, content: bytes) -> None:
    """Whatever else a file holds is refused, however it begins."""
    path = tmp_path / "font.ttf"
    path.write_bytes(content)
    assert opened(file=str(path))[:2] == (1, ["E412"])


@pytest.mark.parametrize("index", [1, -1])
def test_collection_index(index: int) -> None:
    """A plain file holds one font, number 0."""
    assert opened(file=KAI, index=index)[:2] == (1, ["E413"])


def test_unknown_axis() -> None:
    """An axis that the font has not is left out; the face is used."""
    assert opened(file=KAI, axes={"wght": 700.0})[:2] == (0, ["E414"])


@pytest.mark.parametrize(
    ("flags", "codes"),
    [(0x0000, []), (0x0004, []), (0x0002, ["E416"]), (0x0200, ["E417"]), (0x0100, [])],
)
def test_embedding(tmp_path: Path, flags: int, codes: list[str]) -> None:
    """Restricted and bitmap-only fonts are refused, editable and unsubsettable ones are not."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.add(ord("字"))
    font = bytearray(hb.subset(hb.Face(hb.Blob.from_file_path(KAI)), wanted).blob.data)
    entry = font.index(b"OS/2")  # of the table directory: tag, checksum, offset, length
    table = int.from_bytes(font[entry + 8 : entry + 12], "big")
    font[table + 8 : table + 10] = flags.to_bytes(2, "big")
    path = tmp_path / "font.ttf"
    path.write_bytes(font)
    assert opened(file=str(path))[1] == codes


def test_reported_once(tmp_path: Path) -> None:
    """However often a broken face is used, it is one problem."""
    sink = Sink()
    faces = Faces({"a": Face(file=str(tmp_path / "x.ttf")), "b": Face(file=KAI)}, sink)
    for _ in range(3):
        compose([("字", TextStyle(face="a"))], faces)
    assert [one.code for one in sink.found] == ["E411"]


def test_no_face_at_all(tmp_path: Path) -> None:
    """Without a usable face, text is composed of missing characters."""
    faces = Faces({"a": Face(file=str(tmp_path / "x.ttf"))}, Sink())
    assert compose([("汉字", TextStyle(face="a"))], faces).missing == (0, 1)


@pytest.mark.parametrize(
    ("file", "fallback", "drawn"),
    [
        ("NotoSansSC-Bold.ttf", None, ("own", "song-heavy")),
        ("NotoSansSC-Regular.ttf", None, ("own", "song")),
        ("NotoSansSC-Bold.ttf", ("song",), ("own", "song")),
        ("NotoSansSC-Bold.ttf", (), ("own",)),
    ],
)
def test_fallback_by_weight(
    file: str, fallback: tuple[str, ...] | None, drawn: tuple[str, ...]
) -> None:
    """A face without a list takes what it lacks from the house, the nearest weight first."""
    house = {name: Face(file=str(FONTS / face.file)) for name, face in FACES.items()}
    faces = Faces(house | {"own": Face(file=str(FONTS / file), fallback=fallback)}, Sink())
    inks = compose([("字鿰", TextStyle(face="own"))], faces).inks
    assert tuple(faces.refs()[ink.face].name for ink in inks) == drawn


def test_weight_of_an_axis() -> None:
    """The weight of a variable font is that of its axis."""
    variable = str(FONTS.parent / "tests" / "messages" / "E415-axis-out-of-range" / "variable.ttf")
    house = {
        "own": Face(file=variable, axes={"wght": 850.0}),
        "song": Face(file=str(FONTS / "NotoSerifSC-Regular.ttf")),
        "song-heavy": Face(file=str(FONTS / "NotoSerifSC-Black.ttf")),
    }
    assert [face.index for face in Faces(house, Sink()).others("own")] == [2, 1]


def test_other_faces_are_opened_when_they_are_needed(tmp_path: Path) -> None:
    """A broken face that nothing is asked of is not told."""
    house = {"own": Face(file=KAI), "broken": Face(file=str(tmp_path / "none.ttf"))}
    sink = Sink()
    faces = Faces(house, sink)
    compose([("字", TextStyle(face="own"))], faces)
    assert not sink.found
    compose([("\U0010fffd", TextStyle(face="own"))], faces)
    assert [one.code for one in sink.found] == ["E411"]


def test_refs() -> None:
    """Every face of the house is listed in its order, with its axes sorted."""
    faces = Faces(
        {"a": Face(file=KAI, axes={"wght": 1.0, "opsz": 2.0}), "b": Face(file=KAI)}, Sink()
    )
    assert [ref.name for ref in faces.refs()] == ["a", "b"]
    assert faces.refs()[0].axes == (("opsz", 2.0), ("wght", 1.0))
