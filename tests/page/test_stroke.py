"""The rules of the trade as strokes."""

from __future__ import annotations

from typing import get_args

import pytest

from layout.page.stroke import STROKES, horizontal, vertical
from layout.spec.model import RuleKind


def test_every_kind_has_strokes() -> None:
    """Each kind of rule that the language knows can be drawn; `none` draws nothing."""
    assert set(STROKES) == set(get_args(RuleKind))
    assert [kind for kind, strokes in STROKES.items() if not strokes] == ["none"]


@pytest.mark.parametrize(("side", "second"), [(1, 52.4), (-1, 47.6)])
def test_thick_thin(side: int, second: float) -> None:
    """文武线: the thick stroke on the line itself, the thin one on the side that is asked."""
    thick, thin = horizontal("thick-thin", 10, 90, 50, side=side)
    assert (thick.x1, thick.y1, thick.x2, thick.y2, thick.width) == (10, 50, 90, 50, 1.5)
    assert (thin.y1, thin.y2) == pytest.approx((second, second))
    assert thin.width < thick.width


def test_vertical() -> None:
    """Upright rules run down; their second stroke lies right of the first."""
    first, second = vertical("double", 10, 20, 80)
    assert (first.x1, first.y1, first.x2, first.y2) == (10, 20, 10, 80)
    assert second.x1 == pytest.approx(11.8)
