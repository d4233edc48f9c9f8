"""固定块: a block of the house, its parts in lanes at the left, in the middle and at the right."""

from __future__ import annotations

import math
from typing import Literal

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Span, Words
from layout.display import Image, Source
from layout.page import stroke
from layout.page.desk import Desk
from layout.page.facts import Facts
from layout.page.grid import ASCENT
from layout.page.placed import Copyfit, PlacedBox, PlacedLine, Shape, visible
from layout.page.region import Region
from layout.spec import TextStyle
from layout.spec.model import Align, BlockPart, Box, FurnitureBlock, Style
from layout.spec.template import SEPARATOR, filled, lines
from layout.text import natural_width, set_line
from layout.units import MM

LANE_GAP = 1.0  # between two lanes, in 字
QR_SIDE = 22 * MM  # of a code whose part says nothing of its width
INSET = 1.0  # 字 between a frame and what stands in it
_NEAR = 0.02  # lines: type a little larger than the leading still stands in it
_TEXT = Words("text", "文字")

Lane = Literal["left", "main", "right"]


class Room(msgspec.Struct, frozen=True):
    """Where a block stands: its left edge and width in points, its lines of the grid."""

    left: float
    width: float
    top: int
    bottom: int
    pad: int = 0  # lines kept free inside a frame, where there are lines to spare


class SetBlock(msgspec.Struct, frozen=True):
    """The parts of a block at their places."""

    lines: tuple[PlacedLine, ...]
    shapes: tuple[Shape, ...]
    texts: tuple[tuple[str, str], ...]
    copyfit: tuple[Copyfit, ...]


class _Part(msgspec.Struct, frozen=True):
    """A part with what it says: its number, its texts and their style, its width and depth."""

    index: int
    spec: BlockPart
    lane: Lane
    texts: tuple[str, ...]
    style: TextStyle
    width: float
    rows: int  # of the grid, its label included
    label: str


class _Block:
    """A block in the making, in points and lines of the grid."""

    def __init__(self, desk: Desk, facts: Facts, called: tuple[str, Span], room: Room) -> None:
        self.desk, self.facts, self.room = desk, facts, room
        self.name, self.asked = called  # what it is called, and where it is asked for
        self.grid = desk.grid
        self.depth = room.bottom - room.top
        self.lines: list[PlacedLine] = []
        self.shapes: list[Shape] = []
        self.texts: list[tuple[str, str]] = []
        self.copyfit: list[Copyfit] = []

    def span(self, spec: BlockPart, key: str) -> Span:
        """Where a part is written; what the house comes with is written nowhere."""
        return spec.where(key) if spec.where(key).file else self.asked

    # -- what there is to set ---------------------------------------------------------------

    def read(self, block: FurnitureBlock) -> list[_Part]:
        """The parts that have something to say."""
        parts = []
        for index, spec in enumerate(block.parts):
            texts = tuple(one for text in spec.text for one in lines(text, self.facts))
            qr = filled(spec.qr, self.facts) if spec.qr else ""
            if texts or qr or spec.picture:
                parts.append(self._part(index, replace(spec, qr=qr), texts))
        return parts

    def _part(self, index: int, spec: BlockPart, texts: tuple[str, ...]) -> _Part:
        overrides = (Style(size=spec.size),) if spec.size else ()
        name = spec.style or ("qr-label" if spec.qr or spec.picture else "ear")
        style = self.desk.sheet.resolve(name, *overrides)
        label = filled(spec.label, self.facts) if spec.label else ""
        width = spec.width.pt(self.grid.body, self.grid.leading) if spec.width else 0.0
        rows = len(texts) * self._rows(style)
        if spec.qr or spec.picture:
            extra = self._rows(style) if label else 0
            width, rows = self._box(spec, width, extra)
        elif not width:
            width = max((self._wide(text, style) for text in texts), default=0.0)
        if spec.lines:
            rows = spec.lines[1] - spec.lines[0] + 1
        return _Part(index, spec, self._lane(spec), texts, style, width, rows, label)

    def _rows(self, style: TextStyle) -> int:
        """Grid lines that a line of text takes."""
        return max(1, math.ceil(style.size / self.grid.leading - _NEAR))

    def _box(self, spec: BlockPart, width: float, extra: int) -> tuple[float, int]:
        """Width and rows of a picture or a code with `extra` rows of label."""
        aspect = 1.0
        if spec.picture:
            size = self.desk.picture_size(spec.picture, self.span(spec, "picture"))
            aspect = size[0] / size[1] if size else 1.0
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

    def _wide(self, text: str, style: TextStyle) -> float:
        return natural_width(self.desk.line(text, style, Span()))

    # -- where it stands --------------------------------------------------------------------

    def set(self, block: FurnitureBlock) -> None:
        """All parts, lane by lane; what finds no line is told and counted as overset."""
        parts = self.read(block)
        lanes = self._lanes(parts)
        needed = self.depth
        for lane, (x, width) in lanes.items():
            own = [part for part in parts if part.lane == lane]
            flowing = sum(part.rows for part in own if part.spec.lines is None)
            row = self._start(block, own, flowing)
            for part in self._narrowed(own, width):
                first = part.spec.lines[0] - 1 if part.spec.lines else row
                row = max(row, first + part.rows)
                needed = max(needed, first + part.rows)
                self._set_part(part, (x, width), first)
        if needed > self.depth:
            self.desk.sink.report(
                "F219", self.asked, box=self.name, lines=self.depth, needed=needed
            )

    def _narrowed(self, parts: list[_Part], width: float) -> list[_Part]:
        """The parts of a lane; texts of one style are made smaller alike where one is too wide."""
        shares: dict[TextStyle, float] = {}
        for part in parts:
            wide = max((self._needed(text, part) for text in part.texts), default=0.0)
            if wide > width + 0.01:
                shares[part.style] = min(shares.get(part.style, 1.0), width / wide)
        return [
            replace(part, style=replace(part.style, size=part.style.size * shares[part.style]))
            if part.style in shares
            else part
            for part in parts
        ]

    def _needed(self, text: str, part: _Part) -> float:
        """The width of a text, with least gaps where it is spread."""
        pieces = _pieces(text, part)
        wide = sum(self._wide(piece, part.style) for piece in pieces)
        return wide + LANE_GAP * part.style.size * (len(pieces) - 1)

    def _start(self, block: FurnitureBlock, parts: list[_Part], rows: int) -> int:
        """The first line of a lane: its parts stand together where the block wants them."""
        spare = max(0, self.depth - rows)
        pad = min(self.room.pad, spare)
        if any(part.spec.lines for part in parts):
            return pad
        return {"top": pad, "middle": spare // 2, "foot": spare - pad}[block.place]

    def _lanes(self, parts: list[_Part]) -> dict[Lane, tuple[float, float]]:
        """Left edge and width of each lane, in points."""
        gap = LANE_GAP * self.grid.body
        wide = {
            lane: max((part.width for part in parts if part.lane == lane), default=0.0)
            for lane in ("left", "right")
        }
        left = wide["left"] + gap if wide["left"] else 0.0
        right = wide["right"] + gap if wide["right"] else 0.0
        room = self.room
        return {
            "left": (room.left, min(wide["left"], room.width)),
            "main": (room.left + left, max(1.0, room.width - left - right)),
            "right": (room.left + room.width - wide["right"], min(wide["right"], room.width)),
        }

    def _set_part(self, part: _Part, lane: tuple[float, float], first: int) -> None:
        x, width = lane
        if part.spec.side == "centre" and part.spec.width:
            own = min(part.width, width)
            x, width = x + (width - own) / 2, own
        top = self.grid.y(self.room.top + first)
        bottom = self.grid.y(self.room.top + first + part.rows)
        spec = part.spec
        fits = first + part.rows <= self.depth
        if fits:
            self.shapes += stroke.horizontal(spec.above, x, x + width, top)
            self.shapes += stroke.horizontal(spec.below, x, x + width, bottom, side=-1)
        if spec.qr or spec.picture:
            self._set_image(part, (x, width), (top, bottom), fits=fits)
        rows = self._rows(part.style)
        for index, text in enumerate(part.texts):
            row = first + index * rows
            if spec.lines:  # the texts share the lines that the part is given
                share = (bottom - top) / len(part.texts)
                middle, fits = top + (index + 0.5) * share, first + part.rows <= self.depth
            else:
                middle = self.grid.y(self.room.top + row) + rows * self.grid.leading / 2
                fits = row + rows <= self.depth
            name = f"part-{part.index}-{index}"
            self._set_text(name, text, part, (x, width, middle), fits=fits)

    def _set_image(
        self,
        part: _Part,
        lane: tuple[float, float],
        depth: tuple[float, float],
        *,
        fits: bool,
    ) -> None:
        """A picture or a code in the middle of its lane, the label below it."""
        x, width = lane
        spec = part.spec
        half = self.grid.gap / 2
        top, bottom = depth[0] + half, depth[1] - half
        label_rows = self._rows(part.style) if part.label else 0
        bottom -= label_rows * self.grid.leading
        if part.label:
            middle = depth[1] - label_rows * self.grid.leading / 2 - half / 2
            self._set_text(f"label-{part.index}", part.label, part, (x, width, middle), fits=fits)
        if not fits:
            return
        if spec.qr:
            from layout.page.qr import qr_shapes  # late: the encoder is seldom needed

            side = min(width, part.width, bottom - top)
            copy = (spec.qr, spec.level, self.span(spec, "qr"))
            place = (x + (width - side) / 2, (top + bottom - side) / 2, side)
            self.shapes += qr_shapes(self.desk, self.name, copy, place)
        elif spec.picture and (size := self.desk.picture_size(spec.picture, spec.where("picture"))):
            aspect = size[0] / size[1]
            wide = min(width, part.width, (bottom - top) * aspect)
            high = wide / aspect
            span = self.span(spec, "picture")
            source = Source(f"{self.name}/picture", file=span.file, line=span.line)
            left, above = x + (width - wide) / 2, (top + bottom - high) / 2
            whole = (0.0, 0.0, 1.0, 1.0)
            self.shapes.append(
                Image(spec.picture, left, above, wide, high, whole, part.label, source)
            )

    def _set_text(
        self, name: str, text: str, part: _Part, place: tuple[float, float, float], *, fits: bool
    ) -> None:
        """A line of text round a height, made smaller where it is too wide."""
        x, width, middle = place
        span, style = self.span(part.spec, "text"), part.style
        align: Align = part.spec.align or style.align
        pieces = _pieces(text, part)
        if (wide := self._needed(text, part)) > width + 0.01:  # of a label
            style = replace(style, size=style.size * width / wide)
        self.desk.check_size(self.name, _TEXT, style.size, span)
        set_pieces = [self.desk.line(piece, style, span) for piece in pieces]
        widths = [natural_width(one) for one in set_pieces]
        gap = (width - sum(widths)) / max(1, len(widths) - 1)
        for index, (one, own) in enumerate(zip(set_pieces, widths, strict=True)):
            label = name if len(pieces) == 1 else f"{name}-{index}"
            count = visible(one.text)
            self.texts.append((label, one.text))
            self.copyfit.append(Copyfit(label, count, 0 if fits else count))
            if fits:
                measure = width if len(pieces) == 1 else own
                side = align if len(pieces) == 1 and align in ("centre", "right") else "left"
                done = set_line(one, 0, len(one.text), measure, align=side)
                y = middle + (ASCENT - 0.5) * style.size
                self.lines.append(PlacedLine(done, x, y, label, 0, span))
            x += own + gap


def _pieces(text: str, part: _Part) -> list[str]:
    """A text, or its segments where they are spread over the line."""
    is_spread = (part.spec.align or part.style.align) == "spread"
    return text.split(SEPARATOR) if is_spread else [text]


def set_block(
    desk: Desk, facts: Facts, called: tuple[str, Span], block: FurnitureBlock, room: Room
) -> SetBlock:
    """A block set into a room; `called` is its name in messages and where it is asked for."""
    made = _Block(desk, facts, called, room)
    made.set(block)
    return SetBlock(tuple(made.lines), tuple(made.shapes), tuple(made.texts), tuple(made.copyfit))


def place_block(desk: Desk, facts: Facts, box: Box, region: Region) -> PlacedBox | None:
    """A box with a block of the house; None, and a message, where it is no rectangle."""
    if not region.is_rectangle:
        what = Words("a block of furniture", "固定块")
        desk.sink.report("E212", box.where(), box=box.name, what=what)
        return None
    grid = desk.grid
    is_set_in = bool(box.tint or (box.frame and box.frame != "none"))
    inset = INSET * grid.body if is_set_in else 0.0
    width = (grid.column(region.span - 1) + grid.measure) * grid.body
    left = grid.x(grid.column(region.left)) + inset
    room = Room(left, width - 2 * inset, region.top, region.bottom, int(is_set_in))
    block = desk.edition.house.furniture.blocks[box.furniture or ""]
    done = set_block(desk, facts, (box.name, box.where()), block, room)
    return PlacedBox(
        box.name,
        "furniture",
        region,
        lines=done.lines,
        shapes=done.shapes,
        texts=done.texts,
        copyfit=done.copyfit,
        file=box.where().file,
    )
