"""Tones of grey: from those that a file's profile or gamma tells of to those of sRGB.

Grey goes to the black plate as it is, so it must count as a screen's greys do. A file in linear
light, as renderers and scanners write, would print far too dark.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageCms
from PIL.ImageFile import ImageFile

if TYPE_CHECKING:
    from PIL.TiffImagePlugin import ImageFileDirectory_v2

Curve = tuple[int, ...]
"""What each of 256 values becomes."""

_SIXTEEN_BITS = ("I;16", "I;16B")
_SPACE, _CLASS = slice(16, 20), slice(12, 16)  # of a profile's header (ICC.1:2022, 7.2)
_NEAR = 5  # of 255: a curve that strays no more is none; gamma 2.2 is as good as sRGB
_DARK = 40  # under which curves may differ by more: sRGB begins straight, and newsprint fills up
_SRGB_GAMMA, _GAMMA_NEAR = 1 / 2.2, 0.02
_PHOTOMETRIC, _WHITE_IS_ZERO = 262, 0  # TIFF 6.0, section 8
_MOST_KEPT = 8  # profiles: pictures of an edition come from few cameras


def curve_of(opened: ImageFile) -> Curve | None:
    """What brings the tones of a picture to those of sRGB; None where they are, or need not be.

    Of pictures in colour only a PNG's gamma is told: their profile is seen to where they are
    separated. A grey profile of a press (`prtr`: Dot Gain 20 %) says that the greys are separated.
    """
    source = opened.info.get("icc_profile")
    is_grey = opened.mode in ("L", "LA", *_SIXTEEN_BITS)
    curve = curve_of_profile(source, "L") if source and is_grey else None
    # Pillow turns such a TIFF about in eight bits, not in sixteen.
    if opened.format == "TIFF" and opened.mode in _SIXTEEN_BITS:
        tags: ImageFileDirectory_v2 = opened.tag_v2  # type: ignore[attr-defined]
        if tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO:
            curve = (curve or tuple(range(256)))[::-1]
    return curve or _curve_of_gamma(opened)


def _curve_of_gamma(opened: ImageFile) -> Curve | None:
    """What the gAMA chunk of a PNG says where nothing better does."""
    gamma = opened.info.get("gamma")
    if opened.format != "PNG" or not gamma or {"srgb", "icc_profile"} & opened.info.keys():
        return None
    # PNG (third edition), 13.13: light is the value to the power of 1 / gamma.
    if not 0.1 < gamma < 10 or abs(gamma - _SRGB_GAMMA) < _GAMMA_NEAR:
        return None
    return tuple(_srgb((value / 255) ** (1 / gamma)) for value in range(256))


@lru_cache(_MOST_KEPT)
def curve_of_profile(source: bytes, mode: str) -> Curve | None:
    """What a profile's greys are in sRGB; None where they are near, or the profile is no use.

    `mode` is `L` for a grey profile, `RGB` for the neutral greys of one in colour.
    """
    if mode == "L" and (source[_SPACE] != b"GRAY" or source[_CLASS] == b"prtr"):
        return None
    ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
    try:
        transform = ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(io.BytesIO(source)),
            ImageCms.createProfile("sRGB"),
            mode,
            "RGB",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        made = ImageCms.applyTransform(ramp if mode == "L" else ramp.convert("RGB"), transform)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
    if made is None:  # only where a transform works in place
        return None
    curve = tuple(made.getchannel("G").tobytes())
    near = all(abs(one - value) <= _NEAR for value, one in enumerate(curve) if value >= _DARK)
    return None if near else curve


def toned(pixels: Image.Image, curve: Curve | None) -> Image.Image:
    """Grey or RGB with a curve applied; what is clear stays so."""
    if curve is None or pixels.mode not in ("L", "LA", "RGB", "RGBA"):
        return pixels
    bands = pixels.mode.removesuffix("A")
    table = list(curve) * len(bands) + (list(range(256)) if pixels.mode.endswith("A") else [])
    return pixels.point(table)


def _srgb(light: float) -> int:
    """IEC 61966-2-1, 5.2: a value of 255 for light from 0 to 1."""
    value = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return round(255 * value)
