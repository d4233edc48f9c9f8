"""The bridge: seven arches of squared stone, its parapet, lanterns and walkers."""

from __future__ import annotations

import math

from PIL import Image, ImageChops

from editions.drawing.brush import Ink, Point, disc, glow, noise, polygon, px, rect, rng, stroke
from scene.measures import HEIGHT, WATERLINE, WIDTH, gradient, sheet

SPANS = (160, 192, 222, 250, 222, 192, 160)
PIER, SPRINGING = 28, 26  # width of a pier; height of the arches' feet above the water
ARCH_EDGE = (WIDTH - sum(SPANS) - PIER * (len(SPANS) - 1)) / 2


def deck(x: float) -> float:
    """Height of the walkway at `x`: a long rise to the middle, quays level at both ends."""
    t = min(1.0, abs(x - WIDTH / 2) / (WIDTH / 2 - 60))
    return WATERLINE - 74 - 158 * math.pow(0.5 + 0.5 * math.cos(math.pi * t), 0.82)


def arches() -> list[tuple[float, float]]:
    """Centre and radius of each arch, from the left."""
    found, x = [], ARCH_EDGE
    for span in SPANS:
        found.append((x + span / 2, span / 2))
        x += span + PIER
    return found


def lanterns() -> list[Point]:
    """Where the lanterns hang: on every second post."""
    return [(x, deck(x) - 54) for x in range(34 * 4, WIDTH - 34 * 3, 68)]


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
            rect(layer, (x, y - height, x + width, y), stone())
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
        rect(layer, (n - 4, top, n + 4, deck(n)), (152, 143, 130))
        disc(layer, (n, top - 3), (4.6, 4.6), (166, 156, 140))


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
        rect(mask, (n - 4, deck(n) - 33, n + 4, deck(n)), 255)
        disc(mask, (n, deck(n) - 36), (4.6, 4.6), 255)


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
        disc(layer, (x, foot - tall * 0.92), (4.4, 5.2), (*ink, 255))


def draw_lanterns(layer: Image.Image) -> None:
    """Red lanterns on their poles."""
    for x, y in lanterns():
        stroke(layer, [(x, y + 18), (x, y - 8)], (66, 54, 54, 255), 1.6)
        disc(layer, (x, y), (8, 9), (232, 74, 44, 255))
        disc(layer, (x, y), (4.4, 6), (255, 206, 128, 255))
        stroke(layer, [(x - 5, y - 9), (x + 5, y - 9)], (96, 40, 34, 255), 2)
        stroke(layer, [(x - 5, y + 9), (x + 5, y + 9)], (96, 40, 34, 255), 2)
