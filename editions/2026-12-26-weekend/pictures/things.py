"""What stands about in the yard: the dyer with his fork, a basket, straw lids, a cat."""

from __future__ import annotations

import math

from PIL import Image, ImageFilter
from resist import DEEP, LAKE, MIDDLE, PALE
from yard import SIZE

from editions.drawing.brush import Ink, Point, blank, disc, polygon, px, rng, stroke
from editions.drawing.people import Dress, Figure, darker


def shade(scene: Image.Image, centre: Point, radius: Point) -> None:
    """The soft dark under a thing on the ground."""
    dark = Image.new("L", scene.size, 0)
    disc(dark, centre, radius, 120)
    dark = dark.filter(ImageFilter.GaussianBlur(px(9)))
    scene.paste(blank(SIZE, (72, 66, 72)), (0, 0), dark)


def draw_fork(scene: Image.Image, foot: Point, tip: Point) -> None:
    """The dyer, who holds a long fork up to the bar."""
    x, y = foot
    tall = 276.0
    shade(scene, (x - 20, y - 2), (92, 15))
    high, low = (-0.2, 1.0), (-0.12, 0.68)
    hold = (x + high[0] * tall, y - high[1] * tall)
    end = (hold[0] + (hold[0] - tip[0]) * 0.22, hold[1] + (hold[1] - tip[1]) * 0.22)
    pole = [end, tip]
    dyer = Figure(scene, foot, tall, Dress((78, 88, 104), (60, 58, 62), (150, 148, 146)))
    stroke(scene, pole, (132, 112, 66), 6)
    stroke(scene, [(a + 1.5, b) for a, b in pole], (198, 180, 116), 2)
    for side in (-1, 1):
        stroke(scene, [tip, (tip[0] + side * 13, tip[1] - 26)], (132, 112, 66), 5)
    dyer.draw((high, low))


def draw_basket(scene: Image.Image, foot: Point, half: float) -> None:
    """A flat bamboo basket with folded cloth in it."""
    x, y = foot
    shade(scene, (x - 18, y), (half * 1.2, 20))
    folded: list[tuple[float, Ink]] = [(0.0, DEEP), (1.0, LAKE), (2.0, MIDDLE), (3.0, PALE)]
    for level, ink in folded:
        top, wide = y - half * (0.6 + 0.15 * level), half * (0.78 - 0.03 * level)
        edge = [(x - wide, top), (x + wide, top)]
        stroke(scene, edge, ink, half * 0.14)
        for side in (-1, 1):
            disc(scene, (x + side * wide, top), (half * 0.075, half * 0.07), darker(ink, 1.08))
        stroke(scene, [(a, b + half * 0.05) for a, b in edge], darker(ink, 0.72), 3)
        stroke(scene, [(a, b - half * 0.04) for a, b in edge], darker(ink, 1.2), 2)
    wall = [
        (x - half, y - half * 0.56), (x + half, y - half * 0.56), (x + half * 0.82, y),
        (x - half * 0.82, y),
    ]  # fmt: skip
    polygon(scene, wall, (158, 126, 74))
    for band in range(6):
        t = (band + 0.5) / 6
        reach = half * (0.82 + 0.18 * t)
        level = y - half * 0.56 * t
        for n in range(24):
            left = x - reach + 2 * reach * n / 24
            ink = (190, 156, 98) if (n + band) % 2 else (128, 98, 56)
            stroke(scene, [(left + 1, level), (left + 2 * reach / 24 - 1, level)], ink, half * 0.06)
    for level, reach in ((0.56, 1.03), (0.02, 0.84)):
        rim = [(x - half * reach, y - half * level), (x + half * reach, y - half * level)]
        stroke(scene, rim, (112, 84, 48), half * 0.075)
        stroke(scene, [(a, b - 2) for a, b in rim], (206, 172, 112), half * 0.025)


def draw_lids(scene: Image.Image, foot: Point, half: float) -> None:
    """Straw lids of the vats, a pile of them out to air."""
    x, y = foot
    shade(scene, (x - 20, y), (half * 1.25, 24))
    for level in range(4):
        shift = (0, 9, -7, 4)[level]
        top = y - half * 0.17 * level
        centre = (x + shift, top - half * 0.14)
        disc(scene, (centre[0], centre[1] + half * 0.13), (half, half * 0.3), (126, 100, 58))
        disc(scene, centre, (half, half * 0.3), (196, 168, 108))
        for ring in range(1, 9):
            reach = half * ring / 9
            coil = [
                (centre[0] + reach * math.cos(n / 7), centre[1] + reach * 0.3 * math.sin(n / 7))
                for n in range(45)
            ]
            stroke(scene, coil, (166, 136, 82) if ring % 2 else (150, 120, 70), 2)
        for _ in range(60):
            turn = rng.uniform(0.1, math.pi - 0.1)
            rim = (centre[0] + half * math.cos(turn), centre[1] + half * 0.3 * math.sin(turn))
            drop = (rim[0] + rng.uniform(-3, 3), rim[1] + half * rng.uniform(0.1, 0.16))
            stroke(
                scene, [rim, drop], rng.choice(((176, 146, 90), (110, 86, 50), (206, 180, 122))), 2
            )


def draw_cat(scene: Image.Image, foot: Point, size: float) -> None:
    """A cat with its back to us that sits and looks up at the cloth."""
    x, y = foot
    shade(scene, (x - 8, y), (size * 0.7, 10))
    fur, dark = (214, 148, 84), (176, 110, 56)
    disc(scene, (x, y - size * 0.38), (size * 0.36, size * 0.4), fur)
    disc(scene, (x - size * 0.2, y - size * 0.12), (size * 0.24, size * 0.14), fur)
    disc(scene, (x + size * 0.2, y - size * 0.12), (size * 0.24, size * 0.14), fur)
    disc(scene, (x, y - size * 0.86), (size * 0.25, size * 0.23), fur)
    for side in (-1, 1):
        ear = [(x + side * size * 0.24, y - size * 0.92), (x + side * size * 0.2, y - size * 1.2)]
        polygon(scene, [*ear, (x + side * size * 0.04, y - size * 1.06)], fur)
    tail = [
        (x + size * (0.3 + 0.5 * n / 12), y - size * (0.06 + 0.1 * math.sin(n / 12 * 4)))
        for n in range(13)
    ]
    stroke(scene, tail, fur, size * 0.12)
    for k in range(4):
        stripe = [
            (x - size * 0.16, y - size * (0.3 + 0.12 * k)),
            (x, y - size * (0.34 + 0.12 * k)),
            (x + size * 0.16, y - size * (0.3 + 0.12 * k)),
        ]
        stroke(scene, stripe, dark, size * 0.045)
    stroke(scene, [(x, y - size * 1.06), (x, y - size * 0.86)], dark, size * 0.05)
