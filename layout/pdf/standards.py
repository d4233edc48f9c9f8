"""What each delivery standard adds to the file: version, boxes, output intent, dates, metadata."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec

from layout import __version__
from layout.diagnostics import NOWHERE, Sink
from layout.display import DocumentInfo
from layout.epoch import BadEpochError, epoch
from layout.pdf.options import PdfOptions, Standard
from layout.pdf.press import press_of
from layout.pdf.xmp import Property, packet, uuid_of

PRODUCER = f"Banmian {__version__}"
REGISTRY = "http://www.color.org"
"""The ICC's registry of printing conditions (ISO 15930-4, 6.2.2; ISO 15930-7, 6.2.2)."""
DEFAULT_CONDITION = "IFRA26"

# A PDF/X file must be dated, and the clock would make each build differ. Without the date
# or SOURCE_DATE_EPOCH this one stands, old enough that nobody takes it for a real one.
NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)


class Rules(msgspec.Struct, frozen=True):
    """What a standard asks for beyond the page itself."""

    version: tuple[int, int]
    info_key: str | None
    """Value of GTS_PDFXVersion in the document information."""
    xmp_key: str | None
    """Value of pdfxid:GTS_PDFXVersion in the metadata stream."""
    profile: bool
    """Whether the output intent must embed its profile."""


STANDARDS: dict[Standard, Rules] = {
    "none": Rules((1, 6), None, None, profile=False),
    # ISO 15930-4:2003: PDF 1.4 (6.1), version key (6.4), a registered condition by name (6.2.2).
    "PDF/X-1a:2003": Rules((1, 4), "PDF/X-1a:2003", None, profile=False),
    # ISO 15930-7:2010: PDF 1.6 (6.1), the version in XMP (6.6), an embedded profile (6.2.2).
    "PDF/X-4": Rules((1, 6), None, "PDF/X-4", profile=True),
}


class Dates(msgspec.Struct, frozen=True):
    """The file's date in the two spellings that must agree; both UTC."""

    pdf: str
    xmp: str


class Condition(msgspec.Struct, frozen=True):
    """A printing condition to declare: its registered name, its profile where that is embedded."""

    name: str
    profile: bytes | None


def condition_of(options: PdfOptions, sink: Sink) -> Condition | None:
    """The printing condition; PDF/X always has one, and PDF/X-4 always with its profile.

    The profile that comes along is that of IFRA26; for another condition a house names its own.
    """
    asked, own = options.condition, options.inks.profile
    if options.standard == "none" and not asked:
        return None
    name = asked or (Path(own).stem if own else DEFAULT_CONDITION)
    if own:
        return Condition(name, press_of(options.inks).profile)
    if not STANDARDS[options.standard].profile:
        return Condition(name, None)
    if name != DEFAULT_CONDITION:
        sink.report("W605", NOWHERE, condition=name)
        return Condition(name, None)
    return Condition(name, press_of(options.inks).profile)


def date_of(info: DocumentInfo, options: PdfOptions, sink: Sink) -> Dates | None:
    """SOURCE_DATE_EPOCH, else the issue's date; never the clock. None where no date is needed."""
    moment = _epoch(sink)
    if moment is None and info.issued is not None:
        moment = datetime(info.issued.year, info.issued.month, info.issued.day, tzinfo=UTC)
    if moment is None:
        if options.standard == "none":
            return None
        moment = NO_DATE
    return Dates(moment.strftime("D:%Y%m%d%H%M%SZ"), moment.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _epoch(sink: Sink) -> datetime | None:
    try:
        return epoch()
    except BadEpochError as error:
        sink.report("W606", NOWHERE, value=str(error)[:40])
        return None


def metadata(info: DocumentInfo, dates: Dates, key: str, content: bytes) -> bytes:
    """The XMP packet of a PDF/X-4 file; every value is also that of the document information."""
    return packet(
        (
            ("dc:format", "application/pdf"),
            ("dc:title", info.title),
            ("dc:creator", info.author),
            ("dc:description", info.subject),
            ("pdf:Producer", PRODUCER),
            ("pdf:Trapped", "False"),
            ("pdfxid:GTS_PDFXVersion", key),
            *date_properties(dates),
            ("xmpMM:DocumentID", f"uuid:{uuid_of(content)}"),
            ("xmpMM:RenditionClass", "default"),
            ("xmpMM:VersionID", "1"),
        )
    )


def date_properties(dates: Dates) -> tuple[Property, ...]:
    """The file's one date as each of those that XMP knows."""
    return tuple((f"xmp:{name}Date", dates.xmp) for name in ("Create", "Modify", "Metadata"))
