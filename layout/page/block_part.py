"""The parts of a block of furniture: what each says, how wide and how deep it is."""

from __future__ import annotations

import math
from typing import Literal

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Span
from layout.page.desk import Desk
from layout.page.facts import Facts
from layout.spec import TextStyle
from layout.spec.model import BlockPart, FurnitureBlock, Style
from layout.spec.template import SEPARATOR, filled, lines
from layout.text import break_lines, natural_width
from layout.units import MM

LANE_GAP = 1.0  # between two lanes, in 字
QR_SIDE = 22 * MM  # of a code whose part says nothing of its width
SHRINKS = 0.85  # a text is made smaller down to this share of its size, then broken
_NEAR = 0.02  # lines: type a little larger than the leading still stands in it

Lane = Literal["left", "main", "right"]


class Room(msgspec.Struct, frozen=True):
    """Where a block stands: its left edge and width in points, its lines of the grid."""

    left: float
    width: float
    top: int
    bottom: int
    pad: int = 0  # lines kept free inside a frame, where there are lines to spare


class Part(msgspec.Struct, frozen=True):
    """A part with what it says: its number, its texts and their style, its width and depth."""

    index: int
    spec: BlockPart
    lane: Lane
    texts: tuple[str, ...]
    style: TextStyle
    width: float
    rows: int  # of the grid, its label included
    label: str


class Parts:
    """The parts of one block, read for a page and a room."""

    def __init__(self, desk: Desk, facts: Facts, asked: Span, room: Room) -> None:
        self.desk, self.facts, self.room = desk, facts, room
        self.asked = asked  # where the block is asked for
        self.grid = desk.grid
        self.depth = room.bottom - room.top

    def span(self, spec: BlockPart, key: str) -> Span:
        """Where a part is written; what the house comes with is written nowhere."""
        return spec.where(key) if spec.where(key).file else self.asked

    def read(self, block: FurnitureBlock) -> list[Part]:
        """The parts that have something to say."""
        parts = []
        for index, spec in enumerate(block.parts):
            texts = tuple(one for text in spec.text for one in lines(text, self.facts))
            qr = filled(spec.qr, self.facts) if spec.qr else ""
            if texts or qr or spec.picture:
                parts.append(self._part(index, replace(spec, qr=qr), texts))
        return parts

    def _part(self, index: int, spec: BlockPart, texts: tuple[str, ...]) -> Part:
        overrides = (Style(size=spec.size),) if spec.size else ()
        name = spec.style or ("qr-label" if spec.qr or spec.picture else "ear")
        style = self.desk.sheet.resolve(name, *overrides)
        label = filled(spec.label, self.facts) if spec.label else ""
        width = spec.width.pt(self.grid.body, self.grid.leading) if spec.width else 0.0
        rows = len(texts) * self.rows(style)
        if spec.qr or spec.picture:
            extra = self.rows(style) if label else 0
            width, rows = self._box(spec, width, extra)
        elif not width:
            width = max((self.wide(text, style) for text in texts), default=0.0)
        if spec.lines:
            rows = spec.lines[1] - spec.lines[0] + 1
        return Part(index, spec, self._lane(spec), texts, style, width, rows, label)

    def rows(self, style: TextStyle) -> int:
        """Grid lines that a line of text takes."""
        return max(1, math.ceil(style.size / self.grid.leading - _NEAR))

    def _box(self, spec: BlockPart, width: float, extra: int) -> tuple[float, int]:
        """Width and rows of a picture or a code with `extra` rows of label."""
        aspect = 1.0
        if spec.picture:
            figure = self.desk.figure(spec.picture, self.span(spec, "picture"))
            aspect = figure.aspect if figure else 1.0
        depth = self.depth if spec.lines is None else spec.lines[1] - spec.lines[0] + 1
        most = self._deep(depth - extra - (0 if spec.lines else 2 * self.room.pad))
        if not width:
            width = min(QR_SIDE, most) if spec.qr else most * aspect
        width = min(width, self.room.width)
        needed = math.ceil((width / aspect + self.grid.gap) / self.grid.leading - _NEAR)
        return width, needed + extra

    def _deep(self, rows: int) -> float:
        return max(0.0, rows * self.grid.leading - self.grid.gap)

    def _lane(self, spec: BlockPart) -> Lane:
        is_right = self.facts.page.number % 2 == 1
        inner: Lane = "left" if is_right else "right"
        outer: Lane = "right" if is_right else "left"
        sides: dict[str, Lane] = {"left": "left", "right": "right", "inner": inner, "outer": outer}
        return sides.get(spec.side or "", "main")

    def wide(self, text: str, style: TextStyle) -> float:
        """The natural width of a text in points."""
        return natural_width(self.desk.line(text, style, Span()))

    def narrowed(self, parts: list[Part], width: float) -> list[Part]:
        """The parts of a lane of a width: long texts broken, others of one style smaller alike."""
        parts = [self._broken(part, width) for part in parts]
        shares: dict[TextStyle, float] = {}
        for part in parts:
            wide = max((self.needed(text, part) for text in part.texts), default=0.0)
            if wide > width + 0.01:
                shares[part.style] = min(shares.get(part.style, 1.0), width / wide)
        return [
            replace(part, style=replace(part.style, size=part.style.size * shares[part.style]))
            if part.style in shares
            else part
            for part in parts
        ]

    def _broken(self, part: Part, width: float) -> Part:
        """The part with texts that would be made too small broken over several lines."""
        texts: list[str] = []
        for text in part.texts:
            is_long = self.needed(text, part) * SHRINKS > width
            if not is_long or len(pieces_of(text, part)) > 1:
                texts.append(text)
                continue
            paragraph = self.desk.line(text, part.style, Span())
            ends = break_lines(paragraph, (width,))
            pieces = (
                paragraph.text[first:last].strip()
                for first, last in zip((0, *ends), ends, strict=False)
            )
            texts += [piece for piece in pieces if piece]
        if len(texts) == len(part.texts):
            return part
        rows = part.rows if part.spec.lines else len(texts) * self.rows(part.style)
        return replace(part, texts=tuple(texts), rows=rows)

    def needed(self, text: str, part: Part) -> float:
        """The width of a text, with least gaps where it is spread."""
        pieces = pieces_of(text, part)
        wide = sum(self.wide(piece, part.style) for piece in pieces)
        return wide + LANE_GAP * part.style.size * (len(pieces) - 1)


def pieces_of(text: str, part: Part) -> list[str]:
    """A text, or its segments where they are spread over the line."""
    is_spread = (part.spec.align or part.style.align) == "spread"
    return text.split(SEPARATOR) if is_spread else [text]
