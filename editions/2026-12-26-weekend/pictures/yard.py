"""The drying yard: winter sky, the village, the ground, frames of bamboo with their cloth."""

from __future__ import annotations

import math

from PIL import Image, ImageChops, ImageFilter
from resist import hung

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
    rect,
    rng,
    stroke,
)

WIDTH, HEIGHT = 2780, 1440
SIZE = (WIDTH, HEIGHT)
HORIZON = 1010
AIR = (226, 224, 218)  # what distance turns everything into


def draw_sky() -> Image.Image:
    """A clear cold afternoon: blue above, straw-coloured over the roofs."""
    scene = blank(SIZE, (206, 198, 180))
    stops: list[tuple[float, tuple[int, ...]]] = [
        (0.0, (126, 168, 204)), (0.4, (172, 200, 218)), (0.72, (222, 226, 218)),
        (0.9, (246, 230, 200)), (1.0, (248, 222, 182)),
    ]  # fmt: skip
    scene.paste(gradient(stops, (px(WIDTH), px(HORIZON))), (0, 0))
    scene = glow(scene, (2240, 900), (1300, 620), (255, 224, 160), 0.8)
    cloud = noise(scene.size, (2400, 260), 4).filter(ImageFilter.GaussianBlur(px(5)))
    veil = cloud.point(lambda v: max(0, min(150, (v - 140) * 4)))
    fade = Image.new("L", scene.size, 0)
    fade.paste(gradient([(0.0, (150,)), (0.7, (255,)), (1.0, (0,))], (px(WIDTH), px(HORIZON))))
    return Image.composite(blank(SIZE, (250, 244, 232)), scene, ImageChops.multiply(veil, fade))


def draw_hills(scene: Image.Image) -> None:
    """Two pale ranges beyond the river."""
    for base, rise, ink in ((930, 150, (200, 208, 212)), (985, 96, (176, 188, 194))):
        phase = rng.uniform(0, 6)
        line: list[Point] = [
            (
                x,
                base
                - rise * (0.5 + 0.3 * math.sin(x / 420 + phase) + 0.16 * math.sin(x / 150 + phase)),
            )
            for x in range(-10, WIDTH + 20, 10)
        ]
        polygon(scene, [*line, (WIDTH + 10, HORIZON), (-10, HORIZON)], ink)


def draw_house(scene: Image.Image, left: float, foot: float, size: Point, haze: float) -> None:
    """A white house, its long side to us: stained wall, tiled roof, door and windows."""
    width, height = size

    def far(ink: Ink) -> Ink:
        r, g, b = (round(c + (a - c) * haze) for c, a in zip(ink, AIR, strict=True))
        return r, g, b

    eave = foot - height * 0.62
    rect(scene, (left, eave, left + width, foot), far((234, 228, 218)))
    rect(scene, (left, foot - height * 0.1, left + width, foot), far((170, 168, 164)))
    for _ in range(int(width / 16)):
        x, y = left + rng.uniform(4, width - 4), rng.uniform(eave + 4, foot - 10)
        run = rng.uniform(10, height * 0.3)
        stroke(scene, [(x, y), (x, min(foot, y + run))], far((218, 212, 202)), rng.uniform(2, 6))
    ridge, over = foot - height, width * 0.035
    polygon(
        scene,
        [(left - over, eave + 5), (left + width * 0.04, ridge), (left + width * 0.96, ridge),
         (left + width + over, eave + 5)],
        far((74, 80, 90)),
    )  # fmt: skip
    for n in range(int(width / 9)):
        x = left + width * 0.04 + n * 9
        low = left - over + (width + 2 * over) * (x - left - width * 0.04) / (width * 0.92)
        stroke(scene, [(x, ridge), (low, eave + 3)], far((98, 104, 112)), 1.6)
    stroke(scene, [(left, ridge - 1), (left + width, ridge - 1)], far((58, 62, 72)), 6)
    stroke(scene, [(left - over, eave + 6), (left + width + over, eave + 6)], far((56, 58, 64)), 3)
    for n in range(max(1, int(width / 96))):
        x = left + 28 + n * 92
        if x + 34 > left + width:
            break
        high = height * (0.46 if n % 3 == 1 else 0.2)
        top = eave + height * 0.14
        rect(scene, (x - 3, top - 3, x + 37, top + high + 3), far((196, 190, 180)))
        rect(scene, (x, top, x + 34, top + high), far((70, 60, 54)))
        stroke(scene, [(x + 17, top), (x + 17, top + high)], far((120, 104, 90)), 2)


def draw_village(scene: Image.Image) -> None:
    """Houses along the far side of the yard, bare trees and a thread of smoke."""
    for x, size in ((260, 190), (980, 150), (1580, 210), (2500, 230)):
        draw_tree(scene, x, HORIZON + 8, size)
    left = -60.0
    while left < WIDTH:
        width, height = rng.uniform(240, 420), rng.uniform(116, 158)
        draw_house(scene, left, HORIZON + 26, (width, height), 0.32)
        left += width + rng.choice((6, 10, 60))


def draw_tree(scene: Image.Image, x: float, foot: float, size: float) -> None:
    """A bare tree against the sky."""

    def branch(at: Point, angle: float, length: float, width: float) -> None:
        end = (at[0] + math.cos(angle) * length, at[1] - math.sin(angle) * length)
        stroke(scene, [at, end], (138, 132, 126), width)
        if length > size * 0.08:
            for _ in range(3 if length < size * 0.24 else 2):
                turn = angle + rng.uniform(-0.55, 0.55)
                branch(end, turn, length * rng.uniform(0.62, 0.84), width * 0.66)

    branch((x, foot), math.pi / 2 + rng.uniform(-0.08, 0.08), size * 0.42, size * 0.05)


def draw_ground(scene: Image.Image) -> Image.Image:
    """Beaten earth, paler with frost where no sun has been."""
    deep = px(HEIGHT - HORIZON - 20)
    stops: list[tuple[float, tuple[int, ...]]] = [
        (0.0, (206, 198, 180)), (0.3, (188, 176, 154)), (1.0, (150, 134, 112)),
    ]  # fmt: skip
    ground = gradient(stops, (px(WIDTH), deep))
    grain = noise(ground.size, (px(160), px(16)), 3).point(lambda v: 206 + int(v * 0.2))
    ground = ImageChops.multiply(ground, Image.merge("RGB", (grain, grain, grain)))
    frost = noise(ground.size, (px(420), px(40)), 4).point(lambda v: max(0, min(96, (v - 140) * 3)))
    ground = Image.composite(Image.new("RGB", ground.size, (232, 236, 238)), ground, frost)
    scene.paste(ground, (0, px(HORIZON + 20)))
    return scene


class Row:
    """A row of frames: where it stands and how large, and the cloth on it."""

    def __init__(self, foot: float, haze: float) -> None:
        """`foot` is where the poles meet the ground; `haze` how far distance has taken them."""
        self.foot, self.haze = foot, haze
        self.metre = (foot - HORIZON) / 1.5  # the eye stands a metre and a half over the ground
        self.top = foot - 6.5 * self.metre

    def shadow(self, scene: Image.Image, xs: list[float], width: float) -> Image.Image:
        """The scene with the shadows of the cloth, which fall to us and to the left."""
        dark = Image.new("L", scene.size, 0)
        for x in xs:
            run, fall = 2.5 * self.metre, 1.0 * self.metre
            corners = [(x, self.foot), (x + width, self.foot)]
            polygon(
                dark,
                [*corners, (x + width - run, self.foot + fall), (x - run, self.foot + fall)],
                255,
            )
        dark = dark.filter(ImageFilter.GaussianBlur(px(5))).point(lambda v: int(v * 0.55))
        return Image.composite(
            ImageChops.multiply(scene, blank(SIZE, (112, 120, 150))), scene, dark
        )

    def draw(self, scene: Image.Image, strips: list[tuple[float, str, Ink]], width: float) -> None:
        """Poles, bar and strips, `width` wide, each at its x with its pattern and ink."""
        layer = blank(SIZE)
        first, last = strips[0][0] - width * 0.5, strips[-1][0] + width * 1.5
        poles = [first, last] if last - first < 9 * width else [first, (first + last) / 2, last]
        for x in poles:
            self.pole(layer, [(x, self.foot), (x + 3, self.top - 0.25 * self.metre)])
            mound = (0.16 * self.metre, 0.05 * self.metre)
            disc(layer, (x, self.foot), mound, (142, 128, 108, 255))
        length = 6.0 * self.metre
        for x, pattern, ink in strips:
            back = hung("plain", ink, (px(width * 0.94), px(length * 0.985)))
            cloth = hung(pattern, ink, (px(width), px(length)))
            for piece, shift, dark in ((back, width * 0.13, 120), (cloth, 0.0, 255)):
                tone = Image.new("RGB", piece.size, (dark, dark, min(255, dark + 24)))
                toned = ImageChops.multiply(piece.convert("RGB"), tone)
                corner = (px(x + shift) - (piece.width - px(width)) // 2, px(self.top))
                layer.paste(toned, corner, piece.getchannel("A"))
        self.pole(
            layer, [(first - 0.3 * self.metre, self.top), (last + 0.3 * self.metre, self.top + 2)]
        )
        hazed = Image.blend(layer.convert("RGB"), blank(SIZE, AIR), self.haze)
        scene.paste(hazed, (0, 0), layer.getchannel("A"))

    def pole(self, layer: Image.Image, ends: list[Point]) -> None:
        """A bamboo pole with its nodes and a line of light."""
        thick = 0.09 * self.metre
        stroke(layer, ends, (122, 112, 62, 255), thick)
        (x, y), (u, v) = ends
        across = (thick * 0.22, 0.0) if abs(v - y) > abs(u - x) else (0.0, -thick * 0.22)
        lit = [(a + across[0], b + across[1]) for a, b in ends]
        stroke(layer, lit, (196, 184, 116, 255), thick * 0.3)
        nodes = max(4, int(math.hypot(u - x, v - y) / (0.5 * self.metre)))
        for n in range(1, nodes):
            spot = (x + (u - x) * n / nodes, y + (v - y) * n / nodes)
            disc(layer, spot, (thick * 0.56, thick * 0.56), (104, 96, 56, 255))
