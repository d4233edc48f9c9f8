"""Text that an operator shows: where it stands, how large it is, what it says."""

from __future__ import annotations

from collections.abc import Iterable

from layout.diagnostics import Words
from layout.preflight.mark import Box, Mark, around, at, meet, times
from layout.preflight.state import State
from layout.preflight.typeface import Typeface

ASCENT, DESCENT = 0.88, -0.12  # ems: the em box of Han
_INVISIBLE, _CLIPPING = 3, 7
STROKED = (1, 5)


def show(state: State, parts: Iterable[bytes | float]) -> Mark | None:
    """The text of one operator as a mark; the state's text matrix goes on. None: nothing seen."""
    face = state.face
    if face is None:
        return None
    start, advance, codes = state.text_matrix, 0.0, list[int]()
    for part in parts:
        if isinstance(part, float):
            advance -= part / 1000 * state.size * (1 if face.is_vertical else state.scale)
            continue
        shown = face.codes(part)
        codes += shown
        advance += _advance(state, face, shown)
    x, y = (0.0, -advance) if face.is_vertical else (advance, 0.0)
    state.text_matrix = times((1, 0, 0, 1, x, y), state.text_matrix)
    if not codes or state.rendering in (_INVISIBLE, _CLIPPING):
        return None
    return _mark(state, face, codes, times(start, state.matrix), advance)


def _advance(state: State, face: Typeface, codes: Iterable[int]) -> float:
    """ISO 32000-1, 9.4.4; vertical type goes down by an em each."""
    if face.is_vertical:
        return sum(state.size - state.spacing for _ in codes)
    total = 0.0
    for code in codes:
        spacing = state.spacing
        if code == 32 and not face.is_composite:
            spacing += state.word_spacing
        total += (face.width(code) * state.size + spacing) * state.scale
    return total


def _mark(
    state: State, face: Typeface, codes: list[int], matrix: tuple[float, ...], advance: float
) -> Mark:
    a, b, c, d, e, f = matrix
    left, bottom, right, top = _em_box(state, face, advance)
    corners = [(x, y + state.rise) for x in (left, right) for y in (bottom, top)]
    box: Box = around([at((a, b, c, d, e, f), *corner) for corner in corners])
    stroked = state.rendering in STROKED
    text = face.text(codes) or face.name
    return Mark(
        kind="text",
        box=meet(box, state.clip),
        ink=state.stroke if stroked else state.fill,
        name=Words(f"text “{text}”", f"文字“{text}”"),
        overprints=state.stroke_overprints if stroked else state.fill_overprints,
        spares=state.spares,
        size=abs(state.size) * (c * c + d * d) ** 0.5,
    )


def _em_box(state: State, face: Typeface, advance: float) -> Box:
    if face.is_vertical:
        return -state.size / 2, -advance, state.size / 2, 0.0
    return 0.0, DESCENT * state.size, advance, ASCENT * state.size
