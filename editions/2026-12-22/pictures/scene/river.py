"""The near side of the picture: water with its reflections, boats, quays, willow and reeds."""

from __future__ import annotations

import math

from PIL import Image, ImageChops, ImageFilter

from editions.drawing.brush import (
    FINE,
    Ink,
    Point,
    glow,
    mirrored,
    noise,
    polygon,
    px,
    rect,
    rng,
    stroke,
)
from scene.air import draw_house
from scene.measures import HEIGHT, HORIZON, WATERLINE, WIDTH, gradient, sheet

WARM: Ink = (255, 196, 112)


def rippled(water: Image.Image, seed: float) -> Image.Image:
    """The reflection broken up row by row, more and more towards the reader."""
    result = water.copy()
    top = px(HORIZON)
    for y in range(top, water.height):
        t = (y - top) / (water.height - top)
        phase = 60 * math.log(1 + 12 * t) + seed
        down = (1 + 22 * t) * FINE * (math.sin(phase) + 0.5 * math.sin(phase * 2.3 + 1)) * 0.55
        side = (0.4 + 3.4 * t) * FINE * math.sin(phase * 1.7 + seed)
        source = min(water.height - 1, max(top, round(y + down)))
        row = water.crop((0, source, water.width, source + 1))
        result.paste(ImageChops.offset(row, round(side), 0), (0, y))
    return result


def wave_noise(size: tuple[int, int]) -> Image.Image:
    """Flat noise in perspective: thin and dense at the horizon, broad at the foot."""
    result = Image.new("L", size, 0)
    top = px(HORIZON)
    source = noise((size[0], 900), (px(110), 3.2), 2)
    for y in range(top, size[1]):
        t = (y - top) / (size[1] - top)
        row = min(899, int(899 * math.log(1 + 14 * t) / math.log(15)))
        line = source.crop((0, row, size[0], row + 1))
        result.paste(line, (0, y))
    return result


def smeared(water: Image.Image) -> Image.Image:
    """The water with its lights drawn down into streaks."""
    lights = water.point(lambda v: max(0, v - 150) * 2)
    narrow = (water.width, water.height // px(30))
    streaks = lights.resize(narrow, Image.Resampling.BOX).resize(
        water.size, Image.Resampling.BICUBIC
    )
    streaks = streaks.filter(ImageFilter.GaussianBlur(px(1.2)))
    streaks = ImageChops.multiply(streaks, sheet((235, 180, 140)))
    return ImageChops.screen(water, streaks.point(lambda v: int(v * 0.55)))


def draw_water(scene: Image.Image, bridge: Image.Image) -> Image.Image:
    """The river below the horizon: sky, town and bridge turned over, broken and darkened."""
    water = mirrored(scene, HORIZON)
    below = mirrored(bridge, WATERLINE)
    water.paste(below.convert("RGB"), (0, 0), below.getchannel("A"))
    water = smeared(water.filter(ImageFilter.GaussianBlur(px(0.8))))
    patches = wave_noise(water.size)
    mixed = Image.composite(
        rippled(water, 0.0),
        rippled(water, 2.1),
        patches.point(lambda v: max(0, min(255, (v - 100) * 5))),
    )
    mixed = mixed.filter(ImageFilter.BoxBlur(FINE))
    tint = ImageChops.multiply(mixed, sheet((176, 192, 206)))
    depth = Image.new("L", water.size, 0)
    depth.paste(
        gradient([(0.0, (40,)), (0.3, (150,)), (1.0, (255,))], px(HEIGHT - HORIZON)),
        (0, px(HORIZON)),
    )
    mixed = Image.composite(tint, mixed, depth)
    crest = patches.point(lambda v: max(0, min(90, (v - 158) * 3)))
    mixed = Image.composite(ImageChops.screen(mixed, sheet((92, 104, 128))), mixed, crest)
    trough = patches.point(lambda v: max(0, min(110, (92 - v) * 4)))
    mixed = Image.composite(ImageChops.multiply(mixed, sheet((128, 142, 166))), mixed, trough)
    scene.paste(mixed.crop((0, px(HORIZON), px(WIDTH), px(HEIGHT))), (0, px(HORIZON)))
    return scene


def boat_shape(
    x: float, y: float, size: float, turn: int
) -> list[tuple[list[Point], tuple[int, ...]]]:
    """A covered boat as polygons, stern to the left where `turn` is 1."""

    def at(points: list[Point]) -> list[Point]:
        return [(x + turn * a * size, y + b * size) for a, b in points]

    hull = [(-1.1, -0.18), (-0.8, -0.06), (0.75, -0.06), (1.15, -0.24), (0.9, 0.08), (-0.85, 0.1)]
    arc = [
        (-0.42 + 0.42 * math.cos(math.pi * (1 - n / 12)), -0.07 - 0.36 * math.sin(math.pi * n / 12))
        for n in range(13)
    ]
    hood = [(a * 1.15 + 0.32, b) for a, b in arc]
    mouth = [
        (0.33 + 0.13 * math.cos(math.pi * n / 8), -0.07 - 0.3 * math.sin(math.pi * n / 8))
        for n in range(9)
    ]
    man = [(-0.78, -0.08), (-0.83, -0.42), (-0.74, -0.5), (-0.66, -0.42), (-0.64, -0.08)]
    head = [
        (-0.74 + 0.05 * math.cos(n * 0.63), -0.56 + 0.06 * math.sin(n * 0.63)) for n in range(10)
    ]
    hat = [(-0.86, -0.58), (-0.74, -0.68), (-0.62, -0.58)]
    parts: list[tuple[list[Point], tuple[int, ...]]] = [
        (hull, (44, 38, 40, 255)), (hood, (58, 52, 52, 255)), (mouth, (246, 176, 92, 255)),
        (man, (40, 44, 56, 255)), (head, (60, 48, 46, 255)), (hat, (92, 78, 58, 255)),
    ]  # fmt: skip
    return [(at(points), ink) for points, ink in parts]


def draw_boat(scene: Image.Image, x: float, y: float, size: float, turn: int) -> Image.Image:
    """A boat with its lantern, its image in the water and its wake."""
    layer = sheet()
    for points, ink in boat_shape(x, y, size, turn):
        polygon(layer, points, ink)
    for rib in range(2, 5):
        at = x + turn * size * (-0.64 + 0.2 * rib)
        stroke(layer, [(at, y - size * 0.34), (at, y - size * 0.1)], (78, 70, 66, 255), 1.2)
    stroke(
        layer,
        [(x - turn * 0.7 * size, y - 0.34 * size), (x - turn * 1.32 * size, y + 0.16 * size)],
        (52, 42, 40, 255),
        2.6,
    )
    image = mirrored(layer, y + 0.08 * size)
    image = image.filter(ImageFilter.GaussianBlur(px(2.4)))
    scene.paste(image.convert("RGB"), (0, 0), image.getchannel("A").point(lambda v: int(v * 0.72)))
    for ring in range(4):
        reach = size * (1.25 + ring * 0.34)
        depth = y + size * (0.12 + ring * 0.075)
        wake = [
            (
                x - turn * reach * math.cos(n / 14 * math.pi),
                depth + size * 0.035 * math.sin(n / 14 * math.pi),
            )
            for n in range(15)
        ]
        stroke(scene, wake, (158 - ring * 14, 146 - ring * 12, 150 - ring * 10), 1.6)
    scene.paste(layer.convert("RGB"), (0, 0), layer.getchannel("A"))
    scene = glow(
        scene, (x + turn * 0.33 * size, y - 0.18 * size), (size * 0.62, size * 0.46), WARM, 0.6
    )
    return glow(
        scene, (x + turn * 0.33 * size, y + 0.36 * size), (size * 0.26, size * 0.66), WARM, 0.34
    )


def draw_near_houses(scene: Image.Image) -> Image.Image:
    """The ends of the quays left and right, in front of the ramps."""
    for x, width, height in ((-40, 120, 104), (62, 74, 74), (1868, 84, 78), (1934, 120, 112)):
        draw_house(scene, x, WATERLINE - 22, (width, height), 0.95)
    for left, right in ((0, 150), (1852, WIDTH)):
        rect(scene, (left, WATERLINE - 24, right, WATERLINE), (96, 90, 90))
        for step in range(0, right - left, 18):
            stroke(
                scene, [(left + step, WATERLINE), (left + step, WATERLINE - 24)], (70, 68, 72), 1
            )
        stroke(scene, [(left, WATERLINE - 24), (right, WATERLINE - 24)], (160, 146, 132), 2)
    return scene


def draw_willow(scene: Image.Image) -> None:
    """Bare willow twigs hanging from a bough at the upper left."""
    bough = [(-10.0 + n * 22, 26 - 34 * math.sin(n / 5.2) + n * 0.6) for n in range(19)]
    for n in range(len(bough) - 1):
        stroke(scene, bough[n : n + 2], (44, 44, 54), 9 - n * 0.42)
    for _ in range(120):
        root = rng.randrange(2, len(bough))
        x, y = bough[root][0] + rng.uniform(-11, 11), bough[root][1]
        length = rng.uniform(60, 300) * (1.1 - root / 26)
        lean, sway = rng.uniform(0.0, 0.13), rng.uniform(0, 6)
        line = [
            (x + lean * length * (n / 14) ** 1.6 + 4 * math.sin(n / 4 + sway), y + length * n / 14)
            for n in range(15)
        ]
        for n in range(14):
            stroke(scene, line[n : n + 2], (58, 58, 68), 1.7 - n * 0.07)
        for x, y in line[4:]:
            if rng.random() < 0.35:
                tip = (x + rng.uniform(-4, 5), y + rng.uniform(6, 12))
                stroke(scene, [(x, y), tip], (84, 74, 66), 1.3)


def draw_reeds(scene: Image.Image) -> None:
    """Winter reeds at the lower right, their plumes catching the light."""
    for _ in range(95):
        x = WIDTH - abs(rng.gauss(0, 150)) + 26
        length, lean = rng.uniform(70, 250), rng.uniform(-0.34, 0.06)
        stem = [
            (x + lean * length * (n / 10) ** 1.8, HEIGHT + 6 - length * n / 10) for n in range(11)
        ]
        stroke(
            scene,
            stem,
            rng.choice(((66, 58, 52), (84, 72, 58), (54, 52, 54))),
            rng.uniform(1.2, 2.4),
        )
        if length > 130:
            tip = stem[-1]
            for _ in range(26):
                start = (tip[0] + rng.uniform(-2, 2), tip[1] + rng.uniform(-8, 26))
                end = (start[0] + rng.uniform(-16, 3), start[1] + rng.uniform(-4, 12))
                stroke(
                    scene,
                    [start, end],
                    rng.choice(((190, 166, 138), (160, 138, 118), (214, 186, 148))),
                    1,
                )
