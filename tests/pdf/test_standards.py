"""What a printer's preflight looks for, read from the finished file."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pikepdf
import pytest

from layout.diagnostics import Sink
from layout.display import DisplayList, DocumentInfo, GlyphRun
from layout.pdf import Inks, PdfOptions, write_pdf
from layout.pdf.options import Standard
from layout.pdf.standards import STANDARDS
from layout.profile import NEWSPRINT

Sheet = Callable[..., DisplayList]
Written = Callable[..., bytes]
Typeset = Callable[..., GlyphRun]

ISSUED = datetime.date(2020, 12, 7)
INFO = DocumentInfo("平湖版 <1> & 更多", "平湖传媒", "2020年12月7日", issued=ISSUED)


@contextmanager
def delivered(display: DisplayList, standard: Standard) -> Iterator[pikepdf.Pdf]:
    """The file of that standard; what it reports does not matter here."""
    data = write_pdf(display, PdfOptions(standard), Sink())
    with pikepdf.open(io.BytesIO(data)) as document:
        yield document


@pytest.fixture
def display(typeset: Typeset, sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> DisplayList:
    """A page with its information, whatever the environment says of dates."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return msgspec.structs.replace(sheet(typeset("平湖")), info=INFO)


@pytest.mark.parametrize(
    ("standard", "version"), [("none", "1.6"), ("PDF/X-1a:2003", "1.4"), ("PDF/X-4", "1.6")]
)
def test_version_and_boxes(standard: Standard, version: str, display: DisplayList) -> None:
    """The page is trimmed where it ends: media, bleed and trim are the same box."""
    with delivered(display, standard) as document:
        assert document.pdf_version == version
        page = document.pages[0]
        for box in (page.mediabox, page.trimbox, page.obj.BleedBox):
            assert [float(side) for side in box] == [0, 0, 300, 300]
        assert "/CropBox" not in page
        assert "/ArtBox" not in page


@pytest.mark.parametrize("standard", ["PDF/X-1a:2003", "PDF/X-4"])
def test_output_intent(standard: Standard, display: DisplayList) -> None:
    """The printing condition is newsprint by its registered name unless another is asked for."""
    with delivered(display, standard) as document:
        (intent,) = document.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert intent.OutputConditionIdentifier == "IFRA26"
        assert intent.RegistryName == "http://www.color.org"
    data = write_pdf(display, PdfOptions(standard, "JCN2002"), Sink())
    with pikepdf.open(io.BytesIO(data)) as document:
        assert document.Root.OutputIntents[0].OutputConditionIdentifier == "JCN2002"


def test_pdfx_1a_information(display: DisplayList) -> None:
    """Version, title, dates, trapping and both halves of the identifier are there."""
    with delivered(display, "PDF/X-1a:2003") as document:
        said = {key[1:]: str(value) for key, value in document.docinfo.items()}
        version = said.pop("Producer")
        assert version.startswith("Banmian ")
        assert said == {
            "Title": INFO.title,
            "Author": INFO.author,
            "Subject": INFO.subject,
            "GTS_PDFXVersion": "PDF/X-1a:2003",
            "CreationDate": "D:20201207000000Z",
            "ModDate": "D:20201207000000Z",
            "Trapped": "/False",
        }
        first, second = document.trailer.ID
        assert len(bytes(first)) == 16
        assert bytes(first) == bytes(second)
        assert "/Metadata" not in document.Root


def test_pdfx_4_metadata_agrees(display: DisplayList) -> None:
    """Metadata says what the document information says, and gives the version only there."""
    with delivered(display, "PDF/X-4") as document:
        packet = document.Root.Metadata
        assert "/Filter" not in packet
        root = ET.fromstring(packet.read_bytes())  # noqa: S314  our own file
        said = {
            re.sub(r"\{.*\}", "", one.tag): "".join(one.itertext())
            for one in root.iterfind(".//{*}Description/*")
        }
        assert re.fullmatch(r"uuid:[0-9a-f-]{36}", said.pop("DocumentID"))
        assert said == {
            "format": "application/pdf",
            "title": str(document.docinfo.Title),
            "creator": str(document.docinfo.Author),
            "description": str(document.docinfo.Subject),
            "Producer": str(document.docinfo.Producer),
            "Trapped": "False",
            "GTS_PDFXVersion": "PDF/X-4",
            "CreateDate": "2020-12-07T00:00:00Z",
            "ModifyDate": "2020-12-07T00:00:00Z",
            "MetadataDate": "2020-12-07T00:00:00Z",
            "RenditionClass": "default",
            "VersionID": "1",
        }
        assert "/GTS_PDFXVersion" not in document.docinfo


def test_pdfx_4_has_its_profile(display: DisplayList) -> None:
    """The file carries the profile of the condition it names."""
    with delivered(display, "PDF/X-4") as document:
        (intent,) = document.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "IFRA26"
        assert intent.DestOutputProfile.N == 4
        assert intent.DestOutputProfile.read_bytes() == NEWSPRINT.read_bytes()


def test_profile_of_another_condition(display: DisplayList, tmp_path: Path) -> None:
    """The profile that comes along is not taken for another condition; a house gives its own."""
    sink = Sink()
    write_pdf(display, PdfOptions("PDF/X-4", "JCN2002"), sink)
    assert [one.code for one in sink.found] == ["W605"]
    own = tmp_path / "coldset.icc"
    own.write_bytes(NEWSPRINT.read_bytes())
    for standard in STANDARDS:
        data = write_pdf(display, PdfOptions(standard, "JCN2002", inks=Inks(str(own))), Sink())
        with pikepdf.open(io.BytesIO(data)) as document:
            (intent,) = document.Root.OutputIntents
            assert intent.OutputConditionIdentifier == "JCN2002"
            assert intent.DestOutputProfile.read_bytes() == NEWSPRINT.read_bytes()


def test_plain_file_claims_nothing(typeset: Typeset, sheet: Sheet, display: DisplayList) -> None:
    """Without a standard there is no version key, no intent, and no date that nobody gave."""
    with delivered(sheet(typeset("平湖")), "none") as document:
        assert sorted(document.docinfo.keys()) == ["/Producer", "/Title", "/Trapped"]
        assert "/OutputIntents" not in document.Root
    with delivered(display, "none") as document:
        assert str(document.docinfo.CreationDate) == "D:20201207000000Z"


def test_title_of_an_untitled_page(typeset: Typeset, sheet: Sheet) -> None:
    """A page without a title is called by its number, since PDF/X asks for one."""
    with delivered(sheet(typeset("平湖")), "PDF/X-1a:2003") as document:
        assert str(document.docinfo.Title) == "1 版"


def test_source_date_epoch(display: DisplayList, monkeypatch: pytest.MonkeyPatch) -> None:
    """The date of the build environment goes before that of the issue."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1607299200")
    with delivered(display, "PDF/X-1a:2003") as document:
        assert str(document.docinfo.CreationDate) == "D:20201207000000Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    with delivered(display, "PDF/X-1a:2003") as document:
        assert str(document.docinfo.CreationDate) == "D:19700101000000Z"


@pytest.mark.parametrize("value", ["yesterday", "1e9", "-1", "9" * 30])
def test_bad_source_date_epoch(
    value: str, display: DisplayList, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A date that is no number of seconds is told and not used."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    sink = Sink()
    data = write_pdf(display, PdfOptions("PDF/X-1a:2003"), sink)
    assert [one.code for one in sink.found] == ["W606"]
    with pikepdf.open(io.BytesIO(data)) as document:
        assert str(document.docinfo.CreationDate) == "D:20201207000000Z"


@pytest.mark.parametrize("standard", ["PDF/X-1a:2003", "PDF/X-4"])
def test_nothing_forbidden(standard: Standard, display: DisplayList) -> None:
    """No encryption, script, action, annotation, transparency, RGB, LZW or standard font."""
    with delivered(display, standard) as document:
        assert not document.is_encrypted
        words = b"".join(
            one.unparse(resolved=False)
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary)
        )
        for word in (b"JavaScript", b"/AA", b"/OpenAction", b"/Annots", b"/SMask", b"/ca", b"/CA"):
            assert word not in words
        for word in (b"RGB", b"LZW", b"ASCII85", b"Helvetica", b"/Type1", b"/TR"):
            assert word not in words
