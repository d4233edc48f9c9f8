"""Colours on a screen: sRGB, which the inks of the press look like by its profile."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageCms

from layout.display import Colour, process_of
from layout.pdf.press import Press
from layout.pdf.profile import Separated

_SHADES = 255
_UNUSABLE = (ImageCms.PyCMSError, OSError, ValueError, TypeError)

# ICC.1:2022, 7.2: a profile made on the spot holds the time of that, and the file would differ.
_DATE, _ITS_DATE = slice(24, 36), bytes((7, 0xE4, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
_ID = slice(84, 100)


@lru_cache(1)
def srgb_profile() -> bytes:
    """The profile of sRGB as LittleCMS makes it, the same bytes each time."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[_DATE] = _ITS_DATE
    made[_ID] = bytes(16)
    return bytes(made)


class Palette:
    """What each colour of a page is on a screen; worked out once for each."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._known: dict[Colour, tuple[float, ...]] = {}

    def shades(self, colour: Colour) -> tuple[float, ...]:
        """Grey of a colour in black alone, else red, green and blue; 0 to 1, paper being 1.

        Full black is the screen's, and the tints of it lie evenly between that and white.
        """
        if colour not in self._known:
            cyan, magenta, yellow, black = process_of(colour)
            if cyan or magenta or yellow:
                found = self._look(cyan, magenta, yellow, black)
            elif black in (0.0, 1.0):
                found = (1.0 - black,)
            else:
                darkest = self._look(0.0, 0.0, 0.0, 1.0)[1]
                level = self._look(0.0, 0.0, 0.0, black)[1]
                found = ((level - darkest) / (1.0 - darkest),)
            self._known[colour] = found
        return self._known[colour]

    def _look(self, *inks: float) -> tuple[float, ...]:
        pixel = Image.new("CMYK", (1, 1), tuple(round(ink * _SHADES) for ink in inks))
        shown = ImageCms.applyTransform(pixel, _transform(self._press.profile, "CMYK"))
        if shown is None:  # only where a transform works in place
            raise ValueError("no picture")
        return tuple(shade / _SHADES for shade in shown.getpixel((0, 0)))  # type: ignore[union-attr]


def to_screen(pixels: Image.Image, press: Press, source: bytes | None) -> Separated:
    """Grey as it is, all else in sRGB; `source` is the profile in the file.

    Without one of any use RGB is sRGB, and CMYK that of the press.
    """
    if pixels.mode not in ("RGB", "CMYK") or (source is None and pixels.mode == "RGB"):
        return Separated(pixels, is_guessed=False)
    for profile in (source, press.profile if pixels.mode == "CMYK" else None):
        try:
            transform = _transform(profile, pixels.mode) if profile else None
        except _UNUSABLE:
            continue
        if transform and (made := ImageCms.applyTransform(pixels, transform)):
            return Separated(made, is_guessed=profile is not source)
    return Separated(pixels.convert("RGB"), is_guessed=True)


@lru_cache(8)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile())),
        mode,
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
