"""标题: kicker, headline and deck over a story, in a block of whole lines."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from layout.diagnostics import Span, Words
from layout.page.desk import Desk
from layout.page.grid import ASCENT
from layout.page.heading import LINE_PITCH, WIDEN, DisplayText, fit_text, width_in_zi
from layout.page.placed import Copyfit, PlacedLine, visible
from layout.spec import TextStyle
from layout.spec.model import Head, Style
from layout.text import set_line

Part = Literal["kicker", "headline", "deck"]
NAMES: dict[str, Words] = {
    "kicker": Words("kicker", "引题"),
    "headline": Words("headline", "主题"),
    "deck": Words("deck", "副题"),
}
# Sizes of a part beside its headline (architecture, section 5: a kicker is about a third).
RATIO: dict[str, float] = {"kicker": 0.36, "headline": 1.0, "deck": 0.42}
LEAST = 1.2  # smallest kicker and deck, in the body's size (text-rules, section 11)
MOST_LINES: dict[str, int] = {"kicker": 2, "headline": 3, "deck": 3}
GAP = 0.5  # lines between two parts (architecture, section 5)
WHITE = 1.8  # lines above and below together, where the depth is free
LEAST_WHITE = 1.0  # likewise, where the depth is given
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


class PlacedHead(msgspec.Struct, frozen=True):
    """A head of `lines` grid lines; y of its lines counts from the top of the block."""

    lines: int
    placed: tuple[PlacedLine, ...]
    texts: tuple[tuple[str, str], ...]
    copyfit: tuple[Copyfit, ...]


def set_head(
    desk: Desk, name: str, head: Head, texts: list[HeadText], room: tuple[float, SizeRange]
) -> PlacedHead:
    """Set the parts of a head in a width (points), the headline within a range of sizes."""
    width, sizes = room
    if not texts:
        return PlacedHead(head.lines or 0, (), (), ())
    leading = desk.grid.leading
    base = _headline_size(desk, head, texts, width, sizes)
    parts = [_set_part(desk, one, base, width) for one in texts]
    height = _height(parts, leading)
    lines = head.lines or math.ceil((height + WHITE * leading) / leading - 0.01)
    shares = [part.share for part in parts]
    if height > lines * leading:
        share = lines * leading / height
        parts = [
            _set_part(desk, one, base, width, part.style.size * share)
            for one, part in zip(texts, parts, strict=True)
        ]
        shares = [share * one for one in shares]
    _report_shares(desk, name, head, list(zip(texts, shares, strict=True)), (lines, height))
    placed = tuple(_place(texts, parts, lines * leading, width, leading))
    given = tuple((one.part, part.text) for one, part in zip(texts, parts, strict=True))
    fits = tuple(Copyfit(part, visible(text)) for part, text in given)
    return PlacedHead(lines, placed, given, fits)


def _headline_size(
    desk: Desk, head: Head, texts: list[HeadText], width: float, sizes: SizeRange
) -> float:
    """The headline's size: as given, the largest that fits, or the best within the range."""
    headline = next((one for one in texts if one.part == "headline"), texts[0])
    asked = headline.style.size
    if asked is not None and asked != "fit":
        return asked.pt(desk.grid.body, desk.grid.leading)
    style = desk.sheet.text_style(headline.style, sizes.largest)
    zi = max(0.1, width_in_zi(desk, headline.text, style, headline.span))
    depth = _depth_for_headline(desk, head, texts)
    if asked == "fit":
        return min(width / zi, depth or sizes.largest)
    largest = min(sizes.largest, depth or sizes.largest)
    return max(min(sizes.smallest, largest), min(largest, width / zi))


def _depth_for_headline(desk: Desk, head: Head, texts: list[HeadText]) -> float | None:
    """The size at which one line of headline and the other parts fill the given lines."""
    if head.lines is None:
        return None
    leading = desk.grid.leading
    room = (head.lines - LEAST_WHITE - GAP * (len(texts) - 1)) * leading
    ratio = 0.0
    for one in texts:
        size = one.style.size
        if one.part != "headline" and size is not None and size != "fit":
            room -= size.pt(desk.grid.body, leading)
        else:
            ratio += RATIO[one.part]
    return max(desk.grid.body, room / ratio)


def _set_part(
    desk: Desk, one: HeadText, base: float, width: float, size: float | None = None
) -> DisplayText:
    least = 0.0 if one.part == "headline" else LEAST * desk.grid.body
    style = desk.sheet.text_style(one.style, max(base * RATIO[one.part], least))
    if size is not None:
        style = msgspec.structs.replace(style, size=size)
    if one.part == "headline" and one.style.size == "fit":
        style = _widened(desk, one, style, width)
    return fit_text(desk, one.text, style, (width, MOST_LINES[one.part]), one.span)


def _widened(desk: Desk, one: HeadText, style: TextStyle, width: float) -> TextStyle:
    """A fitted headline that its depth holds small is made flatter to fill its measure."""
    zi = max(0.1, width_in_zi(desk, one.text, style, one.span))
    scale = min(WIDEN, max(1.0, width / (zi * style.size)))
    return msgspec.structs.replace(style, x_scale=scale)


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
    depth: float,
    width: float,
    leading: float,
) -> list[PlacedLine]:
    """The lines of all parts, floating in the depth of the block (points)."""
    gaps = len(parts) - 1
    white = max(0.0, depth - sum(part.height for part in parts))
    gap = min(white * BETWEEN / (ABOVE + BETWEEN * gaps + BELOW), MOST_GAP * leading)
    top = (white - gap * gaps) * ABOVE / (ABOVE + BELOW)
    placed = []
    for one, part in zip(texts, parts, strict=True):
        size = part.style.size
        for index, line in enumerate(part.lines):
            y = top + ASCENT * size + index * LINE_PITCH * size
            done = set_line(line.paragraph, line.start, line.end, width, align=part.style.align)
            placed.append(PlacedLine(done, 0.0, y, one.part, line.offset, one.span))
        top += part.height + gap
    return placed
