"""大样: a page as an auditor sees it, with what several rules ask for worked out once."""

from __future__ import annotations

from functools import cached_property

import msgspec

from layout.audit.furnishing import Furnishing
from layout.diagnostics import RULES, Severity, Span
from layout.diagnostics.sink import Value
from layout.display import FaceRef
from layout.page.galley import Galley
from layout.page.placed import Column, PlacedBox, PlacedLine, PlacedPage
from layout.page.region import Region
from layout.spec.model import Box, Edition, Page

HEAD_PARTS = ("kicker", "headline", "deck")
Fields = dict[str, Value]
"""Values for the words of a finding."""


class Finding(msgspec.Struct, frozen=True):
    """A place where a rule is broken: the box meant, where to mend it, and values for the words."""

    span: Span
    fields: Fields
    box: str = ""
    hint: str = ""
    notes: tuple[Span, ...] = ()
    level: Severity | None = None
    """How bad it is where that differs from the rule's own; a house that sets one has its way."""


class Again(msgspec.Struct, frozen=True):
    """What it takes to lay a page out again: its galley, and how much may be done.

    `effort` is in cells of the grid (a line of a basic column) that are composed.
    """

    galley: Galley
    effort: float


class Headline(msgspec.Struct, frozen=True):
    """A story's head on the page: its size in points, where it stands, its lines."""

    box: PlacedBox
    size: float
    x_scale: float
    lines: tuple[PlacedLine, ...]
    top: float  # points
    bottom: float
    left: float
    right: float


class Sheet:
    """One page: what the edition asked for (`page`) and how it came out (`placed`)."""

    def __init__(
        self, edition: Edition, page: Page, placed: PlacedPage, faces: tuple[FaceRef, ...]
    ) -> None:
        self.edition = edition
        self.page = page
        self.placed = placed
        self.faces = faces
        self.grid = placed.grid

    def limits(self, rule: str) -> dict[str, float]:
        """The limits of a rule in this house."""
        choice = self.edition.house.checks.get(rule)
        return {**RULES[rule].limits, **(choice.limits if choice else {})}

    def spec(self, box: PlacedBox) -> Box:
        """What the edition says of a placed box."""
        return self.page.boxes[box.name]

    @cached_property
    def owners(self) -> list[list[PlacedBox | None]]:
        """For each line, the box that each basic column belongs to."""
        rows: list[list[PlacedBox | None]] = [
            [None] * self.grid.columns for _ in range(self.grid.lines)
        ]
        for box in self.boxes:
            for line in range(box.region.top, box.region.bottom):
                row = box.region.row(line)
                for column in range(self.grid.columns):
                    if row >> column & 1:
                        rows[line][column] = box
        return rows

    @cached_property
    def boxes(self) -> tuple[PlacedBox, ...]:
        """The boxes of the plan, in reading order; furniture outside the type area apart."""
        return tuple(box for box in self.placed.boxes if box.name in self.page.boxes)

    @cached_property
    def stories(self) -> tuple[PlacedBox, ...]:
        """The boxes that hold a story."""
        return tuple(box for box in self.boxes if box.kind == "story")

    @cached_property
    def headlines(self) -> tuple[Headline, ...]:
        """The headline of each story that has one, in reading order."""
        found = []
        for box in self.stories:
            lines = tuple(line for line in box.lines if line.part == "headline" and line.line.runs)
            if lines:
                found.append(_headline(box, lines))
        return tuple(found)

    @cached_property
    def lead(self) -> PlacedBox | None:
        """头条: the story with the head highest on the page, the widest of those."""
        if not self.stories:
            return None
        return min(self.stories, key=lambda box: (box.region.top, -box.region.span))

    @cached_property
    def furnishing(self) -> Furnishing:
        """What the furniture of the page says."""
        return Furnishing(self.edition, self.page)

    def legs(self, box: PlacedBox) -> tuple[Column, ...]:
        """The legs of a story's body."""
        return next((fit.columns for fit in box.copyfit if fit.part == "body"), ())


def _headline(box: PlacedBox, lines: tuple[PlacedLine, ...]) -> Headline:
    runs = [run for line in lines for run in line.line.runs]
    size = max(run.size for run in runs)
    return Headline(
        box,
        size,
        min(run.x_scale for run in runs),
        lines,
        top=min(line.y for line in lines) - 0.88 * size,
        bottom=max(line.y for line in lines) + 0.12 * size,
        left=min(line.x + line.line.runs[0].x for line in lines),
        right=max(line.x + line.line.runs[0].x + line.line.width for line in lines),
    )


def columns_of(region: Region) -> str:
    """The basic columns of a region, from 1."""
    return _from_to(region.left + 1, region.right)


def lines_of(region: Region) -> str:
    """The lines of a region, from 1."""
    return _from_to(region.top + 1, region.bottom)


def _from_to(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}-{last}"
