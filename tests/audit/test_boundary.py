"""Boundaries of a plan: boxes give and take lines, and nothing else moves."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from layout.audit.boundary import Cells, cells_of, moved, over, rows_of, under
from layout.spec.model import Page


def cells(*rows: str) -> Cells:
    """A plan, a character a column; a point is white."""
    return [[name.replace(".", "") for name in row] for row in rows]


PLAN = cells(*["aab"] * 5, "...", *["ccc"] * 5)


def test_a_boundary_moves_as_a_whole() -> None:
    """The foot of one box takes its neighbour along, where one box stands under both."""
    edge = under(PLAN, "a")
    assert edge
    assert edge.above == frozenset("ab")
    assert edge.below == frozenset("c")
    assert moved(PLAN, edge, 1) == cells(*["aab"] * 6, "...", *["ccc"] * 4)
    assert moved(PLAN, edge, -1) == cells(*["aab"] * 4, "...", *["ccc"] * 6)


def test_nobody_is_left_with_nothing() -> None:
    """A box keeps four lines, and no other box is cut into."""
    edge = over(PLAN, "c")
    assert edge
    assert moved(PLAN, edge, 2) is None
    assert moved(PLAN, edge, -2) is None


def test_at_the_foot_only_white_gives() -> None:
    """Under the last box of a page there is only white to take."""
    plan = cells(*["aa"] * 5, "..", "..")
    edge = under(plan, "a")
    assert edge
    assert not edge.is_between
    assert moved(plan, edge, 2) == cells(*["aa"] * 7)
    assert moved(plan, edge, 3) is None


def test_a_neighbour_that_stands_otherwise() -> None:
    """A box beside whose foot the next one goes on has no plain boundary."""
    assert under(cells(*["aab"] * 5, *["ccb"] * 5), "a")
    assert under(cells(*["aab"] * 5, *["cbb"] * 5), "a") is None


@given(st.data())
def test_moves_are_undone(data: st.DataObject) -> None:
    """Moved there and back a plan is as before, and no column changes its depth or its boxes."""
    depths = [data.draw(st.lists(st.integers(4, 9), min_size=3, max_size=3)) for _ in range(2)]
    lines = max(sum(one) for one in depths)
    columns = [
        [name for name, depth in zip(names, one, strict=True) for _ in range(depth)]
        for names, one in zip(("abc", "def"), depths, strict=True)
    ]
    plan = [[c[i] if i < len(c) else "" for c in columns] for i in range(lines)]
    edge = under(plan, data.draw(st.sampled_from("abde")))
    by = data.draw(st.integers(-4, 4))
    assert edge
    done = moved(plan, edge, by)
    if done is None:
        return
    back = under(done, min(edge.above))
    assert back
    assert moved(done, back, -by) == plan
    before, after = (Counter(name for row in one for name in row) for one in (plan, done))
    assert {name: after[name] - before[name] for name in after if after[name] != before[name]} == {
        name: sign * by for names, sign in ((edge.above, 1), (edge.below, -1))
        for name in names if by
    }  # fmt: skip


def test_rows_stay_parted() -> None:
    """Rows that the editor wrote apart stay apart where nothing changed."""
    plan = ((2, ("a",)), (3, ("a",)), (5, ("b",)))
    page = Page(plan=plan)
    assert rows_of(page, cells_of(page)) == plan
    edge = under(cells_of(page), "a")
    assert edge
    done = moved(cells_of(page), edge, 1)
    assert done
    assert rows_of(page, done) == ((2, ("a",)), (4, ("a",)), (4, ("b",)))
