"""竖报头: the name from top to bottom, its data in short lines below it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from layout.diagnostics import Words
from layout.page import stroke
from layout.page.desk import Desk
from layout.page.facts import Facts
from layout.page.grid import ASCENT
from layout.page.placed import Copyfit, PlacedBox, PlacedLine, Shape, visible
from layout.page.region import Region
from layout.spec.model import Box
from layout.spec.template import SEPARATOR
from layout.text import natural_width, set_line

NAME_WIDTH = 0.72  # of a character of the name, in the width of the box
GAP = 0.1  # between two characters, in their size
WHITE = 1.0  # line above the name and below it
LEAST_LINES = 12
LATIN_ROWS = 2
RULE_SPACE = 0.35  # lines between the data and the rules above and below it
_LINE = Words("data of the masthead", "报头资料")
_LATIN = Words("Latin name", "外文报名")


class _Vertical:
    """A vertical masthead in the making, in points."""

    def __init__(self, desk: Desk, box: Box, region: Region) -> None:
        grid = desk.grid
        self.desk, self.box, self.grid, self.region = desk, box, grid, region
        self.spec = desk.edition.house.furniture.masthead
        self.left = grid.x(grid.column(region.left))
        self.width = (grid.column(region.span - 1) + grid.measure) * grid.body
        self.lines: list[PlacedLine] = []
        self.shapes: list[Shape] = []
        self.texts: list[tuple[str, str]] = []

    def set_name(self, name: str, top: float, bottom: float) -> None:
        """The characters one below the other, as large as width and depth allow."""
        if not name:
            return
        size = min(self.width * NAME_WIDTH, (bottom - top) / (len(name) + GAP * (len(name) - 1)))
        style = self.desk.sheet.resolve("masthead-name", size=size)
        if self.spec.colour:
            style = replace(style, colour=self.desk.sheet.colour(self.spec.colour))
        style = replace(style, face=self.spec.face or style.face)
        span = self.box.where()
        paragraph = self.desk.line(name, style, span)
        count = len(paragraph.text)
        pitch = min((bottom - top - style.size) / max(1, count - 1), (1 + 3 * GAP) * style.size)
        y = top + (bottom - top - style.size - pitch * (count - 1)) / 2
        for index in range(count):
            one = set_line(paragraph, index, index + 1, self.width, align="centre")
            base = y + index * pitch + ASCENT * style.size
            self.lines.append(PlacedLine(one, self.left, base, "name", 0, span))
        self.texts.append(("name", paragraph.text))

    def set_row(self, part: str, text: str, line: int, what: Words) -> None:
        """A short line in the middle of a grid line."""
        name = "masthead-latin" if part == "latin" else "masthead-line"
        style, span = self.desk.sheet.resolve(name), self.box.where()
        paragraph = self.desk.line(text, style, span)
        if (wide := natural_width(paragraph)) > self.width:
            style = replace(style, size=style.size * self.width / wide)
            paragraph = self.desk.line(text, style, span)
        self.desk.check_size(self.box.name, what, style.size, span)
        done = set_line(paragraph, 0, len(paragraph.text), self.width, align="centre")
        y = self.grid.y(line) + self.grid.leading / 2 + (ASCENT - 0.5) * style.size
        self.lines.append(PlacedLine(done, self.left, y, part, 0, span))
        self.texts.append((part, paragraph.text))


def place_vertical(
    desk: Desk, facts: Facts, box: Box, region: Region, items: Sequence[str]
) -> PlacedBox | None:
    """Set a vertical masthead; None, and a message, where its region is too shallow."""
    made = _Vertical(desk, box, region)
    grid, spec, paper = desk.grid, made.spec, desk.edition.house.paper
    rows = [row for item in spec.line or items for row in facts.text(item).split(SEPARATOR) if row]
    latin = spec.latin or paper.latin
    needed = len(rows) + LEAST_LINES + (LATIN_ROWS if latin else 0)
    if len(region.rows) < needed:
        what = Words("name and data", "报名和资料")
        depth = len(region.rows)
        desk.sink.report("E210", box.where(), box=box.name, lines=depth, what=what, needed=needed)
        return None
    first = region.bottom - 1 - len(rows)  # the line of the first row of data
    top = grid.y(region.top) + grid.gap / 2
    end = first - (LATIN_ROWS if latin else 0)
    made.set_name(spec.name or paper.name or "", top, grid.y(end) - WHITE * grid.leading)
    if latin:
        made.set_row("latin", latin, end, _LATIN)
    right = made.left + made.width
    made.shapes += stroke.horizontal(spec.above, made.left, right, grid.y(first - RULE_SPACE))
    for index, text in enumerate(rows):
        made.set_row(f"line-{index}", text, first + index, _LINE)
    bottom = grid.y(region.bottom - 1 + RULE_SPACE)
    made.shapes += stroke.horizontal(spec.below, made.left, right, bottom)
    return PlacedBox(
        box.name,
        "furniture",
        region,
        lines=tuple(made.lines),
        shapes=tuple(made.shapes),
        texts=tuple(made.texts),
        copyfit=tuple(Copyfit(part, visible(text)) for part, text in made.texts),
        title=paper.name or "",
        file=box.where().file,
    )
