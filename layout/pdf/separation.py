"""Pixels of any mode to the inks of the press."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageChops

from layout.pdf.press import Press
from layout.pdf.profile import Separated, separate
from layout.pdf.tone import curve_of_profile, toned

_SIXTEEN_BITS = ("I;16", "I;16B")
_READY = ("1", "L", "LA", "RGB", "RGBA", "CMYK")

_ROWS = 64
"""Of a picture that are counted at a time: so many stay in the processor's cache, where planes of
two megapixels go through main memory, each new one by page faults."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in whole pixels."""


def spread(pixels: Image.Image) -> Image.Image:
    """Bring any mode of `layout.picture.MODES` to one that can be scaled: grey, RGB(A) or CMYK."""
    if pixels.mode in _SIXTEEN_BITS:
        return pixels.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if pixels.has_transparency_data and pixels.mode != "LA":
        return pixels.convert("RGBA")
    return pixels if pixels.mode in _READY else pixels.convert("RGB")


def to_press(
    pixels: Image.Image, press: Press, source: bytes | None = None, box: Box | None = None
) -> Separated:
    """What `spread` gives to 1, L or CMYK; what is clear is paper, RGB without colour is grey.

    RGB is separated by the profile of the press, `source` being the picture's own. CMYK is left as
    it is: whoever made it knew a press. Neither is `held` to the most ink of the house.
    `box` is the part that is wanted (left, top, right, bottom); None is the whole.
    """
    if box and box != (0, 0, *pixels.size):
        pixels = pixels.crop(box)
    if pixels.mode in {"LA", "RGBA"}:
        pixels = _on_paper(pixels)
    if pixels.mode == "RGB" and not has_colour(pixels):
        curve = curve_of_profile(source, "RGB") if source else None
        pixels = toned(pixels.getchannel("G"), curve)
    if press.is_screen:
        from layout.pdf.screen_colour import to_screen  # late: for screens alone

        return to_screen(pixels, press, source)
    if pixels.mode != "RGB":
        return Separated(pixels, is_guessed=False)
    return separate(pixels, press, source)


def has_colour(pixels: Image.Image) -> bool:
    """Whether an RGB picture has a pixel that is no grey."""
    for _top, strip in _strips(pixels):
        red, green, blue = strip.split()
        for one, other in ((red, green), (green, blue)):
            if ImageChops.difference(one, other).getbbox():
                return True
    return False


def most_ink(pixels: Image.Image) -> float:
    """The most ink on one pixel of a CMYK picture, in percent."""
    return max(_most(strip) for _top, strip in _strips(pixels)) * 100 / 255


def held(pixels: Image.Image, limit: float) -> Image.Image:
    """A CMYK picture with no pixel over `limit` percent: the three colours give way, not black.

    Under colour removal keeps what is drawn in black; hues stay, since the three shrink alike.
    """
    most = int(limit * 255 / 100)
    over = [(top, strip) for top, strip in _strips(pixels) if _most(strip) > most]
    if not over:
        return pixels
    made = pixels.copy()
    for top, strip in over:
        made.paste(_within(strip, most), (0, top))
    return made


def _strips(pixels: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    """The rows of a picture in order, so many at a time, each with the place of its first."""
    width, height = pixels.size
    for top in range(0, height, _ROWS):
        yield top, pixels.crop((0, top, width, min(height, top + _ROWS)))


def _most(pixels: Image.Image) -> int:
    """The most ink on one pixel of a CMYK picture, of 4 × 255."""
    from PIL import ImageMath  # late: pictures without colour need none

    names = dict(zip("cmyk", pixels.split(), strict=True))
    total = ImageMath.lambda_eval(lambda a: a["c"] + a["m"] + a["y"] + a["k"], **names)
    return int(total.getextrema()[1])


def _within(pixels: Image.Image, most: int) -> Image.Image:
    """A CMYK picture whose colours have the room that its black leaves, the sum being `most`."""
    from PIL import ImageMath

    *colours, black = pixels.split()
    named = dict(zip("cmy", colours, strict=True))
    room = ImageMath.lambda_eval(lambda a: a["max"](most - a["k"], 0), k=black)
    total = ImageMath.lambda_eval(lambda a: a["max"](a["c"] + a["m"] + a["y"], 1), **named)

    def cut(args: dict[str, Any]) -> Any:
        one = args["one"]
        return args["convert"](args["min"](one, one * args["room"] / args["total"]), "L")

    made = [ImageMath.lambda_eval(cut, one=one, room=room, total=total) for one in colours]
    return Image.merge("CMYK", (*made, black))


def _on_paper(pixels: Image.Image) -> Image.Image:
    mode = "L" if pixels.mode == "LA" else "RGB"
    paper = Image.new(mode, pixels.size, "white")
    paper.paste(pixels.convert(mode), mask=pixels.getchannel("A"))
    return paper
