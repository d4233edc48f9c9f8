"""Display list to PDF: faces subset, pictures converted, pages drawn, the file put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from layout.diagnostics import Sink
from layout.display import DisplayList, DocumentInfo, ImportedPage
from layout.pdf.cluster import uses_of
from layout.pdf.composite import add_faces
from layout.pdf.document import Document, Entries, array, name, reference, string
from layout.pdf.options import PdfOptions
from layout.pdf.outline import add_outline, group_title
from layout.pdf.sheets import PAGES, Sheets
from layout.pdf.standards import (
    PRODUCER,
    REGISTRY,
    STANDARDS,
    Condition,
    Dates,
    Rules,
    condition_of,
    date_of,
    metadata,
)
from layout.pdf.threads import add_threads

if TYPE_CHECKING:
    from layout.pdf.images import PictureStore
    from layout.pdf.imported import Imports


def write(
    display: DisplayList, options: PdfOptions, store: PictureStore | None, sink: Sink
) -> bytes:
    """See `layout.pdf.write_pdf`; `store` is None where no page has a picture."""
    uses = uses_of(display.pages)
    rules = STANDARDS[options.standard]
    document = Document(rules.version)
    faces = add_faces(document, display.faces, uses, sink)
    condition, dates = condition_of(options, sink), date_of(display.info, options, sink)
    if len(faces) < len(uses):
        return b""
    sheets = Sheets(document, faces, store, _imports(display, document, options, sink))
    for page in display.pages:
        sheets.add(page)
    info = titled(display)
    bookmarks = [(page.number, page.bookmarks, page.threads) for page in display.pages]
    document.stamp(msgspec.json.encode((info, dates, condition, bookmarks)))
    targets = sheets.finish()
    catalogue: Entries = {
        "Type": name("Catalog"),
        "Outlines": add_outline(document, display.pages, targets),
        "Pages": reference(PAGES),
        "Lang": string(info.language),
    }
    if threads := add_threads(document, display.pages, targets):
        catalogue["Threads"] = threads
    if condition:
        catalogue["OutputIntents"] = array(document.add(_intent(document, condition)))
    if rules.xmp_key and dates:
        packet = metadata(info, dates, rules.xmp_key, document.fingerprint())
        entries: Entries = {"Type": name("Metadata"), "Subtype": name("XML")}
        catalogue["Metadata"] = document.stream(packet, entries, deflate=False)
    return document.finish(catalogue, information(info, dates, rules))


def _imports(
    display: DisplayList, document: Document, options: PdfOptions, sink: Sink
) -> Imports | None:
    """What brings in pages of other files, where some are placed: it costs 80 ms to load."""
    if not any(isinstance(item, ImportedPage) for page in display.pages for item in page.items):
        return None
    from layout.pdf.imported import Imports

    return Imports(document, options.standard, sink, options.spots)


def titled(display: DisplayList) -> DocumentInfo:
    """The information with a title, which PDF/X asks for; the first page can always give one."""
    info = display.info
    if info.title or not display.pages:
        return info
    return msgspec.structs.replace(info, title=group_title(display.pages[0]))


def _intent(document: Document, condition: Condition) -> Entries:
    """The printing condition: its name in the ICC registry (ISO 15930-4, 6.2.2), its profile."""
    entries: Entries = {
        "Type": name("OutputIntent"),
        "S": name("GTS_PDFX"),
        "OutputConditionIdentifier": string(condition.name),
        "RegistryName": string(REGISTRY),
    }
    if condition.profile:
        entries["Info"] = string(condition.name)
        entries["DestOutputProfile"] = document.stream(condition.profile, {"N": 4})
    return entries


def information(info: DocumentInfo, dates: Dates | None, rules: Rules) -> Entries:
    """The document information dictionary; nothing is said where nothing is known."""
    texts = {
        "Title": info.title,
        "Author": info.author,
        "Subject": info.subject,
        "Producer": PRODUCER,
        "CreationDate": dates.pdf if dates else "",
        "ModDate": dates.pdf if dates else "",
        "GTS_PDFXVersion": rules.info_key or "",
    }
    entries: Entries = {key: string(text) for key, text in texts.items() if text}
    # Colours meet only where black overprints: nothing in the file is trapped.
    return entries | {"Trapped": name("False")}
