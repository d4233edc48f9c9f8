"""ICC profiles: from a picture's colours to the inks of the press."""

from __future__ import annotations

import io
from functools import lru_cache

import msgspec
from PIL import Image, ImageCms

from layout.pdf.options import Intent
from layout.pdf.press import Press

_INTENTS: dict[Intent, ImageCms.Intent] = {
    "perceptual": ImageCms.Intent.PERCEPTUAL,
    "relative": ImageCms.Intent.RELATIVE_COLORIMETRIC,
}
_MOST_KEPT = 8  # transforms: pictures of an edition come from few cameras


class Separated(msgspec.Struct, frozen=True):
    """A picture in the inks of the press, and whether its own profile could not be used."""

    pixels: Image.Image
    is_guessed: bool


def separate(pixels: Image.Image, press: Press, source: bytes | None) -> Separated:
    """RGB to CMYK; `source` is the profile in the file, None or one that is no use is sRGB."""
    is_guessed = False
    try:
        transform = _transform(press, source)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        if source is None:
            raise
        transform, is_guessed = _transform(press, None), True
    made = ImageCms.applyTransform(pixels, transform)
    if made is None:  # only where a transform works in place
        raise ValueError("no picture")
    return Separated(made, is_guessed)


@lru_cache(_MOST_KEPT)
def _transform(press: Press, source: bytes | None) -> ImageCms.ImageCmsTransform:
    given = ImageCms.createProfile("sRGB") if source is None else io.BytesIO(source)
    own = ImageCms.ImageCmsProfile(given)
    # To look whether a pixel is as the last one takes longer than it saves: photographs.
    flags = ImageCms.Flags.NOCACHE
    if press.black_point:
        flags |= ImageCms.Flags.BLACKPOINTCOMPENSATION
    return ImageCms.buildTransform(
        own,
        ImageCms.ImageCmsProfile(io.BytesIO(press.profile)),
        "RGB",
        "CMYK",
        renderingIntent=_INTENTS[press.intent],
        flags=flags,
    )
