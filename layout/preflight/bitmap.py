"""Pictures of a PDF as inks at the size of the plates.

JPEG and JPEG 2000 are decoded by Pillow, JPEG at an eighth or so of its size; samples of 8 and 1
bits under Flate or none are taken as they are. Others (CCITT, JBIG2, 2, 4 and 16 bits) are not
sampled.
"""

from __future__ import annotations

import io

from pikepdf import Name, Stream, StreamDecodeLevel
from PIL import Image, ImageChops

from layout.pdf.survey import content_of, kind_of
from layout.pdf.translation import filters_of
from layout.picture import QUIET
from layout.preflight.colour import all_numbers, components, number, palette
from layout.preflight.ink import Ink, of_grey

MOST_PIXELS = 80_000_000
_LIGHT = 0.3  # bytes a pixel
_CODED = ("/DCTDecode", "/DCT", "/JPXDecode")
_PLAIN = frozenset(("/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"))


def size_of(picture: Stream) -> tuple[int, int]:
    """Pixels across and down, as the file says."""
    return int(number(picture.get("/Width"), 0)), int(number(picture.get("/Height"), 0))


def is_bitmap(picture: Stream) -> bool:
    """Whether it has one bit a pixel."""
    return bool(picture.get("/ImageMask", False)) or picture.get("/BitsPerComponent") == 1


def is_light(picture: Stream) -> bool:
    """Whether it takes little room without loss: a drawing, which its fineness costs nothing."""
    wide, high = size_of(picture)
    filters = filters_of(picture)
    is_lossless = bool(filters) and _PLAIN.issuperset(filters)
    return is_lossless and len(picture.read_raw_bytes()) <= _LIGHT * wide * high


def inks_of_picture(picture: Stream, most: int) -> Image.Image | None:
    """Samples as cyan, magenta, yellow and black, `most` pixels a side at most; None: not read."""
    wide, high = size_of(picture)
    if wide < 1 or high < 1 or wide * high > MOST_PIXELS:
        return None
    with QUIET:
        try:
            pixels = _pixels(picture, (wide, high), most)
        except Exception:  # noqa: BLE001  hostile data raises anything in a decoder
            return None
    return None if pixels is None else _small(pixels, most)


def _pixels(picture: Stream, size: tuple[int, int], most: int) -> Image.Image | None:
    filters = filters_of(picture)
    space = picture.get("/ColorSpace")
    if filters and filters[-1] in _CODED:
        raw = picture.read_raw_bytes() if len(filters) == 1 else _before_coding(picture)
        opened = Image.open(io.BytesIO(raw), formats=("JPEG", "JPEG2000"))
        opened.draft(None, (most, most))
        is_turned = opened.mode == "CMYK" and "adobe" in opened.info
        return _separated(_straight(opened, picture, is_turned=is_turned), space)
    if not _PLAIN.issuperset(filters):
        return None
    bits = 1 if is_bitmap(picture) else picture.get("/BitsPerComponent")
    mode = {(8, 1): "L", (8, 3): "RGB", (8, 4): "CMYK", (1, 1): "1"}.get(
        (int(number(bits, 0)), components(space))
    )
    if mode is None:
        return None
    pixels = Image.frombytes(mode, size, content_of(picture))
    return _separated(_straight(pixels, picture, is_turned=False), space)


def _before_coding(picture: Stream) -> bytes:
    """A JPEG inside another filter."""
    return picture.read_bytes(StreamDecodeLevel.generalized)


def _straight(pixels: Image.Image, picture: Stream, *, is_turned: bool) -> Image.Image:
    """Samples as the file counts them: Pillow turns a CMYK JPEG of Adobe's custom over."""
    decode = all_numbers(picture.get("/Decode"))
    is_reversed = len(decode) > 1 and decode[0] > decode[1]
    if kind_of(picture.get("/ColorSpace")) in ("/Indexed", "/I"):
        return pixels
    return ImageChops.invert(pixels) if is_turned != is_reversed else pixels


def _separated(pixels: Image.Image, space: object) -> Image.Image | None:
    """Pixels of any space that can be told as the four inks."""
    kind = kind_of(space)
    if kind in ("/Indexed", "/I"):
        return _of_palette(pixels, palette(space))
    if kind == "/Separation" and pixels.mode in ("1", "L"):
        return _of_inks(pixels, palette_of(space))
    if pixels.mode in ("1", "L"):
        return _of_inks(ImageChops.invert(pixels.convert("L")), [Ink()])
    if pixels.mode == "RGB" and kind != "/Lab":
        red, green, blue = (ImageChops.invert(one) for one in pixels.split())
        black = ImageChops.darker(ImageChops.darker(red, green), blue)
        colours = (ImageChops.subtract(one, black) for one in (red, green, blue))
        return Image.merge("CMYK", (*colours, black))
    return pixels if pixels.mode == "CMYK" else None


def palette_of(space: object) -> list[Ink]:
    """The full tint of a Separation space."""
    from layout.preflight.colour import first_colour

    full = first_colour(space)
    return [full or of_grey(0)]


def _of_inks(tint: Image.Image, full: list[Ink]) -> Image.Image:
    """One band as a tint of an ink; a spot counts as black, which no other plate adds to."""
    shares = full[0].process if not full[0].spots else (0.0, 0.0, 0.0, 1.0)
    band = tint.convert("L")
    return Image.merge(
        "CMYK", [band.point([round(v * share) for v in range(256)]) for share in shares]
    )


def _of_palette(pixels: Image.Image, colours: list[Ink]) -> Image.Image | None:
    if not colours or pixels.mode not in ("L", "P"):
        return None
    last = len(colours) - 1
    tables = [
        [round(255 * colours[min(index, last)].process[ink]) for index in range(256)]
        for ink in range(4)
    ]
    indexes = pixels if pixels.mode == "L" else Image.frombytes("L", pixels.size, pixels.tobytes())
    return Image.merge("CMYK", [indexes.point(table) for table in tables])


def _small(pixels: Image.Image, most: int) -> Image.Image:
    """Reduced by means, so that each cell has the ink that lies in it."""
    factor = max(1, max(pixels.size) // max(1, most))
    return pixels.reduce(factor) if factor > 1 else pixels


def has_alternates(picture: Stream) -> bool:
    """Whether another picture stands in for it in print (ISO 32000-1, 8.9.5.4)."""
    found = picture.get("/Alternates")
    return found is not None and found != Name.Null
