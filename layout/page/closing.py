"""Adverts ruled off from the editorial page (广告法 art. 14: a reader can tell them apart)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from layout.display import Rule
from layout.page import stroke
from layout.page.grid import PageGrid
from layout.page.placed import PlacedBox
from layout.spec.model import RuleKind

BRIDGE = 2  # lines of white across which an advert still meets what stands over or under it
_NOT_EDITORIAL = frozenset(("advert", "furniture"))


class _Level:
    """A level rule over some columns; its ends run out to the upright ones it meets."""

    def __init__(self, grid: PageGrid, y: float, first: int, last: int) -> None:
        self.y, self.first, self.last = y, first, last
        self.left = grid.x(grid.column(first))
        self.right = grid.x(grid.column(last) + grid.measure)


def close_adverts(grid: PageGrid, boxes: Sequence[PlacedBox], kind: RuleKind) -> Iterator[Rule]:
    """Rules where an advert and the editorial page meet, unless one of them is framed."""
    if kind == "none":
        return
    owner = _owners(grid, boxes)
    levels = list(_levels(grid, owner))
    for column in range(grid.columns - 1):
        meets = [_meet(row[column], row[column + 1]) for row in owner]
        for first, last in _stretches(meets):
            x = grid.x(grid.column(column) + grid.measure + grid.gutter / 2)
            top, bottom = grid.y(first) + grid.gap / 2, grid.y(last) - grid.gap / 2
            for level in levels:
                if not (level.first == column + 1 or level.last == column):
                    continue
                is_above = grid.y(first - BRIDGE) <= level.y <= grid.y(first)
                is_below = grid.y(last) <= level.y <= grid.y(last + BRIDGE)
                top = level.y if is_above else top
                bottom = level.y if is_below else bottom
                if is_above or is_below:
                    level.left, level.right = min(level.left, x), max(level.right, x)
            yield from stroke.vertical(kind, x, top, bottom)
    for level in levels:
        yield from stroke.horizontal(kind, level.left, level.right, level.y)


def _owners(grid: PageGrid, boxes: Sequence[PlacedBox]) -> list[list[PlacedBox | None]]:
    """The box that stands in each column of each line; of several the first."""
    owner: list[list[PlacedBox | None]] = [[None] * grid.columns for _ in range(grid.lines)]
    for box in reversed(boxes):
        for line, cells in enumerate(owner):
            row = box.region.row(line)
            for column in range(grid.columns) if row else ():
                if row >> column & 1:
                    cells[column] = box
    return owner


def _meet(one: PlacedBox | None, other: PlacedBox | None) -> bool:
    """Whether two neighbours are an advert and a piece of the paper, neither framed."""
    if one is None or other is None or one.is_framed or other.is_framed:
        return False
    kinds = {one.kind, other.kind}
    return "advert" in kinds and bool(kinds - _NOT_EDITORIAL)


def _stretches(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Runs of true flags, end exclusive."""
    place = 0
    for flag, run in groupby(flags):
        length = len(list(run))
        if flag:
            yield place, place + length
        place += length


def _levels(grid: PageGrid, owner: Sequence[Sequence[PlacedBox | None]]) -> Iterator[_Level]:
    """Level rules, those of columns that lie side by side at one height joined."""
    found: dict[float, list[bool]] = {}
    for column in range(grid.columns):
        above, end = None, 0
        for line in range(grid.lines):
            box = owner[line][column]
            if box is not None and box is not above:
                if line - end <= BRIDGE and _meet(above, box):
                    y = (grid.y(end) + grid.y(line)) / 2
                    found.setdefault(y, [False] * grid.columns)[column] = True
                above = box
            end = line + 1 if box is not None else end
    for y, columns in sorted(found.items()):
        for first, last in _stretches(columns):
            yield _Level(grid, y, first, last - 1)
