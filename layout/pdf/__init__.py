"""Display list to print-ready PDF bytes, and the bytes safely to disk."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from layout.diagnostics import Sink
from layout.display import DisplayList, Image
from layout.pdf.delivery import save, sweep
from layout.pdf.options import Inks, PdfOptions, ScreenOptions

if TYPE_CHECKING:
    from layout.pdf.contents import Contents, InksOf

__all__ = [
    "Inks",
    "PdfOptions",
    "ScreenOptions",
    "prepare_pictures",
    "save",
    "sweep",
    "write_pdf",
    "write_screen",
    "write_told",
]


def write_pdf(display: DisplayList, options: PdfOptions, sink: Sink) -> bytes:
    """All pages of `display` in one file; the same input gives the same bytes.

    Pictures that cannot be read leave their box empty and are reported (F5xx). Where a face cannot
    be embedded (E6xx) nothing can be printed, and the result is empty.
    """
    return _written(display, options, sink, None)[0]


def write_told(
    display: DisplayList, options: PdfOptions, placed: InksOf, sink: Sink
) -> tuple[bytes, Contents | None]:
    """As `write_pdf`, and what is in the file; `placed` tells the inks of pages of other files."""
    return _written(display, options, sink, placed)


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
    display: DisplayList, options: PdfOptions, sink: Sink, placed: InksOf | None
) -> tuple[bytes, Contents | None]:
    pictures = _pictures(display)
    with ExitStack() as stack:
        store = None
        if pictures:
            from layout.pdf.images import PictureStore  # 3 ms beyond Pillow

            store = PictureStore(options.resolution, options.inks, sink, display.faces)
            stack.enter_context(store)
            store.begin(pictures)  # beside all that follows, the next import too
        from layout.pdf.writer import write  # ReportLab: 10 ms that a check need not pay

        data = write(display, options, store, sink)
        if placed is None:
            return data, None
        from layout.pdf.contents import contents_of

        return data, contents_of(display, store, placed)


def write_screen(display: DisplayList, options: ScreenOptions, sink: Sink) -> bytes:
    """The same as a small tagged file for reading on a screen; pages have their `structure`."""
    pictures = _pictures(display)
    with ExitStack() as stack:
        store = None
        if pictures:
            from layout.pdf.images import PictureStore

            faces = display.faces
            store = PictureStore(options.resolution, options.inks, sink, faces, is_screen=True)
            stack.enter_context(store).begin(pictures)
        from layout.pdf.screen import write

        return write(display, options, store, sink)
