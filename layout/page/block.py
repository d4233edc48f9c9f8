"""固定块: a block of the house, its parts in lanes at the left, in the middle and at the right."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Span, Words
from layout.display import Source
from layout.page import stroke
from layout.page.block_part import LANE_GAP, Lane, Part, Parts, Room, pieces_of
from layout.page.desk import Desk
from layout.page.facts import Facts
from layout.page.frame import is_framed
from layout.page.grid import ASCENT
from layout.page.placed import Copyfit, PlacedBox, PlacedLine, Shape, visible
from layout.page.region import Region
from layout.spec.model import Align, Box, FurnitureBlock
from layout.text import natural_width, set_line

INSET = 1.0  # 字 between a frame and what stands in it
LEAST_MAIN = 4.0  # 字 that parts at the sides leave to the others
_TEXT = Words("text", "文字")


class SetBlock(msgspec.Struct, frozen=True):
    """The parts of a block at their places."""

    lines: tuple[PlacedLine, ...]
    shapes: tuple[Shape, ...]
    texts: tuple[tuple[str, str], ...]
    copyfit: tuple[Copyfit, ...]


class _Block:
    """A block in the making, in points and lines of the grid."""

    def __init__(self, desk: Desk, facts: Facts, called: tuple[str, Span], room: Room) -> None:
        self.desk, self.facts, self.room = desk, facts, room
        self.name, self.asked = called  # what it is called, and where it is asked for
        self.grid = desk.grid
        self.depth = room.bottom - room.top
        self.parts = Parts(desk, facts, self.asked, room)
        self.lines: list[PlacedLine] = []
        self.shapes: list[Shape] = []
        self.texts: list[tuple[str, str]] = []
        self.copyfit: list[Copyfit] = []

    def set(self, block: FurnitureBlock) -> None:
        """All parts, lane by lane; what finds no line is told and counted as overset."""
        parts = self.parts.read(block)
        needed = self.depth
        for lane, (x, width) in self._lanes(parts).items():
            own = [part for part in parts if part.lane == lane]
            own = self.parts.narrowed(own, width)
            row = self._start(block, own)
            taken = 0
            for part in own:
                first = part.spec.lines[0] - 1 if part.spec.lines else row
                if first < taken:
                    span = self.parts.span(part.spec, "lines")
                    self.desk.sink.report("E284", span, box=self.name, line=first + 1)
                row = taken = max(taken, first + part.rows)
                needed = max(needed, taken)
                self._set_part(part, (x, width), first)
        if needed > self.depth:
            self.desk.sink.report(
                "F219", self.asked, box=self.name, lines=self.depth, needed=needed
            )

    def _start(self, block: FurnitureBlock, parts: list[Part]) -> int:
        """The first line of a lane: its parts stand together where the block wants them."""
        spare = max(0, self.depth - sum(part.rows for part in parts))
        pad = min(self.room.pad, spare)
        if any(part.spec.lines for part in parts):
            return pad
        return {"top": pad, "middle": spare // 2, "foot": spare - pad}[block.place]

    def _lanes(self, parts: list[Part]) -> dict[Lane, tuple[float, float]]:
        """Left edge and width of each lane, in points."""
        gap = LANE_GAP * self.grid.body
        wide = {
            lane: max((part.width for part in parts if part.lane == lane), default=0.0)
            for lane in ("left", "right")
        }
        room, sides = self.room, [one for one in wide.values() if one]
        least = LEAST_MAIN * self.grid.body if any(part.lane == "main" for part in parts) else 0.0
        free = max(1.0, room.width - gap * len(sides) - least)
        if sum(sides) > free:
            wide = {lane: one * free / sum(sides) for lane, one in wide.items()}
        left = wide["left"] + gap if wide["left"] else 0.0
        right = wide["right"] + gap if wide["right"] else 0.0
        return {
            "left": (room.left, min(wide["left"], room.width)),
            "main": (room.left + left, max(1.0, room.width - left - right)),
            "right": (room.left + room.width - wide["right"], min(wide["right"], room.width)),
        }

    def _set_part(self, part: Part, lane: tuple[float, float], first: int) -> None:
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
        rows = part.rows // max(1, len(part.texts))
        for index, text in enumerate(part.texts):
            row = first + index * rows
            if spec.lines:  # the texts share the lines that the part is given
                share = (bottom - top) / len(part.texts)
                middle, fits = top + (index + 0.5) * share, first + part.rows <= self.depth
            else:
                middle = self.grid.y(self.room.top + row) + rows * self.grid.leading / 2
                fits = row + rows <= self.depth  # as many lines as the block has are placed
            name = f"part-{part.index}-{index}"
            self._set_text(name, text, part, (x, width, middle), fits=fits)

    def _set_image(
        self,
        part: Part,
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
        label_rows = self.parts.rows(part.style) if part.label else 0
        bottom -= label_rows * self.grid.leading
        if part.label:
            middle = depth[1] - label_rows * self.grid.leading / 2 - half / 2
            self._set_text(f"label-{part.index}", part.label, part, (x, width, middle), fits=fits)
        if not fits:
            return
        if spec.qr:
            from layout.page.qr import qr_shapes  # late: the encoder is seldom needed

            side = min(width, part.width, bottom - top)
            copy = (spec.qr, spec.level, self.parts.span(spec, "qr"))
            place = (x + (width - side) / 2, (top + bottom - side) / 2, side)
            self.shapes += qr_shapes(self.desk, self.name, copy, place)
        elif spec.picture and (figure := self.desk.figure(spec.picture, spec.where("picture"))):
            wide = min(width, part.width, (bottom - top) * figure.aspect)
            high = wide / figure.aspect
            span = self.parts.span(spec, "picture")
            source = Source(f"{self.name}/picture", file=span.file, line=span.line)
            left, above = x + (width - wide) / 2, (top + bottom - high) / 2
            self.shapes.append(figure.at((left, above, wide, high), source, alt=part.label))

    def _set_text(
        self, name: str, text: str, part: Part, place: tuple[float, float, float], *, fits: bool
    ) -> None:
        """A line of text round a height, made smaller where it is too wide."""
        x, width, middle = place
        span, style = self.parts.span(part.spec, "text"), part.style
        align: Align = part.spec.align or style.align
        pieces = pieces_of(text, part)
        if (wide := self.parts.needed(text, part)) > width + 0.01:  # of a label
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
    is_set_in = bool(box.tint or is_framed(box))
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
