"""Draw the picture of the community paper: a long table in a lane, from above.

Run from the root: `PYTHONPATH=. python editions/2026-12-xixia/pictures/feast.py`, which writes
`feast.jpg` beside this file.
"""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from editions.drawing.brush import (
    Ink,
    Point,
    blank,
    disc,
    glow,
    noise,
    polygon,
    px,
    rect,
    rng,
    stroke,
)
from editions.drawing.finish import printed
from editions.drawing.people import SKIN, darker

SIZE = WIDTH, HEIGHT = 1880, 860
TABLE, HALF = 435.0, 62.0  # the middle line of the tables; half the width of one
LANE = (136.0, 738.0)  # the lane between the eaves

CLOTHS: tuple[Ink, ...] = (
    (196, 74, 62), (238, 228, 206), (84, 118, 160), (226, 180, 92), (122, 152, 112),
    (214, 140, 124), (236, 236, 232), (70, 92, 128), (176, 138, 96), (206, 196, 214),
)  # fmt: skip
COATS: tuple[Ink, ...] = (
    (66, 78, 104), (158, 62, 58), (96, 104, 84), (190, 150, 78), (84, 84, 92), (150, 106, 130),
    (58, 110, 116), (206, 120, 84), (122, 132, 150), (228, 214, 186),
)  # fmt: skip
HAIRS: tuple[Ink, ...] = (
    (40, 34, 34),
    (48, 40, 38),
    (70, 56, 48),
    (156, 152, 150),
    (206, 204, 200),
)


def draw_floor() -> Image.Image:
    """The lane: slabs along the middle, pebbles and moss at the walls."""
    scene = blank(SIZE, (150, 146, 140))
    x = -20.0
    while x < WIDTH:
        wide = rng.uniform(70, 118)
        y = LANE[0] - 40
        while y < LANE[1] + 40:
            high = rng.uniform(52, 84)
            light = rng.randrange(-12, 13)
            ink = (178 + light, 172 + light, 162 + light)
            rect(scene, (x + 2, y + 2, x + wide - 2, y + high - 2), ink)
            y += high
        x += wide
    worn = noise(scene.size, (px(60), px(60)), 5).point(lambda v: 200 + v // 5)
    return ImageChops.multiply(scene, Image.merge("RGB", (worn, worn, worn)))


def draw_roof(scene: Image.Image, edges: tuple[float, float], down: int) -> None:
    """Rows of tiles that run from the ridge to the eave; `down` 1 faces us, -1 is turned away."""
    ridge, eave = edges
    rect(scene, (0, min(ridge, eave), WIDTH, max(ridge, eave)), (74, 78, 88))
    for n in range(WIDTH // 22 + 2):
        x = n * 22.0 - 6
        light = rng.randrange(-8, 9)
        ink = (92 + light, 96 + light, 108 + light)
        stroke(scene, [(x, ridge), (x, eave)], darker(ink, 0.66), 15)
        stroke(scene, [(x - 1, ridge), (x - 1, eave)], ink, 11)
        stroke(scene, [(x - 3, ridge), (x - 3, eave)], darker(ink, 1.26), 2.4)
        rows = int(abs(eave - ridge) / 15)
        for row in range(rows):
            y = ridge + (eave - ridge) * (row + rng.uniform(0.2, 0.5)) / rows
            stroke(scene, [(x - 7, y), (x + 5, y)], darker(ink, 0.72), 2.2)
        disc(scene, (x, eave), (8.4, 8.4), darker(ink, 0.8))
        disc(scene, (x, eave), (4.6, 4.6), darker(ink, 1.2))
    stroke(scene, [(0, eave - down * 15), (WIDTH, eave - down * 15)], (58, 62, 70), 2)
    for _ in range(26):  # a little moss and a few leaves
        x, y = rng.uniform(0, WIDTH), rng.uniform(min(edges), max(edges))
        disc(scene, (x, y), (rng.uniform(4, 12), rng.uniform(2, 5)), (108, 112, 78))


def shadows(scene: Image.Image, shapes: list[list[Point]], depth: float = 0.5) -> Image.Image:
    """The scene with soft shadows of the shapes."""
    dark = Image.new("L", scene.size, 0)
    for shape in shapes:
        polygon(dark, shape, 255)
    dark = dark.filter(ImageFilter.GaussianBlur(px(4))).point(lambda v: int(v * depth))
    return Image.composite(ImageChops.multiply(scene, blank(SIZE, (104, 108, 136))), scene, dark)


def tables() -> list[tuple[float, float, float, Ink, str]]:
    """Left and right edge, shift across, ink and pattern of each table."""
    found, x, last = [], 126.0, ""
    while x < WIDTH - 240:
        wide = rng.choice((96.0, 104.0, 112.0, 120.0))
        ink = rng.choice([ink for ink in CLOTHS if str(ink) != last])
        last = str(ink)
        found.append(
            (
                x,
                x + wide,
                rng.uniform(-7, 7),
                ink,
                rng.choice(("plain", "check", "stripe", "dots", "plain")),
            )
        )
        x += wide + rng.uniform(1, 4)
    return found


def draw_table(
    scene: Image.Image, left: float, right: float, shift: float, look: tuple[Ink, str]
) -> None:
    """One table with its cloth."""
    ink, pattern = look
    top, foot = TABLE - HALF + shift, TABLE + HALF + shift
    rect(scene, (left, top, right, foot), ink)
    other = darker(ink, 0.8) if sum(ink) > 480 else darker(ink, 1.3)
    if pattern in ("check", "stripe"):
        for n in range(int((right - left) / 14) + 1):
            x = min(right - 3, left + 5 + n * 14)
            stroke(scene, [(x, top), (x, foot)], other, 4)
    if pattern == "check":
        for n in range(9):
            y = top + 6 + n * 14
            stroke(scene, [(left, y), (right, y)], darker(other, 0.94), 4)
    if pattern == "dots":
        for n in range(int((right - left) / 13)):
            for m in range(9):
                disc(scene, (left + 8 + n * 13, top + 8 + m * 13.4), (2.4, 2.4), other)
    for a, b in (((left, top), (left, foot)), ((left, foot), (right, foot))):
        stroke(scene, [a, b], darker(ink, 0.68), 2)
    stroke(scene, [(left, top), (right, top)], darker(ink, 1.2), 2)


def draw_bowl(scene: Image.Image, at: Point, radius: float) -> None:
    """A bowl or plate with what one household has cooked."""
    x, y = at
    disc(scene, (x - 4, y + 4), (radius, radius), (84, 76, 80))
    china = rng.choice(((244, 242, 236), (232, 236, 240), (206, 220, 232), (240, 232, 214)))
    disc(scene, (x, y), (radius, radius), china)
    disc(scene, (x, y), (radius * 0.93, radius * 0.93), darker(china, 0.93))
    food: Ink = rng.choice((
        (138, 70, 44), (132, 44, 48), (92, 134, 66), (236, 222, 180), (206, 120, 58),
        (120, 84, 54), (238, 238, 226), (62, 104, 62),
    ))  # fmt: skip
    disc(scene, (x, y), (radius * 0.78, radius * 0.78), darker(food, 0.82))
    for _ in range(int(radius * 1.3)):
        turn, reach = rng.uniform(0, 6.3), radius * 0.62 * math.sqrt(rng.random())
        bit = (x + reach * math.cos(turn), y + reach * math.sin(turn))
        disc(
            scene, bit, (radius * rng.uniform(0.1, 0.2),) * 2, darker(food, rng.uniform(0.86, 1.3))
        )
    for _ in range(4):
        turn, reach = rng.uniform(0, 6.3), radius * 0.5 * rng.random()
        bit = (x + reach * math.cos(turn), y + reach * math.sin(turn))
        stroke(scene, [bit, (bit[0] + 5, bit[1] + 2)], (112, 160, 78), 2.4)


def draw_setting(scene: Image.Image, at: Point, side: int) -> None:
    """A small bowl of red-bean rice and a pair of chopsticks before each guest."""
    x, y = at
    disc(scene, (x - 2, y + 3), (12, 12), (90, 80, 82))
    disc(scene, (x, y), (12, 12), (246, 244, 240))
    disc(scene, (x, y), (9.4, 9.4), (150, 88, 84))
    for _ in range(7):
        disc(scene, (x + rng.uniform(-6, 6), y + rng.uniform(-6, 6)), (1.7, 1.7), (104, 40, 44))
    for shift in (0, 4):
        a = (x + 19 + shift, y - side * 13)
        stroke(scene, [a, (a[0] + rng.uniform(-3, 3), y + side * 15)], (148, 96, 60), 2.2)


def draw_guest(scene: Image.Image, at: Point, side: int, *, small: bool) -> None:
    """Someone on a stool who leans to the table; `side` 1 sits below it, -1 above."""
    x, y = at
    size = 0.76 if small else rng.uniform(0.94, 1.06)
    coat, hair = rng.choice(COATS), rng.choice(HAIRS[:3] if small else HAIRS)
    turn = rng.uniform(-4, 4)
    for arm in (-1, 1):
        shoulder = (x + arm * 21 * size, y - side * 2)
        elbow = (x + arm * 27 * size, y - side * 20 * size)
        hand = (x + arm * rng.uniform(7, 17) * size, y - side * rng.uniform(34, 44) * size)
        stroke(scene, [shoulder, elbow, hand], darker(coat, 0.86), 13 * size)
        disc(scene, hand, (5.6 * size, 5.6 * size), SKIN)
    disc(scene, (x, y), (31 * size, 18 * size), darker(coat, 0.8))
    disc(scene, (x + 1, y - side * 1.5), (29 * size, 16 * size), coat)
    head = (x + turn, y - side * 9 * size)
    disc(scene, (head[0], head[1] - side * 7 * size), (9 * size, 9 * size), SKIN)
    kind = rng.random()
    if kind < 0.22:
        cap = rng.choice(COATS)
        disc(scene, head, (17 * size, 17 * size), darker(cap, 0.9))
        disc(scene, (head[0] + 2, head[1] - 2), (12 * size, 12 * size), cap)
        disc(scene, head, (4.4 * size, 4.4 * size), darker(cap, 1.3))
    else:
        disc(scene, head, (15.5 * size, 16 * size), hair)
        disc(scene, (head[0] + 3, head[1] - 3), (9 * size, 9 * size), darker(hair, 1.22))
    if kind > 0.86:
        disc(scene, (head[0], head[1] + side * 15 * size), (6 * size, 6 * size), hair)


def stool(scene: Image.Image, at: Point) -> None:
    """The stool under a guest, or an empty one."""
    x, y = at
    ink: Ink = rng.choice(((150, 108, 70), (126, 92, 62), (70, 120, 150), (196, 82, 66)))
    if rng.random() < 0.5:
        disc(scene, (x, y), (19, 19), ink)
        disc(scene, (x + 1, y - 1), (14, 14), darker(ink, 1.14))
    else:
        rect(scene, (x - 22, y - 13, x + 22, y + 13), ink)
        stroke(scene, [(x - 20, y), (x + 20, y)], darker(ink, 0.76), 2)


def draw_well(scene: Image.Image, at: Point) -> None:
    """The well at the inner end of the lane."""
    x, y = at
    for n in range(8):
        a, b = math.pi * (n - 0.5) / 4, math.pi * (n + 0.5) / 4
        edge = [(x + 62 * math.cos(t), y + 62 * math.sin(t)) for t in (a, b)]
        polygon(scene, [at, *edge], darker((184, 182, 176), 1.06 if 4 <= n <= 6 else 0.86))
    disc(scene, at, (40, 40), (122, 120, 116))
    disc(scene, at, (36, 36), (40, 46, 54))
    disc(scene, (x - 6, y + 6), (24, 22), (66, 84, 98))
    disc(scene, (x - 12, y + 10), (8, 5), (168, 190, 200))


def draw_crown(scene: Image.Image, at: Point) -> Image.Image:
    """The old camphor tree at the mouth of the lane, evergreen, from above."""
    leaves = [
        (at[0] + rng.gauss(0, 74), at[1] + rng.gauss(0, 128), rng.uniform(14, 34))
        for _ in range(250)
    ]
    under = [
        [(x - 34 + r * math.cos(n), y + 36 + r * math.sin(n)) for n in range(7)]
        for x, y, r in leaves
    ]
    scene = shadows(scene, under, 0.55)
    for n, (x, y, r) in enumerate(leaves):
        light = 0.72 + 0.5 * n / len(leaves)
        ink = darker(rng.choice(((62, 96, 58), (78, 112, 62), (54, 84, 54))), light)
        for _ in range(9):
            spot = (x + rng.gauss(0, r * 0.6), y + rng.gauss(0, r * 0.6))
            disc(scene, spot, (r * 0.3, r * 0.24), darker(ink, rng.uniform(0.86, 1.22)))
    return scene


def guests(places: list[tuple[float, float, float, Ink, str]]) -> list[tuple[Point, int, bool]]:
    """Where the guests sit: two or three at each side of a table."""
    found: list[tuple[Point, int, bool]] = []
    for left, right, shift, _, _ in places:
        for side in (-1, 1):
            for n in (0.27, 0.76):
                if rng.random() < 0.93:
                    x = left + (right - left) * n + rng.uniform(-4, 4)
                    y = TABLE + shift + side * (HALF + rng.uniform(24, 32))
                    found.append(((x, y), side, rng.random() < 0.14))
    return found


def corners(left: float, right: float) -> list[Point]:
    """Where the shadow of a table falls, before it is moved aside."""
    top, foot = TABLE - HALF + 16, TABLE + HALF + 20
    return [(left, top), (right, top), (right, foot), (left, foot)]


def draw() -> Image.Image:
    """The whole picture, from the floor upwards."""
    scene = draw_floor()
    places = tables()
    seated = guests(places)
    board: list[list[Point]] = [
        [(x - 14, y) for x, y in corners(left, right)] for left, right, *_ in places
    ]
    people: list[list[Point]] = [
        [(x - 12 + 31 * math.cos(n), y + 12 + 19 * math.sin(n)) for n in range(7)]
        for (x, y), *_ in seated
    ]
    scene = shadows(scene, [*board, *people])
    for (x, y), side, _ in seated:
        stool(scene, (x, y + side * 6))
    for left, right, shift, ink, pattern in places:
        draw_table(scene, left, right, shift, (ink, pattern))
        for n in range(2):
            spot = (
                left + (right - left) * (0.28 + 0.46 * n) + rng.uniform(-4, 4),
                TABLE + shift + rng.uniform(-12, 12),
            )
            draw_bowl(scene, spot, rng.uniform(17, 23))
    for (x, y), side, small in seated:
        draw_setting(scene, (x - 4, TABLE + (y - TABLE) * 0.47), side)
        draw_guest(scene, (x, y), side, small=small)
    for at, side in (((420.0, 650.0), 1), ((1190.0, 226.0), -1), ((1500.0, 640.0), -1)):
        disc(scene, (at[0] - 10, at[1] + 12), (30, 18), (120, 116, 120))
        draw_guest(scene, at, side, small=False)
        draw_bowl(scene, (at[0], at[1] - side * 48), 19)
    draw_well(scene, (1800, 446))
    top = LANE[0]
    strip: list[list[Point]] = [[(0, top), (WIDTH, top), (WIDTH, top + 46), (0, top + 46)]]
    scene = shadows(scene, strip, 0.6)
    draw_roof(scene, (-20, LANE[0]), 1)
    draw_roof(scene, (HEIGHT + 20, LANE[1]), -1)
    scene = draw_crown(scene, (16, 410))
    return glow(scene, (1000, 480), (1300, 560), (255, 232, 186), 0.22)


if __name__ == "__main__":
    rng.seed(20261225)
    file = Path(__file__).with_name("feast.jpg")
    printed(draw(), (WIDTH, HEIGHT)).save(file, quality=80, optimize=True, dpi=(200, 200))
