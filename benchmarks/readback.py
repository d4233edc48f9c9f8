"""How much of the text is in a PDF, and in its box.

A program that leaves out half of the page is fast.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pypdfium2

from benchmarks.sheet import Legs, Sheet, SheetPage

_EDGE = 4.5
"""Points that a mark may stand out of its leg."""


class ReadBack(msgspec.Struct, frozen=True):
    """Characters without spaces: of the edition, found on their page, found in their box."""

    wanted: int
    on_page: int
    flowing: int
    in_box: int

    @property
    def share(self) -> float:
        """What is on the right page, of all that should be."""
        return self.on_page / self.wanted

    @property
    def share_in_box(self) -> float:
        """What stands inside the legs it belongs to, of all text in legs."""
        return self.in_box / self.flowing


def read_back(sheet: Sheet, files: Sequence[Path]) -> ReadBack:
    """Compare the pages of some PDF files, in order, with a sheet; characters in any order."""
    counts = [_count(page, read) for page, read in zip(sheet.pages, _pages(files), strict=True)]
    return ReadBack(*(sum(column) for column in zip(*counts, strict=True)))


def _pages(files: Sequence[Path]) -> Iterator[pypdfium2.PdfTextPage]:
    for file in files:
        document = pypdfium2.PdfDocument(file)
        for page in document:
            yield page.get_textpage()


def _count(page: SheetPage, read: pypdfium2.PdfTextPage) -> tuple[int, int, int, int]:
    wanted = _characters(page.text)
    on_page = wanted & _characters(read.get_text_bounded())
    flowing = [_characters(_text(legs)) for legs in page.legs]
    in_box = [
        legs & _characters(_inside(page, box, read))
        for legs, box in zip(flowing, page.legs, strict=True)
    ]
    return (
        wanted.total(),
        on_page.total(),
        sum(count.total() for count in flowing),
        sum(count.total() for count in in_box),
    )


def _characters(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace())


def _text(legs: Legs) -> str:
    return "".join(words.text for paragraph in legs.paragraphs for words in paragraph.words)


def _inside(page: SheetPage, legs: Legs, read: pypdfium2.PdfTextPage) -> str:
    text = read.get_text_bounded(
        left=legs.x - _EDGE,
        right=legs.x + legs.width + _EDGE,
        top=page.height - legs.y + _EDGE,
        bottom=page.height - legs.y - legs.depth - _EDGE,
    )
    return str(text)
