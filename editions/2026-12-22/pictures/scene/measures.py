"""The measures of the sheet, and the tools that know them."""

from __future__ import annotations

from PIL import Image

from editions.drawing import brush
from editions.drawing.brush import Ink, px

WIDTH, HEIGHT = 2000, 1126
HORIZON, WATERLINE = 592, 640  # the far bank; the foot of the bridge


def sheet(ink: Ink | None = None) -> Image.Image:
    """An empty layer: transparent, or of one ink."""
    return brush.blank((WIDTH, HEIGHT), ink)


def gradient(stops: list[tuple[float, tuple[int, ...]]], height: int) -> Image.Image:
    """A ground as wide as the sheet that runs down through the inks of `stops`."""
    return brush.gradient(stops, (px(WIDTH), height))
