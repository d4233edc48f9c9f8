"""The record of a built page: what a later build compares itself with."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Literal

import msgspec

from layout import __version__
from layout.diagnostics import Diagnostic
from layout.page.placed import Copyfit, PlacedBox, PlacedPage
from layout.page.region import Region
from layout.proof.given import Keys, digest, keys_of, relative, value_of
from layout.proof.remarks import Remark, Remarks
from layout.spec.copy import Note, Paragraph, Table
from layout.spec.model import Block, Box, Edition, Page, Story

FORMAT = 1
"""Raised with each change that older readers would take wrongly."""

Kind = Literal["paragraph", "subhead", "table", "picture", "note"]
Area = tuple[int, int, int, int]
"""First and last column, first and last line, from 1."""

Chosen = tuple[str, int, int]
"""A policy of `fit`, with its figure before and after in its own unit."""


class Passage(msgspec.Struct, frozen=True, array_like=True):
    """A block of a story's body: its kind, the CRC-32 of its text and marks, its characters."""

    kind: Kind
    crc: int
    chars: int


class Copy(msgspec.Struct, frozen=True, omit_defaults=True):
    """A story as it was written: its file, the parts of its head, the blocks of its body."""

    file: str
    parts: Keys = {}
    body: tuple[Passage, ...] = ()


class Fit(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a part of a box filled its room; see `Copyfit`. `legs` are (lines, filled)."""

    part: str
    chars: int = 0
    over: int = 0
    lines: int = 0
    lines_over: int = 0
    lines_short: int = 0
    legs: tuple[tuple[int, int], ...] = ()


class BoxRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """A box: where it stood, how it was filled, and what it was made from.

    `areas` are rectangles one above the other, none for a strip in the margin; `size` is that of
    the headline in points; `parts` are page and box of each part of a story that has several;
    `policies` are those of `fit` that were chosen, with their figure before and after.
    """

    name: str
    kind: str
    areas: tuple[Area, ...] = ()
    head_lines: int = 0
    size: float = 0
    fits: tuple[Fit, ...] = ()
    keys: Keys = {}
    stories: tuple[Copy, ...] = ()
    parts: tuple[tuple[int, str], ...] = ()
    policies: tuple[Chosen, ...] = ()


class PlanRow(msgspec.Struct, frozen=True, array_like=True):
    """A row of the plan as it may be written, and its line in the file."""

    text: str
    line: int = 0


class Pardon(msgspec.Struct, frozen=True, omit_defaults=True):
    """A finding that someone let pass."""

    rule: str
    box: str = ""
    name: str = ""


class PageRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """One page as it was asked for and as it came out."""

    number: int
    keys: Keys = {}
    plan: tuple[PlanRow, ...] = ()
    boxes: tuple[BoxRecord, ...] = ()
    remarks: tuple[Remark, ...] = ()
    waived: tuple[Pardon, ...] = ()


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """A page with what holds for the whole edition: the content of a file of records.

    `written` tells whether a PDF was made; a check cannot say what is found in making it.
    """

    record: int
    banmian: str
    page: PageRecord
    paper: str = ""
    title: str = ""
    date: str = ""  # 2020-12-07
    issue: int | None = None
    house: Keys = {}
    keys: Keys = {}
    remarks: tuple[Remark, ...] = ()  # on the files, not on a page
    written: bool = True


class Made(msgspec.Struct, frozen=True):
    """What was found on a page: before its PDF was made, and in making it; what was let pass."""

    found: tuple[Diagnostic, ...]
    late: tuple[Diagnostic, ...] = ()
    waived: tuple[Pardon, ...] = ()


_PASSED = ("name", "parts", "part", "stretches", "story", "briefs")


def page_record(edition: Edition, page: Page, placed: PlacedPage, made: Made) -> PageRecord:
    """The record of one page; the same files give the same record."""
    folder = _folder(edition)
    remarks = Remarks(edition)
    return PageRecord(
        number=page.number,
        keys=keys_of(page, folder, ("number", "plan", "boxes")),
        plan=tuple(
            PlanRow(_row(lines, names), span.line)
            for (lines, names), span in zip(page.plan, page.plan_lines, strict=False)
        ),
        boxes=tuple(_box(box, page.boxes.get(box.name), folder) for box in placed.boxes),
        remarks=(
            *(remarks.of(one, page.number) for one in made.found),
            *(remarks.of(one, page.number, is_late=True) for one in made.late),
        ),
        waived=made.waived,
    )


def records(
    edition: Edition,
    pages: Sequence[PageRecord],
    found: Sequence[Diagnostic],
    late: Sequence[Diagnostic] = (),
    *,
    written: bool,
) -> tuple[Record, ...]:
    """Each page with what holds for all of them.

    `found` is what was said of the files, `late` what was found in binding all pages into one.
    """
    folder, remarks = _folder(edition), Remarks(edition)
    whole = Record(
        record=FORMAT,
        banmian=__version__,
        page=PageRecord(0),
        paper=edition.house.paper.name or "",
        title=edition.title or "",
        date=edition.date.isoformat() if edition.date else "",
        issue=edition.issue,
        house=keys_of(edition.house, folder, ("extends",)),
        keys=keys_of(edition, folder, ("house", "pages", "waivers")),
        remarks=(
            *(remarks.of(one) for one in found),
            *(remarks.of(one, is_late=True) for one in late),
        ),
        written=written,
    )
    return tuple(msgspec.structs.replace(whole, page=page) for page in pages)


def _folder(edition: Edition) -> str:
    return os.path.dirname(edition.file)  # noqa: PTH120  # paths stay strings here


def _row(lines: int, names: tuple[str, ...]) -> str:
    """`4 头条*5 .`: a row as short as it can be written."""
    words: list[list[str]] = []
    for name in names:
        if words and words[-1][0] == name:
            words[-1].append(name)
        else:
            words.append([name])
    told = (f"{same[0] or '.'}*{len(same)}" if same[1:] else same[0] or "." for same in words)
    return f"{lines} {' '.join(told)}"


def _box(placed: PlacedBox, box: Box | None, folder: str) -> BoxRecord:
    keys: Keys = {}
    stories: tuple[Story, ...] = ()
    if box:
        keys = keys_of(box, folder, _PASSED)
        stories = box.briefs.stories if box.briefs else (box.story,) if box.story else ()
        if box.briefs:
            briefs = keys_of(box.briefs, folder, ("stories",))
            keys |= {f"briefs.{key}": value for key, value in briefs.items()}
    return BoxRecord(
        name=placed.name,
        kind=placed.kind,
        areas=_areas(placed.region),
        head_lines=placed.head_lines,
        size=_size(placed),
        fits=tuple(map(_fit, placed.copyfit)),
        keys=keys,
        stories=tuple(_copy(story, folder) for story in stories),
        parts=tuple((one.page, one.box) for one in box.parts) if box else (),
        policies=tuple(
            (one.policy, one.before, one.after) for one in placed.trials if one.is_chosen
        ),
    )


def _areas(region: Region) -> tuple[Area, ...]:
    return tuple(
        (left + 1, right, band.top + 1, band.bottom)
        for band in region.bands()
        for left, right in band.intervals
    )


def _size(placed: PlacedBox) -> float:
    """The size of the headline in points; 0 where there is none."""
    runs = (run for one in placed.lines if one.part == "headline" for run in one.line.runs)
    return round(max((run.size for run in runs), default=0), 2)


def _fit(fit: Copyfit) -> Fit:
    legs = tuple((leg.lines, leg.filled) for leg in fit.columns)
    return Fit(
        fit.part, fit.chars, fit.chars_over, fit.lines, fit.lines_over, fit.lines_short, legs
    )


_TEXTS = ("kicker", "headline", "dateline", "source", "editor")
_LISTS = ("deck", "byline", "note", "keep", "normalise")


def _copy(story: Story, folder: str) -> Copy:
    parts = {name: value_of(text) for name in _TEXTS if (text := getattr(story, name))}
    for name in _LISTS:
        if lines := getattr(story, name):
            parts[name] = value_of(" / ".join(lines))
    if story.stretches:
        parts["marks"] = digest(repr(story.stretches))
    return Copy(relative(story.file, folder), parts, tuple(map(_passage, story.body)))


def _passage(block: Block) -> Passage:
    match block:
        case Paragraph():
            kind: Kind = "subhead" if block.kind == "subhead" else "paragraph"
            text, marks = block.text, _marks(block)
        case Note():
            kind, text = "note", "\n".join(one.text for one in block.paragraphs)
            marks = block.name + block.label + "".join(map(_marks, block.paragraphs))
        case Table():
            cells = [cell for row in (block.head, *block.rows) for cell in row]
            cells += [block.caption] if block.caption else []
            kind, text = "table", "\n".join(cell.text for cell in cells)
            marks = repr((block.aligns, len(block.head))) + "".join(map(_marks, cells))
        case _:
            kind, text, marks = "picture", block.caption + block.credit, block.path
            marks = os.path.basename(marks)  # noqa: PTH119  # its folder depends on the run
    found = digest(text)
    crc = digest(f"{marks}\0{text}").crc if marks else found.crc
    return Passage(kind, crc, found.chars)


def _marks(block: Paragraph) -> str:
    """What distinguishes a paragraph beside its text; nothing for a plain one."""
    pieces = [
        (piece.mark, piece.script, len(piece.text))
        for piece in block.pieces
        if piece.mark or piece.script
    ]
    notes = [(one.kind, one.start, one.end, one.text) for one in block.annotations]
    if not (pieces or notes or block.label or block.nest or block.kind == "quote"):
        return ""
    starts = [len(piece.text) for piece in block.pieces] if pieces else []
    return repr((block.kind, block.label, block.nest, pieces, starts, notes))
