"""The characters of a PDF and where they stand; of what made the file nothing is known."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_double
from math import hypot
from pathlib import Path

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

from benchmarks.quality.marks import CLOSING, OPENING, is_wide

_FULL = 0.75  # em: a mark with a wider cell has half of it blank


class Box(msgspec.Struct, frozen=True):
    """A character: origin of its glyph, advance and size across; points, y from the foot."""

    char: str
    x: float
    y: float
    advance: float
    size: float

    @property
    def right(self) -> float:
        """Where its advance ends."""
        return self.x + self.advance

    @property
    def seen_left(self) -> float:
        """Where the eye sees it begin: its origin, or the half em that an opening mark fills."""
        is_blank = self.char in OPENING and self.advance > _FULL * self.size
        return self.x + (self.size / 2 if is_blank else 0.0)

    @property
    def seen_right(self) -> float:
        """Where the eye sees it end: its advance, or the half em that a closing mark fills."""
        is_blank = self.char in CLOSING and self.advance > _FULL * self.size
        return self.right - (self.size / 2 if is_blank else 0.0)


def pages_of(file: Path) -> list[list[Box]]:
    """The boxes of each page in the order of the file; white and turned characters are left out."""
    document = pypdfium2.PdfDocument(file)
    try:
        return [list(_boxes(page.get_textpage())) for page in document]
    finally:
        document.close()


def _boxes(text: pypdfium2.PdfTextPage) -> Iterator[Box]:
    matrix, loose = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    x, y = c_double(), c_double()
    for index in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if pdfium.FPDFText_IsGenerated(text, index) or char.isspace() or char < " ":
            continue
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, loose)
        if abs(matrix.b) > abs(matrix.a):
            continue
        size = pdfium.FPDFText_GetFontSize(text, index) * hypot(matrix.a, matrix.b)
        yield Box(char, x.value, y.value, _advance(char, size, loose.right - x.value), size)


def _advance(char: str, size: float, loose: float) -> float:
    """The loose box ends with the advance, but at the ink where a file gives no width (Skia)."""
    if is_wide(char) and loose > 0.6 * size:
        return size
    return max(0.0, loose)
