"""The numbers of subheads."""

from __future__ import annotations

import pytest

from layout.page.subhead import number_text


@pytest.mark.parametrize(
    ("kind", "number", "text"),
    [
        ("none", 1, ""),
        (None, 1, ""),
        ("han", 1, "一、"),
        ("han", 10, "十、"),
        ("han", 21, "二十一、"),
        ("bracketed", 12, "（十二）"),
        ("arabic", 3, "3.\u2002"),
        ("circled", 20, "⑳"),
        ("circled", 21, "21.\u2002"),
    ],
)
def test_number_text(kind: str | None, number: int, text: str) -> None:
    """What stands before a subhead."""
    assert number_text(kind, number) == text
