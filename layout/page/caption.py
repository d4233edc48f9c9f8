"""图片说明: a picture's caption on the grid, its credit at the right end of the last line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layout.diagnostics import Span
from layout.page.desk import Desk
from layout.page.grid import ASCENT
from layout.page.placed import PlacedLine
from layout.spec.copy import Stretch
from layout.spec.model import Align
from layout.text import break_lines, natural_width, ruby_text, set_line


class Caption:
    """Caption and credit of one picture; `text` is both, in this order."""

    def __init__(
        self,
        desk: Desk,
        caption: tuple[str, Span],
        credit: tuple[str, Span],
        offset: int,
        marked: Mapping[str, Sequence[Stretch]] | None = None,
    ) -> None:
        marked = marked or {}
        sheet = desk.sheet
        self.grid = desk.grid
        self.offset = offset
        self.style = sheet.resolve("caption")
        self.credit_style = sheet.resolve("credit")
        self.span, self.credit_span = caption[1], credit[1]
        self.caption = desk.line(caption[0], self.style, self.span, marked.get("caption", ()))
        self.credit = desk.line(
            credit[0], self.credit_style, self.credit_span, marked.get("credit", ())
        )
        self.text = self.caption.text + self.credit.text

    @property
    def ruby(self) -> str:
        """What stands over both."""
        both = (self.caption, self.credit)
        return "".join(ruby_text(one, 0) for one in both if one.attachments)

    def depth(self, measure: float) -> int:
        """Grid lines of caption and credit in a measure (points)."""
        ends = break_lines(self.caption, (measure,)) if self.caption.text else ()
        if not self.credit.text:
            return len(ends)
        return len(ends) + (0 if self._credit_fits(ends, measure) else self._credit_rows(measure))

    def _credit_rows(self, measure: float) -> int:
        return len(break_lines(self.credit, (measure,)))

    def _credit_fits(self, ends: tuple[int, ...], measure: float) -> bool:
        """Whether the credit finds room beside the caption's last line."""
        if not ends:
            return False
        start = ends[-2] if len(ends) > 1 else 0
        last = natural_width(self.caption, start, ends[-1])
        first = self.style.indent * self.style.size if len(ends) == 1 else 0.0
        return first + last + self.style.size + natural_width(self.credit) <= measure

    def place(self, x: float, line: int, measure: float, part: str) -> list[PlacedLine]:
        """Set it from a grid line on."""
        placed = []
        ends = break_lines(self.caption, (measure,)) if self.caption.text else ()
        start = 0
        align: Align | None = "centre" if len(ends) == 1 and not self.credit.text else None
        for end in ends:
            done = set_line(self.caption, start, end, measure, align=align)
            placed.append(PlacedLine(done, x, self._y(line), part, self.offset, self.span))
            start = end
            line += 1
        if self.credit.text:
            line -= self._credit_fits(ends, measure)
            placed += self._place_credit(x, line, measure, part)
        return placed

    def _place_credit(self, x: float, line: int, measure: float, part: str) -> list[PlacedLine]:
        placed = []
        start = 0
        offset = self.offset + len(self.caption.text)
        for end in break_lines(self.credit, (measure,)):
            done = set_line(self.credit, start, end, measure, align=self.credit_style.align)
            placed.append(PlacedLine(done, x, self._y(line), part, offset, self.credit_span))
            start = end
            line += 1
        return placed

    def _y(self, line: int) -> float:
        """The body's baseline, so that a caption stands level with the text beside it."""
        grid = self.grid
        return grid.y(line) + grid.gap / 2 + ASCENT * grid.body
