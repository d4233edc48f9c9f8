"""The header of a picture file: its kind and size, or why it cannot be placed. No pixel is decoded.

Pictures of pixels are opened here; `layout.drawing` reads SVG, `layout.artwork` PDF.
"""

from __future__ import annotations

import io
import re
import warnings
import zlib
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal

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

# What newsrooms are sent and cannot place, by its first bytes, with the hint of F505 that helps.
# ISO 23008-12 (HEIF) and its kin name themselves at byte 4.
STRANGERS: tuple[tuple[int, bytes, str, str], ...] = (
    *((4, b"ftyp" + kind, "HEIC", "phone") for kind in (b"hei", b"hev", b"mif1", b"msf1")),
    (4, b"ftypavi", "AVIF", "phone"),
    (4, b"ftypcrx", "Canon RAW", ""),
    (0, b"%!PS", "EPS", "vector"),
    (0, b"\xc5\xd0\xd3\xc6", "EPS", "vector"),  # with a preview for DOS
    (0, b"8BPS", "Photoshop", ""),
    (0, b"\0\0\0\x0cjP  ", "JPEG 2000", ""),
    (0, b"\0\0\0\x0cJXL ", "JPEG XL", ""),
    (0, b"\xff\x0a", "JPEG XL", ""),
    (0, b"\xd7\xcd\xc6\x9a", "WMF", "vector"),
)

Kind = Literal["pixels", "drawing", "page"]
"""Pixels, a drawing in SVG, a page of a PDF."""

HEAD = 4096
"""Bytes of a file in which its kind shows."""

_PDF_HEAD = 1024  # bytes in which `%PDF-` must stand (ISO 32000-1, annex H, note 13)

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


class _Quiet:
    """Keeps Pillow from warning of odd camera data on stderr; what matters is told as a fault.

    What Python warns of holds for all threads, and one that leaves would undo what another asked
    for: the first that enters asks, the last that leaves undoes.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._asked = warnings.catch_warnings()

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                self._asked = warnings.catch_warnings()
                self._asked.__enter__()
                warnings.simplefilter("ignore")

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._asked.__exit__(None, None, None)


QUIET = _Quiet()


class PictureSize(msgspec.Struct, frozen=True):
    """Pixels across and down of the picture as it is seen upright."""

    width: int
    height: int


class PictureFault(msgspec.Struct, frozen=True):
    """Why a picture cannot be placed: a code of the 5xx table and the values of its wording."""

    code: str
    fields: dict[str, Value]
    hint: str = ""

    def report(self, sink: Sink, span: Span) -> None:
        """Tell it, with the place that names the picture."""
        sink.extend((Diagnostic(self.code, span, self.fields, self.hint),))


def kind_of(head: bytes) -> Kind:
    """The kind of a file by its first bytes; its name may lie."""
    if any(head.startswith(signature, offset) for offset, signature, _, _ in SIGNATURES):
        return "pixels"
    if head.startswith(_MAY_DRAW) and _is_drawing(head):
        return "drawing"
    return "page" if b"%PDF-" in head[:_PDF_HEAD] else "pixels"


_GZIP, _UTF16 = b"\x1f\x8b", (b"\xff\xfe", b"\xfe\xff")
_MAY_DRAW = (_GZIP, *_UTF16, b"\xef\xbb\xbf", b"<", b" ", b"\t", b"\r", b"\n")
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?svg[\s>/]")


def _is_drawing(head: bytes) -> bool:
    """Whether a text that begins so is SVG, plain or packed."""
    if head.startswith(_GZIP):
        with suppress(zlib.error):
            head = zlib.decompressobj(31).decompress(head, HEAD)
    if head.startswith(_UTF16):
        head = head.decode("utf-16", "ignore").encode()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"<") and bool(_ROOT.search(head))


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
        reader = _reader_for(head_of(path) if content is None else content)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return PictureFault("F501", {"path": str(path), "reason": reason or str(error)})
    if reader is None:
        return _stranger(path, content)
    try:
        with QUIET:
            image = reader(str(path) if content is None else io.BytesIO(content))
    except Exception as error:  # noqa: BLE001  a hostile header raises anything
        return damaged(path, error)
    fault = _refusal(path, image)
    if fault:
        image.close()
    return fault or image


def head_of(path: Path) -> bytes:
    """The first bytes of a file, none of what is no file: a pipe or device is never opened."""
    if not path.is_file():
        path.stat()  # raises the system's own reason where nothing is there
        return b""
    with path.open("rb") as file:
        return file.read(HEAD)


def _stranger(path: Path, content: bytes | None) -> PictureFault:
    """The fault of a file that is no picture that can be placed."""
    head = head_of(path) if content is None else content[:HEAD]
    for offset, signature, name, hint in STRANGERS:
        if head[offset : offset + len(signature)] == signature:
            return PictureFault("F505", {"path": str(path), "format": name}, hint)
    return PictureFault("F502", {"path": str(path), "format": _NO_FORMAT})


def damaged(path: Path, error: Exception) -> PictureFault:
    """The fault of a file whose data cannot be read to the end."""
    return PictureFault("F504", {"path": str(path), "reason": str(error) or type(error).__name__})


_NO_FORMAT = Words("no known picture format", "不是认识的图片格式")


_Reader = Callable[[str | io.BytesIO], "ImageFile"]


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
