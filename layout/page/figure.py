"""A picture as it is placed: pixels, a drawing, or a page of a PDF, alike to what holds them."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from layout.display import Image, ImportedPage, Source
from layout.page.crop import Crop, crop_to
from layout.page.grid import PageGrid
from layout.spec.model import Focus

Picture = Image | ImportedPage
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

    @property
    def is_whole(self) -> bool:
        """Whether it is shown to its edges unless a crop is asked for: a chart's axes are there."""
        return self.kind != "pixels"

    def rows(self, width: float, grid: PageGrid) -> int:
        """Grid lines that it takes in a width; one that may be cropped gives up half a line."""
        spare = 1e-6 if self.is_whole else 0.5
        return max(1, math.ceil((width / self.aspect + grid.gap) / grid.leading - spare))

    def fitted(self, area: Area, focus: Focus, *, whole: bool) -> tuple[Area, Crop]:
        """Where it stands in an area, whole in the middle of it or cropped to fill it."""
        x, y, width, height = area
        if not whole:
            return area, crop_to(self.aspect, width / height, focus)
        wide, high = min(width, height * self.aspect), min(height, width / self.aspect)
        return (x + (width - wide) / 2, y + (height - high) / 2, wide, high), _WHOLE

    def at(self, area: Area, source: Source, *, crop: Crop = _WHOLE, alt: str = "") -> Picture:
        """The picture, or what is seen of it, in a rectangle of its proportions."""
        if self.kind == "page":
            return ImportedPage(self.path, *area, 1, crop, alt, source)
        pixels = (round(self.width), round(self.height)) if self.kind == "pixels" else None
        return Image(self.path, *area, crop, alt, source, pixels)
