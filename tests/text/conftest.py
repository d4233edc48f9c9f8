"""The faces that come with the project, and short ways to set a text in them."""

from collections.abc import Callable
from typing import Any

import pytest

from layout.spec.styles import LEVELS, TextStyle
from layout.text import Faces, Paragraph, SetLine, break_lines, compose, set_line

SIZE = 10.0  # points: a width in points is ten times that in 字

Compose = Callable[..., Paragraph]
SetText = Callable[..., list[SetLine]]


@pytest.fixture(scope="session")
def paragraph(faces: Faces) -> Compose:
    """Compose a text at 10 pt; keywords are keys of the style."""

    def composed(text: str, **style: Any) -> Paragraph:
        level = LEVELS[style.get("language", "zh-Hans")]
        return compose([(text, TextStyle(**{"size": SIZE, "level": level, **style}))], faces)

    return composed


@pytest.fixture(scope="session")
def set_text(paragraph: Compose) -> SetText:
    """Break and set a text at 10 pt in a measure of so many 字."""

    def lines(text: str, measure: float, **style: Any) -> list[SetLine]:
        composed = paragraph(text, **style)
        ends = break_lines(composed, [measure * SIZE])
        starts = (0, *ends[:-1])
        return [
            set_line(composed, start, end, measure * SIZE)
            for start, end in zip(starts, ends, strict=True)
        ]

    return lines
