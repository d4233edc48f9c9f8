"""Display list to print-ready PDF bytes, and the bytes safely to disk."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from layout.diagnostics import Sink
from layout.display import DisplayList, Image
from layout.pdf.delivery import save
from layout.pdf.options import Inks, PdfOptions, ScreenOptions

if TYPE_CHECKING:
    from layout.pdf.images import PictureStore

__all__ = [
    "Inks",
    "PdfOptions",
    "ScreenOptions",
    "begin_pictures",
    "save",
    "write_pdf",
    "write_screen",
]


def write_pdf(
    display: DisplayList, options: PdfOptions, sink: Sink, begun: PictureStore | None = None
) -> bytes:
    """All pages of `display` in one file; the same input gives the same bytes.

    Pictures that cannot be read leave their box empty and are reported (F5xx). Where a face cannot
    be embedded (E6xx) nothing can be printed, and the result is empty. `begun` is what
    `begin_pictures` gave for the same, where something was done meanwhile.
    """
    with begun or begin_pictures(display, options, sink) or nullcontext() as store:
        from layout.pdf.writer import write  # ReportLab: 10 ms that a check need not pay

        return write(display, options, store, sink)


def write_screen(
    display: DisplayList, options: ScreenOptions, sink: Sink, begun: PictureStore | None = None
) -> bytes:
    """The same as a small tagged file for reading on a screen; pages have their `structure`."""
    with begun or begin_pictures(display, options, sink) or nullcontext() as store:
        from layout.pdf.screen import write

        return write(display, options, store, sink)


def begin_pictures(
    display: DisplayList, options: PdfOptions | ScreenOptions, sink: Sink
) -> PictureStore | None:
    """Begin to convert the pictures of `display`, beside what the caller does next.

    None where there are none. What is wrong with them is told when they are written.
    """
    pictures = [item for page in display.pages for item in page.items if isinstance(item, Image)]
    if not pictures:
        return None
    from layout.pdf.images import PictureStore  # 3 ms beyond Pillow

    is_screen = isinstance(options, ScreenOptions)
    store = PictureStore(options.resolution, options.inks, sink, display.faces, is_screen=is_screen)
    store.begin(pictures)
    return store
