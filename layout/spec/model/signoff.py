"""审签: who signed a proof, and at which stage."""

from __future__ import annotations

from typing import Literal

from layout.spec.model.located import Located

Stage = Literal[
    "editor", "first-reading", "second-reading", "third-reading", "check", "head", "chief"
]
Status = Literal["draft", "released"]


class SignOff(Located, frozen=True, kw_only=True):
    """A signature on a proof, on that of one page or of all (newspaper-terms, section 4)."""

    stage: Stage
    name: str
    time: str | None = None
    page: int | None = None  # None = every page
