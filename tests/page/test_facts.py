"""What furniture can say."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from layout.page.almanac import almanac
from layout.page.facts import Facts
from layout.page.wording import HOLIDAYS, WORDINGS
from layout.spec.keys.furniture import ITEMS
from layout.spec.model import Edition, House, Language, Page, Paper

TEXTS = {key for key in ITEMS if key in Paper.__struct_fields__}
FULL = replace(Paper(), **dict.fromkeys(TEXTS, "石桥"))


def facts(paper: Paper, date: str = "2020-10-01", language: Language = "zh-Hans") -> Facts:
    """The facts of a page that says all it can."""
    page = Page(
        number=2, name="要闻", editor=("王芳",), design=("李明",), proof=("赵",), duty=("钱",)
    )
    edition = Edition(
        house=House(paper=paper, language=language),
        title="城区版",
        date=datetime.date.fromisoformat(date),
        issue=12,
        weather=("晴",),
        pages=(page,),
    )
    return Facts(edition, page)


@pytest.mark.parametrize("language", WORDINGS)
def test_every_item_has_a_value(language: Language) -> None:
    """Where paper, edition and page give all, each item says something in each language."""
    day = "2026-12-22"  # the winter solstice
    given = facts(FULL, day, language)
    holiday = facts(FULL, "2026-01-01", language)
    empty = [one for one in ITEMS if not given.get(one) and not holiday.get(one)]
    assert empty == []


def test_nothing_given() -> None:
    """A page of an edition that says nothing has its number alone."""
    bare = Facts(Edition(pages=(Page(),)), Page())
    assert {one for one in ITEMS if bare.get(one)} == {"number", "page", "pages"}


def test_phone() -> None:
    """A bare number takes a label; one with words of its own does not."""
    assert facts(Paper(phone="010-1234")).text("phone") == "电话：010-1234"
    assert facts(Paper(phone="新闻热线 1234")).text("phone") == "新闻热线 1234"


def test_credits() -> None:
    """Who answers for a page, with several names of one office."""
    page = Page(editor=("王芳", "陈"), proof=("赵",))
    assert Facts(Edition(pages=(page,)), page).text("credits") == "责任编辑 王芳 陈　校对 赵"


@pytest.mark.parametrize(
    ("date", "names"),
    [
        ("2026-02-16", ("除夕",)),  # of a year whose twelfth month has 29 days
        ("2024-02-09", ("除夕",)),  # of one whose twelfth month has 30
        ("2024-02-08", ()),  # the 29th of that month
        ("2026-02-17", ("春节",)),
        ("2026-03-03", ("元宵节",)),
        ("2025-05-31", ("端午节",)),
        ("2025-08-29", ("七夕",)),
        ("2026-09-25", ("中秋节",)),
        ("2020-10-01", ("国庆节", "中秋节")),  # both on one day
        ("2026-10-18", ("重阳节",)),
        ("2026-01-26", ("腊八",)),
        ("2026-01-01", ("元旦",)),
        ("2026-11-08", ("记者节",)),
        ("2026-05-10", ()),  # a day of the trade is none of a newspaper's head
        ("2009-07-06", ()),  # the fifteenth day of a leap fifth month
        ("2009-06-27", ()),  # the fifth of that leap month: 端午 was a month before
        ("2009-05-28", ("端午节",)),
    ],
)
def test_holidays(date: str, names: tuple[str, ...]) -> None:
    """Feasts of the lunar and of the civil year, each on its day."""
    assert almanac(datetime.date.fromisoformat(date)).holidays == names


def test_holidays_of_other_languages() -> None:
    """In their own words, and only those that are kept there."""
    day = datetime.date(2020, 10, 1)
    found = {language: almanac(day, language).holidays for language in HOLIDAYS}
    assert found == {
        "zh-Hans": ("国庆节", "中秋节"), "zh-Hant": ("中秋節",), "ja": (), "ko": ("추석",)
    }  # fmt: skip
    assert facts(FULL).text("holiday") == "今日国庆节、中秋节"
