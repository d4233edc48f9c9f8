"""Dates in words: what a text says of weekday, lunar date and solar term beside a date, or alone.

Only what is certain is read. A date without a year is the nearest to the day of issue, unless the
text speaks of other years; 大雪 and other terms that are also weather count where 节气 is said.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator

import msgspec

from layout.diagnostics import Words

_HAN = "〇零一二三四五六七八九"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"  # of a year
# Ranges of Han, held against _HAN when they are read: a set of scattered Han compiles in
# milliseconds.
_DATE = re.compile(
    r"(?<![0-9第])(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2}|[一-鿿]{1,2})月"
    r"(?P<day>[0-9]{1,2}|[一-鿿]{1,3})日"
)
_FIGURES = re.compile(
    r"(?<![0-9])(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?![0-9])"
)
# What parts a date from the name of its day, and what a name may not be followed by.
_JOIN = re.compile(
    r"[\s　]*[（(，,]?[\s　]*(?:是|为|為|系|即|正是|恰是|适逢|適逢|正值|恰逢|又逢)?[\s　]*"
)
_WEEKDAY = re.compile(
    r"(?P<word>星期|礼拜|禮拜|周|週)(?P<day>[一二三四五六日天])(?![的至到—－~～-])"
)
_AFTER_SHORT = re.compile(r"[\s　，,。；;、）)：:上下早晚中傍凌]|$")  # else 周 may be a name
_LUNAR = re.compile(
    rf"(?P<word>(?:农历|農曆|夏历|夏曆|阴历|陰曆|旧历|舊曆)(?:[{_STEMS}][{_BRANCHES}]年)?)"
    r"(?P<leap>[闰閏]?)(?P<month>正|冬|[腊臘]|十[一二]?|[二三四五六七八九])月"
    r"(?P<day>初[一二三四五六七八九十]|[二廿]?十[一二三四五六七八九]?|廿[一二三四五六七八九]|三十|卅)"
)
_MONTHS = {"冬": "十一", "腊": "十二", "臘": "十二"}
# The terms as the almanac names them; some are weather as well.
_TERMS = (
    "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至",
    "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
)  # fmt: skip
_WEATHER = {"雨水", "谷雨", "白露", "霜降", "小雪", "大雪", "小寒", "大寒", "小暑", "大暑", "寒露"}
_SIMPLIFIED = str.maketrans("驚蟄穀滿種處", "惊蛰谷满种处")
_TERM = re.compile(
    r"(?P<term>" + "|".join([*_TERMS, "驚蟄", "穀雨", "小滿", "芒種", "處暑"]) + r")"
    r"(?P<said>节气|節氣)?(?=[\s　，,。；;！!）)、]|$)"
)
_LUNAR_BEFORE = ("农历", "農曆", "夏历", "夏曆", "阴历", "陰曆", "旧历", "舊曆")
_RANGE = "至到—－–~～-、和及与與"  # before a date: the name after it may be that of another
_YEARS = {"今年": 0, "去年": -1, "明年": 1, "本年": 0}
_OTHER_YEAR = re.compile(r"(\d{4})年|[那當当同翌次隔明去前后後来來往]年|那一年")
_NEAR = 120  # days from the day of issue that a date without a year may lie


class Clash(msgspec.Struct, frozen=True):
    """A name of a day that does not go with its date: where it stands, and what it should be."""

    start: int
    text: str  # as typed
    date: datetime.date
    right: str | Words
    hint: str = ""


def clashes(text: str, issued: datetime.date | None) -> Iterator[Clash]:
    """Where a text names a date and a weekday, lunar date or term that is not that day's."""
    if "月" not in text:
        return
    years: set[int] | None = None
    for found in _DATE.finditer(text):
        at = found.end()
        tail = _JOIN.match(text, at)
        if tail is None or not _name(text, tail.end()) or _is_set_off(text, found.start()):
            continue
        if years is None:
            years = _years_of(text, issued)
        date = _resolved(text, found, issued, years)
        if date:
            yield from _named(text, tail.end(), date)


def _is_set_off(text: str, start: int) -> bool:
    """Whether a date is the end of a range, or a lunar one."""
    before = text[max(0, start - 2) : start]
    return before[-1:] in _RANGE if before and before[-1] in _RANGE else before in _LUNAR_BEFORE


def _named(text: str, at: int, date: datetime.date) -> Iterator[Clash]:
    """What is wrong with the names that follow a date, one after another."""
    while found := _name(text, at):
        if right := _WRONG[found.re](found, date):
            hint = "term" if found.re is _TERM else ""
            yield Clash(found.start(), found[0], date, right, hint)
        tail = _JOIN.match(text, found.end())
        at = tail.end() if tail else found.end()


def _name(text: str, at: int) -> re.Match[str] | None:
    """The weekday, lunar date or term that begins at a place."""
    return next((found for look in _WRONG if (found := look.match(text, at))), None)


def _years_of(text: str, issued: datetime.date | None) -> set[int]:
    """The other years that a text speaks of; 0 stands for one that is not named."""
    own = issued.year if issued else 0
    return {int(year or 0) for year in _OTHER_YEAR.findall(text)} - {own - 1, own, own + 1}


def _resolved(
    text: str, found: re.Match[str], issued: datetime.date | None, years: set[int]
) -> datetime.date | None:
    """The day that is meant, where there can be no doubt."""
    start, month = found.start("month"), _number(found["month"])
    if month is None:  # a word before the month: 于三月
        start, month = start + 1, _number(found["month"][1:])
    day = _number(found["day"])
    if month is None or day is None:
        return None
    if found["year"]:
        return _day(int(found["year"]), month, day)
    before = text[max(0, start - 5) : start]
    if before.endswith("年"):
        step = _YEARS.get(before[-2:])
        year = issued.year + step if issued and step is not None else _year(before[:-1])
        return _day(year, month, day)
    if issued is None or years:
        return None
    near = [_day(issued.year + step, month, day) for step in (-1, 0, 1)]
    days = [one for one in near if one and abs((one - issued).days) <= _NEAR]
    return min(days, key=lambda one: abs((one - issued).days), default=None)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    most = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not (1 <= month <= 12 and 1 <= day <= most[month - 1] and 1900 <= year <= 2100):
        return None
    return datetime.date(year, month, day)


def _year(text: str) -> int:
    """A year in Han, 二〇二六; 0 where it is none."""
    if len(text) != 4 or not all(char in _HAN for char in text):
        return 0
    return int("".join(str(max(0, _HAN.index(char) - 1)) for char in text))


def _number(text: str) -> int | None:
    """A number below a hundred, in figures or in Han; None where it is none."""
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or not text or not all(c in _HAN for c in tens + ones):
        return None
    units = _HAN.index(ones) - 1 if ones else 0
    if not ten:
        return units
    return 10 * (_HAN.index(tens) - 1 if tens else 1) + units


def _wrong_weekday(found: re.Match[str], date: datetime.date) -> str:
    """The right weekday in the manner of a wrong one."""
    word, day = found["word"], found["day"]
    if word in "周週" and not _AFTER_SHORT.match(found.string, found.end()):
        return ""
    right = "一二三四五六日"[date.weekday()]
    return "" if day.replace("天", "日") == right else word + right


def _wrong_lunar(found: re.Match[str], date: datetime.date) -> str:
    """The right lunar date in place of a wrong one."""
    from layout.page.almanac import almanac  # late: for pages that name one

    lunar = almanac(date).lunar  # 农历庚子年十月廿三
    typed = found["month"]
    leap = "闰" if found["leap"] else ""
    month = _MONTHS.get(typed, typed)
    day = found["day"].replace("卅", "三十").replace("廿十", "廿")
    if day.startswith("二十") and len(day) > 2:
        day = "廿" + day[2:]
    said = found["word"][2:]  # 庚子年
    if lunar.endswith(f"年{leap}{month}月{day}") and said in lunar:
        return ""
    right = found["word"][:2] + lunar[2 if said else 5 :]
    return right.replace("闰", "閏") if "曆" in right else right


def _wrong_term(found: re.Match[str], date: datetime.date) -> Words | str:
    """The day on which a term falls, where it is not the one that is named."""
    term = found["term"].translate(_SIMPLIFIED)
    if term in _WEATHER and not found["said"]:
        return ""
    from layout.page.almanac import almanac

    if almanac(date).term == term:
        return ""
    for step in range(1, 200):
        for day in (date + datetime.timedelta(step), date - datetime.timedelta(step)):
            if almanac(day).term == term:
                return Words(day.isoformat(), f"{day.month}月{day.day}日")
    return ""


# What holds a name against its date, by the form of the name.
_WRONG: dict[re.Pattern[str], Callable[[re.Match[str], datetime.date], str | Words]] = {
    _WEEKDAY: _wrong_weekday,
    _LUNAR: _wrong_lunar,
    _TERM: _wrong_term,
}

_TODAY = re.compile(r"(?:今日|今天)?")  # before the name of a day that stands alone


def misnamed(segment: str, issued: datetime.date) -> Iterator[Clash]:
    """What is wrong with a text that is the day of issue and nothing else, as 2026年12月22日."""
    at = found.end() if (found := _TODAY.match(segment)) else 0
    found = _DATE.match(segment, at) or _FIGURES.match(segment, at)
    if found:
        year = int(found["year"]) if found["year"] else issued.year
        date = _day(year, _number(found["month"]) or 0, _number(found["day"]) or 0)
        tail = _JOIN.match(segment, found.end())
        if not _is_day(segment, tail.end() if tail else found.end()):
            return
        if date != issued:
            prefix = f"{issued.year}年" if found["year"] else ""
            right = f"{prefix}{issued.month}月{issued.day}日"
            yield Clash(found.start(), found[0], issued, right)
        at = tail.end() if tail else found.end()
    elif not _is_day(segment, at) or at == len(segment):
        return
    yield from _named(segment, at, issued)


def _is_day(segment: str, at: int) -> bool:
    """Whether nothing but names of a day follows."""
    while at < len(segment):
        found = _name(segment, at)
        if found is None:
            return segment[at:].strip("）) 　") == ""
        tail = _JOIN.match(segment, found.end())
        at = max(found.end(), tail.end() if tail else 0)
    return True
