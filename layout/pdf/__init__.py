"""Display list to print-ready PDF bytes, and the bytes safely to disk."""

from __future__ import annotations

from contextlib import ExitStack

from layout.diagnostics import Sink
from layout.display import DisplayList, Image
from layout.pdf.delivery import save
from layout.pdf.options import Inks, PdfOptions, ScreenOptions

__all__ = ["Inks", "PdfOptions", "ScreenOptions", "save", "write_pdf", "write_screen"]


def write_pdf(display: DisplayList, options: PdfOptions, sink: Sink) -> bytes:
    """All pages of `display` in one file; the same input gives the same bytes.

    Pictures that cannot be read leave their box empty and are reported (F5xx). Where a face cannot
    be embedded (E6xx) nothing can be printed, and the result is empty.
    """
    pictures = [item for page in display.pages for item in page.items if isinstance(item, Image)]
    with ExitStack() as stack:
        store = None
        if pictures:
            from layout.pdf.images import PictureStore  # 3 ms beyond Pillow

            store = PictureStore(options.resolution, options.inks, sink, display.faces)
            stack.enter_context(store)
            store.begin(pictures)  # beside all that follows, the next import too
        from layout.pdf.writer import write  # ReportLab: 10 ms that a check need not pay

        return write(display, options, store, sink)


def write_screen(display: DisplayList, options: ScreenOptions, sink: Sink) -> bytes:
    """The same as a small tagged file for reading on a screen; pages have their `structure`."""
    pictures = [item for page in display.pages for item in page.items if isinstance(item, Image)]
    with ExitStack() as stack:
        store = None
        if pictures:
            from layout.pdf.images import PictureStore

            faces = display.faces
            store = PictureStore(options.resolution, options.inks, sink, faces, is_screen=True)
            stack.enter_context(store).begin(pictures)
        from layout.pdf.screen import write

        return write(display, options, store, sink)
