"""走文: how a story is divided into columns, and what is cut into it."""

from __future__ import annotations

from typing import Literal

import msgspec

from layout.spec.model.located import Located
from layout.spec.model.rule import RuleKind
from layout.spec.model.style import Style
from layout.units import Length


class At(Located, frozen=True, kw_only=True):
    """A region by numbers: columns and lines count from 1, both ends included."""

    columns: tuple[int, int]
    lines: tuple[int, int]


class Focus(msgspec.Struct, frozen=True):
    """The point of a picture that must stay in view, as fractions from its top left."""

    x: float = 0.5
    y: float = 0.5


class Columns(Located, frozen=True, kw_only=True):
    """变栏: a band of text columns, equal or as wide as `widths` says, so many lines deep."""

    columns: int | None = None  # None = as many as `widths`, or the basic columns
    widths: tuple[float, ...] = ()  # shares of the width
    lines: int | None = None  # None = all that are left


class RuleLine(Located, frozen=True, kw_only=True):
    """A rule: its kind and its colour."""

    kind: RuleKind = "hairline"
    colour: str | None = None


class Inset(Located, frozen=True, kw_only=True):
    """嵌块: a picture or a pull quote cut into the text of a story, which goes round it.

    `at` counts the story's own columns, and lines from the first under its head.
    """

    picture: str | None = None
    caption: str | None = None
    credit: str | None = None
    focus: Focus = Focus()
    quote: str | None = None
    by: str | None = None  # who says it
    at: At | None = None
    place: Literal["top", "middle", "foot"] = "middle"
    side: Literal["left", "centre", "right"] = "centre"
    columns: int | None = None  # of the text; None = two, or one where there are no more
    width: Length | None = None  # narrower than these columns; text stands beside it
    lines: int | None = None  # of text that it takes the place of; None = as it needs
    rule: RuleLine | None = None  # over and under a quote; None = thin
    style: Style = Style()  # of a quote
