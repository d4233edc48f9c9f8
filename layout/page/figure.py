"""A picture as it is placed: pixels, a drawing, or a page of a PDF, alike to what holds them."""

from __future__ import annotations

from typing import Literal

import msgspec

from layout.display import Image, ImportedPage, Source

Picture = Image | ImportedPage
Crop = tuple[float, float, float, float]
Area = tuple[float, float, float, float]
"""Left, top, width and height in points."""

_WHOLE: Crop = (0.0, 0.0, 1.0, 1.0)


class Figure(msgspec.Struct, frozen=True):
    """A file that can be placed, and its upright size: pixels, or points of what has none."""

    path: str
    width: float
    height: float
    kind: Literal["pixels", "drawing", "page"] = "pixels"

    @property
    def aspect(self) -> float:
        """Width by height."""
        return self.width / self.height

    def at(self, area: Area, source: Source, *, crop: Crop = _WHOLE, alt: str = "") -> Picture:
        """The picture, or what is seen of it, in a rectangle of its proportions."""
        if self.kind == "page":
            return ImportedPage(self.path, *area, 1, crop, alt, source)
        pixels = (round(self.width), round(self.height)) if self.kind == "pixels" else None
        return Image(self.path, *area, crop, alt, source, pixels)
