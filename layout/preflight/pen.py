"""Draws paths and keeps the graphics state: what operators do without leaving their content."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pikepdf import Name, Object

from layout.diagnostics import Words
from layout.pdf.operators import named, numbers
from layout.pdf.survey import kind_of, spaces
from layout.preflight.colour import lookup
from layout.preflight.ink import Ink, of_cmyk, of_grey, of_rgb
from layout.preflight.mark import Box, Mark, Matrix, meet, times
from layout.preflight.outline import Outline
from layout.preflight.state import State

Resources = tuple[Object | None, ...]


class Ear(Protocol):
    """Who listens."""

    def mark(self, mark: Mark) -> None:
        """Something is drawn."""

    def feature(self, kind: str, name: Words, box: Box, what: Words | None = None) -> None:
        """Something is used that a standard may forbid; see `layout.preflight.standard`."""


class Pen:
    """States, the path under construction, and the resources of the content at hand."""

    def __init__(self, ear: Ear, matrix: Matrix, page: Box) -> None:
        self._ear = ear
        self._states = [State(matrix, page)]
        self._outline = Outline()
        self._resources: Resources = ()
        self._steps = 0
        self._inner: list[Ink] | None = None  # what a pattern lays, while one is gone through

    @property
    def _state(self) -> State:
        return self._states[-1]

    def _tell(self, mark: Mark, space: object = None) -> None:
        """Something is drawn, in a colour of a space."""
        is_seen = mark.box[2] >= mark.box[0] and mark.box[3] >= mark.box[1]
        if space is not None:
            self._space_used(space, mark.name, mark.box if is_seen else None)
        self._steps += _PAINTED
        if self._inner is not None:
            self._inner.append(mark.ink)
        elif is_seen:
            self._ear.mark(mark)

    def _feature(self, kind: str, name: Words, box: Box | None = None) -> None:
        self._ear.feature(kind, name, box or self._state.clip)

    def _space_used(self, space: object, name: Words, box: Box | None = None) -> None:
        """A colour space in use, and those below it; a device's own may have a stand-in."""
        for one in spaces(space):
            kind = kind_of(one)
            if kind in ("/DeviceRGB", "/RGB"):
                default = lookup(self._resources, "/ColorSpace", "/DefaultRGB")
                self._feature("rgb" if default is None else "calibrated", name, box)
            elif kind in _CALIBRATED:
                word = _CALIBRATED[kind]
                self._ear.feature("calibrated", name, box or self._state.clip, Words(word, word))

    # -- state and colour

    def _concatenate(self, _: bytes, operands: list[bytes]) -> None:
        if len(v := numbers(operands)) == 6:
            a, b, c, d, e, f = v
            self._state.matrix = times((a, b, c, d, e, f), self._state.matrix)

    def _weigh(self, _: bytes, operands: list[bytes]) -> None:
        if v := numbers(operands):
            self._state.width = abs(v[0])

    def _named(self, category: str, operands: list[bytes]) -> object:
        """A resource; one that is not there is told."""
        name = named(operands)
        if name is None:
            return None
        found = lookup(self._resources, category, name)
        if found is None:
            self._feature("missing", Words(name, name))
        return found

    def _device(self, operator: bytes, operands: list[bytes]) -> None:
        """`g rg k` and their capitals (ISO 32000-1, 8.6.8)."""
        count, make, space = _DEVICES[operator.lower()]
        v = numbers(operands)
        if len(v) == count:
            self._paint_with(make(v), Name(space), fills=operator.islower())

    def _paint_with(self, ink: Ink, space: object, *, fills: bool) -> None:
        if fills:
            self._state.fill, self._state.fill_space = ink, space
        else:
            self._state.stroke, self._state.stroke_space = ink, space

    # -- paths

    def _draw(self, operator: bytes, operands: list[bytes]) -> None:
        self._outline.add(operator, numbers(operands), self._state.matrix)

    def _clip(self, operator: bytes, _: list[bytes]) -> None:
        self._outline.clips = operator == b"W*"

    def _end_path(self, operator: bytes, _: list[bytes]) -> None:
        """Any of the painting operators (ISO 32000-1, table 60)."""
        outline, self._outline = self._outline, Outline()
        state, box = self._state, outline.box
        if box is None:
            return
        if operator[:1] in b"fFbB":
            self._fill(outline, box, even_odd=operator.endswith(b"*"))
        if operator[:1] in b"sSbB":
            half = state.line_width / 2
            grown = box[0] - half, box[1] - half, box[2] + half, box[3] + half
            self._tell(
                Mark(
                    "line", meet(grown, state.clip), state.stroke, _LINE,
                    overprints=state.stroke_overprints, spares=state.spares, size=state.line_width,
                ),
                state.stroke_space,
            )  # fmt: skip
        if outline.clips is not None:
            state.clip = meet(state.clip, box)

    def _fill(self, outline: Outline, box: Box, *, even_odd: bool) -> None:
        state = self._state
        thin = min(box[2] - box[0], box[3] - box[1])
        seen = meet(box, state.clip)
        mark = Mark(
            "area", seen, state.fill, _AREA,
            overprints=state.fill_overprints, spares=state.spares, even_odd=even_odd,
            shape=() if outline.is_rectangle and len(outline.contours) == 1 else outline.shape,
        )  # fmt: skip
        self._tell(mark, state.fill_space)
        if outline.is_rectangle and len(outline.contours) == 1 and thin < _THIN:
            self._tell(
                Mark("line", seen, state.fill, _LINE, overprints=state.fill_overprints,
                     spares=state.spares, size=thin)
            )  # fmt: skip

    # -- text

    def _begin_text(self, _: bytes, __: list[bytes]) -> None:
        self._state.text_matrix = self._state.line_matrix = (1, 0, 0, 1, 0, 0)

    def _set_text(self, operator: bytes, operands: list[bytes]) -> None:
        """`Tc Tw Tz TL Ts Tr` (ISO 32000-1, table 105)."""
        if v := numbers(operands):
            value = v[0] / 100 if operator == b"Tz" else v[0]
            setattr(self._state, TEXT_STATE[operator], value)

    def _move(self, operator: bytes, operands: list[bytes]) -> None:
        """`Td TD Tm T*`."""
        v, state = numbers(operands), self._state
        if operator == b"Tm" and len(v) == 6:
            a, b, c, d, e, f = v
            state.text_matrix = state.line_matrix = (a, b, c, d, e, f)
        elif operator == b"T*":
            state.move_text(0, -state.leading)
        elif operator in (b"Td", b"TD") and len(v) == 2:
            if operator == b"TD":
                state.leading = -v[1]
            state.move_text(v[0], v[1])


_PAINTED = 10  # operators: what it costs to paint, beside what it costs to read
_THIN = 0.6  # points: a filled rectangle as thin as a line is one
_LINE, _AREA = Words("a line", "线条"), Words("an area", "色块")
SHADING, GROUP = Words("a shading", "渐变"), Words("a group", "编组")
_CALIBRATED = {"/CalRGB": "CalRGB", "/CalGray": "CalGray", "/Lab": "Lab", "/ICCBased": "ICC"}
_DEVICES: dict[bytes, tuple[int, Callable[[list[float]], Ink], str]] = {
    b"g": (1, lambda v: of_grey(v[0]), "/DeviceGray"),
    b"rg": (3, of_rgb, "/DeviceRGB"),
    b"k": (4, of_cmyk, "/DeviceCMYK"),
}
TEXT_STATE = {
    b"Tc": "spacing", b"Tw": "word_spacing", b"Tz": "scale", b"TL": "leading",
    b"Ts": "rise", b"Tr": "rendering",
}  # fmt: skip
