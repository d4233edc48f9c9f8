"""Draw the picture of page 2: a well in a lane of the old town, on a winter morning.

Run from the root: `PYTHONPATH=. python editions/2026-12-22/pictures/well.py`, which writes
`well.jpg` beside this file.
"""

from __future__ import annotations

import math
from pathlib import Path

from lane import HEIGHT, SIZE, WIDTH, arc, draw_end, draw_lane, draw_sky
from PIL import Image, ImageChops, ImageFilter

from editions.drawing.brush import (
    Ink,
    Point,
    blank,
    disc,
    glow,
    gradient,
    noise,
    polygon,
    px,
    rng,
    stroke,
)
from editions.drawing.finish import printed
from editions.drawing.people import Dress, Figure, darker

CURB, RIM, HIGH = (900.0, 640.0), (172.0, 56.0), 150.0  # centre and radii of the rim; its height


def shade(scene: Image.Image, centre: Point, radius: Point, depth: int = 150) -> None:
    """The soft dark under a thing."""
    dark = Image.new("L", scene.size, 0)
    disc(dark, centre, radius, depth)
    dark = dark.filter(ImageFilter.GaussianBlur(px(10)))
    scene.paste(blank(SIZE, (44, 46, 56)), (0, 0), dark)


def draw_curb(scene: Image.Image) -> None:
    """The stone curb: eight faces, a thick rim, grooves where the ropes ran."""
    x, y = CURB
    shade(scene, (x - 20, y + HIGH + 14), (RIM[0] * 1.5, 52))
    body = Image.new("RGB", scene.size, (150, 150, 148))
    grain = noise(scene.size, (px(7), px(7)), 4).point(lambda v: 176 + int(v * 0.3))
    body = ImageChops.multiply(body, Image.merge("RGB", (grain, grain, grain)))
    foot = (RIM[0] * 1.16, RIM[1] * 1.16)
    mask = Image.new("L", scene.size, 0)
    below = arc((x, y + HIGH), foot, 0.0, 0.5)
    polygon(mask, [*arc((x, y), RIM, 0.5, 1.0), *below], 255)
    for n in range(4):
        a, b = n / 8, (n + 1) / 8
        face = [arc((x, y), RIM, a, b)[0], arc((x, y), RIM, a, b)[-1],
                arc((x, y + HIGH), foot, a, b)[-1], arc((x, y + HIGH), foot, a, b)[0]]  # fmt: skip
        light = (138, 178, 222, 250)[n]
        tone = Image.new("L", scene.size, 0)
        polygon(tone, face, 255)
        body = Image.composite(
            ImageChops.multiply(
                body, Image.new("RGB", body.size, (light, light, min(255, light + 6)))
            ),
            body,
            tone,
        )
        stroke(body, [face[0], face[3]], (84, 86, 90), 2)
    moss = gradient([(0.0, (0,)), (0.62, (0,)), (1.0, (180,))], (px(WIDTH), px(HIGH + 60)))
    green = Image.new("L", scene.size, 0)
    green.paste(moss, (0, px(y)))
    spots = noise(scene.size, (px(40), px(24)), 4).point(lambda v: max(0, min(255, (v - 104) * 5)))
    body = Image.composite(
        Image.new("RGB", body.size, (92, 106, 70)), body, ImageChops.multiply(green, spots)
    )
    scene.paste(body, (0, 0), mask)
    stroke(scene, [*arc((x, y + HIGH), foot, 0.0, 0.5)], (58, 60, 62), 3)
    draw_mouth(scene)


def draw_mouth(scene: Image.Image) -> None:
    """The rim and the dark of the shaft, the water a pale disc deep down."""
    x, y = CURB
    polygon(scene, arc((x, y), RIM, 0, 1), (186, 186, 182))
    inner = (RIM[0] * 0.7, RIM[1] * 0.66)
    for n in range(18):  # grooves over the rim, deepest in front
        turn = (n + 0.3) / 18 + rng.uniform(-0.012, 0.012)
        a = arc((x, y), inner, turn, turn)[0]
        b = arc((x, y), (RIM[0] * 0.98, RIM[1] * 0.98), turn, turn)[0]
        stroke(scene, [a, b], (120, 120, 118), rng.uniform(2.5, 6))
        stroke(scene, [(a[0] + 2, a[1]), (b[0] + 2, b[1])], (214, 212, 206), 1.4)
    stroke(scene, arc((x, y), (RIM[0] - 3, RIM[1] - 2), 0, 0.5), (214, 212, 206), 3)
    polygon(scene, arc((x, y), inner, 0, 1), (34, 38, 44))
    wall = arc((x, y), inner, 0.5, 1.0)
    for level in range(4):
        course = [(a, b + 9 + level * 9) for a, b in wall][4 + 3 * level : -4 - 3 * level]
        stroke(scene, course, (74 - level * 9, 76 - level * 9, 78 - level * 8), 2)


def draw_bucket(scene: Image.Image) -> None:
    """A tin bucket on the rim, full, with its rope."""
    x, y = CURB[0] + 128, CURB[1] - 6
    top, foot = (42.0, 13.0), (32.0, 10.0)
    tin: Ink = (166, 174, 180)
    rope = smooth([
        (x, y - 136), (x - 54, y - 66), (x - 128, y + 6), (x - 190, y + 42), (x - 214, y + 96),
        (x - 212, y + 168), (x - 262, y + 196), (x - 336, y + 190), (x - 372, y + 212),
        (x - 300, y + 226), (x - 238, y + 214),
    ])  # fmt: skip
    polygon(scene, [*arc((x, y - 76), top, 0.5, 1.0), *arc((x, y), foot, 0.0, 0.5)], tin)
    for n, light in enumerate((0.62, 0.8, 0.98, 1.14, 1.0, 0.84)):
        a, b = 0.5 - n / 12, 0.5 - (n + 1) / 12
        face = [arc((x, y - 76), top, a, b)[0], arc((x, y - 76), top, a, b)[-1],
                arc((x, y), foot, a, b)[-1], arc((x, y), foot, a, b)[0]]  # fmt: skip
        polygon(scene, face, darker(tin, light))
    for drop in (24, 50):
        stroke(
            scene,
            arc((x, y - 76 + drop), (top[0] - drop * 0.11, top[1] - drop * 0.03), 0.0, 0.5),
            (120, 128, 134),
            2,
        )
    polygon(scene, arc((x, y - 76), top, 0, 1), (206, 212, 214))
    polygon(scene, arc((x, y - 74), (37, 10.5), 0, 1), (112, 146, 164))
    polygon(scene, arc((x + 6, y - 75), (18, 4), 0, 1), (214, 224, 226))
    stroke(scene, arc((x, y - 78), (41, 58), 0.54, 0.96), (96, 98, 100), 3.4)
    for shift, ink in ((0.0, (150, 122, 76)), (-1.4, (206, 180, 128))):
        stroke(scene, [(a, b + shift) for a, b in rope], ink, 5.4 if not shift else 1.8)


def smooth(points: list[Point]) -> list[Point]:
    """A curve through the points (Catmull and Rom)."""
    ends = [points[0], *points, points[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for n in range(12):
            t = n / 12
            curve.append((spline((a[0], b[0], c[0], d[0]), t), spline((a[1], b[1], c[1], d[1]), t)))
    return [*curve, points[-1]]


def spline(values: tuple[float, float, float, float], t: float) -> float:
    """Between the second and the third of four values, `t` from 0 to 1."""
    a, b, c, d = values
    return b + t * ((c - a) + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))) / 2


def draw_basin(scene: Image.Image) -> None:
    """An enamel basin of greens in well water, a stool and a pair of clogs beside it."""
    x, y = 1262.0, 842.0
    shade(scene, (x - 10, y + 30), (150, 34))
    wall = [*arc((x, y), (136, 40), 0.5, 1.0), *arc((x, y + 44), (92, 24), 0.0, 0.5)]
    polygon(scene, wall, (232, 226, 212))
    polygon(
        scene, [(x - 136, y), (x - 92, y + 44), (x - 40, y + 64), (x - 60, y + 34)], (198, 192, 180)
    )
    stroke(scene, arc((x, y + 22), (116, 32), 0.02, 0.48), (60, 92, 150), 4)
    polygon(scene, arc((x, y), (136, 40), 0, 1), (70, 98, 156))
    polygon(scene, arc((x, y), (129, 36), 0, 1), (236, 232, 222))
    polygon(scene, arc((x, y + 3), (118, 30), 0, 1), (142, 168, 176))
    for n in range(26):
        turn, reach = rng.uniform(0, 2 * math.pi), rng.uniform(0, 0.82)
        root = (x + 100 * reach * math.cos(turn), y + 2 + 22 * reach * math.sin(turn))
        draw_green(scene, root, rng.uniform(0.8, 1.2), n)


def draw_green(scene: Image.Image, root: Point, size: float, turn: int) -> None:
    """One head of winter greens: white stalks, dark spoon-shaped leaves."""
    lean = (turn % 5 - 2) * 0.34
    for side in (-0.4, 0.0, 0.4):
        angle = -math.pi / 2 + lean + side
        tip = (root[0] + 30 * size * math.cos(angle), root[1] + 18 * size * math.sin(angle))
        stroke(scene, [root, tip], (222, 232, 204), 5 * size)
        ink = rng.choice(((62, 112, 58), (82, 134, 66), (46, 92, 52)))
        disc(scene, (tip[0], tip[1] - 3), (13 * size, 10 * size), ink)
        stroke(scene, [tip, (tip[0] + 6 * math.cos(angle), tip[1] - 9)], (150, 186, 128), 1.6)


def steam(scene: Image.Image) -> Image.Image:
    """Breath of the warm water over the shaft, the bucket and the basin."""
    for (x, y), (wide, high), strength in (
        ((CURB[0] - 30, CURB[1] - 110), (220, 260), 1.0),
        ((CURB[0] + 140, CURB[1] - 190), (110, 170), 0.9),
        ((1262, 740), (170, 150), 0.7),
    ):
        wisp = noise(scene.size, (px(60), px(150)), 4).point(
            lambda v: max(0, min(255, (v - 92) * 3))
        )
        place = Image.new("L", scene.size, 0)
        disc(place, (x, y), (wide * 0.62, high * 0.72), 255)
        place = place.filter(ImageFilter.GaussianBlur(px(wide * 0.26)))
        mask = ImageChops.multiply(wisp, place).point(lambda v, s=strength: int(v * s))
        scene = Image.composite(blank(SIZE, (246, 244, 240)), scene, mask)
    return scene


def draw() -> Image.Image:
    """The whole picture, from the end of the lane forward."""
    scene = draw_lane(draw_end(draw_sky()))
    far = Dress((84, 96, 110), (60, 60, 66), (60, 54, 52))
    shade(scene, (556, 588), (30, 6), 90)
    Figure(scene, (556, 588), 108, far).draw(((-0.15, 0.5), (0.15, 0.48)))
    draw_curb(scene)
    shade(scene, (700, 838), (84, 18))
    Figure(
        scene, (690, 836), 356, Dress((122, 66, 78), (58, 62, 72), (176, 172, 168), bun=True)
    ).draw(((-0.15, 0.5), (0.2, 0.58)))
    draw_bucket(scene)
    draw_basin(scene)
    scene = steam(scene)
    return glow(scene, (660, 430), (700, 520), (255, 222, 176), 0.2)


if __name__ == "__main__":
    rng.seed(20261223)
    file = Path(__file__).with_name("well.jpg")
    printed(draw(), (WIDTH, HEIGHT)).save(file, quality=84, optimize=True, dpi=(200, 200))
