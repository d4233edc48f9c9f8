"""Pixels of any mode to the inks of the press."""

from __future__ import annotations

from PIL import Image, ImageChops

_SIXTEEN_BITS = ("I;16", "I;16B")
_READY = ("1", "L", "LA", "RGB", "RGBA", "CMYK")


def spread(pixels: Image.Image) -> Image.Image:
    """Bring any mode of `layout.picture.MODES` to one that can be scaled: grey, RGB(A) or CMYK."""
    if pixels.mode in _SIXTEEN_BITS:
        return pixels.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if pixels.has_transparency_data and pixels.mode != "LA":
        return pixels.convert("RGBA")
    return pixels if pixels.mode in _READY else pixels.convert("RGB")


def to_press(pixels: Image.Image) -> Image.Image:
    """What `spread` gives to 1, L or CMYK; what is clear is paper, RGB without colour is grey.

    RGB is separated by full grey component replacement: black takes all that cyan, magenta and
    yellow have in common, so one of the three is always nought and the total ink is at most 200 %,
    under every newsprint limit, without a profile. The colours are those of ideal inks; greys stay
    neutral whatever the press.
    """
    if pixels.mode in {"LA", "RGBA"}:
        pixels = _on_paper(pixels)
    if pixels.mode != "RGB":
        return pixels
    cyan, magenta, yellow = ImageChops.invert(pixels).split()
    black = ImageChops.darker(ImageChops.darker(cyan, magenta), yellow)
    inks = [ImageChops.subtract(ink, black) for ink in (cyan, magenta, yellow)]
    if not any(ink.getbbox() for ink in inks):
        return ImageChops.invert(black)
    return Image.merge("CMYK", (*inks, black))


def _on_paper(pixels: Image.Image) -> Image.Image:
    mode = "L" if pixels.mode == "LA" else "RGB"
    paper = Image.new(mode, pixels.size, "white")
    paper.paste(pixels.convert(mode), mask=pixels.getchannel("A"))
    return paper
