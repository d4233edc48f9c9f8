"""Placed pictures to image data for the press: upright, cropped, at size, in grey or CMYK."""

from __future__ import annotations

import io
import warnings
import zlib
from pathlib import Path
from typing import Literal

import msgspec
from PIL import Image
from PIL.ImageFile import ImageFile

from layout.diagnostics import Diagnostic, Sink, Span
from layout.diagnostics.sink import Value
from layout.display import Image as PlacedImage
from layout.pdf.separation import spread, to_press
from layout.picture import (
    PictureFault,
    PictureSize,
    damaged,
    open_picture,
    orientation,
    upright_size,
)

LEAST_PPI = 150
"""Under this a picture is visibly coarse in print: 1.5 × a screen of 100 lines an inch."""

KEPT_UP_TO = 1.5
"""A picture finer than wanted by less than this keeps its pixels: reducing by a little blurs."""

LINE_ART_PPI = 1200
"""Most pixels an inch of a bitmap; it has no greys, so it keeps what a plate can show."""

JPEG_QUALITY = 90
"""Pillow's scale; finer than the screen shows, about a fifth of the lossless size."""

FLATE_PIXELS = 250_000
"""Up to this many pixels a chart or mark from a lossless file stays lossless."""

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


class PictureData(msgspec.Struct, frozen=True):
    """An image XObject in the making. `inverted`: samples count from full ink to none."""

    width: int
    height: int
    space: Literal["DeviceGray", "DeviceCMYK"]
    bits: int
    filter: Literal["DCTDecode", "FlateDecode"]
    inverted: bool
    data: bytes


class _Target(msgspec.Struct, frozen=True):
    """What one picture must become; two placements with the same target share its data."""

    path: str
    crop: tuple[float, float, float, float]
    width: float
    height: float


class PictureStore:
    """Converts each picture once for all the places where it stands at the same size."""

    def __init__(self, resolution: float, sink: Sink) -> None:
        self._resolution = resolution
        self._sink = sink
        self._done: dict[_Target, PictureData | None] = {}

    def data_for(self, image: PlacedImage) -> PictureData | None:
        """The converted picture, or None (reported) where its file cannot be read."""
        target = _Target(image.path, image.crop, image.width, image.height)
        if target not in self._done:
            self._done[target] = self._convert(image)
        return self._done[target]

    def _convert(self, image: PlacedImage) -> PictureData | None:
        span = _span(image)
        path = Path(image.path)
        opened = open_picture(path)
        if isinstance(opened, PictureFault):
            opened.report(self._sink, span)
            return None
        with opened, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # as in open_picture
            try:
                several = getattr(opened, "is_animated", False)
                most = LINE_ART_PPI if opened.mode == "1" else self._resolution
                cut = _cut(upright_size(opened), image, most)
                result = _encode(_at_size(opened, cut), lossless=opened.format in _LOSSLESS)
            except Exception as error:  # noqa: BLE001  hostile data raises anything in a decoder
                damaged(path, error).report(self._sink, span)
                return None
        if several:
            self._sink.report("N506", span, path=image.path)
        if cut.ppi < LEAST_PPI:
            self._sink.extend((Diagnostic("W505", span, _coarseness(image, cut.ppi)),))
        return result


def _span(image: PlacedImage) -> Span:
    source = image.source
    return Span(source.file, source.line) if source else Span(image.path)


def _coarseness(image: PlacedImage, ppi: float) -> dict[str, Value]:
    width, height = (round(side * 25.4 / 72) for side in (image.width, image.height))
    return {
        "path": image.path,
        "ppi": int(ppi),
        "width": width,
        "height": height,
        "least": LEAST_PPI,
    }


class _Cut(msgspec.Struct, frozen=True):
    """What of a picture is seen, in its upright pixels, and how many of them are wanted."""

    box: tuple[float, float, float, float]
    size: tuple[int, int]
    ppi: float


def _cut(full: PictureSize, image: PlacedImage, resolution: float) -> _Cut:
    left, top, right, bottom = image.crop
    box = left * full.width, top * full.height, right * full.width, bottom * full.height
    wide, high = box[2] - box[0], box[3] - box[1]
    inches = image.width / 72, image.height / 72
    ppi = min(wide / inches[0], high / inches[1])
    share = resolution / ppi if ppi > KEPT_UP_TO * resolution else 1.0
    size = max(1, round(wide * share)), max(1, round(high * share))
    return _Cut(box, size, ppi)


def _at_size(opened: ImageFile, cut: _Cut) -> Image.Image:
    """Decode, turn upright, crop, reduce, and separate for the press."""
    full = upright_size(opened)
    turn = _TURNS.get(orientation(opened))
    if opened.format == "JPEG":
        _decode_reduced(opened, cut)
    pixels = opened if turn is None else opened.transpose(Image.Transpose[turn])
    # The decoder may have halved the picture once or more on the way.
    across, down = pixels.width / full.width, pixels.height / full.height
    left, top, right, bottom = cut.box
    box = round(left * across), round(top * down), round(right * across), round(bottom * down)
    box = *box[:2], max(box[0] + 1, box[2]), max(box[1] + 1, box[3])
    if box != (0, 0, *pixels.size):  # a crop of the whole is a second copy of it
        pixels = pixels.crop(box)
    return to_press(_reduce(spread(pixels), cut.size))


def _decode_reduced(opened: ImageFile, cut: _Cut) -> None:
    """Let the JPEG decoder halve the picture to about twice what is wanted: far less work."""
    spare = min((cut.box[2] - cut.box[0]) / cut.size[0], (cut.box[3] - cut.box[1]) / cut.size[1])
    factor = max(1, int(spare / 2))
    opened.draft(None, (max(1, opened.width // factor), max(1, opened.height // factor)))


def _reduce(pixels: Image.Image, size: tuple[int, int]) -> Image.Image:
    if pixels.width <= size[0] and pixels.height <= size[1]:
        return pixels
    if pixels.mode != "1":
        # Halving first, down to twice the size, is three times as quick and not to be told apart.
        return pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    grey = pixels.convert("L").resize(size, Image.Resampling.LANCZOS)
    return grey.convert("1", dither=Image.Dither.NONE)


def _encode(pixels: Image.Image, *, lossless: bool) -> PictureData:
    """JPEG, or Flate where that costs little and loses nothing."""
    exact = pixels.mode == "1" or (lossless and pixels.width * pixels.height <= FLATE_PIXELS)
    cmyk = pixels.mode == "CMYK"
    if exact:
        data = zlib.compress(pixels.tobytes())
    else:
        buffer = io.BytesIO()
        pixels.info.clear()  # comments and profiles of the source do not belong in the file
        pixels.save(buffer, "JPEG", quality=JPEG_QUALITY)
        data = buffer.getvalue()
    return PictureData(
        width=pixels.width,
        height=pixels.height,
        space="DeviceCMYK" if cmyk else "DeviceGray",
        bits=1 if pixels.mode == "1" else 8,
        filter="FlateDecode" if exact else "DCTDecode",
        # Adobe's custom, and so Pillow's: a CMYK JPEG holds the paper left, not the ink laid.
        inverted=cmyk and not exact,
        data=data,
    )
