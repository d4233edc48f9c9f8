"""The bytes of a file against what was asked for: each thing that is changed in them is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from layout.diagnostics import Sink
from layout.page.layout import compose
from layout.page.paint import paint
from layout.page.placed import PlacedPage
from layout.pdf import PdfOptions, write_pdf
from layout.pdf.options import Standard
from layout.pdf.standards import STANDARDS
from layout.proof.written_file import check_file
from layout.spec import read_edition

EDITION = """\
house:
  paper: {name: 小河报, trim: 330pt x 320pt}
  grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
  output: {bleed: 3mm, marks: [crop, slug]}
date: 2026-03-20
pages:
  - plan: |
      8   甲 甲 . .
      12  .  .  . .
    boxes:
      甲: {story: {headline: 春天, body: 河边的柳树发了芽。}, tint: 10%}
"""
Pages = tuple[PlacedPage, ...]
Made = tuple[Pages, Callable[[Standard], bytes]]
Change = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A page, and what makes a file of it."""
    file: Path = tmp_path_factory.mktemp("day") / "edition.yaml"
    file.write_text(EDITION, encoding="utf-8")
    edition = read_edition(file, Sink())
    assert edition is not None
    layout = compose(edition, Sink())
    return layout.pages, lambda standard: write_pdf(paint(layout), PdfOptions(standard), Sink())


def told(pages: Pages, standard: Standard, data: bytes) -> list[str]:
    """What is said of a file."""
    sink = Sink()
    check_file([(page.grid.width, page.grid.height) for page in pages], standard, data, sink)
    assert {one.code for one in sink.found} <= {"F682"}
    return [str(one.fields["what"]) for one in sink.found]


@pytest.mark.parametrize("standard", STANDARDS)
def test_as_it_was_written(made: Made, standard: Standard) -> None:
    """Nothing is wrong with what the writer makes, for any standard."""
    pages, write = made
    assert told(pages, standard, write(standard)) == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (b"%PDF-1.4", b"%PDF-1.7", "%PDF-1.7"),
        (b"/ID [", b"/IX [", "no /ID"),
        (b"/Trapped", b"/Trappen", "no /Trapped"),
        (b"/GTS_PDFXVersion", b"/GTS_PDFXWersion", "no /GTS_PDFXVersion"),
        (b"/CreationDate", b"/KreationDate", "no /CreationDate"),
        (b"/S /GTS_PDFX", b"/S /GTS_PDFA", "0 /OutputIntent"),
        (b"/OutputConditionIdentifier", b"/OutputConditionIdentifies", "no /OutputCondition"),
        (b"/FontFile2", b"/FontFyle2", "no font file"),
        (b"/OPM 1", b"/ca .5", "/ca .5"),
        (b"/TrimBox [ 42.5", b"/TrimBox [ 40.5", "/TrimBox"),
        (b"/BleedBox [ 34.0", b"/BleedBox [ 54.0", "/BleedBox"),
    ],
)
def test_changed(made: Made, old: bytes, new: bytes, what: str) -> None:
    """What is changed in the bytes is told as it stands there; offsets stay as they are."""
    pages, write = made
    data = write("PDF/X-1a:2003")
    assert old in data
    changed = data.replace(old, new)
    assert len(changed) == len(data)
    found = told(pages, "PDF/X-1a:2003", changed)
    assert any(one.startswith(what) for one in found)


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize(
    "name",
    [
        *("/Annots", "/S /GTS_PDFX", "endobj", "endobj (", r"\\) endobj", "/Type /FontDescriptor"),
        *("/SMask x", "/ca 0.5", "/Subtype /Image /DeviceRGB", "/Subtype /Form", "trailer", "xref"),
    ],
)
def test_names_that_look_like_entries(tmp_path: Path, name: str, standard: Standard) -> None:
    """A paper may be called what it will: what a string says is no part of the file's build."""
    file = tmp_path / "edition.yaml"
    file.write_text(EDITION.replace("小河报", f"'{name}'"), encoding="utf-8")
    edition = read_edition(file, Sink())
    assert edition is not None
    layout = compose(edition, Sink())
    data = write_pdf(paint(layout), PdfOptions(standard), Sink())
    assert name.split(maxsplit=1)[0].encode() in data
    assert told(layout.pages, standard, data) == []


def test_light(made: Made, rewritten: Callable[[bytes, bytes, Change], bytes]) -> None:
    """Colour of light in the content is found."""
    pages, write = made
    tint = b"0 0 0 0.1 k"
    changed = rewritten(write("none"), tint, lambda text: text.replace(tint, b"1 0 0 rg", 1))
    assert told(pages, "none", changed) == ["rg"]
