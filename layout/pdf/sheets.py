"""Pages and their pictures as PDF objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from layout.display import DisplayPage, Image, ImportedPage, Spot
from layout.pdf.content import KNOCKS_OUT, OVERPRINTS, ink_name, page_content
from layout.pdf.document import FONTS, Document, Entries, array, name, reference
from layout.pdf.fonts import EmbeddedFace
from layout.pdf.threads import bead_labels

if TYPE_CHECKING:
    from layout.pdf.conversion import PictureData
    from layout.pdf.images import PictureStore
    from layout.pdf.imported import Form, Imports

PAGES = "pages"
_STATES = "states"


class Sheets:
    """Adds pages one after the other; what they share is added once."""

    def __init__(
        self,
        document: Document,
        faces: Mapping[int, EmbeddedFace],
        store: PictureStore | None,
        imports: Imports | None = None,
    ) -> None:
        self._document = document
        self._faces = faces
        self._store = store
        self._imports = imports
        self._pictures: dict[int, tuple[str, PDFObjectReference]] = {}
        self._spots: dict[Spot, PDFObjectReference] = {}
        self._targets: list[PDFObjectReference] = []
        document.add(self._states(), _STATES)

    def add(self, page: DisplayPage) -> None:
        """Draw one page."""
        places = {
            item: data
            for item in page.items
            if isinstance(item, Image) and self._store and (data := self._store.data_for(item))
        }
        named = {item: self._picture(data) for item, data in places.items()}
        names = {item: one[0] for item, one in named.items()}
        forms = self._forms(page)
        content, spots = self._draw(page, names, forms)
        drawn = dict(named.values()) | {one.label: one.reference for one in forms.values()}
        self._document.stamp(b"%a" % ((page.width, page.height, page.bleed, page.room),))
        entries: Entries = {
            "Type": name("Page"),
            "Parent": reference(PAGES),
            "MediaBox": _box(page, page.room),
            "BleedBox": _box(page, page.bleed),
            "TrimBox": _box(page, 0.0),
            "Contents": self._document.stream(content, {}),
            "Resources": self._resources(drawn, spots),
        }
        if labels := bead_labels(len(self._targets), page):
            entries["B"] = array(*map(reference, labels))
        entries |= self._beside(page)
        self._targets.append(self._document.add(entries, page_label(len(self._targets))))

    def _draw(
        self, page: DisplayPage, names: Mapping[Image, str], forms: Mapping[ImportedPage, Form]
    ) -> tuple[bytes, tuple[Spot, ...]]:
        """The content of a page, and the inks of their own that it uses."""
        return page_content(page, self._faces, names, forms)

    def _beside(self, _page: DisplayPage) -> Entries:
        """What else a page has."""
        return {}

    def _states(self) -> Entries:
        """The graphics states that all pages have."""
        return _states(self._document)

    def _forms(self, page: DisplayPage) -> dict[ImportedPage, Form]:
        """The pages of other files that can be placed."""
        return {
            item: form
            for item in page.items
            if isinstance(item, ImportedPage)
            and self._imports
            and (form := self._imports.form_for(item))
        }

    def finish(self) -> list[PDFObjectReference]:
        """Add the page tree; the page objects are returned for bookmarks to point at."""
        kids = self._targets
        entries: Entries = {"Type": name("Pages"), "Kids": array(*kids), "Count": len(kids)}
        self._document.add(entries, PAGES)
        return kids

    def _resources(self, drawn: dict[str, PDFObjectReference], spots: Sequence[Spot]) -> object:
        entries: Entries = {"Font": reference(FONTS), "ExtGState": reference(_STATES)}
        if drawn:
            entries["XObject"] = self._document.inline(dict(drawn))
        if spots:
            spaces = {ink_name(i): self._separation(spot) for i, spot in enumerate(spots)}
            entries["ColorSpace"] = self._document.inline(dict(spaces))
        return self._document.inline(entries)

    def _separation(self, spot: Spot) -> PDFObjectReference:
        """The colour space of an ink (ISO 32000-1, 8.6.6.4); one for all pages."""
        if spot not in self._spots:
            inks = array(*(round(ink, 4) for ink in spot.alternate))
            look: Entries = {"FunctionType": 2, "Domain": array(0, 1), "N": 1}
            look |= {"C0": array(0, 0, 0, 0), "C1": inks}
            space = array(
                name("Separation"), name(spot.name), name("DeviceCMYK"), self._document.add(look)
            )
            label = f"ink {len(self._spots)}"
            self._document.place(space, label)
            self._spots[spot] = reference(label)
        return self._spots[spot]

    def _picture(self, data: PictureData) -> tuple[str, PDFObjectReference]:
        """Name and object of a picture; the store gives the same data for the same picture."""
        if id(data) not in self._pictures:
            entries: Entries = {
                "Type": name("XObject"),
                "Subtype": name("Image"),
                "Width": data.width,
                "Height": data.height,
                "ColorSpace": name(data.space),
                "BitsPerComponent": data.bits,
                "Filter": name(data.filter),
            }
            if data.inverted:
                entries["Decode"] = array(1, 0, 1, 0, 1, 0, 1, 0)
            added = self._document.stream(data.data, entries, deflate=False)
            self._pictures[id(data)] = (f"P{len(self._pictures)}", added)
        return self._pictures[id(data)]


def page_label(place: int) -> str:
    """The label of a page object, by its place in the file."""
    return f"page {place}"


def _box(page: DisplayPage, beyond: float) -> object:
    """The trimmed page and so many points round it; the sheet's lower left corner is the origin."""
    edge = page.room - beyond
    far = page.width + page.room + beyond, page.height + page.room + beyond
    return array(*(round(value, 4) for value in (edge, edge, *far)))


def _states(document: Document) -> Entries:
    """Overprint for black, knock-out for all else (ISO 32000-1, 8.6.7)."""
    overprint = {"Type": name("ExtGState"), "OP": "true", "op": "true", "OPM": 1}
    knock_out = {"Type": name("ExtGState"), "OP": "false", "op": "false", "OPM": 0}
    return {
        OVERPRINTS: document.inline(dict(overprint)),
        KNOCKS_OUT: document.inline(dict(knock_out)),
    }
