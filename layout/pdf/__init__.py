"""Display list to print-ready PDF bytes, and the bytes safely to disk."""

from __future__ import annotations

from layout.diagnostics import Sink
from layout.display import DisplayList
from layout.pdf.delivery import save
from layout.pdf.options import PdfOptions

__all__ = ["PdfOptions", "save", "write_pdf"]


def write_pdf(display: DisplayList, options: PdfOptions, sink: Sink) -> bytes:
    """All pages of `display` in one file; the same input gives the same bytes.

    Pictures that cannot be read leave their box empty and are reported (F5xx). Where a face cannot
    be embedded (E6xx) nothing can be printed, and the result is empty.
    """
    from layout.pdf.writer import write  # ReportLab: 60 ms that a check need not pay

    return write(display, options, sink)
