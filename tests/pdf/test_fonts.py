"""Faces of every make are embedded as composite fonts, and read back."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


def _squares(*, cff: bool, width: int = 1000, name: str = "Squares") -> TTFont:
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
    builder.setupOS2(sTypoAscender=1000, usWeightClass=400)
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


@contextmanager
def _fonts(data: bytes) -> Iterator[list[pikepdf.Object]]:
    """The fonts of the first page, in the order of their names."""
    with pikepdf.open(io.BytesIO(data)) as document:
        fonts = document.pages[0].Resources.Font
        yield [fonts[key] for key in sorted(fonts.keys())]


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
    with _fonts(written(sheet(_line("甲乙"), faces=(face,)))) as (font,):
        (descendant,) = font.DescendantFonts
        assert descendant.DW == 1000
        assert list(descendant.W) == []


def test_program_of_each_outline(face: FaceRef, sheet: Sheet, written: Written) -> None:
    """Quadratic outlines go in as TrueType, cubic ones as a bare CFF table."""
    with _fonts(written(sheet(_line("甲"), faces=(face,)))) as (font,):
        (descendant,) = font.DescendantFonts
        says = descendant.FontDescriptor
        if face.path.endswith(".otf"):
            assert descendant.Subtype == "/CIDFontType0"
            assert says.FontFile3.Subtype == "/CIDFontType0C"
        else:
            tables = hb.Face(says.FontFile2.read_bytes()).table_tags
            assert descendant.CIDToGIDMap == "/Identity"
            assert sorted(tables) == ["glyf", "head", "hhea", "hmtx", "loca", "maxp"]


def test_every_font_is_composite_embedded_and_readable(
    typeset: Typeset, sheet: Sheet, written: Written
) -> None:
    """Three faces give three Type 0 fonts, each with its outlines, its tag and its text."""
    lines = [typeset("中国 China", face=face, at=(20, 50 * face + 50)) for face in range(3)]
    with _fonts(written(sheet(*lines))) as fonts:
        assert [font.Subtype for font in fonts] == ["/Type0"] * 3
        names = [str(font.BaseFont) for font in fonts]
        assert all(re.fullmatch(r"/[A-Z]{6}\+[A-Za-z-]+", name) for name in names)
        assert len({name[:7] for name in names}) == 3
        for font in fonts:
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
            assert b"begincmap" in font.ToUnicode.read_bytes()


def test_descriptor_is_the_face_s_own(typeset: Typeset, sheet: Sheet, written: Written) -> None:
    """Measures are the font file's, in thousandths of an em; a Song has serifs, a Hei none."""
    data = written(sheet(typeset("永"), typeset("永", face=1)))
    with _fonts(data) as fonts:
        song, hei = (font.DescendantFonts[0].FontDescriptor for font in fonts)
        measures = (song.Ascent, song.Descent, song.StemV, hei.StemV)
        assert [int(one) for one in measures] == [1151, -286, 88, 166]
        assert [int(number) for number in song.FontBBox] == [-997, -1049, 2929, 1809]
        assert [int(one.Flags) for one in (song, hei)] == [6, 4]


def test_two_texts_of_one_glyph(truetype: FaceRef, sheet: Sheet, written: Written) -> None:
    """A glyph that stands for two characters has two text tables over one font file."""
    twice = _line("甲甲")
    mixed = GlyphRun(0, 100.0, 0.0, 200.0, twice.glyphs, twice.xs, "甲申", (0, 1))
    data = written(sheet(mixed, faces=(truetype,)))
    assert pdfium.PdfDocument(data)[0].get_textpage().get_text_range() == "甲申"
    with _fonts(data) as fonts:
        files = {font.DescendantFonts[0].FontDescriptor.FontFile2.objgen for font in fonts}
        assert (len(fonts), len(files)) == (2, 1)


@pytest.mark.parametrize(
    ("content", "code"), [(None, "E601"), (b"no font at all", "E602"), (b"", "E602")]
)
def test_unusable_font(content: bytes | None, code: str, sheet: Sheet, tmp_path: Path) -> None:
    """A face that is missing or no font is told by name, and nothing is written."""
    path = tmp_path / "broken.ttf"
    if content is not None:
        path.write_bytes(content)
    sink = Sink()
    data = write_pdf(
        sheet(_line("甲"), faces=(FaceRef("Song", str(path)),)), PdfOptions("PDF/X-1a:2003"), sink
    )
    assert data == b""
    assert [(one.code, one.span.file, one.fields["face"]) for one in sink.found] == [
        (code, str(path), "Song")
    ]


def test_damaged_outlines(truetype: FaceRef, sheet: Sheet) -> None:
    """A font file cut short never raises: it is written as far as it goes, or refused."""
    whole = Path(truetype.path).read_bytes()
    for length in range(0, len(whole), 97):
        Path(truetype.path).write_bytes(whole[:length])
        sink = Sink()
        data = write_pdf(sheet(_line("甲乙"), faces=(truetype,)), PdfOptions("PDF/X-1a:2003"), sink)
        assert bool(data) is not sink.has_errors


def test_width_array(typeset: Typeset, sheet: Sheet, written: Written) -> None:
    """The common width is said once; those that differ stand in a row behind their first code."""
    run = typeset("一二三a一b")
    wide = (run.xs[4] - run.xs[3]) * 100  # of the letter a, in thousandths of 10 points
    with _fonts(written(sheet(run))) as (font,):
        (descendant,) = font.DescendantFonts
        first, row = descendant.W
        assert (int(descendant.DW), int(first)) == (1000, 1)
        assert float(row[0]) == pytest.approx(wide)
        assert len(row) == 2
