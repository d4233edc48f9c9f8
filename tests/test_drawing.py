"""Drawings in SVG: their size and letters, and what is refused before anything is drawn."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from layout.drawing import MOST_BYTES, Drawing, read_drawing
from layout.pdf.lettering import Lettering
from layout.picture import PictureFault, kind_of

LONG = 300_000
HOUSE = Lettering((), ("A", "B"))
SVG = 'xmlns="http://www.w3.org/2000/svg"'


def drawing(inner: str, root: str = 'viewBox="0 0 60 40"') -> bytes:
    """A small drawing."""
    return f"<svg {SVG} {root}>{inner}</svg>".encode()


def read(content: bytes) -> Drawing:
    """A drawing that can be placed."""
    found = read_drawing(Path("a.svg"), content)
    assert isinstance(found, Drawing)
    return found


def code(content: bytes) -> str:
    """Why a drawing cannot be placed."""
    found = read_drawing(Path("a.svg"), content)
    assert isinstance(found, PictureFault)
    return found.code


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('viewBox="0 0 60 40"', (45, 30)),
        ('viewBox="-9,-9, 60,40"', (45, 30)),
        ('width="96" height="48px"', (72, 36)),
        ('width="72pt" height="1in"', (72, 72)),
        ('width="25.4mm" height="2.54cm"', (72, 72)),
        ('width="100%" height="100%" viewBox="0 0 60 40"', (45, 30)),
        ('width="96" viewBox="0 0 60 40"', (72, 48)),
        ('height="96" viewBox="0 0 60 40"', (108, 72)),
    ],
)
def test_size(root: str, size: tuple[float, float]) -> None:
    """Width and height in points; what is not given follows the viewBox."""
    found = read(drawing("", root))
    assert (found.width, found.height) == pytest.approx(size)


@pytest.mark.parametrize("root", ["", 'viewBox="0 0 0 9"', 'viewBox="0 0 x 9"', 'width="9"'])
def test_no_size(root: str) -> None:
    """A drawing without proportions has no place."""
    assert code(drawing("", root)) == "F506"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb2312"])
def test_encodings(codec: str) -> None:
    """Letters are those of the drawing, in any encoding that a declaration names."""
    named = codec.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{named}"?>' + drawing("<text>中文</text>").decode()
    content = text.encode(codec)
    assert kind_of(content[:4096]) == "drawing"
    assert read(content).letters == "中文"


@pytest.mark.parametrize("codec", ["punycode", "hex", "no-such-thing"])
def test_no_encoding(codec: str) -> None:
    """An encoding that no drawing is written in is not tried."""
    assert code(f'<?xml version="1.0" encoding="{codec}"?>'.encode() + drawing("")) == "F506"


def test_cut_short() -> None:
    """A file that ends early is a drawing or a fault, never an exception."""
    whole = drawing("<style>a { font: 9px A }</style><text x='1'>甲</text><image href='#a'/>")
    for content in (whole, whole.decode().encode("utf-16"), gzip.compress(whole)):
        for length in range(len(content)):
            found = read_drawing(Path("a.svg"), content[:length])
            assert isinstance(found, Drawing | PictureFault)


def test_packed() -> None:
    """An SVGZ is unpacked, to its limit."""
    assert read(gzip.compress(drawing("<text>甲</text>"))).letters == "甲"
    assert kind_of(gzip.compress(drawing("<g/>"))) == "drawing"
    assert code(gzip.compress(drawing(" " * MOST_BYTES))) == "F507"
    assert code(gzip.compress(drawing(""))[:20]) == "F506"


def test_letters() -> None:
    """Only what is shown counts: no titles, no notes of the program that made it."""
    inner = "<title>题</title><desc>说</desc><text>甲<title>注</title><tspan>乙</tspan></text>"
    assert read(drawing(inner)).letters == "乙甲"


@pytest.mark.parametrize(
    "inner",
    [
        '<image href="photo.png"/>',
        '<image href="/etc/passwd"/>',
        '<image href="file:///etc/passwd"/>',
        '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="http://localhost/a.png"/>',
        '<use href="other.svg#a"/>',
        "<style>@import 'other.css';</style>",
        "<style>.a { fill: url(other.svg#a) }</style>",
        '<rect fill="url( &quot;other.svg#a&quot; )"/>',
        "<?xml-stylesheet href='other.css'?>",
    ],
)
def test_nothing_is_fetched(inner: str) -> None:
    """A drawing that needs another file is refused, whatever it is and wherever it lies."""
    assert code(drawing(inner)) == "F508"


@pytest.mark.parametrize(
    "inner",
    [
        '<a href="https://example.org/"><rect/></a>',
        '<use href="#a"/>',
        '<image href="data:image/png;base64,AA=="/>',
        '<rect fill="url(#a)" filter="url(\'#b\')"/>',
        "<style>@font-face { font-family: A; src: url(https://example.org/a.woff) }</style>",
    ],
)
def test_own_references(inner: str) -> None:
    """What lies in the file itself, and what is not drawn, is no reason."""
    assert read(drawing(inner)).not_drawn == ()


@pytest.mark.parametrize(
    "content",
    [
        drawing("<g>" * 300 + "</g>" * 300),
        drawing("<g/>" * 200_001),
        b"<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&#38;a;&#38;a;'>]>" + drawing("&b;"),
        b"<!DOCTYPE svg [<!ENTITY a '" + b"a" * 2000 + b"'>]>" + drawing("&a;"),
    ],
    ids=["deep", "many", "nested entities", "long entity"],
)
def test_bounds(content: bytes) -> None:
    """What would take a machine down is refused in little time."""
    assert code(content) == "F507"


@pytest.mark.parametrize(
    "inner",
    [
        f"<style>url({' ' * LONG})</style>",
        f"<style>{'url(' * LONG}</style>",
        f"<style>@import{' ' * LONG})</style>",
        f"<style>{'@font-face{' * LONG}</style>",
        f"<g><![CDATA[{'<style>' * LONG}]]></g>",
        f"<g><![CDATA[{'<style ' * LONG}]]></g>",
        f"<g><!--{'font:1px ' * LONG}--></g>",
        f"<g><!--{'font-family=' * LONG}--></g>",
        f"<g><!--font:{'1px ' + ' ' * LONG}--></g>",
    ],
    ids=lambda inner: inner[:20],
)
def test_long_ways(inner: str) -> None:
    """What is long takes no longer than it is long, however it is made."""
    found = read_drawing(Path("a.svg"), drawing(inner))
    if isinstance(found, Drawing):
        HOUSE.named(found.text)


def test_long_numbers() -> None:
    """A length of a million digits is none."""
    assert code(drawing("", f'width="{"1" * LONG}x" height="9"')) == "F506"
    assert code(drawing("", f'viewBox="0 0 {"1" * LONG} 9"')) == "F506"


def test_entities_of_illustrator() -> None:
    """Entities that hold addresses of namespaces are common, and harmless."""
    head = b'<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]>'
    assert read(head + b'<svg xmlns="&ns;" viewBox="0 0 4 4"/>').width == 3


@pytest.mark.parametrize("content", [b"<svg", b"<svg/>", drawing("<g>"), b"<html><svg/></html>"])
def test_damaged(content: bytes) -> None:
    """What is no SVG, or not to its end, is told as such."""
    assert code(content) == "F506"


def test_not_drawn() -> None:
    """Text of a web page is missed, unless something else stands for it."""
    web = "<foreignObject/>"
    assert len(read(drawing(web)).not_drawn) == 1
    assert read(drawing(f"<switch>{web}<text>甲</text></switch>")).not_drawn == ()
    assert len(read(drawing('<rect style="fill: var(--a)"/>')).not_drawn) == 1


def test_moving() -> None:
    """Scripts and animation are noticed; they are never run."""
    assert not read(drawing("<rect/>")).is_moving
    assert read(drawing("<rect><animate/></rect>")).is_moving
    assert read(drawing('<script href="a.js"/>')).is_moving
