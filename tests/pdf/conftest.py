"""Small display lists built by hand, with text shaped from the project's own faces."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import uharfbuzz as hb

from layout.diagnostics import Sink
from layout.display import BLACK, Colour, DisplayList, DisplayPage, FaceRef, GlyphRun, Item
from layout.pdf import PdfOptions, write_pdf

FONTS = Path(__file__).parents[2] / "fonts"
NAMES = ("NotoSerifSC-Regular", "NotoSansSC-Bold", "LXGWWenKai-Regular")
FACES = tuple(FaceRef(name, str(FONTS / f"{name}.ttf")) for name in NAMES)


class Setting(msgspec.Struct, frozen=True):
    """How a line is set; `tracking` is added after each glyph, in points."""

    face: int = 0
    size: float = 10.0
    at: tuple[float, float] = (50.0, 50.0)
    x_scale: float = 1.0
    tracking: float = 0.0
    colour: Colour = BLACK


def typeset_with(ref: FaceRef, text: str, how: Setting) -> GlyphRun:
    """One line as HarfBuzz sets it."""
    font = hb.Font(hb.Face(hb.Blob.from_file_path(ref.path), ref.index))
    font.set_variations(dict(ref.axes))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    scale = how.size * how.x_scale / font.face.upem
    xs, pen = [], 0
    for count, place in enumerate(buffer.glyph_positions):
        xs.append((pen + place.x_offset) * scale + count * how.tracking)
        pen += place.x_advance
    infos = buffer.glyph_infos
    glyphs, clusters = zip(*((one.codepoint, one.cluster) for one in infos), strict=True)
    return GlyphRun(
        face=how.face,
        size=how.size,
        x=how.at[0],
        y=how.at[1],
        glyphs=glyphs,
        xs=tuple(xs),
        text=text,
        clusters=clusters,
        x_scale=how.x_scale,
        colour=how.colour,
    )


@pytest.fixture(scope="session")
def typeset() -> Callable[..., GlyphRun]:
    """Set a line in face 0, 1 or 2 of the list that `sheet` makes."""

    def set_line(text: str, **how: Any) -> GlyphRun:
        setting = Setting(**how)
        return typeset_with(FACES[setting.face], text, setting)

    return set_line


@pytest.fixture(scope="session")
def sheet() -> Callable[..., DisplayList]:
    """A list of one page, 300 points square."""

    def make(*items: Item, faces: tuple[FaceRef, ...] = FACES) -> DisplayList:
        return DisplayList(faces, (DisplayPage(1, 300.0, 300.0, items),))

    return make


@pytest.fixture(scope="session")
def written() -> Callable[..., bytes]:
    """Write a list that must give no message."""

    def write(display: DisplayList, options: PdfOptions | None = None) -> bytes:
        sink = Sink()
        data = write_pdf(display, options or PdfOptions("PDF/X-1a:2003"), sink)
        assert sink.found == ()
        return data

    return write
