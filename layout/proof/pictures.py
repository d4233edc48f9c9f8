"""Where a picture stands in a box, at what size, and how fine it is there."""

from __future__ import annotations

from layout.display import Image, ImportedPage
from layout.page.placed import PlacedBox
from layout.proof.form import PictureReport
from layout.units import MM


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
