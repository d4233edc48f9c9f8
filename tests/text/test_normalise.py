"""Half-width marks beside Han."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.text import half_width_marks, normalise


@pytest.mark.parametrize(
    ("typed", "printed", "fact"),
    [
        ("日前,中国", "日前，中国", "between Han"),
        ("时间:8:30", "时间：8:30", "a time keeps its colon"),
        ("比分3:2", "比分3:2", "so does a score"),
        ("共1,200人", "共1,200人", "and a number its comma"),
        ("好!?走", "好！？走", "marks in a row"),
        ("世卫组织(WHO)说", "世卫组织（WHO）说", "both parentheses of a pair"),
        ("use (WHO) data", "use (WHO) data", "Latin text stays"),
        ("他说:“好”", "他说：“好”", "beside a full-width mark"),
        ("第一;第二", "第一；第二", "semicolon"),
    ],
)
def test_marks(typed: str, printed: str, fact: str) -> None:
    """`marks` makes half-width marks beside Han full-width."""
    assert normalise(typed, ["marks"]) == printed, fact
    assert len(half_width_marks(typed)) == sum(a != b for a, b in zip(typed, printed, strict=True))


def test_nothing_is_changed_unasked() -> None:
    """Without the choice, text is printed as typed."""
    assert normalise("日前,中国", []) == "日前,中国"


@given(st.text(alphabet="中国ab1,;:?!()，“ "))
def test_normalising_twice_changes_nothing(text: str) -> None:
    """The result has the length of the text and no mark left to change."""
    once = normalise(text, ["marks"])
    assert len(once) == len(text)
    assert half_width_marks(once) == ()
