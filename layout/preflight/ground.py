"""What lies below a mark on a page of ours: rectangles in their order, no pixel unless asked for.

Fills of ours are rectangles that knock out, so that what lies where is known exactly. A picture is
decoded, small, only where its ink matters: where broad black stands on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from layout.pdf import Inks
from layout.preflight.excess import Excess
from layout.preflight.ink import Ink
from layout.preflight.mark import Box, Mark, Picture, Point, meet
from layout.units import MM

if TYPE_CHECKING:
    from PIL.Image import Image

PAPER = Ink((0.0, 0.0, 0.0, 0.0), model="cmyk")


class Ground(Protocol):
    """What marks are laid on, and can be asked what lies there."""

    def lay(self, mark: Mark) -> None:
        """Add an area or a picture."""

    def ground(self, box: Box) -> Ink:
        """What lies in a box on the whole."""

    def most(self, box: Box) -> Ink:
        """The most that lies in a box on each plate."""

    def excess(self, limit: float, least: float) -> list[Excess]:
        """Places of more ink than `limit` (1 is 100 %) over at least `least` mm²."""


class Layers:
    """Marks as layers; `inks` say how pictures are separated."""

    def __init__(self, inks: Inks) -> None:
        self._press = inks
        self._marks: list[Mark] = []
        self._read: dict[str, Image | None] = {}  # by the file and what is seen of it

    def lay(self, mark: Mark) -> None:
        """Add an area or a picture on top."""
        self._marks.append(mark)

    def ground(self, box: Box) -> Ink:
        """The topmost layer in the middle of a box; a picture counts by its heaviest ink."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        for mark in self._meeting((x, y, x, y)):
            if not mark.overprints:
                return self._ink(mark, box)
        return PAPER

    def most(self, box: Box) -> Ink:
        """The heaviest on each plate of what is seen in a box."""
        tints: dict[str, float] = dict.fromkeys("CMYK", 0.0)
        for mark in self._meeting(box):
            for name, tint in self._ink(mark, box).plates:
                tints[name] = max(tint, tints.get(name, 0.0))
            if not mark.overprints and not mark.shape and meet(mark.box, box) == box:
                break
        cyan, magenta, yellow, black = (tints.pop(name) for name in "CMYK")
        return Ink((cyan, magenta, yellow, black), tuple(tints.items()), "cmyk")

    def _meeting(self, box: Box) -> Iterator[Mark]:
        """The layers that have something in a box, topmost first."""
        for mark in reversed(self._marks):
            common = meet(mark.box, box)
            is_met = common[0] <= common[2] and common[1] <= common[3]
            if is_met and (not mark.shape or _reaches(mark.shape, box)):
                yield mark

    def _ink(self, mark: Mark, box: Box) -> Ink:
        if mark.kind != "picture":
            return mark.ink
        inks = self._inks(mark.picture) if mark.picture else None
        if inks is None:
            return PAPER
        left, top, right, bottom = mark.box
        across, down = inks.width / (right - left), inks.height / (bottom - top)
        x1, y1, x2, y2 = meet(mark.box, box)
        first = int((x1 - left) * across), int((y1 - top) * down)
        last = (
            max(first[0] + 1, int((x2 - left) * across)),
            max(first[1] + 1, int((y2 - top) * down)),
        )
        return _heaviest(inks.crop((*first, *last)))

    def _inks(self, picture: Picture) -> Image | None:
        from layout.preflight.thumbnail import thumbnail

        key = f"{picture.crop}{picture.file}"
        if key not in self._read:
            self._read[key] = thumbnail(picture.file, picture.crop, self._press)
        return self._read[key]

    def excess(self, limit: float, least: float) -> list[Excess]:
        """Areas whose own ink is too much."""
        found = []
        for mark in self._marks:
            wide, high = ((mark.box[i + 2] - mark.box[i]) / MM for i in (0, 1))
            is_area = mark.kind == "area"  # pictures are held to the limit, or told by W507
            if is_area and mark.ink.total > limit + 0.005 and wide * high >= least:
                found.append(Excess(mark.box, mark.ink.total, wide * high))
        return found


def _reaches(shape: tuple[tuple[Point, ...], ...], box: Box) -> bool:
    """Whether an outline is filled at the middle or near a corner of a box (even-odd)."""
    left, top, right, bottom = box
    xs, ys = (
        (left + (right - left) * s for s in _NINTHS),
        [top + (bottom - top) * s for s in _NINTHS],
    )
    return any(sum(_crossings(one, x, y) for one in shape) % 2 for x in xs for y in ys)


_NINTHS = (1 / 9, 1 / 2, 8 / 9)


def _crossings(contour: tuple[Point, ...], x: float, y: float) -> int:
    """How often a contour is crossed on the way to the left."""
    count = 0
    for (x1, y1), (x2, y2) in zip(contour, (*contour[1:], contour[0]), strict=True):
        if (y1 > y) != (y2 > y) and x1 + (y - y1) * (x2 - x1) / (y2 - y1) < x:
            count += 1
    return count


def _heaviest(inks: Image) -> Ink:
    """The pixel of the most ink."""
    colours = inks.getcolors(maxcolors=inks.width * inks.height) or []
    found = (colour for _, colour in colours if isinstance(colour, tuple))
    cyan, magenta, yellow, black = (value / 255 for value in max(found, key=sum))
    return Ink((cyan, magenta, yellow, black), model="cmyk")
