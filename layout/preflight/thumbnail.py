"""A picture file as inks, small: what it will lay on the plates."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageChops, ImageOps

from layout.pdf import Inks
from layout.pdf.press import press_of
from layout.pdf.separation import spread, to_press
from layout.picture import PictureFault, open_picture

CELLS = 400
"""Pixels of the longer side: a page's width in cells of a millimetre."""

Crop = tuple[float, float, float, float]


def thumbnail(path: str, crop: Crop, inks: Inks) -> Image.Image | None:
    """The part that is seen, in CMYK as we separate it; None where the file cannot be read."""
    opened = open_picture(Path(path))
    if isinstance(opened, PictureFault):
        return None
    try:
        with opened:
            opened.draft(None, (CELLS, CELLS))
            upright = ImageOps.exif_transpose(opened)
            left, top, right, bottom = crop
            wide, high = upright.size
            box = round(left * wide), round(top * high), round(right * wide), round(bottom * high)
            factor = max(1, max(wide, high) // CELLS)
            seen = upright.crop((*box[:2], max(box[0] + 1, box[2]), max(box[1] + 1, box[3])))
            pixels = to_press(spread(seen), press_of(inks), opened.info.get("icc_profile")).pixels
            return _four(pixels.reduce(factor) if factor > 1 and pixels.mode != "1" else pixels)
    except Exception:  # noqa: BLE001  hostile data raises anything; told where it is converted
        return None


def _four(pixels: Image.Image) -> Image.Image:
    if pixels.mode == "CMYK":
        return pixels
    black = ImageChops.invert(pixels.convert("L"))
    none = Image.new("L", black.size, 0)
    return Image.merge("CMYK", (none, none, none, black))
