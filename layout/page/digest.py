"""导读: headlines of stories elsewhere in the paper, each with the number of its page."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec.structs import replace

from layout.diagnostics import Sink, Span
from layout.display import Fill
from layout.page.cleaning import clean_box
from layout.page.desk import Desk
from layout.page.flow import Flow, flow
from layout.page.galley import Block, Room, Slot
from layout.page.grid import ASCENT
from layout.page.head import size_range
from layout.page.heading import split_lines
from layout.page.line_block import PITCH
from layout.page.placed import Division, PlacedBox, PlacedLine, Shape
from layout.page.region import Region
from layout.page.story import Ground, HeadChoice, boxed, report_copyfit, stake_out
from layout.page.wording import WORDINGS
from layout.spec.model import Box, DigestItem, Edition, Story
from layout.text import break_lines, natural_width, set_line

HEAD_COLUMNS = 2  # its head is no larger than over so many
GAP = 1.0  # 字 at least between an entry and its page, with a leader in it or not
DOT_PITCH = 0.5  # 字 from dot to dot; they stand under each other in all entries
DOT = 0.07  # 字, its side
DOT_HEIGHT = 0.12  # 字 of its middle above the baseline
LEAST_DOTS = 3
MOST_WHITE = 1  # lines between two entries, where there is room


class Entry:
    """An entry of a digest as a block of whole lines: its text, and its page at the right end."""

    keep = 0
    ruby = ""

    def __init__(self, desk: Desk, box: Box, item: tuple[str, int, Span], offset: int) -> None:
        said, page, self.span = item
        self.grid = desk.grid
        self.offset = offset
        self.white = 0
        self.leader = box.leader
        self.style = desk.sheet.resolve("digest", box.body)
        number = WORDINGS[desk.edition.house.language].page.format(page)
        page_style = desk.sheet.resolve("digest-page", size=self.style.size)
        self.words = desk.line(said, self.style, self.span)
        self.number = desk.line(number, page_style, self.span)
        self.text = self.words.text + self.number.text
        self.division = Division(offset, "entry", (page,))
        self.rows = max(1, math.ceil(self.style.size * PITCH / desk.grid.leading - 0.01))

    def ends(self, measure: float) -> tuple[int, ...]:
        """Where its lines end; the last leaves the page's number its room."""
        room = measure - natural_width(self.number) - GAP * self.style.size
        whole = len(break_lines(self.words, (measure,))) - 1
        return break_lines(self.words, (*(measure,) * whole, max(room, measure / 2)))

    def depth(self, measure: float) -> int:
        """Its lines in a measure (points), with the white under it."""
        return len(self.ends(measure)) * self.rows + self.white

    def place(self, slots: Sequence[Slot]) -> tuple[list[PlacedLine], list[Shape]]:
        """The text from the left, the page at the right end of its last line."""
        slot, placed, start, y = slots[0], [], 0, 0.0
        width = slot.measure
        for index, end in enumerate(self.ends(width)):
            line = set_line(self.words, start, end, width, align="left")
            y = self._y(slot.line + index * self.rows)
            placed.append(PlacedLine(line, slot.x, y, "body", self.offset, self.span))
            start = end
        number = set_line(self.number, 0, len(self.number.text), width, align="right")
        offset = self.offset + len(self.words.text)
        left = slot.x + placed[-1].line.width
        placed.append(PlacedLine(number, slot.x, y, "body", offset, self.span))
        right = slot.x + width - natural_width(self.number)
        return placed, list(self._dots(left, right, y))

    def _y(self, line: int) -> float:
        """The baseline of text whose em box stands in the middle of its rows."""
        spare = self.rows * self.grid.leading - self.style.size
        return self.grid.y(line) + spare / 2 + ASCENT * self.style.size

    def _dots(self, left: float, right: float, y: float) -> list[Fill]:
        """Dots between two places, level with the type's foot; they are no text."""
        zi = self.style.size
        pitch, side = DOT_PITCH * zi, DOT * zi
        first = math.ceil((left + GAP / 2 * zi - self.grid.left) / pitch)
        last = math.floor((right - GAP / 2 * zi - self.grid.left) / pitch)
        if self.leader == "none" or last - first + 1 < LEAST_DOTS:
            return []
        top = y - DOT_HEIGHT * zi - side / 2
        return [
            Fill(self.grid.left + at * pitch - side / 2, top, side, side, self.style.colour)
            for at in range(first, last + 1)
        ]


def place_digest(desk: Desk, box: Box, region: Region) -> PlacedBox | None:
    """Set a digest; None, and a message, where its head leaves no room."""
    file, marked = box.where().file, box.stretches
    head = Story(headline=box.headline, file=file, places=box.places, stretches=marked)
    sizes = size_range(min(region.span, HEAD_COLUMNS), is_lead=False)
    choice = HeadChoice("digest-headline", sizes)
    ground = stake_out(desk, box, head, (region, choice))
    if ground is None:
        return None
    entries = _entries(desk, box)
    body = _spread(entries, ground)
    placed = boxed(ground, head, body, "".join(one.text for one in entries))
    if body.copyfit.lines_over:
        report_copyfit(ground, head, body.copyfit)
    divisions = tuple(one.division for one in entries)
    return replace(placed, kind="digest", divisions=divisions)


def _entries(desk: Desk, box: Box) -> list[Entry]:
    offset, entries = 0, []
    for item in box.digest:
        said = item.text or _title(desk.edition, item)
        if not said:  # of a story that could not be read, which was told there
            continue
        span = item.where("text" if item.text else "box")
        entries.append(Entry(desk, box, (said, item.page or 0, span), offset))
        offset += len(entries[-1].text)
    return entries


def _title(edition: Edition, item: DigestItem) -> str:
    """The headline of the box that an entry points at, in one line; a picture's caption."""
    page = next(one for one in edition.pages if one.number == item.page)
    box, _ = clean_box(page.boxes[item.box], edition, Sink())
    title = box.headline or box.caption
    if box.story:
        title = (box.headline if box.continues else None) or box.story.headline
    return "　".join(split_lines(title or ""))


def _spread(entries: Sequence[Entry], ground: Ground) -> Flow:
    """The entries in the legs of the box, white between them as far as they all find room."""
    desk, slots = ground.desk, ground.bed.slots
    blocks: Sequence[Block] = entries
    for white in range(MOST_WHITE, -1, -1):
        for one in entries[:-1]:
            one.white = white
        body = flow(blocks, Room(slots, ground.measure), desk.grid, desk.galley)
        if not body.copyfit.lines_over:
            return body
    return body
