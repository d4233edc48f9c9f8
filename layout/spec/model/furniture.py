"""What stands on the page every day."""

from __future__ import annotations

from typing import Literal

from layout.spec.model.located import Located

MastheadItem = Literal[
    "date", "lunar", "issue", "cn", "postal_code", "publisher", "web", "phone", "edition", "page",
    "pages",
]  # fmt: skip


class Masthead(Located, frozen=True, kw_only=True):
    """报头. What is not given comes from the paper and the edition."""

    name: str | None = None
    picture: str | None = None  # the name as lettering
    latin: str | None = None
    colour: str | None = None
    face: str | None = None
    line: tuple[MastheadItem, ...] | None = None  # what the date line holds, in order


class Furniture(Located, frozen=True, kw_only=True):
    """What stands on the page every day."""

    masthead: Masthead = Masthead()
