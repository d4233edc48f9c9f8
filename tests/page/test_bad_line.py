"""What is told of lines that are broken or spaced as no rule allows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def told(set_edition: Callable[[str], Any], tmp_path: Path) -> Callable[[str], list[str]]:
    """The messages of a story in one column of 7 字, with place and text."""

    def found(story: str) -> list[str]:
        (tmp_path / "story.md").write_text(story, encoding="utf-8")
        done = set_edition("""
            house: HOUSE
            keep: [塞尔玛·林德维克]
            pages:
              - plan: |
                  20 甲 . . .
                boxes:
                  甲: {story: story.md}
            """)
        lines = (one for one in done.found if one.code in ("W403", "W404"))
        return [
            f"{one.code} {one.span.line}:{one.span.column}-{one.span.end} {one.fields['text']}"
            for one in lines
        ]

    return found


def test_a_broken_word_is_told_once(told: Callable[[str], list[str]]) -> None:
    """Where it is written, with all its breaks, and not as a loose line as well."""
    assert told("网址是\n1234567890123456789012345\n请看。\n") == [
        "W403 2:1-26 123|456789012345|6789012345"
    ]
    assert told("昨日，塞尔玛·林德维克来了。\n") == ["W403 1:4-12 塞尔|玛·林德维克"]


def test_a_loose_line_is_told_where_it_is_written(told: Callable[[str], list[str]]) -> None:
    """From its first character to its last."""
    assert told("今天河边好，这里有柳树12345678901棵。\n") == ["W404 1:1-5 今天河边"]
