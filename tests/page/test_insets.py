"""Text round insets, in bands and in regions of any shape: order, places, level feet."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.diagnostics import Sink
from layout.page.desk import Desk
from layout.page.division import divide
from layout.page.feet import Bed, Feet
from layout.page.galley import Galley, Slot, TextBlock
from layout.page.grid import PageGrid, page_grid
from layout.page.inset import Insets
from layout.page.legs import Legs
from layout.page.region import Region, intervals, pieces, rectangle
from layout.spec import read_edition
from layout.spec.model import At, Box, Columns, Edition, Inset
from layout.units import Length

HOUSE = Path(__file__).parent / "goldens" / "short" / "edition.yaml"  # any with the small grid
NEAR = 0.01  # points


@cache
def edition() -> Edition:
    """An edition on the small grid: 4 columns of 7 字, 20 lines."""
    read = read_edition(HOUSE, Sink())
    assert read is not None
    return read


def desk() -> Desk:
    """A desk of its own."""
    return Desk(edition(), page_grid(edition().house), Galley(), Sink())


@st.composite
def regions(draw: st.DrawFn) -> Region:
    """One piece of cells: a rectangle, an L, T or U, or one with a hole for another box."""
    rows = draw(st.lists(st.sampled_from((15, 15, 15, 3, 9, 6, 14, 1)), min_size=3, max_size=6))
    lines = [row for row in rows for _ in range(draw(st.integers(1, 5)))][:20]
    first = dict(enumerate(lines))
    part = max(pieces(first), key=lambda one: sum(row.bit_count() for row in one.values()))
    return Region(min(part), tuple(part[line] for line in sorted(part)))


RANGES = st.tuples(st.integers(1, 4), st.integers(0, 3)).map(lambda one: (one[0], sum(one)))
INSETS = st.builds(
    Inset,
    quote=st.just("河边的柳树发了芽。"),
    at=st.none() | st.builds(At, columns=RANGES, lines=RANGES),
    place=st.sampled_from(("top", "middle", "foot")),
    side=st.sampled_from(("left", "centre", "right")),
    columns=st.none() | st.integers(1, 3),
    width=st.none() | st.integers(5, 12).map(lambda zi: Length(zi, "字")),
    lines=st.none() | st.integers(3, 8),
)
BANDS = st.sampled_from((
    (),
    (Columns(columns=2),),
    (Columns(columns=3),),
    (Columns(widths=(2.0, 1.0)),),
    (Columns(columns=2, lines=3), Columns(columns=4)),
    (Columns(columns=1, lines=2), Columns(columns=2, lines=4), Columns(widths=(1.0, 2.0))),
))  # fmt: skip


def check_slots(grid: PageGrid, region: Region, legs: Legs, bed: Bed) -> None:
    """Slots are read leg by leg, downwards, and stand in the region clear of all insets."""
    keys = [(slot.column, slot.line) for slot in bed.slots]
    assert keys == sorted(set(keys))
    lines: dict[int, list[Slot]] = {}
    for slot in bed.slots:
        lines.setdefault(slot.line, []).append(slot)
        edges = [
            (grid.x(grid.column(left)), grid.x(grid.column(right - 1) + grid.measure))
            for left, right in intervals(region.row(slot.line))
        ]
        end = slot.x + slot.measure
        assert any(left - NEAR <= slot.x and end <= right + NEAR for left, right in edges)
        for one in bed.openings:
            if one.cut.top <= slot.line < one.cut.bottom:
                assert end <= one.cut.left - NEAR or slot.x >= one.cut.right + NEAR
    for row in lines.values():  # of one band: what is read first stands at the left
        assert all(a.x + a.measure <= b.x - NEAR for a, b in pairwise(row))
    for one in bed.openings:
        assert one.cut.top <= one.lines[0] < one.lines[1] <= one.cut.bottom
        whole = [slot for tier in legs.tiers for slot in tier.slots if slot.line == one.cut.top]
        assert min(slot.x for slot in whole) - NEAR <= one.cut.left
        assert one.cut.right <= max(slot.x + slot.measure for slot in whole) + NEAR


@given(region=regions(), bands=BANDS, insets=st.lists(INSETS, max_size=3), less=st.integers(0, 3))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_slots(region: Region, bands: tuple[Columns, ...], insets: list[Inset], less: int) -> None:
    """In every bed that a story can have, whatever its shape, bands and insets are."""
    own = desk()
    box = Box(name="甲", columns=bands, insets=tuple(insets))
    legs = divide(own, box, region, 0.0)
    cut = Insets(own, box, legs)
    for last in range(len(legs.tiers)):
        for bed in cut.beds(last, less):
            check_slots(own.grid, region, legs, bed)
            for index, first in enumerate(bed.openings):
                assert not any(first.cut.meets(two.cut) for two in bed.openings[index + 1 :])


def laid(region: Region, box: Box, count: int) -> tuple[Bed, list[Slot], int]:
    """So many characters flowed into a region: the bed, its filled slots, lines over."""
    own = desk()
    legs = divide(own, box, region, 0.0)
    style = own.sheet.resolve("body")
    measure = legs.split.measure * own.grid.body
    paragraph = own.galley.paragraph((("河" * count, style),), own.faces)
    feet = Feet(Insets(own, box, legs), measure, own.grid, own.galley)
    body, bed = feet.even([TextBlock(paragraph, 0)])
    return bed, list(bed.slots[: len(body.lines)]), body.copyfit.lines_over


@given(
    region=st.sampled_from((rectangle(0, 4, 0, 20), rectangle(0, 3, 2, 16))),
    place=st.sampled_from(("top", "middle", "foot")),
    columns=st.integers(1, 2),
    count=st.integers(120, 400),
)
@settings(deadline=None)
def test_level_feet(region: Region, place: str, columns: int, count: int) -> None:
    """All legs end level but for a line, with an inset in the way or at their foot."""
    inset = Inset(quote="河边", place=place, columns=columns)  # type: ignore[arg-type]  # a word
    bed, used, over = laid(region, Box(name="甲", insets=(inset,)), count)
    if over:
        return
    (opening,) = bed.openings
    feet: dict[int, int] = {}
    for slot in bed.slots:
        under = slot.x < opening.cut.right and slot.x + slot.measure > opening.cut.left
        ends = opening.cut.bottom if under and opening.cut.top > slot.line else 0
        feet[slot.column] = max(slot.line + 1, ends)
    assert max(feet.values()) - min(feet.values()) <= 1
    assert len(bed.slots) - len(used) <= len(feet)


U = Region(0, (0b1001,) * 6 + (0b1111,) * 6)
N = Region(0, (0b1111,) * 6 + (0b1001,) * 6)


@pytest.mark.parametrize(("shape", "count"), [(U, 180), (N, 180), (U, 150), (N, 100)])
def test_feet_of_a_u(shape: Region, count: int) -> None:
    """In a U, whichever way up, each leg loses as much at its foot as the others or a line more."""
    bed, used, over = laid(shape, Box(name="甲"), count)
    assert not over
    own = desk()
    whole = divide(own, Box(name="甲"), shape, 0.0).slots
    before = {slot.column: slot.line for slot in whole}
    after = {slot.column: slot.line for slot in bed.slots}
    lost = [before[column] - after[column] for column in sorted(before)]
    assert lost == sorted(lost)
    assert lost[-1] - lost[0] <= 1
    assert len(bed.slots) - len(used) < 4


STEPS = Region(0, (0b1100,) + (0b0111,) * 6 + (0b0001,) * 5)


@pytest.mark.parametrize("place", ["top", "middle", "foot"])
def test_steps(place: str) -> None:
    """One wide column down a staircase: the inset stands in its deepest straight stretch."""
    inset = Inset(quote="河边", place=place)  # type: ignore[arg-type]  # a word
    box = Box(name="甲", columns=(Columns(widths=(1.0,)),), insets=(inset,))
    bed, _, _ = laid(STEPS, box, 200)
    (opening,) = bed.openings
    assert 1 <= opening.cut.top < opening.cut.bottom <= 7
    assert opening.cut.right - opening.cut.left == pytest.approx(230)
    assert opening.lines[0] > opening.cut.top or place == "middle"  # white under the first line
