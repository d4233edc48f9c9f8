"""A picture file to image data for the press: upright, cropped, at size, in grey or CMYK."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Literal

import msgspec
from PIL import Image, ImageFilter
from PIL.ImageFile import ImageFile

from layout.pdf.press import SCREEN_KEPT_UP_TO, SCREEN_LINE_ART, SCREEN_QUALITY, Press
from layout.pdf.profile import Separated
from layout.pdf.separation import held, most_ink, spread, to_press
from layout.pdf.tone import curve_of, toned
from layout.picture import (
    QUIET,
    PictureFault,
    PictureSize,
    damaged,
    open_picture,
    orientation,
    upright_size,
)

FORMAT = 5
"""Number of this way of conversion: one more with every change that changes any result."""

KEPT_UP_TO = 1.5
"""A picture finer than wanted by less than this keeps its pixels: reducing by a little blurs."""

LINE_ART_PPI = 1200
"""Most pixels an inch of a bitmap; it has no greys, so it keeps what a plate can show."""

JPEG_QUALITY = 85
"""Pillow's scale; finer than the screen shows, about a sixth of the lossless size."""

JPEG_STRAY = 60
"""Percent of ink by which a pixel of a JPEG may stray from what was coded, all inks together."""

SHARPENING = (0.7, 60, 2)
"""Radius in pixels, percent and least difference: what a screen of 40 lines at 200 ppi takes."""

FLATE_PIXELS = 250_000
"""Up to this many pixels a chart or mark from a lossless file stays lossless."""

# The memory of a picture serves the next one: two blocks of 16 MB at most are held. To be given
# fresh memory by the system costs a tenth of the conversion.
Image.core.set_blocks_max(2)  # type: ignore[attr-defined]  # the stub leaves it out

_MOST_AT_ONCE = 2**24
"""Bytes of a JPEG that are decoded in one go: in pieces of 64 kB it waits for each anew."""

_LOSSLESS = frozenset(("PNG", "GIF", "BMP", "TIFF"))

# What turns a picture upright, by its Exif orientation (Exif 2.32, 4.6.4 A).
_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}


class Wanted(msgspec.Struct, frozen=True):
    """What a picture must become: the part that is seen, its size in points, its resolution."""

    crop: tuple[float, float, float, float]
    width: float
    height: float
    resolution: float


Space = Literal["DeviceGray", "DeviceRGB", "DeviceCMYK"]
SPACES: dict[str, Space] = {"RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}


class PictureData(msgspec.Struct, frozen=True):
    """An image XObject in the making. `inverted`: samples count from full ink to none."""

    width: int
    height: int
    space: Space
    bits: int
    filter: Literal["DCTDecode", "FlateDecode"]
    inverted: bool
    data: bytes


class Converted(msgspec.Struct, frozen=True):
    """A converted picture and what is to be told of its file.

    `ppi` is what the file has at the placed size; `several` says that it holds more than one
    picture, `is_guessed` that its profile is no use. `ink` is the most ink of one delivered in
    CMYK, in percent; of others it is not asked. Of a drawing's text, `asked` are the fonts that the
    house's faces stand for, `lacking` the characters that none of these has.
    """

    picture: PictureData
    ppi: float
    several: bool
    is_guessed: bool = False
    ink: float = 0.0
    asked: tuple[str, ...] = ()
    lacking: str = ""


def convert(
    path: Path, content: bytes | None, wanted: Wanted, press: Press
) -> Converted | PictureFault:
    """Bring a picture to what is wanted; `content` are the bytes of its file where already read."""
    opened = open_picture(path, content)
    if isinstance(opened, PictureFault):
        return opened
    with opened, QUIET:
        try:
            return _convert(opened, content or path, wanted, press)
        except Exception as error:  # noqa: BLE001  hostile data raises anything in a decoder
            return damaged(path, error)


def _convert(opened: ImageFile, source: bytes | Path, wanted: Wanted, press: Press) -> Converted:
    several = bool(getattr(opened, "is_animated", False))
    line_art = SCREEN_LINE_ART if press.is_screen else LINE_ART_PPI
    most = line_art if opened.mode == "1" else wanted.resolution
    spare = SCREEN_KEPT_UP_TO if press.is_screen else KEPT_UP_TO
    cut = _cut(upright_size(opened), wanted, most, spare)
    if not press.is_screen and _may_stay(opened, wanted, cut):
        content = source.read_bytes() if isinstance(source, Path) else source
        return Converted(_as_it_is(opened, content), cut.ppi, several, ink=_ink_of(opened))
    is_ready = opened.mode == "CMYK" and not press.is_screen
    made = _at_size(opened, cut, press)
    lossless = opened.format in _LOSSLESS
    picture = encode(made.pixels, None if is_ready else press, lossless=lossless)
    ink = _ink_of(made.pixels) if is_ready else 0.0
    return Converted(picture, cut.ppi, several, made.is_guessed, ink)


def _may_stay(opened: ImageFile, wanted: Wanted, cut: _Cut) -> bool:
    """Whether a JPEG is as the press wants it: its inks, whole, upright, no finer than asked."""
    is_whole = wanted.crop == (0.0, 0.0, 1.0, 1.0) and orientation(opened) == 1
    is_ready = opened.format == "JPEG" and opened.mode in ("L", "CMYK") and not curve_of(opened)
    return is_ready and is_whole and cut.size == opened.size


def _as_it_is(opened: ImageFile, content: bytes) -> PictureData:
    """The bytes of a JPEG that need no conversion; decoding and coding again would only lose."""
    cmyk = opened.mode == "CMYK"
    return PictureData(
        width=opened.width,
        height=opened.height,
        space="DeviceCMYK" if cmyk else "DeviceGray",
        bits=8,
        filter="DCTDecode",
        inverted=cmyk and "adobe" in opened.info,
        data=_bare(content),
    )


_CODED = b"\xff\xda"
_SAID = frozenset((*range(0xE1, 0xEE), 0xEF, 0xFE))  # APP1 to APP13, APP15 and COM


def _bare(content: bytes) -> bytes:
    """A JPEG without comments, camera data and profiles: they are not for every reader's eyes.

    Segments up to the coded data (ITU-T T.81, B.1.1.4); JFIF and Adobe's are needed to decode it.
    """
    kept, at = [content[:2]], 2
    while content[at : at + 1] == b"\xff" and content[at : at + 2] != _CODED:
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if content[at + 1] not in _SAID:
            kept.append(content[at:end])
        at = end
    return b"".join((*kept, content[at:]))


def _ink_of(pixels: Image.Image) -> float:
    return most_ink(pixels) if pixels.mode == "CMYK" else 0.0


class _Cut(msgspec.Struct, frozen=True):
    """What of a picture is seen, in its upright pixels, and how many of them are wanted."""

    box: tuple[float, float, float, float]
    size: tuple[int, int]
    ppi: float


def _cut(full: PictureSize, wanted: Wanted, most: float, spare: float) -> _Cut:
    left, top, right, bottom = wanted.crop
    box = left * full.width, top * full.height, right * full.width, bottom * full.height
    wide, high = box[2] - box[0], box[3] - box[1]
    inches = wanted.width / 72, wanted.height / 72
    ppi = min(wide / inches[0], high / inches[1])
    share = most / ppi if ppi > spare * most else 1.0
    size = max(1, round(wide * share)), max(1, round(high * share))
    return _Cut(box, size, ppi)


def _at_size(opened: ImageFile, cut: _Cut, press: Press) -> Separated:
    """Decode, turn upright, crop, reduce, and separate for the press."""
    full = upright_size(opened)
    source = opened.info.get("icc_profile")
    curve = curve_of(opened)
    turn = _TURNS.get(orientation(opened))
    if opened.format == "JPEG":
        opened.decodermaxblock = _MOST_AT_ONCE
        _decode_reduced(opened, cut)
    pixels = opened if turn is None else opened.transpose(Image.Transpose[turn])
    # The decoder may have halved the picture once or more on the way.
    across, down = pixels.width / full.width, pixels.height / full.height
    left, top, right, bottom = cut.box
    box = round(left * across), round(top * down), round(right * across), round(bottom * down)
    box = *box[:2], max(box[0] + 1, box[2]), max(box[1] + 1, box[3])
    # The edges of a crop are rounded each for itself, so that a pixel more may lie between them.
    if box[2] - box[0] <= cut.size[0] + 1 and box[3] - box[1] <= cut.size[1] + 1:
        return to_press(toned(spread(pixels), curve), press, source, box)
    if box != (0, 0, *pixels.size):  # a crop of the whole is a second copy of it
        pixels = pixels.crop(box)
    reduced = toned(_reduce(spread(pixels), cut.size), curve)
    return to_press(_sharpened(reduced) if press.sharpen else reduced, press, source)


def _sharpened(pixels: Image.Image) -> Image.Image:
    """Edges drawn out again that averaging has softened, and that the screen will soften more."""
    if pixels.mode not in ("L", "RGB"):
        return pixels
    return pixels.filter(ImageFilter.UnsharpMask(*SHARPENING))


def _decode_reduced(opened: ImageFile, cut: _Cut) -> None:
    """Let the JPEG decoder halve the picture to about twice what is wanted: far less work."""
    spare = min((cut.box[2] - cut.box[0]) / cut.size[0], (cut.box[3] - cut.box[1]) / cut.size[1])
    factor = max(1, int(spare / 2))
    opened.draft(None, (max(1, opened.width // factor), max(1, opened.height // factor)))


def _reduce(pixels: Image.Image, size: tuple[int, int]) -> Image.Image:
    if pixels.mode != "1":
        # Halving first, down to twice the size, is three times as quick and not to be told apart.
        return pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    grey = pixels.convert("L").resize(size, Image.Resampling.LANCZOS)
    return grey.convert("1", dither=Image.Dither.NONE)


def encode(pixels: Image.Image, press: Press | None, *, lossless: bool) -> PictureData:
    """JPEG, or Flate where that costs little and loses nothing; `press` holds its inks."""
    exact = pixels.mode == "1" or (lossless and pixels.width * pixels.height <= FLATE_PIXELS)
    cmyk = pixels.mode == "CMYK"
    if press and press.is_screen:
        data = _smaller(pixels, exact=exact)
    else:
        data = None if exact else _jpeg_within(pixels, press.limit) if press else _jpeg(pixels)
        if press and cmyk and data is None:
            pixels = held(pixels, press.limit)
    return PictureData(
        width=pixels.width,
        height=pixels.height,
        space=SPACES.get(pixels.mode, "DeviceGray"),
        bits=1 if pixels.mode == "1" else 8,
        filter="DCTDecode" if data else "FlateDecode",
        # Adobe's custom, and so Pillow's: a CMYK JPEG holds the paper left, not the ink laid.
        inverted=cmyk and data is not None,
        data=data or zlib.compress(pixels.tobytes()),
    )


def _jpeg_within(pixels: Image.Image, limit: float) -> bytes | None:
    """A JPEG none of whose pixels, decoded, is over the limit; None where there is none.

    Coding strays by some percent about edges, and a limit is a limit. Most pictures keep it as the
    profile makes them; only others are held to it, to less where that is not enough.
    """
    data = _jpeg(pixels)
    if pixels.mode != "CMYK" or _most_decoded(data) <= limit:
        return data
    for spare in range(0, JPEG_STRAY + 1, 5):
        data = _jpeg(held(pixels, limit - spare))
        if _most_decoded(data) <= limit:
            return data
    return None


def _most_decoded(data: bytes) -> float:
    """The most ink on one pixel of a CMYK JPEG, in percent."""
    from PIL.JpegImagePlugin import JpegImageFile  # `Image.open` would load five readers: 4 ms

    with JpegImageFile(io.BytesIO(data)) as again:
        again.decodermaxblock = len(data)  # in pieces it takes longer, and waits between them
        return most_ink(again)


def _smaller(pixels: Image.Image, *, exact: bool) -> bytes | None:
    """A JPEG for a screen; None where a lossless one is not much larger, or there are no greys."""
    if pixels.mode == "1":
        return None
    data = _jpeg(pixels, SCREEN_QUALITY)
    return None if exact and len(zlib.compress(pixels.tobytes())) < 2 * len(data) else data


def _jpeg(pixels: Image.Image, quality: int = JPEG_QUALITY) -> bytes:
    pixels.info.clear()  # comments and profiles of the source do not belong in the file
    buffer = io.BytesIO()
    # By a file's name Pillow finds and loads this writer alone, by a format's name five of them.
    buffer.name = "picture.jpg"
    pixels.save(buffer, quality=quality)
    return buffer.getvalue()
