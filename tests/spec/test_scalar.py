"""Values with a form of their own."""

from __future__ import annotations

import datetime

import pytest

from layout.spec import scalar
from layout.spec.model import Focus


@pytest.mark.parametrize(
    ("text", "value"),
    [("012", 12), ("-3", -3), ("1_000", None), ("1:30", None), ("0x10", None), ("1.0", None)],
)
def test_integer(text: str, value: int | None) -> None:
    """Whole numbers are decimal, whatever YAML 1.1 makes of them."""
    assert scalar.parse_integer(text) == value


@pytest.mark.parametrize(("text", "value"), [("90%", 0.9), ("0.9", 0.9), ("9e1", None), ("", None)])
def test_share(text: str, value: float | None) -> None:
    """A share is a percentage or a decimal number."""
    assert scalar.parse_share(text) == value


@pytest.mark.parametrize("text", ["2020-02-30", "20201207", "2020/12/07", "2020-12-07 08:00"])
def test_no_date(text: str) -> None:
    """A date is a day that exists, written year-month-day."""
    assert scalar.parse_date(text) is None


def test_date() -> None:
    """Months and days may be short."""
    assert scalar.parse_date("2020-12-7") == datetime.date(2020, 12, 7)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1-5", (1, 5)),
        ("3", (3, 3)),
        ("1–5", (1, 5)),
        ("1～5", (1, 5)),
        ("5-1", None),
        ("1-", None),
    ],
)
def test_range(text: str, value: tuple[int, int] | None) -> None:
    """A range is two numbers with a dash of any kind, or one."""
    assert scalar.parse_range(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("C0 M100 Y95 K8", (0, 100, 95, 8)),
        ("m100y95", (0, 100, 95, 0)),
        ("C10 C20", None),
        ("R10", None),
        ("", None),
    ],
)
def test_inks(text: str, value: tuple[float, ...] | None) -> None:
    """Inks are named by their letters; one that is not named is not printed."""
    assert scalar.parse_inks(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("40% 60%", Focus(0.4, 0.6)),
        ("top left", Focus(0.0, 0.0)),
        ("左上", Focus(0.0, 0.0)),
        ("centre", Focus(0.5, 0.5)),
        ("bottom", Focus(0.5, 1.0)),
        ("left right", None),
        ("40%", None),
        ("north", None),
        ("", None),
    ],
)
def test_focus(text: str, value: Focus | None) -> None:
    """A picture's focus is two shares or words of place."""
    assert scalar.parse_focus(text) == value
