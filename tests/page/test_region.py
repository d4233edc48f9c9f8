"""Regions: the cells of a box."""

from __future__ import annotations

import pytest

from layout.page.region import Band, Region, intervals, pieces, rectangle


def rows_of(*drawn: str) -> tuple[int, ...]:
    """`#..#` as bits, the first column lowest."""
    return tuple(sum(1 << c for c, cell in enumerate(row) if cell == "#") for row in drawn)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("....", ()),
        ("#...", ((0, 1),)),
        (".##.", ((1, 3),)),
        ("#.##", ((0, 1), (2, 4))),
        ("####", ((0, 4),)),
    ],
)
def test_intervals(row: str, found: tuple[tuple[int, int], ...]) -> None:
    """A row's runs of columns, from the left, ends exclusive."""
    assert intervals(*rows_of(row)) == found


def test_bands() -> None:
    """Lines that cover the same columns are one band; a change begins a new one."""
    region = Region(3, rows_of("##", "##", "#.", "##"))
    assert list(region.bands()) == [
        Band(3, 5, ((0, 2),)),
        Band(5, 6, ((0, 1),)),
        Band(6, 7, ((0, 2),)),
    ]


def test_extent() -> None:
    """Extent and size of a T: three columns wide from the second on, five cells."""
    region = Region(2, rows_of(".###", "..#.", "..#."))
    assert (region.left, region.right, region.span) == (1, 4, 3)
    assert (region.top, region.bottom, region.cells) == (2, 5, 5)
    assert not region.is_rectangle


def test_row_outside() -> None:
    """A line above or below the region has no columns."""
    region = rectangle(1, 3, 2, 4)
    assert [region.row(line) for line in (1, 2, 3, 4)] == [0, 0b110, 0b110, 0]
    assert region.is_rectangle


def test_two_intervals_are_no_rectangle() -> None:
    """Equal rows with a gap in them are two legs, not a rectangle."""
    assert not Region(0, rows_of("#.#", "#.#")).is_rectangle


@pytest.mark.parametrize(
    ("drawn", "count"),
    [
        (("##", "##"), 1),
        (("#.", ".#"), 2),  # corners do not join
        (("#.#", "###"), 1),
        (("#.#", "#.#"), 2),
        (("#", ".", "#"), 2),
        (("..", ".."), 0),
    ],
)
def test_pieces(drawn: tuple[str, ...], count: int) -> None:
    """Cells belong together where edges join them; no cell is lost."""
    cells = dict(enumerate(rows_of(*drawn)))
    parts = pieces(cells)
    assert len(parts) == count
    joined = {line: sum(part.get(line, 0) for part in parts) for line in cells}
    assert joined == cells
