"""Inks for the press."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image, ImageCms

from layout.pdf import Inks
from layout.pdf.conversion import encode
from layout.pdf.press import Press, press_of
from layout.pdf.separation import held, most_ink, spread, to_press
from layout.picture import MODES

Pixel = tuple[int, int, int]


PRESS = press_of(Inks())


def some(bands: int) -> st.SearchStrategy[list[Any]]:
    """Pixels of a few bands."""
    return st.lists(st.tuples(*[st.integers(0, 255)] * bands), min_size=1, max_size=30)


def pictured(*colours: Pixel) -> Image.Image:
    """A picture of these pixels."""
    image = Image.new("RGB", (len(colours), 1))
    for place, colour in enumerate(colours):
        image.putpixel((place, 0), colour)
    return image


def inks(*colours: Pixel, press: Press = PRESS) -> list[tuple[int, ...]]:
    """Ink of each pixel, 0 to 255."""
    pixels = to_press(pictured(*colours), press).pixels
    return [pixels.getpixel((place, 0)) for place in range(len(colours))]  # type: ignore[misc]  # CMYK pixels are tuples


RED = (220, 30, 30)


def test_colours_by_the_profile() -> None:
    """Paper stays bare, black is black ink with a little of the others, grey is mostly black."""
    paper, black, grey, red = inks((255, 255, 255), (0, 0, 0), (128, 128, 128), RED)
    assert paper == (0, 0, 0, 0)
    assert black[3] > 230
    assert grey[3] > 5 * max(grey[:3])
    assert min(red[1:3]) > 150 > max(red[0], red[3])


@settings(max_examples=30)
@given(
    st.lists(st.tuples(*[st.integers(0, 255)] * 3), min_size=1, max_size=30),
    st.sampled_from([150, 220, 300]),
)
def test_total_ink(colours: list[Pixel], limit: int) -> None:
    """All inks together keep to the limit of the house, whatever the picture and its coding."""
    press = replace(PRESS, limit=float(limit))
    pixels = to_press(pictured(*colours, RED), press).pixels
    for lossless in (True, False):
        made = encode(pixels, press, lossless=lossless)
        said: Image.Image
        if made.filter == "DCTDecode":
            said = Image.open(io.BytesIO(made.data))
        else:
            size = made.width, made.height
            said = Image.frombytes("CMYK", size, zlib.decompress(made.data))
        assert said.mode == "CMYK"
        assert most_ink(said) <= limit


Ink = tuple[int, int, int, int]


def laid(inked: list[Ink]) -> Image.Image:
    """A picture of these inks."""
    image = Image.new("CMYK", (len(inked), 1))
    for place, ink in enumerate(inked):
        image.putpixel((place, 0), ink)
    return image


@settings(max_examples=100)
@given(
    st.lists(st.tuples(*[st.integers(0, 255)] * 4), min_size=1, max_size=30), st.integers(120, 400)
)
def test_colours_give_way_not_black(inked: list[Ink], limit: int) -> None:
    """Held to a limit, a pixel keeps its black; the others shrink alike; what is within stays."""
    made = held(laid(inked), limit)
    for place, before in enumerate(inked):
        after = made.getpixel((place, 0))
        assert isinstance(after, tuple)
        assert sum(after) <= limit * 255 / 100
        assert after[3] == before[3]
        if sum(before) <= int(limit * 255 / 100):
            assert after == before
        else:
            share = sum(after[:3]) / sum(before[:3])
            assert all(abs(a - b * share) < 2 for a, b in zip(after, before[:3], strict=False))


@settings(max_examples=100)
@given(st.lists(st.tuples(*[st.integers(0, 255)] * 4), min_size=1, max_size=30))
def test_most_ink(inked: list[Ink]) -> None:
    """The most ink is that of the darkest pixel."""
    most = max(sum(ink) for ink in inked) * 100 / 255
    assert most_ink(laid(inked)) == pytest.approx(most)


@pytest.mark.parametrize("row", [0, 63, 64, 200])
def test_every_row_is_looked_at(row: int) -> None:
    """A single pixel over the limit is found and held, wherever in a tall picture it stands."""
    tall = Image.new("CMYK", (3, 201))
    tall.putpixel((1, row), (255, 255, 255, 100))
    made = held(tall, 240)
    assert most_ink(tall) == pytest.approx(865 * 100 / 255)
    assert made.getpixel((1, row)) == (170, 170, 170, 100)
    assert len(made.getcolors() or ()) == 2


def test_cmyk_is_left() -> None:
    """A picture separated by others is not separated again, nor held."""
    picture = laid([(255, 255, 255, 255)])
    assert to_press(picture, PRESS).pixels is picture


def test_own_profile_counts() -> None:
    """A picture's own profile says what its numbers mean; one that is no use is told."""
    image = Image.new("RGB", (1, 1), RED)
    srgb = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    plain = to_press(image, PRESS).pixels.getpixel((0, 0))
    assert to_press(image, PRESS, bytes(srgb)).pixels.getpixel((0, 0)) == plain
    red, blue = (srgb.index(tag, 128) for tag in (b"rXYZ", b"bXYZ"))
    srgb[red + 4 : red + 8], srgb[blue + 4 : blue + 8] = (
        srgb[blue + 4 : blue + 8],
        srgb[red + 4 : red + 8],
    )
    swapped = to_press(image, PRESS, bytes(srgb)).pixels.getpixel((0, 0))
    assert isinstance(swapped, tuple)
    assert swapped[0] > swapped[2]  # more cyan than yellow: a blue
    guessed = to_press(image, PRESS, b"no profile")
    assert (guessed.is_guessed, guessed.pixels.getpixel((0, 0))) == (True, plain)


def test_no_colour_no_colour_inks() -> None:
    """A grey photograph saved as RGB takes black alone."""
    image = Image.new("RGB", (2, 1), (90, 90, 90))
    pixels = to_press(image, PRESS).pixels
    assert (pixels.mode, pixels.getpixel((0, 0))) == ("L", 90)


@pytest.mark.parametrize("mode", sorted(MODES))
def test_every_mode_has_a_way(mode: str) -> None:
    """Each mode that is let in comes out in inks."""
    assert to_press(spread(Image.new(mode, (2, 2))), PRESS).pixels.mode in {"1", "L", "CMYK"}


@pytest.mark.parametrize(("mode", "clear"), [("RGBA", (255, 0, 0, 0)), ("LA", (0, 0))])
def test_clear_is_paper(mode: str, clear: tuple[int, ...]) -> None:
    """What is transparent shows the white of the paper."""
    assert to_press(spread(Image.new(mode, (1, 1), clear)), PRESS).pixels.getpixel((0, 0)) == 255


def test_sixteen_bits() -> None:
    """Deep greys keep their tone."""
    image = Image.new("I;16", (2, 1))
    image.putpixel((0, 0), 65535)
    image.putpixel((1, 0), 32896)
    assert [spread(image).getpixel((x, 0)) for x in (0, 1)] == [255, 128]
