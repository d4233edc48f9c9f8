"""简讯: what a box says of several short items under one head."""

from __future__ import annotations

from typing import Literal

from layout.spec.model.located import Located
from layout.spec.model.story import Story


class Briefs(Located, frozen=True, kw_only=True):
    """简讯: short items, how their heads stand and what parts them."""

    stories: tuple[Story, ...] = ()
    heads: Literal["line", "run-in"] = "line"
    between: Literal["rule", "white", "none"] = "rule"
