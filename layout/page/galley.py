"""小样: paragraphs as they were set, and the slots that they are set into."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

import msgspec

from layout.diagnostics import Diagnostic, Sink
from layout.page.marks import Mark
from layout.page.placed import PlacedBox, PlacedLine, Shape
from layout.spec.copy import Paragraph as CopyParagraph
from layout.spec.model import Face, House
from layout.text import (
    Faces,
    Inline,
    Paragraph,
    SetLine,
    Setting,
    break_lines,
    compose,
    set_line,
    settings,
)
from layout.text.paragraph import Attachment

if TYPE_CHECKING:
    from layout.page.standing import Standing


class Slot(msgspec.Struct, frozen=True):
    """Room for one line: its column, its grid line, its left end and its measure in points."""

    column: int
    line: int
    x: float
    measure: float

    def follows(self, above: Slot) -> bool:
        """Whether a block can run on into this slot: below `above`, as wide, in one column."""
        return self == Slot(above.column, above.line + 1, above.x, above.measure)


class Label(msgspec.Struct, frozen=True):
    """What hangs before a paragraph's first line: its left end lies `back` points before it."""

    paragraph: Paragraph
    offset: int
    back: float


class TextBlock(msgspec.Struct, frozen=True):
    """A paragraph that takes one slot a line, set in by so many points at the left and right."""

    paragraph: Paragraph
    offset: int
    marks: tuple[Mark, ...] = ()
    left: float = 0.0
    right: float = 0.0
    label: Label | None = None
    copy: CopyParagraph | None = None  # what it was made from
    looseness: int = 0  # lines more than its most even setting has, as far as its limits go

    @property
    def text(self) -> str:
        """What it adds to the text of its part."""
        label = self.label.paragraph.text if self.label else ""
        return label + self.paragraph.text

    def room(self, measure: float) -> tuple[float, float]:
        """Where its lines begin in a slot, and their measure: half of the slot at the least."""
        inset = self.left + self.right
        if inset <= measure / 2:
            return self.left, measure - inset
        return self.left / inset * measure / 2, measure / 2


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


class Spread(msgspec.Struct, frozen=True):
    """How a block came to stand from a slot on: the slot after it, and what found no room."""

    end: int
    lines: tuple[PlacedLine, ...] = ()
    shapes: tuple[Shape, ...] = ()
    used: tuple[range, ...] = ()
    lines_over: int = 0
    left_over: str = ""
    repeated: str = ""
    """What is set once more in another column, by lines of the part `repeat` in it."""
    ends: int = 0
    """Ends of a column that part it."""
    is_left_out: bool = False
    """Whether it finds room nowhere, so that what follows goes on without it."""


class SpreadBlock(ABC):
    """A block that chooses its slots itself, be they in several columns or none.

    `text` is what it adds to the text of its part, from `offset` on, `ruby` what stands over that.
    """

    offset: int = 0
    text: str = ""
    ruby: str = ""

    @abstractmethod
    def lines_in(self, measure: float) -> int:
        """Its lines in a measure (points), where it stands in no column."""

    @abstractmethod
    def spread(self, room: Room, at: int) -> Spread:
        """Set it from slot `at` on."""


Block = TextBlock | FixedBlock | SpreadBlock


class Room:
    """The slots of a text in order; `measure` in points stands for those past the last.

    `turns` are the slots at which it goes on on another page.
    """

    def __init__(self, slots: Sequence[Slot], measure: float, turns: tuple[int, ...] = ()) -> None:
        self.slots = slots
        self.turns = turns
        self.measures = tuple(slot.measure for slot in slots) or (measure,)
        self.is_even = len(set(self.measures)) == 1

    def ahead(self, at: int) -> tuple[float, ...]:
        """The measures of the lines from slot `at` on; the last one repeats."""
        if self.is_even:
            return self.measures[:1]
        return self.measures[at:] or self.measures[-1:]

    def ahead_of(self, block: TextBlock, at: int) -> tuple[float, ...]:
        """The measures of the lines of a paragraph from slot `at` on."""
        measures = self.ahead(at)
        if not block.left and not block.right:
            return measures
        return tuple(block.room(one)[1] for one in measures)

    def find(self, block: FixedBlock, at: int) -> int | None:
        """The first slot from `at` on where a block can stand: there, or at a column's head.

        Lines to keep after it are given up for want of room. One is enough at the head of a short
        piece of a column, as over and under a picture, which would be white altogether.
        """
        slots = self.slots
        heads = [one for one in range(at, len(slots)) if not one or self.is_head(one)]
        starts = [(one, min(1, block.keep)) for one in heads]
        if at < len(slots) and heads[:1] != [at]:
            starts.insert(0, (at, block.keep))
        for most in sorted({block.keep, 0}, reverse=True):
            for one, keep in starts:
                if self.run(one) >= block.depth(slots[one].measure) + min(keep, most):
                    return one
        return None

    def is_head(self, at: int) -> bool:
        """Whether a column, or a stretch of it as wide, begins at slot `at`."""
        return not at or not self.slots[at].follows(self.slots[at - 1])

    def is_under_text(self, at: int) -> bool:
        """Whether a line of the same column, be it wider or narrower, is right above slot `at`."""
        if not at:
            return False
        above, slot = self.slots[at - 1], self.slots[at]
        return (above.column, above.line) == (slot.column, slot.line - 1)

    def run(self, at: int) -> int:
        """How many slots follow each other without a break in the column from `at` on."""
        end = at + 1
        while end < len(self.slots) and self.slots[end].follows(self.slots[end - 1]):
            end += 1
        return end - at


class KeptBox(msgspec.Struct, frozen=True):
    """A box as it was set, all that it was set from, and what was told of it."""

    house: House
    asked: tuple[object, ...]
    done: PlacedBox | None
    told: tuple[Diagnostic, ...]


class Kept(msgspec.Struct):
    """What a galley holds; paragraphs are known by their identity, as they are kept too."""

    named: Mapping[str, Face] = {}
    boxes: dict[tuple[int, str], KeptBox] = {}
    faces: Faces | None = None
    paragraphs: dict[tuple[tuple[Inline, ...], tuple[str, ...]], Paragraph] = {}
    annotated: list[Paragraph] = []
    lines: dict[tuple[int, tuple[float, ...], int | None], list[SetLine]] = {}
    settings: dict[tuple[int, tuple[float, ...]], dict[int, Setting]] = {}


class Galley:
    """Text as it was set: each paragraph is composed once, and set once for a list of measures.

    A galley made from an `earlier` one takes over what is asked for again, so that a layout after a
    change in one story composes that story alone; what nobody asks for falls away with the earlier
    galley. Fonts are read once.
    """

    def __init__(self, earlier: Galley | None = None) -> None:
        self.kept = Kept()
        self._earlier = earlier.kept if earlier else Kept()
        self.standing: dict[tuple[int, str], Standing] = {}
        """The bodies that were set, by the number of their page and the name of their box."""

    def open_faces(self, faces: Mapping[str, Face], sink: Sink) -> Faces:
        """The faces of a house; those of the earlier galley if they are the same and all sound."""
        kept, earlier = self.kept, self._earlier
        if kept.faces is not None and kept.named == faces:
            return kept.faces
        kept.named = dict(faces)
        if earlier.faces and earlier.named == faces and earlier.faces.are_sound:
            kept.faces = earlier.faces
        else:
            kept.faces, self._earlier = Faces(faces, sink), Kept()
        return kept.faces

    def box(self, page: int, name: str, house: House, asked: tuple[object, ...]) -> KeptBox | None:
        """A box of the earlier galley, if it was set from the same at one reading of the files."""
        known = self._earlier.boxes.get((page, name))
        if known is None or known.house is not house or known.asked != asked:
            return None
        self.kept.boxes[page, name] = known
        return known

    def paragraph(
        self,
        inlines: tuple[Inline, ...],
        faces: Faces,
        names: tuple[str, ...] = (),
        *,
        attachments: tuple[Attachment, ...] = (),
    ) -> Paragraph:
        """The paragraph that these inlines give; one with attachments is composed anew."""
        if attachments:
            made = compose(inlines, faces, names, attachments=attachments)
            self.kept.annotated.append(made)
            return made
        key, found = (inlines, names), self.kept.paragraphs
        if key not in found:
            known = self._earlier.paragraphs.get(key)
            found[key] = known or compose(inlines, faces, names)
        return found[key]

    def lines(
        self, paragraph: Paragraph, measures: tuple[float, ...], count: int | None = None
    ) -> list[SetLine]:
        """The lines of a paragraph, as many as `count` says; the last measure (points) repeats."""
        key, found = (id(paragraph), measures, count), self.kept.lines
        if key not in found:
            known = self._earlier.lines.get(key)
            found[key] = known or self._set(paragraph, measures, count)
        return found[key]

    def lines_of(
        self, block: TextBlock, measures: tuple[float, ...], count: int | None = None
    ) -> list[SetLine]:
        """The lines of a block, as many as `count` says, or else as its looseness asks for."""
        if count is None and block.looseness:
            found = self.settings(block.paragraph, measures)
            best = next((lines for lines, one in found.items() if not one.extra), 0)
            count = min(
                found,
                key=lambda lines: (abs(lines - best - block.looseness), found[lines].extra),
                default=None,
            )
        return self.lines(block.paragraph, measures, count)

    def _set(
        self, paragraph: Paragraph, measures: tuple[float, ...], count: int | None
    ) -> list[SetLine]:
        if count is None:
            ends = break_lines(paragraph, measures)
        else:
            ends = self.settings(paragraph, measures)[count].ends
        last = len(measures) - 1
        return [
            set_line(paragraph, start, end, measures[min(index, last)])
            for index, (start, end) in enumerate(pairwise((0, *ends)))
        ]

    def settings(self, paragraph: Paragraph, measures: tuple[float, ...]) -> dict[int, Setting]:
        """The settings of a paragraph by their number of lines."""
        key, found = (id(paragraph), measures), self.kept.settings
        if key not in found:
            known = self._earlier.settings.get(key)
            found[key] = known or settings(paragraph, measures)
        return found[key]
