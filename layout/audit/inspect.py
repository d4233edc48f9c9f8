"""The audit of a page: every rule that the house wants, findings at the house's severity."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from layout.audit.rules import CHECKS
from layout.audit.sheet import Again, Finding, Sheet
from layout.diagnostics import RULES, Severity, Sink
from layout.diagnostics.sink import Diagnostic, Standing
from layout.display import FaceRef
from layout.page.placed import PlacedPage
from layout.spec.model import Check, Edition, House, Page, Waiver

_OF_BOTH = ("LAY01", "LAY10")
"""Rules of what two boxes do to each other: either may be named to let it pass."""


class Waived(msgspec.Struct, frozen=True):
    """A finding that someone lets pass, and what says so."""

    rule: str
    box: str
    waiver: Waiver


class Told(msgspec.Struct, frozen=True):
    """A finding with its rule, and how bad it is in this house."""

    rule: str
    level: Severity
    finding: Finding


def inspect(
    edition: Edition,
    page: Page,
    placed: PlacedPage,
    faces: tuple[FaceRef, ...],
    sink: Sink,
    again: Again | None = None,
) -> list[Waived]:
    """Report what breaks a rule on a page; what someone lets pass is given back.

    With `again` findings come with a mend, where one is found that holds.
    """
    sheet = Sheet(edition, page, placed, faces)
    waived: list[Waived] = []
    found: list[Told] = []
    for one in findings(sheet):
        if waiver := waiver_of(sheet, one):
            waived.append(Waived(one.rule, one.finding.box, waiver))
        else:
            found.append(one)
    mended = {}
    if again and found and not sink.has_errors:
        from layout.audit.mend import mends  # late: a sound page needs none

        mended = mends(sheet, again, found, sink.found)
    for index, one in enumerate(found):
        finding = one.finding
        told = Diagnostic(
            one.rule, finding.span, finding.fields, finding.hint, finding.notes, one.level,
            mended.get(index), _standing(sheet, finding.box),
        )  # fmt: skip
        sink.extend((told,))
    return waived


def _standing(sheet: Sheet, name: str) -> Standing | None:
    """Where the box of a finding stands; None where it is of the page, or of a strip round it."""
    box = next((one for one in sheet.boxes if one.name == name), None)
    if box is None or not box.region.rows:
        return None
    region = box.region
    lines = region.top + 1, region.bottom
    return Standing(sheet.page.number, (region.left + 1, region.right), lines)


def level_of(house: House, rule: str) -> Severity | None:
    """How bad the house takes what a rule finds; None where it does not ask."""
    level = house.checks.get(rule, Check()).level or RULES[rule].level
    return None if level == "off" else level


def findings(sheet: Sheet) -> Iterator[Told]:
    """What each rule that is not off finds, by the limits of the house."""
    for rule, check in CHECKS.items():
        choice = sheet.edition.house.checks.get(rule, Check())
        if choice.level != "off":
            for found in check(sheet, sheet.limits(rule)):
                yield Told(rule, choice.level or found.level or RULES[rule].level, found)


def waiver_of(sheet: Sheet, one: Told) -> Waiver | None:
    """The waiver that lets a finding pass."""
    return next((w for w in sheet.edition.waivers if _covers(w, sheet.page, one)), None)


def _covers(waiver: Waiver, page: Page, one: Told) -> bool:
    """Whether a waiver is for this rule, on this page, of this box."""
    boxes = [None, one.finding.box]
    if one.rule in _OF_BOTH:
        boxes += [str(one.finding.fields.get(key)) for key in ("box", "other")]
    return waiver.rule == one.rule and waiver.page in (None, page.number) and waiver.box in boxes
