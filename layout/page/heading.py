"""Display text fitted to a width: one line, condensed a little, or several lines of like length."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import msgspec

from layout.diagnostics import Span
from layout.page.desk import Desk
from layout.spec import TextStyle
from layout.text import FORBIDDEN, Paragraph, break_costs, natural_width

CONDENSE = 0.8  # narrowest x-scale of a display line (architecture, section 5)
WIDEN = 1.2  # widest
LINE_PITCH = 1.2  # of two lines of one text, in its size
_SLASH = re.compile(r"(?<![0-9A-Za-z/])\s*/\s*(?!/)|(?<!/)\s*/\s*(?![0-9A-Za-z/])")
_ROUNDING = 0.01  # pt
# Sizes tried for a text in several lines, in its own, before it goes on one line smaller still.
STEPS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
# Cost of a break that is not at a space, as a share of the width: a pause in the words is worth
# lines that differ by this much.
_NO_PAUSE = 0.6


class DisplayLine(msgspec.Struct, frozen=True):
    """One line of display text: `paragraph` from `start` to `end`."""

    paragraph: Paragraph
    start: int
    end: int
    offset: int  # of the paragraph in the whole text


class DisplayText(msgspec.Struct, frozen=True):
    """Display text in its final style; `share` is its size as a share of the asked one."""

    text: str
    style: TextStyle
    lines: tuple[DisplayLine, ...]
    share: float = 1.0

    @property
    def height(self) -> float:
        """From the top of the first em box to the foot of the last, in points."""
        return self.style.size * (1 + LINE_PITCH * (len(self.lines) - 1)) if self.lines else 0.0


def split_lines(text: str) -> list[str]:
    """The lines that an editor marked with `/`; one between two letters or digits is a mark."""
    return [part for part in _SLASH.split(text) if part] or [text]


def width_in_zi(desk: Desk, text: str, style: TextStyle, span: Span) -> float:
    """The width of the longest marked line of `text`, in its size, at an x-scale of 1."""
    plain = msgspec.structs.replace(style, x_scale=1.0)
    parts = [desk.line(part, plain, span) for part in split_lines(text)]
    return max(natural_width(part) for part in parts) / style.size


def fit_text(
    desk: Desk, text: str, style: TextStyle, room: tuple[float, int], span: Span
) -> DisplayText:
    """Set display text in a width (points) and at most so many lines.

    Tried in turn: as it is; condensed to `CONDENSE`; broken where the lines come out most alike,
    at a pause if there is one, and so in smaller sizes; one line smaller still. `share` tells.
    """
    width, most = room
    parts = split_lines(text)
    paragraphs = [desk.line(part, style, span) for part in parts]
    widest = max(natural_width(one) for one in paragraphs)
    if widest <= width + _ROUNDING:
        return DisplayText(_text(paragraphs), style, _whole(paragraphs))
    narrowest = CONDENSE / style.x_scale if style.x_scale > CONDENSE else 1.0
    scale = max(width / widest, narrowest)
    share = min(1.0, width / (widest * scale))
    if share < 1 and len(parts) < most:
        for step in STEPS:
            if step <= share:
                break
            if broken := _broken(
                desk, parts, msgspec.structs.replace(style, size=style.size * step), room, span
            ):
                return msgspec.structs.replace(broken, share=step)
    smaller = msgspec.structs.replace(style, x_scale=style.x_scale * scale, size=style.size * share)
    paragraphs = [desk.line(part, smaller, span) for part in parts]
    return DisplayText(_text(paragraphs), smaller, _whole(paragraphs), share)


def _broken(
    desk: Desk, parts: list[str], style: TextStyle, room: tuple[float, int], span: Span
) -> DisplayText | None:
    """The text in several lines of this size, or None where they would not fit."""
    width, most = room
    paragraphs = [desk.line(part, style, span) for part in parts]
    lines = tuple(
        line
        for paragraph, offset in _offsets(paragraphs)
        for line in _balanced(paragraph, offset, width, most - len(parts) + 1)
    )
    if any(natural_width(x.paragraph, x.start, x.end) > width + _ROUNDING for x in lines):
        return None
    return DisplayText(_text(paragraphs), style, lines)


def _text(paragraphs: list[Paragraph]) -> str:
    return "".join(one.text for one in paragraphs)


def _offsets(paragraphs: list[Paragraph]) -> list[tuple[Paragraph, int]]:
    offset, found = 0, []
    for paragraph in paragraphs:
        found.append((paragraph, offset))
        offset += len(paragraph.text)
    return found


def _whole(paragraphs: list[Paragraph]) -> tuple[DisplayLine, ...]:
    return tuple(
        DisplayLine(paragraph, 0, len(paragraph.text), offset)
        for paragraph, offset in _offsets(paragraphs)
    )


def _balanced(
    paragraph: Paragraph, offset: int, width: float, most: int
) -> tuple[DisplayLine, ...]:
    """The fewest lines that fit, broken so that the widest and the narrowest differ least."""
    text = paragraph.text
    costs = break_costs(paragraph)
    allowed = [i for i in range(2, len(text) - 1) if costs[i] < FORBIDDEN]
    if natural_width(paragraph) > most * (width + paragraph.style.size):  # millions to try in vain
        allowed = []
    for count in range(2, most + 1):
        best: tuple[float, tuple[int, ...]] | None = None
        for breaks in combinations(allowed, count - 1):
            edges = (0, *breaks, len(text))
            widths = [natural_width(paragraph, a, b) for a, b in pairwise(edges)]
            if max(widths) > width + _ROUNDING:
                continue
            pauses = sum(not text[i - 1].isspace() for i in breaks)
            cost = (max(widths) - min(widths)) / width + _NO_PAUSE * pauses
            if best is None or cost < best[0]:
                best = (cost, edges)
        if best:
            edges = best[1]
            return tuple(DisplayLine(paragraph, a, b, offset) for a, b in pairwise(edges))
    return (DisplayLine(paragraph, 0, len(text), offset),)
