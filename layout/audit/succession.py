"""期号 from issue to issue: the running number against that of the last issue that was built."""

from __future__ import annotations

import datetime

import msgspec

from layout.audit.inspect import level_of
from layout.diagnostics import Sink, Words
from layout.spec.model import Edition

_RULE = "ISS04"


class Issue(msgspec.Struct, frozen=True):
    """An issue of the paper: its day and its running number."""

    date: datetime.date
    number: int


def check_succession(edition: Edition, last: Issue, sink: Sink) -> None:
    """Report a number that does not follow: a day has one issue at the most (newspaper-terms, 3).

    Days without an issue, or built elsewhere, may lie between the two.
    """
    level = level_of(edition.house, _RULE)
    if level is None or edition.issue is None or edition.date is None:
        return
    if any(one.rule == _RULE and not one.box for one in edition.waivers):
        return
    most = last.number + (edition.date - last.date).days
    if last.number < edition.issue <= most:
        return
    least = last.number + 1
    right = Words(f"{least} to {most}", f"{least} 至 {most}") if most > least else f"{least}"
    known = Words(f"issue {last.number} of {last.date}", f"{last.date} 的期号 {last.number} ")
    sink.report(
        _RULE,
        edition.where("issue"),
        severity=level,
        text=f"{edition.issue}",
        box=Words("this edition", "本期"),
        known=known,
        right=right,
    )
