"""标题: kicker, headline and deck over a story, in a block of whole lines."""

from __future__ import annotations

import math
from typing import Literal

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Span, Words
from layout.display import Fill, Rule
from layout.page import plate
from layout.page.desk import Desk
from layout.page.grid import ASCENT
from layout.page.heading import (
    LINE_PITCH,
    DisplayLine,
    DisplayText,
    fit_text,
    split_lines,
    width_in_zi,
)
from layout.page.optical import shift
from layout.page.placed import Copyfit, PlacedLine, visible
from layout.page.plate import PLAIN, Plate, plate_of
from layout.spec import TextStyle
from layout.spec.copy import Stretch
from layout.spec.model import Head, Style
from layout.text import natural_width, ruby_text, set_line

Part = Literal["kicker", "headline", "deck"]
NAMES: dict[str, Words] = {
    "kicker": Words("kicker", "引题"),
    "headline": Words("headline", "主题"),
    "deck": Words("deck", "副题"),
}
# Sizes of a part beside its headline where its style has no `ratio` (architecture, section 5: a
# kicker is about a third).
RATIO: dict[str, float] = {"kicker": 0.36, "headline": 1.0, "deck": 0.42}
LEAST = 1.2  # smallest kicker and deck, in the body's size (text-rules, section 11)
MOST_LINES: dict[str, int] = {"kicker": 2, "headline": 3, "deck": 3}
GAP = 0.5  # lines between two parts (architecture, section 5)
WHITE = 1.8  # lines above and below together, where the depth is free
LEAST_WHITE = 1.0  # likewise, where the depth is given
LEAST_DEPTH = 0.5  # lines that a head has at least between its edges
# How the white of a head is shared out: above, between two parts, below (architecture, section 5:
# the head floats in its block, a little high; white between parts stops at `MOST_GAP` lines).
ABOVE, BETWEEN, BELOW = 1.0, 0.5, 1.1
MOST_GAP = 1.1


class SizeRange(msgspec.Struct, frozen=True):
    """Headline sizes in points for a width in basic columns (architecture, section 5)."""

    columns: int
    smallest: float
    largest: float


LEAD_SIZES = SizeRange(4, 48, 72)
SIZES = (SizeRange(3, 30, 40), SizeRange(2, 22, 28), SizeRange(1, 15, 18))


def size_range(columns: int, *, is_lead: bool) -> SizeRange:
    """The sizes that a headline over so many basic columns may take by default."""
    if is_lead and columns >= LEAD_SIZES.columns:
        return LEAD_SIZES
    return next((one for one in SIZES if columns >= one.columns), SIZES[-1])


class HeadText(msgspec.Struct, frozen=True):
    """A part's words, where they are written, and the style chain that its box gives it."""

    part: Part
    text: str
    span: Span
    style: Style
    marked: tuple[Stretch, ...] = ()

    @property
    def ratio(self) -> float:
        """Its size beside the headline's."""
        return (self.part != "headline" and self.style.ratio) or RATIO[self.part]


class PlacedHead(msgspec.Struct, frozen=True):
    """A head of `lines` grid lines; y of its lines counts from the top of the block."""

    lines: int
    placed: tuple[PlacedLine, ...]
    texts: tuple[tuple[str, str], ...]
    copyfit: tuple[Copyfit, ...]
    shapes: tuple[Fill | Rule, ...] = ()
    """Its ground, frame and rules, from the top left of the block."""
    ruby: str = ""
    """What stands over its words."""

    def at(self, x: float, y: float) -> tuple[list[PlacedLine], list[Fill | Rule]]:
        """Its lines and shapes with the top left corner of the block there."""
        lines = [replace(one, x=one.x + x, y=one.y + y) for one in self.placed]
        if not self.shapes:
            return lines, []
        return lines, [plate.moved(shape, x, y) for shape in self.shapes]


def set_head(
    desk: Desk, name: str, head: Head, texts: list[HeadText], room: tuple[float, SizeRange]
) -> PlacedHead:
    """Set the parts of a head in a width (points), the headline within a range of sizes."""
    width, sizes = room
    if not texts:
        return PlacedHead(head.lines or 0, (), (), ())
    leading = desk.grid.leading
    ground = plate_of(desk, head)
    if head.reverse:
        texts = [replace(one, style=plate.in_white(one.style)) for one in texts]
    inner = width - 2 * ground.pad
    base = _headline_size(desk, (head, ground), texts, inner, sizes)
    parts = [_set_part(desk, one, base, inner) for one in texts]
    height = _height(parts, leading)
    needed = height + WHITE * leading + ground.outside
    lines = head.lines or math.ceil(needed / leading - 0.01)
    depth = max(LEAST_DEPTH * leading, lines * leading - ground.outside)
    shares = [part.share for part in parts]
    if height > depth:
        share = depth / height
        parts = [
            _set_part(desk, one, base, inner, part.style.size * share)
            for one, part in zip(texts, parts, strict=True)
        ]
        shares = [share * one for one in shares]
    _report_shares(desk, name, head, list(zip(texts, shares, strict=True)), (lines, height))
    placed = _place(texts, parts, (ground, lines * leading), inner, leading)
    given = tuple((one.part, part.text) for one, part in zip(texts, parts, strict=True))
    fits = tuple(Copyfit(part, visible(text)) for part, text in given)
    done = PlacedHead(lines, tuple(placed), given, fits, (), _ruby(parts))
    if ground is PLAIN:
        return done
    words = _last_words(texts, parts, placed, inner)
    drawn = plate.shapes(desk, ground, (width, lines * leading), words)
    return replace(done, shapes=tuple(drawn))


def _last_words(
    texts: list[HeadText], parts: list[DisplayText], placed: list[PlacedLine], width: float
) -> plate.Words | None:
    """The words of the headline's last line."""
    index = next((i for i, one in enumerate(texts) if one.part == "headline"), None)
    if index is None:
        return None
    style = parts[index].style
    line = next(one for one in reversed(placed) if one.part == "headline")
    spare = width - line.line.width
    left = line.x + {"centre": spare / 2, "right": spare}.get(style.align, 0.0)
    foot = line.y + (1 - ASCENT) * style.size
    return plate.Words(left, left + line.line.width, foot, style.size)


def _ruby(parts: list[DisplayText]) -> str:
    paragraphs = {id(line.paragraph): line.paragraph for part in parts for line in part.lines}
    return "".join(ruby_text(one, 0) for one in paragraphs.values() if one.attachments)


def _headline_size(
    desk: Desk,
    place: tuple[Head, Plate],
    texts: list[HeadText],
    width: float,
    sizes: SizeRange,
) -> float:
    """The headline's size: as given, the largest that fits, or the best within the range."""
    headline = next((one for one in texts if one.part == "headline"), texts[0])
    asked = headline.style.size
    if asked is not None and asked != "fit":
        return asked.pt(desk.grid.body, desk.grid.leading)
    style = desk.sheet.text_style(headline.style, sizes.largest)
    zi = max(0.1, width_in_zi(desk, headline.text, style, headline.span, headline.marked))
    marked = len(split_lines(headline.text))
    depth = _depth_for_headline(desk, *place, texts, marked)
    if asked == "fit":
        return min(width / zi, depth or sizes.largest)
    largest = min(sizes.largest, depth or sizes.largest)
    smallest = min(sizes.smallest, largest)
    if marked == 1 and zi * style.x_scale_least * smallest > width:
        broken = _set_part(desk, headline, smallest, width)
        if len(broken.lines) > 1 and broken.share == 1:
            depth = _depth_for_headline(desk, *place, texts, len(broken.lines))
            return _grown(broken, smallest, (width, min(sizes.largest, depth or sizes.largest)))
    return max(smallest, min(largest, width / zi))


def _grown(broken: DisplayText, size: float, limits: tuple[float, float]) -> float:
    """The size at which the longest line of a broken headline fills the width, within a limit."""
    width, largest = limits
    widest = max(natural_width(one.paragraph, one.start, one.end) for one in broken.lines)
    return max(size, min(largest, size * width / max(widest, 0.1)))


def _depth_for_headline(
    desk: Desk, head: Head, ground: Plate, texts: list[HeadText], count: int
) -> float | None:
    """The size at which `count` lines of headline and the other parts fill the given lines."""
    if head.lines is None:
        return None
    leading = desk.grid.leading
    room = (head.lines - LEAST_WHITE - GAP * (len(texts) - 1)) * leading - ground.outside
    ratio = 0.0
    for one in texts:
        size = one.style.size
        if one.part != "headline" and size is not None and size != "fit":
            room -= size.pt(desk.grid.body, leading)
        else:
            ratio += one.ratio * (1 + LINE_PITCH * (count - 1) * (one.part == "headline"))
    return max(desk.grid.body, room / ratio)


def _set_part(
    desk: Desk, one: HeadText, base: float, width: float, size: float | None = None
) -> DisplayText:
    least = 0.0 if one.part == "headline" else LEAST * desk.grid.body
    style = desk.sheet.text_style(one.style, max(base * one.ratio, least))
    if size is not None:
        style = replace(style, size=size)
    if one.part == "headline" and one.style.size == "fit":
        style = _widened(desk, one, style, width)
    room = (width, MOST_LINES[one.part])
    return fit_text(desk, one.text, style, room, one.span, one.marked)


def _widened(desk: Desk, one: HeadText, style: TextStyle, width: float) -> TextStyle:
    """A fitted headline that its depth holds small is made flatter to fill its measure."""
    zi = max(0.1, width_in_zi(desk, one.text, style, one.span, one.marked))
    scale = min(style.x_scale_most, max(1.0, width / (zi * style.size)))
    return replace(style, x_scale=scale)


def _height(parts: list[DisplayText], leading: float) -> float:
    return sum(part.height for part in parts) + GAP * leading * (len(parts) - 1)


def _report_shares(
    desk: Desk,
    name: str,
    head: Head,
    shares: list[tuple[HeadText, float]],
    depth: tuple[int, float],
) -> None:
    """Say which part had to be made smaller than asked."""
    lines, height = depth
    for one, share in shares:
        if share < 0.995 and (one.style.size not in (None, "fit") or share < 0.9):
            needed = math.ceil(height / desk.grid.leading + LEAST_WHITE)
            desk.sink.report(
                "F202",
                head.where("lines") if head.lines else one.span,
                hint="" if needed > lines else "width",
                box=name,
                part=NAMES[one.part],
                percent=round(share * 100),
                lines=lines,
                needed=needed,
            )


def _place(
    texts: list[HeadText],
    parts: list[DisplayText],
    block: tuple[Plate, float],
    width: float,
    leading: float,
) -> list[PlacedLine]:
    """The lines of all parts, floating in the depth of the block (points)."""
    ground, depth = block
    gaps = len(parts) - 1
    white = max(0.0, depth - ground.outside - sum(part.height for part in parts))
    above, below = (1.0, 1.0) if ground.is_even else (ABOVE, BELOW)
    gap = min(white * BETWEEN / (above + BETWEEN * gaps + below), MOST_GAP * leading)
    top = ground.above + (white - gap * gaps) * above / (above + below)
    placed = []
    for one, part in zip(texts, parts, strict=True):
        for index, line in enumerate(part.lines):
            y = top + part.rise(index) + ASCENT * part.style.size
            done = set_line(line.paragraph, line.start, line.end, width, align=part.style.align)
            x = ground.pad + _optical(part.style, line, width - done.width)
            placed.append(PlacedLine(done, x, y, one.part, line.offset, one.span))
        top += part.height + gap
    return placed


def _optical(style: TextStyle, line: DisplayLine, spare: float) -> float:
    """How far a centred line goes aside for the marks at its ends, within its white."""
    if not style.is_optical or style.align != "centre":
        return 0.0
    most = max(0.0, spare / 2)
    return max(-most, min(most, shift(line.paragraph, line.start, line.end)))
