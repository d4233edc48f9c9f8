"""Frames and grounds of regions of any shape."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.display import BLACK
from layout.page.frame import ground, outline
from layout.page.grid import PageGrid
from layout.page.region import Region, pieces

GRID = PageGrid(
    width=330, height=320, left=10, top=10, columns=4, measure=7, gutter=1, lines=20, body=10,
    leading=15,
)  # fmt: skip


def test_rectangle() -> None:
    """Four rules, half a line gap inside the cells above and below."""
    rules = list(outline(GRID, Region(0, (0b11, 0b11)), "thin"))
    ends = {(rule.x1, rule.y1, rule.x2, rule.y2) for rule in rules}
    assert ends == {
        (10, 12.5, 160, 12.5),
        (10, 37.5, 160, 37.5),
        (10, 12.5, 10, 37.5),
        (160, 12.5, 160, 37.5),
    }


def test_ground_has_no_gaps() -> None:
    """The ground of an L lies under its gutters and meets between its bands."""
    upper, lower = ground(GRID, Region(0, (0b11, 0b01)), BLACK)
    assert (upper.x, upper.y, upper.width, upper.height) == (10, 12.5, 150, 12.5)
    assert (lower.x, lower.y, lower.width, lower.height) == (10, 25, 70, 12.5)


@st.composite
def regions(draw: st.DrawFn) -> Region:
    """A region in one piece."""
    rows = draw(st.lists(st.integers(1, 15), min_size=1, max_size=6))
    part = max(pieces(dict(enumerate(rows))), key=len)
    return Region(min(part), tuple(part[line] for line in sorted(part)))


@given(regions())
@settings(max_examples=100)
def test_outline_is_closed(region: Region) -> None:
    """At every corner as many upright ends meet as level ones; the frame goes all round."""
    ends: dict[tuple[float, float], int] = {}
    for rule in outline(GRID, region, "hairline"):
        for end in ((rule.x1, rule.y1), (rule.x2, rule.y2)):
            place = (round(end[0], 3), round(end[1], 3))
            ends[place] = ends.get(place, 0) + 1
    assert all(count % 2 == 0 for count in ends.values())


@given(regions())
@settings(max_examples=100)
def test_second_stroke_is_inside(region: Region) -> None:
    """The second stroke of a double frame lies on the ground of the box."""
    fills = list(ground(GRID, region, BLACK))
    for rule in outline(GRID, region, "double"):
        x, y = (rule.x1 + rule.x2) / 2, (rule.y1 + rule.y2) / 2
        assert any(
            fill.x <= x + 0.001 <= fill.x + fill.width + 0.002
            and fill.y <= y + 0.001 <= fill.y + fill.height + 0.002
            for fill in fills
        )


def test_none() -> None:
    """`none` draws nothing."""
    assert list(outline(GRID, Region(0, (1,)), "none")) == []
