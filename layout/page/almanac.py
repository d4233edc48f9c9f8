"""What the calendar says of a day: date and weekday, lunar date, solar term, holidays."""

from __future__ import annotations

import datetime

import msgspec

from layout.page.wording import HOLIDAYS, TERMS, WORDINGS
from layout.spec.model import Language

# The months that the almanac names 冬 and 腊 are printed by number in newspapers.
_MONTHS = {"冬": "十一", "腊": "十二", "闰冬": "闰十一", "闰腊": "闰十二"}
_TRADITIONAL = str.maketrans("闰", "閏")
# Elsewhere the lunar date is one in figures, a leap month with its word: (閏10月23日).
_FIGURES: dict[Language, tuple[str, str]] = {
    "ja": ("閏", "{}{}月{}日"),
    "ko": ("윤", "{}{}월 {}일"),
}


class Day(msgspec.Struct, frozen=True):
    """A day as a masthead prints it; `term` is empty except on the day of a solar term."""

    date: str  # 2020年12月7日
    weekday: str  # 星期一
    lunar: str  # 农历庚子年十月廿三
    term: str  # 大雪
    holidays: tuple[str, ...] = ()  # 国庆节, 中秋节


def civil(date: datetime.date, language: Language = "zh-Hans") -> tuple[str, str]:
    """Date and weekday in words, for which no almanac is needed."""
    words = WORDINGS[language]
    return (
        words.date.format(date.year, date.month, date.day),
        words.weekday.format(words.weekdays[date.weekday()]),
    )


def almanac(date: datetime.date, language: Language = "zh-Hans") -> Day:
    """The day's names by Beijing time, in a language."""
    from lunar_python import Solar  # 15 ms that only a masthead needs

    words = WORDINGS[language]
    solar = Solar.fromYmd(date.year, date.month, date.day)
    lunar = solar.getLunar()
    if language in _FIGURES:
        leap, figures = _FIGURES[language]
        number = lunar.getMonth()  # below 0 of a leap month
        day = figures.format(leap if number < 0 else "", abs(number), lunar.getDay())
    else:
        month = lunar.getMonthInChinese()
        day = f"{lunar.getYearInGanZhi()}年{_MONTHS.get(month, month)}月{lunar.getDayInChinese()}"
        day = day.translate(_TRADITIONAL) if language == "zh-Hant" else day
    term = lunar.getJieQi()
    named = [*solar.getFestivals(), *solar.getOtherFestivals(), *lunar.getFestivals()]
    names = HOLIDAYS[language]
    return Day(
        *civil(date, language),
        lunar=words.lunar.format(day),
        term=TERMS[language].get(term, term),
        holidays=tuple(names[name] for name in named if name in names),
    )
