"""What a finished file holds, page by page: the inks, the pictures, the faces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import isinf
from typing import TYPE_CHECKING

import msgspec

from layout.display import (
    Colour,
    DisplayList,
    DisplayPage,
    FaceRef,
    Fill,
    GlyphRun,
    Image,
    ImportedPage,
    Item,
    Path,
    Rule,
    Spot,
)

if TYPE_CHECKING:
    from layout.pdf.images import PictureStore

PROCESS_INKS = ("Cyan", "Magenta", "Yellow", "Black")
BLACK_INK = PROCESS_INKS[3]
_REGISTRATION = "All"  # prints on whatever plates there are (ISO 32000-1, 8.6.6.4)
_POINTS = 72
Drawn = GlyphRun | Rule | Fill | Path | Image


class PlacedPicture(msgspec.Struct, frozen=True):
    """A picture where it stands, in points from the top left corner of the trimmed page.

    `ppi` is what the file that was delivered has at this size, None of a drawing, and `kept` what
    it was brought to; both are None of a page of another PDF.
    """

    path: str
    x: float
    y: float
    width: float
    height: float
    ppi: float | None = None
    kept: float | None = None


class PageContents(msgspec.Struct, frozen=True):
    """A page: its size, bleed and room as in `DisplayPage`, and what is printed on it.

    `inks` are those of the trimmed page, the four by their names, then others; what stands outside
    it for the printer's own use counts for nothing.
    """

    number: int
    width: float
    height: float
    bleed: float
    room: float
    inks: tuple[str, ...]
    pictures: tuple[PlacedPicture, ...]


class Contents(msgspec.Struct, frozen=True):
    """A file: its pages, and the faces of which it holds subsets."""

    pages: tuple[PageContents, ...]
    faces: tuple[FaceRef, ...]


InksOf = Callable[[ImportedPage], Iterable[str]]
"""Tells the inks of a page of another PDF."""


def contents_of(display: DisplayList, store: PictureStore | None, placed: InksOf) -> Contents:
    """What the file of a display list holds; `store` has its pictures, as they were converted."""
    used = {
        item.face
        for page in display.pages
        for item in page.items
        if isinstance(item, GlyphRun) and item.glyphs
    }
    faces = tuple(face for number, face in enumerate(display.faces) if number in used)
    return Contents(tuple(_page(page, store, placed) for page in display.pages), faces)


def _page(page: DisplayPage, store: PictureStore | None, placed: InksOf) -> PageContents:
    inks: set[str] = set()
    pictures = []
    for item in page.items:
        if not _is_on(item, page):
            continue
        inks.update(placed(item) if isinstance(item, ImportedPage) else _inks(item, store))
        if isinstance(item, Image | ImportedPage):
            pictures.append(_picture(item, store))
    order = [ink for ink in PROCESS_INKS if ink in inks]
    size = page.width, page.height, page.bleed, page.room
    order += sorted(inks.difference(PROCESS_INKS))
    return PageContents(page.number, *size, tuple(order), tuple(pictures))


def _is_on(item: Item, page: DisplayPage) -> bool:
    """Whether something of an item stands on the trimmed page."""
    match item:
        case GlyphRun():
            xs, ys = [item.x], [item.y]
        case Rule():
            xs, ys = [item.x1, item.x2], [item.y1, item.y2]
        case Path():
            xs = [x for contour in item.contours for x in contour[0::2]]
            ys = [y for contour in item.contours for y in contour[1::2]]
        case _:
            xs, ys = [item.x, item.x + item.width], [item.y, item.y + item.height]
    return (
        max(xs, default=-1) >= 0
        and min(xs, default=0) <= page.width
        and max(ys, default=-1) >= 0
        and min(ys, default=0) <= page.height
    )


def _inks(item: Drawn, store: PictureStore | None) -> Iterable[str]:
    if not isinstance(item, Image):
        return _of_colour(item.colour)
    data = store.data_for(item) if store else None
    if data is None:
        return ()
    return (BLACK_INK,) if data.space == "DeviceGray" else PROCESS_INKS


def _of_colour(colour: Colour) -> Iterator[str]:
    if isinstance(colour, Spot):
        if colour.tint and colour.name != _REGISTRATION:
            yield colour.name
        return
    for name, share in zip(PROCESS_INKS, colour, strict=True):
        if share:
            yield name


def _picture(item: Image | ImportedPage, store: PictureStore | None) -> PlacedPicture:
    area = item.x, item.y, item.width, item.height
    data = store.data_for(item) if store and isinstance(item, Image) else None
    if store is None or data is None or isinstance(item, ImportedPage):
        return PlacedPicture(item.path, *area)
    kept = data.width * _POINTS / item.width if item.width else 0.0
    ppi = store.ppi_of(item)
    is_drawing = ppi is None or isinf(ppi)
    return PlacedPicture(item.path, *area, None if is_drawing else ppi, kept)
