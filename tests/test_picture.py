"""Picture headers: the upright size, or a reason that an editor can act on."""

from __future__ import annotations

import os
import struct
import warnings
import zlib
from pathlib import Path
from threading import Event, Thread

import pytest
from PIL import Image

from layout.diagnostics import CODES
from layout.picture import MOST_PIXELS, QUIET, PictureFault, PictureSize, kind_of, probe_picture


def saved(path: Path, mode: str = "RGB", orientation: int = 1) -> Path:
    """A picture of 40 × 30 pixels."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.new(mode, (40, 30)).save(path, exif=exif)
    return path


def fault_of(path: Path) -> tuple[str, dict[str, object]]:
    """Code and fields of a picture that must be refused."""
    fault = probe_picture(path)
    assert isinstance(fault, PictureFault)
    assert fault.code in CODES
    return fault.code, dict(fault.fields)


def png_claiming(width: int, height: int) -> bytes:
    """A PNG that says it has that size, and ends where its pixels should begin."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 100) + b"IDAT"


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (40, 30)), (3, (40, 30)), (6, (30, 40)), (8, (30, 40))]
)
def test_upright_size(suffix: str, orientation: int, size: tuple[int, int], tmp_path: Path) -> None:
    """A picture taken with the camera on its side is measured as it will be seen."""
    path = saved(tmp_path / f"p.{suffix}", orientation=orientation)
    assert probe_picture(path) == PictureSize(*size)


def test_name_does_not_matter(tmp_path: Path) -> None:
    """The kind of a file is told by its first bytes."""
    path = saved(tmp_path / "p.png").rename(tmp_path / "p.jpg")
    assert probe_picture(path) == PictureSize(40, 30)


def test_pixels_are_not_read(tmp_path: Path) -> None:
    """A file whose pixels are missing still has a size."""
    path = tmp_path / "p.png"
    path.write_bytes(png_claiming(40, 30))
    assert probe_picture(path) == PictureSize(40, 30)


def test_missing(tmp_path: Path) -> None:
    """A picture that is not there is told with the system's reason."""
    code, fields = fault_of(tmp_path / "none.jpg")
    assert (code, fields["reason"]) == ("F501", os.strerror(2))


@pytest.mark.parametrize("content", [b"", b"a note", b"<svg/>", b"\xff\xd8"])
def test_other_formats(content: bytes, tmp_path: Path) -> None:
    """What is not one of the known formats of pixels is refused unread."""
    path = tmp_path / "p.jpg"
    path.write_bytes(content)
    assert fault_of(path)[0] == "F502"


@pytest.mark.parametrize(
    ("content", "name", "hint"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC", "phone"),
        (b"\0\0\0\x20ftypavif\0\0\0\0", "AVIF", "phone"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "EPS", "vector"),
        (b"8BPS\0\1", "Photoshop", ""),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000", ""),
    ],
)
def test_strangers(content: bytes, name: str, hint: str, tmp_path: Path) -> None:
    """What newsrooms are sent and cannot print is named, by content; PostScript is never run."""
    path = tmp_path / "p.jpg"
    path.write_bytes(content)
    fault = probe_picture(path)
    assert isinstance(fault, PictureFault)
    assert (fault.code, fault.fields["format"], fault.hint) == ("F505", name, hint)
    assert hint in CODES["F505"].hints


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "page"),
        (b"\xef\xbb\xbf\r\n%PDF-1.7\n", "page"),
        (b"<?xml version='1.0'?>\n<!-- a --><svg xmlns='a'>", "drawing"),
        (b"\xef\xbb\xbf <svg:svg>", "drawing"),
        (b"<html><svgs>", "pixels"),
        (b"\xff\xd8\xff\xe1 Exif %PDF- <svg>", "pixels"),
        (b"", "pixels"),
    ],
)
def test_kind(content: bytes, kind: str) -> None:
    """A picture is what its content says, whatever it is called."""
    assert kind_of(content) == kind


def test_pipe(tmp_path: Path) -> None:
    """A pipe would never end; it is not opened."""
    path = tmp_path / "p.jpg"
    os.mkfifo(path)
    assert fault_of(path)[0] == "F502"
    assert fault_of(tmp_path)[0] == "F502"


def test_floating_point(tmp_path: Path) -> None:
    """Pixels without a range of their own are refused rather than guessed at."""
    code, fields = fault_of(saved(tmp_path / "p.tif", mode="F"))
    assert (code, fields["format"]) == ("F502", "TIFF F")


def test_bomb(tmp_path: Path) -> None:
    """A header that asks for more pixels than a page can use is refused before they are made."""
    path = tmp_path / "p.png"
    path.write_bytes(png_claiming(60_000, 60_000))
    code, fields = fault_of(path)
    assert (code, fields["width"], fields["most"]) == ("F503", 60_000, MOST_PIXELS)


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp", "gif", "bmp"])
def test_header_cut_short(suffix: str, tmp_path: Path) -> None:
    """A header that ends early is a size or a fault, never an exception."""
    path = saved(tmp_path / f"p.{suffix}", mode="P" if suffix == "gif" else "RGB")
    whole = path.read_bytes()
    for length in range(min(len(whole), 200)):
        path.write_bytes(whole[:length])
        assert isinstance(probe_picture(path), PictureSize | PictureFault)


def test_quiet_for_all_threads() -> None:
    """Warnings stay away until the last that asked for it has done, and come back then."""
    with pytest.raises(UserWarning, match="before"):
        warnings.warn("before", UserWarning, stacklevel=1)
    is_in, may_leave = Event(), Event()

    def decode() -> None:
        with QUIET:
            is_in.set()
            may_leave.wait()

    other = Thread(target=decode)
    with QUIET:
        other.start()
        is_in.wait()
    warnings.warn("in the other thread", UserWarning, stacklevel=1)
    may_leave.set()
    other.join()
    with pytest.raises(UserWarning, match="after"):
        warnings.warn("after", UserWarning, stacklevel=1)
