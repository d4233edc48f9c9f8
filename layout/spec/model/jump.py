"""转版: which box of which page a box goes on from."""

from __future__ import annotations

import msgspec

from layout.spec.model.located import Located


class Continues(Located, frozen=True, kw_only=True):
    """上接: the box whose story goes on here. Without `box` it has the name of this one."""

    box: str | None = None
    page: int | None = None  # needed only to pass over a nearer box of that name


class Place(msgspec.Struct, frozen=True):
    """A box of the edition: the number of its page, and its name there."""

    page: int
    box: str
