"""特性文件: the ICC profile that comes along, and what it makes of one colour."""

from __future__ import annotations

import io
from pathlib import Path

NEWSPRINT = Path(__file__).parent / "profiles" / "newsprint.icc"
"""Coldset on newsprint, 26 % dot gain, at most 220 % ink; see profiles/README.md."""


def nearest_inks(red: int, green: int, blue: int) -> tuple[int, int, int, int]:
    """The inks on newsprint, in percent, that look most like a colour of the screen (sRGB)."""
    from PIL import Image, ImageCms  # late: only who writes RGB needs it

    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        str(NEWSPRINT),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    made = ImageCms.applyTransform(Image.new("RGB", (1, 1), (red, green, blue)), transform)
    inks = made.getpixel((0, 0)) if made else None
    c, m, y, k = (round(ink * 100 / 255) for ink in inks) if isinstance(inks, tuple) else (0,) * 4
    return c, m, y, k


def is_usable(profile: bytes) -> bool:
    """Whether an output profile leads both ways: to the inks for a press, from them to a screen."""
    from PIL import ImageCms  # late: only a house that names a profile asks

    screen = ImageCms.createProfile("sRGB")
    try:
        press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        for intent in (ImageCms.Intent.PERCEPTUAL, ImageCms.Intent.RELATIVE_COLORIMETRIC):
            ImageCms.buildTransform(screen, press, "RGB", "CMYK", renderingIntent=intent)
            ImageCms.buildTransform(press, screen, "CMYK", "RGB", renderingIntent=intent)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return False
    return True
