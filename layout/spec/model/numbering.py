"""期号: how the issues of a paper are counted."""

from __future__ import annotations

import datetime
from typing import Literal

from layout.spec.model.located import Located

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DateRange = tuple[datetime.date, datetime.date]


class FirstIssue(Located, frozen=True, kw_only=True):
    """An issue whose number is known: the first, or any other one."""

    date: datetime.date
    number: int = 1


class IssueCount(Located, frozen=True, kw_only=True):
    """The days on which the paper appears, and the issue to count from."""

    first: FirstIssue
    days: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    skipped: tuple[DateRange, ...] = ()  # 休刊
    added: tuple[DateRange, ...] = ()  # 增刊 that takes a number, on another day of the week
