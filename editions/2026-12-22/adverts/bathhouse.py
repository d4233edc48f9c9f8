"""Draw the advert of a bathhouse as it is delivered: one page in process inks, fonts embedded.

Run: `python editions/2026-12-22/adverts/bathhouse.py`, which writes `bathhouse.pdf` beside this
file. Three columns of 15 字 by 15 lines of 13.5 pt, less half the gap of a line above and below.
"""

from __future__ import annotations

import math
from pathlib import Path

from reportlab.lib.colors import CMYKColor
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 423.0, 198.0
FONTS = Path(__file__).parents[3] / "fonts"
FACES = {
    "song": "NotoSerifSC-Black.ttf",
    "hei": "NotoSansSC-Regular.ttf",
    "bold": "NotoSansSC-Bold.ttf",
    "kai": "LXGWWenKai-Regular.ttf",
}

WATER, DEEP = CMYKColor(0.62, 0.1, 0.16, 0), CMYKColor(0.9, 0.5, 0.2, 0.3)
PALE, MIST = CMYKColor(0.16, 0.02, 0.05, 0), CMYKColor(0.06, 0, 0.02, 0)
RED, WOOD = CMYKColor(0, 0.82, 0.78, 0.06), CMYKColor(0.12, 0.4, 0.7, 0.12)
GRAIN, WHITE = CMYKColor(0.2, 0.56, 0.86, 0.34), CMYKColor(0, 0, 0, 0)
BLACK = CMYKColor(0, 0, 0, 1)


def line(canvas: Canvas, place: tuple[float, float], face: tuple[str, float], text: str) -> float:
    """Set a line that begins at `place`; its width."""
    canvas.setFont(*face)
    canvas.drawString(*place, text)
    return stringWidth(text, *face)


def draw_wall(canvas: Canvas) -> None:
    """The ground: small tiles above, the water of the pool below."""
    canvas.setFillColor(MIST)
    canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
    canvas.setFillColor(PALE)
    for row in range(9):
        for column in range(29):
            if (row + column) % 2:
                canvas.rect(column * 15, 66 + row * 15, 15, 15, stroke=0, fill=1)
    for level, ink in ((62.0, WATER), (40.0, DEEP)):
        wave = canvas.beginPath()
        wave.moveTo(0, 0)
        wave.lineTo(0, level)
        step = WIDTH / 12
        for n in range(12):
            lift = 5 if n % 2 else -5
            left = n * step
            high = level + lift
            wave.curveTo(left + step / 3, high, left + step * 2 / 3, high, left + step, level)
        wave.lineTo(WIDTH, 0)
        wave.close()
        canvas.setFillColor(ink)
        canvas.drawPath(wave, stroke=0, fill=1)


TUB = (345.0, 34.0)  # the middle of its foot
TOP, FOOT, HIGH = 56.0, 46.0, 58.0  # half the width above and below; the height


def draw_tub(canvas: Canvas) -> None:
    """A wooden tub that floats at the right."""
    x, y = TUB
    body = canvas.beginPath()
    body.moveTo(x - TOP, y + HIGH)
    body.lineTo(x - FOOT, y)
    body.curveTo(x - FOOT / 2, y - 9, x + FOOT / 2, y - 9, x + FOOT, y)
    body.lineTo(x + TOP, y + HIGH)
    body.close()
    canvas.setFillColor(WOOD)
    canvas.drawPath(body, stroke=0, fill=1)
    canvas.setStrokeColor(CMYKColor(0, 0, 0, 0.45))  # fine lines in one ink
    canvas.setLineWidth(0.8)
    for n in range(-4, 5):
        canvas.line(x + TOP * n / 4.6, y + HIGH - 8, x + FOOT * n / 4.6, y - 6 + abs(n) * 1.3)
    canvas.setStrokeColor(GRAIN)
    canvas.setLineWidth(4.4)
    for level in (0.24, 0.68):
        half, low = FOOT + (TOP - FOOT) * level, y + HIGH * level
        canvas.bezier(x - half, low, x - half / 2, low - 9, x + half / 2, low - 9, x + half, low)
    canvas.setFillColor(GRAIN)
    canvas.ellipse(x - TOP, y + HIGH - 11, x + TOP, y + HIGH + 11, stroke=0, fill=1)
    canvas.setFillColor(PALE)
    canvas.ellipse(x - TOP + 5, y + HIGH - 9, x + TOP - 5, y + HIGH + 8, stroke=0, fill=1)


def draw_towel(canvas: Canvas) -> None:
    """A red towel with two white stripes over the edge of the tub."""
    x, y = TUB
    towel = canvas.beginPath()
    towel.moveTo(x - 40, y + HIGH - 2)
    towel.curveTo(x - 30, y + HIGH + 8, x - 18, y + HIGH - 12, x - 6, y + HIGH - 8)
    towel.lineTo(x - 9, y + 16)
    towel.lineTo(x - 38, y + 21)
    towel.close()
    canvas.setFillColor(RED)
    canvas.drawPath(towel, stroke=0, fill=1)
    canvas.setStrokeColor(WHITE)
    canvas.setLineWidth(1.6)
    for level in (23, 27):
        canvas.line(x - 38, y + level + 2, x - 9, y + level - 3)


def draw_steam(canvas: Canvas) -> None:
    """Three curls of steam."""
    x, y = TUB[0], TUB[1] + HIGH + 14
    canvas.setStrokeColor(WHITE)
    canvas.setLineWidth(4.2)
    canvas.setLineCap(1)
    for n, (shift, tall) in enumerate(((-22, 44), (4, 62), (28, 46))):
        curl = canvas.beginPath()
        curl.moveTo(x + shift, y)
        for k in range(1, 25):
            bend = 7 * (math.sin(k / 24 * 7 + n) - math.sin(n))
            curl.lineTo(x + shift + bend, y + tall * k / 24)
        canvas.drawPath(curl, stroke=1, fill=0)


def draw_words(canvas: Canvas) -> None:
    """The call, what it costs, and where."""
    canvas.setFillColor(RED)
    line(canvas, (24, 158), ("bold", 13), "绫江浴室　冬至起晚收一个钟头")
    canvas.setFillColor(DEEP)
    line(canvas, (22, 108), ("song", 46), "水烧好了")
    canvas.setFillColor(BLACK)
    line(canvas, (24, 80), ("kai", 13), "大池　淋浴　擦背　修脚　茶水自便")
    canvas.setFillColor(WHITE)
    # Reversed on four inks: 12 pt, and no fine strokes.
    line(canvas, (24, 43), ("bold", 12.5), "每天12时到22时　大池每位18元")
    line(canvas, (24, 26), ("bold", 12), "六十五岁以上平日12元　周三、周六修脚")
    line(canvas, (24, 9), ("bold", 12), "江北船厂路48号　电话6214848")


def main() -> None:
    """Write the page."""
    for name, file in FACES.items():
        registerFont(TTFont(name, FONTS / file))
    target = Path(__file__).with_name("bathhouse.pdf")
    canvas = Canvas(
        str(target),
        pagesize=(WIDTH, HEIGHT),
        invariant=1,
        pageCompression=1,
        initialFontName="hei",  # type: ignore[arg-type]  # the stubs take it for a size
    )
    canvas.setTitle("绫江浴室")
    canvas.setTrimBox((0, 0, WIDTH, HEIGHT))
    draw_wall(canvas)
    draw_tub(canvas)
    draw_towel(canvas)
    draw_steam(canvas)
    draw_words(canvas)
    canvas.save()


if __name__ == "__main__":
    main()
