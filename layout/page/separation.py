"""Rules between stories: in the gutter beside, in the white across; never one under another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.display import Rule
from layout.page import stroke
from layout.page.grid import PageGrid
from layout.page.placed import PlacedBox
from layout.spec.model import Rules

BRIDGE = 2  # lines of white that a rule beside runs through between two neighbours of one story

TEXTS = ("story", "briefs", "digest")  # kinds of boxes that a rule parts


def separate(grid: PageGrid, boxes: Sequence[PlacedBox], rules: Rules) -> Iterator[Rule]:
    """The rules of a page, between boxes that are not framed."""
    owner = _owners(grid, boxes)
    if rules.beside != "none":
        for column in range(grid.columns - 1):
            x = grid.x(grid.column(column) + grid.measure + grid.gutter / 2)
            for first, last in _runs(grid, owner, column):
                top, bottom = grid.y(first) + grid.gap / 2, grid.y(last) - grid.gap / 2
                yield from stroke.vertical(rules.beside, x, top, bottom)
    if rules.across != "none":
        yield from _across(grid, owner, boxes, rules)


def _owners(grid: PageGrid, boxes: Sequence[PlacedBox]) -> list[list[PlacedBox | None]]:
    """For each line, the box that each column belongs to."""
    owner: list[list[PlacedBox | None]] = [[None] * grid.columns for _ in range(grid.lines)]
    for box in boxes:
        for line in range(box.region.top, box.region.bottom):
            row = box.region.row(line)
            for column in range(grid.columns):
                if row >> column & 1:
                    owner[line][column] = box
    return owner


def _parts(left: PlacedBox | None, right: PlacedBox | None) -> bool:
    """Whether a rule stands between two neighbours: two texts, neither framed."""
    return (
        left is not None
        and right is not None
        and left is not right
        and left.kind in TEXTS
        and right.kind in TEXTS
        and not left.is_framed
        and not right.is_framed
    )


def _runs(
    grid: PageGrid, owner: list[list[PlacedBox | None]], column: int
) -> Iterator[tuple[int, int]]:
    """Stretches of lines of one rule, short white between bridged where a story goes on."""
    start: int | None = None
    end = 0
    for line in range(grid.lines):
        left, right = owner[line][column], owner[line][column + 1]
        if not _parts(left, right):
            continue
        if start is not None and not _joins(owner, column, end, line):
            yield start, end
            start = None
        start = line if start is None else start
        end = line + 1
    if start is not None:
        yield start, end


def _joins(owner: list[list[PlacedBox | None]], column: int, end: int, line: int) -> bool:
    """Whether the white from `end` to `line` lies beside one box that goes on through it."""
    if line == end:
        return True
    if line - end > BRIDGE:
        return False
    return any(
        owner[end - 1][side] is not None
        and all(owner[at][side] is owner[end - 1][side] for at in range(end, line + 1))
        for side in (column, column + 1)
    )


def _across(
    grid: PageGrid,
    owner: list[list[PlacedBox | None]],
    boxes: Sequence[PlacedBox],
    rules: Rules,
) -> Iterator[Rule]:
    """A rule in the middle of the white line above each box that has text or picture above it."""
    for box in boxes:
        top = box.region.top
        if top < 2 or box.kind == "furniture" or box.is_framed:
            continue
        columns = [c for c in range(grid.columns) if box.region.row(top) >> c & 1]
        above = {id(owner[top - 2][c]): owner[top - 2][c] for c in columns}
        has_white = all(owner[top - 1][c] is None for c in columns)
        kinds = [one.kind for one in above.values() if one is not None and not one.is_framed]
        if has_white and kinds and "furniture" not in kinds:
            left = grid.x(grid.column(columns[0]))
            right = grid.x(grid.column(columns[-1]) + grid.measure)
            y = grid.y(top) - grid.leading / 2
            yield from stroke.horizontal(rules.across, left, right, y)
