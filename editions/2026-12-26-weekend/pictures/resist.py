"""Blue cloth with white patterns: everything in leaves and dots, as a cut stencil allows."""

from __future__ import annotations

import math

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from editions.drawing.brush import Ink, Point, noise, rng

PALE, LAKE, MIDDLE, DEEP = (176, 200, 216), (108, 148, 182), (66, 100, 146), (40, 58, 100)
WHITE = (238, 236, 226)


def leaf(mask: Image.Image, root: Point, angle: float, length: float, width: float) -> None:
    """An almond from `root`, `length` long in the direction of `angle`."""
    along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
    sides = [(t / 10, width / 2 * math.sin(math.pi * (t / 10) ** 0.8)) for t in range(11)]
    sides += [(t, -w) for t, w in reversed(sides)]
    ImageDraw.Draw(mask).polygon(
        [
            (
                root[0] + along[0] * t * length + across[0] * w,
                root[1] + along[1] * t * length + across[1] * w,
            )
            for t, w in sides
        ],
        fill=255,
    )


def dot(mask: Image.Image, centre: Point, radius: float) -> None:
    """A round dot."""
    x, y = centre
    ImageDraw.Draw(mask).ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)


def flower(mask: Image.Image, centre: Point, radius: float, petals: int) -> None:
    """A rosette: a ring of petals, a ring of short leaves, a heart of dots."""
    x, y = centre
    for n in range(petals):
        turn = 2 * math.pi * n / petals
        ray = (math.cos(turn), math.sin(turn))
        near = (x + ray[0] * radius * 0.3, y + ray[1] * radius * 0.3)
        leaf(mask, near, turn, radius * 0.68, radius * 3.4 / petals)
        half = turn + math.pi / petals
        tip = (x + math.cos(half) * radius * 0.94, y + math.sin(half) * radius * 0.94)
        dot(mask, tip, radius * 0.07)
        dot(mask, (x + ray[0] * radius * 0.17, y + ray[1] * radius * 0.17), radius * 0.055)


def border(mask: Image.Image) -> None:
    """A row of leaves between rows of dots along both edges."""
    width, length = mask.size
    step = width / 9
    for n in range(int(length / step) + 1):
        for x, lean in ((width * 0.075, 1), (width * 0.925, -1)):
            leaf(mask, (x - lean * step * 0.3, n * step), lean * 0.9, step * 0.85, step * 0.34)
        for x in (width * 0.155, width * 0.845):
            dot(mask, (x, n * step + step / 2), step * 0.13)


def peonies(mask: Image.Image) -> None:
    """Large flowers one under the other, leaves and buds between them."""
    width, length = mask.size
    border(mask)
    pitch = width * 0.86
    for n in range(int(length / pitch) + 1):
        x, y = width / 2, pitch * (n + 0.5)
        flower(mask, (x, y), width * 0.27, 10)
        for side in (-1, 1):
            for k, turn in enumerate((0.5, 1.15, 1.8)):
                start = (x + side * width * (0.06 + 0.07 * k), y + pitch * 0.5)
                leaf(mask, start, math.pi / 2 - side * turn + math.pi, width * 0.13, width * 0.05)
            dot(mask, (x + side * width * 0.26, y + pitch * 0.5), width * 0.028)


def lattice(mask: Image.Image) -> None:
    """Knots: a lattice of short strokes with a small flower in each mesh."""
    width, length = mask.size
    border(mask)
    cell = width * 0.31
    for row in range(int(length / cell) * 2 + 2):
        for column in range(3):
            x = width * 0.19 + column * cell + (cell / 2 if row % 2 else 0)
            y = row * cell / 2
            if not width * 0.18 < x < width * 0.83:
                continue
            flower(mask, (x, y), cell * 0.21, 6)
            for side in (-1, 1):
                for k in (0.24, 0.48):
                    start = (x + side * cell * (0.5 - k * 0.5), y + cell * 0.5 * k + cell * 0.12)
                    leaf(mask, start, math.pi / 2 - side * 0.78, cell * 0.15, cell * 0.05)


def ferries(mask: Image.Image) -> None:
    """Small ferries in a row over seven lines of water."""
    width, length = mask.size
    pitch = width * 0.62
    for n in range(int(length / pitch) + 1):
        top = pitch * n + width * 0.1
        for column in range(3):
            boat(mask, (width * (0.2 + 0.3 * column), top), width * 0.115)
        for line in range(7):
            y = top + width * (0.12 + 0.054 * line)
            for dash in range(13):
                x = width * (dash + 0.1 + 0.5 * (line % 2)) / 13
                bend = math.sin(dash * 1.3 + line) * 0.2
                leaf(mask, (x, y), bend, width * 0.064, width * 0.02)


def boat(mask: Image.Image, at: Point, size: float) -> None:
    """A ferry no larger than a fingernail."""
    x, y = at
    ink = ImageDraw.Draw(mask)
    hull = [(-1, -0.1), (1, -0.1), (0.74, 0.34), (-0.74, 0.34)]
    cabin = [(-0.6, -0.2), (-0.6, -0.56), (0.5, -0.56), (0.5, -0.2)]
    for shape in (hull, cabin):
        ink.polygon([(x + a * size, y + b * size) for a, b in shape], fill=255)
    for n in range(4):
        left = x + size * (-0.5 + n * 0.26)
        ink.rectangle((left, y - size * 0.46, left + size * 0.12, y - size * 0.3), fill=0)
    leaf(mask, (x + size * 0.1, y - size * 0.64), -math.pi / 2, size * 0.42, size * 0.16)


def fishes(mask: Image.Image) -> None:
    """Fish that leap, each the other way, over scales of dots."""
    width, length = mask.size
    border(mask)
    pitch = width * 0.66
    for n in range(int(length / pitch) + 1):
        side = 1 if n % 2 else -1
        x, y = width / 2, pitch * (n + 0.5)
        turn = -side * 0.5 if side > 0 else math.pi + 0.5
        ray, up = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))
        for k in range(6):
            for r in range(-2, 3):
                if abs(r) <= 2.4 * math.sin(math.pi * (k + 1) / 7.2):
                    a, b = (k - 2.5) * width * 0.062, r * width * 0.042
                    spot = (x + ray[0] * a + up[0] * b, y + ray[1] * a + up[1] * b)
                    leaf(mask, spot, turn, width * 0.052, width * 0.03)
        head = (x + ray[0] * width * 0.2, y + ray[1] * width * 0.2)
        leaf(mask, head, turn, width * 0.12, width * 0.11)
        tail = (x - ray[0] * width * 0.19, y - ray[1] * width * 0.19)
        for spread in (-0.5, 0.0, 0.5):
            leaf(mask, tail, turn + math.pi + spread, width * 0.14, width * 0.045)
        for k in range(5):
            wave = (width * (0.24 + 0.12 * k), y + pitch * 0.5)
            leaf(mask, wave, 0.5 - (k % 2), width * 0.09, width * 0.026)


def plums(mask: Image.Image) -> None:
    """Blossoms of five petals on a branch of broken strokes."""
    width, length = mask.size
    step = width * 0.2
    for n in range(int(length / step) + 1):
        x, y = width * (0.5 + 0.23 * math.sin(n * 0.62)), n * step
        slope = math.pi / 2 - 0.55 * math.cos(n * 0.62)
        leaf(mask, (x, y), slope, step * 0.92, width * 0.034)
        side = -1 if n % 2 else 1
        flower(mask, (x + side * width * 0.22, y + step * 0.3), width * 0.115, 5)
        dot(mask, (x - side * width * 0.11, y + step * 0.5), width * 0.03)
        leaf(mask, (x, y + step * 0.3), slope - side * 1.0, width * 0.12, width * 0.03)


PATTERNS = {
    "peonies": peonies,
    "lattice": lattice,
    "ferries": ferries,
    "fishes": fishes,
    "plums": plums,
}


def cloth(pattern: str, ink: Ink, size: tuple[int, int]) -> Image.Image:
    """A length of cloth, `size` in pixels of the drawing; no such pattern is plain cloth."""
    uneven = noise(size, (size[0] / 2, size[0] * 1.5), 3).point(lambda v: 214 + v // 6)
    weave = noise(size, (3, 40)).point(lambda v: 236 + v // 13)
    shade = ImageChops.multiply(uneven, weave)
    blue = ImageChops.multiply(
        Image.new("RGB", size, ink), Image.merge("RGB", (shade, shade, shade))
    )
    if pattern not in PATTERNS:
        return blue
    mask = Image.new("L", size, 0)
    PATTERNS[pattern](mask)
    worn = noise(size, (5, 5)).point(lambda v: 255 if v > 30 else 190)
    mask = ImageChops.multiply(mask.filter(ImageFilter.GaussianBlur(0.8)), worn)
    paper = ImageChops.multiply(
        Image.new("RGB", size, WHITE), Image.merge("RGB", (weave, weave, weave))
    )
    return Image.composite(paper, blue, mask)


def hung(pattern: str, ink: Ink, size: tuple[int, int]) -> Image.Image:
    """The cloth as it hangs: folds with light from the right, and a little wind at the foot."""
    width, length = size
    flat = folds(cloth(pattern, ink, size)).convert("RGBA")
    margin = width // 3
    wide = Image.new("RGBA", (width + 2 * margin, length + margin), (0, 0, 0, 0))
    wide.paste(flat, (margin, 0))
    sway, ripple, phase = rng.uniform(-0.34, 0.1), rng.uniform(0.03, 0.08), rng.uniform(0, 6.3)

    def source(x: float, y: float) -> Point:
        t = min(1.0, y / length)
        shift = width * (sway * t**1.8 + ripple * t * math.sin(phase + 5 * t))
        hem = width * 0.035 * t * math.sin(phase + x / width * 4.4)
        return x - shift, y - hem

    mesh = []
    across, down = 6, 24
    for row in range(down):
        for column in range(across):
            left, right = (wide.width * k // across for k in (column, column + 1))
            top, foot = (wide.height * k // down for k in (row, row + 1))
            corners = ((left, top), (left, foot), (right, foot), (right, top))
            quad = tuple(value for corner in corners for value in source(*corner))
            mesh.append(((left, top, right, foot), quad))
    return wide.transform(wide.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)


def folds(flat: Image.Image) -> Image.Image:
    """Light and shade of soft vertical folds."""
    across, down = 24, 12
    waves, phase, lean = rng.uniform(1.2, 2.1), rng.uniform(0, 6.3), rng.uniform(-1.2, 1.2)
    light = Image.new("L", (across, down))
    for y in range(down):
        depth = 16 + 22 * y / down
        for x in range(across):
            wave = math.sin(2 * math.pi * waves * x / across + phase + lean * y / down)
            light.putpixel((x, y), round(206 + depth * wave + 18 * x / across))
    light = light.resize(flat.size, Image.Resampling.BICUBIC)
    return ImageChops.multiply(flat, Image.merge("RGB", (light, light, light)))
