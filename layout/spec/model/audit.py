"""What a house says of the rules of the trade, and what an edition lets pass."""

from __future__ import annotations

from typing import Literal

from layout.spec.model.located import Located

Level = Literal["off", "note", "warning", "fault"]


class Check(Located, frozen=True, kw_only=True):
    """A rule's severity and limits in this house; what is not given is the rule's own."""

    level: Level | None = None
    limits: dict[str, float] = {}


class Waiver(Located, frozen=True, kw_only=True):
    """Findings of a rule that someone lets pass, for a reason; both are printed in the report."""

    rule: str
    reason: str
    name: str  # of the person who decides
    box: str | None = None  # None = wherever it is found
    page: int | None = None
