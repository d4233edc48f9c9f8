"""Paragraphs put together from stretches of source text."""

from __future__ import annotations

import msgspec

from layout.spec.copy import Annotation, Mark, Notes, Piece, Script
from layout.spec.joint import joint


class _Stretch(msgspec.Struct):
    """An open stretch; it begins at the first character that is added to it."""

    notes: Notes
    line: int
    column: int
    start: int | None = None


class Pieces:
    """Collects text with its manner and place; makes pieces, and paragraphs of them."""

    def __init__(self) -> None:
        self.paragraphs: list[tuple[Piece, ...]] = []
        self.annotations: list[tuple[Annotation, ...]] = []
        """Of each paragraph."""
        self._done: list[Piece] = []
        self._texts: list[str] = []
        self._length = 0
        self._manner: tuple[Mark | None, Script | None] = (None, None)
        self._open: list[_Stretch] = []
        self._notes: list[Annotation] = []
        self._before = 0
        self._start = (0, 0)
        self._next = (0, 0)
        self._breaks: list[tuple[int, int, int]] = []
        self._at_line_end = False

    @property
    def is_empty(self) -> bool:
        """Whether the paragraph holds nothing yet."""
        return not self._done and not self._texts

    def add(
        self, text: str, mark: Mark | None, line: int, column: int, script: Script | None = None
    ) -> None:
        """Add a stretch that is written at one place; column 0 is not known."""
        if not text:
            return
        if self._at_line_end:
            self._join(text)
        if not self._texts or (mark, script) != self._manner:
            self._end_piece()
            self._manner, self._start = (mark, script), (line, column)
        elif (line, column) != self._next:
            self._breaks.append((self._length, line, column))
        for stretch in self._open:
            if stretch.start is None:
                stretch.start = self._before + self._length
        self._append(text)
        self._next = (line, column + len(text) if column else 0)

    def end_line(self) -> None:
        """A source line ends within the paragraph."""
        self._at_line_end = True

    def open(self, notes: Notes, line: int, column: int) -> None:
        """A stretch begins that is annotated; what is added to it counts for all open ones."""
        self._open.append(_Stretch(notes, line, column))

    def close(self) -> bool:
        """The stretch opened last ends; False where nothing was added to it."""
        stretch = self._open.pop()
        self._annotate(stretch)
        return stretch.start is not None

    def _annotate(self, stretch: _Stretch) -> None:
        if (start := stretch.start) is None:
            return
        end = self._before + self._length
        self._notes += [
            Annotation(kind, start, end, text, stretch.line, stretch.column)
            for kind, text in stretch.notes
        ]

    def end_paragraph(self) -> None:
        """The paragraph ends; open stretches go on in the next."""
        for stretch in self._open:
            self._annotate(stretch)
            stretch.start = None
        self._end_piece()
        if self._done:
            self.paragraphs.append(tuple(self._done))
            self.annotations.append(tuple(self._notes))
        self._done = []
        self._notes = []
        self._before = 0
        self._at_line_end = False

    def _join(self, text: str) -> None:
        self._at_line_end = False
        before = self._texts or [piece.text for piece in self._done]
        space = joint("".join(before[-2:]), text)
        if space and self._texts:
            self._append(space)
            self._next = (self._next[0], self._next[1] + 1 if self._next[1] else 0)

    def _append(self, text: str) -> None:
        self._texts.append(text)
        self._length += len(text)

    def _end_piece(self) -> None:
        if self._texts:
            line, column = self._start
            text = "".join(self._texts)
            mark, script = self._manner
            self._done.append(Piece(text, mark, line, column, tuple(self._breaks), script))
        self._before += self._length
        self._texts = []
        self._length = 0
        self._breaks = []
