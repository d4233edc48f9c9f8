"""A picture box: the picture cropped to its place, its text under or beside it."""

from __future__ import annotations

import msgspec

from layout.diagnostics import Words
from layout.display import Image, Source
from layout.page.caption import Caption
from layout.page.crop import crop_to, lost
from layout.page.desk import Desk
from layout.page.grid import PageGrid
from layout.page.head import HeadText, PlacedHead, set_head, size_range
from layout.page.placed import Copyfit, PlacedBox, PlacedLine, Shape
from layout.page.region import Region
from layout.spec.model import Box, Head

MOST_LOST = 0.3  # of a picture's area before its text moves beside it (architecture, section 5)
HIGH = 0.4  # share of the white above a text beside its picture
LEAST_PICTURE = 3  # lines of a picture under which its box is too shallow


class Plot(msgspec.Struct, frozen=True):
    """Where things stand in a picture box; columns and lines of the page's grid, ends exclusive."""

    picture: tuple[int, int]
    picture_lines: tuple[int, int]
    text: tuple[int, int]
    text_line: int
    text_end: int


def place_picture(desk: Desk, box: Box, region: Region) -> PlacedBox | None:
    """Set a picture box; None, and a message, where it cannot be."""
    if not region.is_rectangle:
        what = Words("a picture", "图片")
        desk.sink.report("E212", box.where(), box=box.name, what=what)
        return None
    size = desk.picture_size(box.picture or "", box.where("picture"))
    aspect = size[0] / size[1] if size else 1.0
    text = _Text(desk, box)
    plot, head = text.plan(region, aspect)
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
    lines = text.place(plot, head)
    words = "\n".join(part for part in (box.headline, box.caption, box.credit) if part)
    desk.check_marks(words, box.where("caption"), box.name)
    shapes = (_image(desk.grid, box, plot, aspect),) if size else ()
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

    def __init__(self, desk: Desk, box: Box) -> None:
        self.desk = desk
        self.box = box
        self.grid = desk.grid
        self.caption = Caption(
            desk,
            (box.caption or "", box.where("caption")),
            (box.credit or "", box.where("credit")),
            0,
        )

    def plan(self, region: Region, aspect: float) -> tuple[Plot, PlacedHead]:
        """Under the picture, or beside it where too much of the picture would be cut away."""
        under = self._under(region)
        if self.box.text == "under" or (self.box.fit == "whole" and self.box.text == "auto"):
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
        return (
            _width(self.grid, *plot.picture),
            (last - first) * self.grid.leading - self.grid.gap,
        )

    def _under(self, region: Region) -> tuple[Plot, PlacedHead]:
        """Headline above, picture, caption below, all in the region's width."""
        columns = (region.left, region.right)
        head = self._head(columns)
        depth = self.caption.depth(_width(self.grid, *columns))
        top = region.top + head.lines
        bottom = region.bottom - depth
        return Plot(columns, (top, bottom), columns, region.top, bottom), head

    def _beside(self, region: Region, aspect: float) -> tuple[Plot, PlacedHead] | None:
        """The picture in the left columns, of the number that cuts least; text in the others."""
        lines = (region.top, region.bottom)
        choices = []
        for column in range(region.left + 1, region.right):
            plot = Plot((region.left, column), lines, (column, region.right), region.top, 0)
            head = self._head(plot.text)
            depth = head.lines + self.caption.depth(_width(self.grid, *plot.text))
            if depth <= len(region.rows):
                top = region.top + int((len(region.rows) - depth) * HIGH)
                plot = msgspec.structs.replace(plot, text_line=top, text_end=top + head.lines)
                choices.append((self._lost(plot, aspect), column, plot, head))
        if not choices:
            return None
        _, _, plot, head = min(choices, key=lambda choice: choice[:2])
        return plot, head

    def _head(self, columns: tuple[int, int]) -> PlacedHead:
        box = self.box
        if not box.headline:
            return PlacedHead(0, (), (), ())
        style = self.desk.sheet.chain("picture-headline", box.head.headline)
        text = HeadText("headline", box.headline, box.where("headline"), style)
        width = _width(self.grid, *columns)
        sizes = size_range(columns[1] - columns[0], is_lead=False)
        return set_head(self.desk, box.name, box.head or Head(), [text], (width, sizes))

    def place(self, plot: Plot, head: PlacedHead) -> list[PlacedLine]:
        """All lines at their places."""
        x = self.grid.x(self.grid.column(plot.text[0]))
        y = self.grid.y(plot.text_line)
        lines = [
            PlacedLine(one.line, x, y + one.y, one.part, one.offset, one.source)
            for one in head.placed
        ]
        width = _width(self.grid, *plot.text)
        return lines + self.caption.place(x, plot.text_end, width, "caption")

    def texts(self, head: PlacedHead) -> tuple[tuple[str, str], ...]:
        """The text of each part, for the count."""
        own = (("caption", self.caption.text),) if self.caption.text else ()
        return (*head.texts, *own)

    def copyfit(self) -> tuple[Copyfit, ...]:
        """Captions always fit: the picture gives them room."""
        text = self.caption.text
        return (Copyfit("caption", sum(not c.isspace() for c in text)),) if text else ()


def _width(grid: PageGrid, left: int, right: int) -> float:
    """Points from the left of one basic column to the right of another (exclusive)."""
    return (grid.column(right - 1) + grid.measure - grid.column(left)) * grid.body


def _image(grid: PageGrid, box: Box, plot: Plot, aspect: float) -> Shape:
    """The picture level with the em boxes of the text beside it, above and below."""
    left, right = plot.picture
    first, last = plot.picture_lines
    x, width = grid.x(grid.column(left)), _width(grid, left, right)
    y, height = grid.y(first) + grid.gap / 2, (last - first) * grid.leading - grid.gap
    crop = crop_to(aspect, width / height, box.focus)
    if box.fit == "whole":
        crop = (0.0, 0.0, 1.0, 1.0)
        wide, high = min(width, height * aspect), min(height, width / aspect)
        x, y = x + (width - wide) / 2, y + (height - high) / 2
        width, height = wide, high
    span = box.where("picture")
    source = Source(f"{box.name}/picture", file=span.file, line=span.line)
    return Image(box.picture or "", x, y, width, height, crop, box.caption or "", source)
