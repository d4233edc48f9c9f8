"""What changed from one build to the next, as frozen values: the rows of `since_last` in JSON."""

from __future__ import annotations

from typing import Literal

import msgspec

from layout.diagnostics import Severity, Words
from layout.proof.given import Value
from layout.proof.record import Area, Chosen, Kind

Scope = Literal["box", "page", "edition", "house"]
Action = Literal["new", "gone", "changed"]


class KeyChange(msgspec.Struct, frozen=True, tag_field="cause", tag="key"):
    """A key that has another value. None: it is not written; a digest: it is long."""

    scope: Scope
    key: str
    before: Value | None
    after: Value | None


class CopyChange(msgspec.Struct, frozen=True, tag_field="cause", tag="story"):
    """A part of a story's copy that changed.

    `number` counts within its kind, from 1 (of what is gone, as it was counted before); `chars`
    are the characters before and after; `story` is the number of one of several briefs. Where the
    `part` is "story" the whole of it is another one: `before` and `after` are headlines.
    """

    file: str
    part: str  # headline, deck …, a Kind, or "story"
    action: Action
    chars: tuple[int, int]
    number: int = 0
    story: int = 0
    before: str | None = None
    after: str | None = None


class RowChange(msgspec.Struct, frozen=True):
    """A row of the plan; `line` in the file as it is now, 0 for a row that is gone."""

    line: int
    before: str | None
    after: str | None


class PlanChange(msgspec.Struct, frozen=True, tag_field="cause", tag="plan"):
    """Rows of the plan that changed."""

    rows: tuple[RowChange, ...]


class BoxCause(msgspec.Struct, frozen=True, tag_field="cause", tag="box"):
    """Another box that changed: a neighbour, or another part of the same story."""

    page: int
    box: str


class Waiving(msgspec.Struct, frozen=True, tag_field="cause", tag="waiver"):
    """Someone lets a finding pass, or no longer does."""

    name: str
    is_new: bool


class Program(msgspec.Struct, frozen=True, tag_field="cause", tag="program"):
    """Another version of the program made the page."""

    before: str
    after: str


Cause = KeyChange | CopyChange | PlanChange | BoxCause | Waiving | Program


class Stand(msgspec.Struct, frozen=True):
    """Where a box stands and how it is filled.

    `areas` as in a record. `lines` is the length of its text in lines, `chars` in characters
    without spaces; of these, `lines_over` and `chars_over` found no room, and `lines_short`
    more would have had. `legs` are (lines, filled), `policies` those of `fit` that were chosen,
    with their figure before and after.
    """

    areas: tuple[Area, ...]
    head_lines: int
    size: float
    lines: int
    chars: int
    lines_over: int
    chars_over: int
    lines_short: int
    legs: tuple[tuple[int, int], ...]
    policies: tuple[Chosen, ...] = ()


class Spot(msgspec.Struct, frozen=True):
    """A box of a page."""

    page: int
    box: str


class BoxChange(msgspec.Struct, frozen=True):
    """A box that changed; `spot` is where its story came from or went to."""

    box: str
    action: Action
    before: Stand | None
    after: Stand | None
    causes: tuple[Cause, ...]
    spot: Spot | None = None


class RemarkChange(msgspec.Struct, frozen=True):
    """A finding that is new, gone or has other figures; `was` is how it read before."""

    action: Action
    code: str
    severity: Severity
    box: str
    message: Words
    was: Words | None
    causes: tuple[Cause, ...]


class PageChanges(msgspec.Struct, frozen=True):
    """What changed on a page; `boxes` in reading order, those that are gone last."""

    page: int
    boxes: tuple[BoxChange, ...] = ()
    findings: tuple[RemarkChange, ...] = ()
    keys: tuple[KeyChange, ...] = ()
    plan: PlanChange | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.boxes or self.findings or self.keys or self.plan)


class Changes(msgspec.Struct, frozen=True):
    """What changed in an edition: of the pages that a record was kept of (`pages`) and of files.

    `unrecorded` are the pages that there was nothing to compare with; `program` tells whether
    another version of the program made the pages.
    """

    pages: tuple[PageChanges, ...] = ()
    keys: tuple[KeyChange, ...] = ()
    findings: tuple[RemarkChange, ...] = ()
    unrecorded: tuple[int, ...] = ()
    program: Program | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed on the pages that were compared."""
        whole = self.keys or self.findings or self.program
        return not whole and all(page.is_empty for page in self.pages)


__all__ = [
    "Action",
    "BoxCause",
    "BoxChange",
    "Cause",
    "Changes",
    "CopyChange",
    "KeyChange",
    "Kind",
    "PageChanges",
    "PlanChange",
    "Program",
    "RemarkChange",
    "RowChange",
    "Scope",
    "Spot",
    "Stand",
    "Waiving",
]
