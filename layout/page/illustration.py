"""A picture in the run of a story: across its column, with caption and credit below."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from layout.display import Image, Source
from layout.page.caption import Caption
from layout.page.crop import crop_to
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
        size = desk.picture_size(picture.path, span)
        self.aspect = size[0] / size[1] if size else None

    def rows(self, measure: float) -> int:
        """Grid lines of the picture itself."""
        if self.aspect is None:
            return 0
        height = measure / self.aspect + self.grid.gap
        return max(1, math.ceil(height / self.grid.leading - 0.5) + self.picture.deeper)

    def depth(self, measure: float) -> int:
        """Grid lines of picture and caption."""
        return self.rows(measure) + self.caption.depth(measure)

    def place(self, slots: Sequence[Slot]) -> tuple[list[PlacedLine], list[Shape]]:
        """Set the picture from the first slot on."""
        first = slots[0]
        rows = self.rows(first.measure)
        lines = self.caption.place(first.x, first.line + rows, first.measure, "body")
        if self.aspect is None:
            return lines, []
        height = rows * self.grid.leading - self.grid.gap
        span = self.picture.where()
        image = Image(
            self.picture.path,
            first.x,
            self.grid.y(first.line) + self.grid.gap / 2,
            first.measure,
            height,
            crop_to(self.aspect, first.measure / height, Focus()),
            self.picture.caption,
            Source(Path(self.picture.path).name, file=span.file, line=span.line),
        )
        return lines, [image]
