"""期号: what number a day has, and what is told of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.diagnostics import Sink
from layout.spec import read_edition
from layout.spec.model import Edition, FirstIssue, IssueCount, Weekday
from layout.spec.numbering import is_issued, issues_after

DAY = datetime.timedelta(days=1)
FIRST = datetime.date(2026, 3, 2)  # a Monday
WORKDAYS = "days: [周一, tue, wed, thu, fri]"
WEEK: tuple[Weekday, ...] = ("mon", "wed", "sat", "sun")
Read = Callable[[str], tuple[Edition, list[str]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """An edition from YAML whose house counts issues, and the codes of its messages."""

    def done(yaml: str) -> tuple[Edition, list[str]]:
        path = tmp_path / "edition.yaml"
        path.write_text(yaml, encoding="utf-8")
        sink = Sink()
        edition = read_edition(path, sink)
        assert edition is not None
        return edition, [one.code for one in sink.found]

    return done


def yaml(date: str, more: str = "", issue: str = "") -> str:
    """An edition of a day, its first issue number 101 on Monday, 2 March 2026."""
    numbering = f"{{first: {{date: 2026-03-02, number: 101}}{', ' * bool(more)}{more}}}"
    number = f"issue: {issue}\n" if issue else ""
    return f"house: {{paper: {{numbering: {numbering}}}}}\ndate: {date}\n{number}pages: [{{}}]\n"


@pytest.mark.parametrize(
    ("date", "more", "number"),
    [
        ("2026-03-02", "", 101),
        ("2026-03-12", "", 111),
        ("2026-03-09", WORKDAYS, 106),  # a week of five issues
        ("2026-03-09", f"{WORKDAYS}, skipped: [2026-03-05～2026-03-08]", 104),  # Thursday, Friday
        ("2026-03-09", f"{WORKDAYS}, added: 2026-03-07", 107),  # a Saturday
        ("2026-03-09", f"{WORKDAYS}, added: 2026-03-06", 106),  # a Friday has its issue already
        ("2026-02-27", WORKDAYS, 100),  # before the issue that is known
        ("2027-03-02", "", 466),
    ],
)
def test_counted(read: Read, date: str, more: str, number: int) -> None:
    """The count goes over days of the week, days skipped and days added."""
    edition, codes = read(yaml(date, more))
    assert (edition.issue, codes) == (number, [])


def test_given_number_wins(read: Read) -> None:
    """What the edition says is printed; a difference is told."""
    edition, codes = read(yaml("2026-03-12", issue="110"))
    assert (edition.issue, codes) == (110, ["W238"])
    assert read(yaml("2026-03-12", issue="111"))[1] == []


def test_no_day_of_issue(read: Read) -> None:
    """A Saturday of a paper for workdays."""
    edition, codes = read(yaml("2026-03-07", WORKDAYS))
    assert (edition.issue, codes) == (105, ["W237"])


def test_nothing_to_count(read: Read) -> None:
    """Without a date there is only what the edition gives."""
    edition, codes = read(yaml("2026-03-02").replace("date: 2026-03-02\n", "", 1))
    assert (edition.issue, codes) == (None, [])


days = st.integers(-200, 400).map(lambda count: FIRST + count * DAY)
ranges = st.lists(st.tuples(days, st.integers(0, 9)), max_size=4).map(
    lambda found: tuple((day, day + length * DAY) for day, length in found)
)


@given(
    until=days,
    week=st.sets(st.sampled_from(WEEK)),
    skipped=ranges,
    added=ranges,
)
def test_each_day_of_issue_is_one_more(
    until: datetime.date,
    week: set[Weekday],
    skipped: tuple[tuple[datetime.date, datetime.date], ...],
    added: tuple[tuple[datetime.date, datetime.date], ...],
) -> None:
    """A day has the number of the day before, and one more where the paper comes out."""
    numbering = IssueCount(
        first=FirstIssue(date=FIRST),
        days=tuple(sorted(week)),
        skipped=skipped,
        added=added,
    )
    step = issues_after(numbering, until) - issues_after(numbering, until - DAY)
    assert step == is_issued(numbering, until)
