"""标题: what a box says of its head."""

from __future__ import annotations

from layout.spec.model.located import Located
from layout.spec.model.rule import RuleKind
from layout.spec.model.style import Style


class HeadRules(Located, frozen=True, kw_only=True):
    """加线: rules across the head, above and below it, and one under the headline's words."""

    above: RuleKind | None = None
    below: RuleKind | None = None
    underline: RuleKind | None = None
    colour: str | None = None


class Head(Located, frozen=True, kw_only=True):
    """标题: its depth in lines, the styles of its parts, what it stands on."""

    lines: int | None = None
    reverse: bool | None = None  # 反白: white on black, or on `tint`
    tint: str | None = None  # 底纹: a colour, a percentage of black, or both
    frame: RuleKind | None = None
    rules: HeadRules = HeadRules()
    kicker: Style = Style()
    headline: Style = Style()
    deck: Style = Style()
