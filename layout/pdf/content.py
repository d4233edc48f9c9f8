"""The items of a page to the operators of its content stream."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from layout.display import (
    BLACK,
    Colour,
    DisplayPage,
    Fill,
    GlyphRun,
    Image,
    ImportedPage,
    Item,
    Path,
    Rule,
    Spot,
)
from layout.pdf.fonts import EmbeddedFace
from layout.pdf.tounicode import utf16

if TYPE_CHECKING:
    from layout.pdf.imported import Form

OVERPRINTS, KNOCKS_OUT = "GO", "GK"
"""Names of the two graphics states that every page has."""


DOWN = "V"
"""Ends the resource name of a font whose text runs from top to bottom."""


def ink_name(number: int) -> str:
    """Resource name of the colour space of an ink of its own."""
    return f"S{number}"


def font_name(face: int, variant: int) -> str:
    """Resource name of a face with its text table of that number."""
    return f"F{face}" if variant == 0 else f"F{face}T{variant}"


# What a page begins with (ISO 32000-1, tables 52 and 104), where this one has said otherwise.
_BEGINNING = "0 g 0 G 1 w 0 J [] 0 d 100 Tz"


def page_content(
    page: DisplayPage,
    faces: Mapping[int, EmbeddedFace],
    pictures: Mapping[Image, str],
    forms: Mapping[ImportedPage, Form],
) -> tuple[bytes, tuple[Spot, ...]]:
    """Draw the items in their order; a picture or page that is not named is left out.

    With the stream come the inks of their own that it uses: ink `i` is named by `ink_name(i)`.
    """
    stream = ContentStream(page.height, faces, page.room)
    for item in page.items:
        stream.draw(item, pictures, forms)
    return stream.data(), tuple(stream.spots)


class ContentStream:
    """Operators of one page. It knows the graphics state and says only what changes."""

    def __init__(self, height: float, faces: Mapping[int, EmbeddedFace], room: float = 0.0) -> None:
        self._height = height
        self._faces = faces
        # All is drawn from the corner of the trimmed page, wherever that lies on its sheet.
        self._parts = [f"1 0 0 1 {number(room)} {number(room)} cm"] if room else []
        self._in_text = False
        self._font: tuple[str, float] = ("", 0.0)
        self._x_scale = 1.0
        self._line_width = 1.0
        self._dash: tuple[float, float] | None = None
        # Ink and overprint as yet unsaid: nothing is taken from a reader's defaults.
        self._inks: dict[str, Colour] = {}
        self._overprints: bool | None = None
        self.spots: dict[Spot, str] = {}
        """Each ink of its own, in full, with its resource name."""

    def data(self) -> bytes:
        """The finished stream."""
        self._end_text()
        return "\n".join(self._parts).encode("ascii") + b"\n"

    def draw(
        self, item: Item, pictures: Mapping[Image, str], forms: Mapping[ImportedPage, Form]
    ) -> None:
        """Draw an item; a picture or page that is not named is left out."""
        match item:
            case GlyphRun():
                self.show(item)
            case Rule():
                self.stroke(item)
            case Fill():
                self.fill(item)
            case Path():
                self.trace(item)
            case Image():
                if item in pictures:
                    self.place(item, pictures[item])
            case ImportedPage():
                if item in forms:
                    self.insert(item, forms[item])

    def show(self, run: GlyphRun) -> None:
        """Text of one line: a single TJ unless its characters need more than one text table."""
        if not run.glyphs:
            return
        face = self._faces[run.face]
        self._set_ink("k", run.colour, overprints=run.colour == BLACK)
        if not self._in_text:
            self._parts.append("BT")
            self._in_text = True
        self._set_x_scale(run.x_scale)
        is_down = run.direction == "ttb"  # where the x-scale has no part in the advances
        scale = 1000 / (run.size if is_down else run.size * run.x_scale)
        matrix = "0 -1 1 0" if run.direction == "turned" else "1 0 0 1"
        self._parts.append(f"{matrix} {number(run.x)} {number(self._height - run.y)} Tm")
        pen = 0.0
        for part in face.use.segments(run):
            name = font_name(run.face, part.variant)
            self._set_font(name + DOWN if is_down else name, run.size)
            cut = slice(part.first, part.last)
            show = _show_down if is_down else _show
            operator, pen = show(face, run.glyphs[cut], run.xs[cut], scale, pen)
            self._parts.append(operator if part.actual is None else _actual(part.actual, operator))

    def stroke(self, rule: Rule) -> None:
        """A rule; its ends are cut square, so that it is exactly as long as it is given."""
        self._end_text()
        self._set_ink("K", rule.colour, overprints=rule.colour == BLACK)
        self._set_line_width(rule.width)
        self._set_dash(rule.dash)
        start = f"{number(rule.x1)} {number(self._height - rule.y1)} m"
        end = f"{number(rule.x2)} {number(self._height - rule.y2)} l"
        self._parts.append(f"{start} {end} S")

    def fill(self, area: Fill) -> None:
        """A tint or solid; it knocks out, so that paper white stays white."""
        self._end_text()
        self._set_ink("k", area.colour, overprints=False)
        x, y = number(area.x), number(self._height - area.y - area.height)
        self._parts.append(f"{x} {y} {number(area.width)} {number(area.height)} re f")

    def trace(self, path: Path) -> None:
        """Curves, stroked or filled; black ones overprint as text does, whose marks they are."""
        self._end_text()
        self._set_ink("K" if path.width else "k", path.colour, overprints=path.colour == BLACK)
        if path.width:
            self._set_line_width(path.width)
            self._set_dash(None)
        parts = []
        for contour in path.contours:
            points = [
                number(self._height - value if i % 2 else value) for i, value in enumerate(contour)
            ]
            parts.append(f"{points[0]} {points[1]} m")
            parts += [f"{' '.join(points[i : i + 6])} c" for i in range(2, len(points), 6)]
        self._parts.append(f"{' '.join(parts)} {'S' if path.width else 'f'}")

    def place(self, image: Image, name: str) -> None:
        """A picture; what it shows goes along as its alternate description."""
        self._end_text()
        self._set_overprint(overprints=False)
        x, y = number(image.x), number(self._height - image.y - image.height)
        drawn = f"q {number(image.width)} 0 0 {number(image.height)} {x} {y} cm /{name} Do Q"
        if image.alt:
            drawn = f"/Span<</Alt<FEFF{utf16(image.alt)}>>>BDC {drawn} EMC"
        self._parts.append(drawn)

    def insert(self, item: ImportedPage, form: Form) -> None:
        """A page of another file, drawn from the state that a page begins with."""
        self._end_text()
        self._set_overprint(overprints=False)
        matrix = " ".join(f"{value:.7f}".rstrip("0") for value in form.matrix(item, self._height))
        x, y = number(item.x), number(self._height - item.y - item.height)
        clip = f"{x} {y} {number(item.width)} {number(item.height)} re W n"
        drawn = f"q {clip} {_BEGINNING} {matrix} cm /{form.label} Do Q"
        if item.alt:
            drawn = f"/Span<</Alt<FEFF{utf16(item.alt)}>>>BDC {drawn} EMC"
        self._parts.append(drawn)

    def _set_ink(self, operator: str, colour: Colour, *, overprints: bool) -> None:
        # Black is DeviceCMYK, not DeviceGray: overprint mode 1 spares the inks that are nought
        # only in DeviceCMYK (ISO 32000-1, 8.6.7); grey would knock out the tint below it.
        self._set_overprint(overprints=overprints)
        if self._inks.get(operator) != colour:
            self._inks[operator] = colour
            if isinstance(colour, Spot):
                self._parts.append(self._spot(operator, colour))
            else:
                self._parts.append(f"{' '.join(number(ink) for ink in colour)} {operator}")

    def _spot(self, operator: str, colour: Spot) -> str:
        """A tint of an ink of its own (ISO 32000-1, 8.6.6.4)."""
        full = Spot(colour.name, colour.alternate)
        label = self.spots.setdefault(full, ink_name(len(self.spots)))
        space, tint = ("cs", "scn") if operator == "k" else ("CS", "SCN")
        return f"/{label} {space} {number(colour.tint)} {tint}"

    def _set_overprint(self, *, overprints: bool) -> None:
        if self._overprints is not overprints:
            self._overprints = overprints
            self._parts.append(f"/{OVERPRINTS if overprints else KNOCKS_OUT} gs")

    def _set_line_width(self, width: float) -> None:
        if width != self._line_width:
            self._line_width = width
            self._parts.append(f"{number(width)} w")

    def _set_dash(self, dash: tuple[float, float] | None) -> None:
        """A dash of nought with round caps is a dot (ISO 32000-1, 8.4.3.6)."""
        if dash == self._dash:
            return
        self._dash = dash
        if dash is None:
            self._parts.append("[] 0 d 0 J")
        else:
            drawn, left_out = map(number, dash)
            self._parts.append(f"[{drawn} {left_out}] 0 d {0 if dash[0] else 1} J")

    def _set_font(self, name: str, size: float) -> None:
        if self._font != (name, size):
            self._font = (name, size)
            self._parts.append(f"/{name} {number(size)} Tf")

    def _set_x_scale(self, x_scale: float) -> None:
        if self._x_scale != x_scale:
            self._x_scale = x_scale
            self._parts.append(f"{number(x_scale * 100)} Tz")

    def _end_text(self) -> None:
        if self._in_text:
            self._parts.append("ET")
            self._in_text = False


def number(value: float) -> str:
    """At most three decimals, no exponent and no trailing nought: 0.001 pt is a third of a µm."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


_AT_PLACE = 0.0049
"""A pen nearer than this to its target needs no move: it would be rounded to nought."""


def _show(
    face: EmbeddedFace, glyphs: tuple[int, ...], xs: tuple[float, ...], scale: float, pen: float
) -> tuple[str, float]:
    """One TJ, and where the pen stands after it, in thousandths of the (scaled) size.

    `scale` brings `xs` to that unit. The pen is where the file's own numbers have brought it, so
    rounding never adds up.
    """
    codes, widths = map(face.codes.__getitem__, glyphs), map(face.widths.__getitem__, glyphs)
    parts = ["[<"]
    for code, width, x in zip(codes, widths, xs, strict=True):
        gap = pen - x * scale
        if not -_AT_PLACE < gap < _AT_PLACE and (move := round(gap, 2)):
            parts.append(f">{move:.9g}<")
            pen -= move
        parts.append(code)
        pen += width
    parts.append(">]TJ")
    return "".join(parts).replace("<>", "", 1), pen


def _show_down(
    face: EmbeddedFace, glyphs: tuple[int, ...], xs: tuple[float, ...], scale: float, pen: float
) -> tuple[str, float]:
    """The same from top to bottom, where each glyph takes 1000 and a number above 0 goes down."""
    parts = ["[<"]
    for code, x in zip(map(face.codes.__getitem__, glyphs), xs, strict=True):
        gap = x * scale - pen
        if not -_AT_PLACE < gap < _AT_PLACE and (move := round(gap, 2)):
            # ISO 32000-1, 9.4.4: ty = (w1 - Tj / 1000) x Tfs, and y grows upwards.
            parts.append(f">{move:.9g}<")
            pen += move
        parts.append(code)
        pen += 1000
    parts.append(">]TJ")
    return "".join(parts).replace("<>", "", 1), pen


def _actual(text: str, operator: str) -> str:
    return f"/Span<</ActualText<FEFF{utf16(text)}>>>BDC {operator} EMC"
