"""A paragraph's sums."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.spec.styles import TextStyle
from layout.text import Faces, compose, natural_width, set_line

TEXT = st.text(alphabet="市政府会议，。：“”《》！？——· 12abc\u3000", min_size=1, max_size=60)


@settings(max_examples=100)
@given(TEXT, st.data())
def test_width_by_sums_is_that_of_the_glyphs(paragraph: Any, text: str, data: Any) -> None:
    """The width known from sums ends where the last body and its blank do, for any stretch."""
    composed = paragraph(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, stop = composed.begins[start], composed.stops[end]
    if first >= stop:
        assert set_line(composed, start, end, 1e4, align="left").runs == ()
        return
    inner = sum(composed.body[first:stop]) + sum(composed.glue[first + 1 : stop])
    edges = natural_width(composed, start, end) - inner
    assert -0.01 <= edges <= 10.01


def test_each_style_keeps_its_size(faces: Faces) -> None:
    """Styles meet in one paragraph; each stretch is measured in its own size, 字 in the first."""
    composed = compose([("甲乙", TextStyle(size=10)), ("丙", TextStyle(size=20))], faces)
    assert list(composed.body) == [10, 10, 20]
    assert composed.em == 10


def test_a_break_never_parts_a_cluster(paragraph: Any) -> None:
    """Inside a ligature or a base with its mark the penalty is prohibitive at every level."""
    assert paragraph("甲——乙", level="none").costs[2] == pytest.approx(1e6)
    assert paragraph("e\u0301a", level="none").costs[1] == pytest.approx(1e6)
