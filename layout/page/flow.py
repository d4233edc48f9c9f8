"""走文: blocks of text into the lines of columns, in order; what is left over is counted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

import msgspec

from layout.diagnostics import Span
from layout.page.grid import PageGrid
from layout.page.marks import Mark, line_of
from layout.page.placed import Column, Copyfit, PlacedLine, Shape, visible
from layout.text import FORBIDDEN, Paragraph, SetLine, break_lines, ruby_text, set_line

WORDS = 12  # of the text that did not fit, shown in a message
LOOSE = 0.25  # 字 at a junction; a line that needs more is reported (text-rules, section 7)


class Slot(msgspec.Struct, frozen=True):
    """Room for one line: its column, its grid line, its left end and its measure in points."""

    column: int
    line: int
    x: float
    measure: float


class TextBlock(msgspec.Struct, frozen=True):
    """A paragraph that takes one slot a line."""

    paragraph: Paragraph
    offset: int
    marks: tuple[Mark, ...] = ()


class FixedBlock(Protocol):
    """A block of whole lines that stays in one column: a subhead, a byline, a picture."""

    @property
    def text(self) -> str:
        """What it adds to the text of its part."""

    @property
    def ruby(self) -> str:
        """What stands over that text."""

    @property
    def keep(self) -> int:
        """How many lines must follow it in its column."""

    def depth(self, measure: float) -> int:
        """Its lines in a measure (points)."""

    def place(self, slots: Sequence[Slot]) -> tuple[list[PlacedLine], list[Shape]]:
        """Set it into as many slots as it is deep."""


Block = TextBlock | FixedBlock


class BadLine(msgspec.Struct, frozen=True):
    """A line that no rule allows but no better choice avoided; `space` is its loosest, in 字."""

    source: Span
    text: str
    space: float
    is_forced: bool  # it ends where no line may end


class Flow(msgspec.Struct, frozen=True):
    """Text as it came to stand, how it filled its columns, and where it came out badly."""

    lines: tuple[PlacedLine, ...]
    shapes: tuple[Shape, ...]
    copyfit: Copyfit
    bad_lines: tuple[BadLine, ...] = ()
    ruby: str = ""
    """What stands over the text, placed or not."""
    ruby_over: int = 0
    """Its characters that were not placed, because their base was not."""


class Galley:
    """小样: paragraphs as they were set; a second flow at the same measures takes them over."""

    def __init__(self) -> None:
        self._set: dict[tuple[int, tuple[float, ...]], list[SetLine]] = {}

    def lines(self, paragraph: Paragraph, measures: tuple[float, ...]) -> list[SetLine]:
        """The lines of a paragraph; the last of the measures (points) repeats."""
        key = (id(paragraph), measures)
        if key not in self._set:
            ends = break_lines(paragraph, measures)
            last = len(measures) - 1
            self._set[key] = [
                set_line(paragraph, start, end, measures[min(index, last)])
                for index, (start, end) in enumerate(pairwise((0, *ends)))
            ]
        return self._set[key]


class _Pen:
    """Where the next line goes, and what was left over so far."""

    def __init__(self, grid: PageGrid, part: str, slots: Sequence[Slot], measure: float) -> None:
        self.grid = grid
        self.part = part
        self.slots = slots
        self.measures = tuple(slot.measure for slot in slots) or (measure,)
        self.is_even = len(set(self.measures)) == 1
        self.next = 0
        self.lines: list[PlacedLine] = []
        self.shapes: list[Shape] = []
        self.used: set[int] = set()
        self.lines_over = 0
        self.left_over: list[str] = []
        self.ruby: list[str] = []
        self.ruby_over: list[str] = []
        self.bad_lines: list[BadLine] = []

    def set_text(self, block: TextBlock, galley: Galley) -> None:
        """Set a paragraph line by line; what finds no slot is left over."""
        paragraph = block.paragraph
        ahead = self.measures[:1] if self.is_even else self.measures[self.next :]
        lines = galley.lines(paragraph, ahead or self.measures[-1:])
        room = 0 if self.lines_over else len(self.slots) - self.next
        for line in lines[:room]:
            slot = self.slots[self.next]
            y = self.grid.baseline(slot.line)
            span = line_of(block.marks, line.start)
            self.lines.append(PlacedLine(line, slot.x, y, self.part, block.offset, span))
            forced = line.end < len(paragraph.text) and paragraph.costs[line.end] >= FORBIDDEN
            if forced or line.loosest > LOOSE:
                text = paragraph.text[line.start : line.end]
                self.bad_lines.append(BadLine(span, text, line.loosest, forced))
            self.used.add(self.next)
            self.next += 1
        if len(lines) > room:
            self.lines_over += len(lines) - room
            self.left_over.append(paragraph.text[lines[room].start :])
        if paragraph.attachments:
            self.ruby.append(ruby_text(paragraph, 0))
            if len(lines) > room:
                self.ruby_over.append(ruby_text(paragraph, lines[room].start))

    def set_fixed(self, block: FixedBlock) -> None:
        """Put a block at the pen, or at the head of the next column that has room for it."""
        at = None if self.lines_over else self._find_room(block)
        self.ruby.append(block.ruby)
        if at is None:
            self.lines_over += block.depth(self.measures[-1])
            self.left_over.append(block.text)
            self.ruby_over.append(block.ruby)
            return
        depth = block.depth(self.slots[at].measure)
        lines, shapes = block.place(self.slots[at : at + depth])
        self.lines += lines
        self.shapes += shapes
        self.used.update(range(at, at + depth))
        self.next = at + depth

    def _find_room(self, block: FixedBlock) -> int | None:
        """The first slot of enough room; lines to keep after it are given up for want of room."""
        starts = [
            at
            for at in range(self.next, len(self.slots))
            if at == self.next or not _follows(self.slots[at - 1], self.slots[at])
        ]
        for keep in sorted({block.keep, 0}, reverse=True):
            for at in starts:
                if self._run(at) >= block.depth(self.slots[at].measure) + keep:
                    return at
        return None

    def _run(self, at: int) -> int:
        """How many slots follow each other without a break in the column from `at` on."""
        end = at + 1
        while end < len(self.slots) and _follows(self.slots[end - 1], self.slots[end]):
            end += 1
        return end - at


def _follows(first: Slot, second: Slot) -> bool:
    """Whether a block can run on from one slot to the next: below it, as wide, in one column."""
    return second == Slot(first.column, first.line + 1, first.x, first.measure)


def flow(
    blocks: Sequence[Block], slots: Sequence[Slot], grid: PageGrid, measure: float, galley: Galley
) -> Flow:
    """Set `blocks` into `slots`, in order; after the first that finds no room all are left over.

    `measure` in points counts the lines left over where there is no slot at all.
    """
    pen = _Pen(grid, "body", slots, measure)
    chars = 0
    for block in blocks:
        if isinstance(block, TextBlock):
            chars += visible(block.paragraph.text)
            pen.set_text(block, galley)
        else:
            chars += visible(block.text)
            pen.set_fixed(block)
    left = "".join(pen.left_over)
    copyfit = Copyfit(
        pen.part,
        chars,
        chars_over=visible(left),
        lines=len(slots),
        lines_over=pen.lines_over,
        lines_short=0 if pen.lines_over else len(slots) - pen.next,
        words=left[:WORDS],
        columns=_columns(slots, pen.used),
    )
    return Flow(
        tuple(pen.lines),
        tuple(pen.shapes),
        copyfit,
        tuple(pen.bad_lines),
        "".join(pen.ruby),
        visible("".join(pen.ruby_over)),
    )


def _columns(slots: Sequence[Slot], used: set[int]) -> tuple[Column, ...]:
    counts: dict[int, list[int]] = {}
    for index, slot in enumerate(slots):
        count = counts.setdefault(slot.column, [0, 0])
        count[0] += 1
        count[1] += index in used
    return tuple(Column(lines, filled) for lines, filled in counts.values())
