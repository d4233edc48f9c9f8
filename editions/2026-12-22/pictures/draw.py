"""Draw the picture of the front page: a stone bridge of seven arches at dusk.

Run from the root: `PYTHONPATH=. python editions/2026-12-22/pictures/draw.py`, which writes
`bridge.jpg` beside this file. The parts are in `scene/`.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageChops, ImageEnhance, ImageFilter
from scene.air import draw_far_bank, draw_hills, draw_sky, mist
from scene.measures import HEIGHT, WATERLINE, WIDTH
from scene.river import draw_boat, draw_near_houses, draw_reeds, draw_water, draw_willow
from scene.stone import draw_bridge, lanterns

from editions.drawing.brush import glow, noise, px, rng


def bloom(scene: Image.Image) -> Image.Image:
    """Lights that spread a little, as in damp air."""
    bright = scene.point(lambda v: max(0, v - 176) * 3)
    for radius, share in ((5, 0.3), (22, 0.28)):
        scene = ImageChops.screen(
            scene,
            bright.filter(ImageFilter.GaussianBlur(px(radius))).point(
                lambda v, s=share: int(v * s)
            ),
        )
    return scene


def lantern_glow(scene: Image.Image) -> Image.Image:
    """Red light about each lantern."""
    for lantern in lanterns():
        scene = glow(scene, lantern, (46, 46), (255, 110, 56), 0.55)
    return scene


def finish(scene: Image.Image) -> Image.Image:
    """Scaled to size, with the tone and the grain of a photograph for newsprint."""
    scene = scene.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    scene = ImageEnhance.Contrast(scene).enhance(1.05)
    scene = ImageEnhance.Brightness(scene).enhance(1.14)
    scene = ImageEnhance.Color(scene).enhance(1.3)
    edge = Image.radial_gradient("L").resize(scene.size).point(lambda v: max(0, v - 150))
    scene = Image.composite(
        ImageChops.multiply(scene, Image.new("RGB", scene.size, (120, 124, 150))), scene, edge
    )
    grain = noise(scene.size, (1.6, 1.6)).point(lambda v: 118 + v // 13)
    scene = ImageChops.overlay(scene, Image.merge("RGB", (grain, grain, grain)))
    return scene.filter(ImageFilter.UnsharpMask(1.4, 60, 2))


def draw() -> Image.Image:
    """The whole picture, from the sky forward."""
    scene = draw_far_bank(draw_hills(draw_sky()))
    bridge = draw_bridge()
    scene = draw_water(scene, bridge)
    scene = draw_near_houses(scene)
    scene.paste(bridge.convert("RGB"), (0, 0), bridge.getchannel("A"))
    scene = mist(scene, WATERLINE + 2, 30, (236, 202, 176), 0.42)
    scene = draw_boat(scene, 640, 962, 122, 1)
    scene = draw_boat(scene, 1216, 716, 46, -1)
    scene = lantern_glow(scene)
    draw_willow(scene)
    draw_reeds(scene)
    return finish(bloom(scene))


if __name__ == "__main__":
    rng.seed(20261222)
    draw().save(Path(__file__).with_name("bridge.jpg"), quality=88, optimize=True, dpi=(250, 250))
