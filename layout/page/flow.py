"""走文: blocks of text into the lines of columns, in order; what is left over is counted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Span
from layout.page.bad_line import BadLine, bad_lines
from layout.page.galley import (
    Block,
    FixedBlock,
    Galley,
    Label,
    Room,
    Slot,
    SpreadBlock,
    TextBlock,
)
from layout.page.grid import PageGrid
from layout.page.marks import line_of
from layout.page.placed import Column, Copyfit, PlacedLine, Shape, visible
from layout.page.widows import Choice
from layout.text import SetLine, natural_width, ruby_text, set_line

REPEAT = "repeat"  # the part of what is set once more
WORDS = 12  # of the text that did not fit, shown in a message


class SetParagraph(msgspec.Struct, frozen=True):
    """A paragraph and its lines, those that found no room too; `at` is the slot of the first."""

    block: TextBlock
    at: int
    lines: Sequence[SetLine]


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
    repeated: str = ""
    """What is set once more in another column: the head of a table that goes on there."""
    ends: int = 0
    """Ends of a column that part a table."""
    left_out: tuple[tuple[int, str], ...] = ()
    """What found room nowhere though the text goes on: its place in the text, and its own."""
    blocks: Sequence[Block] = ()
    paragraphs: Sequence[SetParagraph] = ()
    room: Room | None = None
    """All slots that it was given, those too that level feet leave white."""


class _Pen:
    """Where the next line goes, and what was left over so far."""

    def __init__(self, grid: PageGrid, part: str, room: Room) -> None:
        self.grid = grid
        self.part = part
        self.room = room
        self.slots = room.slots
        self.next = 0
        self.lines: list[PlacedLine] = []
        self.shapes: list[Shape] = []
        self.used: set[int] = set()
        self.lines_over = 0
        self.left_over: list[str] = []
        self.ruby: list[str] = []
        self.ruby_over: list[str] = []
        self.bad_lines: list[BadLine] = []
        self.repeated = ""
        self.ends = 0
        self.left_out: list[tuple[int, str]] = []
        self.paragraphs: list[SetParagraph] = []

    def set_text(self, block: TextBlock, galley: Galley, count: int | None) -> None:
        """Set a paragraph line by line, in `count` lines; what finds no slot is left over."""
        paragraph = block.paragraph
        lines = galley.lines_of(block, self.room.ahead_of(block, self.next), count)
        self.paragraphs.append(SetParagraph(block, self.next, lines))
        room = 0 if self.lines_over else len(self.slots) - self.next
        for line in lines[:room]:
            slot = self.slots[self.next]
            y = self.grid.baseline(slot.line)
            span = line_of(block.marks, line.start)
            x = slot.x + block.room(slot.measure)[0] if block.left else slot.x
            if block.label and not line.start:
                self.set_label(block.label, x, y, span)
            self.lines.append(PlacedLine(line, x, y, self.part, block.offset, span))
            self.used.add(self.next)
            self.next += 1
        self.bad_lines += bad_lines(block, lines[:room])
        if len(lines) > room:
            self.lines_over += len(lines) - room
            self.left_over.append(paragraph.text[lines[room].start :] if room else block.text)
        if paragraph.attachments:
            self.ruby.append(ruby_text(paragraph, 0))
            if len(lines) > room:
                self.ruby_over.append(ruby_text(paragraph, lines[room].start))

    def set_label(self, label: Label, x: float, y: float, span: Span) -> None:
        """The label of a paragraph, before its first line."""
        text = label.paragraph
        line = set_line(text, 0, len(text.text), natural_width(text), align="left")
        self.lines.append(PlacedLine(line, x - label.back, y, self.part, label.offset, span))

    def set_spread(self, block: SpreadBlock) -> None:
        """Let a block choose its slots; what it sets once more is a text of its own."""
        self.ruby.append(block.ruby)
        if self.lines_over:
            self.lines_over += block.lines_in(self.room.measures[-1])
            self.left_over.append(block.text)
            self.ruby_over.append(block.ruby)
            return
        done = block.spread(self.room, self.next)
        before = len(self.repeated)
        for line in done.lines:
            again = line.part == REPEAT and before
            self.lines.append(replace(line, offset=line.offset + before) if again else line)
        self.repeated += done.repeated
        self.ends += done.ends
        self.shapes += done.shapes
        self.used.update(*done.used)
        self.lines_over += done.lines_over
        self.left_over.append(done.left_over)
        if done.is_left_out:
            self.left_out.append((block.offset, done.left_over))
        self.next = len(self.slots) if done.lines_over else done.end

    def set_fixed(self, block: FixedBlock) -> None:
        """Put a block at the pen, or at the head of the next column that has room for it."""
        at = None if self.lines_over else self.room.find(block, self.next)
        self.ruby.append(block.ruby)
        if at is None:
            self.next = len(
                self.slots
            )  # what follows is over as well, in lines as wide as the last
            self.lines_over += block.depth(self.room.measures[-1])
            self.left_over.append(block.text)
            self.ruby_over.append(block.ruby)
            return
        depth = block.depth(self.slots[at].measure)
        lines, shapes = block.place(self.slots[at : at + depth])
        self.lines += lines
        self.shapes += shapes
        self.used.update(range(at, at + depth))
        self.next = at + depth


def flow(
    blocks: Sequence[Block], room: Room, grid: PageGrid, galley: Galley, choice: Choice = ()
) -> Flow:
    """Set `blocks` into `room`, in order; after the first that finds no room all are left over.

    `choice` says in how many lines each block is set, where that is not its default.
    """
    slots = room.slots
    pen = _Pen(grid, "body", room)
    chars = 0
    for block, count in zip_longest(blocks, choice[: len(blocks)]):
        if isinstance(block, TextBlock):
            chars += visible(block.text)
            pen.set_text(block, galley, count)
        elif isinstance(block, SpreadBlock):
            chars += visible(block.text)
            pen.set_spread(block)
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
        pen.repeated,
        pen.ends,
        tuple(pen.left_out),
        blocks,
        pen.paragraphs,
        room,
    )


def _columns(slots: Sequence[Slot], used: set[int]) -> tuple[Column, ...]:
    """The legs that the slots stand in, one after another."""
    found = []
    start = 0
    while start < len(slots):
        end, number = start, slots[start].column
        while end < len(slots) and slots[end].column == number:
            end += 1
        own, top = slots[start:end], slots[start].line
        filled = [index for index in range(start, end) if index in used]
        foot = slots[filled[-1]].line + 1 if filled else top
        edges = {(slot.x, slot.x + slot.measure) for slot in own}
        left, right = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
        found.append(Column(end - start, len(filled), top, own[-1].line + 1, foot, left, right))
        start = end
    return tuple(found)
