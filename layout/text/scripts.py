"""Super- and subscript: the font's own forms where it has them, else smaller type, moved."""

from __future__ import annotations

from collections.abc import Sequence

import uharfbuzz as hb
from msgspec.structs import replace

from layout.spec.copy import Script
from layout.spec.styles import TextStyle
from layout.text.faces import Faces

SIZE = 0.6  # of the line's type: OpenType OS/2, ySuperscriptYSize of the faces at hand
RISE: dict[Script, float] = {"sup": 0.35, "sub": -0.12}  # 字 of the line's type
_FEATURES: dict[Script, str] = {"sup": "sups", "sub": "subs"}


def dress(inlines: Sequence[tuple[str, TextStyle]], faces: Faces) -> list[tuple[str, TextStyle]]:
    """The inlines, what is raised or lowered in a style that makes it so."""
    return [(text, _dressed(text, style, faces)) for text, style in inlines]


def _dressed(text: str, style: TextStyle, faces: Faces) -> TextStyle:
    if style.script is None:
        return style
    feature = _FEATURES[style.script]
    font = faces.face(style.latin or style.face).font
    plain = _glyphs(font, text, style.language, {})
    drawn = _glyphs(font, text, style.language, {feature: True})
    if len(plain) == len(drawn) and all(a != b and b for a, b in zip(plain, drawn, strict=True)):
        return replace(style, feature=feature)
    return replace(style, size=style.size * SIZE, rise=RISE[style.script] * style.size)


def _glyphs(font: hb.Font, text: str, language: str, features: dict[str, bool]) -> list[int]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", language
    hb.shape(font, buffer, features)
    return [info.codepoint for info in buffer.glyph_infos]
