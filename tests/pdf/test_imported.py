"""Pages of other files as they arrive on the page: whole, as they are, and nothing beside them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from layout.diagnostics import Sink
from layout.display import DisplayList, Fill, ImportedPage
from layout.pdf import PdfOptions, write_pdf
from layout.pdf.survey import MOST_CONTENT

Sheet = Callable[..., DisplayList]

# Cyan and magenta over yellow and black.
QUARTERS = (
    b"1 0 0 0 k 0 36 36 36 re f 0 1 0 0 k 36 36 36 36 re f "
    b"0 0 1 0 k 0 0 36 36 re f 0 0 0 1 k 36 0 36 36 re f"
)


def delivered(path: Path, content: bytes = QUARTERS, side: float = 72, **page: object) -> Path:
    """A file of one square page."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(side, side))
    sheet = pdf.pages[0]
    sheet.Contents = pdf.make_stream(content)
    for key, value in page.items():
        sheet[Name("/" + key)] = value
    pdf.save(path)
    return path


def placed(path: Path, *, side: float = 72.0, at: float = 0.0, **more: object) -> ImportedPage:
    """The page in a square."""
    return ImportedPage(str(path), at, at, side, side, **more)  # type: ignore[arg-type]  # as given


def write(display: DisplayList) -> tuple[bytes, list[str]]:
    """The file, and the codes of what was said."""
    sink = Sink()
    data = write_pdf(display, PdfOptions("PDF/X-1a:2003"), sink)
    return data, [one.code for one in sink.found]


def seen(data: bytes) -> list[str]:
    """The inks of the four quarters of an inch at the top left corner."""
    page = pdfium.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")
    return [_ink(page.getpixel(place)) for place in ((18, 18), (54, 18), (18, 54), (54, 54))]


def _ink(pixel: tuple[int, int, int]) -> str:
    dark = "".join(ink for ink, value in zip("CMY", pixel, strict=True) if value < 128)
    return {"": "white", "CMY": "K"}.get(dark, dark)


@contextmanager
def form(data: bytes) -> Iterator[pikepdf.Stream]:
    """The only form of the first page."""
    with pikepdf.open(io.BytesIO(data)) as document:
        (found,) = document.pages[0].Resources.XObject.values()
        assert isinstance(found, pikepdf.Stream)
        yield found


@pytest.mark.parametrize(
    ("turn", "quarters"),
    [
        (0, ["C", "M", "Y", "K"]),
        (90, ["Y", "C", "K", "M"]),
        (180, ["K", "Y", "M", "C"]),
        (270, ["M", "K", "C", "Y"]),
        (-90, ["M", "K", "C", "Y"]),
    ],
)
def test_turned_as_the_file_says(
    sheet: Sheet, tmp_path: Path, turn: int, quarters: list[str]
) -> None:
    """Rotate counts clockwise."""
    file = delivered(tmp_path / "a.pdf", Rotate=turn)
    data, codes = write(sheet(placed(file)))
    assert (seen(data), codes) == (quarters, [])


def test_trim_box_and_user_unit(sheet: Sheet, tmp_path: Path) -> None:
    """Bleed outside the TrimBox is cut off; the units of the file do not matter."""
    file = delivered(
        tmp_path / "a.pdf", b"0 1 0 0 k 0 0 90 90 re f q 1 0 0 1 9 9 cm " + QUARTERS + b" Q",
        side=90, TrimBox=Array([9, 9, 81, 81]), UserUnit=3,
    )  # fmt: skip
    data, _ = write(sheet(placed(file)))
    assert seen(data) == ["C", "M", "Y", "K"]
    page = pdfium.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")
    assert _ink(page.getpixel((76, 36))) == "white"


def test_crop(sheet: Sheet, tmp_path: Path) -> None:
    """The right half over the whole place."""
    file = delivered(tmp_path / "a.pdf")
    data, _ = write(sheet(placed(file, crop=(0.5, 0.0, 1.0, 1.0))))
    assert seen(data) == ["M", "M", "K", "K"]


def test_same_bytes(sheet: Sheet, tmp_path: Path) -> None:
    """The same page gives the same file, and another page another identity."""
    first = delivered(tmp_path / "a.pdf")
    other = delivered(tmp_path / "b.pdf", QUARTERS.replace(b"1 0 0 0", b"0 1 1 0"))
    data = [write(sheet(placed(one)))[0] for one in (first, first, other)]
    assert data[0] == data[1]
    ids = [pikepdf.open(io.BytesIO(one)).trailer.ID for one in data]
    assert ids[0] != ids[2]


def test_two_places_share_one_form(sheet: Sheet, tmp_path: Path) -> None:
    """A page that stands twice is in the file once."""
    file = delivered(tmp_path / "a.pdf")
    data, _ = write(sheet(placed(file), placed(file, at=100.0, side=36.0)))
    with form(data) as found:
        assert found.read_bytes() == QUARTERS


def test_begins_as_a_page_begins(sheet: Sheet, tmp_path: Path) -> None:
    """A page that sets no colour draws black, whatever was drawn before it here."""
    file = delivered(tmp_path / "a.pdf", b"0 0 72 72 re f")
    data, _ = write(sheet(Fill(100, 100, 9, 9, (0.0, 1.0, 0.0, 0.0)), placed(file)))
    assert seen(data) == ["K"] * 4


@pytest.mark.parametrize("content", [b"Q Q " + QUARTERS, b"q q 2 0 0 2 0 0 cm Q " + QUARTERS])
def test_states_left_open_or_closed_too_often(sheet: Sheet, tmp_path: Path, content: bytes) -> None:
    """They stay within the advert: what is drawn after it stands where it should."""
    file = delivered(tmp_path / "a.pdf", content)
    data, _ = write(sheet(placed(file), Fill(0, 0, 36, 36, (0.0, 0.0, 1.0, 0.0))))
    assert seen(data) == ["Y", "M", "Y", "K"]


def test_pictures_are_kept(sheet: Sheet, tmp_path: Path) -> None:
    """A JPEG comes through byte for byte; what the content does not call stays behind."""
    buffer = io.BytesIO()
    Image.new("CMYK", (8, 8), (0, 255, 0, 0)).save(buffer, "JPEG")
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(72, 72))
    picture = pdf.make_stream(
        buffer.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8,
        ColorSpace=Name.DeviceCMYK, BitsPerComponent=8, Filter=Name.DCTDecode,
        Decode=Array([1, 0, 1, 0, 1, 0, 1, 0]), Metadata=pdf.make_stream(b"<x/>"),
    )  # fmt: skip
    unused = pdf.make_stream(b"")
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(I=picture, J=unused))
    pdf.pages[0].Contents = pdf.make_stream(b"q 72 0 0 72 0 0 cm /I Do Q")
    pdf.save(tmp_path / "a.pdf")
    data, codes = write(sheet(placed(tmp_path / "a.pdf")))
    with form(data) as found:
        inside = found.Resources.XObject
        assert list(inside.keys()) == ["/I"]
        assert inside.I.read_raw_bytes() == buffer.getvalue()
        assert "/Metadata" not in inside.I
    assert codes == []
    # In the same order in each process, which a file of the same bytes needs.
    head = data[: data.index(buffer.getvalue())].rpartition(b"<<")[2]
    keys = re.findall(rb"/([A-Z]\w+) ", head)
    assert keys[:-1] == sorted(keys[:-1])
    assert keys[-1] == b"Length"


def test_a_font_that_shows_nothing_need_not_be_there(sheet: Sheet, tmp_path: Path) -> None:
    """Programs name Helvetica at the head of a page that has no text in it."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resources = Dictionary(Font=Dictionary(F=font))
    silent = delivered(tmp_path / "a.pdf", b"BT /F 9 Tf ET " + QUARTERS, Resources=resources)
    shown = delivered(tmp_path / "b.pdf", b"BT /F 9 Tf (x) Tj ET", Resources=resources)
    assert write(sheet(placed(silent)))[1] == []
    assert write(sheet(placed(shown)))[1] == ["F625"]


def test_what_is_no_drawing_stays_behind(sheet: Sheet, tmp_path: Path) -> None:
    """Annotations, scripts, private data and the document's other pages are not in our file."""
    pdf = Pdf.new()
    for _ in range(2):
        pdf.add_blank_page(page_size=(72, 72))
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(QUARTERS + b" /P /M BDC EMC")
    page.Resources = Dictionary(Properties=Dictionary(M=Dictionary(Page=page.obj)))
    page.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Stamp)])
    page.PieceInfo = Dictionary(Secret=Dictionary())
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    pdf.save(tmp_path / "a.pdf")
    data, _ = write(sheet(placed(tmp_path / "a.pdf")))
    assert not any(word in data for word in (b"JavaScript", b"Stamp", b"Secret", b"/Annots"))
    assert len(pikepdf.open(io.BytesIO(data)).pages) == 1


def test_lzw_is_undone(sheet: Sheet, tmp_path: Path) -> None:
    """PDF/X forbids LZW; a form inside the page that has it is packed anew."""
    codes = [256, *b"0 1 0 0 k 0 0 72 72 re f", 257]
    bits = "".join(f"{code:09b}" for code in codes)
    packed = int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8))
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(72, 72))
    inner = pdf.make_stream(
        packed, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 72, 72]),
        Filter=Name.LZWDecode,
    )  # fmt: skip
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(X=inner))
    pdf.pages[0].Contents = pdf.make_stream(b"/X Do")
    # The file as it comes: a save would undo it too.
    pdf.save(tmp_path / "a.pdf", stream_decode_level=pikepdf.StreamDecodeLevel.none)
    data, _ = write(sheet(placed(tmp_path / "a.pdf")))
    assert seen(data) == ["M"] * 4
    assert b"LZWDecode" not in data


def bomb(path: Path) -> None:
    """A content of white space that swells beyond the limit."""
    delivered(path, b" " * (MOST_CONTENT + 1))


def deep(path: Path) -> None:
    """Dictionaries inside each other, with a reference at the bottom so that all are walked."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(72, 72))
    inner = Dictionary(R=pdf.make_stream(b""))
    for _ in range(200):
        inner = Dictionary(D=inner)
    pdf.pages[0].Resources = Dictionary(Properties=Dictionary(P=inner))
    pdf.pages[0].Contents = pdf.make_stream(b"/A /P DP")
    pdf.save(path)


def cut_short(path: Path) -> None:
    """A content stream whose Flate data ends before its end."""
    pdf = Pdf.open(delivered(path, QUARTERS * 20), allow_overwriting_input=True)
    raw = pdf.pages[0].Contents.read_raw_bytes()
    pdf.pages[0].Contents.write(raw[: len(raw) // 2], filter=Name.FlateDecode)
    pdf.save(path)


@pytest.mark.parametrize(("make", "code"), [(bomb, "F623"), (deep, "F623"), (cut_short, "F620")])
def test_hostile(sheet: Sheet, tmp_path: Path, make: Callable[[Path], None], code: str) -> None:
    """The advert is left out with a message, and the rest of the page is written."""
    make(tmp_path / "a.pdf")
    data, codes = write(sheet(placed(tmp_path / "a.pdf")))
    assert codes == [code]
    assert seen(data) == ["white"] * 4


def test_form_that_draws_itself(sheet: Sheet, tmp_path: Path) -> None:
    """A ring of forms is gone through once."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(72, 72))
    ring = pdf.make_stream(
        b"/X Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 72, 72])
    )
    ring.Resources = Dictionary(XObject=Dictionary(X=ring))
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(X=ring))
    pdf.pages[0].Contents = pdf.make_stream(b"/X Do " + QUARTERS)
    pdf.save(tmp_path / "a.pdf")
    assert write(sheet(placed(tmp_path / "a.pdf")))[1] == []


def test_group_of_a_page_without_transparency(sheet: Sheet, tmp_path: Path) -> None:
    """Many programs give each page a group; where nothing is transparent it is not carried over."""
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    state = Dictionary(ExtGState=Dictionary(G=Dictionary(ca=0.5)))
    solid = delivered(tmp_path / "a.pdf", Group=group)
    clear = delivered(tmp_path / "b.pdf", b"/G gs " + QUARTERS, Group=group, Resources=state)
    data, codes = write(sheet(placed(solid)))
    assert (b"/Transparency" in data, codes) == (False, [])
    data, codes = write(sheet(placed(clear)))
    assert (b"/Transparency" in data, codes) == (True, ["F626"])


def test_default_space_of_the_page(sheet: Sheet, tmp_path: Path) -> None:
    """What stands for a device's own space goes along, and is held against the standard."""
    lab = Array([Name.CalRGB, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))])
    resources = Dictionary(ColorSpace=Dictionary(DefaultRGB=lab, Unused=lab))
    data, codes = write(sheet(placed(delivered(tmp_path / "a.pdf", Resources=resources))))
    with form(data) as found:
        assert list(found.Resources.ColorSpace.keys()) == ["/DefaultRGB"]
    assert codes == ["F626"]


def test_ink_that_the_press_has(sheet: Sheet, tmp_path: Path) -> None:
    """A spot colour is told unless the house lists it."""
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C1=Array([0, 0, 1, 0]))
    gold = Array([Name.Separation, Name("/Gold"), Name.DeviceCMYK, tint])
    file = delivered(
        tmp_path / "a.pdf", b"/S cs 1 scn 0 0 72 72 re f",
        Resources=Dictionary(ColorSpace=Dictionary(S=gold)),
    )  # fmt: skip
    for spots, expected in (((), ["W623"]), (("Gold",), [])):
        sink = Sink()
        write_pdf(sheet(placed(file)), PdfOptions("PDF/X-1a:2003", spots=spots), sink)
        assert [one.code for one in sink.found] == expected
