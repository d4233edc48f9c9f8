"""Copy as it is written: its rows, and where each stands in its file."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from layout.diagnostics import Span


class Manuscript(msgspec.Struct, frozen=True):
    """Markdown and, for each row of it, the line and the first column it is written at.

    Column 0 is a column that is not known (a body in quotation marks); `whole` is then the place
    that messages name.
    """

    file: str
    rows: Sequence[str]
    places: Sequence[tuple[int, int]]
    whole: Span

    def span(self, row: int) -> Span:
        """The place of a row, without the white around it."""
        line, column = self.places[row]
        written = self.rows[row]
        indent = len(written) - len(written.lstrip())
        return self.at(line, column + indent if column else 0, len(written.strip()))

    def at(self, line: int, column: int, length: int) -> Span:
        """The place of `length` characters."""
        if column:
            return Span(self.file, line, column, column + max(length, 1))
        return self.whole if self.whole.line else Span(self.file, line, 1, 2)
