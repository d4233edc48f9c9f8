"""A page of ours before it is saved, held against the rules of the press from its display list.

The file is not read again: how it is built is the writer's matter and its tests'. What the editor
decided (tints, sizes, pictures, adverts) is all in the display list, with the line that it comes
from. A delivered PDF is gone through as `examine` does; what a standard says of it is told where it
is placed (F625 to F627).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from layout.diagnostics import Words
from layout.display import (
    BLACK,
    Colour,
    DisplayPage,
    Fill,
    GlyphRun,
    Image,
    ImportedPage,
    Path,
    Rule,
    Source,
    Spot,
)
from layout.pdf import Inks
from layout.preflight.finding import Finding, Place, together
from layout.preflight.ground import Layers
from layout.preflight.ink import Ink
from layout.preflight.mark import Box, Mark, Matrix, Picture, Point, around, times
from layout.preflight.rules import BROAD, OWN, Bench, Terms

if TYPE_CHECKING:
    from layout.artwork import Artwork
    from layout.preflight.typeface import Typeface

TOLD_BY_THE_STORE = 150
"""Pixels an inch below which W505 tells a picture, where it is converted."""
_AREA, _LINE = Words("an area", "色块"), Words("a line", "线条")


def hold(page: DisplayPage, terms: Terms, inks: Inks) -> list[Finding]:
    """What breaks a rule of the press on a page, each with the source of what is drawn.

    `inks` say how pictures are separated.
    """
    return together(_findings(page, terms, inks))


def _findings(page: DisplayPage, terms: Terms, inks: Inks) -> Iterator[Finding]:
    bench = Bench(terms, Layers(inks), lambda mark: _place(page.number, mark.box, mark.source), OWN)
    known: dict[Colour, Ink] = {}
    for item in page.items:
        if isinstance(item, GlyphRun) and item.colour == BLACK and item.size < BROAD:
            continue  # one ink that overprints: there is nothing to find
        if isinstance(item, Image):
            yield from _of_picture(item, bench)
        elif isinstance(item, ImportedPage):
            yield from _of_advert(item, page.number, terms)
        else:
            ink = known.get(item.colour)
            if ink is None:
                ink = known[item.colour] = _ink(item.colour)
            for mark in _marks(item, ink):
                if _is_on(page, mark.box):
                    yield from bench.judge(mark)
    yield from bench.finish()


def _ink(colour: Colour) -> Ink:
    """Process inks as they are written, or an ink of its own."""
    if isinstance(colour, Spot):
        return Ink((0.0, 0.0, 0.0, 0.0), ((colour.name, colour.tint),), "named")
    return Ink(colour, model="cmyk")


def _is_on(page: DisplayPage, box: Box) -> bool:
    """Whether a thing reaches into the trimmed page: the printer's marks are his own."""
    return box[0] <= page.width and box[1] <= page.height and box[2] >= 0 and box[3] >= 0


def _place(number: int, box: Box, source: Source | None) -> Place:
    """A place on a page of ours: its box is named where a source is known."""
    return Place(number, box, source.key.partition("/")[0] if source else "", source)


def _marks(item: GlyphRun | Rule | Fill | Path, ink: Ink) -> Iterator[Mark]:
    """As `layout.pdf.content` draws it: black overprints, all but fills."""
    blacks = item.colour == BLACK
    if isinstance(item, GlyphRun):
        if item.glyphs:
            name = Words(f"text “{item.text[:8]}”", f"文字“{item.text[:8]}”")
            yield Mark(
                "text", _run_box(item), ink, name, blacks, blacks, item.size, source=item.source
            )
    elif isinstance(item, Rule):
        box = around([(item.x1, item.y1), (item.x2, item.y2)])
        yield Mark("line", box, ink, _LINE, blacks, blacks, item.width, source=item.source)
    elif isinstance(item, Fill):
        box = item.x, item.y, item.x + item.width, item.y + item.height
        yield Mark("area", box, ink, _AREA, source=item.source)
    else:
        shape = tuple(_points(contour) for contour in item.contours)
        box = around([point for contour in shape for point in contour])
        if item.width:
            yield Mark("line", box, ink, _LINE, blacks, blacks, item.width, source=item.source)
        else:
            yield Mark("area", box, ink, _AREA, blacks, blacks, shape=shape, source=item.source)


def _run_box(run: GlyphRun) -> Box:
    """The em boxes of a run; its last glyph is taken to be an em wide."""
    length = run.xs[-1] + run.size * run.x_scale
    if run.direction == "ttb":
        return run.x - run.size / 2, run.y, run.x + run.size / 2, run.y + length
    if run.direction == "turned":
        return run.x - 0.12 * run.size, run.y, run.x + 0.88 * run.size, run.y + length
    return run.x, run.y - 0.88 * run.size, run.x + length, run.y + 0.12 * run.size


def _points(contour: tuple[float, ...]) -> tuple[Point, ...]:
    """The ends of the curves are enough: what is asked is a box."""
    ends = range(6, len(contour) - 1, 6)
    return ((contour[0], contour[1]), *((contour[i], contour[i + 1]) for i in ends))


def _of_picture(item: Image, bench: Bench) -> Iterator[Finding]:
    """A picture file by its header; its pixels are read where its ink matters."""
    from layout.picture import PictureFault, open_picture, upright_size

    opened = open_picture(FilePath(item.path))
    if isinstance(opened, PictureFault):
        return  # told where it is converted
    with opened:
        full, mode = upright_size(opened), opened.mode
    left, top, right, bottom = item.crop
    wide, high = round(full.width * (right - left)), round(full.height * (bottom - top))
    matrix: Matrix = (item.width, 0.0, 0.0, -item.height, item.x, item.y + item.height)
    picture = Picture(wide, high, matrix, mode == "1", None, item.path, item.crop)
    if picture.ppi < TOLD_BY_THE_STORE:
        return
    name = FilePath(item.path).name
    box = item.x, item.y, item.x + item.width, item.y + item.height
    ink = Ink(model="other")
    mark = Mark("picture", box, ink, Words(f"picture {name}", f"图片 {name}"),
                picture=picture, source=item.source)  # fmt: skip
    yield from bench.judge(mark)


def _of_advert(item: ImportedPage, number: int, terms: Terms) -> Iterator[Finding]:
    """A delivered page by its content, at the size at which it is placed."""
    from layout.artwork import ArtworkFault, open_artwork

    artwork = open_artwork(FilePath(item.path), item.page)
    if isinstance(artwork, ArtworkFault):
        return  # told where it is placed
    with artwork:
        for found in _inside(artwork, item, terms):
            place = found.place
            if place is None or found.hint == "spot":  # told by W623
                continue
            box = place.box or (0.0, 0.0, 0.0, 0.0)
            moved = box[0] + item.x, box[1] + item.y, box[2] + item.x, box[3] + item.y
            yield replace(found, place=_place(number, moved, item.source))


def _inside(artwork: Artwork, item: ImportedPage, terms: Terms) -> Iterator[Finding]:
    from pikepdf import PdfError

    from layout.pdf.translation import TooMuchError
    from layout.preflight.content import content_of_page
    from layout.preflight.interpreter import Interpreter
    from layout.preflight.plates import Plates
    from layout.preflight.sheet import Sheet

    sheet = Sheet(1, artwork)
    left, top, right, bottom = item.crop
    across = item.width / (sheet.width * (right - left))
    down = item.height / (sheet.height * (bottom - top))
    placed = (across, 0.0, 0.0, down, -left * sheet.width * across, -top * sheet.height * down)
    bench = Bench(terms, Plates(item.width, item.height), lambda mark: Place(1, mark.box))
    listener = _Marks(bench)
    faces: dict[object, Typeface] = {}
    whole = (0.0, 0.0, item.width, item.height)
    interpreter = Interpreter(listener, faces, times(sheet.matrix, placed), whole)
    try:
        interpreter.run(
            content_of_page(artwork, lambda _: None), (artwork.inherited.get("/Resources"),)
        )
    except TooMuchError:
        return  # told where it is placed
    except (RuntimeError, PdfError, ValueError, TypeError, KeyError, zlib.error):
        yield from listener.found  # a damaged part: what is drawn before it is told
        return
    yield from listener.found
    yield from bench.finish()


class _Marks:
    """Hears marks alone: what a standard forbids is told where the page is placed."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.found: list[Finding] = []

    def mark(self, mark: Mark) -> None:
        """Something is drawn."""
        self.found += self._bench.judge(mark)

    def feature(self, kind: str, name: Words, box: Box, what: Words | None = None) -> None:
        """Nothing: see `layout.pdf.imported`."""
