"""What lies under type, and how well type stands out from it."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from layout.display import BLACK, WHITE, Colour, Fill, Image, Spot, process_of
from layout.page.placed import PlacedBox, PlacedLine
from layout.text.classes import has_east_asian
from layout.text.line import SetRun

if TYPE_CHECKING:
    from PIL import Image as Pillow

_THIN = 0.25  # of the type's size: a lower fill is a rule or a dot, no ground
_ASCENT, _DESCENT = 0.8, 0.06  # of the ink of Han above and below the baseline, in the size
_FLARE = 0.05  # WCAG 2.2, relative contrast
# The paper's light that solid inks let through: of C, M, Y by the L* of ISO 12647-3 beside its
# paper, of K by a density of 1.1.
_BLACK = 0.08
_PASSED = (0.42, 0.36, 0.88, _BLACK)
_PROCESS = 4  # inks of a picture
_INK = 0.05  # of an ink: less does not count
_WIDEST = 4000  # samples of a run at the most
_SMALL = 1200  # pixels of the longer side of a picture that is sampled

Area = tuple[float, float, float, float]
"""Left, top, right and bottom in points."""


class Ground(msgspec.Struct, frozen=True):
    """What lies under a stretch of type: how light it is (0 to 1), its inks and their sum."""

    light: float
    inks: int
    ink: float
    is_picture: bool = False


class Grounds:
    """The fills and pictures of a box, in the order in which they are drawn."""

    def __init__(self, box: PlacedBox) -> None:
        self.shapes = [one for one in box.shapes if isinstance(one, Fill | Image)]

    def under(self, line: PlacedLine, run: SetRun) -> Iterator[Ground]:
        """All that lies under a run of a line, the topmost first; the paper where nothing does."""
        area = area_of(line, run)
        thin = _THIN * run.size
        for shape in reversed(self.shapes):
            if not _meets(shape, area) or min(shape.width, shape.height) < thin:
                continue
            if isinstance(shape, Fill):
                yield Ground(light(shape.colour), inks(shape.colour), _total(shape.colour))
            else:
                yield from _of_picture(shape, area, run)
            if _covers(shape, area):
                return
        yield PAPER


@functools.cache
def light(colour: Colour) -> float:
    """How light a colour prints beside the paper, from 0 to 1.

    Each ink lets through its share; tints gain in print about as much as sRGB values bend.
    """
    found: float = 1.0
    for amount, passed in zip(process_of(colour), _PASSED, strict=True):
        if amount:
            found *= 1 - (1 - _linear(1 - amount)) * (1 - passed)
    return found


def _linear(value: float) -> float:
    """A value of sRGB as light (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else math.pow((value + 0.055) / 1.055, 2.4)


def ink(lightness: float) -> float:
    """The share of black that prints as light as this."""
    value = max(0.0, 1 - (1 - lightness) / (1 - _BLACK))
    if value <= 0.0031308:
        return 1 - 12.92 * value
    return 1.055 - 1.055 * math.pow(min(1.0, value), 1 / 2.4)


def inks(colour: Colour) -> int:
    """How many inks a colour is printed in."""
    return 1 if isinstance(colour, Spot) else sum(one > _INK for one in colour)


def _total(colour: Colour) -> float:
    """The sum of a colour's inks, a full one being 1."""
    return colour.tint if isinstance(colour, Spot) else sum(colour)


PAPER = Ground(light(WHITE), 0, 0.0)
OnGround = tuple[PlacedBox, list[tuple[PlacedLine, SetRun, Ground]]]


def on_grounds(boxes: Iterable[PlacedBox]) -> list[OnGround]:
    """Of each box its runs with what lies under them; black type on paper is left out."""
    found = []
    for box in boxes:
        grounds = Grounds(box)
        if not grounds.shapes and not _is_coloured(box):
            continue
        runs = [
            (line, run, ground)
            for line in box.lines
            for run in line.line.runs
            if grounds.shapes or run.colour != BLACK
            for ground in grounds.under(line, run)
        ]
        if runs:
            found.append((box, runs))
    return found


def _is_coloured(box: PlacedBox) -> bool:
    return any(run.colour != BLACK for line in box.lines for run in line.line.runs)


def contrast(one: float, other: float) -> float:
    """Of two lightnesses, from 1 to 21 (WCAG 2.2)."""
    high, low = max(one, other), min(one, other)
    return (high + _FLARE) / (low + _FLARE)


def area_of(line: PlacedLine, run: SetRun) -> Area:
    """Where the ink of a run stands on the page."""
    size, long = run.size, _length(run)
    if run.direction == "ltr":
        left, base = line.x + run.x, line.y - run.rise
        return left, base - _ASCENT * size, left + long, base + _DESCENT * size
    top, half = line.y + run.x, size * run.x_scale / 2
    return line.x - half, top, line.x + half, top + long


def _length(run: SetRun) -> float:
    """From its first glyph to the end of its last, in points."""
    wide = run.size * (run.x_scale if run.direction == "ltr" else 1.0)
    last = run.text[-1:]
    return (run.xs[-1] if run.xs else 0.0) + (wide if has_east_asian(last) else wide / 2)


def _meets(shape: Fill | Image, area: Area) -> bool:
    left, top, right, bottom = area
    across = min(right, shape.x + shape.width) - max(left, shape.x)
    down = min(bottom, shape.y + shape.height) - max(top, shape.y)
    slack = (bottom - top) / 10
    return across > slack and down > slack


def _covers(shape: Fill | Image, area: Area) -> bool:
    left, top, right, bottom = area
    slack = (bottom - top) / 4
    is_wide = shape.x <= left + slack and right - slack <= shape.x + shape.width
    return is_wide and shape.y <= top + slack and bottom - slack <= shape.y + shape.height


def _of_picture(image: Image, area: Area, run: SetRun) -> Iterator[Ground]:
    """The lightest and the darkest that a picture has under a glyph of a run."""
    values = _samples(image, area, run)
    if values:
        for value in {min(values), max(values)}:
            found = 1 - (1 - _linear(value / 255)) * (1 - _BLACK)
            yield Ground(found, _PROCESS, ink(found), is_picture=True)


def _samples(image: Image, area: Area, run: SetRun) -> list[int]:
    """The mean grey of a picture under each glyph, 0 to 255; nothing where it cannot be read."""
    picture = _grey(image.path)
    if picture is None:
        return []
    wide, high = picture.size
    left, top, right, bottom = image.crop
    across = wide * (right - left) / image.width, high * (bottom - top) / image.height
    x, y = wide * left, high * top
    box = (
        max(0, min(wide - 1, int(x + (area[0] - image.x) * across[0]))),
        max(0, min(high - 1, int(y + (area[1] - image.y) * across[1]))),
        max(1, min(wide, round(x + (area[2] - image.x) * across[0]))),
        max(1, min(high, round(y + (area[3] - image.y) * across[1]))),
    )
    box = (box[0], box[1], max(box[0] + 1, box[2]), max(box[1] + 1, box[3]))
    count = max(1, min(_WIDEST, len(run.glyphs)))
    cells = (count, 1) if run.direction == "ltr" else (1, count)
    return list(picture.crop(box).resize(cells, _box_filter()).tobytes())


def _box_filter() -> Pillow.Resampling:
    from PIL import Image as Pillow

    return Pillow.Resampling.BOX


@functools.lru_cache(maxsize=4)
def _grey(path: str) -> Pillow.Image | None:
    """A picture in grey, upright, on paper; no larger than samples need."""
    from PIL import Image as Pillow  # late: text rarely stands on a picture
    from PIL import ImageOps

    from layout.picture import PictureFault, open_picture

    opened = open_picture(Path(path))
    if isinstance(opened, PictureFault):
        return None
    with opened:
        try:
            opened.draft("RGB", (_SMALL, _SMALL))
            opened.load()
            found = ImageOps.exif_transpose(opened)
            found.thumbnail((_SMALL, _SMALL))
            if "A" in found.getbands() or "transparency" in found.info:
                clear = found.convert("RGBA")
                paper = Pillow.new("RGBA", clear.size, "white")
                found = Pillow.alpha_composite(paper, clear)
            return found.convert("L")
        except Exception:  # noqa: BLE001  a damaged picture raises anything, and is told of elsewhere
            return None
