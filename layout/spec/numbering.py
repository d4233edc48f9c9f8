"""期号: the number of an issue, counted from one that is known."""

from __future__ import annotations

import datetime

from layout.diagnostics import Sink
from layout.spec.keys.numbering import VALUES
from layout.spec.model import DateRange, Edition, IssueCount

_WEEKDAYS = list(VALUES["IssueCount", "days"])
_DAY = datetime.timedelta(days=1)


def issue_of(edition: Edition, numbering: IssueCount | None, sink: Sink) -> int | None:
    """The number that the edition gives, else the one that is counted; a difference is told."""
    if numbering is None or edition.date is None:
        return edition.issue
    counted = numbering.first.number + issues_after(numbering, edition.date)
    if not is_issued(numbering, edition.date):
        day = edition.date.isoformat()
        sink.report("W237", edition.where("date"), date=day, number=counted)
    if edition.issue is None:
        return counted
    if edition.issue != counted:
        sink.report("W238", edition.where("issue"), number=edition.issue, counted=counted)
    return edition.issue


def issues_after(numbering: IssueCount, date: datetime.date) -> int:
    """How many issues have come out since the one whose number is known, that of `date` included.

    Before that one the count runs backwards.
    """
    first = numbering.first.date
    if date < first:
        return -_issues(numbering, date, first)
    return _issues(numbering, first, date)


def _issues(numbering: IssueCount, after: datetime.date, until: datetime.date) -> int:
    """Issues from the day after one to another: whole weeks at once, then the days left over."""
    days = {_WEEKDAYS.index(day) for day in numbering.days}
    weeks, rest = divmod((until - after).days, 7)
    count = weeks * len(days)
    count += sum((until - back * _DAY).weekday() in days for back in range(rest))
    added = _days(numbering.added, after + _DAY, until)
    skipped = _days(numbering.skipped, after + _DAY, until) - added
    count -= sum(day.weekday() in days for day in skipped)
    return count + sum(day.weekday() not in days for day in added)


def _days(
    ranges: tuple[DateRange, ...], first: datetime.date, last: datetime.date
) -> set[datetime.date]:
    """The days of some stretches that lie between two others, ends included."""
    found = set()
    for one in ranges:
        start, end = max(one[0], first), min(one[1], last)
        found |= {start + step * _DAY for step in range((end - start).days + 1)}
    return found


def is_issued(numbering: IssueCount, date: datetime.date) -> bool:
    """Whether the paper comes out on a day; one that is added and skipped is added."""
    if any(first <= date <= last for first, last in numbering.added):
        return True
    skipped = any(first <= date <= last for first, last in numbering.skipped)
    return not skipped and _WEEKDAYS[date.weekday()] in numbering.days
