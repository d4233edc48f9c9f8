"""Draw the picture of the feature: blue cloth on its frames in a winter yard.

Run from the root: `PYTHONPATH=. python editions/2026-12-26-weekend/pictures/cloth.py`, which writes
`cloth.jpg` beside this file.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from resist import DEEP, LAKE, MIDDLE, PALE
from things import draw_basket, draw_cat, draw_fork, draw_lids
from yard import HEIGHT, WIDTH, Row, draw_ground, draw_hills, draw_sky, draw_village

from editions.drawing.brush import Ink, glow, rng
from editions.drawing.finish import printed
from editions.drawing.people import Dress, Figure

Strips = list[tuple[float, str, Ink]]
INKS: tuple[Ink, ...] = (DEEP, DEEP, MIDDLE, DEEP, LAKE, DEEP, MIDDLE, PALE)
KINDS = ("peonies", "plain", "ferries", "lattice", "plain", "fishes", "plums", "plain")


def strips(xs: list[float], start: int) -> Strips:
    """Patterns and inks in turn, from `start` on."""
    return [
        (x, KINDS[(start + n * 3) % len(KINDS)], INKS[(start + n * 5) % len(INKS)])
        for n, x in enumerate(xs)
    ]


def draw() -> Image.Image:
    """The whole picture, from the sky forward."""
    scene = draw_sky()
    draw_hills(scene)
    draw_village(scene)
    scene = draw_ground(scene)
    for foot, haze, width, xs, start in (
        (1076, 0.4, 34, [*range(330, 1160, 46), *range(1440, 2500, 46)], 1),
        (1126, 0.2, 62, [*range(150, 1010, 86), *range(1590, 2700, 86)], 4),
    ):
        row = Row(foot, haze)
        scene = row.shadow(scene, [float(x) for x in xs], width)
        row.draw(scene, strips([float(x) for x in xs], start), width)
    daughter = Dress((168, 72, 60), (58, 62, 78), (38, 32, 34), bun=True)
    Figure(scene, (1404, 1206), 216, daughter).draw(((-0.1, 0.56), (0.16, 0.5)))
    row = Row(1262, 0.0)
    near: Strips = [
        (-20, "lattice", DEEP), (150, "plain", LAKE), (318, "peonies", DEEP), (486, "plain", DEEP),
        (654, "ferries", MIDDLE), (822, "ferries", MIDDLE), (1800, "fishes", DEEP),
        (1968, "plain", PALE), (2136, "plums", MIDDLE), (2304, "plain", DEEP),
        (2472, "peonies", DEEP), (2640, "ferries", MIDDLE),
    ]  # fmt: skip
    scene = row.shadow(scene, [x for x, *_ in near], 136)
    for part in (near[:6], near[6:]):
        row.draw(scene, part, 136)
    draw_fork(scene, (1212, 1290), (966, 176))
    draw_basket(scene, (330, 1356), 150)
    draw_lids(scene, (2380, 1370), 128)
    draw_cat(scene, (2196, 1392), 62)
    return glow(scene, (2300, 880), (1500, 900), (255, 226, 170), 0.16)


if __name__ == "__main__":
    rng.seed(20261226)
    file = Path(__file__).with_name("cloth.jpg")
    printed(draw(), (WIDTH, HEIGHT)).save(file, quality=72, optimize=True, dpi=(200, 200))
