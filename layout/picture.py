"""The header of a picture file: its size, or why it cannot be placed. No pixel is decoded."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from layout.diagnostics import Diagnostic, Sink, Span, Words
from layout.diagnostics.sink import Value

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

# Which reader takes a file, by its first bytes (offset, bytes). The name of a file may lie, and a
# reader that is not in this table never sees it: Pillow's EPS reader, for one, runs Ghostscript.
SIGNATURES: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"\xff\xd8\xff", "PIL.JpegImagePlugin", "JpegImageFile"),  # ITU-T T.81, B.1.1.3
    (0, b"\x89PNG\r\n\x1a\n", "PIL.PngImagePlugin", "PngImageFile"),  # PNG (third edition), 5.2
    (0, b"II*\0", "PIL.TiffImagePlugin", "TiffImageFile"),  # TIFF 6.0, section 2
    (0, b"MM\0*", "PIL.TiffImagePlugin", "TiffImageFile"),
    (8, b"WEBP", "PIL.WebPImagePlugin", "WebPImageFile"),  # RFC 9649, 2.4
    (0, b"GIF8", "PIL.GifImagePlugin", "GifImageFile"),  # GIF 89a, 17
    (0, b"BM", "PIL.BmpImagePlugin", "BmpImageFile"),
)

# Modes that can be brought to grey or CMYK without guessing a range or a profile. Floating point
# (F), signed 32 bits (I) and CIE Lab have no such way.
MODES = frozenset(
    (
        *("1", "L", "LA", "I;16", "I;16B", "P", "PA"),
        *("RGB", "RGBA", "RGBX", "RGBa", "YCbCr", "HSV", "CMYK"),
    )
)

MOST_PIXELS = 80_000_000
"""A page of 350 × 500 mm at 500 ppi; decoded in CMYK it takes 320 MB."""

_ORIENTATION = 0x0112  # Exif 2.32, table 4
_UPRIGHT = 1
_SIDEWAYS = (5, 6, 7, 8)


class PictureSize(msgspec.Struct, frozen=True):
    """Pixels across and down of the picture as it is seen upright."""

    width: int
    height: int


class PictureFault(msgspec.Struct, frozen=True):
    """Why a picture cannot be placed: a code of the 5xx table and the values of its wording."""

    code: str
    fields: dict[str, Value]

    def report(self, sink: Sink, span: Span) -> None:
        """Tell it, with the place that names the picture."""
        sink.extend((Diagnostic(self.code, span, self.fields),))


def probe_picture(path: Path) -> PictureSize | PictureFault:
    """Read a picture's size from its header, turned upright by its Exif orientation."""
    image = open_picture(path)
    if isinstance(image, PictureFault):
        return image
    with image:
        try:
            return upright_size(image)
        except Exception as error:  # noqa: BLE001  a hostile header raises anything
            return damaged(path, error)


def open_picture(path: Path, content: bytes | None = None) -> ImageFile | PictureFault:
    """Open a picture without decoding it; the caller closes it.

    `content` are all the bytes of the file, where the caller has read them.
    """
    try:
        reader = _reader_of(path) if content is None else _reader_for(content)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return PictureFault("F501", {"path": str(path), "reason": reason or str(error)})
    if reader is None:
        return PictureFault("F502", {"path": str(path), "format": _NO_FORMAT})
    try:
        with warnings.catch_warnings():
            # Odd camera data makes Pillow warn on stderr; what matters is told as a fault.
            warnings.simplefilter("ignore")
            image = reader(str(path) if content is None else io.BytesIO(content))
    except Exception as error:  # noqa: BLE001  a hostile header raises anything
        return damaged(path, error)
    fault = _refusal(path, image)
    if fault:
        image.close()
    return fault or image


def damaged(path: Path, error: Exception) -> PictureFault:
    """The fault of a file whose data cannot be read to the end."""
    return PictureFault("F504", {"path": str(path), "reason": str(error) or type(error).__name__})


_NO_FORMAT = Words("no known picture format", "不是认识的图片格式")


_Reader = Callable[[str | io.BytesIO], "ImageFile"]


def _reader_of(path: Path) -> _Reader | None:
    """The reader of a file; a pipe or device is never opened, it may block."""
    if not path.is_file():
        path.stat()  # raises the system's own reason where nothing is there
        return None
    with path.open("rb") as file:
        return _reader_for(file.read(16))


def _reader_for(head: bytes) -> _Reader | None:
    """The reader by the first bytes.

    It is called directly: `PIL.Image.open` would load all readers, and warn or raise at a size of
    its own.
    """
    for offset, signature, module, reader in SIGNATURES:
        if head[offset : offset + len(signature)] == signature:
            # Late: a page without pictures need not pay the 12 ms of Pillow.
            found: _Reader = getattr(import_module(module), reader)
            return found
    return None


def _refusal(path: Path, image: ImageFile) -> PictureFault | None:
    width, height = image.size
    if width * height > MOST_PIXELS:
        sizes: dict[str, Value] = {"width": width, "height": height, "most": MOST_PIXELS}
        return PictureFault("F503", {"path": str(path), **sizes})
    if image.mode not in MODES:
        return PictureFault("F502", {"path": str(path), "format": f"{image.format} {image.mode}"})
    return None


def orientation(image: ImageFile) -> int:
    """How the pixels that Pillow gives lie: Exif orientation, 1 (upright) to 8.

    Only what stands before the pixels is read: Pillow decodes a whole PNG to look for Exif data
    after them, where no camera writes it. A TIFF it turns upright by itself.
    """
    if image.format == "TIFF" or (image.format == "PNG" and "exif" not in image.info):
        return _UPRIGHT
    value = image.getexif().get(_ORIENTATION, _UPRIGHT)
    return value if value in range(1, 9) else _UPRIGHT


def upright_size(image: ImageFile) -> PictureSize:
    """Size after the orientation is applied."""
    width, height = image.size
    if orientation(image) in _SIDEWAYS:
        width, height = height, width
    return PictureSize(width, height)
