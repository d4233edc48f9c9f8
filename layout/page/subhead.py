"""小标题: lines over a column, numbered, between rules or on a ground."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from layout.diagnostics import Span
from layout.display import BLACK, Colour, Fill
from layout.page import stroke
from layout.page.desk import EN_SPACE, Desk
from layout.page.galley import Slot
from layout.page.heading import break_evenly, split_lines
from layout.page.line_block import LineBlock
from layout.page.placed import PlacedLine, Shape
from layout.spec import TextStyle
from layout.spec.model import Subheads
from layout.text import Paragraph

SPARE = 0.4  # lines of white between the text and its rules or the edges of its ground
_HAN = "〇一二三四五六七八九"
_CIRCLED = 20  # circled numbers that Unicode has in one row


def number_text(kind: str | None, number: int) -> str:
    """What stands before the subhead of a number, from 1 on."""
    if kind == "circled" and number <= _CIRCLED:
        return chr(0x245F + number)
    if kind in ("arabic", "circled"):
        return f"{number}.{EN_SPACE}"
    if kind in ("han", "bracketed"):
        return f"{_han(number)}、" if kind == "han" else f"（{_han(number)}）"
    return ""


def _han(number: int) -> str:
    """A number in Han, up to 99."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _HAN[ones]
    return (_HAN[tens] if tens > 1 else "") + "十" + (_HAN[ones] if ones else "")


def in_white(style: TextStyle) -> TextStyle:
    """A style that stands reversed: black turns white, a colour stays."""
    return replace(style, colour=(0.0, 0.0, 0.0, 0.0)) if style.colour == BLACK else style


class SubheadBlock(LineBlock):
    """A subhead, its number and its words; `/` begins a line, a long one is broken evenly."""

    def __init__(
        self,
        desk: Desk,
        text: tuple[str, str],
        style: TextStyle,
        place: tuple[Span, int],
        looks: Subheads,
    ) -> None:
        number, words = text
        first, *others = split_lines(words)
        super().__init__(desk, (number + first, *others), style, *place)
        self.desk = desk
        self.held = len(number)
        self.looks = looks
        rules = {looks.above, looks.below} - {None, "none"}
        if rules or looks.tint or looks.reverse:
            self.spare = SPARE
        self.ground: Colour | None = None
        if looks.tint or looks.reverse:
            self.ground = desk.sheet.tint(looks.tint) if looks.tint else BLACK

    def ends(self, paragraph: Paragraph, measure: float) -> Sequence[int]:
        """The ends of its lines."""
        held = self.held if paragraph is self.paragraphs[0] else 0
        return break_evenly(self.desk, paragraph, measure, held)

    def place(self, slots: Sequence[Slot]) -> tuple[list[PlacedLine], list[Shape]]:
        """Its lines in the middle of the slots' depth, between its rules."""
        lines, shapes = super().place(slots)
        first, gap = slots[0], self.grid.gap / 2
        top = self.grid.y(first.line) + gap
        bottom = self.grid.y(slots[-1].line + 1) - gap
        left, right = first.x, first.x + first.measure
        drawn: list[Shape] = [*shapes]
        if self.ground:
            drawn.append(Fill(left, top, first.measure, bottom - top, self.ground))
        drawn += stroke.horizontal(self.looks.above or "none", left, right, top)
        drawn += stroke.horizontal(self.looks.below or "none", left, right, bottom, side=-1)
        return lines, drawn
