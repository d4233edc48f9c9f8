"""Tools of the pictures: layers, shapes, noise, gradients, lights and the finish of a print.

Measures are pixels of the finished sheet; everything is drawn `FINE` times as large. All chance
comes from `rng`, which each picture seeds, so that it comes out the same each time.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw

FINE = 2

Point = tuple[float, float]
Ink = tuple[int, int, int]
Fill = tuple[int, ...] | int

rng = random.Random(0)  # noqa: S311  # a picture, no secret


def px(value: float) -> int:
    """A measure of the sheet in pixels of the drawing."""
    return round(value * FINE)


def blank(size: tuple[float, float], ink: Ink | None = None) -> Image.Image:
    """An empty layer for a sheet of that size: transparent, or of one ink."""
    fine = (px(size[0]), px(size[1]))
    return Image.new("RGBA", fine, (0, 0, 0, 0)) if ink is None else Image.new("RGB", fine, ink)


def polygon(layer: Image.Image, points: Sequence[Point], fill: Fill) -> None:
    """Fill a polygon given in measures of the sheet."""
    ImageDraw.Draw(layer).polygon([(x * FINE, y * FINE) for x, y in points], fill=fill)


def rect(layer: Image.Image, edges: tuple[float, float, float, float], fill: Fill) -> None:
    """Fill a rectangle, given its left, top, right and bottom."""
    left, top, right, bottom = edges
    polygon(layer, [(left, bottom), (left, top), (right, top), (right, bottom)], fill)


def disc(layer: Image.Image, centre: Point, radius: Point, fill: Fill) -> None:
    """Fill an ellipse."""
    (x, y), (across, down) = centre, radius
    edges = (x - across, y - down, x + across, y + down)
    ImageDraw.Draw(layer).ellipse([edge * FINE for edge in edges], fill=fill)


def stroke(layer: Image.Image, points: list[Point], fill: tuple[int, ...], width: float) -> None:
    """Draw a line given in measures of the sheet."""
    ImageDraw.Draw(layer).line(
        [(x * FINE, y * FINE) for x, y in points], fill=fill, width=max(1, px(width)), joint="curve"
    )


def noise(size: tuple[int, int], cell: tuple[float, float], octaves: int = 1) -> Image.Image:
    """Soft grey noise; `cell` is the width and height of one grain in pixels."""
    grains = []
    for octave in range(octaves):
        columns = max(2, int(size[0] / cell[0] * 2**octave))
        rows = max(2, int(size[1] / cell[1] * 2**octave))
        grain = Image.frombytes("L", (columns, rows), rng.randbytes(columns * rows))
        grains.append(grain.resize(size, Image.Resampling.BICUBIC))
    total = grains[0]
    for octave, grain in enumerate(grains[1:], 1):
        total = Image.blend(total, grain, 1 / (2 + octave * 0.8))
    return total


def gradient(stops: list[tuple[float, tuple[int, ...]]], size: tuple[int, int]) -> Image.Image:
    """A ground, `size` in pixels of the drawing, that runs down through the inks of `stops`."""
    width, height = size
    column = Image.new("RGB" if len(stops[0][1]) == 3 else "L", (1, height))
    for y in range(height):
        t = y / max(1, height - 1)
        (low, first), (high, last) = next((a, b) for a, b in pairwise(stops) if t <= b[0])
        share = (t - low) / (high - low)
        ink = tuple(round(p + (q - p) * share) for p, q in zip(first, last, strict=True))
        column.putpixel((0, y), ink if len(ink) == 3 else ink[0])
    return column.resize((width, height))


def glow(
    layer: Image.Image, centre: Point, radius: Point, ink: Ink, strength: float
) -> Image.Image:
    """The layer with a soft light added to it."""
    spot = ImageChops.invert(Image.radial_gradient("L")).resize(
        (px(radius[0] * 2), px(radius[1] * 2))
    )
    spot = spot.point(lambda v: int(max(0, v - 76) ** 1.6 / 179**1.6 * 255 * strength))
    light = Image.new("L", layer.size, 0)
    light.paste(spot, (px(centre[0] - radius[0]), px(centre[1] - radius[1])))
    lit = ImageChops.screen(layer, Image.new("RGB", layer.size, ink))
    return Image.composite(lit, layer, light)


def mirrored(image: Image.Image, line: float) -> Image.Image:
    """The image turned over about height `line`."""
    turned = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    result = Image.new(image.mode, image.size)
    result.paste(turned, (0, px(2 * line) - image.height))
    return result
