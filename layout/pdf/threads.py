"""Article threads (ISO 32000-1, 12.4.3): a reader leads from leg to leg of a story.

They are neither annotations nor actions, which are what PDF/X keeps out of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from layout.display import Area, DisplayPage
from layout.pdf.document import Document, Entries, array, name, reference, string


def bead_labels(place: int, page: DisplayPage) -> list[str]:
    """The labels of the beads of a page, in its order; `place` is that of the page in the file."""
    return [label for _, label, _ in _beads(place, page)]


def add_threads(
    document: Document, pages: Sequence[DisplayPage], targets: Sequence[PDFObjectReference]
) -> object | None:
    """Add a thread for each story, over all pages that it stands on; None where there is none."""
    threads: dict[str, list[tuple[str, int, Area]]] = {}
    titles: dict[str, str] = {}
    for place, page in enumerate(pages):
        for key, label, area in _beads(place, page):
            threads.setdefault(key, []).append((label, place, area))
        for thread in page.threads:
            titles.setdefault(thread.key, thread.title)
    found = []
    for number, (key, beads) in enumerate(threads.items()):
        own = f"thread.{number}"
        for index, (label, place, area) in enumerate(beads):
            entries: Entries = {
                "Type": name("Bead"),
                "T": reference(own),
                "N": reference(beads[(index + 1) % len(beads)][0]),
                "V": reference(beads[index - 1][0]),
                "P": targets[place],
                "R": _rectangle(area, pages[place]),
            }
            document.add(entries, label)
        info = document.inline({"Title": string(titles[key])})
        first: Entries = {"Type": name("Thread"), "F": reference(beads[0][0]), "I": info}
        found.append(document.add(first, own))
    return array(*found) if found else None


def _beads(place: int, page: DisplayPage) -> Iterator[tuple[str, str, Area]]:
    """Key of the thread, label and area of each bead of a page."""
    areas = [(thread.key, area) for thread in page.threads for area in thread.beads]
    for number, (key, area) in enumerate(areas):
        yield key, f"bead.{place}.{number}", area


def _rectangle(area: Area, page: DisplayPage) -> object:
    x, y, width, depth = area
    left, top = x + page.room, page.height + page.room - y
    corners = (left, top - depth, left + width, top)
    return array(*(round(value, 3) for value in corners))
