"""Why a box or a finding is not what it was: the keys, copy, plan and boxes that changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from layout.diagnostics import RULES
from layout.proof.changes import (
    BoxCause,
    Cause,
    KeyChange,
    PlanChange,
    Program,
    RowChange,
    Waiving,
)
from layout.proof.differences import copies, keys, plan
from layout.proof.record import BoxRecord, Record
from layout.proof.remarks import Remark

# Keys that move no type: what the audit and the PDF make of a page.
_WITHOUT_TYPE = ("checks.", "output.")
_FURNITURE = "furniture."


class Causes:
    """Looks for what changed behind the changes of one page.

    `changed` are the boxes, with their pages, that changed on all pages that are compared.
    """

    def __init__(self, old: Record, new: Record) -> None:
        self.old = old
        self.new = new
        self.page = new.page.number
        self.before = {box.name: box for box in old.page.boxes}
        self.after = {box.name: box for box in new.page.boxes}
        self.changed: set[tuple[int, str]] = set()

    def of_box(self, name: str) -> tuple[Cause, ...]:
        """Its own keys and copy, and the plan where it stands elsewhere; else what is around."""
        return self._own(name) or self._around(name)

    def of_remark(self, remark: Remark) -> tuple[Cause, ...]:
        """The rule's own keys or a waiver; else the box; else what is around."""
        if remark.code in RULES and (found := tuple(self._audit(remark))):
            return found
        if own := self._own(remark.box):
            return own
        other = remark.fields.get("other")
        if isinstance(other, str) and (self.page, other) in self.changed:
            return (BoxCause(self.page, other),)
        return self._around(remark.box)

    def _own(self, name: str) -> tuple[Cause, ...]:
        was, box = self.before.get(name), self.after.get(name)
        found: list[Cause] = []
        if was and box:
            found += keys("box", was.keys, box.keys)
            found += copies(was, box)
        elsewhere = (was.areas if was else ()) != (box.areas if box else ())
        if elsewhere and (rows := self._rows(name)):
            found.append(rows)
        return tuple(found)

    def _rows(self, name: str) -> PlanChange | None:
        """The rows of the plan that changed; of these, those that name the box where some do."""
        if self.plan is None:
            return None
        named = tuple(row for row in self.plan.rows if _names(row, name))
        return PlanChange(named or self.plan.rows)

    @cached_property
    def plan(self) -> PlanChange | None:
        """The rows of the plan that changed."""
        return plan(self.old.page, self.new.page)

    def _around(self, name: str) -> tuple[Cause, ...]:
        """Other parts of the story, keys of house, page and edition, neighbours; the program."""
        box = self.after.get(name) or self.before.get(name)
        if box and (parts := self._parts(box)):
            return parts
        if wider := tuple(self._wider(box)):
            return wider
        if box and (near := self._near(box)):
            return near
        if not box and self.plan:
            return (self.plan,)
        if self.old.banmian != self.new.banmian:
            return (Program(self.old.banmian, self.new.banmian),)
        return ()

    def _parts(self, box: BoxRecord) -> tuple[Cause, ...]:
        return tuple(
            BoxCause(page, part)
            for page, part in box.parts
            if (page, part) in self.changed and (page, part) != (self.page, box.name)
        )

    def _wider(self, box: BoxRecord | None) -> Iterator[KeyChange]:
        """Keys of the house, the page and the edition that can touch a box."""
        is_furniture = box is not None and box.kind == "furniture"
        found = (
            *keys("house", self.old.house, self.new.house),
            *keys("page", self.old.page.keys, self.new.page.keys),
            *keys("edition", self.old.keys, self.new.keys),
        )
        for one in found:
            if one.key.startswith(_WITHOUT_TYPE):
                continue
            if is_furniture or not one.key.startswith(_FURNITURE):
                yield one

    def _near(self, box: BoxRecord) -> tuple[Cause, ...]:
        """Boxes that changed of themselves: those that touch this one, else any of the page."""
        known = {**self.before, **self.after}
        others = [
            one
            for page, one in sorted(self.changed)
            if page == self.page and one != box.name and one in known and self._own(one)
        ]
        near = [one for one in others if _touch(known[one], box)]
        return tuple(BoxCause(self.page, one) for one in near or others)

    def _audit(self, remark: Remark) -> Iterator[Cause]:
        """What was decided on a rule: in the house, or for this one finding."""
        for one in keys("house", self.old.house, self.new.house):
            if one.key.startswith(f"checks.{remark.code}."):
                yield one
        then, now = ({(w.rule, w.box): w for w in r.page.waived} for r in (self.old, self.new))
        # What collides names two boxes, and what is wrong with the whole page one that mends it.
        for box in (remark.box, str(remark.fields.get("other")), ""):
            spot = (remark.code, box)
            if (spot in then) != (spot in now):
                yield Waiving((now.get(spot) or then[spot]).name, spot in now)
                return


def _names(row: RowChange, name: str) -> bool:
    words = f"{row.before or ''} {row.after or ''}".split()
    return any(word.partition("*")[0] == name for word in words)


def _touch(one: BoxRecord, other: BoxRecord) -> bool:
    """Whether two boxes share an edge or a corner, or have a line or a column between them."""
    return any(
        left <= right_of + 1 and left_of <= right + 1 and top <= foot_of + 2 and top_of <= foot + 2
        for left, right, top, foot in one.areas
        for left_of, right_of, top_of, foot_of in other.areas
    )
