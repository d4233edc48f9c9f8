"""What an editor wants kept on one line."""

from typing import Any

import pytest

from layout.spec.styles import TextStyle
from layout.text import Faces, break_lines, compose
from layout.text.opportunities import FORBIDDEN

STYLE = TextStyle(size=10)


def lines(faces: Faces, text: str, measure: float, names: list[str]) -> str:
    """The text with a bar at each line's end."""
    composed = compose([(text, STYLE)], faces, names)
    ends = break_lines(composed, [measure * 10])
    return "|".join(text[a:b] for a, b in zip((0, *ends), ends, strict=False))


def test_names_are_not_parted(faces: Faces) -> None:
    """Without the list a line may end within a name, with it none does."""
    text = "昨天上午来的是王小明和他的同学"
    assert lines(faces, text, 8, []) == "昨天上午来的是王|小明和他的同学"
    assert lines(faces, text, 8, ["王小明"]) == "昨天上午来的是|王小明和他的同学"


def test_a_name_wider_than_the_line_is_parted_last(faces: Faces) -> None:
    """A line is never too wide for the sake of a name; another word gives way before it."""
    assert lines(faces, "阿卜杜勒阿齐兹来了", 4, ["阿卜杜勒阿齐兹"]) == "阿卜杜勒|阿齐兹来|了"


@pytest.mark.parametrize(
    ("name", "measure", "parted", "fact"),
    [
        ("塞尔玛·林德维克", 6, "昨天塞尔玛·|林德维克来了", "after the point between its parts"),
        ("Selma Lindvik", 5, "昨天|Selma |Lindvik来|了", "between words, not inside one"),
        ("新桥UNESCO馆", 5, "昨天新桥|UNESCO|馆来了", "between Han, not inside a word"),
    ],
)
def test_where_a_name_wider_than_the_line_is_parted(
    faces: Faces, name: str, measure: float, parted: str, fact: str
) -> None:
    """Its parts stay whole where they can."""
    assert lines(faces, f"昨天{name}来了", measure, [name]) == parted, fact


@pytest.mark.parametrize("space", [" ", "\u2002", "\u3000"])
def test_a_name_with_a_space(faces: Faces, space: str) -> None:
    """It is known again with the space that a head, or the copy, has in its place."""
    costs = compose([(f"记者林{space}芳来了", STYLE)], faces, ["林 芳"]).costs
    assert [i for i, cost in enumerate(costs) if cost >= FORBIDDEN] == [0, 3, 4]


def test_every_place_of_every_name(faces: Faces) -> None:
    """Names that overlap hold all their characters; empty ones nothing."""
    costs = compose([("王小明明和小明明", STYLE)], faces, ["小明明", "王小", ""]).costs
    assert [i for i, cost in enumerate(costs) if cost >= FORBIDDEN] == [0, 1, 2, 3, 6, 7]


@pytest.mark.parametrize(
    ("marked", "fact"),
    [
        ("到|2031年|底", "a year"),
        ("投|资|3200万元|建|设", "a factor of ten and its unit"),
        ("共|5个百分点|了", "the longest of the units"),
        ("长|12.5公里|左|右", "after decimals"),
        ("在|2020|中|国", "no unit, no hold"),
        ("有|５０余人|来", "full-width digits too"),
        ("到|2031 年|底", "with a space as it is often typed"),
        ("約|3小時|後", "in traditional characters"),
        ("約|5億餘元|後", "with their factors"),
        ("約|3時間|後", "in Japanese"),
    ],
)
def test_number_and_unit(paragraph: Any, marked: str, fact: str) -> None:
    """`keep_number_unit` holds them together."""
    text = marked.replace("|", "")
    costs = paragraph(text, keep_number_unit=True).costs
    found = "".join(
        ("|" if cost < FORBIDDEN else "") + one for cost, one in zip(costs, text, strict=True)
    )
    assert found == marked, fact
