"""Pictures as they arrive on the page."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from layout.diagnostics import Sink, Span
from layout.display import DisplayList, FaceRef, Source
from layout.display import Image as Placed
from layout.pdf import Inks, PdfOptions, write_pdf
from layout.pdf.separation import most_ink

Sheet = Callable[..., DisplayList]
Written = Callable[..., bytes]

SIDE = 72.0
"""An inch, so that 200 pixels are 200 ppi."""

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 170, 50), (0, 0, 255), (255, 255, 255)


def quarters(size: int = 200) -> Image.Image:
    """Red and green over blue and white."""
    image = Image.new("RGB", (size, size), WHITE)
    half = size // 2
    for colour, corner in ((RED, (0, 0)), (GREEN, (half, 0)), (BLUE, (0, half))):
        image.paste(colour, (*corner, corner[0] + half, corner[1] + half))
    return image


def seen(data: bytes) -> list[str]:
    """The colours of the four quarters of a picture of an inch at the top left corner."""
    page = pdfium.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")
    return [_name(page.getpixel(place)) for place in ((18, 18), (54, 18), (18, 54), (54, 54))]


def _name(pixel: tuple[int, int, int]) -> str:
    """By the strongest of its lights: inks of newsprint are duller than those of a screen."""
    least = max(*pixel, 150) * 0.75
    bright = "".join(letter for letter, value in zip("RGB", pixel, strict=True) if value > least)
    return {"RGB": "white", "": "black"}.get(bright, bright)


def xobjects(data: bytes) -> list[dict[str, str]]:
    """The dictionaries of the first page's pictures."""
    with pikepdf.open(io.BytesIO(data)) as document:
        found = document.pages[0].Resources.get("/XObject", pikepdf.Dictionary())
        return [{key[1:]: str(value) for key, value in one.items()} for _, one in found.items()]


def placed(path: Path, side: float = SIDE, **more: object) -> Placed:
    """The picture in the top left corner."""
    return Placed(str(path), 0.0, 0.0, side, side, **more)  # type: ignore[arg-type]  # as given


@pytest.mark.parametrize(
    ("mode", "name", "colours"),
    [
        ("RGB", "p.jpg", ["R", "G", "B", "white"]),
        ("RGB", "p.png", ["R", "G", "B", "white"]),
        ("RGBA", "p.png", ["R", "G", "B", "white"]),
        ("P", "p.png", ["R", "G", "B", "white"]),
        ("P", "p.gif", ["R", "G", "B", "white"]),
        ("CMYK", "p.jpg", ["R", "G", "B", "white"]),
        ("CMYK", "p.tif", ["R", "G", "B", "white"]),
        ("L", "p.jpg", ["black", "white", "black", "white"]),
        ("1", "p.png", ["black", "white", "black", "white"]),
    ],
)
def test_colours(
    mode: str, name: str, colours: list[str], sheet: Sheet, written: Written, tmp_path: Path
) -> None:
    """Every mode arrives the right way up, the right way round and not as its negative."""
    image = quarters()
    if mode == "CMYK":  # Pillow's own conversion makes no black
        image = image.convert("CMYK")
    elif mode in {"L", "1"}:
        image = image.getchannel("G").convert(mode)
    else:
        image = image.convert(mode)
    image.save(tmp_path / name)
    data = written(sheet(placed(tmp_path / name)))
    assert seen(data) == colours
    (one,) = xobjects(data)
    assert one["ColorSpace"] == ("/DeviceGray" if mode in {"L", "1"} else "/DeviceCMYK")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation(orientation: int, sheet: Sheet, written: Written, tmp_path: Path) -> None:
    """A picture stored in any of the eight ways comes out upright."""
    stored = {
        1: "RGBw", 2: "GRwB", 3: "wBGR", 4: "BwRG", 5: "RBGw", 6: "GwRB", 7: "wGBR", 8: "BRwG",
    }  # fmt: skip
    image = Image.new("RGB", (200, 200))
    tones = {"R": RED, "G": GREEN, "B": BLUE, "w": WHITE}
    for letter, corner in zip(
        stored[orientation], ((0, 0), (100, 0), (0, 100), (100, 100)), strict=True
    ):
        image.paste(tones[letter], (*corner, corner[0] + 100, corner[1] + 100))
    exif = Image.Exif()
    exif[0x0112] = orientation
    image.save(tmp_path / "p.jpg", exif=exif)
    assert seen(written(sheet(placed(tmp_path / "p.jpg")))) == ["R", "G", "B", "white"]


def test_crop(sheet: Sheet, written: Written, tmp_path: Path) -> None:
    """Only what is seen goes into the file."""
    quarters(400).save(tmp_path / "p.png")
    data = written(sheet(placed(tmp_path / "p.png", crop=(0.5, 0.0, 1.0, 0.5))))
    assert seen(data) == ["G"] * 4
    (one,) = xobjects(data)
    assert (one["Width"], one["Height"]) == ("200", "200")


@pytest.mark.parametrize(("pixels", "kept"), [(1000, 200), (290, 290), (200, 200), (160, 160)])
def test_resolution(pixels: int, kept: int, sheet: Sheet, written: Written, tmp_path: Path) -> None:
    """A picture much finer than wanted is brought down; no picture is blown up."""
    quarters(pixels).save(tmp_path / "p.jpg")
    data = written(sheet(placed(tmp_path / "p.jpg")))
    (one,) = xobjects(data)
    assert (one["Width"], one["Height"]) == (str(kept), str(kept))
    assert seen(data) == ["R", "G", "B", "white"]


def test_crop_between_pixels(sheet: Sheet, written: Written, tmp_path: Path) -> None:
    """A crop whose edges fall between pixels is not scaled by the one that rounding adds."""
    Image.new("L", (401, 400)).save(tmp_path / "p.png")
    crop = 0.4 / 401, 0.0, 400.6 / 401, 1.0
    (one,) = xobjects(written(sheet(placed(tmp_path / "p.png", side=144.0, crop=crop))))
    assert (one["Width"], one["Height"]) == ("401", "400")


def test_line_art_keeps_its_edges(sheet: Sheet, written: Written, tmp_path: Path) -> None:
    """A bitmap stays one bit deep, and fine enough for the plate."""
    Image.new("1", (600, 600), 1).save(tmp_path / "p.png")
    (one,) = xobjects(written(sheet(placed(tmp_path / "p.png"))))
    assert (one["Width"], one["BitsPerComponent"], one["Filter"]) == ("600", "1", "/FlateDecode")


def test_filters(sheet: Sheet, written: Written, tmp_path: Path) -> None:
    """A small chart stays lossless; a photograph, and a large picture, become JPEG."""
    for name, size in (("chart.png", 200), ("photo.jpg", 200), ("large.png", 600)):
        quarters(size).save(tmp_path / name)
    pictures = [
        placed(tmp_path / "chart.png"),
        placed(tmp_path / "photo.jpg"),
        placed(tmp_path / "large.png", 3 * SIDE),
    ]
    found = [one["Filter"] for one in xobjects(written(sheet(*pictures)))]
    assert found == ["/FlateDecode", "/DCTDecode", "/DCTDecode"]


def test_no_comment_of_the_source(sheet: Sheet, written: Written, tmp_path: Path) -> None:
    """Notes and camera data of the source file stay out of the print file."""
    exif = Image.Exif()
    exif[0x010E] = "where it was taken"
    picture = quarters().convert("L")
    picture.save(tmp_path / "p.jpg", exif=exif, comment="private note")
    data = written(sheet(placed(tmp_path / "p.jpg")))
    assert b"private note" not in data
    assert b"where it was taken" not in data


def test_used_twice_embedded_once(sheet: Sheet, written: Written, tmp_path: Path) -> None:
    """The same picture at the same size is one object, on one page and over several."""
    quarters().save(tmp_path / "p.jpg")
    display = sheet(placed(tmp_path / "p.jpg"), Placed(str(tmp_path / "p.jpg"), 100, 0, 72, 72))
    twice = DisplayList(display.faces, display.pages * 2)
    with pikepdf.open(io.BytesIO(written(twice))) as document:
        images = [one for one in document.objects if isinstance(one, pikepdf.Stream)]
        assert sum(one.get("/Subtype") == "/Image" for one in images) == 1
        for page in document.pages:
            drawn = pikepdf.parse_content_stream(page)
            assert sum(str(one.operator) == "Do" for one in drawn) == 2


def test_description(sheet: Sheet, written: Written, tmp_path: Path) -> None:
    """What a picture shows goes with it for those who cannot see it."""
    quarters().save(tmp_path / "p.jpg")
    data = written(sheet(placed(tmp_path / "p.jpg", alt="春耕")))
    with pikepdf.open(io.BytesIO(data)) as document:
        marked = next(
            one
            for one in pikepdf.parse_content_stream(document.pages[0])
            if str(one.operator) == "BDC"
        )
        assert str(marked.operands[1]["/Alt"]) == "春耕"


def test_coarse_picture(sheet: Sheet, tmp_path: Path) -> None:
    """Fewer than 150 pixels an inch are told once, with the numbers and the place in the plan."""
    quarters(100).save(tmp_path / "p.jpg")
    source = Source("漫画", file="edition.yaml", line=7)
    one = placed(tmp_path / "p.jpg", source=source)
    sink = Sink()
    assert write_pdf(sheet(one, one), PdfOptions("PDF/X-1a:2003"), sink)
    (found,) = sink.found
    assert (found.code, found.span) == ("W505", Span("edition.yaml", 7))
    assert found.fields == {
        "path": str(tmp_path / "p.jpg"),
        "ppi": 100,
        "width": 25,
        "height": 25,
        "least": 150,
    }


@pytest.mark.parametrize("name", ["p.jpg", "p.png", "p.tif", "p.webp"])
def test_cut_short(name: str, sheet: Sheet, tmp_path: Path) -> None:
    """A file that ends early leaves its box empty and is told; the page is still written."""
    whole = io.BytesIO()
    Image.effect_noise((300, 300), 50).convert("RGB").save(tmp_path / name)
    whole.write((tmp_path / name).read_bytes())
    (tmp_path / name).write_bytes(whole.getvalue()[: len(whole.getvalue()) // 2])
    sink = Sink()
    data = write_pdf(sheet(placed(tmp_path / name)), PdfOptions("PDF/X-1a:2003"), sink)
    assert [one.code for one in sink.found] == ["F504"]
    assert xobjects(data) == []


def test_several_pictures_in_one_file(sheet: Sheet, tmp_path: Path) -> None:
    """Of an animation the first picture is placed, and that is said."""
    frames = [Image.new("L", (200, 200), tone) for tone in (0, 255)]
    frames[0].save(tmp_path / "p.gif", save_all=True, append_images=frames[1:])
    sink = Sink()
    data = write_pdf(sheet(placed(tmp_path / "p.gif")), PdfOptions("PDF/X-1a:2003"), sink)
    assert [one.code for one in sink.found] == ["N506"]
    assert seen(data) == ["black"] * 4


def test_separated_in_strips(sheet: Sheet, written: Written, tmp_path: Path) -> None:
    """A picture of many strips: colour in the last row alone makes it no grey picture."""
    image = Image.new("RGB", (1000, 1000), (90, 90, 90))
    image.paste(RED, (0, 992, 1000, 1000))
    image.save(tmp_path / "p.png")
    data = written(sheet(placed(tmp_path / "p.png", 300.0)))
    assert xobjects(data)[0]["ColorSpace"] == "/DeviceCMYK"
    page = pdfium.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")
    assert _name(page.getpixel((150, 299))) == "R"
    assert _name(page.getpixel((150, 150))) == "black"


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_ready_jpeg_stays(mode: str, sheet: Sheet, written: Written, tmp_path: Path) -> None:
    """A JPEG in the inks of the press goes into the file byte for byte, and looks the same."""
    quarters().convert("RGB").convert(mode).save(tmp_path / "p.jpg", quality=95)
    data = written(sheet(placed(tmp_path / "p.jpg")))
    with pikepdf.open(io.BytesIO(data)) as document:
        (image,) = document.pages[0].get_images().values()
        assert image.read_raw_bytes() == (tmp_path / "p.jpg").read_bytes()
    if mode == "CMYK":
        assert seen(data)[3] == "white"


@pytest.mark.parametrize("more", [{"crop": (0.0, 0.0, 0.9, 0.9)}, {"side": 20.0}])
def test_ready_jpeg_cut(
    more: dict[str, Any], sheet: Sheet, written: Written, tmp_path: Path
) -> None:
    """One that is cropped or reduced is coded anew."""
    quarters().convert("L").save(tmp_path / "p.jpg", quality=95)
    data = written(sheet(placed(tmp_path / "p.jpg", **more)))
    with pikepdf.open(io.BytesIO(data)) as document:
        (image,) = document.pages[0].get_images().values()
        assert image.read_raw_bytes() != (tmp_path / "p.jpg").read_bytes()


def test_ink_of_a_jpeg(sheet: Sheet, tmp_path: Path) -> None:
    """What coding adds about edges is within the limit too: no decoded pixel is over it."""
    noise = [Image.effect_noise((600, 600), 120) for _ in range(3)]
    Image.merge("RGB", noise).point(lambda value: value // 3).save(tmp_path / "p.tif")
    options = PdfOptions("none", inks=Inks(limit=170.0))
    data = write_pdf(sheet(placed(tmp_path / "p.tif", 216.0)), options, Sink())
    with pikepdf.open(io.BytesIO(data)) as document:
        (image,) = document.pages[0].get_images().values()
        assert image.Filter == "/DCTDecode"
        with Image.open(io.BytesIO(image.read_raw_bytes())) as decoded:
            assert most_ink(decoded) <= 170.0


def test_no_face_ends_the_work(sheet: Sheet, tmp_path: Path, typeset: Callable[..., Any]) -> None:
    """Nothing of the pictures goes on, or is told, after a page that cannot be written."""
    quarters().save(tmp_path / "p.png")
    lost = (FaceRef("lost", str(tmp_path / "lost.ttf")),)
    sink = Sink()
    display = sheet(placed(tmp_path / "p.png", 600.0), typeset("字"), faces=lost)
    assert write_pdf(display, PdfOptions(), sink) == b""
    assert [one.code for one in sink.found] == ["E601"]
    assert threading.active_count() == 1
