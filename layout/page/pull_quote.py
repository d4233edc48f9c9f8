"""引语: a few words of a story set large between two rules, and who says them."""

from __future__ import annotations

import math

from msgspec.structs import replace

from layout.diagnostics import Words
from layout.page import stroke
from layout.page.desk import Desk
from layout.page.grid import ASCENT
from layout.page.inset import Room
from layout.page.placed import Copyfit, Drawn, PlacedLine, Shape, visible
from layout.spec.model import Inset, RuleLine
from layout.text import break_lines, set_line

PITCH = 1.4  # of its lines, in their size
AIR = 0.9  # between a rule and the text, in the text's size
BEFORE_BY = 0.5  # over who says it, in the text's size
DASH = "——"  # before who says it
EDGE = 1.0  # 字 of the body left free at both sides of the text
LEAST_CHARS = 7  # of a line, before the quote is set smaller, as far as the size of the body
_NEAR = 0.01  # pt


class PullQuote:
    """A quote in the middle of its lines, broken into lines of like length."""

    name = Words("quote", "引语")

    def __init__(self, desk: Desk, inset: Inset) -> None:
        self.desk = desk
        self.grid = desk.grid
        self.inset = inset
        sheet = desk.sheet
        self.asked = sheet.resolve("pull-quote", inset.style)
        self.by_style = sheet.resolve("pull-quote-by")
        self.width = 0.0
        self.fit(LEAST_CHARS * self.asked.size + 2 * EDGE * self.grid.body)
        by = DASH + inset.by if inset.by else ""
        self.by = desk.line(by, self.by_style, inset.where("by"))
        self.text = self.quote.text + self.by.text
        self.rule = inset.rule or RuleLine(kind="thin")

    @property
    def air(self) -> float:
        """White between a rule and the text, in points."""
        return 0.0 if self.rule.kind == "none" else AIR * self.style.size

    def fit(self, width: float) -> None:
        """Take the size that a width asks for, unless the inset has a size of its own."""
        if width == self.width:
            return
        self.width = width
        size, body = self.asked.size, self.grid.body
        if self.inset.style.size is None:
            size = min(size, max(body, self._measure(width) / LEAST_CHARS))
        self.style = replace(self.asked, size=size)
        span = self.inset.where("quote")
        self.quote = self.desk.line(self.inset.quote or "", self.style, span)

    def _measure(self, width: float) -> float:
        return max(width - 2 * EDGE * self.grid.body, min(width, 4 * self.grid.body))

    def _ends(self, width: float) -> tuple[tuple[int, ...], float]:
        """The ends of the lines, and the narrowest measure that needs no more of them."""
        measure = self._measure(width)
        ends = break_lines(self.quote, (measure,))
        least = measure / max(1, len(ends)) - self.style.size
        trial = measure
        while (trial := trial - self.style.size / 2) > least:
            tried = break_lines(self.quote, (trial,))
            if len(tried) > len(ends):
                break
            ends, measure = tried, trial
        return ends, measure

    def _by_ends(self, width: float) -> tuple[int, ...]:
        return break_lines(self.by, (self._measure(width),)) if self.by.text else ()

    def _height(self, width: float) -> float:
        """From rule to rule, in points."""
        size = self.style.size
        height = 2 * self.air + size * (1 + PITCH * (len(self._ends(width)[0]) - 1))
        if by := self._by_ends(width):
            height += BEFORE_BY * size + PITCH * self.by_style.size * len(by)
        return height

    def depth(self, width: float) -> int:
        """Grid lines from rule to rule."""
        self.fit(width)
        height = self._height(width) + self.grid.gap
        return math.ceil(height / self.grid.leading - _NEAR)

    def least(self, width: float) -> int:
        """A line of it between its rules."""
        self.fit(width)
        height = 2 * self.air + self.style.size + self.grid.gap
        return min(self.depth(width), math.ceil(height / self.grid.leading - _NEAR))

    def draw(self, room: Room, part: str) -> Drawn:
        """The quote between its rules; lines that find no room are over."""
        grid = self.grid
        self.fit(room.width)
        top, bottom = grid.y(room.top) + grid.gap / 2, grid.y(room.bottom) - grid.gap / 2
        lines, over = self._lines(room, (top + self.air, bottom - self.air), part)
        return Drawn(
            tuple(lines),
            tuple(self._rules(room, top, bottom)),
            ((part, self.text),),
            (Copyfit(part, visible(self.text), over),),
        )

    def _rules(self, room: Room, top: float, bottom: float) -> list[Shape]:
        colour = self.desk.sheet.colour(self.rule.colour) if self.rule.colour else self.style.colour
        kind = self.rule.kind
        return [
            *stroke.horizontal(kind, room.left, room.right, top, colour),
            *stroke.horizontal(kind, room.left, room.right, bottom, colour, side=-1),
        ]

    def _lines(
        self, room: Room, edges: tuple[float, float], part: str
    ) -> tuple[list[PlacedLine], int]:
        """The lines of quote and name between two heights, and the characters that are over."""
        size, (top, foot) = self.style.size, edges
        ends, measure = self._ends(room.width)
        x = room.left + (room.width - measure) / 2
        spare = foot - top - (self._height(room.width) - 2 * self.air)
        y = top + max(0.0, spare / 2)
        placed: list[PlacedLine] = []
        start = 0
        align = self.style.align
        for end in ends:
            if y + size > foot + _NEAR:
                break
            line = set_line(self.quote, start, end, measure, align=align)
            span = self.inset.where("quote")
            placed.append(PlacedLine(line, x, y + ASCENT * size, part, 0, span))
            start = end
            y += PITCH * size
        over = visible(self.quote.text[start:])
        if over or not self.by.text:
            return placed, over + visible(self.by.text)
        y += size * (1 + BEFORE_BY - PITCH)
        return self._name(placed, room, (y, foot), part)

    def _name(
        self, placed: list[PlacedLine], room: Room, edges: tuple[float, float], part: str
    ) -> tuple[list[PlacedLine], int]:
        """Who says it, under the quote and within its width."""
        by, (y, foot), style = self.by, edges, self.by_style
        measure = self._measure(room.width)
        x = room.left + (room.width - measure) / 2
        start = 0
        for end in self._by_ends(room.width):
            y += PITCH * style.size
            if y > foot + _NEAR:
                break
            line = set_line(by, start, end, measure, align=style.align)
            base = y - style.size * (1 - ASCENT)
            offset, span = len(self.quote.text), self.inset.where("by")
            placed.append(PlacedLine(line, x, base, part, offset, span))
            start = end
        return placed, visible(by.text[start:])
