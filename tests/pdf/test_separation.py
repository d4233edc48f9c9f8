"""Inks for the press."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from layout.pdf.separation import spread, to_press
from layout.picture import MODES

Pixel = tuple[int, int, int]


def inks(*colours: Pixel) -> list[tuple[int, ...]]:
    """Ink of each pixel, 0 to 255."""
    image = Image.new("RGB", (len(colours), 1))
    for place, colour in enumerate(colours):
        image.putpixel((place, 0), colour)
    press = to_press(image)
    return [press.getpixel((place, 0)) for place in range(len(colours))]  # type: ignore[misc]  # CMYK pixels are tuples


@pytest.mark.parametrize(
    ("colour", "ink"),
    [
        ((255, 255, 255), (0, 0, 0, 0)),
        ((0, 0, 0), (0, 0, 0, 255)),
        ((255, 0, 0), (0, 255, 255, 0)),
        ((128, 128, 128), (0, 0, 0, 127)),
        ((200, 100, 50), (0, 100, 150, 55)),
    ],
)
def test_black_replaces_grey(colour: Pixel, ink: tuple[int, ...]) -> None:
    """Black carries what the three colours have in common."""
    assert inks(colour, (255, 0, 0))[0] == ink


@settings(max_examples=50, deadline=None)
@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_total_ink(colour: Pixel) -> None:
    """One colour is always nought, and all inks together are at most 200 %."""
    cyan, magenta, yellow, black = inks(colour, (255, 0, 0))[0]
    assert min(cyan, magenta, yellow) == 0
    assert cyan + magenta + yellow + black <= 2 * 255


@settings(max_examples=50, deadline=None)
@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_inks_by_their_definition(colour: Pixel) -> None:
    """Each ink is the complement of its light, less the black that all three have in common."""
    full = [255 - light for light in colour]
    black = min(full)
    assert inks(colour, (255, 0, 0))[0] == (*(ink - black for ink in full), black)


def test_no_colour_no_colour_inks() -> None:
    """A grey photograph saved as RGB takes black alone."""
    image = Image.new("RGB", (2, 1), (90, 90, 90))
    press = to_press(image)
    assert (press.mode, press.getpixel((0, 0))) == ("L", 90)


@pytest.mark.parametrize("mode", sorted(MODES))
def test_every_mode_has_a_way(mode: str) -> None:
    """Each mode that is let in comes out in inks."""
    assert to_press(spread(Image.new(mode, (2, 2)))).mode in {"1", "L", "CMYK"}


@pytest.mark.parametrize(("mode", "clear"), [("RGBA", (255, 0, 0, 0)), ("LA", (0, 0))])
def test_clear_is_paper(mode: str, clear: tuple[int, ...]) -> None:
    """What is transparent shows the white of the paper."""
    assert to_press(spread(Image.new(mode, (1, 1), clear))).getpixel((0, 0)) == 255


def test_sixteen_bits() -> None:
    """Deep greys keep their tone."""
    image = Image.new("I;16", (2, 1))
    image.putpixel((0, 0), 65535)
    image.putpixel((1, 0), 32896)
    assert [spread(image).getpixel((x, 0)) for x in (0, 1)] == [255, 128]
