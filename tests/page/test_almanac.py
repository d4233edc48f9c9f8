"""Days as a masthead prints them, by the calendar of Beijing."""

from __future__ import annotations

import datetime

import pytest

from layout.page.almanac import almanac
from layout.spec.model import Language


@pytest.mark.parametrize(
    ("date", "lunar", "term"),
    [
        ("2020-12-07", "农历庚子年十月廿三", "大雪"),
        ("2026-10-10", "农历丙午年九月初一", ""),  # new moon at 23:50 in Beijing
        ("2026-05-17", "农历丙午年四月初一", ""),  # new moon on the 16th in UTC
        ("2026-12-22", "农历丙午年十一月十四", "冬至"),
        ("2025-07-25", "农历乙巳年闰六月初一", ""),  # a leap month
        ("2026-02-16", "农历乙巳年十二月廿九", ""),  # the last day of the year
        ("2026-02-17", "农历丙午年正月初一", ""),
        ("2033-12-22", "农历癸丑年闰十一月初一", ""),  # the leap month of 2033
    ],
)
def test_lunar_date(date: str, lunar: str, term: str) -> None:
    """Lunar dates and solar terms are those of Beijing time."""
    day = almanac(datetime.date.fromisoformat(date))
    assert (day.lunar, day.term) == (lunar, term)


def test_words() -> None:
    """Date and weekday as newspapers write them, without leading zeros."""
    day = almanac(datetime.date(2026, 3, 1))
    assert (day.date, day.weekday) == ("2026年3月1日", "星期日")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-Hant", ["2025年8月23日", "星期六", "農曆乙巳年七月初一", "處暑"]),
        ("ja", ["2025年8月23日", "土曜日", "旧暦7月1日", "処暑"]),
        ("ko", ["2025년 8월 23일", "토요일", "음력 7월 1일", "처서"]),
    ],
)
def test_words_of_other_languages(language: Language, words: list[str]) -> None:
    """The same day in the words of the paper's language."""
    day = almanac(datetime.date(2025, 8, 23), language)
    assert [day.date, day.weekday, day.lunar, day.term] == words


@pytest.mark.parametrize(
    ("language", "lunar"),
    [("zh-Hant", "農曆乙巳年閏六月初一"), ("ja", "旧暦閏6月1日"), ("ko", "음력 윤6월 1일")],
)
def test_leap_month_of_other_languages(language: Language, lunar: str) -> None:
    """A leap month has its word."""
    assert almanac(datetime.date(2025, 7, 25), language).lunar == lunar
