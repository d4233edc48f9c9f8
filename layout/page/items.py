"""列项: the labels of a list hang before its text, which stands level for all its items."""

from __future__ import annotations

import math
from collections import defaultdict

from layout.page.galley import Label
from layout.page.matter import Matter
from layout.spec.copy import Paragraph
from layout.text import Paragraph as Set
from layout.text import natural_width

LEAST_GAP, GAP = 0.15, 0.25  # 字 between a number and the text; a bullet has its own white
LONGEST = 2.0  # 字 of a label that hangs; a longer one runs into its text
_ROUNDING = 0.01  # 字


class Hangs:
    """How far the text of each list of a story stands right of its labels, in points."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self.style = matter.style("item")
        self.em = self.style.size * self.style.x_scale
        override = matter.box.body
        self.indent = matter.desk.sheet.resolve("item", override).indent * self.style.size
        widths: dict[int, float] = defaultdict(float)
        gaps: dict[int, float] = defaultdict(float)
        for block in matter.story.body:
            if isinstance(block, Paragraph) and block.nest and block.label:
                one = block.nest[-1]
                widths[one] = max(widths[one], natural_width(self._composed(block)) / self.em)
                gaps[one] = max(gaps[one], LEAST_GAP if block.label.isascii() else 0.0)
        self.hangs: dict[int, tuple[float, float]] = {}
        """By list: how far its text stands from where a label may begin, and the gap between."""
        for one, width in widths.items():
            hang = math.ceil(width + gaps[one] - _ROUNDING)
            if width <= LONGEST:
                gap = min(GAP, hang - width) if gaps[one] else 0.0
                self.hangs[one] = (hang * self.em, gap * self.em)

    def _composed(self, block: Paragraph) -> Set:
        span = self.matter.span(block.line)
        return self.matter.desk.compose(((block.label, self.style),), span)

    def left(self, block: Paragraph) -> float:
        """How far the text of an item is set in, in points."""
        return self.indent + sum(self.hangs.get(one, (0.0, 0.0))[0] for one in block.nest)

    def label(self, block: Paragraph, offset: int) -> Label | None:
        """The label of an item, level with the others at its right end.

        None of one that is too long, or has no text to hang before.
        """
        has_both = block.label and block.text.strip()
        if block.nest[-1] not in self.hangs or not has_both:
            return None
        paragraph = self._composed(block)
        back = natural_width(paragraph) + self.hangs[block.nest[-1]][1]
        return Label(paragraph, offset, back)
