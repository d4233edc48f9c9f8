"""Draw the picture of the front page: a stone bridge of seven arches at dusk.

The same seed gives the same picture. Measures are pixels of the finished sheet (`WIDTH` x
`HEIGHT`); everything is drawn `FINE` times as large and scaled down at the end.
Run: `python draw.py`, which writes `bridge.jpg` beside this file.
"""

from __future__ import annotations

import math
import random
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

WIDTH, HEIGHT, FINE = 2000, 1126, 2
HORIZON, WATERLINE = 592, 640  # the far bank; the foot of the bridge
SPANS = (160, 192, 222, 250, 222, 192, 160)
PIER, SPRINGING = 28, 26  # width of a pier; height of the arches' feet above the water
ARCH_EDGE = (WIDTH - sum(SPANS) - PIER * (len(SPANS) - 1)) / 2

Point = tuple[float, float]
Ink = tuple[int, int, int]
WARM: Ink = (255, 196, 112)

rng = random.Random(20261222)  # noqa: S311  # a picture, no secret


# -- tools --------------------------------------------------------------------------------------


def px(value: float) -> int:
    """A measure of the sheet in pixels of the drawing."""
    return round(value * FINE)


def sheet(ink: Ink | None = None) -> Image.Image:
    """An empty layer: transparent, or of one ink."""
    size = (px(WIDTH), px(HEIGHT))
    return Image.new("RGBA", size, (0, 0, 0, 0)) if ink is None else Image.new("RGB", size, ink)


def polygon(layer: Image.Image, points: list[Point], fill: tuple[int, ...] | int) -> None:
    """Fill a polygon given in measures of the sheet."""
    ImageDraw.Draw(layer).polygon([(x * FINE, y * FINE) for x, y in points], fill=fill)


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


def gradient(stops: list[tuple[float, tuple[int, ...]]], height: int) -> Image.Image:
    """A column of pixels that runs through the inks of `stops`, stretched to the sheet's width."""
    column = Image.new("RGB" if len(stops[0][1]) == 3 else "L", (1, height))
    for y in range(height):
        t = y / max(1, height - 1)
        (low, first), (high, last) = next((a, b) for a, b in pairwise(stops) if t <= b[0])
        share = (t - low) / (high - low)
        ink = tuple(round(p + (q - p) * share) for p, q in zip(first, last, strict=True))
        column.putpixel((0, y), ink if len(ink) == 3 else ink[0])
    return column.resize((px(WIDTH), height))


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


# -- air and far bank ---------------------------------------------------------------------------


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
        polygon(
            scene,
            [(x - half, top + 14), (x + half, top + 14), (x + half, top), (x - half, top)],
            ink,
        )
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
    polygon(layer, [(x, foot), (x, eave), (x + width, eave), (x + width, foot)], wall)
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
            polygon(
                layer, [(left, top + 13), (left, top), (left + 9, top), (left + 9, top + 13)], lamp
            )


def draw_far_bank(scene: Image.Image) -> Image.Image:
    """The old town along the far quay, with bare trees between its roofs."""
    x = -30.0
    while x < WIDTH:
        width, height = rng.uniform(46, 96), rng.uniform(22, 46)
        if rng.random() < 0.2:
            draw_tree(scene, x + width / 2, HORIZON, rng.uniform(50, 84), (104, 98, 108))
        draw_house(scene, x, HORIZON, (width, height), rng.uniform(0.15, 0.5))
        x += width + rng.uniform(-8, 16)
    polygon(
        scene,
        [(0, HORIZON - 7), (WIDTH, HORIZON - 7), (WIDTH, HORIZON), (0, HORIZON)],
        (112, 106, 110),
    )
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


# -- the bridge ---------------------------------------------------------------------------------


def deck(x: float) -> float:
    """Height of the walkway at `x`: a long rise to the middle, quays level at both ends."""
    t = min(1.0, abs(x - WIDTH / 2) / (WIDTH / 2 - 60))
    return WATERLINE - 74 - 158 * (0.5 + 0.5 * math.cos(math.pi * t)) ** 0.82


def arches() -> list[tuple[float, float]]:
    """Centre and radius of each arch, from the left."""
    found, x = [], ARCH_EDGE
    for span in SPANS:
        found.append((x + span / 2, span / 2))
        x += span + PIER
    return found


def opening(centre: float, radius: float, grow: float = 0.0) -> list[Point]:
    """The outline of an arch, `grow` pixels larger all round."""
    spring = WATERLINE - SPRINGING
    reach = radius + grow
    curve = [
        (centre - reach * math.cos(a * math.pi / 40), spring - reach * math.sin(a * math.pi / 40))
        for a in range(41)
    ]
    return [(centre - reach, WATERLINE + 4), *curve, (centre + reach, WATERLINE + 4)]


def bridge_mask() -> Image.Image:
    """Where there is stone: the wall under the deck less the arches."""
    mask = Image.new("L", (px(WIDTH), px(HEIGHT)), 0)
    top = [(x, deck(x)) for x in range(0, WIDTH + 1, 5)]
    polygon(mask, [*top, (WIDTH, WATERLINE), (0, WATERLINE)], 255)
    for centre, radius in arches():
        polygon(mask, opening(centre, radius), 0)
    return mask


def stone() -> Ink:
    """The ink of one block."""
    light = rng.gauss(0, 11) + (22 if rng.random() < 0.05 else 0)
    warm = rng.uniform(-4, 6)
    return (round(136 + light + warm), round(128 + light), round(118 + light - warm))


def draw_courses(layer: Image.Image) -> None:
    """Squared blocks in level courses, with dark joints."""
    y = float(WATERLINE)
    while y > 380:
        height, x = rng.uniform(13, 17), -rng.uniform(0, 40)
        while x < WIDTH:
            width = rng.uniform(24, 52)
            polygon(
                layer, [(x, y), (x, y - height), (x + width, y - height), (x + width, y)], stone()
            )
            edge = [(x, y), (x + width, y), (x + width, y - height)]
            stroke(layer, edge, (74, 70, 70), 1.3)
            stroke(
                layer,
                [(x + 1, y - height + 1), (x + width - 1, y - height + 1)],
                (168, 158, 144),
                0.7,
            )
            x += width
        y -= height


def draw_rings(layer: Image.Image) -> None:
    """The wedge stones round each arch and a thin moulding over them."""
    spring = WATERLINE - SPRINGING
    for centre, radius in arches():
        polygon(layer, opening(centre, radius, 23), (92, 86, 82))
        count = round(radius / 6.2) | 1
        for n in range(count):
            a, b = (math.pi * (n + k + d) / count for k, d in ((0, 0.04), (1, -0.04)))
            wedge = [
                (centre - r * math.cos(t), spring - r * math.sin(t))
                for r, t in ((radius, a), (radius + 19, a), (radius + 19, b), (radius, b))
            ]
            r, g, b_ = stone()
            polygon(layer, wedge, (r + 12, g + 10, b_ + 6))
        rim = opening(centre, radius, 22)[1:-1]
        stroke(layer, rim, (172, 160, 142), 1.6)


def draw_parapet(layer: Image.Image) -> None:
    """Coping, panels and posts along the deck."""
    for low, high, ink in ((-2, 10, (150, 141, 128)), (10, 13, (70, 66, 66))):
        band = [(x, deck(x) + low) for x in range(0, WIDTH + 1, 5)]
        back = [(x, deck(x) + high) for x in range(WIDTH, -1, -5)]
        polygon(layer, band + back, ink)
    for n in range(0, WIDTH, 34):
        left, right = n + 4, n + 30
        panel = [
            (left, deck(left) - 3),
            (left, deck(left) - 22),
            (right, deck(right) - 22),
            (right, deck(right) - 3),
        ]
        polygon(layer, panel, (128, 120, 110))
        hole = [
            (left + 4, deck(left) - 12),
            (left + 4, deck(left) - 17),
            (right - 4, deck(right) - 17),
            (right - 4, deck(right) - 12),
        ]
        polygon(layer, hole, (84, 80, 82))
        stroke(layer, [(left, deck(left) - 22), (right, deck(right) - 22)], (178, 168, 150), 2.2)
        top = deck(n) - 33
        polygon(
            layer, [(n - 4, deck(n)), (n - 4, top), (n + 4, top), (n + 4, deck(n))], (152, 143, 130)
        )
        ball = [
            (n + 4.6 * math.cos(a / 6 * math.pi), top - 3 + 4.6 * math.sin(a / 6 * math.pi))
            for a in range(12)
        ]
        polygon(layer, ball, (166, 156, 140))


def light_map() -> Image.Image:
    """Where lamps reach: upwards from the piers, under the arches, along the deck."""
    light = Image.new("RGB", (px(WIDTH), px(HEIGHT)), (0, 0, 0))
    for centre, radius in arches():
        light = glow(
            light, (centre - radius - PIER / 2, WATERLINE - 8), (150, 210), (255, 255, 255), 1.0
        )
        light = glow(
            light,
            (centre, WATERLINE - SPRINGING - radius),
            (radius * 1.5, 110),
            (255, 255, 255),
            0.5,
        )
    centre, radius = arches()[-1]
    light = glow(
        light, (centre + radius + PIER / 2, WATERLINE - 8), (150, 210), (255, 255, 255), 1.0
    )
    return light.convert("L")


def weather(layer: Image.Image) -> Image.Image:
    """Stains and moss: darker towards the water, streaked below the deck."""
    spots = noise(layer.size, (px(70), px(26)), 4).point(lambda v: 150 + int(v * 0.42))
    streaks = noise(layer.size, (px(9), px(120)), 2).point(lambda v: 190 + int(v * 0.26))
    shade = ImageChops.multiply(spots, streaks)
    layer = ImageChops.multiply(layer, Image.merge("RGB", (shade, shade, shade)))
    wet = Image.new("L", layer.size, 0)
    wet.paste(gradient([(0.0, (0,)), (1.0, (150,))], px(34)), (0, px(WATERLINE - 34)))
    return Image.composite(Image.new("RGB", layer.size, (58, 66, 58)), layer, wet)


def draw_bridge() -> Image.Image:
    """The bridge as a layer: stone lit by its own lamps, walkers, lanterns."""
    wall = sheet((120, 114, 106))
    draw_courses(wall)
    draw_rings(wall)
    draw_parapet(wall)
    wall = weather(wall)
    cool = ImageChops.multiply(wall, sheet((188, 190, 218)))
    warm = ImageChops.screen(ImageChops.multiply(wall, sheet((255, 214, 150))), sheet((92, 50, 10)))
    lit = Image.composite(warm, cool, light_map())
    mask = bridge_mask()
    rail = Image.new("L", mask.size, 0)
    draw_rail_mask(rail)
    layer = sheet()
    draw_vaults(layer)
    draw_walkers(layer)
    layer.paste(lit, (0, 0), ImageChops.lighter(mask, rail))
    draw_lanterns(layer)
    return layer


def draw_rail_mask(mask: Image.Image) -> None:
    """Where the parapet stands above the deck."""
    top = [(x, deck(x) - 22) for x in range(0, WIDTH + 1, 5)]
    foot = [(x, deck(x) + 2) for x in range(WIDTH, -1, -5)]
    polygon(mask, top + foot, 255)
    for n in range(0, WIDTH, 34):
        polygon(
            mask,
            [(n - 4, deck(n)), (n - 4, deck(n) - 33), (n + 4, deck(n) - 33), (n + 4, deck(n))],
            255,
        )
        ball = [
            (n + 4.6 * math.cos(a / 6 * math.pi), deck(n) - 36 + 4.6 * math.sin(a / 6 * math.pi))
            for a in range(12)
        ]
        polygon(mask, ball, 255)


def draw_vaults(layer: Image.Image) -> None:
    """The inner side of each arch, seen a little from the middle of the river."""
    for centre, radius in arches():
        shift = (WIDTH / 2 - centre) * 0.045
        vault = Image.new("L", layer.size, 0)
        polygon(vault, opening(centre, radius, 1), 255)
        polygon(vault, opening(centre + shift, radius * 0.94), 0)
        inside = Image.new("RGB", layer.size, (92, 70, 56))
        inside = glow(
            inside, (centre, WATERLINE), (radius * 1.5, radius * 1.5), (200, 132, 64), 0.8
        )
        layer.paste(inside, (0, 0), vault)


def draw_walkers(layer: Image.Image) -> None:
    """People on the bridge, cut by the parapet at the waist."""
    for _ in range(26):
        x = rng.gauss(WIDTH / 2, 330)
        tall = rng.uniform(40, 50)
        foot = deck(x)
        ink = rng.choice(((44, 46, 62), (58, 52, 62), (70, 46, 48), (48, 60, 76)))
        half = rng.uniform(6, 8.5)
        polygon(
            layer,
            [
                (x - half, foot),
                (x - half * 0.8, foot - tall * 0.82),
                (x + half * 0.8, foot - tall * 0.82),
                (x + half, foot),
            ],
            (*ink, 255),
        )
        head = [
            (
                x + 4.4 * math.cos(a / 6 * math.pi),
                foot - tall * 0.92 + 5.2 * math.sin(a / 6 * math.pi),
            )
            for a in range(12)
        ]
        polygon(layer, head, (*ink, 255))


def draw_lanterns(layer: Image.Image) -> None:
    """A red lantern on every second post."""
    for n in range(34 * 4, WIDTH - 34 * 3, 68):
        x, y = n, deck(n) - 54
        stroke(layer, [(x, deck(n) - 36), (x, y - 8)], (66, 54, 54, 255), 1.6)
        body = [
            (x + 8 * math.cos(a / 10 * math.pi), y + 9 * math.sin(a / 10 * math.pi))
            for a in range(20)
        ]
        polygon(layer, body, (232, 74, 44, 255))
        core = [
            (x + 4.4 * math.cos(a / 10 * math.pi), y + 6 * math.sin(a / 10 * math.pi))
            for a in range(20)
        ]
        polygon(layer, core, (255, 206, 128, 255))
        stroke(layer, [(x - 5, y - 9), (x + 5, y - 9)], (96, 40, 34, 255), 2)
        stroke(layer, [(x - 5, y + 9), (x + 5, y + 9)], (96, 40, 34, 255), 2)


# -- water --------------------------------------------------------------------------------------


def mirrored(image: Image.Image, line: float) -> Image.Image:
    """The image turned over about height `line`."""
    turned = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    result = Image.new(image.mode, image.size)
    result.paste(turned, (0, px(2 * line) - image.height))
    return result


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


# -- near things --------------------------------------------------------------------------------


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
    for rib in range(1, 5):
        bow = [
            (
                x + turn * size * (-0.64 + 0.2 * rib),
                y - size * (0.07 + 0.36 * math.sin(math.pi * n / 12) * 0.98),
            )
            for n in (0,)
        ]
        stroke(layer, [bow[0], (bow[0][0], y - size * 0.1)], (86, 76, 70, 255), 1.2)
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
        polygon(
            scene,
            [
                (left, WATERLINE),
                (left, WATERLINE - 24),
                (right, WATERLINE - 24),
                (right, WATERLINE),
            ],
            (96, 90, 90),
        )
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
        root = rng.randrange(len(bough))
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


# -- finish -------------------------------------------------------------------------------------


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
    for n in range(34 * 4, WIDTH - 34 * 3, 68):
        scene = glow(scene, (n, deck(n) - 54), (46, 46), (255, 110, 56), 0.55)
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
    draw().save(Path(__file__).with_name("bridge.jpg"), quality=88, optimize=True, dpi=(250, 250))
