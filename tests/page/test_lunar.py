"""The table of lunar years is what lunar-python computes."""

from __future__ import annotations

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from lunar_python import LunarYear, Solar

from layout.page.almanac import almanac
from layout.page.lunar import TERMS, term_base
from layout.page.lunar_years import FIRST, LAST, YEARS

# The library's names of the terms that its table of a year has of the years beside it.
_BESIDE = {"小寒": "XIAO_HAN", "大寒": "DA_HAN", "大雪": "DA_XUE", "冬至": "DONG_ZHI"}
# It names the last two months as almanacs do.
_MONTHS = {"冬": "十一", "腊": "十二", "闰冬": "闰十一", "闰腊": "闰十二"}


def row(year: int) -> str:
    """The row of a year, computed."""
    months = LunarYear.fromYear(year).getMonthsInYear()
    first = Solar.fromJulianDay(months[0].getFirstJulianDay())
    leap = next((-one.getMonth() for one in months if one.getMonth() < 0), 0)
    lengths = "".join("1" if one.getDayCount() == 30 else "0" for one in months)
    found = Solar.fromYmd(year, 6, 1).getLunar().getJieQiTable()
    terms = ""
    for index, name in enumerate(TERMS):
        day = found[name] if found[name].getYear() == year else found[_BESIDE[name]]
        assert (day.getYear(), day.getMonth()) == (year, index // 2 + 1)
        terms += str(day.getDay() - term_base(index))
    return f"{first.getMonth():02}{first.getDay():02} {leap:2} {lengths:13} {terms}"


def test_rows() -> None:
    """Every row, computed again."""
    assert YEARS.split("\n") == [*map(row, range(FIRST, LAST + 1)), ""]


@settings(max_examples=300, deadline=None)
@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2200, 12, 31)))
def test_words(date: datetime.date) -> None:
    """A day within the table or outside it is named as the library names it."""
    lunar = Solar.fromYmd(date.year, date.month, date.day).getLunar()
    month = lunar.getMonthInChinese()
    year, day = lunar.getYearInGanZhi(), lunar.getDayInChinese()
    named = almanac(date)
    assert named.lunar == f"农历{year}年{_MONTHS.get(month, month)}月{day}"
    assert named.term == lunar.getJieQi()
