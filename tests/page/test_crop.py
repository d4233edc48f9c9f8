"""Pictures cropped to a frame."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.page.crop import Crop, crop_to, lost
from layout.spec.model import Focus

CENTRE = Focus()


@pytest.mark.parametrize(
    ("aspect", "frame", "focus", "seen"),
    [
        (2.0, 2.0, CENTRE, (0, 0, 1, 1)),
        (2.0, 1.0, CENTRE, (0.25, 0, 0.75, 1)),
        (2.0, 1.0, Focus(0, 0), (0, 0, 0.5, 1)),
        (2.0, 1.0, Focus(1, 1), (0.5, 0, 1, 1)),
        (2.0, 1.0, Focus(0.6, 0.5), (0.35, 0, 0.85, 1)),
        (1.0, 4.0, Focus(0.5, 0.9), (0, 0.75, 1, 1)),
    ],
)
def test_crop(aspect: float, frame: float, focus: Focus, seen: Crop) -> None:
    """What is seen lies round the focus as far as the picture's edges allow."""
    assert crop_to(aspect, frame, focus) == pytest.approx(seen)


ASPECTS = st.floats(0.05, 20)
SHARES = st.floats(0, 1)


@given(ASPECTS, ASPECTS, SHARES, SHARES)
def test_never_stretched(aspect: float, frame: float, x: float, y: float) -> None:
    """What is seen has the frame's proportions, holds the focus and lies in the picture."""
    left, top, right, bottom = crop_to(aspect, frame, Focus(x, y))
    assert aspect * (right - left) / (bottom - top) == pytest.approx(frame)
    assert -1e-9 <= left <= x + 1e-9 <= right + 2e-9 <= 1 + 1e-8
    assert -1e-9 <= top <= y + 1e-9 <= bottom + 2e-9 <= 1 + 1e-8
    assert 1 - (right - left) * (bottom - top) == pytest.approx(lost(aspect, frame))
