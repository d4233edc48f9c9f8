"""The form of a report: typed values, from which `banmian schema --report` makes its JSON Schema.

`docs/report.md` says it in words.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from layout.proof.changes import Changes


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value that has no keys but its own, so that the schema allows no others."""


class Place(_Strict, frozen=True):
    """A place in a file; line and column from 1, 0 where it is the whole file or line."""

    file: str
    line: int
    column: int
    end: int


class Text(_Strict, frozen=True):
    """A text in both languages."""

    en: str
    zh: str


class MendReport(_Strict, frozen=True):
    """Lines of a file, from `line` to `end`, as they must read: laid out again, and it holds."""

    file: str
    line: int
    end: int
    yaml: str
    message: Text


class StandingReport(_Strict, frozen=True):
    """Where on a page the box that is meant stands; first and last, from 1."""

    page: int
    columns: tuple[int, int]
    lines: tuple[int, int]


class Message(Place, frozen=True):
    """What a run says: an error, a fault, a warning, a note, or the finding of a rule."""

    code: str
    severity: Literal["error", "fault", "warning", "note"]
    message: Text
    hint: Text
    notes: tuple[Place, ...] = ()
    mend: MendReport | UnsetType = UNSET
    standing: StandingReport | UnsetType = UNSET


class Change(_Strict, frozen=True):
    """A paragraph that a step of looseness sets in lines more, or fewer than 0."""

    paragraph: int
    file: str
    line: int
    lines: int


class Step(_Strict, frozen=True):
    """A story set in `step` lines more than on the page (less than 0: fewer), and what it gives.

    At step 0 stands the page as it is set.
    """

    step: int
    lines_over: int
    lines_short: int
    paragraphs: tuple[Change, ...] = ()


class Policy(_Strict, frozen=True):
    """A policy of `fit` that was tried, from `before` to `after` in its own unit."""

    policy: str
    before: int
    after: int
    lines_over: int
    lines_short: int
    chosen: bool
    box: str = ""


class Edit(_Strict, frozen=True):
    """Characters to cut from a paragraph, or to write into it, with the line that ends it now.

    `lines` are those that it wins, or fills, alone; 0 where it does only with the others.
    """

    paragraph: int
    characters: int
    lines: int
    file: str
    line: int
    column: int
    text: str


class Fit(_Strict, frozen=True):
    """How a story fits, with what would change it.

    `deeper` are the lines by which its legs must be deeper where it is over, `filling` the
    characters of one more paragraph that it has room for where it is short. The `cuts` of a story
    that is over make it fit together; those of one with lines that stand alone mend these, and any
    others win a line each. `additions` fill a line each.
    """

    words: str
    deeper: int
    filling: int
    looseness: tuple[Step, ...]
    trials: tuple[Policy, ...]
    cuts: tuple[Edit, ...]
    cuts_for: Literal["", "over", "lone", "asked"]
    additions: tuple[Edit, ...]


class Leg(_Strict, frozen=True):
    """A column of a story: the lines that it has, and how many of them are filled."""

    lines: int
    filled: int


class PartReport(_Strict, frozen=True):
    """A part of a box: its characters, spaces apart, and those that found no room.

    Lines and legs stand where the part is set in columns.
    """

    part: str
    characters: int
    over: int
    lines: int | UnsetType = UNSET
    lines_over: int | UnsetType = UNSET
    lines_short: int | UnsetType = UNSET
    legs: tuple[Leg, ...] | UnsetType = UNSET


class Normalised(_Strict, frozen=True):
    """How often each choice of `normalise` replaced something, and what, line by line."""

    counts: dict[str, int]
    changes: tuple[Replaced, ...]


class Replaced(_Strict, frozen=True):
    """Like replacements in a line of the copy."""

    line: int
    kind: str
    before: str = msgspec.field(name="from")
    after: str = msgspec.field(name="to")
    count: int


class Room(_Strict, frozen=True):
    """Basic columns and lines."""

    columns: int
    lines: int


class PlacedRoom(Room, frozen=True):
    """What stands there, with its width and height in mm."""

    mm: tuple[float, float]


class AdvertReport(_Strict, frozen=True):
    """What was booked and what stands there, for the bill."""

    kind: Literal["paid", "psa"]
    label: str
    placed: PlacedRoom
    booked: Room | UnsetType = UNSET
    as_booked: bool | UnsetType = UNSET
    artwork: str | UnsetType = UNSET
    scale: float | UnsetType | None = UNSET


class PictureReport(_Strict, frozen=True):
    """A placed picture: its file, its size on the page in mm, and its pixels an inch there.

    A drawing and a page of a PDF have no pixels of their own.
    """

    file: str
    kind: Literal["pixels", "drawing", "page"]
    mm: tuple[float, float]
    ppi: int | UnsetType = UNSET


class BoxReport(_Strict, frozen=True):
    """A box: where it stands (first and last column and line), its parts, what is wrong with it.

    `columns` and `lines` are empty for what stands in a margin. `findings` are those of the rules.
    """

    name: str
    kind: Literal["story", "picture", "advert", "furniture", "briefs", "digest"]
    title: str
    file: str
    columns: tuple[int, ...]
    lines: tuple[int, ...]
    head_lines: int
    parts: tuple[PartReport, ...]
    normalised: Normalised
    advert: AdvertReport | UnsetType = UNSET
    pictures: tuple[PictureReport, ...] | UnsetType = UNSET
    copyfit: Fit | UnsetType = UNSET
    findings: tuple[Message, ...] = ()


class WaivedFinding(_Strict, frozen=True):
    """A finding that someone lets pass, with a name and a reason."""

    rule: str
    box: str
    name: str
    reason: str


class PageReport(_Strict, frozen=True):
    """A page with its boxes in reading order."""

    page: int
    boxes: tuple[BoxReport, ...]
    waived: tuple[WaivedFinding, ...] = ()


class WrittenFile(_Strict, frozen=True):
    """A file on disk: the number of its first page, its path, its size in bytes, all its pages."""

    number: int
    path: str
    size: int
    pages: tuple[int, ...]


class EditionReport(_Strict, frozen=True):
    """An edition of the run. `exit_code` is 0 fit to print, 1 not written, 3 written but unfit.

    `since_last` is there where it was asked for; null where an error keeps from comparing.
    """

    edition: str
    exit_code: Literal[0, 1, 3]
    written: tuple[WrittenFile, ...]
    pages: tuple[PageReport, ...]
    diagnostics: tuple[Message, ...]
    since_last: Changes | UnsetType | None = UNSET


class Report(_Strict, frozen=True):
    """All that a run of `banmian build` or `check` says."""

    banmian: str
    editions: tuple[EditionReport, ...]
    seconds: dict[str, float] | UnsetType = UNSET


def report_schema() -> dict[str, object]:
    """The JSON Schema of a report."""
    schema = msgspec.json.schema(Report)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
