"""The words of headlines and the ends of their lines."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest

from layout.text.words import INSIDE, break_penalties, repeated, words

HEADLINES = [
    line.split(" ", 1)
    for line in Path(__file__).with_name("headlines.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
RIGHT = 130  # of 146; a change of the list or the table that loses one is looked at


def width(text: str) -> float:
    """In 字."""
    return sum(0.55 if one.isascii() else 1 for one in text.strip())


def broken(text: str, measure: float) -> str:
    """A headline in the fewest lines, as `layout.page.heading` chooses their ends."""
    costs = break_penalties(text)
    for count in range(2, 4):
        ways = []
        for breaks in combinations(range(2, len(text) - 1), count - 1):
            edges = (0, *breaks, len(text))
            widths = [width(text[a:b]) for a, b in pairwise(edges)]
            if max(widths) <= measure:
                uneven = 1.2 * (max(widths) - min(widths)) / measure
                ways.append((uneven + sum(costs[i] for i in breaks), edges))
        if ways:
            return "|".join(text[a:b] for a, b in pairwise(min(ways)[1]))
    return text


def test_headlines() -> None:
    """Most of the headlines end their first line where a subeditor would."""
    right = [
        broken(wanted.split(";")[0].replace("|", ""), float(measure)) in wanted.split(";")
        for measure, wanted in HEADLINES
    ]
    assert sum(right) >= RIGHT


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("老码头旧仓库改成社区图书馆", "老 码头 旧 仓库 改成 社区 图书馆"),
        ("外贸出口增长8.5%", "外贸 出口 增长 8.5%"),
        ("A股 3月1日", "A 股   3 月 1 日"),
        ("", ""),
    ],
)
def test_words(text: str, parts: str) -> None:
    """Words, numbers, marks and spaces in order, nothing left out."""
    found = [text[one.start : one.end] for one in words(text)]
    assert " ".join(found) == parts
    assert "".join(found) == text


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("守桥人的故事", 3),  # before 的
        ("他在渡口等人", 2),  # after a preposition
        ("补贴20万元", 4),  # number and unit
        ("给一万八千只水表", 3),  # in a number
        ("图书馆开放", 2),  # in a word
        ("乡医李秀兰出诊", 3),  # in a name after its surname
        ("本市地铁6号线开通", 5),
    ],
)
def test_no_end(text: str, at: int) -> None:
    """Where a line does not end if it can be helped."""
    assert break_penalties(text)[at] >= INSIDE / 2


def test_pauses_cost_nothing() -> None:
    """A space or a mark is the best end of a line."""
    assert break_penalties("桥通了，路宽了")[4] == 0
    assert break_penalties("桥通了\u2002路宽了")[4] == 0


def test_names() -> None:
    """A name that is given is one word, and so is what a story repeats."""
    assert break_penalties("芦苇渡开渡")[2] < INSIDE
    assert break_penalties("芦苇渡开渡", ["芦苇渡"])[2] == INSIDE
    assert repeated("芦苇渡开渡", "芦苇渡在河口。芦苇渡有船。") == ["芦苇渡"]
    assert repeated("芦苇渡开渡", "芦苇在河口。渡船在芦苇里。") == []


def test_traditional() -> None:
    """Traditional text has the ends of the same text in simplified characters."""
    simplified = break_penalties("老码头旧仓库改成社区图书馆")
    assert break_penalties("老碼頭舊倉庫改成社區圖書館", language="zh-Hant") == simplified


def test_other_languages() -> None:
    """Japanese lines end where kana end, Korean ones after a space."""
    japanese = break_penalties("川の橋が開通した", language="ja")
    assert [i for i, cost in enumerate(japanese) if cost < INSIDE] == [2, 4]
    korean = break_penalties("다리가 열렸다", language="ko")
    assert [i for i, cost in enumerate(korean) if cost < INSIDE] == [3, 4]
