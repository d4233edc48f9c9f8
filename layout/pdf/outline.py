"""Bookmarks: a group for each page, in it the stories where they start."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from layout.display import DisplayPage
from layout.pdf.document import Document, Entries, array, name, reference, string

_ROOT = "outline"


def add_outline(
    document: Document, pages: Sequence[DisplayPage], targets: Sequence[PDFObjectReference]
) -> PDFObjectReference:
    """Add the outline of `pages`, whose page objects are `targets`; all groups stand open."""
    for place, (page, target) in enumerate(zip(pages, targets, strict=True)):
        group = f"{_ROOT}.{place}"
        entries = _entry(group_title(page), page.height + page.room, target)
        children = len(page.bookmarks)
        if children:
            entries |= _ends(group, children) | {"Count": children}
        document.add(entries | _beside(_ROOT, place, len(pages)), group)
        for number, bookmark in enumerate(page.bookmarks):
            child = _entry(bookmark.title, page.height + page.room - bookmark.y, target)
            document.add(child | _beside(group, number, children), f"{group}.{number}")
    count = len(pages) + sum(len(page.bookmarks) for page in pages)
    root: Entries = {"Type": name("Outlines"), "Count": count}
    return document.add(root | _ends(_ROOT, len(pages)), _ROOT)


def group_title(page: DisplayPage) -> str:
    """What a newspaper calls its page."""
    return f"{page.number} 版"


def _entry(title: str, top: float, target: PDFObjectReference) -> Entries:
    document_place = array(target, name("XYZ"), "null", round(top, 3), "null")
    return {"Title": string(title), "Dest": document_place}


def _ends(parent: str, count: int) -> Entries:
    return {"First": reference(f"{parent}.0"), "Last": reference(f"{parent}.{count - 1}")}


def _beside(parent: str, place: int, count: int) -> Entries:
    entries: Entries = {"Parent": reference(parent)}
    if place > 0:
        entries["Prev"] = reference(f"{parent}.{place - 1}")
    if place < count - 1:
        entries["Next"] = reference(f"{parent}.{place + 1}")
    return entries
