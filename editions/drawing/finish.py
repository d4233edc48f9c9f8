"""The finish of a print: scaled to size, with the tone and the grain of newsprint."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageEnhance, ImageFilter

from editions.drawing.brush import noise


def printed(scene: Image.Image, size: tuple[int, int], grain: int = 26) -> Image.Image:
    """The drawing as a picture of `size` pixels; a larger `grain` is a finer one."""
    scene = scene.resize(size, Image.Resampling.LANCZOS)
    scene = ImageEnhance.Contrast(scene).enhance(1.06)
    scene = ImageEnhance.Color(scene).enhance(1.04)
    specks = noise(scene.size, (1.8, 1.8)).point(lambda v: 122 + v // grain)
    scene = ImageChops.overlay(scene, Image.merge("RGB", (specks, specks, specks)))
    return scene.filter(ImageFilter.UnsharpMask(1.2, 50, 2))
