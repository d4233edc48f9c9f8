"""A line of data along the type area: pieces at both ends and in the middle, and a rule."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Span, Words
from layout.display import Source
from layout.page import stroke
from layout.page.desk import Desk
from layout.page.facts import Facts
from layout.page.figure import Figure
from layout.page.grid import ASCENT
from layout.page.placed import Copyfit, PlacedBox, PlacedLine, Shape, visible
from layout.page.region import Region
from layout.spec import TextStyle
from layout.spec.model import Piece, Strip, Style
from layout.spec.template import filled, segments
from layout.text import Paragraph, natural_width, set_line
from layout.units import MM

Name = Literal["folio", "credits", "footer"]
NAMES: dict[str, Words] = {
    "folio": Words("folio", "报眉"),
    "credits": Words("line of credits", "责编行"),
    "footer": Words("imprint", "报尾"),
}
STYLES = {"folio": "folio", "credits": "footer", "footer": "footer"}
PIECE_GAP = 0.8  # between two pieces, in 字 of the body
SLOT_GAP = 1.5  # between the ends and the middle, at the least
SPREAD_GAP = 1.5  # between two parts of an imprint, at the least
STACK_GAP = 0.35  # between two strips, in lines
CLEAR = 0.3  # between the text and its rule, in 字 of the body
PITCH = 1.45  # from line to line of an imprint, in its size
EDGE = 5 * MM  # what a press needs free at the edge of a sheet (newspaper-terms, section 5)


class _Word(msgspec.Struct, frozen=True):
    """A text to be set on the line: its style is that of its piece."""

    part: str
    text: str
    style: TextStyle
    paragraph: Paragraph
    width: float
    span: Span
    picture: Figure | None = None  # in place of the text, as high as its size


class _Strip:
    """A strip in the making, in points; `y` runs down from the line it is set on."""

    def __init__(self, desk: Desk, facts: Facts, name: str, strip: Strip) -> None:
        self.desk, self.facts, self.name, self.strip = desk, facts, name, strip
        grid = desk.grid
        self.left = grid.x(0)
        self.width = grid.zi * grid.body
        self.zi = grid.body
        self.span = strip.where() if strip.where().file else facts.page.where()
        self.words: list[_Word] = []
        self.placed: list[PlacedLine] = []
        self.shapes: list[Shape] = []

    def word(self, part: str, text: str, piece: Piece, share: float = 1.0) -> _Word:
        """A text in the style of its piece, made smaller by a share."""
        style = self.desk.sheet.resolve(piece.style or STYLES[self.name], *_sized(piece))
        style = replace(style, size=style.size * share)
        span = piece.where("text") if piece.where("text").file else self.span
        paragraph = self.desk.line(text, style, span)
        return _Word(part, text, style, paragraph, natural_width(paragraph), span)

    def lettering(self, part: str, piece: Piece, share: float) -> list[_Word]:
        """A picture as high as the size of its piece; none where it cannot be used."""
        style = self.desk.sheet.resolve(piece.style or "folio-name", *_sized(piece))
        span = piece.where("picture")
        figure = self.desk.figure(piece.picture or "", span)
        if figure is None:
            return []
        style = replace(style, size=style.size * share)
        wide = style.size * figure.aspect
        return [_Word(part, "", style, self.desk.line("", style, span), wide, span, figure)]

    def slots(self, share: float = 1.0) -> dict[str, list[_Word]]:
        """The words at the left, in the middle and at the right."""
        is_right = self.facts.page.number % 2 == 1
        ends = ("inner", "outer") if is_right else ("outer", "inner")
        given = {
            "left": self.strip.left + getattr(self.strip, ends[0]),
            "centre": self.strip.centre,
            "right": getattr(self.strip, ends[1])[::-1] + self.strip.right,
        }
        if not is_right:
            given["right"] = getattr(self.strip, ends[1]) + self.strip.right
        return {
            slot: [
                word
                for index, piece in enumerate(pieces)
                for word in self.said(f"{slot}-{index}", piece, share)
            ]
            for slot, pieces in given.items()
        }

    def said(self, part: str, piece: Piece, share: float) -> list[_Word]:
        """What a piece has to say, if anything."""
        if piece.picture:
            return self.lettering(part, piece, share)
        text = filled(piece.text, self.facts)
        return [self.word(part, text, piece, share)] if text else []

    def size(self, words: list[_Word]) -> float:
        """The largest of some words."""
        return max((word.style.size for word in words), default=0.0)

    def put(self, word: _Word, x: float, y: float) -> None:
        """A word with its left end and baseline at a place; a picture stands as type would."""
        if word.picture:
            alt = self.desk.edition.house.paper.name or ""
            source = Source(f"{self.name}/{word.part}", file=word.span.file, line=word.span.line)
            area = x, y - ASCENT * word.style.size, word.width, word.style.size
            self.shapes.append(word.picture.at(area, source, alt=alt))
            return
        done = set_line(word.paragraph, 0, len(word.paragraph.text), word.width, align="left")
        self.placed.append(PlacedLine(done, x, y, word.part, 0, word.span))
        self.words.append(word)

    def check(self, words: list[_Word]) -> None:
        """Tell of type that had to be made too small."""
        words = [word for word in words if not word.picture]
        if words:
            smallest = min(word.style.size for word in words)
            self.desk.check_size(self.name, NAMES[self.name], smallest, self.span)

    # -- pieces at the ends and in the middle ---------------------------------------------------

    def line(self) -> tuple[dict[str, list[_Word]], float]:
        """The words of the slots as large as the width allows, and the largest size."""
        slots = self.slots()
        type_, gaps = self._needed(slots)
        if type_ + gaps > self.width:
            slots = self.slots(max(0.1, self.width - gaps) / type_)
        words = [word for slot in slots.values() for word in slot]
        self.check(words)
        return slots, self.size(words)

    def _needed(self, slots: dict[str, list[_Word]]) -> tuple[float, float]:
        """The width of all words, and of the least gaps between them."""
        filled_slots = [words for words in slots.values() if words]
        wide = sum(self._wide(words) for words in filled_slots)
        type_ = sum(word.width for words in filled_slots for word in words)
        return type_, wide - type_ + SLOT_GAP * self.zi * max(0, len(filled_slots) - 1)

    def _wide(self, words: list[_Word]) -> float:
        return sum(word.width for word in words) + PIECE_GAP * self.zi * max(0, len(words) - 1)

    def put_line(self, slots: dict[str, list[_Word]], y: float) -> None:
        """The slots on one baseline; the middle stands between the ends if it must."""
        wide = {slot: self._wide(words) for slot, words in slots.items()}
        gap = SLOT_GAP * self.zi
        free = (
            self.left + (wide["left"] + gap if wide["left"] else 0.0),
            self.left + self.width - (wide["right"] + gap if wide["right"] else 0.0),
        )
        middle = self.left + (self.width - wide["centre"]) / 2
        starts = {
            "left": self.left,
            "centre": max(free[0], min(middle, free[1] - wide["centre"])),
            "right": self.left + self.width - wide["right"],
        }
        for slot, words in slots.items():
            x = starts[slot]
            for word in words:
                self.put(word, x, y)
                x += word.width + PIECE_GAP * self.zi

    # -- parts spread from edge to edge -----------------------------------------------------

    def rows(self) -> list[list[_Word]]:
        """The parts of the spread text, on as few lines as hold them, filled alike."""
        words: list[_Word] = []
        for index, piece in enumerate(self.strip.spread):
            if piece.picture:
                words += self.lettering(f"spread-{index}", piece, 1.0)
                continue
            for at, text in enumerate(segments(piece.text, self.facts)):
                part = f"spread-{index}-{at}"
                word = self.word(part, text, piece)
                if word.width > self.width:
                    word = self.word(part, text, piece, self.width / word.width)
                words.append(word)
        self.check(words)
        return _broken(words, self.width, SPREAD_GAP * self.zi)

    def put_row(self, words: list[_Word], y: float) -> None:
        """A row from edge to edge; one word alone at the left."""
        spare = self.width - sum(word.width for word in words)
        gap = spare / max(1, len(words) - 1)
        x = self.left
        for word in words:
            self.put(word, x, y)
            x += word.width + gap


def _sized(piece: Piece) -> tuple[Style, ...]:
    return (Style(size=piece.size),) if piece.size else ()


def _broken(words: list[_Word], width: float, gap: float) -> list[list[_Word]]:
    """Words broken into as few rows as hold them, the widest row as narrow as can be."""
    rows = _filled_rows(words, width, gap)
    sums = sorted(
        {
            sum(word.width + gap for word in words[first:last]) - gap
            for first in range(len(words))
            for last in range(first + 1, len(words) + 1)
        }
    )
    for limit in sums:
        if limit > width:
            break
        if limit >= max(word.width for word in words):
            tried = _filled_rows(words, limit, gap)
            if len(tried) == len(rows):
                return tried
    return rows


def _filled_rows(words: list[_Word], width: float, gap: float) -> list[list[_Word]]:
    rows: list[list[_Word]] = []
    used = 0.0
    for word in words:
        if rows and used + gap + word.width <= width + 0.01:
            rows[-1].append(word)
            used += gap + word.width
        else:
            rows.append([word])
            used = word.width
    return rows


def place_strip(
    desk: Desk, facts: Facts, name: str, strip: Strip, depth: float
) -> tuple[list[PlacedBox], float]:
    """Set a strip above the type area (the folio), or below it from `depth` points on.

    Gives the strip, none where it has nothing to say, and the depth below it.
    """
    made = _Strip(desk, facts, name, strip)
    slots, largest = made.line()
    rows = made.rows()
    if not largest and not rows:
        return [], depth
    grid, height = desk.grid, _height(made, rows, largest)
    space = strip.space.pt(grid.body, grid.leading)
    space = max(space, depth + STACK_GAP * grid.leading if depth else 0.0)
    is_above = name == "folio"
    margin = grid.top if is_above else grid.height - grid.y(grid.lines)
    rule = grid.top - space if is_above else grid.y(grid.lines) + space
    stands = space + height <= margin + 0.01
    if not stands and not _is_asked_for(made):
        found, needed = f"{margin / MM:.1f}", f"{(space + height + EDGE) / MM:.1f}"
        desk.sink.report("N236", made.span, found=found, needed=needed)
        return [], depth
    shapes: list[Shape] = []
    if stands:
        y = rule - height if is_above else rule + (CLEAR * grid.body if strip.rule != "none" else 0)
        _put(made, slots, rows, largest, y)
        side = -1 if is_above else 1
        shapes += made.shapes
        shapes += stroke.horizontal(strip.rule, made.left, made.left + made.width, rule, side=side)
    _tell(made, space + height, margin, stands=stands)
    return [_box(made, slots, rows, shapes, stands=stands)], space + height


def _is_asked_for(made: _Strip) -> bool:
    """Whether house or page speak of the strip; a folio alone comes unasked."""
    asked = made.strip.places or made.facts.page.folio is not None
    return bool(asked) or made.name != "folio"


def _height(made: _Strip, rows: list[list[_Word]], largest: float) -> float:
    clear = CLEAR * made.zi if made.strip.rule != "none" else 0.0
    sizes = [made.size(row) for row in rows]
    if largest:
        sizes.insert(0, largest)
    return clear + sizes[0] + sum((PITCH - 1) * max(a, b) + b for a, b in pairwise(sizes))


def _put(
    made: _Strip, slots: dict[str, list[_Word]], rows: list[list[_Word]], largest: float, y: float
) -> None:
    """All lines, from `y` down."""
    before = 0.0
    if largest:
        made.put_line(slots, y + ASCENT * largest)
        y, before = y + largest, largest
    for row in rows:
        size = made.size(row)
        y += (PITCH - 1) * max(before, size) if before else 0.0
        made.put_row(row, y + ASCENT * size)
        y, before = y + size, size


def _tell(made: _Strip, needed: float, margin: float, *, stands: bool) -> None:
    """A margin that cannot hold the strip, or only too near the edge of the sheet."""
    is_above = made.name == "folio"
    where = Words("head margin", "天头") if is_above else Words("foot margin", "地脚")
    needed_mm = f"{(needed + EDGE) / MM:.1f}"
    if not stands:
        made.desk.sink.report(
            "F218",
            made.span,
            strip=NAMES[made.name],
            margin=where,
            found=f"{margin / MM:.1f}",
            needed=needed_mm,
        )
    elif needed + EDGE > margin + 0.01:
        made.desk.sink.report(
            "W236",
            made.span,
            strip=NAMES[made.name],
            margin=where,
            edge=f"{(margin - needed) / MM:.1f}",
            needed=needed_mm,
        )


def _box(
    made: _Strip,
    slots: dict[str, list[_Word]],
    rows: list[list[_Word]],
    shapes: list[Shape],
    *,
    stands: bool,
) -> PlacedBox:
    words = [word for group in (*slots.values(), *rows) for word in group if not word.picture]
    grid = made.desk.grid
    return PlacedBox(
        made.name,
        "furniture",
        Region(0 if made.name == "folio" else grid.lines, ()),
        lines=tuple(made.placed),
        shapes=tuple(shapes),
        texts=tuple((word.part, word.paragraph.text) for word in words),
        copyfit=tuple(
            Copyfit(word.part, count, 0 if stands else count)
            for word in words
            for count in [visible(word.paragraph.text)]
        ),
        file=made.span.file,
    )
