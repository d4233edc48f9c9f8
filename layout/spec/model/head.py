"""标题: what a box says of its head."""

from __future__ import annotations

from layout.spec.model.located import Located
from layout.spec.model.style import Style


class Head(Located, frozen=True, kw_only=True):
    """标题: its depth in lines and the styles of its parts."""

    lines: int | None = None
    kicker: Style = Style()
    headline: Style = Style()
    deck: Style = Style()
