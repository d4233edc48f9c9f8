"""The plan of a page moved: boxes a few lines deeper where their neighbours give them.

Between boxes stands a boundary: the foot of those above, some lines of white, the head of those
below. It moves as a whole, so that rectangles stay rectangles and the white stays.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from layout.spec.model import Page
from layout.spec.plan import Row

Cells = list[list[str]]
"""The name in each line and column of a plan; "" is white."""

LEAST_LINES = 4
"""Lines that a box keeps in each of its columns."""


class _Edge(msgspec.Struct, frozen=True):
    """A boundary in one column: the box above it to before `foot`, that below from `head` on."""

    above: str
    foot: int
    head: int
    below: str


class Boundary(msgspec.Struct, frozen=True):
    """A boundary in all columns that it must move in together."""

    edges: dict[int, _Edge]

    @property
    def above(self) -> frozenset[str]:
        """The boxes over it."""
        return frozenset(edge.above for edge in self.edges.values()) - {""}

    @property
    def below(self) -> frozenset[str]:
        """The boxes under it."""
        return frozenset(edge.below for edge in self.edges.values()) - {""}

    @property
    def is_between(self) -> bool:
        """Whether there is a box on both sides in every column."""
        return all(edge.above and edge.below for edge in self.edges.values())

    @property
    def white(self) -> int:
        """Its lines of white, where they are most."""
        return max(edge.head - edge.foot for edge in self.edges.values())


def cells_of(page: Page) -> Cells:
    """The cells of a page's plan."""
    return [list(names) for count, names in page.plan for _ in range(count)]


def under(cells: Cells, name: str) -> Boundary | None:
    """The boundary under a box; None where it has no plain one."""
    return _closed(cells, [(c, foot) for c, _, foot in _extents(cells, name)], below=False)


def over(cells: Cells, name: str) -> Boundary | None:
    """The boundary over a box; None where it has no plain one."""
    return _closed(cells, [(c, head) for c, head, _ in _extents(cells, name)], below=True)


def _extents(cells: Cells, name: str) -> Iterator[tuple[int, int, int]]:
    """Each column of a box with its first line and that after its last."""
    for column in range(len(cells[0]) if cells else 0):
        lines = [line for line, row in enumerate(cells) if row[column] == name]
        if lines:
            yield column, lines[0], lines[-1] + 1


def _closed(cells: Cells, starts: list[tuple[int, int]], *, below: bool) -> Boundary | None:
    """The boundary at these columns and lines with all that must move with it."""
    edges: dict[int, _Edge] = {}
    left = [(column, line, below) for column, line in starts]
    while left:
        column, line, is_head = left.pop()
        edge = _edge(cells, column, line, is_head=is_head)
        if column in edges:
            if edges[column] != edge:
                return None
            continue
        edges[column] = edge
        if edge.above:
            left += [(c, foot, False) for c, _, foot in _extents(cells, edge.above)]
        if edge.below:
            left += [(c, head, True) for c, head, _ in _extents(cells, edge.below)]
    # One that begins at the head of the page in a column, or ends at its foot, is no plain one.
    sides = {(bool(edge.above), bool(edge.below)) for edge in edges.values()}
    return Boundary(edges) if len(sides) == 1 else None


def _edge(cells: Cells, column: int, line: int, *, is_head: bool) -> _Edge:
    foot = head = line
    if is_head:
        while foot and not cells[foot - 1][column]:
            foot -= 1
    else:
        while head < len(cells) and not cells[head][column]:
            head += 1
    above = cells[foot - 1][column] if foot else ""
    below = cells[head][column] if head < len(cells) else ""
    return _Edge(above, foot, head, below)


def moved(cells: Cells, boundary: Boundary, by: int) -> Cells | None:
    """The cells with a boundary so many lines lower (higher below 0); None without room.

    At the foot of the page, and under white at its head, only white gives and takes.
    """
    done = [row[:] for row in cells]
    for column, edge in boundary.edges.items():
        foot, head = edge.foot + by, edge.head + by
        if not edge.below:
            head = edge.head
        if not edge.above:
            foot = edge.foot
        if not 0 <= foot <= head <= len(cells):
            return None
        for line in range(min(foot, edge.foot), max(head, edge.head)):
            if cells[line][column] not in ("", edge.above, edge.below):
                return None  # past the other end of a box
            done[line][column] = edge.above if line < foot else edge.below if line >= head else ""
    for name in boundary.above | boundary.below:
        depths = [after - first for _, first, after in _extents(done, name)]
        if len(depths) < len(list(_extents(cells, name))) or min(depths) < LEAST_LINES:
            return None
    return done


def rows_of(page: Page, cells: Cells) -> tuple[Row, ...]:
    """The rows of a plan for these cells; a row that stays is parted from its like as before."""
    before, ends, line = cells_of(page), set[int](), 0
    for count, _ in page.plan:
        ends.add(line := line + count)
    rows: list[Row] = []
    for line, row in enumerate(cells):
        last = rows[-1] if rows else None
        stays = line in ends and cells[line - 1 : line + 1] == before[line - 1 : line + 1]
        if last and list(last[1]) == row and not stays:
            rows[-1] = (last[0] + 1, last[1])
        else:
            rows.append((1, tuple(row)))
    return tuple(rows)
