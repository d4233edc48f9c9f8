"""Rules with mechanical mends: the changes to try for each, the likeliest and smallest first."""

from __future__ import annotations

from collections.abc import Callable

from layout.audit.change import Changes
from layout.audit.moves import deeper, heads_apart, line_between, over_hole, over_line
from layout.audit.restyling import (
    broken_head,
    columns,
    fitting_head,
    frame,
    in_order,
    larger_type,
    smaller_head,
)
from layout.audit.sheet import Finding, Sheet


def changes(sheet: Sheet, rule: str, found: Finding) -> Changes:
    """What may mend a finding."""
    if rule in CANDIDATES and (found.box in sheet.page.boxes or not found.box):
        yield from CANDIDATES[rule](sheet, found)


def _all(*looks: Callable[[Sheet, Finding], Changes]) -> Callable[[Sheet, Finding], Changes]:
    """What each of several ways gives, one after the other."""

    def look(sheet: Sheet, found: Finding) -> Changes:
        for one in looks:
            yield from one(sheet, found)

    return look


CANDIDATES: dict[str, Callable[[Sheet, Finding], Changes]] = {
    "LAY01": heads_apart,
    "LAY02": over_line,
    "LAY03": deeper(1, -1, 2, -2),
    "LAY04": _all(columns, deeper(-1, 1)),
    "LAY05": _all(deeper(1, 2), columns),
    "LAY06": frame,
    "LAY08": frame,
    "LAY09": over_hole,
    "LAY10": line_between,
    "HED01": fitting_head,
    "HED02": in_order,
    "HED03": smaller_head,
    "HED04": broken_head,
    "TYP02": deeper(1, -1),
    "TYP03": larger_type,
    "TYP04": columns,
    "TYP05": larger_type,
}
"""The ways to mend what breaks a rule; rules that are not here have no mechanical mend."""
