"""Blocks of the house."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

YAML = """
house:
  extends: HOUSE
  furniture: {blocks: {块: BLOCK}}
weather: [晴, 3℃]
pages:
  - number: NUMBER
    plan: |
      8  块 块 . .
      12 .  . . .
    boxes: {块: {furniture: 块}}
"""


@pytest.fixture
def placed(set_edition: Callable[[str], Any]) -> Callable[..., dict[str, tuple[float, int]]]:
    """Left edge of each text of a block of two columns and eight lines, and its line from 0."""

    def done(block: str, number: int = 1) -> dict[str, tuple[float, int]]:
        found = set_edition(YAML.replace("BLOCK", block).replace("NUMBER", str(number)))
        assert found.codes == []
        grid = found.page.grid
        return {
            "".join(run.text for run in line.line.runs): (
                round(line.x + line.line.runs[0].x - grid.left, 1),
                int((line.y - grid.top) // grid.leading),
            )
            for line in found.box("块").lines
        }

    return done


def test_place(placed: Callable[..., Any]) -> None:
    """The lines stand together at the top, in the middle or at the foot."""
    lines = [
        [line for _, line in placed(f"{{parts: [河, 桥], place: {place}}}").values()]
        for place in ("top", "middle", "下")
    ]
    assert lines == [[0, 1], [3, 4], [6, 7]]


def test_sides(placed: Callable[..., Any]) -> None:
    """Inner and outer change places on facing pages; the rest is for what has no side."""
    block = "[{text: 内, side: inner}, {text: 外, side: outer}, 中]"
    odd, even = placed(block, 1), placed(block, 2)
    assert (odd["内"][0], odd["外"][0]) == (0.0, 140.0)
    assert (even["内"][0], even["外"][0]) == (140.0, 0.0)
    assert odd["中"] == even["中"] == (70.0, 3)


def test_lines_of_its_own(placed: Callable[..., Any]) -> None:
    """A part with lines stands there, the others after it."""
    found = placed("[{text: 河, lines: 3, align: right}, {text: 桥, size: 20pt}]")
    assert found["河"][0] == 140.0
    assert (found["河"][1], found["桥"][1]) == (2, 4)


def test_value_of_several(placed: Callable[..., Any]) -> None:
    """An item of several values alone in a text is a line for each; nothing to say is no line."""
    assert [line for _, line in placed("['{weather}', '{web}', 河]").values()] == [2, 3, 4]
