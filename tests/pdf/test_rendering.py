"""Drawings on the page: their inks, their type, and what ends one that never would."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from layout.diagnostics import Diagnostic, Sink
from layout.display import DisplayList
from layout.display import Image as Placed
from layout.pdf import PdfOptions, write_pdf
from layout.pdf.conversion import Converted, Wanted
from layout.pdf.lettering import lettering_of
from layout.pdf.options import Inks
from layout.pdf.press import press_of
from layout.pdf.rendering import render
from layout.picture import PictureFault
from tests.pdf.conftest import FACES

Sheet = Callable[..., DisplayList]
Inked = tuple[int, ...]

INCH = Wanted((0.0, 0.0, 1.0, 1.0), 72.0, 72.0, 200.0)
HOUSE = lettering_of(FACES)


def drawn(inner: str, wanted: Wanted = INCH) -> Converted | PictureFault:
    """A drawing of 100 by 100 as it is brought to the press."""
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{inner}</svg>'
    return render(Path("a.svg"), text.encode(), wanted, press_of(Inks()), HOUSE)


def done(inner: str, wanted: Wanted = INCH) -> Converted:
    """One that can be drawn."""
    found = drawn(inner, wanted)
    assert isinstance(found, Converted)
    return found


def inks(found: Converted) -> Image.Image:
    """Its pixels."""
    picture = found.picture
    mode = "CMYK" if picture.space == "DeviceCMYK" else "L"
    size = picture.width, picture.height
    return Image.frombytes(mode, size, zlib.decompress(picture.data))


def test_black_alone() -> None:
    """Black, greys and paper are on the black plate; colours are separated, to the limit."""
    shapes = (
        '<rect width="50" height="50"/><rect x="50" width="50" height="50" fill="#808080"/>'
        '<rect y="50" width="50" height="50" fill="#c00000"/>'
    )
    pixels = inks(done(shapes))
    assert pixels.size == (600, 600)  # three times the resolution of the house
    assert pixels.getpixel((100, 100)) == (0, 0, 0, 255)
    assert pixels.getpixel((400, 100)) == (0, 0, 0, 127)
    assert pixels.getpixel((400, 400)) == (0, 0, 0, 0)
    red: Any = pixels.getpixel((100, 400))
    assert red[0] < red[1]
    assert 300 < sum(red) <= 2.2 * 255


def test_grey() -> None:
    """A drawing without colour takes one plate."""
    found = done('<rect width="50" height="100" fill="#404040"/>')
    assert found.picture.space == "DeviceGray"
    assert inks(found).getpixel((10, 10)) == 0x40


def test_crop() -> None:
    """Only what is seen goes along, as fine as the whole."""
    half = Wanted((0.5, 0.0, 1.0, 1.0), 36.0, 72.0, 200.0)
    pixels = inks(done('<rect x="50" width="50" height="100" fill="#404040"/>', half))
    assert pixels.size == (300, 600)
    assert pixels.getextrema() == (0x40, 0x40)


def test_full_of_tones() -> None:
    """A photograph in a drawing is kept as photographs are; what is black stays black alone."""
    photo = Image.merge("RGB", [Image.effect_noise((200, 200), 90) for _ in "rgb"])
    buffer = io.BytesIO()
    photo.save(buffer, "PNG")
    data = base64.b64encode(buffer.getvalue()).decode()
    picture = done(
        f'<image width="100" height="100" href="data:image/png;base64,{data}"/>'
        '<rect width="40" height="40"/>'
    ).picture
    assert (picture.filter, picture.width) == ("DCTDecode", 300)
    with Image.open(io.BytesIO(picture.data)) as again:
        black: Any = again.getpixel((50, 50))
    assert sum(black[:3]) < 10
    assert black[3] > 240


@pytest.mark.parametrize(
    ("family", "asked", "stands"),
    [
        ("sans-serif", (), "Noto Sans SC"),
        ("serif", (), "Noto Serif SC"),
        ("Noto Serif SC, Arial", (), "Noto Serif SC"),
        ("'LXGW WenKai'", (), "LXGW WenKai"),
        ("Arial, sans-serif", ("Arial",), "Noto Sans SC"),
        ("SimSun", ("SimSun",), "Noto Serif SC"),
        ("宋体", ("宋体",), "Noto Serif SC"),
        ("微软雅黑", ("微软雅黑",), "Noto Sans SC"),
        ("STKaiti", ("STKaiti",), "LXGW WenKai"),
        ("Xyz", ("Xyz",), "Noto Sans SC"),
    ],
)
def test_families(family: str, asked: tuple[str, ...], stands: str) -> None:
    """A font of the illustrator's becomes a face of the house of its kind."""
    for shape in (
        '<text font-family="{}">',
        '<text style="font-family: {};fill:red">',
        "<style>a {{ font-family: {}; fill: red }}</style>",
        "<style>a {{ font:bold 9px/1.2 {}}}</style>",
    ):
        assert HOUSE.named(shape.format(family)) == (shape.format(stands), asked)


def test_quotes_in_a_sheet() -> None:
    """In a style sheet double quotes stand round a name; what describes a font is none."""
    sheet = '@font-face { font-family: "A" } .a { font-family: "Times New Roman", serif; }'
    text, asked = HOUSE.named(f"<style>{sheet}</style>")
    assert text == "<style> .a { font-family: Noto Serif SC; }</style>"
    assert asked == ("Times New Roman",)


def test_letters() -> None:
    """Type is drawn in the house's faces; what they lack is told."""
    blank = inks(done('<text font-family="sans-serif" y="80" font-size="80"> </text>'))
    found = done('<text font-family="sans-serif" y="80" font-size="80">字ꯀ</text>')
    assert blank.getextrema() == (255, 255)
    assert inks(found).getextrema() == (0, 255)
    assert (found.asked, found.lacking) == ((), "ꯀ")


def test_many_times_over() -> None:
    """What stands for itself ten million times ends in a message."""
    groups = "".join(
        f'<g id="a{i}">' + f'<use href="#a{i - 1}"/>' * 10 + "</g>" for i in range(1, 8)
    )
    found = drawn(
        f'<defs><g id="a0"><rect width="1" height="1"/></g>{groups}</defs><use href="#a7"/>'
    )
    assert isinstance(found, PictureFault)
    assert found.code == "F507"


def test_page(sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same file with the cache, from it and without it, each with the same messages."""
    path = tmp_path / "a.svg"
    text = '<text y="50" font-size="40" font-family="Arial" fill="red">字</text>'
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{text}</svg>')

    def write() -> tuple[bytes, tuple[Diagnostic, ...]]:
        sink = Sink()
        options = PdfOptions("PDF/X-1a:2003")
        return write_pdf(sheet(Placed(str(path), 0, 0, 72, 72)), options, sink), sink.found

    monkeypatch.setenv("BANMIAN_CACHE", str(tmp_path / "cache"))
    first, second = write(), write()
    monkeypatch.setenv("BANMIAN_CACHE", "off")
    assert first == second == write()
    assert [one.code for one in first[1]] == ["N507"]
    with pikepdf.open(io.BytesIO(first[0])) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
        assert str(image.ColorSpace) == "/DeviceCMYK"


def test_screen() -> None:
    """For a screen a drawing keeps its colours, at what a reader may still enlarge."""
    text = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
    shape = text.format('<rect width="9" height="9" fill="#c00000"/>').encode()
    found = render(Path("a.svg"), shape, INCH, press_of(Inks(), is_screen=True), HOUSE)
    assert isinstance(found, Converted)
    assert (found.picture.space, found.picture.width) == ("DeviceRGB", 300)
    assert zlib.decompress(found.picture.data)[:3] == b"\xc0\0\0"
