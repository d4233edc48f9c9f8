"""A picture in the run of a story: across its column, with caption and credit below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from layout.display import Source
from layout.page.caption import Caption
from layout.page.desk import Desk
from layout.page.galley import Slot
from layout.page.placed import PlacedLine, Shape
from layout.spec.model import Focus, StoryPicture


class Illustration:
    """A flow block of one picture: whole lines deep, cropped by less than a line of its own.

    What the page gives it beyond that, or takes from it, is cropped as well.
    """

    def __init__(self, desk: Desk, picture: StoryPicture, offset: int) -> None:
        self.grid = desk.grid
        self.picture = picture
        self.keep = 0
        self.ruby = ""
        span = picture.where()
        self.caption = Caption(
            desk,
            (picture.caption, picture.where("caption")),
            (picture.credit, picture.where("credit")),
            offset,
        )
        self.text = self.caption.text
        self.figure = desk.figure(picture.path, span)

    def rows(self, measure: float) -> int:
        """Grid lines of the picture itself."""
        if self.figure is None:
            return 0
        return max(1, self.figure.rows(measure, self.grid) + self.picture.deeper)

    def depth(self, measure: float) -> int:
        """Grid lines of picture and caption."""
        return self.rows(measure) + self.caption.depth(measure)

    def place(self, slots: Sequence[Slot]) -> tuple[list[PlacedLine], list[Shape]]:
        """Set the picture from the first slot on."""
        first = slots[0]
        rows = self.rows(first.measure)
        lines = self.caption.place(first.x, first.line + rows, first.measure, "body")
        if self.figure is None:
            return lines, []
        height = rows * self.grid.leading - self.grid.gap
        span = self.picture.where()
        source = Source(Path(self.picture.path).name, file=span.file, line=span.line)
        area = first.x, self.grid.y(first.line) + self.grid.gap / 2, first.measure, height
        area, crop = self.figure.fitted(area, Focus(), whole=self.figure.is_whole)
        return lines, [self.figure.at(area, source, crop=crop, alt=self.picture.caption)]
