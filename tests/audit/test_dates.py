"""Dates in words: right days never clash, wrong ones always do, and doubt is let alone."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.audit.dates import clashes, misnamed
from layout.page.almanac import almanac

ISSUED = datetime.date(2026, 12, 22)  # 星期二, 农历丙午年十一月十四, 冬至
DAYS = st.dates(datetime.date(1930, 1, 1), datetime.date(2090, 12, 31))
WEEKDAYS = "一二三四五六日"

WRONG = {
    "12月22日 星期三": "星期二",
    "十二月二十二日，星期三": "星期二",
    "二〇二六年十二月二十二日（星期三）": "星期二",
    "于12月22日周三上午": "周二",
    "去年12月22日星期二": "星期一",
    "12月22日（农历冬月十五）": "农历十一月十四",
    "2026年10月10日（农历九月初二）": "农历九月初一",  # new moon at 23:50 in Beijing
    "2026年5月17日（農曆四月初二）": "农历四月初一",  # new moon on the 16th in UTC
    "12月22日，星期二，农历十一月十三": "农历十一月十四",
}
RIGHT = (
    "12月22日，星期二（农历丙午年冬月十四），冬至。",
    "12月20日至22日（星期日至星期二）",  # the first day is meant by the first name
    "12月22日周一鸣说",  # a name
    "12月22日星期三的例会",  # it may be another's
    "1976年地震。那是7月28日，星期五。",  # a year is spoken of
    "翻到明年的日历，冬至是12月22日，星期三。",
    "12月5日，大雪，航班取消。",  # weather
    "农历十二月十二日，星期一",
    "7月1日，星期五",  # half a year off: it may be any year's
    "每月31日，星期八",
)


@pytest.mark.parametrize("text", WRONG)
def test_wrong(text: str) -> None:
    """What does not go with its date is found, with what it should be."""
    (found,) = clashes(text, ISSUED)
    assert found.text in text
    assert str(found.right).replace("農曆", "农历") == WRONG[text]


@pytest.mark.parametrize("text", RIGHT)
def test_right(text: str) -> None:
    """What is right, and what may be right, is let alone."""
    assert list(clashes(text, ISSUED)) == []


@given(DAYS)
def test_what_the_almanac_says(day: datetime.date) -> None:
    """A day as the program itself prints it is right, within a sentence and alone."""
    said = almanac(day)
    term = f"，{said.term}节气" if said.term else ""
    text = f"{said.date}，{said.weekday}（{said.lunar}{term}）"
    assert list(clashes(text, None)) == []
    for part in (said.date, said.weekday, said.lunar):
        assert list(misnamed(part, day)) == []


@given(DAYS, st.integers(1, 6))
def test_any_other_weekday(day: datetime.date, off: int) -> None:
    """Another weekday is found, and the right one is told."""
    other = WEEKDAYS[(day.weekday() + off) % 7]
    (found,) = clashes(f"{day.year}年{day.month}月{day.day}日　星期{other}", None)
    assert found.right == f"星期{WEEKDAYS[day.weekday()]}"


@given(st.text(alphabet="〇一二十廿正冬腊月日年星期周农历初闰冬至节气12026，（）　", max_size=24))
def test_any_text(text: str) -> None:
    """No text is too strange to be read."""
    list(clashes(text, ISSUED))
    list(misnamed(text, ISSUED))
