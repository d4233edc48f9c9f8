"""Small editions set by the page stage, and their pages as text."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Callable, Iterator
from textwrap import dedent

import msgspec
import pytest

from layout.diagnostics import Diagnostic, Sink
from layout.display import BLACK, Colour, Fill, Image, ImportedPage, Path, Spot
from layout.page.layout import compose
from layout.page.placed import Layout, PlacedBox, PlacedLine, PlacedPage, Shape
from layout.spec import read_edition

MANY = 20  # contours of a path, which are then told by their number
GOLDENS = pathlib.Path(__file__).parent / "goldens"


class Set(msgspec.Struct, frozen=True):
    """An edition's layout and all that was said on the way."""

    layout: Layout
    found: tuple[Diagnostic, ...]

    @property
    def page(self) -> PlacedPage:
        """The only page."""
        (page,) = self.layout.pages
        return page

    @property
    def codes(self) -> list[str]:
        """The codes of the messages, in their order."""
        return [one.code for one in self.found]

    def box(self, name: str) -> PlacedBox:
        """A box by its name."""
        return next(box for box in self.page.boxes if box.name == name)

    def one(self, code: str) -> Diagnostic:
        """The only message of a code."""
        (found,) = (one for one in self.found if one.code == code)
        return found


def set_file(path: pathlib.Path) -> Set:
    """Read and set the edition in a file."""
    sink = Sink()
    edition = read_edition(path, sink)
    assert edition is not None
    return Set(compose(edition, sink), sink.found)


@pytest.fixture
def set_edition(tmp_path: pathlib.Path) -> Callable[[str], Set]:
    """Set an edition given as YAML.

    `HOUSE` in it is the house of the goldens, `PICTURE` a picture twice as high as wide.
    """

    def done(yaml: str) -> Set:
        path = tmp_path / "edition.yaml"
        text = dedent(yaml).replace("HOUSE", str(GOLDENS / "house.yaml"))
        text = text.replace("PICTURE", str(GOLDENS / "pictures" / "tall.png"))
        path.write_text(text, encoding="utf-8")
        return set_file(path)

    return done


@pytest.fixture
def golden_page() -> Callable[[pathlib.Path], str]:
    """The page of an edition file as text."""
    return lambda path: page_text(set_file(path), path.parent)


# -- a page as text -----------------------------------------------------------------------------


def page_text(done: Set, folder: pathlib.Path) -> str:
    """What stands where, in reading order; points rounded to hundredths. Then the messages."""
    lines: list[str] = []
    for page in done.layout.pages:
        lines += _page(page, [face.name for face in done.layout.faces])
    for one in done.found:
        file = pathlib.Path(one.span.file)
        inside = file.relative_to(folder) if file.is_relative_to(folder) else file
        lines.append(f"message {one.code} {inside}:{one.span.line}")
    return "\n".join(lines) + "\n"


def _page(page: PlacedPage, faces: list[str]) -> Iterator[str]:
    grid = page.grid
    yield f"page {page.number} {grid.width:.2f} x {grid.height:.2f}"
    for box in page.boxes:
        region = box.region
        columns, lines = f"{region.left + 1}-{region.right}", f"{region.top + 1}-{region.bottom}"
        head = f" head {box.head_lines}" if box.head_lines else ""
        framed = " framed" if box.is_framed else ""
        yield f"box {box.name} {box.kind} columns {columns} lines {lines}{head}{framed}"
        yield from ("  " + _shape(shape) for shape in box.shapes)
        for line in box.lines:
            yield "  " + _line(line, faces)
            yield from ("    " + _shape(shape) for shape in line.line.shapes)
        for fit in box.copyfit:
            if fit.chars_over or fit.lines_over or fit.lines_short:
                yield (
                    f"  fit {fit.part} {fit.chars} characters, over {fit.chars_over} in "
                    f"{fit.lines_over} lines, short {fit.lines_short} lines"
                )
    yield from (_shape(rule) for rule in page.rules)


def _line(placed: PlacedLine, faces: list[str]) -> str:
    runs = placed.line.runs
    looks = dict.fromkeys(
        f"{faces[run.face]} {run.size:.2f}"
        + (f" x-scale {run.x_scale:.3f}" if abs(run.x_scale - 1) > 1e-6 else "")
        + (f" rise {run.rise:.2f}" if run.rise else "")
        + _ink(run.colour)
        for run in runs
    )
    x = placed.x + (runs[0].x if runs else 0.0)
    text = "".join(f"({run.text})" if run.is_ruby else run.text for run in runs)
    return (
        f"line {placed.part} x={x:.2f} y={placed.y:.2f} w={placed.line.width:.2f} "
        f"{' + '.join(looks)} “{text}”"
    )


def _shape(shape: Shape | Path) -> str:
    if isinstance(shape, Path):
        spans = [(min(one[::2]), max(one[::2])) for one in shape.contours]
        where = " ".join(f"{left:.2f}-{right:.2f}" for left, right in spans)
        if len(spans) > MANY:
            left, right = min(one[0] for one in spans), max(one[1] for one in spans)
            where = f"{left:.2f}-{right:.2f} in {len(spans)} contours"
        drawn = f"{shape.width:.2f} pt" if shape.width else "filled"
        return f"path {where} y={shape.contours[0][1]:.2f} {drawn}{_ink(shape.colour)}"
    if isinstance(shape, Fill):
        where = f"x={shape.x:.2f} y={shape.y:.2f} {shape.width:.2f} x {shape.height:.2f}"
        return f"fill {where}{_ink(shape.colour)}"
    if isinstance(shape, Image):
        where = f"x={shape.x:.2f} y={shape.y:.2f} {shape.width:.2f} x {shape.height:.2f}"
        seen = " ".join(f"{edge:.3f}" for edge in shape.crop)
        return f"image {pathlib.Path(shape.path).name} {where} seen {seen}"
    if isinstance(shape, ImportedPage):
        where = f"x={shape.x:.2f} y={shape.y:.2f} {shape.width:.2f} x {shape.height:.2f}"
        return f"page {shape.page} of {pathlib.Path(shape.path).name} {where}"
    ends = f"{shape.x1:.2f},{shape.y1:.2f} - {shape.x2:.2f},{shape.y2:.2f}"
    dash = " dash {:.2f} {:.2f}".format(*shape.dash) if shape.dash else ""
    return f"rule {ends} {shape.width:.2f} pt{dash}{_ink(shape.colour)}"


def _ink(colour: Colour) -> str:
    if colour == BLACK:
        return ""
    if isinstance(colour, Spot):
        return f" {colour.name} {colour.tint * 100:g} %"
    return " cmyk " + " ".join(f"{ink * 100:g}" for ink in colour)


# -- a page as cells ----------------------------------------------------------------------------


class Cells:
    """A page to be drawn: a row for each line, a letter for each column."""

    def __init__(self, page: PlacedPage) -> None:
        self.grid = page.grid
        self.cells = [["."] * self.grid.columns for _ in range(self.grid.lines)]
        for box in page.boxes:
            self.own(box)
            self.fill(box)

    def own(self, box: PlacedBox) -> None:
        """The cells of a box's region, which no other box has."""
        for line in range(box.region.top, box.region.bottom):
            for column in range(self.grid.columns):
                if box.region.row(line) >> column & 1:
                    assert self.cells[line][column] == "."
                    self.cells[line][column] = "-"

    def fill(self, box: PlacedBox) -> None:
        """The cells in which something of the box stands."""
        for image in (shape for shape in box.shapes if isinstance(shape, Image)):
            for line in range(self.line(image.y), self.line(image.y + image.height - 1) + 1):
                self.mark(line, image.x, image.x + image.width, "#")
        for placed in box.lines:
            letter = box.name if placed.part == "body" else box.name.upper()
            self.mark(self.line(placed.y), placed.x, placed.x + placed.line.width, letter)

    def line(self, y: float) -> int:
        """The grid line of a y."""
        return int((y - self.grid.top) // self.grid.leading)

    def mark(self, line: int, left: float, right: float, letter: str) -> None:
        """Put a letter into the columns that a stretch of points touches."""
        grid = self.grid
        for column in range(grid.columns):
            start = grid.x(grid.column(column))
            if min(right, start + grid.measure * grid.body) - max(left, start) > 1:
                assert self.cells[line][column] in "-" + letter, f"{letter} is not alone"
                self.cells[line][column] = letter


def page_cells(page: PlacedPage) -> list[str]:
    """A row for each line, a letter for each column, by what stands in the cell.

    The box's name in small for its body, in capitals for its head and `#` for its picture; `-` is
    a cell of a box that stayed empty, `.` one of no box.
    """
    return ["".join(row) for row in Cells(page).cells]


@pytest.fixture
def assert_cells(set_edition: Callable[[str], Set]) -> Callable[..., Set]:
    """Set boxes in a plan and compare the first lines of the page with a drawing of them.

    `plan` has a row of box letters for each line; `boxes` are written as in an edition, and
    `TEXT(n)` in them stands for n characters.
    """

    def checked(plan: str, drawn: str, **boxes: str) -> Set:
        rows = plan.split()
        names = "\n".join(f"                1 {' '.join(row)}" for row in rows)
        rest = f"                {20 - len(rows)} . . . ." if len(rows) < 20 else ""
        texts = "\n".join(f"      {name}: {_texts(box)}" for name, box in boxes.items())
        yaml = f"house: HOUSE\npages:\n  - plan: |\n{names}\n{rest}\n    boxes:\n{texts}\n"
        done = set_edition(yaml)
        assert page_cells(done.page)[: len(rows)] == drawn.split()
        return done

    return checked


def _texts(box: str) -> str:
    return re.sub(r"TEXT\((\d+)\)", lambda match: "河" * int(match[1]), box)
