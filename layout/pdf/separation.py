"""Pixels of any mode to the inks of the press."""

from __future__ import annotations

from typing import Any

from PIL import Image, ImageChops

from layout.pdf.press import Press
from layout.pdf.profile import Separated, separate
from layout.pdf.tone import curve_of_profile, toned

_SIXTEEN_BITS = ("I;16", "I;16B")
_READY = ("1", "L", "LA", "RGB", "RGBA", "CMYK")

_DROPPED = 4  # of 255: what quarters of four inks lose in rounding

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

    RGB is separated by the profile of the press, `source` being the picture's own, and held to the
    most ink of the house. CMYK is left as it is: whoever made it knew a press.
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
    made = separate(pixels, press, source)
    return Separated(held(made.pixels, press.limit), made.is_guessed)


def has_colour(pixels: Image.Image) -> bool:
    """Whether an RGB picture has a pixel that is no grey."""
    red, green, blue = pixels.split()
    return any(
        ImageChops.difference(one, other).getbbox() for one, other in ((red, green), (green, blue))
    )


def most_ink(pixels: Image.Image) -> float:
    """The most ink on one pixel of a CMYK picture, in percent."""
    from PIL import ImageMath  # late: pictures in CMYK are few, and the profile holds most others

    names = dict(zip("cmyk", pixels.split(), strict=True))
    total = ImageMath.lambda_eval(lambda a: a["c"] + a["m"] + a["y"] + a["k"], **names)
    return float(total.getextrema()[1]) * 100 / 255


def may_exceed(pixels: Image.Image, limit: float) -> bool:
    """Whether a CMYK picture may have a pixel over `limit` percent: quick, and false at most."""
    cyan, magenta, yellow, black = pixels.split()
    # A matrix sums three inks at once in eight bits, a quarter of each; black is added to that.
    three = Image.merge("RGB", (cyan, magenta, yellow)).convert("L", (0.25, 0.25, 0.25, 0))
    total = ImageChops.add(three, black.point([value // 4 for value in range(256)]))
    return total.getextrema()[1] * 4 + _DROPPED > limit * 255 / 100  # type: ignore[operator]


def held(pixels: Image.Image, limit: float) -> Image.Image:
    """A CMYK picture with no pixel over `limit` percent: the three colours give way, not black.

    Under colour removal keeps what is drawn in black; hues stay, since the three shrink alike.
    """
    if not may_exceed(pixels, limit):
        return pixels
    from PIL import ImageMath

    *colours, black = pixels.split()
    most = int(limit * 255 / 100)

    def within(args: dict[str, Any]) -> Any:
        room = args["max"](most - args["k"], 0)
        total = args["max"](args["c"] + args["m"] + args["y"], 1)
        return args["convert"](args["min"](args["one"], args["one"] * room / total), "L")

    named = dict(zip("cmy", colours, strict=True)) | {"k": black}
    cut = [ImageMath.lambda_eval(within, **named, one=one) for one in colours]
    return Image.merge("CMYK", (*cut, black))


def _on_paper(pixels: Image.Image) -> Image.Image:
    mode = "L" if pixels.mode == "LA" else "RGB"
    paper = Image.new(mode, pixels.size, "white")
    paper.paste(pixels.convert(mode), mask=pixels.getchannel("A"))
    return paper
