"""A picture in a frame: the part that is seen, chosen round its focus, or the whole of it."""

from __future__ import annotations

from layout.spec.model import Focus

Crop = tuple[float, float, float, float]


def crop_to(aspect: float, frame: float, focus: Focus) -> Crop:
    """The part of a picture (width / height = `aspect`) that fills a frame of another aspect.

    As fractions of the picture: left, top, right, bottom; its middle is as near the focus as the
    picture's edges allow.
    """
    width = min(1.0, frame / aspect)
    height = min(1.0, aspect / frame)
    left = min(max(focus.x - width / 2, 0.0), 1 - width)
    top = min(max(focus.y - height / 2, 0.0), 1 - height)
    return (left, top, left + width, top + height)


def lost(aspect: float, frame: float) -> float:
    """The share of a picture's area that such a crop takes away."""
    return 1 - min(aspect, frame) / max(aspect, frame)
