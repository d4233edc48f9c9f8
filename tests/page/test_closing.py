"""Adverts are ruled off from the paper: where they meet it, and nowhere else."""

from __future__ import annotations

import pytest

from layout.page.closing import close_adverts
from layout.page.grid import PageGrid
from layout.page.placed import PlacedBox
from layout.page.region import rectangle

GRID = PageGrid(
    width=330, height=320, left=10, top=10, columns=4, measure=7, gutter=1, lines=20, body=10,
    leading=15,
)  # fmt: skip
Ends = tuple[float, float, float, float]


def story(left: int, right: int, top: int, bottom: int, *, framed: bool = False) -> PlacedBox:
    """A story in columns and lines."""
    region = rectangle(left, right, top, bottom)
    return PlacedBox("s", "story", region, is_framed=framed)


def advert(left: int, right: int, top: int, bottom: int, *, framed: bool = False) -> PlacedBox:
    """An advert in columns and lines."""
    region = rectangle(left, right, top, bottom)
    return PlacedBox("a", "advert", region, is_framed=framed)


def ends(*boxes: PlacedBox) -> set[Ends]:
    """Where the rules stand."""
    return {(one.x1, one.y1, one.x2, one.y2) for one in close_adverts(GRID, boxes, "thin")}


def test_strip_at_the_foot() -> None:
    """One rule over all adverts that stand side by side, in the middle of the white line."""
    boxes = story(0, 4, 0, 9), advert(0, 2, 10, 20), advert(2, 4, 10, 20)
    assert ends(*boxes) == {(10.0, 152.5, 320.0, 152.5)}


def test_corner() -> None:
    """An advert in the corner has its two rules meet in the gutter."""
    boxes = story(0, 4, 0, 10), story(0, 2, 10, 20), advert(2, 4, 10, 20)
    assert ends(*boxes) == {(165.0, 160.0, 320.0, 160.0), (165.0, 160.0, 165.0, 307.5)}


def test_far_away() -> None:
    """Across more than two lines of white they do not meet."""
    assert ends(story(0, 4, 0, 7), advert(0, 4, 10, 20)) == set()


@pytest.mark.parametrize("framed", [(True, False), (False, True)])
def test_framed(framed: tuple[bool, bool]) -> None:
    """A frame is enough."""
    boxes = story(0, 4, 0, 10, framed=framed[0]), advert(0, 4, 10, 20, framed=framed[1])
    assert ends(*boxes) == set()


def test_none() -> None:
    """`none` draws nothing."""
    boxes = story(0, 4, 0, 10), advert(0, 4, 10, 20)
    assert list(close_adverts(GRID, boxes, "none")) == []
