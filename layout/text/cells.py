"""The cell of each mark: a rigid body with a blank on either side."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from layout.text import classes as c
from layout.text.blanks import font_blanks
from layout.text.faces import Cell, OpenFace
from layout.text.itemize import Run
from layout.text.schemes import ADJUSTABLE
from layout.text.shape import Shaped

_MARKS = re.compile(
    (
        f"[{ADJUSTABLE}{c.MIDDOT}{c.DASH}{c.DASH_END}{c.ELLIPSIS}{c.ELLIPSIS_END}"
        f"{c.CONNECT}{c.SLASH}]"
    ).encode()
)
_NARROW = frozenset(
    (c.LETTER + c.DIGIT + c.SEPARATOR + c.LATIN_OPEN + c.LATIN_CLOSE + c.HYPHEN + c.SYMBOL).encode()
)


class Cells(msgspec.Struct):
    """Of each character, in points: the body and the full blanks that the font gives it."""

    lead: list[float]
    body: list[float]
    trail: list[float]
    rises: dict[int, float]
    """How far a mark is raised to stand in the middle of its cell."""


def measure(text: str, kinds: bytes, runs: Sequence[Run], shaped: Shaped) -> Cells:
    """Bodies and blanks; the shift of a mark's glyph is adjusted to its body."""
    count = len(text)
    cells = Cells([0.0] * count, shaped.advances, [0.0] * count, {})
    marks = [match.start() for match in _MARKS.finditer(kinds)]
    if not marks:
        return cells
    glyphs = range(len(shaped.glyphs) - 1, -1, -1)
    glyph_of = dict(zip(reversed(shaped.characters), glyphs, strict=True))
    latin = _in_latin(kinds)
    remaining = iter(runs)
    run = next(remaining)
    for i in marks:
        while i >= run.end:
            run = next(remaining)
        if i not in glyph_of or i in latin:
            continue
        em = run.style.size * run.style.x_scale or 1.0
        glyph = (shaped.glyphs[glyph_of[i]], cells.body[i] / em)
        if kinds[i] in b"TU":
            found: Cell | None = _dash(text[i], kinds[i], glyph[1], joined=i + 1 not in glyph_of)
        else:
            found = cell(run.face, text[i], kinds[i], run.style.language, glyph)
        if found is not None:
            lead, body, trail, shift = found
            cells.lead[i], cells.body[i], cells.trail[i] = lead * em, body * em, trail * em
            shaped.shifts[glyph_of[i]] += shift * em
            if chr(kinds[i]) in _CENTRED.get(run.style.language, ""):
                rise = _rise(run.face, glyph[0], text[i], run.style.language)
                cells.rises[i] = rise * run.style.size
    return cells


_JOINTS = re.compile(rb"K+|/+")


def _in_latin(kinds: bytes) -> set[int]:
    """The connectors and slashes within a Latin word, number or address (`://`)."""
    found: set[int] = set()
    for match in _JOINTS.finditer(kinds):
        first, last = match.span()
        before, after = kinds[first - 1 : first], kinds[last : last + 1]
        if (before or after) and _is_narrow(before) and _is_narrow(after):
            found.update(range(first, last))
    return found


def _is_narrow(kind: bytes) -> bool:
    return not kind or kind[0] in _NARROW


def _dash(character: str, kind: int, advance: float, *, joined: bool) -> Cell:
    """Half of a dash, or both halves as one glyph: 2 字 together, without a gap inside."""
    if kind == ord(c.DASH):
        return (0.0, 2.0, 0.0, (2.0 - advance) / 2) if joined else (0.0, 1.0, 0.0, 1.0 - advance)
    return (0.0, 2.0, 0.0, (2.0 - advance) / 2) if character == "⸺" else (0.0, 1.0, 0.0, 0.0)


# Marks whose cell is fixed: class, characters, width in 字 by language (text-rules 5; GB 5.1.6,
# 5.1.7, 5.1.9; CL 3.1.1.2); None where it is as wide as the font has it.
_LANGUAGES = ("zh-Hans", "zh-Hant", "ja", "ko")
_FIXED: dict[tuple[str, str], tuple[float | None, ...]] = {
    (c.SLASH, "/"): (0.5, 1.0, None, None),
    (c.CONNECT, "–"): (0.5, 1.0, None, None),
    (c.CONNECT, "—"): (1.0, 1.0, 1.0, 1.0),
    (c.CONNECT, "―"): (1.0, 1.0, 1.0, 1.0),
    (c.ELLIPSIS, "…"): (1.0, 1.0, 1.0, 1.0),
    (c.ELLIPSIS_END, "…"): (1.0, 1.0, 1.0, 1.0),
    (c.ELLIPSIS, "⋯"): (1.0, 1.0, 1.0, 1.0),
    (c.ELLIPSIS_END, "⋯"): (1.0, 1.0, 1.0, 1.0),
}
# The dot between names (CL 3.1.1.2, JL 3.1.2): white on either side of its half em, by language.
_DOT_SIDES = {"zh-Hans": "", "zh-Hant": "·‧•・", "ja": "・", "ko": ""}
# Classes that stand in the middle of their cell, from side to side (CL 3.1.2, JL 3.1.2), and from
# top to bottom too; ！ and ？ then keep their whole cell (CL 3.1.6.1, JL 3.1.6).
_MIDDLE = {"zh-Hant": c.COMMA + c.STOP + c.COLON + c.QEXCL, "ja": c.COLON + c.QEXCL}
_CENTRED = {"zh-Hant": c.COMMA + c.STOP + c.COLON}
_OFF_CENTRE = 0.12  # 字; what is further from the middle was drawn for another place
_HALF = 0.5
# The blanks that a class has where the font tells nothing (text-rules 5).
_OPEN_BLANKS = (0.5, 0.0)
_CLOSE_BLANKS = (0.0, 0.5)
_CENTRED_BLANKS = (0.25, 0.25)
_INK = 0.06  # 字; ink may pass the half-em body by this much: measured, LXGW WenKai ？ and 》


def cell(
    face: OpenFace, character: str, kind: int, language: str, glyph: tuple[int, float]
) -> Cell | None:
    """Blanks, body and shift of a mark in 字; None where the font's own advance stands.

    `glyph` is the mark's glyph and its advance in 字. The blanks are those that the font's features
    take away, else they are read from the ink.
    """
    key = (character, kind, language)
    if key not in face.cells:
        face.cells[key] = _cell(face, character, chr(kind), language, glyph) or _OWN
    found = face.cells[key]
    return None if found is _OWN else found


_OWN: Cell = (0.0, 0.0, 0.0, 0.0)


def _cell(
    face: OpenFace, character: str, kind: str, language: str, glyph: tuple[int, float]
) -> Cell | None:
    advance = glyph[1]
    if kind == c.MIDDOT:
        side = 0.25 if character in _DOT_SIDES[language] else 0.0
        return (side, _HALF, side, (_HALF - advance) / 2)
    if (kind, character) in _FIXED:
        width = _FIXED[kind, character][_LANGUAGES.index(language)]
        return None if width is None else (0.0, width, 0.0, (width - advance) / 2)
    if character in "“”‘’" and advance < 0.9:  # CL app. A.3: a full cell for a narrow quote
        lead, trail = _OPEN_BLANKS if kind == c.OPEN else _CLOSE_BLANKS
        return (lead, _HALF, trail, (_HALF - advance) / 2)
    if advance < 0.9:
        return None
    if kind in _MIDDLE.get(language, ""):
        shift = _to_middle(face, glyph)
        side = 0.0 if kind == c.QEXCL else _CENTRED_BLANKS[0]
        return (side, advance - 2 * side, side, shift - side)
    lead, trail = font_blanks(face, character, kind, language) or _by_ink(face, glyph, kind)
    return (lead, advance - lead - trail, trail, -lead)


def _to_middle(face: OpenFace, glyph: tuple[int, float]) -> float:
    """How far to the right a mark goes to stand in the middle of its cell; 0 if it is near it."""
    extents = face.font.get_glyph_extents(glyph[0])
    if extents is None or not extents.width:
        return 0.0
    off = glyph[1] / 2 - (extents.x_bearing + extents.width / 2) / face.upem
    return off if abs(off) > _OFF_CENTRE else 0.0


def _rise(face: OpenFace, glyph: int, character: str, language: str) -> float:
    """How far up a mark goes to stand as high as the middle of Han (国), in 字."""
    key = (character, language)
    if key not in face.rises:
        mark = face.font.get_glyph_extents(glyph)
        han = face.font.get_glyph_extents(face.font.get_nominal_glyph(ord("国")) or 0)
        off = 0.0
        if mark is not None and han is not None and mark.height:
            middle = han.y_bearing + han.height / 2
            off = (middle - mark.y_bearing - mark.height / 2) / face.upem
        face.rises[key] = off if abs(off) > _OFF_CENTRE else 0.0
    return face.rises[key]


def _by_ink(face: OpenFace, glyph: tuple[int, float], kind: str) -> tuple[float, float]:
    """The blanks of a class, on the side where the ink leaves room for them."""
    if kind == c.OPEN:
        return _OPEN_BLANKS
    if kind == c.CLOSE:
        return _CLOSE_BLANKS
    extents = face.font.get_glyph_extents(glyph[0])
    if extents is None or not extents.width:
        return _CLOSE_BLANKS
    right = (extents.x_bearing + extents.width) / face.upem
    if right <= _HALF + _INK:
        return _CLOSE_BLANKS
    if extents.x_bearing / face.upem >= _HALF - _INK:
        return _OPEN_BLANKS
    return _CENTRED_BLANKS
