"""The file for a screen: tags by the Matterhorn Protocol, colours, pictures, links."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from pikepdf import Dictionary, Name, Pdf, PdfImage, Stream, parse_content_stream
from PIL import Image as Pixels
from PIL import ImageCms

from layout.diagnostics import Sink
from layout.display import (
    DisplayList,
    DisplayPage,
    Element,
    Fill,
    GlyphRun,
    Image,
    Item,
    Rule,
    Spot,
)
from layout.page.layout import compose
from layout.page.paint import paint
from layout.pdf import PdfOptions, ScreenOptions, write_pdf, write_screen
from layout.press import Asked, load, set_page
from layout.proof.pdf_text import PdfText
from tests.pdf.matterhorn import elements, failures, kids_of, kind_of

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"
DEMO = ROOT / "editions" / "2026-12-22"
SHOWN = ("table", "lists", "jump", "briefs", "inset", "note", "imprint", "head-picture")


def screen(display: DisplayList, options: ScreenOptions | None = None) -> bytes:
    """The file of a list that must give no message."""
    sink = Sink()
    data = write_screen(display, options or ScreenOptions(), sink)
    assert sink.found == ()
    return data


def opened(data: bytes) -> Pdf:
    """A file as pikepdf reads it; it finds nothing to mend."""
    pdf = Pdf.open(io.BytesIO(data))
    assert pdf.check_pdf_syntax() == []
    return pdf


def example(name: str) -> DisplayList:
    """All pages of an example as they are painted for a screen."""
    edition = load(EXAMPLES / name, Sink())
    assert edition is not None
    return paint(compose(edition, Sink()), tagged=True)


def outline(pdf: Pdf) -> list[str]:
    """The types of the elements of the file, one in the other."""
    return [f"{parent}>{kind_of(element)}" for element, parent in elements(pdf)]


@pytest.mark.parametrize("name", SHOWN)
def test_accessible(name: str) -> None:
    """Every condition that a machine can check holds, for all pages in one file."""
    assert failures(opened(screen(example(name)))) == set()


@pytest.mark.parametrize("number", [1, 2])
def test_demo(number: int) -> None:
    """The demo page says all that the stories say; one with a delivered PDF claims nothing."""
    edition = load(DEMO, Sink())
    assert edition is not None
    done = set_page(edition, number, write=True, asked=Asked(purpose="screen"))
    codes = [one.code for one in done.diagnostics]
    assert not set(codes) & {"F680", "F681", "W621", "W505"}
    assert codes.count("N632") == number - 1
    assert failures(opened(done.pdf)) == ({"06-002"} if number == 2 else set())
    press = set_page(edition, number, write=True)
    assert PdfText(done.pdf).pages() == PdfText(press.pdf).pages()
    assert len(done.pdf) < 500_000


def _without(key: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        del pdf.Root[key]

    return change


def _element(kind: str, change: Callable[[Dictionary], None]) -> Callable[[Pdf], None]:
    """Change the first element of a type."""

    def do(pdf: Pdf) -> None:
        change(next(one for one, _ in elements(pdf) if kind_of(one) == kind))

    return do


def _retagged(kind: str) -> Callable[[Dictionary], None]:
    def change(element: Dictionary) -> None:
        element.S = Name(kind)

    return change


def _lacking(key: str) -> Callable[[Dictionary], None]:
    def change(element: Dictionary) -> None:
        del element[key]

    return change


def _untagged(pdf: Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"0 0 9 9 re f\n")


def _unlabelled(pdf: Pdf) -> None:
    del pdf.pages[0].Annots[0]["/Contents"]


@pytest.mark.parametrize(
    ("name", "change", "number"),
    [
        ("jump", _without("/Lang"), "11-006"),
        ("jump", _without("/ViewerPreferences"), "07-001"),
        ("jump", _without("/MarkInfo"), "06-001"),
        ("jump", _untagged, "01-005"),
        ("jump", _unlabelled, "28-012"),
        ("jump", _element("Link", _lacking("/K")), "28-011"),
        ("jump", _element("H1", _retagged("/H3")), "14-002"),
        ("jump", _element("P", _lacking("/K")), "01-005"),
        ("head-picture", _element("Figure", _lacking("/Alt")), "13-004"),
        ("table", _element("TH", _lacking("/A")), "15-003"),
        ("table", _element("TR", _retagged("/P")), "09-004"),
        ("lists", _element("L", _lacking("/A")), "16-001"),
    ],
)
def test_checks(name: str, change: Callable[[Pdf], None], number: str) -> None:
    """What is broken on purpose is found."""
    pdf = opened(screen(example(name)))
    change(pdf)
    assert number in failures(pdf)


def test_one_paragraph() -> None:
    """A paragraph is one P, whose content is marked once for each stretch of its lines."""
    pdf = opened(screen(example("jump")))
    kinds = outline(pdf)
    assert kinds[:8] == [
        *(">Document", "Document>Part", "Part>Art"),
        *("Art>P", "Art>H1", "Art>P", "Art>P", "Art>P"),  # kicker, headline, deck, byline, text
    ]
    text = [element for element, _ in elements(pdf) if kind_of(element) == "P"][3]
    assert len(kids_of(text)) == 1


def test_link_inside() -> None:
    """Pages of one file lead to each other."""
    pdf = opened(screen(example("jump")))
    ways = [[note.Dest[0].objgen for note in page.Annots] for page in pdf.pages]
    first, fourth = (page.obj.objgen for page in pdf.pages)
    assert ways == [[fourth] * 5, [first]]
    assert str(pdf.pages[1].Annots[0].Contents) == "（上接第1版）"


def test_link_beside() -> None:
    """A page alone leads to the file of the other where its name is known, else nowhere."""
    display = example("jump")
    alone = replace(display, pages=display.pages[:1])
    pdf = opened(screen(alone, ScreenOptions(files={4: "日报-04-screen.pdf"})))
    action = pdf.pages[0].Annots[0].A
    assert (action.S, str(action.F.UF), int(action.D[0])) == (Name.GoToR, "日报-04-screen.pdf", 0)
    assert failures(pdf) == set()
    nowhere = opened(screen(alone))
    assert "/Annots" not in nowhere.pages[0]
    assert "P>Span" in outline(nowhere)
    assert failures(nowhere) == set()


def tagged(sheet: Callable[..., DisplayList], *items: Item, role: str = "paragraph") -> DisplayList:
    """A page whose items are one element."""
    display = sheet(*items)
    element = Element(role, tuple(range(len(items))), text="图")  # type: ignore[arg-type]
    (page,) = display.pages
    return replace(display, pages=(replace(page, structure=(element,)),))


COLOURS = frozenset(("g", "G", "rg", "RG", "k", "K", "cs", "scn", "gs"))


def operators(data: bytes) -> list[tuple[str, list[float]]]:
    """The operators that set a colour, with their numbers."""
    pdf = opened(data)
    return [
        (str(one.operator), [round(float(number), 2) for number in one.operands])
        for one in parse_content_stream(pdf.pages[0])
        if str(one.operator) in COLOURS
    ]


def test_black_and_white(
    typeset: Callable[..., GlyphRun], sheet: Callable[..., DisplayList]
) -> None:
    """Black is the screen's black, paper its white, a tint of black is grey; nothing overprints."""
    items = (
        typeset("黑"),
        Fill(0, 0, 10, 10, (0.0, 0.0, 0.0, 0.0)),
        Rule(0, 0, 10, 0, 1.0, (0.0, 0.0, 0.0, 0.5)),
    )
    black, white, grey = operators(screen(sheet(*items)))
    assert (black, white) == (("g", [0.0]), ("g", [1.0]))
    assert grey[0] == "G"
    assert 0.3 < grey[1][0] < 0.7


def test_inks(sheet: Callable[..., DisplayList]) -> None:
    """Inks are shown as they look by the profile of the press; a spot as its alternate does."""
    red = (0.0, 1.0, 1.0, 0.0)
    data = screen(
        sheet(Fill(0, 0, 9, 9, red), Rule(0, 0, 9, 9, 1), Fill(0, 0, 9, 9, Spot("金", red)))
    )
    ((one, shown), _, (other, spot)) = operators(data)
    assert one == other == "rg"
    assert shown == spot
    assert shown[0] > 2 * max(shown[1:])


def picture(folder: Path, mode: str, colour: object, **more: object) -> Image:
    """A picture in one colour, 480 pixels wide, an inch on the page."""
    path = folder / "picture.jpg"
    Pixels.new(mode, (480, 480), colour).save(path, quality=95, **more)  # type: ignore[arg-type]
    return Image(str(path), 0, 0, 72, 72)


def shown(display: DisplayList) -> Pixels.Image:
    """The only picture of a page as it is in the file."""
    pdf = opened(screen(display))
    (found,) = pdf.pages[0].obj.Resources.XObject.values()
    assert isinstance(found, Stream)
    return PdfImage(found).as_pil_image()


@pytest.mark.parametrize("colour", [(250, 20, 30), (20, 240, 200), (0, 10, 255)])
def test_picture(tmp_path: Path, sheet: Callable[..., DisplayList], colour: object) -> None:
    """A picture keeps its own colours, which the press could not show, and is reduced."""
    pixels = shown(tagged(sheet, picture(tmp_path, "RGB", colour), role="figure"))
    assert (pixels.mode, pixels.size) == ("RGB", (130, 130))
    assert pixels.getpixel((60, 60)) == pytest.approx(colour, abs=4)


def test_picture_with_profile(tmp_path: Path, sheet: Callable[..., DisplayList]) -> None:
    """A picture in other colours is brought to sRGB."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    bad = picture(tmp_path, "RGB", (200, 100, 50), icc_profile=profile)
    pixels = shown(tagged(sheet, bad, role="figure"))  # of no use for RGB: taken for sRGB
    assert pixels.getpixel((60, 60)) == pytest.approx((200, 100, 50), abs=4)
    cmyk = shown(tagged(sheet, picture(tmp_path, "CMYK", (0, 255, 255, 0)), role="figure"))
    red, green, blue = cmyk.getpixel((60, 60))  # type: ignore[misc]
    assert red > 2 * max(green, blue)


def test_grey_picture(tmp_path: Path, sheet: Callable[..., DisplayList]) -> None:
    """A picture without colour is grey."""
    assert shown(tagged(sheet, picture(tmp_path, "RGB", (90, 90, 90)))).mode == "L"


def test_lossless(tmp_path: Path, sheet: Callable[..., DisplayList]) -> None:
    """A chart stays sharp; a photograph that came as PNG is a JPEG; a bitmap is one."""
    chart, photo, lines = (tmp_path / f"{name}.png" for name in ("chart", "photo", "lines"))
    Pixels.new("RGB", (90, 90), (0, 90, 200)).save(chart)
    grain = Pixels.effect_noise((256, 256), 20)
    Pixels.merge("RGB", (Pixels.radial_gradient("L"), Pixels.linear_gradient("L"), grain)).save(
        photo
    )
    Pixels.new("1", (90, 90)).save(lines)
    filters = []
    for path in (chart, photo, lines):
        pdf = opened(screen(tagged(sheet, Image(str(path), 0, 0, 72, 72), role="figure")))
        (found,) = pdf.pages[0].obj.Resources.XObject.values()
        filters.append((str(found.Filter), str(found.ColorSpace), int(found.BitsPerComponent)))
    assert filters == [
        ("/FlateDecode", "/DeviceRGB", 8),
        ("/DCTDecode", "/DeviceRGB", 8),
        ("/FlateDecode", "/DeviceGray", 1),
    ]


def test_kept_apart(tmp_path: Path, sheet: Callable[..., DisplayList]) -> None:
    """What is kept of a picture for the press is not taken for a screen, nor the other way."""
    display = tagged(sheet, picture(tmp_path, "RGB", (250, 20, 30)), role="figure")
    for _ in range(2):
        assert shown(display).mode == "RGB"
        pdf = opened(write_pdf(display, PdfOptions(), Sink()))
        (found,) = pdf.pages[0].obj.Resources.XObject.values()
        assert found.ColorSpace == Name.DeviceCMYK


def test_unreadable_picture(tmp_path: Path, sheet: Callable[..., DisplayList]) -> None:
    """A picture that cannot be read is told, and no tag is left without content."""
    path = tmp_path / "broken.jpg"
    path.write_bytes(b"\xff\xd8 no picture")
    sink = Sink()
    image = Image(str(path), 0, 0, 72, 72)
    pdf = opened(write_screen(tagged(sheet, image, role="figure"), ScreenOptions(), sink))
    assert [one.code[:2] for one in sink.found] == ["F5"]
    assert outline(pdf) == [">Document", "Document>Part"]
    assert failures(pdf) == set()


def test_same_bytes(typeset: Callable[..., GlyphRun], sheet: Callable[..., DisplayList]) -> None:
    """The profile is made on the spot, and the file is the same all the same."""
    display = tagged(sheet, typeset("同"))
    first = screen(display)
    from layout.pdf.screen_colour import srgb_profile

    srgb_profile.cache_clear()
    assert screen(display) == first


def test_missing_glyph(typeset: Callable[..., GlyphRun], sheet: Callable[..., DisplayList]) -> None:
    """A file with a glyph that says nothing does not claim to be accessible."""
    run = typeset("缺")
    broken = replace(run, glyphs=(0,))
    assert failures(opened(screen(tagged(sheet, broken)))) == {"06-002"}


def test_trimmed(typeset: Callable[..., GlyphRun], sheet: Callable[..., DisplayList]) -> None:
    """The sheet round the page is for those who cut it."""
    display = tagged(sheet, typeset("边"))
    pages = tuple(replace(page, bleed=9.0, room=30.0) for page in display.pages)
    pdf = opened(screen(replace(display, pages=pages)))
    assert list(map(float, pdf.pages[0].MediaBox)) == [0, 0, 300, 300]


def test_page_labels(typeset: Callable[..., GlyphRun], sheet: Callable[..., DisplayList]) -> None:
    """A reader calls a page what the newspaper calls it."""
    pages: tuple[DisplayPage, ...] = sheet(typeset("版")).pages
    numbered = replace(pages[0], number=4)
    pdf = opened(screen(replace(sheet(typeset("版")), pages=(numbered,))))
    assert pdf.pages[0].label == "4"
