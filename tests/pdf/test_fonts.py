"""Faces of every make are embedded as composite fonts, and read back."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
import uharfbuzz as hb
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.basePen import AbstractPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.varLib import build as build_variable

from layout.diagnostics import Sink
from layout.display import DisplayList, FaceRef, GlyphRun
from layout.pdf import PdfOptions, write_pdf

Sheet = Callable[..., DisplayList]
Written = Callable[..., bytes]
Typeset = Callable[..., GlyphRun]

# A font of squares: 甲 fills its em, 乙 the lower half, so that ink tells which glyph was drawn.
SQUARES = {".notdef": 1000, "uni4E59": 500, "uni7532": 1000}
CHARACTERS = {ord("乙"): "uni4E59", ord("甲"): "uni7532"}


def _draw(pen: AbstractPen, width: int, top: int) -> None:
    pen.moveTo((0, 0))
    for point in ((0, top), (width, top), (width, 0)):
        pen.lineTo(point)
    pen.closePath()


def _squares(*, cff: bool, width: int = 1000, name: str = "Squares", fs_type: int = 0) -> TTFont:
    builder = FontBuilder(1000, isTTF=not cff)
    builder.setupGlyphOrder(list(SQUARES))
    builder.setupCharacterMap(CHARACTERS)
    if cff:
        strings = {}
        for glyph, top in SQUARES.items():
            t2_pen = T2CharStringPen(width, {})
            _draw(t2_pen, width, top)
            strings[glyph] = t2_pen.getCharString()
        builder.setupCFF(name, {"FullName": name}, strings, {})
    else:
        outlines = {}
        for glyph, top in SQUARES.items():
            tt_pen = TTGlyphPen(None)
            _draw(tt_pen, width, top)
            outlines[glyph] = tt_pen.glyph()
        builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics(dict.fromkeys(SQUARES, (width, 0)))
    builder.setupHorizontalHeader(ascent=1000, descent=0)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=1000, usWeightClass=400, fsType=fs_type)
    builder.setupPost()
    return builder.font


def _saved(font: TTFont | TTCollection, path: Path) -> Path:
    font.save(path)
    return path


@pytest.fixture
def truetype(tmp_path: Path) -> FaceRef:
    """Quadratic outlines."""
    return FaceRef("Squares", str(_saved(_squares(cff=False), tmp_path / "squares.ttf")))


@pytest.fixture
def cff(tmp_path: Path) -> FaceRef:
    """Cubic outlines in a CFF table with glyph names."""
    return FaceRef("Squares", str(_saved(_squares(cff=True), tmp_path / "squares.otf")))


@pytest.fixture
def collection(tmp_path: Path) -> FaceRef:
    """The second face of a collection; the first is half as wide."""
    both = TTCollection()
    both.fonts = [_squares(cff=False, width=500, name="Narrow"), _squares(cff=False)]
    return FaceRef("Squares", str(_saved(both, tmp_path / "squares.ttc")), index=1)


@pytest.fixture
def variable(tmp_path: Path) -> FaceRef:
    """A width axis from 500 to 1500, pinned at 1000 where its default is 500."""
    space = DesignSpaceDocument()
    axis = AxisDescriptor(tag="wdth", name="Width", minimum=500, default=500, maximum=1500)
    space.addAxis(axis)
    for width in (500, 1500):
        master = SourceDescriptor(location={"Width": width}, familyName="Squares")
        master.font = _squares(cff=False, width=width)
        space.addSource(master)
    font, _, _ = build_variable(space)
    path = _saved(font, tmp_path / "squares-variable.ttf")
    return FaceRef("Squares", str(path), axes=(("wdth", 1000.0),))


@pytest.fixture(params=["truetype", "cff", "collection", "variable"])
def face(request: pytest.FixtureRequest) -> FaceRef:
    """Four makes of the same squares."""
    made: FaceRef = request.getfixturevalue(request.param)
    return made


def _line(text: str) -> GlyphRun:
    glyphs = tuple({"乙": 1, "甲": 2}[char] for char in text)
    xs = tuple(100.0 * place for place in range(len(text)))
    return GlyphRun(0, 100.0, 0.0, 100.0, glyphs, xs, text, tuple(range(len(text))))


def _fonts(data: bytes) -> list[pikepdf.Dictionary]:
    document = pikepdf.open(io.BytesIO(data))
    fonts = document.pages[0].Resources.Font
    return [fonts[key] for key in sorted(fonts.keys())]


def test_outlines_and_text(face: FaceRef, sheet: Sheet, written: Written) -> None:
    """The right glyph of the right face is drawn, as wide as it should be, and its text is kept."""
    data = written(sheet(_line("甲乙"), faces=(face,)))
    page = pdfium.PdfDocument(data)[0]
    assert page.get_textpage().get_text_range() == "甲乙"
    image = page.render(scale=0.1, grayscale=True).to_pil()
    rows = [[image.getpixel((x, y)) < 128 for x in (5, 15, 25)] for y in (2, 7)]
    assert rows == [[True, False, False], [True, True, False]]


def test_widths(face: FaceRef, sheet: Sheet, written: Written) -> None:
    """Widths are those of the face as it is used: of its index and at its axis values."""
    (font,) = _fonts(written(sheet(_line("甲乙"), faces=(face,))))
    (descendant,) = font.DescendantFonts
    assert descendant.DW == 1000
    assert list(descendant.W) == []


def test_cff_is_keyed_by_glyph_number(cff: FaceRef, sheet: Sheet, written: Written) -> None:
    """A CFF font goes in as a bare CFF table of a CID font, so that codes are glyph numbers."""
    (font,) = _fonts(written(sheet(_line("甲"), faces=(cff,))))
    (descendant,) = font.DescendantFonts
    assert descendant.Subtype == "/CIDFontType0"
    program = descendant.FontDescriptor.FontFile3
    assert program.Subtype == "/CIDFontType0C"
    assert bytes(program.read_bytes())[0] == 1
