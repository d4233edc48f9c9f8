"""The far side of the picture: evening sky, hills, mist and the old town on its quay."""

from __future__ import annotations

import math

from PIL import Image, ImageChops, ImageFilter

from editions.drawing.brush import Ink, Point, glow, noise, polygon, px, rect, rng, stroke
from scene.measures import HORIZON, WIDTH, gradient, sheet


def draw_sky() -> Image.Image:
    """Evening sky: blue above, amber over the far bank, long clouds lit from below."""
    down = px(HORIZON)
    sky = sheet((0, 0, 0))
    stops: list[tuple[float, tuple[int, ...]]] = [
        (0.0, (46, 66, 104)), (0.3, (84, 104, 140)), (0.55, (150, 140, 150)),
        (0.75, (222, 164, 128)), (0.9, (248, 198, 136)), (1.0, (252, 216, 164)),
    ]  # fmt: skip
    sky.paste(gradient(stops, down), (0, 0))
    sky = glow(sky, (1290, 560), (900, 380), (255, 190, 110), 0.75)
    for cell, top, share in (((1700, 300), 0.5, 0.6), ((1100, 150), 0.56, 0.4)):
        cloud = noise(sky.size, cell, 4).filter(ImageFilter.GaussianBlur(px(3.5)))
        body = cloud.point(lambda v, top=top: max(0, min(255, int((v - 255 * top) * 4))))
        fade = Image.new("L", sky.size, 0)
        fade.paste(
            gradient([(0.0, (150,)), (0.35, (255,)), (0.7, (210,)), (1.0, (20,))], down), (0, 0)
        )
        body = ImageChops.multiply(body, fade)
        lower = ImageChops.subtract(body, ImageChops.offset(body, 0, -px(12)))
        sky = Image.composite(Image.blend(sky, sheet((82, 86, 118)), share), sky, body)
        sky = Image.composite(sheet((255, 186, 138)), sky, lower.point(lambda v: int(v * 0.6)))
    return sky


def ridge(base: float, rise: float, waves: int) -> list[Point]:
    """The outline of a range of hills, from left to right, closed below."""
    parts = [
        (rng.uniform(0.6, 1.4) * (n + 1), rng.uniform(0, 6.3), 1 / (n + 1)) for n in range(waves)
    ]
    line: list[Point] = []
    for x in range(-10, WIDTH + 20, 10):
        lift = sum(a * math.sin(f * x / 420 + p) for f, p, a in parts) + rng.uniform(-0.03, 0.03)
        line.append((x, base - rise * (0.55 + 0.3 * lift)))
    return [*line, (WIDTH + 10, HORIZON), (-10, HORIZON)]


def draw_hills(scene: Image.Image) -> Image.Image:
    """Three ranges that grow darker as they come nearer, with mist lying between them."""
    for base, rise, ink in (
        (560, 150, (196, 164, 152)), (575, 100, (150, 138, 146)), (590, 62, (104, 108, 126)),
    ):  # fmt: skip
        polygon(scene, ridge(base, rise, 6), ink)
        if base == 575:
            draw_pagoda(scene, 1585, 512)
        scene = mist(scene, base - 20, 60, (250, 212, 176), 0.5)
    return scene


def draw_pagoda(scene: Image.Image, x: float, foot: float) -> None:
    """A pagoda of seven storeys on the second range."""
    ink = (116, 108, 122)
    for storey in range(7):
        half, top = 15 - storey * 1.5, foot - (storey + 1) * 14
        rect(scene, (x - half, top, x + half, top + 14), ink)
        eave = half + 6
        polygon(
            scene,
            [(x - eave, top + 4), (x + eave, top + 4), (x + half, top - 2), (x - half, top - 2)],
            ink,
        )
    stroke(scene, [(x, foot - 98), (x, foot - 124)], ink, 2)


def mist(scene: Image.Image, y: float, depth: float, ink: Ink, strength: float) -> Image.Image:
    """A band of uneven mist about height `y`."""
    band = Image.new("L", scene.size, 0)
    fall = gradient([(0.0, (0,)), (0.5, (255,)), (1.0, (0,))], px(depth * 2))
    band.paste(fall, (0, px(y - depth)))
    veil = noise(scene.size, (px(520), px(60)), 3).point(lambda v: int(90 + v * 0.65))
    mask = ImageChops.multiply(band, veil).point(lambda v: int(v * strength))
    return Image.composite(Image.new("RGB", scene.size, ink), scene, mask)


def draw_house(layer: Image.Image, x: float, foot: float, size: Point, tone: float) -> None:
    """A white house with a dark tiled roof; `tone` 0 is far and pale, 1 near and full."""
    width, height = size
    near = (178, 168, 166), (52, 56, 70)
    far = (186, 166, 156), (110, 108, 122)
    wall, roof = (
        tuple(round(f + (n - f) * tone) for n, f in zip(a, b, strict=True))
        for a, b in zip(near, far, strict=True)
    )
    eave = foot - height
    rect(layer, (x, eave, x + width, foot), wall)
    peak = eave - width * rng.uniform(0.16, 0.24)
    over = width * 0.05
    polygon(
        layer,
        [
            (x - over, eave + 3),
            (x + width * 0.12, peak),
            (x + width * 0.88, peak),
            (x + width + over, eave + 3),
        ],
        roof,
    )
    stroke(layer, [(x + width * 0.1, peak), (x + width * 0.9, peak)], roof, 3 + tone * 2)
    for column in range(max(1, int(width / 26))):
        if rng.random() < 0.62:
            left, top = x + 9 + column * 25, eave + height * rng.choice((0.22, 0.55))
            lamp = rng.choice(((255, 206, 122), (250, 180, 92), (236, 160, 86)))
            rect(layer, (left, top, left + 9, top + 13), lamp)


def draw_far_bank(scene: Image.Image) -> Image.Image:
    """The old town along the far quay, with bare trees between its roofs."""
    x = -30.0
    while x < WIDTH:
        width, height = rng.uniform(46, 96), rng.uniform(22, 46)
        if rng.random() < 0.2:
            draw_tree(scene, x + width / 2, HORIZON, rng.uniform(50, 84), (104, 98, 108))
        draw_house(scene, x, HORIZON, (width, height), rng.uniform(0.15, 0.5))
        x += width + rng.uniform(-8, 16)
    rect(scene, (0, HORIZON - 7, WIDTH, HORIZON), (112, 106, 110))
    return mist(scene, HORIZON - 6, 40, (246, 206, 172), 0.55)


def draw_tree(layer: Image.Image, x: float, foot: float, size: float, ink: tuple[int, ...]) -> None:
    """A bare tree, branching from its foot."""

    def branch(at: Point, angle: float, length: float, width: float) -> None:
        end = (at[0] + math.cos(angle) * length, at[1] - math.sin(angle) * length)
        stroke(layer, [at, end], ink, width)
        if length > size * 0.07:
            for _ in range(3 if length < size * 0.2 else 2):
                branch(
                    end,
                    angle + rng.uniform(-0.6, 0.6),
                    length * rng.uniform(0.6, 0.82),
                    width * 0.66,
                )

    branch((x, foot), math.pi / 2 + rng.uniform(-0.1, 0.1), size * 0.34, max(1.2, size * 0.045))
