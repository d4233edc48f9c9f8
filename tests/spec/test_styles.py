"""Styles of a house as values."""

from __future__ import annotations

from typing import Any

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


@pytest.mark.parametrize(
    ("measure", "keys", "space"),
    [
        (None, {}, 1 / 8),
        (179, {}, 1 / 8),
        (180, {}, 1 / 4),
        (180, {"size": Length(11, "pt")}, 1 / 8),
        (180, {"x_scale": 1.2}, 1 / 8),
        (180, {"autospace": Length(0, "字")}, 0),
        (100, {"autospace": Length(2, "pt")}, 0.2),
    ],
)
def test_autospace_by_measure(measure: float | None, keys: dict[str, Any], space: float) -> None:
    """Without a key it is 1/4 字 where a line has 18 字 of the style (text-rules, section 6)."""
    style = SHEET.resolve("body", Style(**keys), measure=measure)
    assert style.autospace == pytest.approx(space)


def test_grid_in_points() -> None:
    """The leading may be given in 字 of the body."""
    assert (SHEET.body, SHEET.leading) == (10, 15)
