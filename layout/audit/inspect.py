"""The audit of a page: every rule that the house wants, findings at the house's severity."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from layout.audit.rules import CHECKS
from layout.audit.sheet import Finding, Sheet
from layout.diagnostics import RULES, Severity, Sink
from layout.display import FaceRef
from layout.page.placed import PlacedPage
from layout.spec.model import Check, Edition, Page, Waiver


class Waived(msgspec.Struct, frozen=True):
    """A finding that someone lets pass."""

    rule: str
    box: str
    name: str
    reason: str


def inspect(
    edition: Edition, page: Page, placed: PlacedPage, faces: tuple[FaceRef, ...], sink: Sink
) -> list[Waived]:
    """Report what breaks a rule on a page; what someone lets pass is given back."""
    sheet = Sheet(edition, page, placed, faces)
    waived: list[Waived] = []
    for rule, level, found in _findings(sheet):
        waiver = next((one for one in edition.waivers if _covers(one, page, rule, found)), None)
        if waiver:
            waived.append(Waived(rule, found.box, waiver.name, waiver.reason))
        else:
            sink.report(
                rule, found.span, hint=found.hint, notes=found.notes, severity=level, **found.fields
            )
    return waived


def _findings(sheet: Sheet) -> Iterator[tuple[str, Severity, Finding]]:
    """What each rule that is not off finds, by the limits of the house."""
    for rule, check in CHECKS.items():
        choice = sheet.edition.house.checks.get(rule, Check())
        if choice.level != "off":
            for found in check(sheet, {**RULES[rule].limits, **choice.limits}):
                yield rule, choice.level or found.level or RULES[rule].level, found


def _covers(waiver: Waiver, page: Page, rule: str, found: Finding) -> bool:
    """Whether a waiver is for this rule, on this page, of this box."""
    return (
        waiver.rule == rule
        and waiver.page in (None, page.number)
        and waiver.box in (None, found.box)
    )
