"""What stands round the stories of a page: the words that house and edition give its furniture.

Read from the edition alone, so that one page can be held against another that is not set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from layout.diagnostics import Span, Words
from layout.page.folio import Strips
from layout.spec.keys.furniture import MASTHEAD, SLOTS
from layout.spec.model import Edition, FurnitureBlock, Masthead, Page, Strip
from layout.spec.template import items_of

Where = Literal["masthead", "ear", "folio", "strip", "block"]
NAMES = {
    "folio": Words("the folio", "报眉"),
    "credits": Words("the line of credits", "责编行"),
    "footer": Words("the imprint", "报尾"),
}
_FIELD = re.compile(r"\{[^{}]*\}")


class Said(msgspec.Struct, frozen=True):
    """A text of the furniture as it is written, with its items in braces.

    `name` is that of the box, the strip or the block. What stands in a masthead, beside one or in
    a strip speaks of the page and its day; another block may speak of anything.
    """

    text: str
    where: Where
    name: str
    span: Span

    @property
    def box(self) -> str | Words:
        """What it stands in, for a message."""
        return NAMES.get(self.name, self.name) if self.where in ("folio", "strip") else self.name

    @property
    def items(self) -> list[str]:
        """The items that it tells."""
        return items_of(self.text)

    @property
    def typed(self) -> list[str]:
        """What is written by hand, between the items."""
        if "{" not in self.text:
            return [self.text]
        return [part for part in _FIELD.split(self.text) if part.strip()]


class Furnishing:
    """The furniture of one page: what it says, and the items that it tells."""

    def __init__(self, edition: Edition, page: Page) -> None:
        self.strips = Strips(edition, page)
        self.furniture = edition.house.furniture
        self.masthead = self._masthead(page)
        self.said = tuple(self._all(page))
        self.line = self._line() if self.masthead else ()
        told = (item for one in self.said for item in one.items)
        self.items = {*self.line, *told}

    @property
    def has_masthead(self) -> bool:
        """Whether the page has a masthead, or a block that stands for one."""
        return self.strips.masthead

    def _masthead(self, page: Page) -> str:
        """The box of the masthead, if the page has one."""
        boxes = page.boxes.values()
        return next((box.name for box in boxes if box.furniture == MASTHEAD), "")

    def _line(self) -> tuple[str, ...]:
        """The items of the date line."""
        from layout.page.masthead import LINE  # late: for pages that have one

        return self.furniture.masthead.line or LINE

    def _all(self, page: Page) -> Iterator[Said]:
        if self.masthead:
            yield from self._beside(self.furniture.masthead)
        for box in page.boxes.values():
            if box.furniture and (block := self.furniture.blocks.get(box.furniture)):
                where: Where = "masthead" if block.masthead else "block"
                yield from _of_block(block, where, box.name)
        strips = self.strips
        for name, stands in (
            ("folio", strips.has_folio),
            ("credits", strips.has_credits),
            ("footer", strips.has_footer),
        ):
            if stands():
                yield from _of_strip(getattr(self.furniture, name), name)

    def _beside(self, masthead: Masthead) -> Iterator[Said]:
        for name in (masthead.left, masthead.right):
            if name and (block := self.furniture.blocks.get(name)):
                yield from _of_block(block, "ear", name)


def _of_block(block: FurnitureBlock, where: Where, name: str) -> Iterator[Said]:
    for part in block.parts:
        for text in part.text:
            yield Said(text, where, name, part.where("text"))


def _of_strip(strip: Strip, name: str) -> Iterator[Said]:
    where: Where = "folio" if name == "folio" else "strip"
    for slot in SLOTS:
        for piece in getattr(strip, slot):
            if piece.text:
                yield Said(piece.text, where, name, piece.where("text"))
