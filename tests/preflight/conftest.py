"""A page that passes, in PDF/X-1a:2003 and PDF/X-4, for tests to break in one place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from layout.diagnostics import Sink
from layout.preflight.examine import Report, Wanted, examine
from layout.preflight.rules import terms_of
from layout.spec.model import House
from tests.pdf.conftest import sheet, typeset, written

__all__ = ["sheet", "typeset", "written"]  # fixtures of pages of ours

WIDE, HIGH = 425.2, 283.46  # points: 150 × 100 mm
DATE = "D:20261222000000Z"
# A tint, a black rule that overprints, a picture's place left free.
CONTENT = b"/GO gs 0 0 0 0.2 k 20 20 100 40 re f 0 0 0 1 K 0.5 w 20 80 m 200 80 l S\n"

XMP = b"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A page</rdf:li></rdf:Alt></dc:title>
<pdf:Trapped>False</pdf:Trapped><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<xmp:CreateDate>2026-12-22T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>2026-12-22T00:00:00Z</xmp:ModifyDate></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def sound(standard: str = "PDF/X-1a:2003") -> Pdf:
    """A file that a press takes as it is."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(WIDE, HIGH))
    page = pdf.pages[0].obj
    page.TrimBox = page.BleedBox = page.MediaBox
    page.Contents = pdf.make_stream(CONTENT)
    overprint, knock_out = Dictionary(OP=True, op=True, OPM=1), Dictionary(OP=False, op=False)
    page.Resources = Dictionary(ExtGState=Dictionary(GO=overprint, GK=knock_out))
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name("/GTS_PDFX"), RegistryName=String("http://www.color.org"),
        OutputConditionIdentifier=String("IFRA26"),
    )  # fmt: skip
    information = Dictionary(
        Title=String("A page"), CreationDate=String(DATE), ModDate=String(DATE),
        Trapped=Name("/False"),
    )  # fmt: skip
    if standard == "PDF/X-4":
        intent.DestOutputProfile = pdf.make_stream(b"profile", N=4)
        pdf.Root.Metadata = pdf.make_stream(XMP, Type=Name.Metadata, Subtype=Name.XML)
    else:
        information.GTS_PDFXVersion = String(standard)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
    pdf.trailer.Info = pdf.make_indirect(information)
    return pdf


def draw(pdf: Pdf, content: bytes, **resources: Dictionary) -> None:
    """More content on the page, and more resources of each category."""
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + content)
    for category, table in resources.items():
        held = page.Resources.get(Name("/" + category), Dictionary())
        for key, value in table.items():
            held[key] = value
        page.Resources[Name("/" + category)] = held


def saved(pdf: Pdf, path: Path, **how: object) -> Path:
    """The file as it comes: no filter is undone, nothing packed anew."""
    version = "1.4" if "/Metadata" not in pdf.Root else "1.6"
    options = {"force_version": version, "object_stream_mode": pikepdf.ObjectStreamMode.disable}
    plain = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}
    pdf.save(path, **{**options, **plain, **how})
    return path


def report(path: Path, **wanted: object) -> Report:
    """What the default house says of a file."""
    return examine(path, Wanted(terms_of(House()), **wanted))  # type: ignore[arg-type]  # as given


@pytest.fixture
def house(tmp_path: Path) -> Callable[[str], Wanted]:
    """The wishes of a house written in YAML."""

    def read(text: str) -> Wanted:
        from layout.preflight.house import of_house

        (tmp_path / "house.yaml").write_text(text, encoding="utf-8")
        sink = Sink()
        found = of_house(tmp_path / "house.yaml", sink)
        assert found is not None
        assert sink.found == ()
        return found

    return read
