"""How the subheads of a story look beside their style."""

from __future__ import annotations

from typing import Literal

from layout.spec.model.located import Partial
from layout.spec.model.rule import RuleKind

Numbering = Literal["none", "han", "bracketed", "arabic", "circled"]


class Subheads(Partial, frozen=True, kw_only=True):
    """小标题: numbers before them, rules and a ground as wide as the column."""

    number: Numbering | None = None
    above: RuleKind | None = None
    below: RuleKind | None = None
    tint: str | None = None
    reverse: bool | None = None
