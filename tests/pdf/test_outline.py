"""Bookmarks: pages, and their stories where they start."""

from __future__ import annotations

import io
from collections.abc import Callable

import msgspec
import pikepdf
import pypdfium2 as pdfium

from layout.display import Bookmark, DisplayList, GlyphRun

Sheet = Callable[..., DisplayList]
Written = Callable[..., bytes]
Typeset = Callable[..., GlyphRun]


def test_stories_under_their_page(typeset: Typeset, sheet: Sheet, written: Written) -> None:
    """Each page is a group; a story's bookmark points at the height where it starts."""
    (page,) = sheet(typeset("平湖")).pages
    marks = (Bookmark("当湖换届 (一)", 50.0), Bookmark("古桥修缮", 120.5))
    pages = (
        msgspec.structs.replace(page, bookmarks=marks),
        msgspec.structs.replace(page, number=4),
    )
    data = written(msgspec.structs.replace(sheet(), pages=pages))
    found = []
    for mark in pdfium.PdfDocument(data).get_toc():
        place = mark.get_dest()
        assert place is not None
        found.append((mark.level, mark.get_title(), place.get_index(), place.get_view()[1][1]))
    assert found == [
        (0, "1 版", 0, 300.0),
        (1, "当湖换届 (一)", 0, 250.0),
        (1, "古桥修缮", 0, 179.5),
        (0, "4 版", 1, 300.0),
    ]


def test_page_mode_is_the_reader_s_own(typeset: Typeset, sheet: Sheet, written: Written) -> None:
    """The file does not open panels that nobody asked for; it says its language."""
    with pikepdf.open(io.BytesIO(written(sheet(typeset("平湖"))))) as document:
        assert "/PageMode" not in document.Root
        assert str(document.Root.Lang) == "zh-Hans"
