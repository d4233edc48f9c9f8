"""Where a picture stands in a box, at what size, and how fine it is there."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from layout.display import Image, ImportedPage
from layout.page.placed import PlacedBox
from layout.units import MM


class PictureReport(msgspec.Struct, frozen=True):
    """A placed picture: its file, its size on the page in mm, and its pixels an inch there.

    A drawing and a page of a PDF have no pixels of their own.
    """

    file: str
    kind: Literal["pixels", "drawing", "page"]
    mm: tuple[float, float]
    ppi: int | UnsetType = UNSET


def pictures(box: PlacedBox) -> tuple[PictureReport, ...]:
    """The pictures of a box in their order, delivered adverts included."""
    return tuple(_report(one) for one in box.shapes if isinstance(one, Image | ImportedPage))


def _report(one: Image | ImportedPage) -> PictureReport:
    size = round(one.width / MM, 1), round(one.height / MM, 1)
    if isinstance(one, ImportedPage):
        return PictureReport(one.path, "page", size)
    if one.pixels is None:
        return PictureReport(one.path, "drawing", size)
    left, top, right, bottom = one.crop
    across = one.pixels[0] * (right - left) / one.width
    down = one.pixels[1] * (bottom - top) / one.height
    return PictureReport(one.path, "pixels", size, int(72 * min(across, down) + 1e-6))
