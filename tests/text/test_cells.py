"""The cell of each mark, in 字."""

from typing import Any

import pytest

from layout.text import Faces
from layout.text.cells import cell


def cell_of(faces: Faces, name: str, character: str, kind: str) -> tuple[float, ...] | None:
    """Lead, body, trail and shift of a mark as one face has it."""
    face = faces.face(name)
    glyph = face.font.get_nominal_glyph(ord(character))
    advance = face.font.get_glyph_h_advance(glyph) / face.upem
    found = cell(face, character, ord(kind), "zh-Hans", (glyph, advance))
    return found and tuple(round(value, 3) for value in found)


@pytest.mark.parametrize("face", ["song", "kai"])
def test_blanks(faces: Faces, face: str) -> None:
    """Song tells its blanks by `halt`, 文楷 has none: they are read from the ink."""
    assert cell_of(faces, face, "（", "O") == (0.5, 0.5, 0, -0.5)
    assert cell_of(faces, face, "）", "C") == (0, 0.5, 0.5, 0)
    assert cell_of(faces, face, "，", "M") == (0, 0.5, 0.5, 0)


def test_narrow_quote_gets_a_full_cell(faces: Faces) -> None:
    """The quotes of 文楷 are 0.35 字 wide: they stand in the middle of a half-em body."""
    assert cell_of(faces, "kai", "“", "O") == (0.5, 0.5, 0, 0.075)
    assert cell_of(faces, "kai", "”", "C") == (0, 0.5, 0.5, 0.075)


def test_middle_dot_is_half_a_cell(faces: Faces) -> None:
    """Whatever the font's advance, the dot is in the middle of half a 字 (GB 5.1.7)."""
    for name in ("song", "hei-bold", "kai"):
        lead, body, trail, _shift = cell_of(faces, name, "·", "D") or (0, 0, 0, 0)
        assert (lead, body, trail) == (0, 0.5, 0)


def test_slashes_of_an_address_keep_their_width(paragraph: Any) -> None:
    """`//` is Latin beside Latin, in Hong Kong and Taiwan too; / between Han has its cell."""
    body = paragraph("見https://a.tw/b及他/她", language="zh-Hant").body
    text = "見https://a.tw/b及他/她"
    widths = [body[i] / 10 for i, character in enumerate(text) if character == "/"]
    assert [width < 0.5 for width in widths] == [True, True, True, False]
    assert widths[-1] == 1


def test_half_width_forms_keep_their_advance(faces: Faces) -> None:
    """U+FF61 is half a 字 by itself and has no blank to give."""
    assert cell_of(faces, "song", "｡", "S") is None
