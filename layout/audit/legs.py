"""The lines of running text as they stand, leg by leg and paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from layout.audit.sheet import Sheet
from layout.page.placed import PlacedBox, PlacedLine
from layout.spec.copy import Table
from layout.spec.model import Story

_NEAR = 3.0  # bodies: what stands level in one leg, as a list's number, is no further apart
_LEVEL = 0.5  # pt


def text_of(line: PlacedLine) -> str:
    """What a line says, without what stands over it."""
    return "".join(run.text for run in line.line.runs if not run.is_ruby)


def body_legs(sheet: Sheet, box: PlacedBox) -> list[list[PlacedLine]]:
    """The lines of a box's running text, leg by leg in reading order; cells of tables left out."""
    spec = sheet.spec(box)
    stories = spec.briefs.stories if spec.briefs else (spec.story,) if spec.story else ()
    cells = {place for story in stories for place in _cells(story)}
    legs: list[list[PlacedLine]] = []
    left = right = bottom = 0.0
    for line in box.lines:
        if line.part != "body" or (cells and (line.source.file, line.source.line) in cells):
            continue
        start, end = line.x, line.x + extent(line)
        is_level = abs(line.y - bottom) < _LEVEL and start < right + _NEAR * sheet.grid.body
        is_below = line.y > bottom + _LEVEL and start < right and end > left
        if legs and (is_level or is_below):
            left, right = min(left, start), max(right, end)
        else:
            legs.append([])
            left, right = start, end
        legs[-1].append(line)
        bottom = line.y
    return legs


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


def last_lines(sheet: Sheet, box: PlacedBox) -> Iterator[PlacedLine]:
    """The last line of each paragraph of more than one line, as far as that stands in the box."""
    lines = [line for leg in body_legs(sheet, box) for line in leg]
    for line, after in pairwise(lines):
        if line.line.start and after.offset != line.offset:
            yield line
    if lines and lines[-1].line.start and not _goes_on(box):
        yield lines[-1]


def _goes_on(box: PlacedBox) -> bool:
    """Whether more of a box's text stands elsewhere, or found no room."""
    is_over = any(fit.lines_over for fit in box.copyfit if fit.part == "body")
    return is_over or (box.stretch is not None and box.stretch.stop < box.stretch.length)
