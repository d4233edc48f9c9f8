"""A picture cut into a story, level with the lines beside it, its caption under it."""

from __future__ import annotations

from pathlib import Path

from layout.diagnostics import Words
from layout.display import Source
from layout.page.caption import Caption
from layout.page.desk import Desk
from layout.page.figure import Figure
from layout.page.inset import Room
from layout.page.placed import Copyfit, Drawn, visible
from layout.spec.model import Inset

LEAST = 3  # lines of a picture


class InsetPicture:
    """A picture in whole lines, as deep as its own shape asks, or cropped to the lines given."""

    name = Words("picture", "图片")

    def __init__(self, desk: Desk, inset: Inset) -> None:
        self.grid = desk.grid
        self.inset = inset
        self.path = inset.picture or ""
        self.caption = Caption(
            desk,
            (inset.caption or "", inset.where("caption")),
            (inset.credit or "", inset.where("credit")),
            0,
        )
        self.figure = desk.figure(self.path, inset.where("picture"))

    def depth(self, width: float) -> int:
        """Grid lines of picture and caption; the picture is cropped by less than a line."""
        figure = self.figure or Figure("", 3, 2)
        return max(LEAST, figure.rows(width, self.grid)) + self.caption.depth(width)

    def least(self, width: float) -> int:
        """The caption and a few lines of picture."""
        return LEAST + self.caption.depth(width)

    def draw(self, room: Room, part: str) -> Drawn:
        """The picture level with the em boxes of the text beside it, the caption under it."""
        grid, inset = self.grid, self.inset
        foot = room.bottom - self.caption.depth(room.width)
        lines = self.caption.place(room.left, foot, room.width, part)
        text = self.caption.text
        texts = ((part, text),) if text else ()
        fit = (Copyfit(part, visible(text)),) if text else ()
        if self.figure is None:
            return Drawn(tuple(lines), (), texts, fit)
        height = (foot - room.top) * grid.leading - grid.gap
        area = room.left, grid.y(room.top) + grid.gap / 2, room.width, height
        area, crop = self.figure.fitted(area, inset.focus, whole=self.figure.is_whole)
        span = inset.where("picture")
        source = Source(Path(self.path).name, file=span.file, line=span.line)
        image = self.figure.at(area, source, crop=crop, alt=inset.caption or "")
        return Drawn(tuple(lines), (image,), texts, fit)
