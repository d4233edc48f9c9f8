"""The blanks of a mark as its font tells them: what its spacing features take away."""

from __future__ import annotations

import uharfbuzz as hb

from layout.text import classes as c
from layout.text.faces import OpenFace

Blanks = tuple[float, float]
"""The blank before and after the body of a mark, in 字."""

_HALF = 0.5
_LEANS = 2.0  # one side is the blank one if it is so many times the other


def font_blanks(face: OpenFace, character: str, kind: str, language: str) -> Blanks | None:
    """The blanks of a full-width mark; None where the font has none of the features.

    `halt` gives the half-width form itself; `chws` what a mark loses beside another; `palt` only
    on which side there is room, as its forms are as wide as their ink.
    """
    return (
        _by_halt(face, character, language)
        or _by_chws(face, character, kind, language)
        or _by_palt(face, character, language)
    )


def _by_halt(face: OpenFace, character: str, language: str) -> Blanks | None:
    taken, lead = _taken(face, character, language, "halt")
    return (lead, taken - lead) if taken else None


def _by_chws(face: OpenFace, character: str, kind: str, language: str) -> Blanks | None:
    """What it loses in a pair: an opening mark after its like, others before a closing one."""
    pair = character * 2 if kind == c.OPEN else f"{character}）"
    taken, _lead = _taken(face, pair, language, "chws")
    if not taken:
        return None
    return (taken, 0.0) if kind == c.OPEN else (0.0, taken)


def _by_palt(face: OpenFace, character: str, language: str) -> Blanks | None:
    taken, lead = _taken(face, character, language, "palt")
    trail = taken - lead
    if taken <= 0:
        return None
    if lead > _LEANS * trail:
        return (_HALF, 0.0)
    return (0.0, _HALF) if trail > _LEANS * lead else (_HALF / 2, _HALF / 2)


def _taken(face: OpenFace, text: str, language: str, feature: str) -> Blanks:
    """What a feature takes from the advance of a text, and how much of it from its left, in 字."""
    full, _x = _shaped(face, text, language, {"halt": False, "chws": False, "palt": False})
    less, x = _shaped(face, text, language, {feature: True})
    return (full - less) / face.upem, max(0.0, -x / face.upem)


def _shaped(face: OpenFace, text: str, language: str, features: dict[str, bool]) -> tuple[int, int]:
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(character) for character in text])
    buffer.direction, buffer.script, buffer.language = "ltr", "Hani", language
    hb.shape(face.font, buffer, {"kern": False, **features})
    positions = buffer.glyph_positions
    return sum(one.x_advance for one in positions), positions[0].x_offset
