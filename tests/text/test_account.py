"""Why a paragraph is set as it is."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.text import break_costs, break_lines
from layout.text.account import account
from layout.text.opportunities import FORBIDDEN


@pytest.mark.parametrize(
    ("marked", "rule", "clause"),
    [
        ("会议|，通过", "not-start", "CL 3.1.4"),
        ("看（|上）图", "not-end", "CL 3.1.4"),
        ("完—|—了", "unit", "GB 5.1.4"),
        ("长达5|5公里", "together", "LB25"),
        ("长达55|公里", "discouraged", "text-rules 4"),
        ("市|里", "free", "LB31"),
        ("约5 |kg重", "together", "a unit stays"),
        ("好 |again", "space", "LB18"),
        ("看https://a.com/b|cd吧", "address", "addresses"),
        ("用type|setting软件", "hyphen", "hyphen"),
    ],
)
def test_boundary(paragraph: Any, marked: str, rule: str, clause: str) -> None:
    """The boundary at the bar is decided by a rule with its clause."""
    at = marked.index("|")
    found = account(paragraph(marked.replace("|", "")), 200).boundaries[at - 1]
    assert (found.at, found.rule) == (at, rule)
    assert clause in found.clause


@pytest.mark.parametrize(
    ("text", "trims"),
    [
        ("甲》、乙", [(1, "trail", "CL 3.1.6.2")]),
        ("甲：“乙", [(2, "lead", "CL 3.1.6.2: the lead of a following OPEN first")]),
        (
            "甲！？乙",
            [(1, "trail", "CL 3.1.6.2"), (2, "trail", "GB 5.1.2, CL 3.1.3.3")],
        ),
        ("甲，乙", []),
    ],
)
def test_trims(paragraph: Any, text: str, trims: list[Any]) -> None:
    """Marks side by side lose the blanks that the rows of the scheme name."""
    found = account(paragraph(text), 200).trims
    assert [(one.at, one.side, one.clause) for one in found] == trims


@pytest.mark.parametrize(
    ("first_mark", "edges"),
    [
        (None, [(0, "lead", "CL 3.1.6.3")]),
        ("trim", [(0, "lead", "CL 3.1.6.3, JL 3.1.5 pattern 1")]),
        ("full", []),
        ("hang", [(0, "lead", "JL 3.1.5 pattern 3")]),
    ],
)
def test_opening_mark_of_a_paragraph(paragraph: Any, first_mark: Any, edges: list[Any]) -> None:
    """What the style asks of it is told with its clause; its advance says where it stands."""
    found = account(paragraph("“甲乙丙", indent=2, first_mark=first_mark), 200)
    assert [(one.at, one.side, one.clause) for one in found.lines[0].edges] == edges
    assert found.advances[0] == {None: 0.5, "trim": 0.5, "full": 1.0, "hang": 0.0}[first_mark]


def test_pushed_in(paragraph: Any) -> None:
    """A line that takes a blank for a mark says what was taken, and where it could not end."""
    found = account(paragraph("一，二三四五。六七八九十"), 60).lines[0]
    assert (found.start, found.end, found.natural, found.width) == (0, 7, 6.5, 6.0)
    assert [(one.kind, one.added, one.clause) for one in found.spaces] == [
        ("comma", -0.5, "CL 3.5.3 step 5")
    ]
    assert [(one.at, one.side, one.clause) for one in found.edges] == [(6, "trail", "GB 5.1.10")]
    assert [(one.at, one.rule) for one in found.refused] == [(6, "not-start")]


def test_reasons(paragraph: Any) -> None:
    """The first line is dearer by itself than its other end, for the sake of the lone character."""
    lines = account(paragraph("一二三四五六七八九十百千万。"), 60).lines
    assert [line.end for line in lines][-1] == 14
    assert lines[-1].reason == "paragraph"
    assert not lines[-1].others
    assert not lines[-1].refused
    dearer = [line for line in lines if line.reason == "following"]
    assert dearer
    assert all(min(one.cost for one in line.others) < line.cost for line in dearer)


def test_forced(paragraph: Any) -> None:
    """A number wider than the measure is broken where no rule allows it, and the line says so."""
    lines = account(paragraph("12345678901234567890"), 40).lines
    assert lines[0].reason == "forced"


def test_looseness(paragraph: Any) -> None:
    """The account is that of the lines asked for."""
    composed = paragraph(
        "市里昨天召开会议，部署今年的工作，要求各镇抓好落实，稳步推进各项任务。" * 3
    )
    for looseness in (-1, 0, 1):
        ends = tuple(line.end for line in account(composed, 150, looseness).lines)
        assert ends == break_lines(composed, [150], looseness)


def test_held_by_the_style(paragraph: Any) -> None:
    """A number and its unit, on both sides of a space between them."""
    found = account(paragraph("到2031 年底", keep_number_unit=True), 100.0).boundaries
    held = {one.at: (one.rule, one.clause) for one in found if 5 <= one.at <= 6}
    assert held == {5: ("together", "the style"), 6: ("together", "the style")}


def test_empty(paragraph: Any) -> None:
    """Empty text has nothing to say."""
    found = account(paragraph(""), 100)
    assert (found.lines, found.boundaries, found.advances) == ((), (), ())


@pytest.mark.parametrize(
    ("scheme", "text", "lost"),
    [
        ("quanjiao", "一二，三四", "，"),
        ("quanjiao", "一二！？三四", ""),  # the second of two has given its blank already
        ("kaiming", "一二，三四", ""),  # half wherever it stands
        ("kaiming", "一二。三四", "。"),
        ("kaiming", "一“二。”三四", "”"),  # which has the blank of the full stop
        ("banjiao", "一二。三四", ""),
        ("plain", "一二。三四", ""),
    ],
)
def test_only_a_blank_can_be_lost(paragraph: Any, scheme: str, text: str, lost: str) -> None:
    """A mark is told as trimmed at a line's end where it is wider inside the line."""
    end = text.index("三")
    composed = paragraph(text, punctuation=scheme)
    line = account(composed, composed.natural(0, end)).lines[0]
    assert line.end == end
    assert "".join(text[one.at] for one in line.edges) == lost


ALPHABET = "市政府会议年，。、：“”《》（）！？——……·～/%-., 123abcABC\u3000"


@settings(max_examples=100)
@given(st.text(alphabet=ALPHABET, min_size=1, max_size=80), st.integers(4, 22))
def test_agrees_with_the_setting(paragraph: Any, text: str, measure: int) -> None:
    """Breaks are those of the paragraph, advances add up to the widths, spaces to the change."""
    composed = paragraph(text)
    found = account(composed, measure * 10)
    costs = break_costs(composed)
    assert found.breaks == tuple(i for i in range(1, len(text)) if costs[i] < FORBIDDEN)
    assert tuple(line.end for line in found.lines) == break_lines(composed, [measure * 10])
    for line in found.lines:
        advances = found.advances[line.start : line.end]
        assert sum(advances) == pytest.approx(line.width, abs=0.02)
        assert min(advances) > -0.06
        added = sum(one.added for one in line.spaces)
        assert line.natural + added == pytest.approx(line.width, abs=0.001)
        assert all(one.clause for one in line.spaces)
    assert all(one.clause for one in found.boundaries)


def test_a_blank_given_for_want_of_room(paragraph: Any) -> None:
    """In Japanese a mark at a line's end gives up its blank where the line needs it."""
    composed = paragraph("一二。三四五", language="ja")
    short, long = (account(composed, measure).lines[0] for measure in (25, 30))
    assert (short.end, long.end) == (3, 3)
    assert [(one.at, one.clause) for one in short.edges] == [(2, "JL 3.1.9")]
    assert not long.edges
