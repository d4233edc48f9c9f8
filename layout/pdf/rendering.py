"""A drawing in SVG to image data for the press: drawn fine, its black on the black plate alone."""

from __future__ import annotations

import io
import json
import math
import subprocess  # the drawing is done by a process of its own, see `plotter`
import sys
import tempfile
import zlib
from pathlib import Path

from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngImageFile

from layout.diagnostics import Words
from layout.drawing import read_drawing
from layout.pdf import plotter
from layout.pdf.conversion import SPACES, Converted, PictureData, Wanted, encode
from layout.pdf.lettering import Lettering
from layout.pdf.press import SCREEN_LINE_ART, Press
from layout.pdf.profile import separate
from layout.pdf.separation import has_colour, held
from layout.picture import MOST_PIXELS, PictureFault, damaged

FINENESS = 3.0
"""A drawing is drawn at this times the house's resolution: 600 ppi for 200, fine enough that the
edges of small type, in greys of a pixel, look cut on newsprint."""

FINEST_PPI = 1200

TONES = 1.5
"""What is full of tones keeps this times the house's resolution, as a JPEG."""

FULL_OF_TONES = 0.3
"""Bytes a pixel from which it is: flat colours and type take a tenth of that."""

_LONGEST = 30_000  # pixels of a side

MOST_SECONDS = 20
MOST_MEMORY = 4 * 2**30

_TOO_SLOW = Words(f"it takes more than {MOST_SECONDS} s to draw", f"绘制超过 {MOST_SECONDS} 秒")
_TOO_HEAVY = Words(
    "it takes too much memory to draw, or never ends", "绘制耗用内存过多，或没有尽头"
)


def render(
    path: Path, content: bytes | None, wanted: Wanted, press: Press, lettering: Lettering
) -> Converted | PictureFault:
    """Bring a drawing to what is wanted; its type is set in the faces of `lettering`."""
    drawing = read_drawing(path, content)
    if isinstance(drawing, PictureFault):
        return drawing
    text, asked = lettering.named(drawing.text) if drawing.letters else (drawing.text, ())
    ppi = _fineness(wanted, press)
    png = _plot(path, text, _whole(wanted, ppi), lettering if drawing.letters else None)
    if isinstance(png, PictureFault):
        return png
    try:
        with PngImageFile(io.BytesIO(png)) as opened:
            pixels = _seen(opened, wanted)
    except (OSError, ValueError) as error:
        return damaged(path, error)
    picture = _picture(pixels, press, TONES * wanted.resolution / ppi)
    return Converted(
        picture, math.inf, several=False, asked=asked, lacking=lettering.lacking(drawing.letters)
    )


def _fineness(wanted: Wanted, press: Press) -> float:
    """Pixels an inch: fine, unless so many would be needed that no page could hold them."""
    finest = SCREEN_LINE_ART if press.is_screen else FINEST_PPI
    ppi = min(FINENESS * wanted.resolution, finest)
    width, height = _whole(wanted, ppi)
    return ppi * min(1.0, math.sqrt(MOST_PIXELS / (width * height)), _LONGEST / max(width, height))


def _whole(wanted: Wanted, ppi: float) -> tuple[int, int]:
    """Pixels of the whole drawing, of which a part is seen."""
    left, top, right, bottom = wanted.crop
    wide = wanted.width / 72 * ppi / (right - left)
    high = wanted.height / 72 * ppi / (bottom - top)
    return max(1, int(wide)), max(1, int(high))


def _plot(
    path: Path, text: str, size: tuple[int, int], lettering: Lettering | None
) -> bytes | PictureFault:
    """The PNG of the whole drawing, on paper."""
    draw: dict[str, object] = {"svg_string": text, "width": size[0], "background": "white"}
    draw |= {"skip_system_fonts": True}  # the page is the same on every machine
    if lettering:
        draw |= {"font_files": list(lettering.files)}
        draw |= {"font_family": lettering.of_kind("hei"), "serif_family": lettering.of_kind("song")}
        draw |= {"sans_serif_family": lettering.of_kind("hei")}
    order = {"path": sys.path, "memory": MOST_MEMORY, "seconds": MOST_SECONDS, "draw": draw}
    with tempfile.TemporaryDirectory() as nowhere:
        try:
            done = subprocess.run(  # noqa: S603  this Python and a script of ours
                [sys.executable, "-I", "-S", plotter.__file__],
                input=json.dumps(order).encode(),
                capture_output=True,
                timeout=MOST_SECONDS,
                cwd=nowhere,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return PictureFault("F507", {"path": str(path), "reason": _TOO_SLOW})
    if done.returncode == plotter.CANNOT:
        reason = done.stderr.decode("utf-8", "replace").partition("\n")[0][:200]
        if "limit reached" in reason:  # of what an element stands for again and again
            return PictureFault("F507", {"path": str(path), "reason": _TOO_HEAVY})
        return PictureFault("F506", {"path": str(path), "reason": reason})
    if done.returncode:
        return PictureFault("F507", {"path": str(path), "reason": _TOO_HEAVY})
    return done.stdout


def _seen(opened: PngImageFile, wanted: Wanted) -> Image.Image:
    """The part that is seen, in grey or RGB on paper."""
    left, top, right, bottom = wanted.crop
    wide, high = opened.size
    box = round(left * wide), round(top * high), round(right * wide), round(bottom * high)
    box = *box[:2], max(box[0] + 1, box[2]), max(box[1] + 1, box[3])
    pixels = opened.convert("RGB")
    return pixels if box == (0, 0, wide, high) else pixels.crop(box)


def _picture(pixels: Image.Image, press: Press, share: float) -> PictureData:
    """Without loss where that is small, as it is for flat colours; else reduced by `share`."""
    made = _separated(pixels, press, lightest=255)
    data = zlib.compress(made.tobytes())
    if len(data) > FULL_OF_TONES * made.width * made.height:
        size = tuple(max(1, round(side * share)) for side in pixels.size)
        reduced = pixels.resize((size[0], size[1]), Image.Resampling.LANCZOS, reducing_gap=2.0)
        # Among tones a grey of black alone would show; type and lines are black.
        return encode(_separated(reduced, press, lightest=0), press, lossless=False)
    return PictureData(
        width=made.width,
        height=made.height,
        space=SPACES.get(made.mode, "DeviceGray"),
        bits=8,
        filter="FlateDecode",
        inverted=False,
        data=data,
    )


def _separated(pixels: Image.Image, press: Press, *, lightest: int) -> Image.Image:
    """RGB to grey or CMYK; greys up to `lightest` are black alone: type needs no register then.

    A screen keeps RGB, which is sRGB in a drawing.
    """
    if not has_colour(pixels):
        return pixels.getchannel("G")
    if press.is_screen:
        return pixels
    made = held(separate(pixels, press, None).pixels, press.limit)
    red, green, blue = pixels.split()
    colour = ImageChops.lighter(
        ImageChops.difference(red, green), ImageChops.difference(green, blue)
    )
    is_grey = colour.point([255, *[0] * 255])
    is_dark = green.point([255] * (lightest + 1) + [0] * (255 - lightest))
    none = Image.new("L", pixels.size)
    black = Image.merge("CMYK", (none, none, none, ImageChops.invert(green)))
    made.paste(black, mask=ImageChops.darker(is_grey, is_dark))
    return made
