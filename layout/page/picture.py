"""A picture box: the picture cropped to its place, its text under or beside it."""

from __future__ import annotations

import math

import msgspec

from layout.diagnostics import Words
from layout.display import Fill, Rule, Source
from layout.page.caption import Caption
from layout.page.crop import lost
from layout.page.desk import Desk
from layout.page.figure import Figure, Picture
from layout.page.frame import picture_inset
from layout.page.head import HeadText, PlacedHead, set_head, size_range
from layout.page.placed import Copyfit, PlacedBox, PlacedLine, Shape, visible
from layout.page.region import Region
from layout.spec.model import Box

MOST_LOST = 0.3  # of a picture's area before its text moves beside it (architecture, section 5)
HIGH = 0.4  # share of the white above a text beside its picture
LEAST_PICTURE = 3  # lines of a picture under which its box is too shallow


Edges = tuple[float, float]
"""Left and right in 字 from the left of the type area."""


class Plot(msgspec.Struct, frozen=True):
    """Where things stand in a picture box: edges in 字, lines of the grid, end exclusive."""

    picture: Edges
    picture_lines: tuple[int, int]
    text: Edges
    text_line: int
    text_end: int


def place_picture(desk: Desk, box: Box, region: Region) -> PlacedBox | None:
    """Set a picture box; None, and a message, where it cannot be."""
    if not region.is_rectangle:
        what = Words("a picture", "图片")
        desk.sink.report("E212", box.where(), box=box.name, what=what)
        return None
    figure = desk.figure(box.picture or "", box.where("picture"))
    is_whole = figure.is_whole if figure and box.view is None else box.view == "whole"
    text = _Text(desk, box, is_whole=is_whole)
    plot, head = text.plan(region, figure.aspect if figure else 1.0)
    first, last = plot.picture_lines
    if last - first < LEAST_PICTURE:
        needed = len(region.rows) - (last - first) + LEAST_PICTURE
        what = Words("caption and headline", "说明和标题")
        desk.sink.report(
            "E210",
            box.where(),
            box=box.name,
            lines=len(region.rows),
            what=what,
            needed=needed,
        )
        return None
    lines, drawn = text.place(plot, head)
    shapes: tuple[Shape, ...] = (*drawn, text.image(plot, figure)) if figure else tuple(drawn)
    return PlacedBox(
        box.name,
        "picture",
        region,
        lines=tuple(lines),
        shapes=shapes,
        texts=text.texts(head),
        copyfit=(*head.copyfit, *text.copyfit()),
        title=box.headline or "",
        head_lines=head.lines,
        file=box.where().file,
    )


class _Text:
    """Headline, caption and credit of a picture box."""

    def __init__(self, desk: Desk, box: Box, *, is_whole: bool) -> None:
        self.desk = desk
        self.box = box
        self.is_whole = is_whole
        self.grid = desk.grid
        self.inset = picture_inset(box, desk.grid)
        self.caption = Caption(
            desk,
            (box.caption or "", box.where("caption")),
            (box.credit or "", box.where("credit")),
            0,
            box.stretches,
        )

    def plan(self, region: Region, aspect: float) -> tuple[Plot, PlacedHead]:
        """Under the picture, or beside it where too much of the picture would be cut away."""
        under = self._under(region)
        if self.box.text == "under" or (self.is_whole and self.box.text == "auto"):
            return under
        beside = self._beside(region, aspect)
        if beside is None:
            return under
        if self.box.text == "beside":
            return beside
        return beside if self._lost(under[0], aspect) > MOST_LOST else under

    def _lost(self, plot: Plot, aspect: float) -> float:
        width, height = self._frame(plot)
        return lost(aspect, width / height) if height > 0 else 1.0

    def _frame(self, plot: Plot) -> tuple[float, float]:
        first, last = plot.picture_lines
        height = (last - first) * self.grid.leading - self.grid.gap - self.inset * self.grid.body
        return self._width(plot.picture), height

    def _width(self, edges: Edges) -> float:
        """In points."""
        return (edges[1] - edges[0]) * self.grid.body

    def _edges(self, region: Region, left: int, right: int) -> Edges:
        """The edges of some of a region's columns, inside its frame if it has one."""
        grid = self.grid
        first = grid.column(left) + (self.inset if left == region.left else 0.0)
        last = grid.column(right - 1) + grid.measure
        return first, last - (self.inset if right == region.right else 0.0)

    def _foot(self, region: Region) -> int:
        """The line after the last that a picture or its text may take."""
        grid = self.grid
        return region.bottom - math.ceil(self.inset * grid.body / grid.leading)

    def _under(self, region: Region) -> tuple[Plot, PlacedHead]:
        """Headline above, picture, caption below, all in the region's width."""
        edges = self._edges(region, region.left, region.right)
        head = self._head(edges, region.span)
        top = region.top + head.lines
        bottom = self._foot(region) - self.caption.depth(self._width(edges))
        return Plot(edges, (top, bottom), edges, region.top, bottom), head

    def _beside(self, region: Region, aspect: float) -> tuple[Plot, PlacedHead] | None:
        """The picture in the left columns, of the number that cuts least; text in the others."""
        lines = (region.top, self._foot(region))
        choices = []
        for column in range(region.left + 1, region.right):
            text = self._edges(region, column, region.right)
            head = self._head(text, region.right - column)
            spare = lines[1] - lines[0] - head.lines - self.caption.depth(self._width(text))
            if spare >= 0:
                top = region.top + int(spare * HIGH)
                picture = self._edges(region, region.left, column)
                plot = Plot(picture, lines, text, top, top + head.lines)
                choices.append((self._lost(plot, aspect), column, plot, head))
        if not choices:
            return None
        _, _, plot, head = min(choices, key=lambda choice: choice[:2])
        return plot, head

    def _head(self, edges: Edges, columns: int) -> PlacedHead:
        box = self.box
        if not box.headline:
            return PlacedHead(0, (), (), ())
        style = self.desk.sheet.chain("picture-headline", box.head.headline)
        marked = box.stretches.get("headline", ())
        text = HeadText("headline", box.headline, box.where("headline"), style, marked)
        room = (self._width(edges), size_range(columns, is_lead=False))
        return set_head(self.desk, box.name, box.head, [text], room)

    def place(self, plot: Plot, head: PlacedHead) -> tuple[list[PlacedLine], list[Fill | Rule]]:
        """All lines at their places, and what the head stands on."""
        x = self.grid.x(plot.text[0])
        lines, shapes = head.at(x, self.grid.y(plot.text_line))
        width = self._width(plot.text)
        return lines + self.caption.place(x, plot.text_end, width, "caption"), shapes

    def image(self, plot: Plot, figure: Figure) -> Picture:
        """The picture level with the em boxes of the text beside it, above and below."""
        grid, box = self.grid, self.box
        width, height = self._frame(plot)
        x = grid.x(plot.picture[0])
        y = grid.y(plot.picture_lines[0]) + grid.gap / 2 + self.inset * grid.body
        area, crop = figure.fitted((x, y, width, height), box.focus, whole=self.is_whole)
        span = box.where("picture")
        source = Source(f"{box.name}/picture", file=span.file, line=span.line)
        return figure.at(area, source, crop=crop, alt=box.caption or "")

    def texts(self, head: PlacedHead) -> tuple[tuple[str, str], ...]:
        """The text of each part, for the count."""
        own = (("caption", self.caption.text),) if self.caption.text else ()
        ruby = head.ruby + self.caption.ruby
        return (*head.texts, *own, *((("ruby", ruby),) if ruby else ()))

    def copyfit(self) -> tuple[Copyfit, ...]:
        """Captions always fit: the picture gives them room."""
        text = self.caption.text
        return (Copyfit("caption", visible(text)),) if text else ()
