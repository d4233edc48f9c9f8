"""报头: the paper's name, under it the line of date, number and statutory data."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from layout.diagnostics import Words
from layout.display import Source
from layout.page import stroke
from layout.page.desk import Desk
from layout.page.facts import Facts
from layout.page.grid import ASCENT
from layout.page.placed import Copyfit, PlacedBox, PlacedLine, Shape, visible
from layout.page.region import Region
from layout.spec import TextStyle
from layout.spec.model import Align, Box, Item, Masthead
from layout.text import natural_width, set_line

# What the line holds where the house does not say, in order; items without a value are left out.
LINE: tuple[Item, ...] = (
    "date",
    "lunar",
    "holiday",
    "issue",
    "cn",
    "postal_code",
    "publisher",
    "web",
    "edition",
    "page",
)
NAME_DEPTH = 0.72  # share of the depth above the line that the name takes
NAME_WIDTH = 0.62  # share of the width it may take
NAME_BESIDE = 0.94  # share of what an ear leaves it
NAME_TRACKING = 0.12  # 字 between its characters
LATIN = 0.15  # size of the Latin name, in the name's
LATIN_LEAST = 8.0  # pt
LATIN_SPACE = 0.6  # between the two names, in the Latin name's size
ABOVE = 0.4  # share of the white above the names; the rest parts them from the line below
EAR = 0.22  # width of an ear, in that of the masthead
EAR_GAP = 2.0  # 字 between an ear and the name
LEAST_LINES = 4
RULE_SPACE = 0.3  # lines between the date line's cell and the rule above: room for descenders
_LATIN = Words("Latin name", "外文报名")
_LINE = Words("date line", "日期行")
LINE_GAP = 1.0  # least space between two items, in 字


class _Masthead:
    """A masthead in the making, in points."""

    def __init__(self, desk: Desk, facts: Facts, box: Box, region: Region) -> None:
        grid = desk.grid
        self.desk, self.facts, self.box = desk, facts, box
        self.grid, self.region = grid, region
        self.spec: Masthead = desk.edition.house.furniture.masthead
        self.left = grid.x(grid.column(region.left))
        self.width = (grid.column(region.span - 1) + grid.measure) * grid.body
        self.line = region.bottom - 1  # the grid line of the date line
        self.top = grid.y(region.top) + grid.gap / 2
        self.bottom = grid.y(self.line) - 1.25 * RULE_SPACE * grid.leading
        self.name_left, self.name_width = self.left, self.width  # less the ears
        self.most = NAME_WIDTH  # share of it that the name may take
        self.lines: list[PlacedLine] = []
        self.texts: list[tuple[str, str]] = []
        self.copyfit: list[Copyfit] = []  # of the ears
        self.shapes: list[Shape] = []

    def style(self, name: str, size: float) -> TextStyle:
        """A style of the masthead with the colour and face that the house gives it."""
        style = self.desk.sheet.resolve(name, size=size)
        if name == "masthead-name":
            colour, face = self.spec.colour, self.spec.face
            if colour:
                style = replace(style, colour=self.desk.sheet.colour(colour))
            style = replace(style, face=face or style.face, tracking=NAME_TRACKING)
        return style

    def add(self, part: str, text: str, style: TextStyle, y: float, x: float | None = None) -> None:
        """One line with its baseline at y; where the names stand, or with its left end at x."""
        span = self.box.where()
        paragraph = self.desk.line(text, style, span)
        width = self.name_width if x is None else natural_width(paragraph)
        align: Align = self.spec.align if x is None else "left"
        done = set_line(paragraph, 0, len(paragraph.text), width, align=align)
        self.lines.append(PlacedLine(done, self.name_left if x is None else x, y, part, 0, span))
        self.texts.append((part, paragraph.text))

    def set_ears(self) -> None:
        """报眼: the blocks beside the name, above the date line."""
        names = {side: getattr(self.spec, side) for side in ("left", "right")}
        if not any(names.values()):
            return
        from layout.page.block import set_block  # late: few mastheads have ears
        from layout.page.block_part import Room

        grid, blocks = self.grid, self.desk.edition.house.furniture.blocks
        given = self.spec.ear
        share = EAR * self.width
        width = given.pt(grid.body, grid.leading) if given else share // grid.body * grid.body
        width = min(width, 0.4 * self.width)
        taken = width + EAR_GAP * grid.body
        for side, name in names.items():
            if not name:
                continue
            left = self.left if side == "left" else self.left + self.width - width
            room = Room(left, width, self.region.top, self.line - 1)  # clear of the rule
            done = set_block(
                self.desk, self.facts, (name, self.spec.where(side)), blocks[name], room
            )
            self.lines += [replace(one, part=f"{side}/{one.part}") for one in done.lines]
            self.texts += [(f"{side}/{part}", text) for part, text in done.texts]
            self.copyfit += [replace(one, part=f"{side}/{one.part}") for one in done.copyfit]
            self.shapes += done.shapes
            self.name_left += taken if side == "left" else 0.0
            self.name_width -= taken
        self.most = NAME_BESIDE

    def set_name(self) -> None:
        """The name as lettering or as text, the Latin name under it; both in the middle."""
        paper = self.desk.edition.house.paper
        latin = self.spec.latin or paper.latin
        name = self.spec.name or paper.name or self.desk.edition.title or ""
        room = self.bottom - self.top
        if self.spec.picture:
            self._set_lettering(self.spec.picture, room)
            return
        if not name:
            return
        zi = len(name) + NAME_TRACKING * (len(name) - 1)
        size = min(room * NAME_DEPTH, self.name_width * self.most / zi)
        small = max(LATIN_LEAST, size * LATIN) if latin else 0.0
        if (needed := size + (LATIN_SPACE + 1) * small) > room:
            size, small = size * room / needed, small * room / needed
        style = self.style("masthead-name", size)
        size = style.size
        white = max(0.0, room - size - (LATIN_SPACE + 1) * small)
        top = self.top + white * ABOVE
        self.add("name", name, style, top + ASCENT * size)
        if latin:
            style = replace(self.style("masthead-latin", small), tracking=0.12)
            wide = self._width(latin, style)
            if wide > self.name_width:
                style = replace(style, size=style.size * self.name_width / wide)
            self.desk.check_size(self.box.name, _LATIN, style.size, self.box.where())
            self.add("latin", latin, style, top + size + (LATIN_SPACE + ASCENT) * small)

    def _set_lettering(self, path: str, room: float) -> None:
        span = self.spec.where("picture")
        figure = self.desk.figure(path, span)
        if figure is None:
            return
        aspect = figure.aspect
        height = min(room * NAME_DEPTH, self.name_width * self.most / aspect)
        share = {"left": 0.0, "centre": 0.5, "right": 1.0}[self.spec.align]
        x = self.name_left + (self.name_width - height * aspect) * share
        y = self.top + (room - height) / 2
        alt = self.desk.edition.house.paper.name or Path(path).stem
        source = Source(f"{self.box.name}/picture", file=span.file, line=span.line)
        self.shapes.append(figure.at((x, y, height * aspect, height), source, alt=alt))

    def set_line(self) -> None:
        """The items of the line, spread from edge to edge between two rules."""
        grid = self.grid
        items = [text for item in self.spec.line or LINE if (text := self.facts.text(item))]
        space = RULE_SPACE * grid.leading
        top, bottom = grid.y(self.line) - space, grid.y(self.line + 1) - grid.gap / 2
        right = self.left + self.width
        self.shapes += stroke.horizontal(self.spec.above, self.left, right, top)
        self.shapes += stroke.horizontal(self.spec.below, self.left, right, bottom, side=-1)
        size = grid.body
        style = self.style("masthead-line", size)
        widths = [self._width(text, style) for text in items]
        room = self.width - LINE_GAP * size * (len(items) - 1)
        if sum(widths) > room > 0:
            share = room / sum(widths)
            style = replace(style, size=size * share)
            widths = [width * share for width in widths]
        self.desk.check_size(self.box.name, _LINE, style.size, self.box.where())
        gap = (self.width - sum(widths)) / max(1, len(items) - 1)
        y = (top + bottom - 2.4) / 2 + (ASCENT - 0.5) * style.size
        x = self.left
        for index, (text, width) in enumerate(zip(items, widths, strict=True)):
            self.add(f"line-{index}", text, style, y, x)
            x += width + gap

    def _width(self, text: str, style: TextStyle) -> float:
        return natural_width(self.desk.line(text, style, self.box.where()))


def place_masthead(desk: Desk, facts: Facts, box: Box, region: Region) -> PlacedBox | None:
    """Set the masthead; None, and a message, where its region cannot hold it."""
    if not region.is_rectangle:
        what = Words("a masthead", "报头")
        desk.sink.report("E212", box.where(), box=box.name, what=what)
        return None
    if len(region.rows) < LEAST_LINES:
        what = Words("name and date line", "报名和日期行")
        depth = len(region.rows)
        desk.sink.report(
            "E210", box.where(), box=box.name, lines=depth, what=what, needed=LEAST_LINES
        )
        return None
    if desk.edition.house.furniture.masthead.direction == "vertical":
        from layout.page.vertical_masthead import place_vertical  # late: few papers have one

        return place_vertical(desk, facts, box, region, LINE)
    made = _Masthead(desk, facts, box, region)
    made.set_ears()
    made.set_name()
    made.set_line()
    return PlacedBox(
        box.name,
        "furniture",
        region,
        lines=tuple(made.lines),
        shapes=tuple(made.shapes),
        texts=tuple(made.texts),
        copyfit=_copyfit(made),
        title=desk.edition.house.paper.name or "",
        file=box.where().file,
    )


def _copyfit(made: _Masthead) -> tuple[Copyfit, ...]:
    """The parts of the masthead always stand; those of its ears as they came out."""
    ears = {fit.part: fit for fit in made.copyfit}
    return tuple(ears.get(part) or Copyfit(part, visible(text)) for part, text in made.texts)
