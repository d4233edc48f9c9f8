"""The lane of the well: old walls, a door, slabs of stone, roofs against the morning."""

from __future__ import annotations

import math

from PIL import Image, ImageChops, ImageFilter

from editions.drawing.brush import (
    Ink,
    Point,
    blank,
    glow,
    gradient,
    noise,
    polygon,
    px,
    rect,
    rng,
    stroke,
)
from editions.drawing.people import darker

SIZE = WIDTH, HEIGHT = 1500, 960
VANISH = (640.0, 470.0)  # where the lane runs to


def deep(x: float, y: float, t: float) -> Point:
    """The point `t` of the way from (`x`, `y`) to the end of the lane."""
    return x + (VANISH[0] - x) * t, y + (VANISH[1] - y) * t


def draw_sky() -> Image.Image:
    """The hour before the sun: a cold blue that grows warm over the roofs."""
    scene = blank(SIZE, (92, 100, 118))
    stops: list[tuple[float, tuple[int, ...]]] = [
        (0.0, (92, 124, 164)), (0.5, (150, 172, 192)), (0.82, (236, 208, 176)),
        (1.0, (250, 220, 176)),
    ]  # fmt: skip
    scene.paste(gradient(stops, (px(WIDTH), px(500))), (0, 0))
    return glow(scene, (660, 440), (520, 300), (255, 214, 150), 0.8)


def draw_end(scene: Image.Image) -> Image.Image:
    """What closes the lane: gable and roof of a house, a tree, a lamp that still burns."""
    ink: Ink = (128, 124, 132)
    polygon(scene, [(520, 560), (520, 420), (580, 372), (640, 420), (640, 560)], (206, 202, 202))
    polygon(scene, [(508, 428), (580, 366), (652, 428), (640, 434), (580, 384), (520, 434)], ink)
    rect(scene, (640, 430, 800, 560), (190, 186, 190))
    polygon(scene, [(636, 434), (654, 398), (800, 398), (816, 434)], ink)
    rect(scene, (560, 468, 598, 560), (112, 96, 88))
    for x, y in ((676, 470), (730, 470)):
        rect(scene, (x, y, x + 26, y + 34), (246, 204, 132))
        stroke(scene, [(x + 13, y), (x + 13, y + 34)], (120, 96, 76), 2)
    veil = noise(scene.size, (px(300), px(80)), 3).point(lambda v: int(40 + v * 0.36))
    fog = Image.new("L", scene.size, 0)
    band = gradient([(0.0, (0,)), (0.6, (255,)), (1.0, (90,))], (px(WIDTH), px(230)))
    fog.paste(band, (0, px(380)))
    return Image.composite(blank(SIZE, (232, 220, 210)), scene, ImageChops.multiply(fog, veil))


def plane(scene: Image.Image, corners: list[Point], surface: Image.Image) -> Image.Image:
    """The scene with a surface laid on a plane: left top, left foot, right foot, right top."""
    width, height = scene.size
    ends = ((0, 0), (0, surface.height), (surface.width, surface.height), (surface.width, 0))
    fine = [(px(x), px(y)) for x, y in corners]
    data = coefficients(fine, list(ends))
    laid = surface.convert("RGBA").transform(
        (width, height), Image.Transform.PERSPECTIVE, data, Image.Resampling.BICUBIC
    )
    mask = Image.new("L", scene.size, 0)
    polygon(mask, corners, 255)
    scene.paste(laid.convert("RGB"), (0, 0), mask)
    return scene


def coefficients(places: list[tuple[int, int]], sources: list[tuple[int, int]]) -> list[float]:
    """The eight numbers that take each place to its source, by elimination."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(places, sources, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for n in range(8):
        best = max(range(n, 8), key=lambda k: abs(rows[k][n]))
        rows[n], rows[best] = rows[best], rows[n]
        rows[n] = [value / rows[n][n] for value in rows[n]]
        for k in range(8):
            if k != n:
                rows[k] = [a - rows[k][n] * b for a, b in zip(rows[k], rows[n], strict=True)]
    return [row[8] for row in rows]


def plaster(size: tuple[int, int], ink: Ink) -> Image.Image:
    """A limewashed wall: stains that run down, bricks where the wash has come off."""
    wall = Image.new("RGB", size, ink)
    soft = noise(size, (220, 180), 5).point(lambda v: 204 + int(v * 0.22))
    run = noise(size, (46, 640), 4).point(lambda v: 216 + int(v * 0.16))
    shade = ImageChops.multiply(soft, run)
    wall = ImageChops.multiply(wall, Image.merge("RGB", (shade, shade, shade)))
    bare = noise(size, (420, 240), 5)
    foot = gradient([(0.0, (0,)), (0.55, (10,)), (1.0, (92,))], size)
    gone = ImageChops.add(bare, foot).point(lambda v: 255 if v > 196 else 0)
    gone = gone.filter(ImageFilter.GaussianBlur(2))
    wall = Image.composite(bricks(size), wall, gone)
    damp = gradient([(0.0, (0,)), (0.74, (0,)), (1.0, (170,))], size)
    return Image.composite(Image.new("RGB", size, (86, 96, 84)), wall, damp)


def bricks(size: tuple[int, int]) -> Image.Image:
    """Courses of thin grey bricks."""
    wall = Image.new("RGB", size, (154, 148, 142))
    high, wide = 26, 92
    for row in range(size[1] // high + 1):
        for column in range(-1, size[0] // wide + 1):
            left = column * wide + (row % 2) * wide // 2
            light = rng.randrange(-16, 17)
            ink = (112 + light, 110 + light, 112 + light)
            wall.paste(ink, (left + 2, row * high + 2, left + wide - 2, row * high + high - 2))
    return wall


def slabs(size: tuple[int, int]) -> Image.Image:
    """Stone slabs across the lane, worn in the middle, with wet joints."""
    floor = Image.new("RGB", size, (74, 76, 80))
    y = 0
    while y < size[1]:
        high = rng.randrange(120, 190)
        cuts = sorted(rng.uniform(0.2, 0.8) for _ in range(2))
        for left, right in zip((0.0, *cuts), (*cuts, 1.0), strict=True):
            light = rng.randrange(-14, 15)
            ink = (142 + light, 142 + light, 144 + light)
            box = (int(left * size[0]) + 5, y + 5, int(right * size[0]) - 5, y + high - 5)
            floor.paste(ink, box)
        y += high
    worn = noise(size, (120, 60), 4).point(lambda v: 190 + v // 4)
    floor = ImageChops.multiply(floor, Image.merge("RGB", (worn, worn, worn)))
    wet = noise(size, (260, 420), 4).point(lambda v: max(0, min(190, (v - 128) * 6)))
    return Image.composite(
        ImageChops.multiply(floor, Image.new("RGB", size, (150, 162, 184))), floor, wet
    )


def draw_lane(scene: Image.Image) -> Image.Image:
    """Both walls, their roofs and the floor."""
    floor = [
        deep(-700, HEIGHT, 0.86),
        (-700.0, HEIGHT + 40.0),
        (2100.0, HEIGHT + 40.0),
        deep(2100, HEIGHT, 0.86),
    ]
    scene = plane(scene, floor, slabs((1800, 3600)))
    left = [(-60.0, -150.0), (-60.0, 915.0), deep(-60, 915, 0.8), deep(-60, -150, 0.8)]
    scene = plane(scene, left, plaster((3000, 1500), (246, 238, 226)))
    right = [deep(1640, -240, 0.82), deep(1640, 1010, 0.82), (1640.0, 1010.0), (1640.0, -240.0)]
    scene = plane(scene, right, plaster((3400, 1600), (222, 220, 222)))
    draw_eaves(scene, (-60, -150), 0.8)
    draw_eaves(scene, (1640, -240), 0.82)
    scene = draw_openings(scene)
    draw_washing(scene)
    return scene


def draw_washing(scene: Image.Image) -> None:
    """A pole from wall to wall, high up, with the washing of one household."""
    (x, y), (u, v) = deep(-60, 130, 0.46), deep(1640, 110, 0.5)
    stroke(scene, [(x, y), (u, v)], (150, 126, 76), 6)
    stroke(scene, [(x, y - 1.5), (u, v - 1.5)], (208, 188, 130), 2)
    wear: tuple[tuple[float, float, Ink], ...] = (
        (0.1, 1.0, (70, 96, 142)), (0.29, 0.8, (232, 228, 220)), (0.45, 0.62, (196, 84, 66)),
        (0.61, 1.0, (224, 222, 216)), (0.8, 0.86, (82, 104, 92)),
    )  # fmt: skip
    for place, size, ink in wear:
        left, top, wide = x + (u - x) * place, y + (v - y) * place, 62 * size
        high = 104 * size
        shape = [
            (left - wide * 0.86, top + 3), (left - wide * 0.9, top + high * 0.3),
            (left - wide * 0.46, top + high * 0.26), (left - wide * 0.44, top + high),
            (left + wide * 0.44, top + high * 0.97), (left + wide * 0.46, top + high * 0.26),
            (left + wide * 0.88, top + high * 0.3), (left + wide * 0.86, top + 3),
        ]  # fmt: skip
        polygon(scene, shape, ink)
        polygon(
            scene,
            [*shape[2:4], (left - wide * 0.1, top + high), (left - wide * 0.2, top + 3)],
            darker(ink, 0.86),
        )
        stroke(scene, [(left, top + 6), (left + 1, top + high * 0.96)], darker(ink, 0.72), 2)
        stroke(
            scene, [(left - wide * 0.84, top + 2), (left + wide * 0.84, top + 2)], (150, 126, 76), 5
        )


def draw_eaves(scene: Image.Image, top: Point, far: float) -> None:
    """A tiled eave along the top of a wall, tile by tile."""
    x, y = top
    out = 54 if x < VANISH[0] else -54
    n, t = 0, 0.0
    while t < far:
        step = 0.022 * (1 - t)
        a, b = deep(x + out, y + 60, t), deep(x + out, y + 60, t + step)
        c, d = deep(x - out * 3, y - 60, t + step), deep(x - out * 3, y - 60, t)
        polygon(scene, [a, b, c, d], (66, 70, 80) if n % 2 else (86, 90, 100))
        low = deep(x + out, y + 60, t + step / 2)
        drop = 20 * (1 - t)
        polygon(scene, [a, b, (low[0], low[1] + drop)], (58, 62, 72))
        t, n = t + step, n + 1
    line = [deep(x, y + 86, k * far / 20) for k in range(21)]
    stroke(scene, line, (92, 76, 64), 5)


def draw_openings(scene: Image.Image) -> Image.Image:
    """A lit door in the left wall, a window over it, a pole with washing across the lane."""

    def wall(t: float, h: float) -> Point:
        return deep(-60, 915 - 1065 * h, t)

    door = [wall(0.36, 0.0), wall(0.36, 0.44), wall(0.5, 0.44), wall(0.5, 0.0)]
    polygon(scene, door, (92, 66, 50))
    inner = [wall(0.375, 0.0), wall(0.375, 0.42), wall(0.485, 0.42), wall(0.485, 0.0)]
    polygon(scene, inner, (255, 206, 126))
    leaf = [wall(0.44, 0.0), wall(0.44, 0.42), wall(0.485, 0.42), wall(0.485, 0.0)]
    polygon(scene, leaf, (142, 92, 58))
    polygon(
        scene,
        [wall(0.335, 0.46), wall(0.335, 0.5), wall(0.525, 0.5), wall(0.525, 0.46)],
        (128, 122, 118),
    )
    window = [wall(0.12, 0.36), wall(0.12, 0.6), wall(0.25, 0.6), wall(0.25, 0.36)]
    polygon(scene, window, (84, 64, 52))
    for n in range(4):
        for m in range(3):
            a, b = 0.128 + n * 0.0295, 0.375 + m * 0.073
            pane = [wall(a, b), wall(a, b + 0.062), wall(a + 0.025, b + 0.062), wall(a + 0.025, b)]
            polygon(scene, pane, (112, 128, 142))
    scene = glow(scene, (330, 640), (210, 210), (255, 190, 104), 0.75)
    scene = glow(scene, (420, 760), (300, 120), (255, 180, 96), 0.4)
    for n in range(5):  # five strings of dried fish and salted greens on the right wall
        x, y = deep(1640, 330, 0.2 + n * 0.055)
        size = 1 - 0.2 - n * 0.055
        stroke(scene, [(x, y - 60 * size), (x, y)], (80, 66, 56), 2)
        ink = ((142, 92, 70), (96, 104, 66))[n % 2]
        body = [
            (x, y),
            (x + 17 * size, y + 60 * size),
            (x + 5 * size, y + 120 * size),
            (x - 12 * size, y + 64 * size),
        ]
        polygon(scene, body, ink)
        stroke(scene, [(x, y), (x + 3 * size, y + 116 * size)], darker(ink, 0.76), 2)
    rod = [deep(1640, 262, 0.16), deep(1640, 262, 0.46)]
    stroke(scene, rod, (150, 126, 76), 6)
    return scene


def arc(centre: Point, radius: Point, start: float, end: float) -> list[Point]:
    """Points along an ellipse, angles in turns, 0 at the right and 0.25 at the foot."""
    steps = [start + (end - start) * n / 48 for n in range(49)]
    return [
        (
            centre[0] + radius[0] * math.cos(2 * math.pi * s),
            centre[1] + radius[1] * math.sin(2 * math.pi * s),
        )
        for s in steps
    ]
