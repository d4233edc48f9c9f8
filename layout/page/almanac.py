"""What the calendar says of a day: date and weekday in words, lunar date, solar term."""

from __future__ import annotations

import datetime

import msgspec

WEEKDAYS = "一二三四五六日"
# The months that the almanac names 冬 and 腊 are printed by number in newspapers.
_MONTHS = {"冬": "十一", "腊": "十二", "闰冬": "闰十一", "闰腊": "闰十二"}


class Day(msgspec.Struct, frozen=True):
    """A day as a masthead prints it; `term` is empty except on the day of a solar term."""

    date: str  # 2020年12月7日
    weekday: str  # 星期一
    lunar: str  # 农历庚子年十月廿三
    term: str  # 大雪


def almanac(date: datetime.date) -> Day:
    """The day's names by Beijing time."""
    from lunar_python import Solar  # 15 ms that only a masthead needs

    lunar = Solar.fromYmd(date.year, date.month, date.day).getLunar()
    month = lunar.getMonthInChinese()
    return Day(
        date=f"{date.year}年{date.month}月{date.day}日",
        weekday=f"星期{WEEKDAYS[date.weekday()]}",
        lunar=f"农历{lunar.getYearInGanZhi()}年{_MONTHS.get(month, month)}月"
        f"{lunar.getDayInChinese()}",
        term=lunar.getJieQi(),
    )
