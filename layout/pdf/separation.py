"""Pixels of any mode to the inks of the press."""

from __future__ import annotations

from PIL import Image, ImageChops

_SIXTEEN_BITS = ("I;16", "I;16B")


def flatten(pixels: Image.Image) -> Image.Image:
    """Bring any mode of `layout.picture.MODES` to 1, L, RGB or CMYK; what is clear is paper."""
    if pixels.mode in _SIXTEEN_BITS:
        return pixels.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if pixels.has_transparency_data:
        grey = pixels.mode in {"1", "L", "LA"}
        seen = pixels.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("L" if grey else "RGB")
    if pixels.mode in {"1", "L", "CMYK"}:
        return pixels
    return pixels.convert("RGB")


def to_press(pixels: Image.Image) -> Image.Image:
    """RGB to CMYK by full grey component replacement; a picture without colour becomes grey.

    Black takes all that cyan, magenta and yellow have in common, so one of the three is always
    nought and the total ink is at most 200 %: under every newsprint limit, without a profile. The
    colours are those of ideal inks; greys stay neutral whatever the press.
    """
    if pixels.mode != "RGB":
        return pixels
    cyan, magenta, yellow = ImageChops.invert(pixels).split()
    black = ImageChops.darker(ImageChops.darker(cyan, magenta), yellow)
    inks = [ImageChops.subtract(ink, black) for ink in (cyan, magenta, yellow)]
    if not any(ink.getbbox() for ink in inks):
        return ImageChops.invert(black)
    return Image.merge("CMYK", (*inks, black))
