"""Display text fitted to a width: one line, condensed a little, or several lines of like length."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

import msgspec

from layout.diagnostics import Span
from layout.page.desk import Desk
from layout.page.stretches import within
from layout.spec import TextStyle
from layout.spec.copy import Stretch
from layout.text import FORBIDDEN, Paragraph, break_costs, break_lines, natural_width

INSIDE = 4.0  # what parting a word costs in `layout.text.words`, which is imported late
LINE_PITCH = 1.2  # of two lines of one text, in its size
RUBY_ROOM = 0.55  # above a line with ruby, in its size: half as large as its base
DOT_ROOM = 0.4  # below a line with dots under it
_SLASH = re.compile(r"(?<![0-9A-Za-z/])\s*/\s*(?!/)|(?<!/)\s*/\s*(?![0-9A-Za-z/])")
_ROUNDING = 0.01  # pt
_EVEN_SHARE = 1e-6
# Sizes tried for a text in several lines, in its own, before it goes on one line smaller still.
MOST_EVEN = 3  # lines of a text that is broken evenly
STEPS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
_UNEVEN = 1.2  # cost of lines that differ by a whole measure, beside the costs of `words`
_NARROWER = (0.9, 0.8)  # x-scales tried so that no word is parted


class DisplayLine(msgspec.Struct, frozen=True):
    """One line of display text: `paragraph` from `start` to `end`."""

    paragraph: Paragraph
    start: int
    end: int
    offset: int  # of the paragraph in the whole text

    def holds(self, *kinds: str) -> bool:
        """Whether something of these kinds stands over or under its characters."""
        return any(
            one.kind in kinds and one.start < self.end and one.end > self.start
            for one in self.paragraph.attachments
        )


class DisplayText(msgspec.Struct, frozen=True):
    """Display text in its final style; `share` is its size as a share of the asked one."""

    text: str
    style: TextStyle
    lines: tuple[DisplayLine, ...]
    share: float = 1.0

    @property
    def height(self) -> float:
        """From the top of the first line, its ruby included, to the foot of the last, in points."""
        if not self.lines:
            return 0.0
        return self.rise(len(self.lines) - 1) + self.style.size + self._under(self.lines[-1])

    def rise(self, index: int) -> float:
        """From the top of the text to the top of a line's em box, in points."""
        size = self.style.size
        room = sum(map(self._over, self.lines[: index + 1])) + sum(
            map(self._under, self.lines[:index])
        )
        return index * LINE_PITCH * size + room

    def _over(self, line: DisplayLine) -> float:
        """What ruby needs above a line."""
        return self.style.size * RUBY_ROOM if line.holds("ruby") else 0.0

    def _under(self, line: DisplayLine) -> float:
        """What dots and side lines need below a line."""
        return self.style.size * DOT_ROOM if line.holds("dots", "name", "title") else 0.0


def split_lines(text: str) -> list[str]:
    """The lines that an editor marked with `/`; one between two letters or digits is a mark."""
    return [text[start:end] for start, end in _spans_of_lines(text)]


def marked_lines(text: str, marked: Sequence[Stretch]) -> list[tuple[str, tuple[Stretch, ...]]]:
    """The lines that an editor marked with `/`, each with its own marked words."""
    spans = _spans_of_lines(text)
    return [(text[start:end], within(marked, start, end)) for start, end in spans]


def _spans_of_lines(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for slash in _SLASH.finditer(text):
        found.append((start, slash.start()))
        start = slash.end()
    found.append((start, len(text)))
    return [(start, end) for start, end in found if start < end] or [(0, len(text))]


def width_in_zi(
    desk: Desk, text: str, style: TextStyle, span: Span, marked: Sequence[Stretch] = ()
) -> float:
    """The width of the longest marked line of `text`, in its size, at an x-scale of 1."""
    plain = msgspec.structs.replace(style, x_scale=1.0)
    return _Setting(desk, (text, marked), span).widest(plain) / style.size


def fit_text(
    desk: Desk,
    text: str,
    style: TextStyle,
    room: tuple[float, int],
    span: Span,
    marked: Sequence[Stretch] = (),
) -> DisplayText:
    """Set display text in a width (points) and at most so many lines.

    Tried in turn: as it is; condensed as far as its style lets it; broken where its words and the
    evenness of the lines want it, and so in smaller sizes; one line smaller still. `share` tells.
    `marked` are stretches of the text with a style or marks of their own.
    """
    width, most = room
    setting = _Setting(desk, (text, marked), span)
    widest = setting.widest(style)
    if widest <= width + _ROUNDING:
        return setting.whole(style)
    narrowest = min(1.0, style.x_scale_least / style.x_scale)
    scale = max(width / widest, narrowest)
    share = width / (widest * scale)
    share = 1.0 if share > 1 - _EVEN_SHARE else share
    if share < 1 and len(setting.parts) < most:
        for step in STEPS:
            if step <= share:
                break
            resized = msgspec.structs.replace(style, size=style.size * step)
            if broken := setting.broken(resized, width, most):
                return msgspec.structs.replace(broken, share=step)
    smaller = msgspec.structs.replace(style, x_scale=style.x_scale * scale, size=style.size * share)
    return setting.whole(smaller, share)


class _Setting:
    """A display text with its lines as marked, to be set in one style after another."""

    def __init__(self, desk: Desk, copy: tuple[str, Sequence[Stretch]], span: Span) -> None:
        text, marked = copy
        self.desk = desk
        self.span = span
        self.parts = marked_lines(text, marked)

    def paragraphs(self, style: TextStyle) -> list[Paragraph]:
        """Each marked line in a style."""
        return [self.desk.line(part, style, self.span, marked) for part, marked in self.parts]

    def widest(self, style: TextStyle) -> float:
        """The natural width of the widest, in points."""
        return max(0.1, *(natural_width(one) for one in self.paragraphs(style)))

    def whole(self, style: TextStyle, share: float = 1.0) -> DisplayText:
        """The lines as they are marked."""
        paragraphs = self.paragraphs(style)
        lines = tuple(
            DisplayLine(paragraph, 0, len(paragraph.text), offset)
            for paragraph, offset in _offsets(paragraphs)
        )
        return DisplayText(_text(paragraphs), style, lines, share)

    def broken(self, style: TextStyle, width: float, most: int) -> DisplayText | None:
        """The text in several lines of this size, or None where they would not fit.

        Where a word would be parted, a little narrower so that none need be.
        """
        found = self._broken(style, width, most)
        if found is None or found[1] < INSIDE:
            return found and found[0]
        for share in _NARROWER:
            if style.x_scale * share < style.x_scale_least - _EVEN_SHARE:
                break
            condensed = msgspec.structs.replace(style, x_scale=style.x_scale * share)
            other = self._broken(condensed, width, most)
            if other and other[1] < INSIDE and len(other[0].lines) <= len(found[0].lines):
                return other[0]
        return found[0]

    def _broken(
        self, style: TextStyle, width: float, most: int
    ) -> tuple[DisplayText, float] | None:
        paragraphs = self.paragraphs(style)
        lines: list[DisplayLine] = []
        cost = 0.0
        for paragraph, offset in _offsets(paragraphs):
            edges, own = _balanced(self.desk, paragraph, width, most - len(paragraphs) + 1)
            lines += [DisplayLine(paragraph, a, b, offset) for a, b in pairwise(edges)]
            cost = max(cost, own)
        if any(natural_width(x.paragraph, x.start, x.end) > width + _ROUNDING for x in lines):
            return None
        return DisplayText(_text(paragraphs), style, tuple(lines)), cost


def _text(paragraphs: list[Paragraph]) -> str:
    return "".join(one.text for one in paragraphs)


def _offsets(paragraphs: list[Paragraph]) -> list[tuple[Paragraph, int]]:
    offset, found = 0, []
    for paragraph in paragraphs:
        found.append((paragraph, offset))
        offset += len(paragraph.text)
    return found


def break_evenly(desk: Desk, paragraph: Paragraph, width: float, held: int = 0) -> tuple[int, ...]:
    """The ends of the lines of a text of its own in a measure (points), even and between words.

    The first `held` characters, a number, stay with what follows. What is too long for all that is
    broken as running text is.
    """
    edges, _cost = _balanced(desk, paragraph, width, MOST_EVEN, held)
    if len(edges) > 2:
        return edges[1:]
    return break_lines(paragraph, (width,))


def _balanced(
    desk: Desk, paragraph: Paragraph, width: float, most: int, held: int = 0
) -> tuple[tuple[int, ...], float]:
    """The fewest lines that fit, broken between words so that they are even; and the cost."""
    text = paragraph.text
    whole = (0, len(text))
    wide = natural_width(paragraph)
    if wide <= width + _ROUNDING or wide > most * (width + paragraph.style.size):
        return whole, 0.0  # too wide by far: millions to try in vain
    costs = break_costs(paragraph)
    allowed = [i for i in range(held + 2, len(text) - 1) if costs[i] < FORBIDDEN]
    penalties = desk.break_penalties(text)
    for count in range(2, most + 1):
        best: tuple[float, tuple[int, ...]] | None = None
        for breaks in combinations(allowed, count - 1):
            edges = (0, *breaks, len(text))
            widths = [natural_width(paragraph, a, b) for a, b in pairwise(edges)]
            if max(widths) > width + _ROUNDING:
                continue
            cost = _UNEVEN * (max(widths) - min(widths)) / width
            cost += sum(penalties[i] for i in breaks)
            if best is None or cost < best[0]:
                best = (cost, edges)
        if best:
            return best[1], best[0]
    return whole, 0.0
