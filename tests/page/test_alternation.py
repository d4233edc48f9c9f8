"""Song and Hei heads in turn."""

from __future__ import annotations

import pytest

from layout.page.alternation import STYLES, alternate
from layout.page.region import Region, rectangle

SONG, HEI = STYLES


def regions(**places: tuple[int, int, int, int]) -> dict[str, Region]:
    """Regions by left, right, top and bottom."""
    return {name: rectangle(*place) for name, place in places.items()}


def test_side_by_side() -> None:
    """Four heads in a row alternate."""
    row = regions(a=(0, 1, 0, 9), b=(1, 2, 0, 9), c=(2, 3, 0, 9), d=(3, 4, 0, 9))
    assert list(alternate(list(row), row, {}).values()) in ([SONG, HEI] * 2, [HEI, SONG] * 2)


def test_block_of_four() -> None:
    """Two by two: heads that stand level differ in both rows."""
    four = regions(a=(0, 1, 0, 9), b=(1, 2, 0, 9), c=(0, 1, 10, 19), d=(1, 2, 10, 19))
    styles = alternate(list(four), four, {})
    assert styles["a"] != styles["b"]
    assert styles["c"] != styles["d"]


def test_far_apart() -> None:
    """Heads that do not touch both have the first style."""
    apart = regions(a=(0, 1, 0, 9), b=(3, 4, 0, 9), c=(0, 1, 30, 39))
    assert set(alternate(list(apart), apart, {}).values()) == {SONG}


@pytest.mark.parametrize("fixed", [SONG, HEI])
def test_given(fixed: str) -> None:
    """A head whose style is given keeps it, and its neighbours take the other."""
    row = regions(a=(0, 1, 0, 9), b=(1, 2, 0, 9), c=(2, 3, 0, 9))
    styles = alternate(list(row), row, {"b": fixed})
    other = HEI if fixed == SONG else SONG
    assert styles == {"a": other, "b": fixed, "c": other}
