"""What stands on our pages, in the terms that any typesetter has: boxes, legs, words, rules.

The peers are given this. Where a line of body breaks is theirs to find; where a box stands, how
wide its legs are and which words are in it is read from our layout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import msgspec

from layout.display import Colour, Fill, Image, Rule
from layout.page.grid import PageGrid
from layout.page.placed import Layout, PlacedBox, PlacedLine, PlacedPage
from layout.page.region import intervals

INDENT = 2.0  # 字, of a paragraph
SLACK = 60.0
"""Points that a line of a head may be wider on either side in a peer's setting than in ours."""
_NEAR = 0.6  # 字: a first mark may hang out of the indent by so much
_SAME = 0.01  # pt


class Words(msgspec.Struct, frozen=True):
    """A stretch of text in one face (index into the sheet's faces), size and colour."""

    text: str
    face: int
    size: float
    colour: Colour


class Line(msgspec.Struct, frozen=True):
    """Words on one baseline, in the middle of a width; all in points."""

    words: tuple[Words, ...]
    x: float
    baseline: float
    width: float
    x_scale: float
    tracking: float


class Paragraph(msgspec.Struct, frozen=True):
    """Words that flow. `indent` None is the usual one; `before` is white above it; points."""

    words: tuple[Words, ...]
    indent: float | None = None
    before: float = 0.0


class Legs(msgspec.Struct, frozen=True):
    """Legs of equal measure and depth side by side, and what flows through them; points."""

    x: float
    y: float
    count: int
    measure: float
    gutter: float
    depth: float
    paragraphs: tuple[Paragraph, ...]

    @property
    def width(self) -> float:
        """From the left edge of the first leg to the right edge of the last."""
        return self.count * self.measure + (self.count - 1) * self.gutter


class SheetPage(msgspec.Struct, frozen=True):
    """One page of a sheet; `text` is every word that must be on it."""

    width: float
    height: float
    shapes: tuple[Rule | Fill | Image, ...]
    lines: tuple[Line, ...]
    legs: tuple[Legs, ...]
    text: str


class Font(msgspec.Struct, frozen=True):
    """A face as the peers name it."""

    file: str
    family: str
    weight: int


class Sheet(msgspec.Struct, frozen=True):
    """All pages of an edition; body size and pitch in points."""

    pages: tuple[SheetPage, ...]
    fonts: tuple[Font, ...]
    body: float
    pitch: float


def sheet_of(layout: Layout) -> Sheet:
    """The sheet of a layout set in the faces of the project's own folder."""
    fonts = tuple(_font(Path(face.path)) for face in layout.faces)
    grid = layout.pages[0].grid
    return Sheet(tuple(_page(page) for page in layout.pages), fonts, grid.body, grid.leading)


def _font(path: Path) -> Font:
    known = msgspec.json.decode((path.parent / "fonts.json").read_bytes())["fonts"]
    row = next(row for row in known if row["file"] == path.name)
    return Font(str(path), row["family"], row["weight"])


def _page(page: PlacedPage) -> SheetPage:
    # What the peers are asked to draw: no page of the benchmarks has borders or delivered PDFs.
    shapes = [
        shape
        for box in page.boxes
        for shape in box.shapes
        if isinstance(shape, Rule | Fill | Image)
    ]
    lines = [_line(line) for box in page.boxes for line in box.lines if not _flows(box, line)]
    legs = [group for box in page.boxes for group in _flowing(page.grid, box)]
    text = "\n".join(text for box in page.boxes for _part, text in box.texts)
    grid = page.grid
    return SheetPage(
        grid.width, grid.height, (*shapes, *page.rules), tuple(lines), tuple(legs), text
    )


def _flows(box: PlacedBox, line: PlacedLine) -> bool:
    """Whether the peers break the text: of stories and captions, not of heads."""
    return line.part == {"story": "body", "picture": "caption"}.get(box.kind)


def _line(placed: PlacedLine) -> Line:
    runs = placed.line.runs
    words = tuple(Words(run.text, run.face, run.size, run.colour) for run in runs)
    first = runs[0]
    tracking = 0.0
    if len(runs) == 1 and len(first.xs) > 1 and all(c > "\u2e7f" for c in first.text):
        tracking = first.xs[1] - first.size * first.x_scale
    tracking = tracking if tracking > _SAME else 0.0
    x = placed.x + first.x
    return Line(words, x, placed.y, placed.line.width, first.x_scale, tracking)


class _Leg(msgspec.Struct, frozen=True):
    """A leg as it was filled: its left edge, its top and its depth in grid lines."""

    x: float
    top: int
    lines: int
    placed: tuple[PlacedLine, ...]


def _flowing(grid: PageGrid, box: PlacedBox) -> Iterator[Legs]:
    """The legs of a box, joined where they are alike; text is parted where they are not."""
    lines = [line for line in box.lines if _flows(box, line)]
    if not lines:
        return
    part = lines[0].part
    measure = max(line.line.width for line in lines)
    filled = list(_filled(grid, box, lines, part))
    paragraphs = _Paragraphs(grid, dict(box.texts)[part])
    for _key, group in groupby(filled, lambda leg: (leg.top, leg.lines)):
        same = list(group)
        yield Legs(
            same[0].x,
            grid.y(same[0].top) + grid.gap / 2,
            len(same),
            measure,
            same[1].x - same[0].x - measure if len(same) > 1 else 0.0,
            same[0].lines * grid.leading - grid.gap,
            tuple(paragraphs.of(same, is_last=same[-1] is filled[-1])),
        )


def _filled(grid: PageGrid, box: PlacedBox, lines: list[PlacedLine], part: str) -> Iterator[_Leg]:
    if part == "caption":
        top = int((lines[0].y - grid.y(0)) / grid.leading)
        yield _Leg(lines[0].x, top, len(lines), tuple(lines))
        return
    columns = next(fit.columns for fit in box.copyfit if fit.part == part)
    for (x, leg), column in zip(groupby(lines, _left), columns, strict=False):
        yield _Leg(x, _top(grid, box, x), column.lines, tuple(leg))


def _left(line: PlacedLine) -> float:
    return round(line.x, 2)


def _top(grid: PageGrid, box: PlacedBox, x: float) -> int:
    """The first line of the leg at `x`: under the head, inside a frame, or where the box begins."""
    column = int((x - grid.left) / grid.body / (grid.measure + grid.gutter) + 0.001)
    region = box.region
    top = next(line for line in range(region.top, region.bottom) if region.row(line) >> column & 1)
    first, last = intervals(region.rows[0])[0]
    if top == region.top and first <= column < last:
        top += box.head_lines or int(box.is_framed)
    return top


class _Paragraphs:
    """Set lines joined again to the paragraphs they were broken from."""

    def __init__(self, grid: PageGrid, text: str) -> None:
        self.grid = grid
        self.text = text

    def of(self, legs: Sequence[_Leg], *, is_last: bool) -> Iterator[Paragraph]:
        """The paragraphs in some legs; the last legs of a story also get what did not fit."""
        above: float | None = None
        lines = [(leg, line) for leg in legs for line in leg.placed]
        done = 0
        for _offset, group in groupby(lines, lambda pair: pair[1].offset):
            rows = list(group)
            leg, first = rows[0]
            if above is None or first is leg.placed[0]:
                before = first.y - self.grid.baseline(leg.top)
            else:
                before = first.y - above - self.grid.leading
            above = rows[-1][1].y
            done += len(rows)
            words = list(_joined(row for _leg, row in rows))
            if is_last and done == len(lines):
                end = rows[-1][1].offset + rows[-1][1].line.end
                words[-1] = msgspec.structs.replace(
                    words[-1], text=words[-1].text + self.text[end:]
                )
            yield Paragraph(tuple(words), self._indent(first), before if before > _SAME else 0.0)

    def _indent(self, line: PlacedLine) -> float | None:
        """Where the first line begins; None for the usual indent."""
        x = line.line.runs[0].x
        if line.line.start == 0 and abs(x / self.grid.body - INDENT) < _NEAR:
            return None
        return x if line.line.start == 0 and x > self.grid.body * _NEAR else 0.0


def _joined(rows: Iterator[PlacedLine]) -> Iterator[Words]:
    """The words of lines; neighbours of one manner become one."""
    manner: tuple[int, float, Colour] | None = None
    text = ""
    for run in (run for row in rows for run in row.line.runs):
        here = (run.face, run.size, run.colour)
        if manner is not None and here != manner:
            yield Words(text, *manner)
            text = ""
        manner = here
        text += run.text
    if manner is not None:
        yield Words(text, *manner)
