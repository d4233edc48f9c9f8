"""Styles of a house as values."""

from __future__ import annotations

import pytest

from layout.spec import StyleSheet
from layout.spec.defaults import COLOURS, FACES, STYLES
from layout.spec.model import Grid, House, Style
from layout.units import Length

HOUSE = House(
    faces=FACES,
    colours=COLOURS,
    styles={**STYLES, "lead": Style(inherit="headline", tracking=Length(-1, "pt"))},
    grid=Grid(body=Length(10, "pt"), leading=Length(1.5, "字")),
)
SHEET = StyleSheet(HOUSE)


def test_a_style_is_its_own_keys_over_those_it_inherits() -> None:
    """`lead` takes face and alignment from headline, display and body in turn."""
    lead = SHEET.resolve("lead", size=20)
    assert (lead.face, lead.align, lead.size, lead.tracking) == ("song-heavy", "centre", 20, -0.05)


def test_overrides_come_last() -> None:
    """A box's keys win over the house's; a size given in 字 counts body characters."""
    style = SHEET.resolve("lead", Style(size=Length(3, "字"), align="left"), size=20)
    assert (style.size, style.align) == (30, "left")


def test_size_of_fit_is_left_to_the_head() -> None:
    """`fit` is no size; the one that the head found is used."""
    assert SHEET.resolve("lead", Style(size="fit"), size=44).size == 44


@pytest.mark.parametrize(
    ("tint", "colour"),
    [
        ("10%", (0, 0, 0, 0.1)),
        ("house", (0, 1, 0.95, 0.08)),
        ("house 50%", (0, 0.5, 0.475, 0.04)),
    ],
)
def test_tints(tint: str, colour: tuple[float, ...]) -> None:
    """A percentage alone is of black."""
    assert SHEET.tint(tint) == pytest.approx(colour)


def test_grid_in_points() -> None:
    """The leading may be given in 字 of the body."""
    assert (SHEET.body, SHEET.leading) == (10, 15)
