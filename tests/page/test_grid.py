"""The grid of a page, and a width split into columns."""

from __future__ import annotations

import pytest

from layout.page.grid import PageGrid, page_grid, split_shares, split_width
from layout.spec.model import Grid, House, Margins, Paper
from layout.units import Length, Size

# The table of 破栏: from so many basic columns into so many, and for a column of 13 字 with a
# gutter of 1, of 13 with 1.5, of 11 with 1: the measure and the rest, in 字.
SPLITS = (
    (3, 2, (20, 0), (20, 0.5), (17, 0)),
    (4, 3, (17, 2), (17, 2.5), (15, 0)),
    (5, 2, (34, 0), (34, 1.5), (29, 0)),
    (5, 3, (22, 1), (22, 2), (19, 0)),
    (5, 4, (16, 2), (16, 2.5), (14, 0)),
    (6, 5, (15, 4), (15, 4.5), (13, 2)),
    (7, 5, (18, 3), (18, 4), (15, 4)),
    (8, 7, (15, 0), (15, 0.5), (12, 5)),
    (2, 3, (8, 1), (8, 0.5), (7, 0)),
)
GRIDS = ((13, 1.0), (13, 1.5), (11, 1.0))
ROWS = [
    (n, m, c, g, *found)
    for n, m, *rows in SPLITS
    for (c, g), found in zip(GRIDS, rows, strict=True)
]
# The same splits of 13 字 with a gutter of 1: gutter where the rest goes into the gutters, measure
# where it goes into the measure, pitch of a character where it goes between the characters.
SHARED = (
    (3, 2, 1, 20, 1),
    (4, 3, 2, 17.667, 1.039),
    (5, 2, 1, 34, 1),
    (5, 3, 1.5, 22.333, 1.015),
    (5, 4, 1.667, 16.5, 1.031),
    (6, 5, 2, 15.8, 1.053),
    (7, 5, 1.75, 18.6, 1.033),
    (8, 7, 1, 15, 1),
    (2, 3, 1.5, 8.333, 1.042),
)


@pytest.mark.parametrize(("n", "m", "c", "g", "measure", "rest"), ROWS)
def test_split(n: int, m: int, c: int, g: float, measure: int, rest: float) -> None:
    """A measure is a whole number of 字; what is over stays at the right with `margin`."""
    width = n * c + (n - 1) * g
    split = split_width(width, m, g, "margin")
    assert split.measure == measure
    assert split.lefts == pytest.approx([i * (measure + g) for i in range(m)])
    assert width - split.lefts[-1] - split.measure == pytest.approx(rest)


@pytest.mark.parametrize(("n", "m", "gutter", "measure", "pitch"), SHARED)
def test_rest(n: int, m: int, gutter: float, measure: float, pitch: float) -> None:
    """The rest goes to the gutters, into the measure or between the characters; none is lost."""
    width = n * 13 + (n - 1)
    wide = split_width(width, m, 1, "gutters")
    assert wide.lefts[1] - wide.measure == pytest.approx(gutter, abs=0.001)
    free = split_width(width, m, 1, "measure")
    assert free.measure == pytest.approx(measure, abs=0.001)
    assert free.tracking == 0
    tracked = split_width(width, m, 1, "tracking")
    assert 1 + tracked.tracking == pytest.approx(pitch, abs=0.001)
    for split in (wide, free, tracked):
        assert split.lefts[-1] + split.measure == pytest.approx(width)


def test_one_column_keeps_its_rest_white() -> None:
    """With one column there is no gutter to widen: 14.5 字 are set as 14."""
    split = split_width(14.5, 1, 1, "gutters")
    assert (split.lefts, split.measure) == ((0,), 14)


@pytest.mark.parametrize(
    ("remainder", "measures", "gutter"),
    [
        ("gutters", (9, 9), 2),  # newspaper-terms, section 2: 20 字 into two, gutter 1
        ("relative", (10, 9), 1),
        ("measure", (9.5, 9.5), 1),
        ("margin", (9, 9), 1),
        ("auto", (9, 9), 2),
    ],
)
def test_remainders(remainder: str, measures: tuple[float, ...], gutter: float) -> None:
    """The ways to give out a rest, by the example of the trade."""
    split = split_width(20, 2, 1, remainder)
    assert split.measures == pytest.approx(measures)
    assert split.gutter == pytest.approx(gutter)


def test_automatic_rest() -> None:
    """A gutter wider than 2.5 字 is none: the columns grow instead."""
    assert split_width(21, 2, 2, "auto").measures == (9.5, 9.5)


@pytest.mark.parametrize(
    ("shares", "remainder", "measures"),
    [((2, 1, 1), "gutters", (13, 6, 6)), ((2, 1, 1), "relative", (13, 7, 7)),
     ((20, 13), "gutters", (16, 11))],
)  # fmt: skip
def test_shares(shares: tuple[float, ...], remainder: str, measures: tuple[float, ...]) -> None:
    """Unequal columns have whole 字 by their shares, and fill the width."""
    split = split_shares(29, shares, 1, remainder)
    assert split.measures == measures
    assert split.lefts[-1] + split.measures[-1] == pytest.approx(29)


def house(margins: Margins) -> House:
    """300 × 400 pt with a type area of 150 × 300 pt."""
    grid = Grid(
        columns=2,
        measure=Length(7, "字"),
        lines=20,
        body=Length(10, "pt"),
        leading=Length(15, "pt"),
    )
    return House(
        paper=Paper(trim=Size(Length(300, "pt"), Length(400, "pt")), margins=margins), grid=grid
    )


@pytest.mark.parametrize(
    ("margins", "left", "top"),
    [
        (Margins(), 75, 50),
        (Margins(inner=Length(2, "字"), head=Length(2, "行")), 20, 30),
        (Margins(outer=Length(20, "pt"), foot=Length(40, "pt")), 130, 60),
        (Margins(inner=Length(30, "pt"), outer=Length(20, "pt")), 30, 50),
    ],
)
def test_margins(margins: Margins, left: float, top: float) -> None:
    """A margin given places the type area, one alone leaves the other what is over."""
    grid = page_grid(house(margins))
    assert (grid.left, grid.top) == (left, top)


@pytest.fixture
def grid() -> PageGrid:
    """The grid of `house` without margins."""
    return page_grid(house(Margins()))


def test_places(grid: PageGrid) -> None:
    """Columns count in 字, lines in leading; a baseline stands 88 % down the em box of its cell."""
    assert grid.zi == 15
    assert grid.x(grid.column(1)) == 155
    assert grid.y(2) == 80
    assert grid.baseline(2) == pytest.approx(80 + 2.5 + 8.8)
