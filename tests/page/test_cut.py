"""Rectangles cut out of text columns, and what is left beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.page.cut import Cut, cut_region, cut_slots, over_columns, over_legs
from layout.page.galley import Slot
from layout.page.grid import PageGrid
from layout.page.legs import Division, legs_of
from layout.page.region import Region, rectangle

GRID = PageGrid(330, 320, 10, 10, 4, 7, 1, 20, 10, 15)
GAP = 10.0  # points of the gutter


def slots(columns: int, region: Region) -> tuple[Slot, ...]:
    """The slots of a region in so many legs."""
    return legs_of(GRID, region, 0, [Division((1.0,) * columns, 1, "gutters")]).slots


def drawn(found: tuple[Slot, ...]) -> list[tuple[int, int, float, float]]:
    """Slots as tuples."""
    return [(one.column, one.line, one.x, one.measure) for one in found]


def test_whole_legs() -> None:
    """A cut over the two legs in the middle leaves those beside it as they are."""
    legs = slots(4, rectangle(0, 4, 0, 3))
    cut = over_legs(legs, (1, 3), (1, 2), GAP)
    assert cut == Cut(90, 240, 1, 2) == over_columns(GRID, (1, 3), (1, 2))
    beside = cut_slots(GRID, legs, [cut], GAP)
    assert beside.slots == tuple(x for x in legs if x.line != 1 or x.column in (0, 3))
    assert not beside.white


def test_beside() -> None:
    """Text keeps its distance, a whole number of 字, and the edge of its column."""
    legs = slots(2, rectangle(0, 4, 0, 1))  # 10-160 and 170-320
    beside = cut_slots(GRID, legs, [Cut(115, 214, 0, 1)], GAP)
    assert drawn(beside.slots) == [(0, 0, 10, 90), (1, 0, 230, 90)]


def test_narrow_is_white() -> None:
    """Less than 5 字 beside a cut stays white; a wide cut leaves nothing at all."""
    legs = slots(4, rectangle(0, 4, 0, 1))
    beside = cut_slots(GRID, legs, [Cut(50, 160, 0, 1)], GAP)
    assert [x.column for x in beside.slots] == [2, 3]
    assert [x.column for x in beside.white] == [0]


def test_wider_side() -> None:
    """In one leg text stands at the wider side of a cut."""
    legs = slots(1, rectangle(0, 4, 0, 1))
    assert drawn(cut_slots(GRID, legs, [Cut(100, 150, 0, 1)], GAP).slots) == [(0, 0, 160, 160)]


def test_legs_without_a_common_place() -> None:
    """Legs of which one does not reach the lines share no rectangle."""
    legs = slots(4, Region(0, (0b1111, 0b0111)))
    assert over_legs(legs, (2, 4), (0, 2), GAP) is None
    assert over_legs(legs, (0, 3), (0, 2), GAP) is not None


def test_something_between_legs() -> None:
    """Legs that something else parts, a head or a box, share no rectangle either."""
    legs = slots(2, Region(0, (0b1111, 0b1011)))
    assert over_legs(legs, (0, 2), (0, 1), GAP) is not None
    assert over_legs(legs, (0, 2), (1, 2), GAP) is None


def test_region() -> None:
    """Cells cut out of a region; empty lines at its ends fall away."""
    assert cut_region(rectangle(0, 3, 2, 5), (0, 3), (2, 3)) == rectangle(0, 3, 3, 5)
    assert cut_region(rectangle(0, 3, 2, 5), (1, 3), (3, 5)) == Region(2, (0b111, 0b001, 0b001))


CUTS = st.builds(
    lambda x, w, y, d: Cut(x, x + w, y, y + d),
    st.floats(0, 320), st.floats(5, 200), st.integers(0, 9), st.integers(1, 6),
)  # fmt: skip


@given(
    columns=st.integers(1, 5),
    rows=st.lists(st.integers(1, 15), min_size=1, max_size=10),
    cuts=st.lists(CUTS, max_size=3),
)
def test_no_slot_meets_a_cut(columns: int, rows: list[int], cuts: list[Cut]) -> None:
    """What is left keeps its order and its distance, lies in its old slot, in whole 字 if cut."""
    before = slots(columns, Region(0, tuple(rows)))
    beside = cut_slots(GRID, before, cuts, GAP)
    own = {(one.column, one.line): one for one in before}
    keys = [(one.column, one.line) for one in beside.slots]
    assert keys == [key for key in own if key in keys]
    for one in beside.slots:
        old = own[one.column, one.line]
        assert old.x - 0.01 <= one.x
        assert one.x + one.measure <= old.x + old.measure + 0.01
        assert one == old or one.measure / 10 == pytest.approx(round(one.measure / 10))
        for cut in cuts:
            if cut.top <= one.line < cut.bottom:
                assert (
                    one.x >= cut.right + GAP - 0.01 or one.x + one.measure <= cut.left - GAP + 0.01
                )
