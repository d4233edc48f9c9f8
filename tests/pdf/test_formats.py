"""Picture files of every kind that newsrooms get, each made here: the same inks from all."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from layout.pdf.conversion import Converted, Wanted, convert
from layout.pdf.options import Inks
from layout.pdf.press import press_of

SIDE = 8
INCH = Wanted((0.0, 0.0, 1.0, 1.0), 72.0, 72.0, 200.0)
RED = (0, 231, 234, 1)  # sRGB's red on the newsprint that comes along


def inks(data: bytes) -> tuple[int, ...]:
    """The inks of the first pixel of an even picture: four, or the light of a grey one."""
    found = convert(Path("a"), data, INCH, press_of(Inks()))
    assert isinstance(found, Converted)
    picture = found.picture
    mode = "CMYK" if picture.space == "DeviceCMYK" else "L"
    if picture.filter == "FlateDecode":
        raw = zlib.decompress(picture.data)
        pixel: Any = tuple(raw[: len(mode) if mode == "CMYK" else 1])
    else:
        with Image.open(io.BytesIO(picture.data)) as again:
            assert again.mode == mode
            pixel = again.getpixel((3, 3))
    return pixel if isinstance(pixel, tuple) else (pixel,)


def saved(mode: str, colour: Any, kind: str, **how: Any) -> bytes:
    """An even picture as Pillow writes it."""
    buffer = io.BytesIO()
    Image.new(mode, (SIDE, SIDE), colour).save(buffer, kind, **how)
    return buffer.getvalue()


def tiff(photometric: int, pixel: tuple[int, ...], *, bits: int = 8, order: str = "<",
         extra: int | None = None) -> bytes:  # fmt: skip
    """An even TIFF of any photometric interpretation, depth and byte order (TIFF 6.0)."""
    samples = len(pixel)
    data = struct.pack(order + ("H" if bits == 16 else "B") * samples, *pixel) * SIDE * SIDE
    tags = [(256, (SIDE,)), (257, (SIDE,)), (258, (bits,) * samples), (259, (1,)),
            (262, (photometric,)), (273, (0,)), (277, (samples,)), (278, (SIDE,)),
            (279, (len(data),))]  # fmt: skip
    if extra is not None:
        tags.append((338, (extra,)))
    tail = 14 + 12 * len(tags)
    long_values = b"".join(struct.pack(f"{order}{len(v)}H", *v) for _, v in tags if len(v) > 2)
    start, rows = tail + len(long_values), b""
    for tag, values in tags:
        given = (start,) if tag == 273 else values
        if len(given) > 2:
            place = struct.pack(f"{order}I", tail)
            tail += 2 * len(given)
        else:
            place = struct.pack(f"{order}{len(given)}H", *given).ljust(4, b"\0")
        rows += struct.pack(f"{order}HHI", tag, 3, len(given)) + place
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}IH", 8, len(tags))
    return head + rows + bytes(4) + long_values + data


def png(depth: int, kind: int, row: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG of four equal rows of four pixels (PNG, third edition, 5.3)."""
    head = struct.pack(">IIBBBBB", 4, 4, depth, kind, 0, 0, 0)
    parts = ((b"IHDR", head), *chunks, (b"IDAT", zlib.compress((b"\0" + row) * 4)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def grey_profile(gamma: float | None, kind: bytes = b"mntr") -> bytes:
    """A grey ICC profile (ICC.1:2022, 8.3.4); without a gamma in linear light."""
    curve = struct.pack(">I", 0) if gamma is None else struct.pack(">IH", 1, int(gamma * 256))
    white = struct.pack(">iii", 63190, 65536, 54061)
    tags = {
        b"desc": b"desc\0\0\0\0\0\0\0\2x\0" + bytes(78),
        b"wtpt": b"XYZ \0\0\0\0" + white,
        b"kTRC": b"curv\0\0\0\0" + curve,
        b"cprt": b"text\0\0\0\0x\0",
    }
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        table += name + struct.pack(">II", 132 + 12 * len(tags) + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    head = struct.pack(">I4xI4s4s4s12x4s", 128 + len(table) + len(body), 0x02400000, kind, b"GRAY",
                       b"XYZ ", b"acsp")  # fmt: skip
    return (head.ljust(68, b"\0") + white).ljust(128, b"\0") + table + body


FILES: dict[str, tuple[bytes, tuple[int, ...]]] = {
    "tiff lzw": (saved("RGB", "red", "TIFF", compression="tiff_lzw"), RED),
    "tiff deflate": (saved("RGB", "red", "TIFF", compression="tiff_adobe_deflate"), RED),
    "tiff packbits": (saved("RGB", "red", "TIFF", compression="packbits"), RED),
    "tiff jpeg": (saved("RGB", "red", "TIFF", compression="jpeg"), RED),
    "tiff rgb 16": (tiff(2, (0xFFFF, 0, 0), bits=16), RED),
    "tiff rgb 16 mm": (tiff(2, (0xFFFF, 0, 0), bits=16, order=">"), RED),
    "tiff grey 16": (tiff(1, (0x4000,), bits=16), (64,)),
    "tiff grey 16 mm": (tiff(1, (0x4000,), bits=16, order=">"), (64,)),
    "tiff white is nought": (tiff(0, (0x40,)), (191,)),
    "tiff 16 white is nought": (tiff(0, (0x4000,), bits=16), (191,)),
    "tiff cmyk": (tiff(5, (255, 128, 0, 9)), (255, 128, 0, 9)),
    "tiff cmyk lzw": (
        saved("CMYK", (255, 128, 0, 9), "TIFF", compression="tiff_lzw"),
        (255, 128, 0, 9),
    ),
    "tiff cmyk 16": (tiff(5, (0xFFFF, 0x8000, 0, 0), bits=16), (255, 128, 0, 0)),
    "tiff cmyk and a fifth": (tiff(5, (255, 128, 0, 9, 77), extra=0), (255, 128, 0, 9)),
    "tiff alpha": (tiff(2, (255, 0, 0, 0), extra=2), (255,)),
    "tiff alpha multiplied": (tiff(2, (0, 0, 0, 0), extra=1), (255,)),
    "tiff a mask that is no alpha": (tiff(2, (255, 0, 0, 0), extra=0), RED),
    "tiff grey alpha": (tiff(1, (0, 0), extra=2), (255,)),
    "png rgb 16": (png(16, 2, struct.pack(">3H", 0xFFFF, 0, 0) * 4), RED),
    "png rgba 16": (png(16, 6, struct.pack(">4H", 0xFFFF, 0, 0, 0) * 4), (255,)),
    "png grey 16": (png(16, 0, struct.pack(">H", 0x4000) * 4), (64,)),
    "png grey alpha 16": (png(16, 4, struct.pack(">2H", 0x4000, 0xFFFF) * 4), (64,)),
    "png palette": (png(4, 3, b"\0\0", (b"PLTE", b"\xff\0\0")), RED),
    "png palette clear": (png(4, 3, b"\0\0", (b"PLTE", b"\xff\0\0"), (b"tRNS", b"\0")), (255,)),
    "png grey clear": (png(8, 0, b"\x40" * 4, (b"tRNS", b"\0\x40")), (255,)),
    "png gamma of sRGB": (png(8, 0, b"\x40" * 4, (b"gAMA", struct.pack(">I", 45455))), (64,)),
    "png linear": (png(8, 0, b"\x40" * 4, (b"gAMA", struct.pack(">I", 100000))), (137,)),
    "png linear, yet sRGB": (
        png(8, 0, b"\x40" * 4, (b"gAMA", struct.pack(">I", 100000)), (b"sRGB", b"\0")),
        (64,),
    ),
    "webp lossless": (saved("RGB", "red", "WEBP", lossless=True), RED),
    "webp lossy": (saved("RGB", "red", "WEBP", quality=100), RED),
    "webp alpha": (saved("RGBA", (255, 0, 0, 0), "WEBP", lossless=True), (255,)),
    "jpeg progressive": (saved("L", 64, "JPEG", progressive=True), (64,)),
    "jpeg cmyk": (saved("CMYK", (255, 128, 0, 9), "JPEG", quality=100), (255, 128, 0, 9)),
    "jpeg of a phone, with a second": (
        saved("RGB", "red", "MPO", save_all=True, append_images=[Image.new("RGB", (8, 8))]),
        RED,
    ),
    "grey by gamma 2.2": (saved("L", 64, "PNG", icc_profile=grey_profile(2.2)), (64,)),
    "grey by gamma 1.8": (saved("L", 64, "PNG", icc_profile=grey_profile(1.8)), (82,)),
    "grey in linear light": (saved("L", 64, "JPEG", icc_profile=grey_profile(None)), (137,)),
    "grey for a press": (saved("L", 64, "TIFF", icc_profile=grey_profile(1.8, b"prtr")), (64,)),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_inks(name: str) -> None:
    """Each comes out in its inks, by its own profile, flattened on paper; grey stays grey."""
    data, expected = FILES[name]
    found = inks(data)
    assert len(found) == len(expected)
    assert all(abs(one - other) <= 3 for one, other in zip(found, expected, strict=True)), found


def test_without_gamma_or_profile_a_jpeg_is_kept() -> None:
    """A grey JPEG whose profile is as good as none goes along byte for byte."""
    data = saved("L", 64, "JPEG", icc_profile=grey_profile(2.2))
    found = convert(Path("a"), data, INCH, press_of(Inks()))
    assert isinstance(found, Converted)
    assert data.endswith(found.picture.data[-200:])
