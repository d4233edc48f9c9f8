"""Characters that a style adds to its level or takes from it."""

from typing import Any

import pytest

from layout.spec.styles import Exceptions
from layout.text.opportunities import FORBIDDEN


def breaks(paragraph: Any, text: str, level: str, **lists: str) -> str:
    """The text with a bar at each opportunity."""
    costs = paragraph(text, level=level, exceptions=Exceptions(**lists)).costs
    return "".join(
        ("|" if cost < FORBIDDEN else "") + char for char, cost in zip(text, costs, strict=True)
    )


@pytest.mark.parametrize(
    ("marked", "level", "lists", "fact"),
    [
        ("人々|来", "gb", {"not_start": "々"}, "kept off the start"),
        ("第一|条", "gb", {"not_end": "第"}, "kept off the end"),
        ("甲 乙", "gb", {"not_end": "甲"}, "beyond a space too"),
        ("甲|·|乙", "gb", {"may_start": "·"}, "let stand at the start"),
        ("甲|——|乙", "strict", {"may_start": "—"}, "but never parted"),
        ("甲|（|乙）", "gb", {"may_end": "（"}, "let stand at the end"),
        (
            "甲|（）乙",
            "gb",
            {"may_end": "（", "not_start": "）", "not_end": "）"},
            "each side by itself",
        ),
        ("人|々|来", "gb", {"not_start": "々", "may_start": "々"}, "what may goes before"),
        ("占|50%|强", "gb", {"may_start": "%"}, "a number is not parted by it"),
        ("占|五|%|强", "gb", {"may_start": "%"}, "though its sign may leave Han"),
        ("[甲]乙", "none", {"not_end": "]"}, "any character can be named"),
    ],
)
def test_exceptions(
    paragraph: Any, marked: str, level: str, lists: dict[str, str], fact: str
) -> None:
    """A break is allowed where both neighbours may stand there."""
    assert breaks(paragraph, marked.replace("|", ""), level, **lists) == marked, fact
