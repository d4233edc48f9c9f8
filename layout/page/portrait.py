"""The author's portrait beside the byline, at the head of the text."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec.structs import replace

from layout.page.galley import Slot
from layout.page.head_art import BESIDE, Art
from layout.page.line_block import LineBlock
from layout.page.placed import PlacedLine, Shape
from layout.spec.model import Box
from layout.text import natural_width


class Portrait:
    """A flow block: a picture at the left, the lines of a byline in the middle beside it."""

    def __init__(self, box: Box, art: Art, lines: LineBlock) -> None:
        self.box = box
        self.art = art
        self.lines = lines
        self.lines.style = replace(lines.style, align="left")
        self.text = lines.text
        self.ruby = lines.ruby
        self.keep = lines.keep

    def share(self, measure: float) -> float:
        """The size of the picture that leaves the byline its room, as a share of its own."""
        body = self.lines.grid.body
        widest = max(map(natural_width, self.lines.paragraphs), default=0.0)
        most = max(body, measure - BESIDE * body - widest)
        return min(1.0, most / self.art.width)

    def _left(self, measure: float) -> float:
        return self.art.width * self.share(measure) + BESIDE * self.lines.grid.body

    def depth(self, measure: float) -> int:
        """Its lines in a measure: what the picture takes, or the byline where that is deeper."""
        grid = self.lines.grid
        height = self.art.height * self.share(measure) + grid.leading / 2
        return max(
            math.ceil(height / grid.leading), self.lines.depth(measure - self._left(measure))
        )

    def place(self, slots: Sequence[Slot]) -> tuple[list[PlacedLine], list[Shape]]:
        """Set it into as many slots as it is deep; the picture is level with the first line."""
        measure = slots[0].measure
        left = self._left(measure)
        beside = [
            Slot(slot.column, slot.line, slot.x + left, slot.measure - left) for slot in slots
        ]
        lines, shapes = self.lines.place(beside)
        y = self.lines.grid.y(slots[0].line) + self.lines.grid.gap / 2
        return lines, [*shapes, self.art.at(self.box, slots[0].x, y, self.share(measure))]
