"""The plates of a page at low resolution: what lies where, and where it is too much.

A cell is half a millimetre (50 dpi). Areas lie as they are drawn, their curves as short lines;
pictures with the mean of their pixels in a cell; a shading or pattern as its heaviest colour. A
clip counts as its box. Type and lines are finer than a cell and are not laid: the rules ask what
lies below them. Colours that no plate is known for (RGB, Lab) count as full grey component
replacement.
"""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image, ImageChops, ImageDraw, ImageMath

from layout.preflight.excess import Excess
from layout.preflight.ink import Ink
from layout.preflight.mark import Box, Mark, Point, meet
from layout.units import MM

DPI = 50
MOST_CELLS = 4_000_000
"""Cells of a plate: a poster gets coarser ones."""
MOST_LAID = 2**32
"""Cells that are laid on one page, all plates together: about four seconds."""
MOST_SPOTS = 8
_PROCESS = ("C", "M", "Y", "K")
_BLOCK = 10  # cells of a side in which places of too much ink are told apart


class Plates:
    """Takes marks in their order. Sizes are points; tints are 0 to 1."""

    def __init__(self, width: float, height: float, dpi: float = DPI) -> None:
        self.scale = min(dpi / 72, (MOST_CELLS / (width * height)) ** 0.5)
        self.size = max(1, round(width * self.scale)), max(1, round(height * self.scale))
        self._plates = {name: Image.new("L", self.size, 0) for name in _PROCESS}
        self._laid = 0

    @property
    def is_spent(self) -> bool:
        """Whether no more is laid, since there was too much."""
        return self._laid > MOST_LAID

    def lay(self, mark: Mark) -> None:
        """Ink of an area or picture, on the plates that it touches."""
        cells = self._cells(mark.box)
        if cells is None or self.is_spent:
            return
        self._laid += 4 * (cells[2] - cells[0]) * (cells[3] - cells[1])
        if mark.picture is not None:
            self._lay_picture(mark, cells)
        else:
            self._lay_area(mark, cells)

    def _lay_area(self, mark: Mark, cells: tuple[int, int, int, int]) -> None:
        mask = self._mask(mark, cells) if mark.shape else None
        tints = dict(mark.ink.plates)
        for name, _ in mark.ink.spots:
            if name not in self._plates and len(self._plates) < 4 + MOST_SPOTS:
                self._plates[name] = Image.new("L", self.size, 0)
        for name, plate in self._plates.items():
            tint = tints.get(name, 0.0)
            if mark.lays(tint, named=_names(mark.ink, name)):
                plate.paste(round(255 * tint), cells, mask)

    def _mask(self, mark: Mark, cells: tuple[int, int, int, int]) -> Image.Image:
        """The cells that an outline covers; contours that run the other way are holes."""
        left, top, right, bottom = cells
        mask = Image.new("1", (right - left, bottom - top), 0)
        first = None
        for contour in mark.shape:
            points = [(x * self.scale - left - 0.5, y * self.scale - top - 0.5) for x, y in contour]
            way = _turn(contour) > 0
            first = way if first is None else first
            if mark.even_odd and len(mark.shape) > 1:
                part = Image.new("1", mask.size, 0)
                ImageDraw.Draw(part).polygon(points, fill=1)
                mask = ImageChops.logical_xor(mask, part)
            else:
                ImageDraw.Draw(mask).polygon(points, fill=int(way == first))
        return mask

    def _lay_picture(self, mark: Mark, cells: tuple[int, int, int, int]) -> None:
        picture = mark.picture
        if picture is None or picture.inks is None:
            return
        left, top, right, bottom = cells
        size = right - left, bottom - top
        a, b, c, d, e, f = picture.matrix
        if not (determinant := a * d - b * c):
            return
        wide, high = picture.inks.size
        # From a cell to a pixel: the inverse of the picture's matrix, whose y runs up.
        across, down = wide / determinant, -high / determinant
        step = 1 / self.scale
        x0, y0 = (left + 0.0) * step - e, (top + 0.0) * step - f
        way = (
            *(d * step * across, -c * step * across, (d * x0 - c * y0) * across),
            *(-b * step * down, a * step * down, (a * y0 - b * x0) * down + high),
        )
        affine = Image.Transform.AFFINE
        laid = picture.inks.transform(size, affine, way)
        cover = Image.new("L", picture.inks.size, 255).transform(size, affine, way)
        for name, ink in zip(_PROCESS, laid.split(), strict=True):
            self._plates[name].paste(ink, cells, cover)

    def ground(self, box: Box) -> Ink:
        """What lies in a box on the whole: the mean of each plate."""
        tints = {name: _mean(cut) for name, cut in self._cuts(box)}
        return _ink(tints)

    def most(self, box: Box) -> Ink:
        """The most that lies in a box on each plate."""
        return _ink({name: _most(cut) for name, cut in self._cuts(box)})

    @property
    def peaks(self) -> dict[str, float]:
        """The most that lies on each plate."""
        return {name: _most(plate) for name, plate in self._plates.items()}

    @property
    def heaviest(self) -> float:
        """The most ink that lies anywhere, all plates together."""
        return _most(_sum(list(self._plates.values())))

    def excess(self, limit: float, least: float) -> list[Excess]:
        """Places of more ink than `limit` over at least `least` mm², the heaviest first."""
        if sum(self.peaks.values()) <= limit:
            return []
        total = _sum(list(self._plates.values()))
        threshold = round(255 * limit) + 2  # a tint is rounded to 1/255 on each plate
        over = total.point(lambda value: value - threshold).convert("L")
        over = over.point([0] + [255] * 255)
        found = [self._excess(total, over, part) for part in _parts(over)]
        return sorted((one for one in found if one.area >= least), key=lambda one: -one.most)

    def _excess(
        self, total: Image.Image, over: Image.Image, part: tuple[int, int, int, int]
    ) -> Excess:
        cut = over.crop(part)
        inner = cut.getbbox() or (0, 0, 0, 0)
        left, top = part[0] + inner[0], part[1] + inner[1]
        right, bottom = part[0] + inner[2], part[1] + inner[3]
        cell = 1 / self.scale
        extremes = total.crop((left, top, right, bottom)).getextrema()
        most = float(extremes[1]) / 255  # type: ignore[arg-type]  # one band has one pair
        area = cut.histogram()[255] * (cell / MM) ** 2
        return Excess((left * cell, top * cell, right * cell, bottom * cell), most, area)

    def _cuts(self, box: Box) -> Iterator[tuple[str, Image.Image]]:
        cells = self._cells(box)
        if cells is not None:
            for name, plate in self._plates.items():
                yield name, plate.crop(cells)

    def _cells(self, box: Box) -> tuple[int, int, int, int] | None:
        """The cells of a box, one at least; None outside the page."""
        left, top, right, bottom = meet(box, (0, 0, *(side / self.scale for side in self.size)))
        if right < left or bottom < top:
            return None
        cells = [round(side * self.scale) for side in (left, top, right, bottom)]
        first = min(cells[0], self.size[0] - 1), min(cells[1], self.size[1] - 1)
        return (*first, max(cells[2], first[0] + 1), max(cells[3], first[1] + 1))


def _names(ink: Ink, plate: str) -> bool:
    """Whether an ink given by names names a plate."""
    return any(name == plate and (tint > 0 or name not in _PROCESS) for name, tint in ink.plates)


def _ink(tints: dict[str, float]) -> Ink:
    cyan, magenta, yellow, black = (tints.pop(name, 0.0) for name in _PROCESS)
    return Ink((cyan, magenta, yellow, black), tuple(tints.items()), "cmyk")


def _mean(plate: Image.Image) -> float:
    counts = plate.histogram()
    return sum(value * count for value, count in enumerate(counts)) / (255 * max(1, sum(counts)))


def _most(plate: Image.Image) -> float:
    return float(plate.getextrema()[1]) / 255  # type: ignore[arg-type]  # one band has one pair


def _sum(plates: list[Image.Image]) -> Image.Image:
    total = plates[0].convert("I")
    for plate in plates[1:]:
        total = ImageMath.lambda_eval(lambda args: args["a"] + args["b"], a=total, b=plate)
    return total


def _parts(over: Image.Image) -> list[tuple[int, int, int, int]]:
    """The boxes of what hangs together, by blocks."""
    small = over.reduce(_BLOCK).point([0] + [255] * 255)
    wide, high = small.size
    left = {index for index, value in enumerate(small.tobytes()) if value}
    found = []
    while left:
        seeds = [left.pop()]
        xs, ys = [], []
        while seeds:
            y, x = divmod(seeds.pop(), wide)
            xs.append(x)
            ys.append(y)
            near = (
                (y + down) * wide + x + across
                for down in (-1, 0, 1)
                for across in (-1, 0, 1)
                if 0 <= x + across < wide and 0 <= y + down < high
            )
            for one in near:
                if one in left:
                    left.discard(one)
                    seeds.append(one)
        box = min(xs), min(ys), max(xs) + 1, max(ys) + 1
        right, bottom = min(box[2] * _BLOCK, over.width), min(box[3] * _BLOCK, over.height)
        found.append((box[0] * _BLOCK, box[1] * _BLOCK, right, bottom))
    return found


def _turn(contour: tuple[Point, ...]) -> float:
    """Twice the area, with the sign of the way that the contour runs."""
    following = (*contour[1:], contour[0])
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(contour, following, strict=True))
