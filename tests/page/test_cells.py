"""Which box owns which cell of the page: 7 字 a column, 20 lines, drawn line by line.

In the drawings a small letter is the body of a box, a capital its head, `#` a picture, `-` a cell
that its box left empty.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Cells = Callable[..., Any]


def test_two_columns_and_a_brief(assert_cells: Cells) -> None:
    """A story of two columns fills the first before the second; a brief stands beside it."""
    assert_cells(
        "aab. aab. aab.",
        "aab. aab. aab.",
        a="{story: {body: TEXT(40)}}",
        b="{story: {body: TEXT(19)}}",
    )


def test_short(assert_cells: Cells) -> None:
    """A short story ends level: its white stands at the foot of all legs."""
    done = assert_cells(
        "aa.. aa.. aa..",
        "aa.. aa.. --..",
        a="{story: {body: TEXT(26)}}",
    )
    assert done.one("N205").fields["lines"] == 2


def test_short_l(assert_cells: Cells) -> None:
    """Where the legs differ in length, a leg of one line is not given up for level feet."""
    assert_cells(
        "aa.. a... a... a... a...",
        "a-.. a... -... -... -...",
        a="{story: {body: TEXT(12)}}",
    )


def test_one_column_changes_hands(assert_cells: Cells) -> None:
    """One changed word a row gives a column to the neighbour; both are set anew, no third is."""
    sizes = {"a": 40, "b": 12, "c": 26}
    boxes = {name: f"{{story: {{body: TEXT({size})}}}}" for name, size in sizes.items()}
    before = assert_cells("aaab aaab cccc", "aaab aaab cccc", **boxes)
    assert before.codes == []
    after = assert_cells("aabb aabb cccc", "aabb aa-- cccc", **boxes)
    assert after.one("F201").fields["lines"] == 2
    assert after.one("N205").fields["lines"] == 2
    assert after.box("c").lines == before.box("c").lines


def test_overset_stays_in_its_box(assert_cells: Cells) -> None:
    """Text that does not fit does not run into the white or into the next box."""
    done = assert_cells(
        "a... a... .... b...",
        "a... a... .... b...",
        a="{story: {body: TEXT(30)}}",
        b="{story: {body: TEXT(5)}}",
    )
    assert done.one("F201").fields["chars"] == 18


def test_head(assert_cells: Cells) -> None:
    """The head stands over all columns of its story, the body under it."""
    assert_cells(
        "aaaa aaaa aaaa aaaa aaaa",
        "---- ---- AAA- aaaa aaaa",
        a="{story: {headline: 河河河河河河河河, body: TEXT(54)},"
        " head: {lines: 3, headline: {size: 30pt}}}",
    )


def test_head_of_an_l(assert_cells: Cells) -> None:
    """The head of an L stands over the arm at its top, the text goes down both legs."""
    assert_cells(
        "aab. aab. aab. aab. a.b. a.b.",
        "--b. AAb. aab. aab. a.b. a.b.",
        a="{story: {headline: 河河河河河河, body: TEXT(40)},"
        " head: {lines: 2, headline: {size: 20pt}}}",
        b="{story: {body: TEXT(40)}}",
    )


def test_head_of_a_t(assert_cells: Cells) -> None:
    """The head of a T may fill its arms to the last line."""
    done = assert_cells(
        "aaa. aaa. bac. bac.",
        "---. AAA. bac. bac.",
        a="{story: {headline: 河河河河河河河河河河, body: TEXT(12)},"
        " head: {lines: 2, headline: {size: 20pt}}}",
        b="{story: {body: TEXT(12)}}",
        c="{story: {body: TEXT(12)}}",
    )
    assert done.codes == []


def test_head_deeper_than_the_arm(assert_cells: Cells) -> None:
    """A head that reaches below the arm of a T is refused, with the depth of the arm."""
    done = assert_cells(
        "aaa. .a.. .a..",
        ".... .... ....",
        a="{story: {headline: 河, body: TEXT(5)}, head: {lines: 2}}",
    )
    fields = done.one("E210").fields
    assert (fields["lines"], fields["needed"]) == (1, 2)


def test_picture_cut_in(assert_cells: Cells) -> None:
    """Text goes round a picture that is cut into its region."""
    assert_cells(
        "aaa. apa. apa. apa. aaa.",
        "aaa. a#a. a#a. a#a. aaa.",
        a="{story: {body: TEXT(82)}}",
        p="{picture: PICTURE}",
    )


def test_three_columns_as_two(assert_cells: Cells) -> None:
    """Three columns as two: the first leg covers the first column and half of the second."""
    assert_cells(
        "aaa. aaa. aaa.",
        "aaa. aa-. aa-.",
        a="{story: {body: TEXT(46)}, columns: 2}",
    )


@pytest.mark.parametrize("box", ["frame: thin", "tint: 10%"])
def test_frame(assert_cells: Cells, box: str) -> None:
    """A frame or a tint keeps a line free above and below the text of a box without a head."""
    assert_cells(
        "aa.. aa.. aa.. aa..",
        "--.. aa.. aa.. --..",
        a=f"{{story: {{body: TEXT(24)}}, columns: 1, {box}}}",
    )


def test_frame_of_an_l(assert_cells: Cells) -> None:
    """The step of a framed L is a foot: a line above it stays free as above the last one."""
    assert_cells(
        "aaa. aaa. aaa. a... a... a...",
        "---. aaa. a--. a... a... -...",
        a="{story: {body: TEXT(34)}, columns: 1, frame: thin}",
    )


def test_frame_without_room(assert_cells: Cells) -> None:
    """A frame of two lines has no line for text; that is an error, not a story lost."""
    done = assert_cells(
        "aa.. aa..",
        ".... ....",
        a="{story: {body: TEXT(24)}, frame: thin}",
    )
    assert done.codes == ["E210"]


def test_subhead_moves_with_its_lines(assert_cells: Cells) -> None:
    """A subhead at the foot of a column goes to the next with the lines that follow it."""
    assert_cells(
        "aaaa aaaa aaaa aaaa",
        "aa-- aaa- --aa --a-",
        a='{columns: 2, story: {body: "TEXT(28)\\n\\n## 河河\\n\\nTEXT(20)"}}',
    )
