"""Paragraphs put together from stretches of source text."""

from __future__ import annotations

from layout.spec.joint import joint
from layout.spec.model import Mark, Piece


class Pieces:
    """Collects text with its manner and place; makes pieces, and paragraphs of them."""

    def __init__(self) -> None:
        self.paragraphs: list[tuple[Piece, ...]] = []
        self._done: list[Piece] = []
        self._texts: list[str] = []
        self._length = 0
        self._mark: Mark | None = None
        self._start = (0, 0)
        self._next = (0, 0)
        self._breaks: list[tuple[int, int, int]] = []
        self._at_line_end = False

    @property
    def is_empty(self) -> bool:
        """Whether the paragraph holds nothing yet."""
        return not self._done and not self._texts

    def add(self, text: str, mark: Mark | None, line: int, column: int) -> None:
        """Add a stretch that is written at one place; column 0 is not known."""
        if not text:
            return
        if self._at_line_end:
            self._join(text)
        if not self._texts or mark != self._mark:
            self._end_piece()
            self._mark, self._start = mark, (line, column)
        elif (line, column) != self._next:
            self._breaks.append((self._length, line, column))
        self._append(text)
        self._next = (line, column + len(text) if column else 0)

    def end_line(self) -> None:
        """A source line ends within the paragraph."""
        self._at_line_end = True

    def end_paragraph(self) -> None:
        """The paragraph ends."""
        self._end_piece()
        if self._done:
            self.paragraphs.append(tuple(self._done))
        self._done = []
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
            self._done.append(Piece(text, self._mark, line, column, tuple(self._breaks)))
        self._texts = []
        self._length = 0
        self._breaks = []
