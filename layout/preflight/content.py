"""The content of a page as one stream."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from pikepdf import Array, PdfError, Stream

from layout.artwork import Artwork
from layout.pdf.survey import content_of
from layout.pdf.translation import TooMuchError


def content_of_page(artwork: Artwork, damaged: Callable[[str], None]) -> bytes:
    """All parts in their order; `damaged` hears why one cannot be read. Raises TooMuchError."""
    found = artwork.page.get("/Contents")
    parts = []
    for one in list(found) if isinstance(found, Array) else [found]:
        if not isinstance(one, Stream):
            continue
        try:
            parts.append(content_of(one))
        except (PdfError, ValueError, zlib.error) as error:
            if isinstance(error, TooMuchError):
                raise
            damaged(str(error).partition("\n")[0][:200])
    return b"\n".join(parts)
