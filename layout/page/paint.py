"""Layout → DisplayList: lines become glyph runs with the place they came from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from msgspec.structs import replace

from layout.display import (
    Bookmark,
    DisplayList,
    DisplayPage,
    Fill,
    GlyphRun,
    Image,
    ImportedPage,
    Item,
    Path,
    Rule,
    Source,
)
from layout.page.placed import Layout, PlacedBox, PlacedLine, PlacedPage
from layout.page.thread import thread_of


def paint(layout: Layout, *, tagged: bool = False) -> DisplayList:
    """The display list of a layout: boxes in reading order, shapes under text, rules last.

    A `tagged` one tells what its items are to a reader.
    """
    pages = tuple(_paint_page(page) for page in layout.pages)
    if tagged:
        from layout.page.structure import structure_of  # late: the press needs none

        pages = tuple(
            replace(painted, structure=structure_of(page))
            for painted, page in zip(pages, layout.pages, strict=True)
        )
    return DisplayList(layout.faces, pages, layout.info)


def _paint_page(page: PlacedPage) -> DisplayPage:
    items: list[Item] = []
    for box in page.boxes:
        items += box.shapes
        for line in box.lines:
            items += _paint_line(box, line)
    items += page.rules
    bookmarks = tuple(
        Bookmark(box.title.replace("　", " "), page.grid.y(box.region.top))
        for box in page.boxes
        if box.kind in ("story", "picture", "briefs") and box.title
    )
    stories = (thread_of(page.number, box) for box in page.boxes if box.kind == "story")
    threads = tuple(thread for thread in stories if thread)
    size = page.grid.width, page.grid.height
    around = page.bleed, page.room
    return DisplayPage(page.number, *size, tuple(items), bookmarks, threads, *around)


def _paint_line(box: PlacedBox, placed: PlacedLine) -> Iterator[Item]:
    for shape in placed.line.shapes:
        yield moved(shape, placed.x, placed.y)
    for run in placed.line.runs:
        source = Source(
            f"{box.name}/{'ruby' if run.is_ruby else placed.part}",
            placed.offset + run.start,
            placed.offset + run.end,
            placed.source.file,
            placed.source.line,
        )
        yield GlyphRun(
            run.face,
            run.size,
            placed.x + run.x,
            placed.y - run.rise,
            run.glyphs,
            run.xs,
            run.text,
            run.clusters,
            run.x_scale,
            run.colour,
            source,
            run.direction,
        )


S = TypeVar("S", bound=Rule | Path | Fill | Image | ImportedPage)


def moved(shape: S, x: float, y: float) -> S:
    """A shape so many points to the right and down, as that of a line at the line's place."""
    if isinstance(shape, Rule):
        return replace(shape, x1=shape.x1 + x, y1=shape.y1 + y, x2=shape.x2 + x, y2=shape.y2 + y)
    if not isinstance(shape, Path):
        return replace(shape, x=shape.x + x, y=shape.y + y)
    contours = tuple(
        tuple(value + (y if i % 2 else x) for i, value in enumerate(contour))
        for contour in shape.contours
    )
    return replace(shape, contours=contours)
