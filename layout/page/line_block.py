"""Lines set in the middle of a block of whole grid lines: bylines, subheads, signatures."""

from __future__ import annotations

import math
from collections.abc import Sequence

from layout.diagnostics import Span
from layout.page.desk import Desk
from layout.page.galley import Slot
from layout.page.grid import ASCENT
from layout.page.placed import PlacedLine, Shape
from layout.spec import TextStyle
from layout.spec.copy import Stretch
from layout.text import Paragraph, SetLine, break_lines, ruby_text, set_line

PITCH = 1.2  # of type larger than a line, in its size


class LineBlock:
    """A flow block of one or more texts in one style; each begins a line of its own.

    The block is as deep as `style.lines` says, or deeper where its lines need more.
    """

    def __init__(
        self,
        desk: Desk,
        texts: Sequence[str],
        style: TextStyle,
        span: Span,
        offset: int,
        stretches: Sequence[Sequence[Stretch]] = (),
    ) -> None:
        self.grid = desk.grid
        self.style = style
        self.span = span
        self.offset = offset
        self.keep = 0
        self.spare = 0.0  # lines of white that it needs beside its text
        self.paragraphs = [
            desk.line(text, style, span, marked)
            for text, marked in zip(texts, stretches or [()] * len(texts), strict=True)
        ]
        self.text = "".join(one.text for one in self.paragraphs)
        self.pitch = max(desk.grid.leading, style.size * PITCH)
        self._known: dict[float, tuple[Sequence[int], ...]] = {}

    def replace(self, paragraph: Paragraph) -> None:
        """Set a paragraph in several styles in place of the texts."""
        self.paragraphs = [paragraph]
        self._known.clear()
        self.text = paragraph.text

    @property
    def ruby(self) -> str:
        """What stands over its text."""
        return "".join(ruby_text(one, 0) for one in self.paragraphs if one.attachments)

    def ends(self, paragraph: Paragraph, measure: float) -> Sequence[int]:
        """The ends of a text's lines in a measure (points)."""
        return break_lines(paragraph, (measure,))

    def _ends(self, measure: float) -> tuple[Sequence[int], ...]:
        """The ends of the lines of each text; a flow asks for them in each depth that it tries."""
        if measure not in self._known:
            self._known[measure] = tuple(self.ends(one, measure) for one in self.paragraphs)
        return self._known[measure]

    def depth(self, measure: float) -> int:
        """Its lines in a measure, in whole grid lines."""
        count = sum(map(len, self._ends(measure)))
        needed = math.ceil(count * self.pitch / self.grid.leading + self.spare - 0.01)
        return max(self.style.lines or 1, needed)

    def place(self, slots: Sequence[Slot]) -> tuple[list[PlacedLine], list[Shape]]:
        """Set its lines in the middle of the slots' depth."""
        first = slots[0]
        rows = self._rows(first.measure)
        spare = len(slots) * self.grid.leading - self.pitch * len(rows)
        top = self.grid.y(first.line) + spare / 2 + (self.pitch - self.style.size) / 2
        return [
            PlacedLine(
                line, first.x, top + ASCENT * self.style.size + index * self.pitch,
                "body", offset, self.span,
            )
            for index, (line, offset) in enumerate(rows)
        ], []  # fmt: skip

    def _rows(self, measure: float) -> list[tuple[SetLine, int]]:
        rows = []
        offset = self.offset
        for paragraph, ends in zip(self.paragraphs, self._ends(measure), strict=True):
            start = 0
            for end in ends:
                line = set_line(paragraph, start, end, measure, align=self.style.align)
                rows.append((line, offset))
                start = end
            offset += len(paragraph.text)
        return rows
