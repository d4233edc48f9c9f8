"""导读: what a box says of stories elsewhere in the paper."""

from __future__ import annotations

from layout.spec.model.located import Located


class DigestItem(Located, frozen=True, kw_only=True):
    """An entry: the box it points at, and what is said of it where that is not its headline."""

    box: str
    page: int | None = None  # of the box; read, it is always there
    text: str | None = None
