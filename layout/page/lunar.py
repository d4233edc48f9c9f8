"""农历: the lunar date and the solar term of a day, by Beijing time (GB/T 33661)."""

from __future__ import annotations

import datetime

import msgspec

from layout.page.lunar_years import FIRST, LAST, YEARS

TERMS = (
    *(
        "小寒",
        "大寒",
        "立春",
        "雨水",
        "惊蛰",
        "春分",
        "清明",
        "谷雨",
        "立夏",
        "小满",
        "芒种",
        "夏至",
    ),
    *(
        "小暑",
        "大暑",
        "立秋",
        "处暑",
        "白露",
        "秋分",
        "寒露",
        "霜降",
        "立冬",
        "小雪",
        "大雪",
        "冬至",
    ),
)
"""The terms of a year, two a month."""


class LunarDay(msgspec.Struct, frozen=True):
    """A day of the lunar calendar; `term` is empty except on the day of a solar term."""

    year: int
    month: int
    is_leap: bool
    day: int
    term: str


def lunar_day(date: datetime.date) -> LunarDay:
    """The day's place in the lunar calendar: from the table, or computed where it has no row."""
    if not FIRST < date.year <= LAST:
        return _computed(date)
    row = _row(date.year)
    term = ""
    for index in (2 * date.month - 2, 2 * date.month - 1):
        if date.day == term_base(index) + int(row.terms[index]):
            term = TERMS[index]
    if date < row.new_year:
        row = _row(date.year - 1)
    left = (date - row.new_year).days
    month = 0
    for length in row.lengths:
        if left < length:
            break
        left -= length
        month += 1
    is_leap = 0 < row.leap == month
    month += 0 if 0 < row.leap <= month else 1
    return LunarDay(row.new_year.year, month, is_leap, left + 1, term)


def term_base(index: int) -> int:
    """The day of a month that the digit 0 of a term means."""
    return 18 if index % 2 else 3


class _Row(msgspec.Struct, frozen=True):
    new_year: datetime.date
    leap: int
    lengths: tuple[int, ...]
    terms: str


def _row(year: int) -> _Row:
    width = YEARS.index("\n") + 1
    start = (year - FIRST) * width
    day, leap, lengths, terms = YEARS[start : start + width].split()
    new_year = datetime.date(year, int(day[:2]), int(day[2:]))
    return _Row(new_year, int(leap), tuple(29 + int(one) for one in lengths), terms)


def _computed(date: datetime.date) -> LunarDay:
    from lunar_python import Solar  # 10 ms

    lunar = Solar.fromYmd(date.year, date.month, date.day).getLunar()
    month = lunar.getMonth()
    return LunarDay(lunar.getYear(), abs(month), month < 0, lunar.getDay(), lunar.getJieQi())
