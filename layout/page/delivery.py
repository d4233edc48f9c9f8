"""完成稿: an advert that was delivered, as a picture or a PDF, at its place in the box."""

from __future__ import annotations

import msgspec

from layout.display import ImportedPage, Source
from layout.page.crop import Crop, crop_to
from layout.page.desk import Desk
from layout.page.placed import Shape
from layout.spec.model import Advert, Box
from layout.units import MM

NEAR = 0.03
"""A delivered size that differs by less is that of its place."""

_WHOLE: Crop = (0.0, 0.0, 1.0, 1.0)

Room = tuple[float, float, float, float]
"""Left, top, width and height in points."""


class Delivered(msgspec.Struct, frozen=True):
    """What was delivered, where it stands, and its scale where it has a size of its own."""

    shape: Shape
    room: Room
    scale: float | None


def place_delivered(
    desk: Desk, box: Box, advert: Advert, room: Room, label: float
) -> Delivered | None:
    """Place the picture or PDF in a room; None, and a message, where it cannot be read.

    It is shown whole unless the box asks for a crop; a PDF that is nearly as large as the room
    stands in it as it is. Where that leaves as much white as `label` (points), it stands at the
    top.
    """
    key = "pdf" if advert.pdf else "picture"
    path, span = advert.pdf or advert.picture or "", advert.where(key)
    figure = None
    size = desk.artwork_size(path, advert.page, span) if advert.pdf else None
    if not advert.pdf and (figure := desk.figure(path, span)):
        size = figure.width, figure.height
    if size is None:
        return None
    place, crop = _place(size, room, box, is_sized=advert.pdf is not None)
    if room[3] - place[3] >= label:
        place = (place[0], room[1] + max(label, (room[3] - place[3]) / 2), place[2], place[3])
    source = Source(f"{box.name}/{key}", file=span.file, line=span.line)
    x, y, width, height = (round(value, 6) for value in place)
    if figure:
        return Delivered(figure.at((x, y, width, height), source, crop=crop), place, None)
    scale = width / (size[0] * (crop[2] - crop[0]))
    _tell_size(desk, advert, size, room, scale)
    shape = ImportedPage(path, x, y, width, height, advert.page, crop, "", source)
    return Delivered(shape, place, round(scale, 4))


def _place(size: tuple[float, float], room: Room, box: Box, *, is_sized: bool) -> tuple[Room, Crop]:
    """Where it stands, and the part of it that is seen."""
    x, y, width, height = room
    aspect = size[0] / size[1]
    if box.view == "crop":
        return room, crop_to(aspect, width / height, box.focus)
    wide, high = min(width, height * aspect), min(height, width / aspect)
    if is_sized and 0 <= width - size[0] <= NEAR * width and 0 <= height - size[1] <= NEAR * height:
        wide, high = size
    return (x + (width - wide) / 2, y + (height - high) / 2, wide, high), _WHOLE


def _tell_size(
    desk: Desk, advert: Advert, size: tuple[float, float], room: Room, scale: float
) -> None:
    """Say where a PDF was made for another room than it has."""
    if all(abs(own / given - 1) <= NEAR for own, given in zip(size, room[2:], strict=True)):
        return
    desk.sink.report(
        "W241",
        advert.where("pdf"),
        path=advert.pdf or "",
        size=f"{size[0] / MM:.0f} × {size[1] / MM:.0f}",
        room=f"{room[2] / MM:.0f} × {room[3] / MM:.0f}",
        percent=f"{scale * 100:.0f}",
    )
