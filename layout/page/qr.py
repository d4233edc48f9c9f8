"""二维码: a code of black modules on a white ground, as one path."""

from __future__ import annotations

import msgspec

from layout.diagnostics import Span, Words
from layout.display import WHITE, Fill, Path, Source
from layout.page.desk import Desk
from layout.page.grid import ASCENT
from layout.page.placed import Copyfit, PlacedBox, PlacedLine, Shape, visible
from layout.page.region import Region
from layout.spec.model import Box, ErrorLevel
from layout.text import natural_width, set_line
from layout.units import MM

QUIET = 4  # modules of white all round (ISO/IEC 18004, 9.1)
LEAST_MODULE = 0.4  # mm: what newsprint holds apart


class Code(msgspec.Struct, frozen=True):
    """A code without its white: how many modules a side, and its dark rectangles in modules."""

    modules: int
    dark: tuple[tuple[int, int, int, int], ...]  # left, top, right, bottom


def encode(text: str, level: ErrorLevel) -> Code | None:
    """The code of a text, of the least version that holds it; None where none does."""
    import segno  # 30 ms that only a page with a code needs

    try:
        rows = segno.make_qr(text, error=level).matrix
    except segno.DataOverflowError:
        return None
    return Code(len(rows), tuple(_rectangles(rows)))


def _rectangles(rows: tuple[bytearray, ...]) -> list[tuple[int, int, int, int]]:
    """Runs of dark modules, those of one place in rows that follow each other joined."""
    found: list[tuple[int, int, int, int]] = []
    open_runs: dict[tuple[int, int], int] = {}
    for y, row in enumerate([*rows, bytearray(len(rows))]):
        runs = _runs(row)
        for run in [run for run in open_runs if run not in runs]:
            top = open_runs.pop(run)
            found.append((run[0], top, run[1], y))
        for run in runs:
            open_runs.setdefault(run, y)
    return sorted(found, key=lambda one: (one[1], one[0]))


def _runs(row: bytearray) -> list[tuple[int, int]]:
    runs, start = [], None
    for x, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            runs.append((start, x))
            start = None
    return runs


def draw(code: Code, x: float, y: float, size: float, source: Source) -> list[Shape]:
    """The code in a square of `size` points, its white included."""
    step = size / (code.modules + 2 * QUIET)
    left, top = x + QUIET * step, y + QUIET * step
    contours = tuple(
        _outline(left + x1 * step, top + y1 * step, left + x2 * step, top + y2 * step)
        for x1, y1, x2, y2 in code.dark
    )
    return [Fill(x, y, size, size, WHITE, source), Path(contours, source=source)]


def _outline(x1: float, y1: float, x2: float, y2: float) -> tuple[float, ...]:
    """A rectangle as curves that are straight; the fill closes it."""
    corners = ((x2, y1), (x2, y2), (x1, y2))
    points: list[float] = [x1, y1]
    before = (x1, y1)
    for corner in corners:
        points += (*before, *corner, *corner)
        before = corner
    return tuple(points)


def qr_shapes(
    desk: Desk, name: str, copy: tuple[str, ErrorLevel, Span], place: tuple[float, float, float]
) -> list[Shape]:
    """A checked code of a text at `place`: left, top and side in points."""
    text, level, span = copy
    x, y, size = place
    code = encode(text, level)
    if code is None:
        desk.sink.report("E282", span, box=name, bytes=len(text.encode()))
        return []
    module = size / (code.modules + 2 * QUIET) / MM
    if module < LEAST_MODULE - 0.001:
        needed = LEAST_MODULE * (code.modules + 2 * QUIET)
        desk.sink.report(
            "W239", span, box=name, module=f"{module:.2f}", least=LEAST_MODULE,
            needed=f"{needed:.1f}",
        )  # fmt: skip
    return draw(code, x, y, size, Source(f"{name}/qr", file=span.file, line=span.line))


def place_qr(desk: Desk, box: Box, text: str, region: Region) -> PlacedBox | None:
    """A box with a code as large as it holds, its caption below; None where it is no rectangle."""
    if not region.is_rectangle:
        what = Words("a QR code", "二维码")
        desk.sink.report("E212", box.where(), box=box.name, what=what)
        return None
    grid = desk.grid
    left = grid.x(grid.column(region.left))
    width = (grid.column(region.span - 1) + grid.measure) * grid.body
    top, bottom = grid.y(region.top) + grid.gap / 2, grid.y(region.bottom) - grid.gap / 2
    lines: list[PlacedLine] = []
    texts: tuple[tuple[str, str], ...] = ()
    label = 0.0
    if box.caption:
        span = box.where("caption")
        style = desk.sheet.resolve("qr-label")
        paragraph = desk.line(box.caption, style, span)
        if (wide := natural_width(paragraph)) > width:
            style = msgspec.structs.replace(style, size=style.size * width / wide)
            paragraph = desk.line(box.caption, style, span)
        desk.check_size(box.name, Words("label", "说明"), style.size, span)
        label = style.size  # the white of the code parts the two
        texts = (("caption", paragraph.text),)
        done = set_line(paragraph, 0, len(paragraph.text), width, align="centre")
    size = min(width, bottom - top - label)
    if size <= 0:
        what = Words("label", "说明")
        desk.sink.report("E210", box.where(), box=box.name, lines=len(region.rows), what=what,
                         needed=len(region.rows) + 3)  # fmt: skip
        return None
    y = top + (bottom - top - label - size) / 2
    if box.caption:
        base = y + size + ASCENT * style.size
        lines.append(PlacedLine(done, left, base, "caption", 0, span))
    copy = (text, box.level, box.where("qr"))
    shapes = qr_shapes(desk, box.name, copy, (left + (width - size) / 2, y, size))
    return PlacedBox(
        box.name,
        "furniture",
        region,
        lines=tuple(lines),
        shapes=tuple(shapes),
        texts=texts,
        copyfit=tuple(Copyfit(part, visible(one)) for part, one in texts),
        title=box.caption or "",
        file=box.where().file,
    )
