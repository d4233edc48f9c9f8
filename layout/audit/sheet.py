"""大样: a page as an auditor sees it, with what several rules ask for worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from layout.audit.furnishing import Furnishing
from layout.diagnostics import RULES, Severity, Span
from layout.diagnostics.sink import Value
from layout.display import FaceRef
from layout.page.galley import Galley
from layout.page.grid import ASCENT
from layout.page.placed import Column, PlacedBox, PlacedLine, PlacedPage
from layout.page.region import Region
from layout.spec.model import Box, Edition, Page

if TYPE_CHECKING:
    from layout.audit.body import Leg
    from layout.audit.ground import OnGround

EDITORIAL = frozenset(("story", "picture", "briefs", "digest"))
"""Kinds of boxes that are the paper's own words; adverts and furniture are not."""
HEAD_PARTS = ("kicker", "headline", "deck")
NEAR = 0.5  # pt
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
    """A headline on the page: its size in points, where it stands, its lines."""

    box: PlacedBox
    size: float
    x_scale: float
    lines: tuple[PlacedLine, ...]
    top: float  # points
    bottom: float
    left: float
    right: float
    is_vertical: bool = False


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
    def taken(self) -> list[int]:
        """For each line, the basic columns that some box has, as bits."""
        rows = [0] * self.grid.lines
        for box in self.boxes:
            for line, row in enumerate(box.region.rows, box.region.top):
                rows[line] |= row
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
    def bodies(self) -> tuple[tuple[PlacedBox, list[Leg]], ...]:
        """The boxes that hold running text, each with the lines of it, leg by leg."""
        from layout.audit.body import body_legs

        texts = (box for box in self.boxes if box.kind in ("story", "briefs"))
        return tuple((box, body_legs(self, box)) for box in texts)

    @cached_property
    def headlines(self) -> tuple[Headline, ...]:
        """The headline of each story that has one, in reading order."""
        return tuple(head for head in self.heads if head.box.kind == "story")

    @cached_property
    def heads(self) -> tuple[Headline, ...]:
        """The headline of each story, picture, briefs and digest that has one, in reading order."""
        found = []
        for box in self.boxes:
            if box.kind in EDITORIAL:
                lines = tuple(one for one in box.lines if one.part == "headline" and one.line.runs)
                if lines:
                    found.append(_headline(box, lines))
        return tuple(found)

    @cached_property
    def lead(self) -> PlacedBox | None:
        """头条: the story that was given the head of a lead."""
        return next((box for box in self.stories if box.name == self.placed.lead), None)

    @cached_property
    def grounds(self) -> list[OnGround]:
        """The runs that stand on more than paper, or are not black, with what lies under them."""
        from layout.audit.ground import on_grounds

        return on_grounds(self.placed.boxes)

    def is_ruled_down(self, left: float, right: float, y: float) -> bool:
        """Whether a rule between the boxes stands upright from `left` to `right`, at a height."""
        return any(
            rule.x1 == rule.x2 and left - NEAR <= rule.x1 <= right + NEAR
            and rule.y1 - NEAR <= y <= rule.y2 + NEAR
            for rule in self.placed.rules
        )  # fmt: skip

    def is_ruled_across(self, top: float, bottom: float, x: float) -> bool:
        """Whether a rule between the boxes lies level from `top` to `bottom`, over a place."""
        return any(
            rule.y1 == rule.y2 and top - NEAR <= rule.y1 <= bottom + NEAR
            and rule.x1 - NEAR <= x <= rule.x2 + NEAR
            for rule in self.placed.rules
        )  # fmt: skip

    def edges(self, first: int, end: int) -> tuple[float, float]:
        """Left and right of basic columns from the first to before `end`, in points."""
        grid = self.grid
        return grid.x(grid.column(first)), grid.x(grid.column(end - 1) + grid.measure)

    def feet(self, box: PlacedBox) -> str:
        """Where the white of a story goes that is short: `even`, `last` or `spread`."""
        return self.spec(box).feet or self.edition.house.feet

    @cached_property
    def furnishing(self) -> Furnishing:
        """What the furniture of the page says."""
        return Furnishing(self.edition, self.page)

    def legs(self, box: PlacedBox) -> tuple[Column, ...]:
        """The legs of a story's body."""
        return next((fit.columns for fit in box.copyfit if fit.part == "body"), ())


def _headline(box: PlacedBox, lines: tuple[PlacedLine, ...]) -> Headline:
    runs = [run for line in lines for run in line.line.runs]
    areas = [area_of(line) for line in lines]
    return Headline(
        box,
        max(run.size for run in runs),
        min(run.x_scale for run in runs),
        lines,
        top=min(area[1] for area in areas),
        bottom=max(area[3] for area in areas),
        left=min(area[0] for area in areas),
        right=max(area[2] for area in areas),
        is_vertical=lines[0].line.is_vertical,
    )


def area_of(placed: PlacedLine) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the em boxes of a line that has runs, in points."""
    line, run = placed.line, placed.line.runs[0]
    size = max(run.size for run in line.runs)
    if line.is_vertical:
        x, y = placed.x, placed.y
        return x - size / 2, y, x + size / 2, y + line.width
    x, y = placed.x + run.x, placed.y
    runs = [run for run in line.runs if not run.is_ruby]
    top = min(y - run.rise - ASCENT * run.size for run in runs)
    bottom = max(y - run.rise + (1 - ASCENT) * run.size for run in runs)
    return x, top, x + line.width, bottom


def columns_of(region: Region) -> str:
    """The basic columns of a region, from 1."""
    return _from_to(region.left + 1, region.right)


def lines_of(region: Region) -> str:
    """The lines of a region, from 1."""
    return _from_to(region.top + 1, region.bottom)


def _from_to(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}-{last}"
