"""A page of ours as marks, out of the display list: nothing of the file needs to be read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.diagnostics import Words
from layout.display import (
    BLACK,
    Area,
    Colour,
    DisplayPage,
    Fill,
    GlyphRun,
    Image,
    Item,
    Path,
    Rule,
)
from layout.preflight.ink import Ink
from layout.preflight.mark import Box, Mark, Point, around

_AREA, _LINE = Words("an area", "色块"), Words("a line", "线条")
_STEPS = (0.25, 0.5, 0.75, 1.0)


def marks(page: DisplayPage) -> Iterator[Mark]:
    """What is drawn in order; pictures and pages of other files are not among them."""
    inks: dict[Colour, Ink] = {}
    for item in page.items:
        if isinstance(item, GlyphRun | Rule | Fill | Path):
            ink = inks.get(item.colour) or inks.setdefault(
                item.colour, Ink(item.colour, model="cmyk")
            )
            yield from _marks(item, ink)


def _marks(item: GlyphRun | Rule | Fill | Path, ink: Ink) -> Iterator[Mark]:
    blacks = item.colour == BLACK
    match item:
        case GlyphRun():
            if item.glyphs:
                text = item.text[:8]
                yield Mark("text", _run_box(item), ink, Words(f"text “{text}”", f"文字“{text}”"),
                           blacks, spares=True, size=item.size, source=item.source)  # fmt: skip
        case Rule():
            box = around([(item.x1, item.y1), (item.x2, item.y2)])
            yield Mark("line", box, ink, _LINE, blacks, spares=True, size=item.width,
                       source=item.source)  # fmt: skip
        case Fill():
            box = item.x, item.y, item.x + item.width, item.y + item.height
            yield Mark("area", box, ink, _AREA, source=item.source)
        case Path():
            shape = tuple(_points(contour) for contour in item.contours)
            box = around([point for contour in shape for point in contour])
            kind = "line" if item.width else "area"
            yield Mark("line" if kind == "line" else "area", box, ink,
                       _LINE if item.width else _AREA, blacks, spares=True, size=item.width,
                       shape=shape, source=item.source)  # fmt: skip


def _run_box(run: GlyphRun) -> Box:
    """The em boxes of a run; its last glyph is taken to be an em wide."""
    length = run.xs[-1] + run.size * run.x_scale
    if run.direction == "ttb":
        return run.x - run.size / 2, run.y, run.x + run.size / 2, run.y + length
    if run.direction == "turned":
        return run.x - 0.12 * run.size, run.y, run.x + 0.88 * run.size, run.y + length
    return run.x, run.y - 0.88 * run.size, run.x + length, run.y + 0.12 * run.size


def _points(contour: Sequence[float]) -> tuple[Point, ...]:
    points = [(contour[0], contour[1])]
    for start in range(2, len(contour) - 5, 6):
        a, (b, c, d) = points[-1], [contour[i : i + 2] for i in range(start, start + 6, 2)]
        for t in _STEPS:
            u = 1 - t
            shares = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
            x, y = (sum(s * p[i] for s, p in zip(shares, (a, b, c, d), strict=True)) for i in (0, 1))
            points.append((x, y))
    return tuple(points)


def story_at(page: DisplayPage, box: Box) -> str:
    """The title of the thread that a place belongs to."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for thread in page.threads:
        if any(_holds(area, x, y) for area in thread.beads):
            return thread.title
    return ""


def _holds(area: Area, x: float, y: float) -> bool:
    return area[0] <= x <= area[0] + area[2] and area[1] <= y <= area[1] + area[3]


__all__ = ["Image", "Item", "marks", "story_at"]
