"""Display list to print-ready PDF bytes, and the bytes safely to disk."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from layout.diagnostics import Sink
from layout.display import DisplayList, Image
from layout.pdf.delivery import save, sweep
from layout.pdf.options import Inks, PdfOptions, ScreenOptions

if TYPE_CHECKING:
    from layout.pdf.contents import Contents, InksOf
    from layout.pdf.images import PictureStore

__all__ = [
    "Inks",
    "PdfOptions",
    "ScreenOptions",
    "pictures_for",
    "prepare_pictures",
    "save",
    "sweep",
    "write_pdf",
    "write_screen",
    "write_told",
]


def write_pdf(
    display: DisplayList, options: PdfOptions, sink: Sink, begun: PictureStore | None = None
) -> bytes:
    """All pages of `display` in one file; the same input gives the same bytes.

    Pictures that cannot be read leave their box empty and are reported (F5xx). Where a face cannot
    be embedded (E6xx) nothing can be printed, and the result is empty. `begun` is what
    `pictures_for` gave for the same options, where some were begun beforehand.
    """
    return _written(display, options, sink, None, begun)[0]


def write_told(
    display: DisplayList,
    options: PdfOptions,
    placed: InksOf,
    sink: Sink,
    begun: PictureStore | None = None,
) -> tuple[bytes, Contents | None]:
    """As `write_pdf`, and what is in the file; `placed` tells the inks of pages of other files."""
    return _written(display, options, sink, placed, begun)


def prepare_pictures(display: DisplayList, options: PdfOptions | ScreenOptions) -> None:
    """Convert the pictures for another process that will write them, where they are kept."""
    pictures = _pictures(display)
    if pictures:
        from layout.pdf.images import PictureStore

        is_screen, resolution = isinstance(options, ScreenOptions), options.resolution
        with PictureStore(resolution, options.inks, Sink(), is_screen=is_screen) as store:
            store.prepare(pictures)


def _pictures(display: DisplayList) -> list[Image]:
    return [item for page in display.pages for item in page.items if isinstance(item, Image)]


def _written(
    display: DisplayList,
    options: PdfOptions,
    sink: Sink,
    placed: InksOf | None,
    begun: PictureStore | None,
) -> tuple[bytes, Contents | None]:
    with _begun(begun, display, options, sink) or nullcontext() as store:
        from layout.pdf.writer import write  # ReportLab: 10 ms that a check need not pay

        data = write(display, options, store, sink)
        if placed is None:
            return data, None
        from layout.pdf.contents import contents_of

        return data, contents_of(display, store, placed)


def write_screen(
    display: DisplayList, options: ScreenOptions, sink: Sink, begun: PictureStore | None = None
) -> bytes:
    """The same as a small tagged file for reading on a screen; pages have their `structure`."""
    with _begun(begun, display, options, sink) or nullcontext() as store:
        from layout.pdf.screen import write

        return write(display, options, store, sink)


def pictures_for(options: PdfOptions | ScreenOptions, sink: Sink) -> PictureStore:
    """What converts pictures, beside what the caller does next, once it is told to `begin`.

    What is wrong with them is told to `sink` when they are written.
    """
    from layout.pdf.images import PictureStore  # 3 ms beyond Pillow

    is_screen = isinstance(options, ScreenOptions)
    return PictureStore(options.resolution, options.inks, sink, is_screen=is_screen)


def _begun(
    store: PictureStore | None,
    display: DisplayList,
    options: PdfOptions | ScreenOptions,
    sink: Sink,
) -> PictureStore | None:
    """The pictures of `display` begun, by `store` where it has begun some; None where none are."""
    if pictures := _pictures(display):
        store = store or pictures_for(options, sink)
        store.begin(pictures, display.faces)
    return store
