"""What stands on the page every day."""

from __future__ import annotations

from typing import Literal

from layout.spec.model.located import Located
from layout.spec.model.rule import RuleKind
from layout.units import Length

Item = Literal[
    "date", "lunar", "holiday", "issue", "cn", "postal_code", "publisher", "web", "phone",
    "edition", "page", "pages", "name", "latin", "month", "day", "weekday", "term", "number",
    "page_name", "weather", "editor", "design", "proof", "duty", "credits", "authority", "sponsor",
    "chief", "address", "postcode", "price", "printer", "printer_address", "distribution",
]  # fmt: skip
"""What furniture can say of the paper, the edition and the page."""

Side = Literal["left", "centre", "right", "inner", "outer"]
ErrorLevel = Literal["L", "M", "Q", "H"]


class Masthead(Located, frozen=True, kw_only=True):
    """报头. What is not given comes from the paper and the edition."""

    name: str | None = None
    picture: str | None = None  # the name as lettering
    latin: str | None = None
    colour: str | None = None
    face: str | None = None
    line: tuple[Item, ...] | None = None  # what the date line holds, in order
    align: Literal["left", "centre", "right"] = "centre"  # of the names
    direction: Literal["horizontal", "vertical"] = "horizontal"  # of the name
    left: str | None = None  # 报眼: a block beside the name
    right: str | None = None
    ear: Length | None = None  # 报眼宽; None = a share of the width
    above: RuleKind = "hairline"  # the rules of the date line
    below: RuleKind = "thick-thin"


class Piece(Located, frozen=True, kw_only=True):
    """A text of a strip, with items in braces and the style it is set in, or a picture."""

    text: str = ""
    picture: str | None = None  # as high as `size`: the name as lettering
    style: str | None = None
    size: Length | None = None


class Strip(Located, frozen=True, kw_only=True):
    """A line of data along the type area: 报眉 above it, 责编行 and 报尾 below."""

    pages: Literal["auto", "all", "first", "last", "none"] = "auto"
    left: tuple[Piece, ...] = ()
    centre: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()
    inner: tuple[Piece, ...] = ()
    outer: tuple[Piece, ...] = ()
    spread: tuple[Piece, ...] = ()  # from edge to edge, on as many lines as it needs
    rule: RuleKind = "none"  # 天线, 地线
    space: Length = Length(0.5, "行")  # between the type area and the rule


class BlockPart(Located, frozen=True, kw_only=True):
    """One thing in a block: lines of text, a picture or a QR code."""

    text: tuple[str, ...] = ()
    picture: str | None = None
    qr: str | None = None
    label: str | None = None  # under the picture or the code
    level: ErrorLevel = "M"  # of error correction in the code
    style: str | None = None
    size: Length | None = None
    align: Literal["left", "centre", "right", "spread"] | None = None
    side: Side | None = None  # None = what the sides leave free
    width: Length | None = None
    lines: tuple[int, int] | None = None  # of the block, from 1; None = the next ones
    above: RuleKind = "none"
    below: RuleKind = "none"


class FurnitureBlock(Located, frozen=True, kw_only=True):
    """A block that the house names and boxes call for."""

    parts: tuple[BlockPart, ...] = ()
    place: Literal["top", "middle", "foot"] = "middle"  # of the parts in the block's depth
    masthead: bool | None = None  # whether its page needs no folio


class Furniture(Located, frozen=True, kw_only=True):
    """What stands on the page every day."""

    masthead: Masthead = Masthead()
    folio: Strip = Strip()
    credits: Strip = Strip()
    footer: Strip = Strip()
    blocks: dict[str, FurnitureBlock] = {}
