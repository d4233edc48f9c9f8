"""标题: what a box says of its head."""

from __future__ import annotations

from typing import Literal

from layout.spec.model.located import Located
from layout.spec.model.rule import RuleKind
from layout.spec.model.style import Style
from layout.units import Length

HeadPlace = Literal["over", "left", "right", "inset"]


class HeadPicture(Located, frozen=True, kw_only=True):
    """题图: a small picture beside the head, as the author's portrait."""

    file: str | None = None
    width: Length | None = None  # of the picture; as high as its proportions ask
    place: Literal["left", "right", "byline"] = "left"


class Ornament(Located, frozen=True, kw_only=True):
    """题花: an ornament of the head."""

    file: str | None = None
    lines: int | None = None  # how many lines of the grid it is high
    place: Literal["above", "left", "right", "behind"] = "above"


class HeadRules(Located, frozen=True, kw_only=True):
    """加线: rules across the head, above and below it, and one under the headline's words."""

    above: RuleKind | None = None
    below: RuleKind | None = None
    underline: RuleKind | None = None
    colour: str | None = None


class Head(Located, frozen=True, kw_only=True):
    """标题: where it stands and on what, its depth in lines, its art, the styles of its parts."""

    place: HeadPlace | None = None
    direction: Literal["horizontal", "vertical"] = "horizontal"  # 竖题
    # The basic columns of the box that it stands over, from 1; a first of 0 says how many alone.
    columns: tuple[int, int] | None = None
    begin: int | None = None  # the line of the box that an inset head begins at, from 1
    lines: int | None = None
    reverse: bool | None = None  # 反白: white on black, or on `tint`
    tint: str | None = None  # 底纹: a colour, a percentage of black, or both
    frame: RuleKind | None = None
    rules: HeadRules = HeadRules()
    picture: HeadPicture | None = None
    ornament: Ornament | None = None
    kicker: Style = Style()
    headline: Style = Style()
    deck: Style = Style()
