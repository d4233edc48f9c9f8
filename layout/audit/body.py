"""The lines of running text as they stand, leg by leg and paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from layout.audit.sheet import Sheet
from layout.page.placed import Column, PlacedBox, PlacedLine
from layout.spec.copy import Table
from layout.spec.model import Story

_HANG = 0.6  # 字 that a line may begin left of its leg


class Leg(NamedTuple):
    """A leg where it stands, and the lines of running text in it."""

    place: Column
    lines: list[PlacedLine]

    @property
    def width(self) -> float:
        """In points, where it is widest."""
        return self.place.right - self.place.left


def text_of(line: PlacedLine) -> str:
    """What a line says, without what stands over it."""
    return "".join(run.text for run in line.line.runs if not run.is_ruby)


def body_legs(sheet: Sheet, box: PlacedBox) -> list[Leg]:
    """The lines of a box's running text, leg by leg in reading order; cells of tables left out.

    So are lines of nothing that shows.
    """
    spec = sheet.spec(box)
    stories = spec.briefs.stories if spec.briefs else (spec.story,) if spec.story else ()
    cells = {place for story in stories for place in _cells(story)}
    places = sheet.legs(box)
    legs: list[Leg] = [Leg(place, []) for place in places]
    at = 0
    for line in box.lines:
        if line.part != "body" or not line.line.runs:
            continue
        if cells and (line.source.file, line.source.line) in cells:
            continue
        while at < len(legs) and not _holds(sheet, places[at], line):
            at += 1
        if at == len(legs):
            break
        legs[at].lines.append(line)
    return [leg for leg in legs if leg.lines]


def _holds(sheet: Sheet, leg: Column, line: PlacedLine) -> bool:
    """Whether a line stands in a leg; marks and numbers may hang out of it."""
    grid = sheet.grid
    hang = _HANG * grid.body
    is_level = grid.y(leg.top) < line.y < grid.y(leg.bottom)
    return is_level and leg.left - hang < line.x < leg.right


def _cells(story: Story) -> Iterator[tuple[str, int]]:
    """Where the cells of a story's tables are written."""
    for block in story.body:
        if isinstance(block, Table):
            for row in (block.head, *block.rows):
                yield from ((story.file, cell.line) for cell in row)


def extent(line: PlacedLine) -> float:
    """How far a line reaches to the right of where it begins, its indent counted, in points."""
    first = line.line.runs[0].x if line.line.runs else 0.0
    return max(0.0, first) + line.line.width


class End(NamedTuple):
    """The last line of a paragraph, and how much room the line above it had yet, in points."""

    line: PlacedLine
    room: float


def ends(box: PlacedBox, legs: list[Leg]) -> Iterator[End]:
    """The ends of the paragraphs of more than one line, as far as they stand in the box."""
    lines = [(line, leg.width) for leg in legs for line in leg.lines]
    before = 0.0
    for (line, width), after in pairwise([*lines, (None, 0.0)]):
        if line is None:
            continue
        other = after[0]
        is_last = other.offset != line.offset if other else not _goes_on(box)
        if line.line.start and is_last:
            yield End(line, before)
        before = width - line.line.natural


def _goes_on(box: PlacedBox) -> bool:
    """Whether more of a box's text stands elsewhere, or found no room."""
    is_over = any(fit.lines_over for fit in box.copyfit if fit.part == "body")
    return is_over or (box.stretch is not None and box.stretch.stop < box.stretch.length)
