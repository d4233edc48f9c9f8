"""报眉, 责编行 and 报尾: which of the strips along the type area a page has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from layout.page.desk import Desk
from layout.page.facts import CREDITS, Facts
from layout.page.placed import PlacedBox
from layout.spec.keys.furniture import MASTHEAD, SLOTS
from layout.spec.model import Edition, Furniture, Page, Strip
from layout.spec.template import items_of

# What stands in an imprint alone: the rest of it may stand in the masthead as well.
IMPRINT = ("address", "price", "printer")
_CREDITS = {"credits", *CREDITS}


class Strips:
    """The strips of one page."""

    def __init__(self, edition: Edition, page: Page) -> None:
        self.edition, self.page = edition, page
        self.furniture: Furniture = edition.house.furniture
        self.facts = Facts(edition, page)
        blocks = self.furniture.blocks
        asked = [box.furniture for box in page.boxes.values()]
        self.called = [blocks[name] for name in asked if name in blocks]
        self.masthead = MASTHEAD in asked or any(block.masthead for block in self.called)
        texts = (text for block in self.called for part in block.parts for text in part.text)
        self.told = _items(texts)  # by blocks on the page

    def has_folio(self) -> bool:
        """A page without a masthead has a folio, where the day of issue is known."""
        if self.page.folio is not None:
            return self.page.folio
        by_itself = not self.masthead and self.edition.date is not None
        return self._stands(self.furniture.folio, by_itself=by_itself)

    def has_credits(self) -> bool:
        """Who answers for the page is told below it, where neither folio nor block tells it."""
        told = set(self.told)
        if self.has_folio():
            told |= items_of_strip(self.furniture.folio)
        by_itself = not told & _CREDITS and bool(self.facts.get("credits"))
        return self._stands(self.furniture.credits, by_itself=by_itself)

    def has_footer(self) -> bool:
        """The last page has an imprint, where the paper gives one and no block tells it."""
        if self.page.footer is not None:
            return self.page.footer
        known = {item for item in IMPRINT if self.facts.get(item)}
        by_itself = bool(known - self.told) and not self.told & set(IMPRINT) and self._is("last")
        return self._stands(self.furniture.footer, by_itself=by_itself)

    def _stands(self, strip: Strip, *, by_itself: bool) -> bool:
        if strip.pages == "auto":
            return by_itself
        return strip.pages == "all" or self._is(strip.pages)

    def _is(self, place: str) -> bool:
        """Whether the page is the first or the last of the edition."""
        pages = self.edition.pages
        end = {"first": 0, "last": -1}.get(place)
        return end is not None and pages[end].number == self.page.number


def items_of_strip(strip: Strip) -> set[str]:
    """The items that a strip tells."""
    return _items(piece.text for slot in SLOTS for piece in getattr(strip, slot))


def _items(texts: Iterable[str]) -> set[str]:
    return {item for text in texts for item in items_of(text)}


def place_strips(desk: Desk, page: Page) -> tuple[list[PlacedBox], list[PlacedBox]]:
    """The strips above the type area and those below it."""
    return list(_above(desk, page)), list(_below(desk, page))


def _above(desk: Desk, page: Page) -> Iterator[PlacedBox]:
    strips = Strips(desk.edition, page)
    if strips.has_folio():
        from layout.page.strip import place_strip  # late: front pages have none

        box, _ = place_strip(desk, strips.facts, "folio", strips.furniture.folio, 0.0)
        yield from box


def _below(desk: Desk, page: Page) -> Iterator[PlacedBox]:
    strips, depth = Strips(desk.edition, page), 0.0
    wanted = {"credits": strips.has_credits, "footer": strips.has_footer}
    for name in [name for name, wants in wanted.items() if wants()]:
        from layout.page.strip import place_strip

        strip = getattr(strips.furniture, name)
        box, depth = place_strip(desk, strips.facts, name, strip, depth)
        yield from box
