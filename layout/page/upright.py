"""竖题: kicker, headline and deck as vertical lines, from right to left."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

import msgspec
from msgspec.structs import replace

from layout.page import plate
from layout.page.desk import Desk
from layout.page.head import (
    LEAST,
    LEAST_WHITE,
    NAMES,
    SIZES,
    HeadText,
    PlacedHead,
    SizeRange,
)
from layout.page.heading import LINE_PITCH, marked_lines
from layout.page.placed import Copyfit, PlacedLine, visible
from layout.page.plate import PLAIN, plate_of
from layout.spec import TextStyle
from layout.spec.model import Head
from layout.text import break_costs
from layout.text.vertical import VerticalText, stack

MOST_LINES = {"kicker": 2, "headline": 3, "deck": 2}
GAP = 0.75  # white between two parts, in the size of the smaller
SIDE = 0.3  # 字 free at either side of the block
FLATTEN = 0.8  # least height of a character that has to give, in its width (扁)
SPREAD = 0.35  # 字 put between the characters of a short headline at the most
FULL = 0.75  # share of the depth that a headline spread so may take
HIGH = 0.46  # share of the white above the headline
_MOST_BREAKS = 60  # places tried for a break; a text of more is no headline
_ROUNDING = 0.01


class Column(msgspec.Struct, frozen=True):
    """One vertical line of a part: cells of a text, `offset` of that text in its part."""

    text: VerticalText
    first: int
    last: int
    offset: int

    @property
    def depth(self) -> float:
        """In points."""
        return self.text.depth(self.first, self.last)


class UprightPart(msgspec.Struct, frozen=True):
    """A part of a head broken into vertical lines; `asked` is the size that it should have."""

    source: HeadText
    style: TextStyle
    asked: float
    columns: tuple[Column, ...]

    @property
    def wide(self) -> float:
        """The width of a line, in points."""
        return self.style.size * self.style.x_scale

    @property
    def width(self) -> float:
        """Of all its lines, in points."""
        return self.wide * (1 + LINE_PITCH * (len(self.columns) - 1))

    @property
    def depth(self) -> float:
        """Of the longest line."""
        return max((column.depth for column in self.columns), default=0.0)

    @property
    def text(self) -> str:
        """The whole text, as it was given to the setter."""
        texts = {column.offset: column.text.paragraph.text for column in self.columns}
        return "".join(texts.values())


def set_upright(
    desk: Desk, name: str, head: Head, texts: Sequence[HeadText], room: tuple[float, SizeRange]
) -> PlacedHead:
    """Set the parts of a head as vertical lines in a width (points) and the head's lines."""
    whole, sizes = room
    leading = desk.grid.leading
    lines = head.lines or 1
    ground = plate_of(desk, head)
    if head.reverse:
        texts = [replace(one, style=plate.in_white(one.style)) for one in texts]
    for one in texts:
        if any(stretch.notes for stretch in one.marked):
            desk.sink.report("W222", one.span, box=name, part=NAMES[one.part])
    width = whole - 2 * ground.pad
    depth = max(leading, (lines - LEAST_WHITE) * leading - ground.outside)
    inside = width - 2 * SIDE * desk.grid.body
    base = _base(desk, texts, (inside, depth), sizes)
    parts = [_part(desk, one, _size(desk, one, base), depth) for one in texts]
    if (total := _width(parts)) > inside + _ROUNDING:
        share = inside / total
        parts = [
            replace(_part(desk, one, part.wide * share, depth), asked=part.asked)
            for one, part in zip(texts, parts, strict=True)
        ]
    _report(desk, name, head, parts)
    placed = _place(parts, width, depth)
    top = ground.above + (lines * leading - ground.outside - depth) / 2
    given = tuple((part.source.part, part.text) for part in parts)
    fits = tuple(Copyfit(part, visible(text)) for part, text in given)
    moved = tuple(replace(one, x=one.x + ground.pad, y=one.y + top) for one in placed)
    done = PlacedHead(lines, moved, given, fits)
    if ground is PLAIN:
        return done
    drawn = plate.shapes(desk, ground, (whole, lines * leading), None)
    return replace(done, shapes=tuple(drawn))


def lines_of(head: PlacedHead, leading: float, white: float) -> int:
    """How many lines a head set in more than it needs would take."""
    if not head.placed:
        return head.lines
    needed = max(one.line.natural for one in head.placed)
    return min(head.lines, math.ceil(needed / leading + white - 0.01))


def _base(
    desk: Desk, texts: Sequence[HeadText], room: tuple[float, float], sizes: SizeRange
) -> float:
    """The headline's size: as given, or the largest of its range that leaves room for all."""
    width, depth = room
    one = next((one for one in texts if one.part == "headline"), texts[0])
    asked = one.style.size
    if asked is not None and asked != "fit":
        return asked.pt(desk.grid.body, desk.grid.leading)
    style = desk.sheet.text_style(one.style, sizes.largest)
    stacks = _stacks(desk, one, style)
    others = [other for other in texts if other is not one]
    best = 0.0
    for count in range(1, MOST_LINES["headline"] + 1):
        columns = _broken(desk, stacks, count)
        longest = max(column.depth for column in columns) / style.size
        size = min(depth / longest, _across(desk, others, width, len(columns)))
        size = size if asked == "fit" else min(size, sizes.largest)
        best = max(best, size)
        if best >= sizes.smallest and asked != "fit":
            break
    return best


def _across(desk: Desk, others: Sequence[HeadText], width: float, lines: int) -> float:
    """The size at which a headline of so many lines and a line of each other part fit a width."""
    share = 1 + LINE_PITCH * (lines - 1)
    least = LEAST * desk.grid.body * (1 + GAP)
    by_ratio = width / (share + sum(one.ratio * (1 + GAP) for one in others))
    if all(by_ratio * one.ratio >= LEAST * desk.grid.body for one in others):
        return by_ratio
    return max(1.0, (width - least * len(others)) / share)


def _size(desk: Desk, one: HeadText, base: float) -> float:
    """The size of a part beside its headline, unless its style gives one."""
    least = 0.0 if one.part == "headline" else LEAST * desk.grid.body
    size = max(base * one.ratio, least)
    return base if one.part == "headline" else desk.sheet.text_style(one.style, size).size


def _part(desk: Desk, one: HeadText, size: float, depth: float) -> UprightPart:
    """A part in as few lines as hold it; flattened, then made smaller, where it must."""
    style = replace(desk.sheet.text_style(one.style, size), size=size)
    stacks = _stacks(desk, one, style)
    columns = _broken(desk, stacks, 1)
    for count in range(2, MOST_LINES[one.part] + 1):
        if max(column.depth for column in columns) <= depth + _ROUNDING:
            break
        columns = _broken(desk, stacks, count)
    share = min(1.0, depth / max(_ROUNDING, *(column.depth for column in columns)))
    if share == 1.0:
        return UprightPart(one, style, size, columns)
    flat = replace(style, size=size * share, x_scale=style.x_scale / max(share, FLATTEN))
    return UprightPart(one, flat, size, _broken(desk, _stacks(desk, one, flat), len(columns)))


def _stacks(desk: Desk, one: HeadText, style: TextStyle) -> list[tuple[VerticalText, int]]:
    """The texts of a part, one for each line that the editor marked, with their offsets."""
    found, offset = [], 0
    for text, marked in marked_lines(one.text, one.marked):
        paragraph = desk.line(text, style, one.span, [replace(one, notes=()) for one in marked])
        found.append((stack(paragraph, break_costs(paragraph), desk.faces), offset))
        offset += len(paragraph.text)
    return found


def _broken(
    desk: Desk, stacks: Sequence[tuple[VerticalText, int]], count: int
) -> tuple[Column, ...]:
    """A text in `count` lines, at a pause where there is one; marked lines stay as they are."""
    if len(stacks) > 1 or count == 1:
        return tuple(Column(text, 0, len(text.cells), offset) for text, offset in stacks)
    text, offset = stacks[0]
    end = len(text.cells)
    allowed = [i for i in text.breaks if 1 < i < end - 1][:_MOST_BREAKS]
    if len(allowed) < count - 1:
        return _broken(desk, stacks, count - 1)
    costs = desk.break_penalties(text.paragraph.text)
    best: tuple[float, tuple[int, ...]] | None = None
    for breaks in combinations(allowed, count - 1):
        edges = (0, *breaks, end)
        depths = [text.depth(first, last) for first, last in pairwise(edges)]
        cost = max(depths) - min(depths) + max(depths) * (1 + _penalty(text, breaks, costs))
        if best is None or cost < best[0]:
            best = (cost, edges)
    edges = best[1] if best else (0, end)
    return tuple(Column(text, first, last, offset) for first, last in pairwise(edges))


def _penalty(text: VerticalText, breaks: Sequence[int], costs: Sequence[float]) -> float:
    """What the places of breaks cost, as a share of the depth."""
    return sum(costs[text.cells[i].start] for i in breaks) / len(breaks)


def _width(parts: Sequence[UprightPart]) -> float:
    """Of all parts beside each other, white between them included."""
    white = sum(GAP * min(one.wide, other.wide) for one, other in pairwise(parts))
    return sum(part.width for part in parts) + white


def _place(parts: Sequence[UprightPart], width: float, depth: float) -> Iterator[PlacedLine]:
    """The lines from right to left: kicker level with the headline's top, deck with its foot."""
    main = next((part for part in parts if part.source.part == "headline"), parts[0])
    tracking = _spread(main, depth)
    long = main.depth + tracking * (len(main.columns[0].text.cells) - 1)
    top = (depth - long) * HIGH
    right = (width + _width(parts)) / 2
    for index, part in enumerate(parts):
        if index:
            right -= GAP * min(part.wide, parts[index - 1].wide)
        start = top if index <= parts.index(main) else top + long - part.depth
        start = max(0.0, min(start, depth - part.depth))
        for column in part.columns:
            given = tracking if part is main else 0.0
            line = column.text.line(column.first, column.last, given)
            yield PlacedLine(
                line, right - part.wide / 2, start, part.source.part, column.offset,
                part.source.span,
            )  # fmt: skip
            right -= part.wide * LINE_PITCH
        right += part.wide * (LINE_PITCH - 1)


def _spread(main: UprightPart, depth: float) -> float:
    """Points between the characters of a short headline that stands in one line."""
    count = len(main.columns[0].text.cells)
    if len(main.columns) > 1 or count < 2:
        return 0.0
    return max(0.0, min(SPREAD * main.style.size, (FULL * depth - main.depth) / (count - 1)))


def _report(desk: Desk, name: str, head: Head, parts: Sequence[UprightPart]) -> None:
    """Say which part had to be made smaller than asked, or than can be read."""
    leading = desk.grid.leading
    for part in parts:
        one, lines = part.source, head.lines or 1
        least = SIZES[-1].smallest * 0.9 if one.part == "headline" else 0.0
        given = one.style.size not in (None, "fit")
        asked = part.asked if given else max(least, part.asked * 0.9)
        if part.wide < 0.995 * asked:
            needed = math.ceil(part.depth / part.style.size * asked / leading + LEAST_WHITE)
            desk.sink.report(
                "F202", head.where("lines") if "lines" in head.places else one.span,
                hint="" if needed > lines else "width", box=name, part=NAMES[one.part],
                percent=round(100 * part.wide / asked), lines=lines, needed=needed,
            )  # fmt: skip
        desk.check_size(name, NAMES[one.part], part.wide, one.span)
