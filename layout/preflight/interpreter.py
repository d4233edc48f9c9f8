"""Goes through the content of a page with its graphics state, and tells each mark in its order.

What forms draw is told at each place where they are drawn. Limits hold for the page as a whole:
`MOST_STEPS` operators, `MOST_DEEP` forms inside each other.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Protocol

from pikepdf import Array, Dictionary, Name, Object, PdfError, Stream

from layout.diagnostics import Words
from layout.pdf.operators import entry, instructions, named, numbers, strings
from layout.pdf.survey import (
    MOST_CONTENT,
    content_of,
    kind_of,
    picture_features,
    spaces,
    state_features,
)
from layout.pdf.translation import TooMuchError
from layout.preflight.bitmap import has_alternates, inks_of_picture, is_bitmap, size_of
from layout.preflight.colour import (
    all_numbers,
    first_colour,
    heaviest,
    ink_of,
    lookup,
    number,
    of_shading,
    space_named,
)
from layout.preflight.ink import Ink, of_cmyk, of_grey, of_rgb
from layout.preflight.lettering import show
from layout.preflight.mark import Box, Mark, Matrix, Picture, around, at, meet, times
from layout.preflight.outline import Outline
from layout.preflight.state import State
from layout.preflight.typeface import Typeface

MOST_STEPS = 2_000_000
MOST_DEEP = 24
_MOST_STATES = 10_000
_PAINTED = 1500  # cells of a picture's longer side that are decoded

Resources = tuple[Object | None, ...]


class Ear(Protocol):
    """Who listens."""

    def mark(self, mark: Mark) -> None:
        """Something is drawn."""

    def feature(self, kind: str, name: Words, box: Box, what: Words | None = None) -> None:
        """Something is used that a standard may forbid; see `layout.preflight.standard`."""


class Interpreter:
    """Draws one page. `faces` are the fonts met so far, shared by the pages of a file."""

    def __init__(self, ear: Ear, faces: dict[object, Typeface], matrix: Matrix, page: Box) -> None:
        self._ear = ear
        self._faces = faces
        self._states = [State(matrix, page)]
        self._outline = Outline()
        self._steps = self._deep = 0
        self._size = 0
        self._resources: Resources = ()
        self._inner: list[Ink] | None = None  # what a pattern lays, while one is gone through
        self._pictures: dict[object, object] = {}
        self._cells: dict[tuple[int, int], Ink | None] = {}
        self._open: list[tuple[int, int]] = []  # forms that are being drawn

    @property
    def _state(self) -> State:
        return self._states[-1]

    def run(self, content: bytes, resources: Resources) -> None:
        """Go through a content stream; raises TooMuchError beyond the limits."""
        self._size += len(content)
        self._deep += 1
        if self._size > 4 * MOST_CONTENT or self._deep > MOST_DEEP:
            raise TooMuchError
        before, self._resources = self._resources, resources
        floor = len(self._states)
        for operator, operands in instructions(content):
            self._steps += 1
            if self._steps > MOST_STEPS:
                raise TooMuchError
            if operator in _OPERATORS:
                _OPERATORS[operator](self, operator, operands)
            elif operator == b"q":
                if len(self._states) > _MOST_STATES:
                    raise TooMuchError
                self._states.append(self._state.copy())
            elif operator == b"Q" and len(self._states) > floor:
                self._states.pop()
        del self._states[floor:]
        self._resources = before
        self._deep -= 1

    # -- what is told ----------------------------------------------------------------------------

    def _tell(self, mark: Mark) -> None:
        if self._inner is not None:
            self._inner.append(mark.ink)
        elif mark.box[2] >= mark.box[0] and mark.box[3] >= mark.box[1]:
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

    # -- state -----------------------------------------------------------------------------------

    def _concatenate(self, _: bytes, operands: list[bytes]) -> None:
        if len(v := numbers(operands)) == 6:
            a, b, c, d, e, f = v
            self._state.matrix = times((a, b, c, d, e, f), self._state.matrix)

    def _weigh(self, _: bytes, operands: list[bytes]) -> None:
        if v := numbers(operands):
            self._state.width = abs(v[0])

    def _set_state(self, _: bytes, operands: list[bytes]) -> None:
        found = self._named("/ExtGState", operands)
        if not isinstance(found, Dictionary):
            return
        name = Words("the graphics state", "图形状态")
        for feature in state_features(found):
            self._feature(feature, name)
        if any(key in found for key in ("/HT", "/BG", "/BG2", "/UCR", "/UCR2")):
            self._feature("screen", name)
        state = self._state
        if "/OP" in found:
            state.stroke_overprints = state.fill_overprints = bool(found["/OP"])
        if "/op" in found:
            state.fill_overprints = bool(found["/op"])
        if "/OPM" in found:
            state.spares = found["/OPM"] == 1
        if "/LW" in found:
            state.width = number(found["/LW"], state.width)
        mask = found.get("/SMask")
        if isinstance(mask, Dictionary) and isinstance(form := mask.get("/G"), Stream):
            self._quietly(form)
        font = found.get("/Font")
        if isinstance(font, Array) and len(font) == 2 and isinstance(font[0], Dictionary):
            state.face, state.size = self._face(font[0]), number(font[1], 0.0)

    def _named(self, category: str, operands: list[bytes]) -> object:
        """A resource; one that is not there is told."""
        name = named(operands)
        if name is None:
            return None
        found = lookup(self._resources, category, name)
        if found is None:
            self._feature("missing", Words(name, name))
        return found

    # -- colour ----------------------------------------------------------------------------------

    def _device(self, operator: bytes, operands: list[bytes]) -> None:
        """`g rg k` and their capitals (ISO 32000-1, 8.6.8)."""
        count, make, space = _DEVICES[operator.lower()]
        v = numbers(operands)
        if len(v) == count:
            if space == "/DeviceRGB":
                self._space_used(Name.DeviceRGB, _COLOUR)
            self._paint_with(make(v), Name(space), fills=operator.islower())

    def _paint_with(self, ink: Ink, space: object, *, fills: bool) -> None:
        if fills:
            self._state.fill, self._state.fill_space = ink, space
        else:
            self._state.stroke, self._state.stroke_space = ink, space

    def _choose_space(self, operator: bytes, operands: list[bytes]) -> None:
        if name := named(operands):
            space = space_named(self._resources, name)
            self._space_used(space, _COLOUR)
            self._paint_with(first_colour(space) or Ink(), space, fills=operator == b"cs")

    def _choose_colour(self, operator: bytes, operands: list[bytes]) -> None:
        fills = operator in (b"sc", b"scn")
        space = self._state.fill_space if fills else self._state.stroke_space
        name = named(operands)
        if name and kind_of(space) == "/Pattern":
            below = space[1] if isinstance(space, Array) and len(space) > 1 else None
            ink = self._pattern(self._named("/Pattern", operands), ink_of(below, numbers(operands)))
        else:
            ink = ink_of(space, numbers(operands))
        if ink is not None:
            self._paint_with(ink, space, fills=fills)

    def _pattern(self, pattern: object, ink: Ink | None) -> Ink | None:
        """A pattern as its heaviest colour; one that is uncoloured has that of `ink`."""
        if isinstance(pattern, Stream):
            key = pattern.objgen
            if key not in self._cells:
                self._cells[key] = None  # a pattern that draws itself
                inks = self._quietly(pattern)
                self._cells[key] = heaviest(inks)
            return ink if pattern.get("/PaintType") == 2 else self._cells[key]
        if isinstance(pattern, Dictionary):
            shading = pattern.get("/Shading")
            if isinstance(shading, Dictionary | Stream):
                self._space_used(shading.get("/ColorSpace"), _SHADING)
                return of_shading(shading)
        return None

    def _quietly(self, form: Stream) -> list[Ink]:
        """Go through what is not drawn as such: the inks that it lays."""
        before, self._inner = self._inner, []
        try:
            self._form(form)
            return self._inner
        finally:
            self._inner = before

    # -- paths -----------------------------------------------------------------------------------

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
                )
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
        self._tell(mark)
        if outline.is_rectangle and len(outline.contours) == 1 and thin < _THIN:
            self._tell(
                Mark("line", seen, state.fill, _LINE, overprints=state.fill_overprints,
                     spares=state.spares, size=thin)
            )  # fmt: skip

    def _shade(self, _: bytes, operands: list[bytes]) -> None:
        found = self._named("/Shading", operands)
        if isinstance(found, Dictionary | Stream):
            self._space_used(found.get("/ColorSpace"), _SHADING)
            ink = of_shading(found)
            if ink is not None:
                self._tell(Mark("area", self._state.clip, ink, _SHADING,
                                overprints=self._state.fill_overprints))  # fmt: skip

    # -- text ------------------------------------------------------------------------------------

    def _begin_text(self, _: bytes, __: list[bytes]) -> None:
        self._state.text_matrix = self._state.line_matrix = (1, 0, 0, 1, 0, 0)

    def _set_text(self, operator: bytes, operands: list[bytes]) -> None:
        """`Tc Tw Tz TL Ts Tr` (ISO 32000-1, table 105)."""
        if v := numbers(operands):
            value = v[0] / 100 if operator == b"Tz" else v[0]
            setattr(self._state, _TEXT_STATE[operator], value)

    def _set_font(self, _: bytes, operands: list[bytes]) -> None:
        found = lookup(self._resources, "/Font", named(operands) or "")
        self._state.face = self._face(found) if isinstance(found, Dictionary) else None
        if v := numbers(operands):
            self._state.size = v[-1]

    def _face(self, font: Dictionary) -> Typeface:
        key = font.objgen if font.is_indirect else id(font)
        if key not in self._faces:
            self._faces[key] = Typeface(font)
            if str(font.get("/Subtype")) == "/Type3":
                procedures = font.get("/CharProcs")
                for one in procedures.values() if isinstance(procedures, Dictionary) else ():
                    if isinstance(one, Stream):
                        self._quietly(one)
        return self._faces[key]

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

    def _show(self, operator: bytes, operands: list[bytes]) -> None:
        state = self._state
        if operator in (b"'", b'"'):
            state.move_text(0, -state.leading)
        if operator == b'"' and len(v := numbers(operands)) == 2:
            state.word_spacing, state.spacing = v
            operands = operands[-1:]
        mark = show(state, strings(operands))
        if mark is not None:
            self._tell(mark)
            if state.face and self._inner is None:
                self._ear.feature("font", Words(state.face.name, state.face.name), mark.box)

    # -- forms and pictures ----------------------------------------------------------------------

    def _do(self, _: bytes, operands: list[bytes]) -> None:
        found = self._named("/XObject", operands)
        if not isinstance(found, Stream):
            return
        name = (named(operands) or "")[1:]
        kind = str(found.get("/Subtype"))
        if kind == "/Image":
            self._place(found, Words(f"picture {name}", f"图片 {name}"))
        elif kind == "/Form" and found.get("/Subtype2") != Name.PS:
            if "/OPI" in found or "/Ref" in found:
                self._feature("substitute", Words(f"form {name}", f"表单 {name}"))
            self._form(found, Words(f"form {name}", f"表单 {name}"))

    def _form(self, form: Stream, name: Words | None = None) -> None:
        if form.objgen in self._open:  # one that draws itself is drawn once
            return
        self._open.append(form.objgen)
        group = form.get("/Group")
        if isinstance(group, Dictionary) and str(group.get("/S")) == "/Transparency":
            self._feature("transparency", name or _GROUP)
        outer = self._outline
        self._states.append(self._state.copy())
        state, self._outline = self._state, Outline()
        if len(v := all_numbers(form.get("/Matrix"))) == 6:
            a, b, c, d, e, f = v
            state.matrix = times((a, b, c, d, e, f), state.matrix)
        if len(v := all_numbers(form.get("/BBox"))) == 4 and self._inner is None:
            corners = [(x, y) for x in v[::2] for y in v[1::2]]
            state.clip = meet(state.clip, around([at(state.matrix, *one) for one in corners]))
        resources = form.get("/Resources")
        try:
            self.run(content_of(form), (resources, *self._resources[-1:]))
        except (PdfError, ValueError, zlib.error) as error:
            if isinstance(error, TooMuchError):
                raise
            reason = str(error).partition("\n")[0]
            self._feature("damaged", Words(reason, reason))
        self._states.pop()
        self._outline = outer
        self._open.pop()

    def _place(self, picture: Stream, name: Words) -> None:
        box = meet(
            around([at(self._state.matrix, x, y) for x in (0, 1) for y in (0, 1)]), self._state.clip
        )
        is_mask = picture.get("/ImageMask") is True
        if not is_mask:
            self._space_used(picture.get("/ColorSpace"), name, box)
        for feature in picture_features(picture):
            self._feature(feature, name, box)
        for key, feature in _PICTURE_KEYS.items():
            if key in picture:
                self._feature(feature, name, box)
        if has_alternates(picture):
            self._feature("alternate", name, box)
        if picture.get("/BitsPerComponent") == 16:
            self._feature("deep", name, box)
        state = self._state
        wide, high = size_of(picture)
        shown = Picture(wide, high, state.matrix, is_bitmap(picture),
                        None if is_mask or self._inner is not None else self._decoded(picture))  # fmt: skip
        self._tell(
            Mark("picture", box, state.fill if is_mask else self._of_picture(picture), name,
                 overprints=state.fill_overprints, picture=shown)
        )  # fmt: skip

    def _decoded(self, picture: Stream) -> object:
        key = picture.objgen
        if key not in self._pictures:
            self._pictures[key] = inks_of_picture(picture, _PAINTED)
        return self._pictures[key]

    def _of_picture(self, picture: Stream) -> Ink:
        """The space of a picture as its ink: what plates it may touch."""
        return first_colour(picture.get("/ColorSpace")) or Ink()

    def _inline(self, _: bytes, entries: list[bytes]) -> None:
        """An inline image: its colours and its resolution; its samples are not looked at."""
        space = entry(entries, b"CS", b"ColorSpace")
        name = Words("an inline picture", "内嵌图片")
        if space:
            self._space_used(space_named(self._resources, space), name)
        tokens = b" ".join(entries).replace(b"/", b" /").split()
        sizes = dict(zip(tokens, tokens[1:], strict=False))
        wide, high = (sizes.get(one) or sizes.get(two) or b"" for one, two in _INLINE_SIZES)
        if wide.isdigit() and high.isdigit():
            corners = [at(self._state.matrix, x, y) for x in (0, 1) for y in (0, 1)]
            bits = sizes.get(b"/BPC") or sizes.get(b"/BitsPerComponent")
            shown = Picture(int(wide), int(high), self._state.matrix, bits in (None, b"1"))
            self._tell(Mark("picture", meet(around(corners), self._state.clip), self._state.fill,
                            name, picture=shown))  # fmt: skip

    def _postscript(self, _: bytes, __: list[bytes]) -> None:
        self._feature("postscript", Words("the page", "页面"))


_THIN = 0.6  # points: a filled rectangle as thin as a line is one
_COLOUR, _LINE, _AREA = Words("a colour", "颜色"), Words("a line", "线条"), Words("an area", "色块")
_SHADING, _GROUP = Words("a shading", "渐变"), Words("a group", "编组")
_CALIBRATED = {"/CalRGB": "CalRGB", "/CalGray": "CalGray", "/Lab": "Lab", "/ICCBased": "ICC"}
_PICTURE_KEYS = {"/OPI": "substitute"}
_INLINE_SIZES = ((b"/W", b"/Width"), (b"/H", b"/Height"))
_DEVICES: dict[bytes, tuple[int, Callable[[list[float]], Ink], str]] = {
    b"g": (1, lambda v: of_grey(v[0]), "/DeviceGray"),
    b"rg": (3, of_rgb, "/DeviceRGB"),
    b"k": (4, of_cmyk, "/DeviceCMYK"),
}
_TEXT_STATE = {
    b"Tc": "spacing", b"Tw": "word_spacing", b"Tz": "scale", b"TL": "leading",
    b"Ts": "rise", b"Tr": "rendering",
}  # fmt: skip
_Step = Callable[[Interpreter, bytes, list[bytes]], None]
_OPERATORS: dict[bytes, _Step] = {
    b"cm": Interpreter._concatenate,
    b"w": Interpreter._weigh,
    b"gs": Interpreter._set_state,
    **dict.fromkeys((b"g", b"G", b"rg", b"RG", b"k", b"K"), Interpreter._device),
    **dict.fromkeys((b"cs", b"CS"), Interpreter._choose_space),
    **dict.fromkeys((b"sc", b"SC", b"scn", b"SCN"), Interpreter._choose_colour),
    **dict.fromkeys((b"m", b"l", b"c", b"v", b"y", b"re"), Interpreter._draw),
    **dict.fromkeys((b"W", b"W*"), Interpreter._clip),
    **dict.fromkeys(
        (b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"n"), Interpreter._end_path
    ),
    b"sh": Interpreter._shade,
    b"BT": Interpreter._begin_text,
    **dict.fromkeys(tuple(_TEXT_STATE), Interpreter._set_text),
    b"Tf": Interpreter._set_font,
    **dict.fromkeys((b"Td", b"TD", b"Tm", b"T*"), Interpreter._move),
    **dict.fromkeys((b"Tj", b"TJ", b"'", b'"'), Interpreter._show),
    b"Do": Interpreter._do,
    b"BI": Interpreter._inline,
    b"PS": Interpreter._postscript,
}
