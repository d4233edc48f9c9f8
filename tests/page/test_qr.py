"""QR codes as rectangles of modules."""

from __future__ import annotations

import pytest
import segno

from layout.display import Fill, Path, Source
from layout.page.qr import QUIET, draw, encode
from layout.spec.model import ErrorLevel


@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
def test_rectangles_are_the_modules(level: ErrorLevel) -> None:
    """Each dark module lies in one rectangle, each light one in none."""
    code = encode("https://石桥.example/1", level)
    assert code is not None
    rows = [[0] * code.modules for _ in range(code.modules)]
    for left, top, right, bottom in code.dark:
        for y in range(top, bottom):
            for x in range(left, right):
                rows[y][x] += 1
    made = segno.make_qr("https://石桥.example/1", error=level)
    assert rows == [list(row) for row in made.matrix]


def test_white_all_round() -> None:
    """Four modules of white on each side, and no more."""
    code = encode("1", "M")
    assert code is not None
    ground, path = draw(code, 10.0, 20.0, 29.0, Source("码"))
    assert isinstance(ground, Fill)
    assert isinstance(path, Path)
    assert (ground.x, ground.y, ground.width, ground.height) == (10.0, 20.0, 29.0, 29.0)
    points = [value for contour in path.contours for value in contour]
    step = 29.0 / (code.modules + 2 * QUIET)
    assert min(points[::2]) == pytest.approx(10 + QUIET * step)
    assert max(points[1::2]) == pytest.approx(49 - QUIET * step)


def test_too_long() -> None:
    """No code holds it."""
    assert encode("河" * 2000, "L") is None
