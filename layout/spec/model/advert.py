"""广告: what a box says of an advert."""

from __future__ import annotations

from layout.diagnostics import Span
from layout.spec.model.located import Located


class Advert(Located, frozen=True, kw_only=True):
    """广告 or 公益广告, as text or as a picture."""

    items: dict[str, tuple[Span, ...]] = {}  # where each item of a list is written
    label: str = "广告"
    lines: tuple[str, ...] = ()
    sponsor: str | None = None
    picture: str | None = None
