"""Texts with items in braces."""

from __future__ import annotations

import pytest

from layout.spec.template import filled, lines, segments, unknown_items

VALUES = {"date": ("12月7日", "星期一"), "number": ("3",), "weather": ("晴", "3℃"), "web": ()}


class Given(dict[str, tuple[str, ...]]):
    """Items by name; what is not there has no value."""

    def get(self, item: str, /) -> tuple[str, ...]:  # type: ignore[override]
        """The values of an item."""
        return super().get(item, ())


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{date}", "12月7日　星期一"),
        ("{日期}　第{版号:02}版", "12月7日　星期一　第03版"),
        ("网址 {web}　{number}", "3"),  # a segment of nothing falls away with its words
        ("{web}{number}", "3"),
        ("客服", "客服"),
        ("{web}", ""),
    ],
)
def test_filled(template: str, text: str) -> None:
    """Items are filled in, in either language."""
    assert filled(template, Given(VALUES)) == text


def test_lines() -> None:
    """An item alone gives a line for each of its values."""
    assert lines("{weather}", Given(VALUES)) == ["晴", "3℃"]
    assert lines("今日{weather}", Given(VALUES)) == ["今日晴　3℃"]
    assert lines("{web}", Given(VALUES)) == []


def test_segments() -> None:
    """Full spaces part a text."""
    assert segments("{web}　{number}　邮编", Given(VALUES)) == ["3", "邮编"]


def test_unknown() -> None:
    """What is no item is named."""
    assert unknown_items("{date}{天}　{}") == ["天", ""]
