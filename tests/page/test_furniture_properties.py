"""What holds of all furniture: nothing lost, nothing outside its room, nothing over another."""

from __future__ import annotations

import datetime
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from layout.diagnostics import Sink
from layout.page.layout import compose
from layout.page.placed import PlacedLine
from layout.proof.conservation import check_conservation
from layout.spec import defaults
from layout.spec.keys.furniture import ITEMS
from layout.spec.model import (
    BlockPart,
    Box,
    Edition,
    FurnitureBlock,
    Grid,
    House,
    Page,
    Paper,
    Piece,
    Strip,
)
from layout.units import Length, Size

POINT = 0.05
PAPER = Paper(name="小河报", trim=Size(Length(330, "pt"), Length(420, "pt")), phone="010-12")
GRID = Grid(
    columns=4, measure=Length(7, "字"), lines=20, body=Length(10, "pt"), leading=Length(15, "pt")
)

texts = st.lists(
    st.sampled_from([*(f"{{{item}}}" for item in ITEMS), "河边", "柳　", "abc 12"]), max_size=3
).map("".join)
sizes = st.none() | st.integers(5, 40).map(lambda size: Length(size, "pt"))
parts = st.builds(
    BlockPart,
    text=st.lists(texts, min_size=1, max_size=3).map(tuple),
    size=sizes,
    align=st.sampled_from([None, "left", "centre", "right", "spread"]),
    side=st.sampled_from([None, "left", "centre", "right", "inner", "outer"]),
    width=st.none() | st.integers(1, 40).map(lambda width: Length(width, "字")),
)
pieces = st.lists(st.builds(Piece, text=texts, size=sizes), max_size=2).map(tuple)
strips = st.builds(
    Strip,
    pages=st.just("all"),
    left=pieces,
    centre=pieces,
    right=pieces,
    inner=pieces,
    spread=pieces,
    rule=st.sampled_from(["none", "thin", "double"]),
)


def edition(number: int, block: FurnitureBlock, strip: Strip) -> Edition:
    """A page with a block of two columns and six lines, and a strip above and below."""
    furniture = replace(defaults.FURNITURE, folio=strip, footer=strip, blocks={"块": block})
    house = House(
        paper=PAPER,
        grid=GRID,
        faces={
            name: replace(face, file=f"fonts/{face.file}") for name, face in defaults.FACES.items()
        },
        styles=defaults.STYLES,
        colours=defaults.COLOURS,
        furniture=furniture,
    )
    at = {"plan": ((6, ("块", "块", "", "")), (14, ("",) * 4))}
    page = Page(
        number=number, name="要闻", editor=("王芳",), boxes={"块": Box(name="块", furniture="块")}
    )
    spans = {"plan_lines": (page.where(),) * 2, "plan_cells": ((page.where(),) * 4,) * 2}
    return Edition(
        house=house,
        date=datetime.date(2026, 10, 1),
        issue=12,
        weather=("晴", "3℃"),
        pages=(replace(page, **at, **spans),),
    )


def ends(line: PlacedLine) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of the type of a line."""
    first, size = line.line.runs[0], max(run.size for run in line.line.runs)
    left = line.x + first.x
    return left, left + line.line.width, line.y - 0.88 * size, line.y + 0.12 * size


@pytest.fixture(autouse=True)
def from_the_root(monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config) -> None:
    """The faces are those of the checkout."""
    monkeypatch.chdir(pytestconfig.rootpath)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    number=st.integers(1, 2),
    block=st.builds(
        FurnitureBlock,
        parts=st.lists(parts, max_size=5).map(tuple),
        place=st.sampled_from(["top", "middle", "foot"]),
    ),
    strip=strips,
)
def test_furniture(number: int, block: FurnitureBlock, strip: Strip) -> None:
    """Every character is placed or counted as overset, each line inside its room, alone there."""
    sink = Sink()
    layout = compose(edition(number, block, strip), sink)
    check_conservation(layout, sink)
    assert "F204" not in {one.code for one in sink.found}
    (page,) = layout.pages
    grid = page.grid
    for box in page.boxes:
        lines = [ends(line) for line in box.lines if line.line.runs]
        right = grid.x(grid.zi if not box.region.rows else grid.column(1) + grid.measure)
        for left, end, top, bottom in lines:
            assert grid.left - POINT <= left
            assert end <= right + POINT
            assert top >= 0
            assert bottom <= grid.height
        for one, other in combinations(lines, 2):
            beside = one[1] <= other[0] + POINT or other[1] <= one[0] + POINT
            above = one[3] <= other[2] + 2.5 or other[3] <= one[2] + 2.5
            assert beside or above
