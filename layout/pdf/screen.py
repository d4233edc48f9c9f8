"""Display list to a small tagged PDF for reading on a screen (ISO 14289-1, PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Sink, Span
from layout.display import DisplayList, DisplayPage, DocumentInfo, Image, ImportedPage, Spot
from layout.pdf.cluster import uses_of
from layout.pdf.composite import add_faces
from layout.pdf.document import Document, Entries, array, name, reference, string
from layout.pdf.options import PdfOptions, ScreenOptions
from layout.pdf.outline import add_outline
from layout.pdf.press import press_of
from layout.pdf.screen_colour import Palette, srgb_profile
from layout.pdf.screen_content import ScreenStream, screen_content
from layout.pdf.sheets import PAGES, Sheets, page_label
from layout.pdf.standards import PRODUCER, REGISTRY, STANDARDS, Dates, date_of, date_properties
from layout.pdf.tags import PageTags, add_tags
from layout.pdf.threads import add_threads
from layout.pdf.writer import information, titled
from layout.pdf.xmp import packet, uuid_of

if TYPE_CHECKING:
    from layout.pdf.images import PictureStore
    from layout.pdf.imported import Form, Imports

VERSION = (1, 7)
SRGB = "sRGB IEC61966-2.1"

# What is said of delivered pages for the sake of the press alone.
_OF_THE_PRESS = ("W621", "W623")


def write(
    display: DisplayList, options: ScreenOptions, store: PictureStore | None, sink: Sink
) -> bytes:
    """See `layout.pdf.write_screen`; `store` is None where no page has a picture."""
    # What lies beyond the trimmed page is for those who cut it.
    display = replace(display, pages=tuple(replace(p, bleed=0.0, room=0.0) for p in display.pages))
    uses = uses_of(display.pages)
    document = Document(VERSION)
    faces = add_faces(document, display.faces, uses, sink)
    dates = date_of(display.info, PdfOptions(), sink)
    if len(faces) < len(uses):
        return b""
    own = Sink()
    imports = _imports(display, document, own)
    leads_to = _ways(display, options.files, document)
    tags = [PageTags(page, place, leads_to) for place, page in enumerate(display.pages)]
    palette = Palette(press_of(options.inks))
    sheets = ScreenSheets(document, faces, store, imports)
    sheets.show(tags, palette)
    for page in display.pages:
        sheets.add(page)
    sink.extend(tuple(one for one in own.found if one.code not in _OF_THE_PRESS))
    _tell_delivered(display, sink)
    info = titled(display)
    said = [(page.number, page.bookmarks, page.threads, page.structure) for page in display.pages]
    document.stamp(msgspec.json.encode((info, dates, options.files, said)))
    targets = sheets.finish()
    is_accessible = imports is None and not any(0 in use.glyphs for use in uses.values())
    packet = _metadata(info, dates, document.fingerprint(), is_accessible=is_accessible)
    entries: Entries = {"Type": name("Metadata"), "Subtype": name("XML")}
    labels = [one for place, page in enumerate(display.pages)
              for one in (place, document.inline({"S": name("D"), "St": page.number}))]  # fmt: skip
    catalogue: Entries = {
        "Type": name("Catalog"),
        "Outlines": add_outline(document, display.pages, targets),
        "Pages": reference(PAGES),
        "PageLabels": document.inline({"Nums": array(*labels)}),
        "Lang": string(info.language),
        "MarkInfo": document.inline({"Marked": "true"}),
        "ViewerPreferences": document.inline({"DisplayDocTitle": "true"}),
        "StructTreeRoot": add_tags(document, tags, targets, leads_to),
        "OutputIntents": array(document.add(_intent(document))),
        "Metadata": document.stream(packet, entries, deflate=False),
    }
    if threads := add_threads(document, display.pages, targets):
        catalogue["Threads"] = threads
    known = information(info, dates, STANDARDS["none"])
    del known["Trapped"]
    return document.finish(catalogue, known)


class ScreenSheets(Sheets):
    """Adds pages for a screen: tagged, in sRGB."""

    def show(self, tags: list[PageTags], palette: Palette) -> None:
        """Take the tags of the pages that will come, and what their colours look like."""
        self._tags = tags
        self._palette = palette

    def _draw(
        self, page: DisplayPage, names: Mapping[Image, str], forms: Mapping[ImportedPage, Form]
    ) -> tuple[bytes, tuple[Spot, ...]]:
        stream = ScreenStream(page.height, self._faces, self._palette)
        owners = self._tags[len(self._targets)].owners
        return screen_content(page, stream, owners, names, forms), ()

    def _beside(self, _page: DisplayPage) -> Entries:
        """Its key in the tree, the order of what can be reached by the keyboard, its links."""
        place = len(self._targets)
        entries: Entries = {"StructParents": place, "Tabs": name("S")}
        if labels := self._tags[place].link_labels():
            entries["Annots"] = array(*map(reference, labels))
        return entries

    def _states(self) -> Entries:
        return {}


def _imports(display: DisplayList, document: Document, sink: Sink) -> Imports | None:
    """As `writer` has them; colours for a screen may be any."""
    if not any(isinstance(item, ImportedPage) for page in display.pages for item in page.items):
        return None
    from layout.pdf.imported import Imports

    return Imports(document, "none", sink)


def _tell_delivered(display: DisplayList, sink: Sink) -> None:
    """Say once of each delivered file why this one does not call itself accessible."""
    placed = {
        item.path: item.source
        for page in display.pages
        for item in page.items
        if isinstance(item, ImportedPage)
    }
    for path, source in placed.items():
        sink.report("N632", Span(source.file, source.line) if source else Span(path), path=path)


def _ways(display: DisplayList, files: Mapping[int, str], document: Document) -> dict[int, Entries]:
    """How each page is reached: one of this file, or the first of another file beside it."""
    ways: dict[int, Entries] = {}
    for number, file in files.items():
        spec: Entries = {"Type": name("Filespec"), "F": string(file), "UF": string(file)}
        action: Entries = {
            "Type": name("Action"),
            "S": name("GoToR"),
            "F": document.inline(spec),
            "D": array(0, name("Fit")),
        }
        ways[number] = {"A": document.inline(action)}
    for place, page in enumerate(display.pages):
        ways[page.number] = {"Dest": array(reference(page_label(place)), name("Fit"))}
    return ways


def _intent(document: Document) -> Entries:
    """What red, green and blue mean (ISO 32000-1, 14.11.5)."""
    return {
        "Type": name("OutputIntent"),
        "S": name("GTS_PDFA1"),
        "OutputConditionIdentifier": string(SRGB),
        "Info": string(SRGB),
        "RegistryName": string(REGISTRY),
        "DestOutputProfile": document.stream(srgb_profile(), {"N": 3}),
    }


def _metadata(
    info: DocumentInfo, dates: Dates | None, content: bytes, *, is_accessible: bool
) -> bytes:
    """The XMP packet; it says PDF/UA-1 of a file that is all our own and lacks no glyph."""
    return packet(
        (
            ("dc:format", "application/pdf"),
            ("dc:title", info.title),
            ("dc:language", info.language),
            ("pdfuaid:part", "1" if is_accessible else ""),
            ("dc:creator", info.author),
            ("dc:description", info.subject),
            *(date_properties(dates) if dates else ()),
            ("pdf:Producer", PRODUCER),
            ("xmpMM:DocumentID", f"uuid:{uuid_of(content)}"),
        )
    )
