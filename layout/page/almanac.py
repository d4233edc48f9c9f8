"""What the calendar says of a day: date and weekday in words, lunar date, solar term."""

from __future__ import annotations

import datetime

import msgspec

from layout.page.lunar import LunarDay, lunar_day

WEEKDAYS = "一二三四五六日"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
# Newspapers print the last two months by number, not as 冬 and 腊.
MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_NUMBERS = "一二三四五六七八九十"


class Day(msgspec.Struct, frozen=True):
    """A day as a masthead prints it; `term` is empty except on the day of a solar term."""

    date: str  # 2020年12月7日
    weekday: str  # 星期一
    lunar: str  # 农历庚子年十月廿三
    term: str  # 大雪


def almanac(date: datetime.date) -> Day:
    """The day's names by Beijing time."""
    lunar = lunar_day(date)
    return Day(
        date=f"{date.year}年{date.month}月{date.day}日",
        weekday=f"星期{WEEKDAYS[date.weekday()]}",
        lunar=_lunar_words(lunar),
        term=lunar.term,
    )


def _lunar_words(lunar: LunarDay) -> str:
    year = STEMS[(lunar.year - 4) % 10] + BRANCHES[(lunar.year - 4) % 12]
    leap = "闰" if lunar.is_leap else ""
    return f"农历{year}年{leap}{MONTHS[lunar.month - 1]}月{_day_words(lunar.day)}"


def _day_words(day: int) -> str:
    """初一 to 初十, 十一 to 二十, 廿一 to 廿九, 三十."""
    if day in (20, 30):
        return _NUMBERS[day // 10 - 1] + "十"
    tens, ones = divmod(day - 1, 10)
    return "初十廿"[tens] + _NUMBERS[ones]
