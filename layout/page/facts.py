"""What furniture can say of the paper, the edition and the page, item by item."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from layout.page.almanac import Day, almanac, civil
from layout.page.wording import WORDINGS
from layout.spec.model import Edition, Page
from layout.spec.template import SEPARATOR

CREDITS = ("duty", "editor", "design", "proof")
"""Who answers for a page, in the order in which they are printed."""
# Items that are printed as the paper gives them, and those that have a label.
_PLAIN = ("name", "latin", "publisher", "web")
_LABELLED = (
    "authority", "sponsor", "chief", "address", "postcode", "price", "printer", "printer_address",
    "distribution",
)  # fmt: skip


class Facts:
    """The values of each item on one page; none where neither paper nor edition gives one.

    They are worked out as they are asked for: the almanac costs more than a strip.
    """

    def __init__(self, edition: Edition, page: Page) -> None:
        self.edition, self.page = edition, page
        self.words = WORDINGS[edition.house.language]
        self._known: dict[str, tuple[str, ...]] = {}

    def get(self, item: str, /) -> tuple[str, ...]:
        """The values of an item."""
        if item not in self._known:
            self._known[item] = tuple(value for value in self._find(item) if value)
        return self._known[item]

    def text(self, item: str) -> str:
        """The item as one text."""
        return SEPARATOR.join(self.get(item))

    @cached_property
    def _day(self) -> Day | None:
        date = self.edition.date
        return almanac(date, self.edition.house.language) if date else None

    def _find(self, item: str) -> tuple[str, ...]:
        paper = self.edition.house.paper
        if item in _PLAIN:
            return (getattr(paper, item) or "",)
        if item in _LABELLED:
            return self._labelled(item, getattr(paper, item) or "")
        if item in CREDITS:
            return self._labelled(item, " ".join(getattr(self.page, item)))
        form: Callable[[], tuple[str, ...]] | None = getattr(self, f"_of_{item}", None)
        return form() if form else ()

    def _labelled(self, item: str, value: str) -> tuple[str, ...]:
        return (self.words.labels[item].format(value),) if value else ()

    def _of_date(self) -> tuple[str, ...]:
        date = self.edition.date
        return civil(date, self.edition.house.language) if date else ()

    def _of_weekday(self) -> tuple[str, ...]:
        return self._of_date()[1:]

    def _of_month(self) -> tuple[str, ...]:
        date = self.edition.date
        return (self.words.month.format(date.year, date.month),) if date else ()

    def _of_day(self) -> tuple[str, ...]:
        date = self.edition.date
        return (str(date.day),) if date else ()

    def _of_lunar(self) -> tuple[str, ...]:
        return (self._day.lunar, *self._of_term()) if self._day else ()

    def _of_term(self) -> tuple[str, ...]:
        day = self._day
        return (self.words.term.format(day.term),) if day and day.term else ()

    def _of_holiday(self) -> tuple[str, ...]:
        day = self._day
        names = self.words.and_.join(day.holidays) if day else ""
        return (self.words.holiday.format(names),) if names else ()

    def _of_issue(self) -> tuple[str, ...]:
        number = self.edition.issue
        return (self.words.issue.format(number),) if number is not None else ()

    def _of_cn(self) -> tuple[str, ...]:
        number = self.edition.house.paper.cn
        return (self.words.code.format(number),) if number else ()

    def _of_postal_code(self) -> tuple[str, ...]:
        code = self.edition.house.paper.postal_code
        return (self.words.post.format(code),) if code else ()

    def _of_phone(self) -> tuple[str, ...]:
        """A number alone takes the label; one that says whose it is stands as it is."""
        phone = self.edition.house.paper.phone or ""
        is_bare = phone[:1].isdigit() or phone[:1] in ("+", "(", "（")
        return self._labelled("phone", phone) if is_bare else (phone,)

    def _of_edition(self) -> tuple[str, ...]:
        return (self.edition.title or "",)

    def _of_page(self) -> tuple[str, ...]:
        return (self.words.page.format(self.page.number), self.page.name or "")

    def _of_pages(self) -> tuple[str, ...]:
        return (self.words.pages.format(self.edition.page_count or len(self.edition.pages)),)

    def _of_number(self) -> tuple[str, ...]:
        return (str(self.page.number),)

    def _of_page_name(self) -> tuple[str, ...]:
        return (self.page.name or "",)

    def _of_weather(self) -> tuple[str, ...]:
        return self.edition.weather

    def _of_credits(self) -> tuple[str, ...]:
        return tuple(value for item in CREDITS for value in self.get(item))
