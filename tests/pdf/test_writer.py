"""The whole file: text comes back, bytes are the same, other programs find no fault."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pypdfium2 as pdfium
import pytest
import uharfbuzz as hb
from PIL import Image

from layout.display import WHITE, DisplayList, FaceRef, Fill, GlyphRun, Rule
from layout.pdf import PdfOptions
from layout.pdf.options import Standard

Sheet = Callable[..., DisplayList]
Written = Callable[..., bytes]
Typeset = Callable[..., GlyphRun]

ROOT = Path(__file__).parents[2]
LINES = (
    "平湖市第十五届人大",
    "《政府工作报告》：“稳中求进”",
    "办公室office 5月7日，𠮷田",
    "第一、第二——",
)


def tool(name: str) -> str:
    """Path of an outside witness; the test is skipped where it is not installed."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture(scope="module")
def display(typeset: Typeset, sheet: Sheet) -> DisplayList:
    """Two pages, three faces, text in black and colour, a rule and a tint."""
    items = [
        typeset(line, face=place % 3, size=12, at=(20, 40 + 30 * place))
        for place, line in enumerate(LINES)
    ]
    display = sheet(*items, Rule(20, 200, 200, 200, 0.35), Fill(20, 210, 50, 20, (0, 1, 1, 0)))
    (page,) = display.pages
    return msgspec.structs.replace(
        display, pages=(page, msgspec.structs.replace(page, number=2, items=page.items[1:]))
    )


@pytest.fixture(scope="module", params=["none", "PDF/X-1a:2003"])
def data(request: pytest.FixtureRequest, display: DisplayList, written: Written) -> bytes:
    """The file, plain and by a standard."""
    standard: Standard = request.param
    return written(display, PdfOptions(standard))


def test_text_by_pdfium(data: bytes) -> None:
    """Every character comes back once, in reading order, on every page."""
    document = pdfium.PdfDocument(data)
    for page, lines in zip(document, (LINES, LINES[1:]), strict=True):
        text = page.get_textpage().get_text_range()
        assert text.split("\r\n") == list(lines)


def test_text_by_poppler(data: bytes, tmp_path: Path) -> None:
    """A second reader, built by others, agrees."""
    (tmp_path / "a.pdf").write_bytes(data)
    ran = subprocess.run(
        [tool("pdftotext"), "-raw", "-enc", "UTF-8", str(tmp_path / "a.pdf"), "-"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.replace("\f", "").split("\n") == [*LINES, *LINES[1:], ""]
    assert ran.stderr == ""


def test_structure_by_qpdf(data: bytes, tmp_path: Path) -> None:
    """The file's structure is sound: offsets, lengths, stream ends."""
    (tmp_path / "a.pdf").write_bytes(data)
    ran = subprocess.run(
        [tool("qpdf"), "--check", str(tmp_path / "a.pdf")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_fonts_by_poppler(data: bytes, tmp_path: Path) -> None:
    """Three fonts for both pages, each embedded, a subset, and with its text."""
    (tmp_path / "a.pdf").write_bytes(data)
    ran = subprocess.run(
        [tool("pdffonts"), str(tmp_path / "a.pdf")], capture_output=True, text=True, check=True
    )
    rows = [row.split() for row in ran.stdout.splitlines()[2:]]
    assert [row[1:7] for row in rows] == [
        ["CID", "TrueType", "Identity-H", "yes", "yes", "yes"]
    ] * 3


def test_ink_by_ghostscript(data: bytes, tmp_path: Path) -> None:
    """An interpreter such as a plate maker runs shows the pages without a warning."""
    (tmp_path / "a.pdf").write_bytes(data)
    ran = subprocess.run(
        [tool("gs"), "-q", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONWARNING", "-r36",
         "-sDEVICE=tiffsep", f"-sOutputFile={tmp_path}/%d.tif", str(tmp_path / "a.pdf")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_black_spares_the_ink_below(sheet: Sheet, written: Written, tmp_path: Path) -> None:
    """A black rule over a blue area leaves the blue plate whole; white on it does not."""
    items = [
        Fill(0, 0, 300, 300, (1, 0, 0, 0)),
        Rule(0, 50, 300, 50, 20),
        Rule(0, 150, 300, 150, 20, WHITE),
    ]
    (tmp_path / "a.pdf").write_bytes(written(sheet(*items), PdfOptions("PDF/X-1a:2003")))
    subprocess.run(
        [tool("gs"), "-q", "-dBATCH", "-dNOPAUSE", "-r72", "-sDEVICE=tiffsep",
         f"-sOutputFile={tmp_path}/%d.tif", str(tmp_path / "a.pdf")],
        check=True,
    )  # fmt: skip
    with (
        Image.open(tmp_path / "1(Cyan).tif") as cyan,
        Image.open(tmp_path / "1(Black).tif") as black,
    ):
        places = [(150, 50), (150, 100), (150, 150)]
        assert [cyan.getpixel(place) == 0 for place in places] == [True, True, False]
        assert [black.getpixel(place) == 0 for place in places] == [True, False, False]


class Case(NamedTuple):
    """Glyphs named by their characters, the text of the line and what a reader gives back."""

    drawn: str
    text: str
    clusters: tuple[int, ...]
    back: str


CASES = {
    "ligature": Case("中F中", "中ffi中", (0, 1, 4), "中ffi中"),
    "base and mark": Case("中e´中", "中e\u0301中", (0, 1, 1, 3), "中e\u0301中"),
    "one character, two glyphs": Case("中e´中", "中é中", (0, 1, 1, 2), "中é中"),
    "one glyph, two characters": Case("中一中一中", "中一中⼀中", (0, 1, 2, 3, 4), "中一中⼀中"),
    "beyond the basic plane": Case("中吉中", "中𠮷中", (0, 1, 2), "中𠮷中"),
    "hyphen of a line end": Case("en-", "en", (0, 1, 2), "en\u00ad"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_text_exactly_once(case: Case, sheet: Sheet, written: Written, tmp_path: Path) -> None:
    """Whatever the glyphs are, both readers give the source text back, nothing twice."""
    display = sheet(_drawn(case, display_face=sheet().faces[0]))
    data = written(display)
    (tmp_path / "a.pdf").write_bytes(data)
    by_pdfium = pdfium.PdfDocument(data)[0].get_textpage().get_text_range()
    assert by_pdfium == case.back
    ran = subprocess.run(
        [tool("pdftotext"), "-raw", "-enc", "UTF-8", str(tmp_path / "a.pdf"), "-"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.strip("\f\n") == case.back


def _drawn(case: Case, display_face: FaceRef) -> GlyphRun:
    """The glyphs one after the other; an accent stands over the letter before it."""
    font = hb.Font(hb.Face(hb.Blob.from_file_path(display_face.path)))
    glyphs = tuple(font.get_nominal_glyph(ord(char)) for char in case.drawn)
    xs: list[float] = []
    pen = 0.0
    for char, glyph in zip(case.drawn, glyphs, strict=True):
        xs.append(xs[-1] if char == "´" else pen)
        pen += 0 if char == "´" else font.get_glyph_h_advance(glyph) / 100
    return GlyphRun(0, 10.0, 50.0, 50.0, glyphs, tuple(xs), case.text, case.clusters)


def test_same_bytes_again(display: DisplayList, written: Written) -> None:
    """Writing twice gives one file."""
    assert written(display) == written(display)


def test_same_bytes_in_another_process(
    display: DisplayList, written: Written, tmp_path: Path
) -> None:
    """A new process with another seed for its hashes, another day and place, writes those bytes."""
    (tmp_path / "display.json").write_bytes(msgspec.json.encode(display))
    script = (
        "import msgspec, sys\n"
        "from layout.diagnostics import Sink\n"
        "from layout.display import DisplayList\n"
        "from layout.pdf import PdfOptions, write_pdf\n"
        "display = msgspec.json.decode(open(sys.argv[1], 'rb').read(), type=DisplayList)\n"
        "sys.stdout.buffer.write(write_pdf(display, PdfOptions('PDF/X-1a:2003'), Sink()))\n"
    )
    for seed in ("0", "4711"):
        ran = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / "display.json")],
            cwd=ROOT, capture_output=True, check=True,
            env={"PYTHONHASHSEED": seed, "TZ": "Asia/Shanghai", "PATH": ""},
        )  # fmt: skip
        assert ran.stdout == written(display)


def test_other_content_other_identity(display: DisplayList, written: Written) -> None:
    """The identifier comes from the content: one moved line makes another file."""
    first, *rest = display.pages[0].items
    assert isinstance(first, GlyphRun)
    moved = msgspec.structs.replace(first, y=first.y + 1)
    page = msgspec.structs.replace(display.pages[0], items=(moved, *rest))
    other = msgspec.structs.replace(display, pages=(page,))
    tails = [written(one).rsplit(b"/ID", 1)[1].split(b"]")[0] for one in (display, other)]
    assert tails[0] != tails[1]


def test_nothing_to_print(sheet: Sheet, written: Written) -> None:
    """A blank page is a page."""
    assert len(pdfium.PdfDocument(written(sheet()))) == 1
