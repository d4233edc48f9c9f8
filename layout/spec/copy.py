"""The copy of a story's body as frozen values: pieces of text, each with its place in the file."""

from __future__ import annotations

from typing import Literal

import msgspec

from layout.diagnostics import Span

Mark = Literal["strong", "em"]
Script = Literal["sup", "sub"]
AnnotationKind = Literal["dots", "name", "title", "ruby"]


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a paragraph in one manner.

    `line` and `column` are where its first character is written; `breaks` lists the offsets (in
    `text`) at which the source goes on elsewhere than behind the last character (a new line, an
    escape, a comment), with line and column there, so that any character can be traced back.
    Column 0: the line is known, the column is not.
    """

    text: str
    mark: Mark | None = None
    line: int = 0
    column: int = 0
    breaks: tuple[tuple[int, int, int], ...] = ()
    script: Script | None = None


class Annotation(msgspec.Struct, frozen=True):
    """What stands over or under the characters of a paragraph from `start` to `end`.

    着重号, 专名号, 书名号 or 注音; `text` is that of a ruby. `line` and `column` are where the
    stretch is marked.
    """

    kind: AnnotationKind
    start: int
    end: int
    text: str = ""
    line: int = 0
    column: int = 0


Notes = tuple[tuple[AnnotationKind, str], ...]
"""What a stretch is annotated with: kinds, each with its text."""


class Stretch(msgspec.Struct, frozen=True):
    """Words of a display text, from `start` to `end`, that are marked: `[词]{.house}`.

    `style` and `colour` are names of the house.
    """

    start: int
    end: int
    style: str | None = None
    colour: str | None = None
    script: Script | None = None
    notes: Notes = ()


class Indent(msgspec.Struct, frozen=True):
    """Full spaces typed at the head of a paragraph, which are not set: the style indents it."""

    span: Span
    count: int


class Paragraph(msgspec.Struct, frozen=True):
    """A block of a story's body: kind and text.

    `label` is the number or bullet of a list item, `nest` the lists that it stands in, by numbers
    that no two lists of a story share, the outermost first.
    """

    kind: Literal["body", "subhead", "quote", "item", "note", "cell"]
    pieces: tuple[Piece, ...]
    line: int = 0
    label: str = ""
    annotations: tuple[Annotation, ...] = ()
    indent: Indent | None = None
    nest: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The characters of the block, without its marks."""
        return "".join(piece.text for piece in self.pieces)


class Note(msgspec.Struct, frozen=True):
    """编者按: paragraphs set off from the story. An empty `label` is that of `name` in words."""

    name: Literal["note", "afterword"]
    paragraphs: tuple[Paragraph, ...]
    label: str = ""
    line: int = 0


CellAlign = Literal["left", "centre", "right"]


class Table(msgspec.Struct, frozen=True):
    """A table: a head or none, rows of as many cells, and how each column is told to stand."""

    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    aligns: tuple[CellAlign | None, ...]
    caption: Paragraph | None = None
    line: int = 0
