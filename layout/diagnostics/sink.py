"""The values that carry a problem from where it is found to where it is told."""

from __future__ import annotations

import msgspec

from layout.diagnostics.codes import CODES, Severity


class Span(msgspec.Struct, frozen=True):
    """A place in a file: line and column count from 1, `end` is the column after the last.

    Line 0 is the file as a whole, column 0 the line; an empty file name is no place at all.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    end: int = 0

    def __str__(self) -> str:
        places = [str(one) for one in (self.line, self.column) if one]
        return ":".join([self.file, *places])


NOWHERE = Span()


class Words(msgspec.Struct, frozen=True):
    """A value of a message that is itself a word and so differs by language."""

    en: str
    zh: str


Value = str | int | float | Words


class Mend(msgspec.Struct, frozen=True):
    """A change that was tried and holds: lines `line` to `end` of a file must read `text`.

    Where `end` is before `line`, the text is added before it. `kind` and `fields` are for its
    words; `column` is the first character that changes in the first line, 0 where all of it does.
    """

    kind: str
    fields: dict[str, Value]
    file: str
    line: int
    end: int
    text: str
    column: int = 0


class Standing(msgspec.Struct, frozen=True):
    """Where on a page the box that is meant stands: columns and lines, first and last, from 1."""

    page: int
    columns: tuple[int, int]
    lines: tuple[int, int]


class Diagnostic(msgspec.Struct, frozen=True):
    """One problem: what (`code`), where (`span`, `notes` for further places) and with what values.

    `hint` chooses among the hints of the code when it has several; see `Code.hints`.
    """

    code: str
    span: Span
    fields: dict[str, Value]
    hint: str = ""
    notes: tuple[Span, ...] = ()
    level: Severity | None = None
    """How bad a rule's finding is, where the house says so."""
    mend: Mend | None = None
    standing: Standing | None = None

    @property
    def severity(self) -> Severity:
        """How bad it is: by the house, else by the table of codes."""
        return self.level or CODES[self.code].severity


class Sink:
    """Collects diagnostics in the order they are found; the same one twice is kept once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, Span, str], Diagnostic] = {}

    def report(
        self,
        code: str,
        span: Span,
        /,
        *,
        hint: str = "",
        notes: tuple[Span, ...] = (),
        severity: Severity | None = None,
        mend: Mend | None = None,
        **fields: Value,
    ) -> None:
        """Add a problem. `fields` are the names that the wording of `code` uses."""
        found = Diagnostic(code, span, fields, hint, notes, severity, mend)
        self._found.setdefault((code, span, repr(fields)), found)

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """All that was reported so far."""
        return tuple(self._found.values())

    def extend(self, others: tuple[Diagnostic, ...]) -> None:
        """Add what another sink found."""
        for one in others:
            self._found.setdefault((one.code, one.span, repr(one.fields)), one)

    def amend(self, old: Diagnostic, new: Diagnostic) -> None:
        """Put a diagnostic that says more in the place of one that was reported."""
        found = (new if one is old else one for one in self._found.values())
        self._found = {(one.code, one.span, repr(one.fields)): one for one in found}

    @property
    def has_errors(self) -> bool:
        """Whether something keeps the page from being written."""
        return any(one.severity == "error" for one in self._found.values())
