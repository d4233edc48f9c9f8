"""Goes through the content of a page with its graphics state, and tells each mark in its order.

What forms draw is told at each place where they are drawn. Limits hold for the page as a whole:
`MOST_STEPS` operators, `MOST_DEEP` forms inside each other.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from itertools import pairwise

from pikepdf import Array, Dictionary, Name, PdfError, Stream
from PIL.Image import Image

from layout.diagnostics import Words
from layout.pdf.operators import entry, instructions, named, numbers, strings
from layout.pdf.survey import (
    MOST_CONTENT,
    content_of,
    kind_of,
    picture_features,
    state_features,
)
from layout.pdf.translation import TooMuchError
from layout.preflight.bitmap import (
    has_alternates,
    inks_of_picture,
    is_bitmap,
    is_light,
    size_of,
)
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
from layout.preflight.ink import Ink
from layout.preflight.lettering import STROKED, show
from layout.preflight.mark import Box, Mark, Matrix, Picture, around, at, meet, times
from layout.preflight.outline import Outline
from layout.preflight.pen import GROUP, SHADING, TEXT_STATE, Ear, Pen, Resources
from layout.preflight.typeface import Typeface

MOST_STEPS = 2_000_000  # operators of a page, what is painted counted ten times: some five seconds
MOST_DEEP = 24
_MOST_STATES = 10_000
_PAINTED = 1500  # cells of a picture's longer side that are decoded


class Interpreter(Pen):
    """Draws one page. `faces` are the fonts met so far, shared by the pages of a file."""

    def __init__(self, ear: Ear, faces: dict[object, Typeface], matrix: Matrix, page: Box) -> None:
        super().__init__(ear, matrix, page)
        self._faces = faces
        self._deep = self._size = 0
        self._pictures: dict[object, Image | None] = {}
        self._cells: dict[tuple[int, int], Ink | None] = {}  # patterns
        self._open: list[tuple[int, int]] = []  # forms that are being drawn
        self._methods: dict[bytes, Callable[[bytes, list[bytes]], None]] = {
            operator: getattr(self, method) for operator, method in _OPERATORS.items()
        }

    def run(self, content: bytes, resources: Resources) -> None:
        """Go through a content stream; raises TooMuchError beyond the limits."""
        self._size += len(content)
        self._deep += 1
        if self._size > 4 * MOST_CONTENT or self._deep > MOST_DEEP:
            raise TooMuchError
        before, self._resources = self._resources, resources
        floor, steps = len(self._states), self._methods
        for operator, operands in instructions(content):
            self._steps += 1
            if self._steps > MOST_STEPS:
                raise TooMuchError
            if operator in steps:
                steps[operator](operator, operands)
            elif operator == b"q":
                if len(self._states) > _MOST_STATES:
                    raise TooMuchError
                self._states.append(self._state.copy())
            elif operator == b"Q" and len(self._states) > floor:
                self._states.pop()
        del self._states[floor:]
        self._resources = before
        self._deep -= 1

    # -- state -----------------------------------------------------------------------------------

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

    # -- colour ----------------------------------------------------------------------------------

    def _choose_space(self, operator: bytes, operands: list[bytes]) -> None:
        if name := named(operands):
            space = space_named(self._resources, name)
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
                self._space_used(shading.get("/ColorSpace"), SHADING)
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

    def _shade(self, _: bytes, operands: list[bytes]) -> None:
        found = self._named("/Shading", operands)
        if isinstance(found, Dictionary | Stream):
            self._space_used(found.get("/ColorSpace"), SHADING)
            ink = of_shading(found)
            if ink is not None:
                self._tell(Mark("area", self._state.clip, ink, SHADING,
                                overprints=self._state.fill_overprints))  # fmt: skip

    # -- text ------------------------------------------------------------------------------------

    def _set_font(self, _: bytes, operands: list[bytes]) -> None:
        name = named(operands) or ""
        found = lookup(self._resources, "/Font", name)
        self._state.face = self._face(found) if isinstance(found, Dictionary) else None
        self._state.lost = "" if self._state.face else name
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

    def _show(self, operator: bytes, operands: list[bytes]) -> None:
        state = self._state
        if operator in (b"'", b'"'):
            state.move_text(0, -state.leading)
        if operator == b'"' and len(v := numbers(operands)) == 2:
            state.word_spacing, state.spacing = v
            operands = operands[-1:]
        if state.lost:
            self._feature("missing", Words(state.lost, state.lost))
        mark = show(state, strings(operands))
        if mark is not None:
            strokes = state.rendering in STROKED
            self._tell(mark, state.stroke_space if strokes else state.fill_space)
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
            self._feature("transparency", name or GROUP)
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
        is_mask = bool(picture.get("/ImageMask", False))
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
        inks = None if is_mask or self._inner is not None else self._decoded(picture)
        light = is_light(picture)
        shown = Picture(wide, high, state.matrix, is_bitmap(picture), inks, is_light=light)
        self._tell(
            Mark("picture", box, state.fill if is_mask else self._of_picture(picture), name,
                 overprints=state.fill_overprints, picture=shown),
            state.fill_space if is_mask else None,
        )  # fmt: skip

    def _decoded(self, picture: Stream) -> Image | None:
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
        sizes = dict(pairwise(tokens))
        wide, high = (sizes.get(one) or sizes.get(two) or b"" for one, two in _INLINE_SIZES)
        if wide.isdigit() and high.isdigit():
            corners = [at(self._state.matrix, x, y) for x in (0, 1) for y in (0, 1)]
            bits = sizes.get(b"/BPC") or sizes.get(b"/BitsPerComponent")
            shown = Picture(int(wide), int(high), self._state.matrix, bits in (None, b"1"))
            self._tell(Mark("picture", meet(around(corners), self._state.clip), self._state.fill,
                            name, picture=shown))  # fmt: skip

    def _postscript(self, _: bytes, __: list[bytes]) -> None:
        self._feature("postscript", Words("the page", "页面"))


_PICTURE_KEYS = {"/OPI": "substitute"}
_INLINE_SIZES = ((b"/W", b"/Width"), (b"/H", b"/Height"))
_OPERATORS: dict[bytes, str] = {
    b"cm": "_concatenate",
    b"w": "_weigh",
    b"gs": "_set_state",
    **dict.fromkeys((b"g", b"G", b"rg", b"RG", b"k", b"K"), "_device"),
    **dict.fromkeys((b"cs", b"CS"), "_choose_space"),
    **dict.fromkeys((b"sc", b"SC", b"scn", b"SCN"), "_choose_colour"),
    **dict.fromkeys((b"m", b"l", b"c", b"v", b"y", b"re"), "_draw"),
    **dict.fromkeys((b"W", b"W*"), "_clip"),
    **dict.fromkeys((b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"n"), "_end_path"),
    b"sh": "_shade",
    b"BT": "_begin_text",
    **dict.fromkeys(tuple(TEXT_STATE), "_set_text"),
    b"Tf": "_set_font",
    **dict.fromkeys((b"Td", b"TD", b"Tm", b"T*"), "_move"),
    **dict.fromkeys((b"Tj", b"TJ", b"'", b'"'), "_show"),
    b"Do": "_do",
    b"BI": "_inline",
    b"PS": "_postscript",
}
"""Which method takes an operator."""
