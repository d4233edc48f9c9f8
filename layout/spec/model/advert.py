"""广告: what a box says of an advert."""

from __future__ import annotations

from typing import Literal

import msgspec

from layout.diagnostics import Span
from layout.spec.model.located import Located
from layout.units import Length


class Booked(msgspec.Struct, frozen=True):
    """The room that was sold: basic columns or a width, lines or a depth."""

    width: int | Length
    depth: int | Length


class Advert(Located, frozen=True, kw_only=True):
    """广告 or 公益广告, as text, as a picture, or as the PDF that was delivered."""

    items: dict[str, tuple[Span, ...]] = {}  # where each item of a list is written
    kind: Literal["paid", "psa"] = "paid"
    label: str | None = None  # that of the kind, in the words of the language
    label_place: Literal["inside", "above"] = "inside"  # of what is delivered
    lines: tuple[str, ...] = ()
    sponsor: str | None = None
    picture: str | None = None
    pdf: str | None = None
    page: int = 1  # of the PDF
    booked: Booked | None = None
