"""An edition read from its files: the one entry of the stage."""

from __future__ import annotations

import os
from itertools import count as count_from
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import UNSET
from msgspec.structs import replace

from layout.diagnostics import Sink, Span, Words
from layout.spec.audit import check_waivers, known_rules
from layout.spec.check import check_house, known_names, known_tint, without_fit, without_ratio
from layout.spec.document import read_document
from layout.spec.fitting import box_policies, check_neighbours, house_policies
from layout.spec.folders import Folders
from layout.spec.furniture import check_furniture, known_furniture
from layout.spec.house import read_house
from layout.spec.keys import alias
from layout.spec.links import linked
from layout.spec.model import (
    Advert,
    Box,
    Briefs,
    Edition,
    Head,
    House,
    Inset,
    Page,
    RuleLine,
    Story,
    Style,
    Subheads,
)
from layout.spec.naming import checked_name
from layout.spec.normalise import Choices, chosen
from layout.spec.numbering import issue_of
from layout.spec.plan import with_rest
from layout.spec.reader import read_struct
from layout.spec.source import read_source
from layout.spec.story import placed, read_story
from layout.spec.value import key_words

if TYPE_CHECKING:
    from layout.spec.stretches import StretchReader

_CONTENTS = ("story", "picture", "advert", "briefs", "furniture", "qr", "continues", "digest")
# Keys that say something of boxes of some kinds only.
_ONLY: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("columns", "remainder", "gutter", "column_rule"),
        ("story", "briefs", "continues", "digest"),
    ),
    "byline": ("story",),
    "subheads": ("story", "briefs"),
    "feet": ("story", "briefs", "continues"),
    "insets": ("story", "continues"),
    "body": ("story", "briefs", "digest"),
    "headline": ("picture", "briefs", "continues", "digest"),
    **dict.fromkeys(("credit", "text"), ("picture",)),
    "caption": ("picture", "qr"),
    "level": ("qr",),
    "head": ("story", "picture", "briefs", "continues", "digest"),
    "leader": ("digest",),
    "fit": ("story", "briefs", "picture", "advert"),
    "focus": ("picture", "advert"),
}
# Keys of a head that say where it stands beside its text.
_OF_STORIES = ("place", "direction", "columns", "begin", "picture", "ornament")

# What an inset may hold, and the keys that say something of that alone.
INSETS: dict[str, tuple[str, ...]] = {
    "picture": ("caption", "credit", "focus"),
    "quote": ("by", "rule", "style"),
}


def _inset_words(kind: str) -> Words:
    return Words(kind, alias("Inset", kind))


def read_edition(path: Path, sink: Sink) -> Edition | None:
    """Read an edition, its house and its stories; all that is wrong with them goes to `sink`.

    None only where the edition's own file cannot be read at all. Otherwise each value that is
    missing or wrong holds its default, and a box whose file is not there holds nothing.
    """
    file = os.fspath(path)
    source = read_source(file, sink)
    node = read_document(source, sink) if source else None
    edition = read_struct(node, Edition, sink) if node else UNSET
    if edition is UNSET:
        return None
    chain = read_house(edition.house, sink)
    folders = Folders((file, *chain.files))
    house = known_rules(check_house(chain.house, folders, sink), sink)
    house = replace(house, furniture=check_furniture(house, folders, sink))
    house = house_policies(house, sink)
    if "pages" not in edition.places:
        sink.report("E120", edition.where(), owner=_EDITION, key=key_words("Edition", "pages"))
    elif not edition.pages and not sink.has_errors:
        sink.report("E141", edition.where("pages"))
    normalise = chosen(edition.normalise, house.normalise)
    boxes = _Boxes(house, folders, sink, normalise)
    pages = tuple(boxes.read_page(page) for page in edition.pages)
    pages = check_neighbours(linked(_numbered(pages, sink), sink), sink)
    issue = issue_of(edition, house.paper.numbering, sink)
    done = {"house": house, "pages": pages, "normalise": normalise, "issue": issue}
    done["waivers"] = check_waivers(edition.waivers, sink)
    edition = replace(edition, file=file, **done)
    return replace(edition, house=replace(house, output=checked_name(edition, sink)))


_EDITION = Words("an edition", "一期报纸")


def _numbered(pages: tuple[Page, ...], sink: Sink) -> tuple[Page, ...]:
    """The pages, each known by a number of its own; a second one takes the next that is free."""
    seen: dict[int, Span] = {}
    given = {page.number for page in pages}
    found = []
    for page in pages:
        number = page.number
        if number in seen:
            sink.report("E139", page.where("number"), notes=(seen[number],), number=number)
            number = next(one for one in count_from(number + 1) if one not in given)
            given.add(number)
        seen[number] = page.where("number")
        found.append(replace(page, number=number))
    return tuple(found)


def _may_be_marked(text: str | None) -> bool:
    return text is not None and "]{" in text


class _Boxes:
    """Fills the boxes of an edition; a story file that two boxes name is read once."""

    def __init__(self, house: House, folders: Folders, sink: Sink, normalise: Choices) -> None:
        self.house = house
        self.folders = folders
        self.sink = sink
        self.normalise = normalise
        self.stories: dict[str, Story | None] = {}
        self._stretches: StretchReader | None = None

    def read_page(self, page: Page) -> Page:
        """The page with its plan as wide as the grid and its boxes filled."""
        boxes = {name: self.read_box(name, box) for name, box in page.boxes.items()}
        return replace(page, plan=self.read_plan(page), boxes=boxes)

    def read_plan(self, page: Page) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """The plan, each row with a name for every basic column."""
        width = self.house.grid.columns
        rows = []
        plan = with_rest(page.plan, page.plan_lines, self.house.grid.lines, self.sink)
        for (count, names), span in zip(plan, page.plan_lines, strict=True):
            if len(names) != width:
                self.sink.report("E132", span, found=len(names), columns=width)
            rows.append((count, (names + ("",) * width)[:width]))
        return tuple(rows)

    def read_box(self, name: str, box: Box) -> Box:
        """The box with its name, its files found and the names in its styles known."""
        self.check_contents(name, box)
        if any(map(_may_be_marked, (box.headline, box.caption, box.credit))):
            box = self.stretches.box(box)
        head = self.known_art(name, box, self.known_head(box.head))
        picture, advert = box.picture, box.advert
        if picture is not None:
            picture = self.folders.find(picture, box.where("picture"), self.sink)
        if advert is not None:
            advert = self.found_advert(advert)
        return replace(
            box,
            name=name,
            story=self.read_story(box.story) if box.story is not None else None,
            picture=picture,
            advert=advert,
            furniture=known_furniture(box, self.house, self.sink),
            briefs=self.read_briefs(box.briefs) if box.briefs is not None else None,
            tint=self.known_tint(box),
            frame=known_names(box.frame, self.house, self.sink) if box.frame else None,
            head=head,
            subheads=self.known_subheads(box.subheads),
            byline=self.unrated(self.sized(self.known(box.byline))),
            body=self.unrated(self.sized(self.known(box.body))),
            column_rule=self.known_rule(box.column_rule),
            insets=self.read_insets(name, box.insets),
            fit=box_policies(name, box, self.sink),
        )

    def read_insets(self, name: str, insets: tuple[Inset, ...]) -> tuple[Inset, ...]:
        """The insets that hold one thing each, with known names and their pictures found."""
        return tuple(
            read
            for number, inset in enumerate(insets, 1)
            if (read := self.read_inset(name, number, inset)) is not None
        )

    def read_inset(self, name: str, number: int, inset: Inset) -> Inset | None:
        """An inset; None, and a message, where it holds nothing or two things."""
        kinds = [kind for kind in INSETS if getattr(inset, kind) is not None]
        if len(kinds) != 1:
            span = inset.where(kinds[1]) if kinds else inset.where()
            self.sink.report("E240", span, box=name, number=number, count=len(kinds))
            return None
        for key in [key for kind in INSETS if kind != kinds[0] for key in INSETS[kind]]:
            if key in inset.places:
                owner = next(kind for kind in INSETS if key in INSETS[kind])
                self.sink.report(
                    "W138", inset.where(key), box=name, key=key_words("Inset", key),
                    kind=_inset_words(kinds[0]), of=_inset_words(owner),
                )  # fmt: skip
        picture = inset.picture
        if picture is not None:
            picture = self.folders.find(picture, inset.where("picture"), self.sink)
            if picture is None:
                return None
        style = self.sized(self.known(inset.style))
        return replace(inset, picture=picture, style=style, rule=self.known_rule(inset.rule))

    def known_rule(self, rule: RuleLine | None) -> RuleLine | None:
        """A rule with a colour that the house knows."""
        return known_names(rule, self.house, self.sink) if rule is not None else None

    def found_advert(self, advert: Advert) -> Advert:
        """The advert with the file that was delivered for it."""
        for key in ("picture", "pdf"):
            if (path := getattr(advert, key)) is not None:
                found = self.folders.find(path, advert.where(key), self.sink)
                advert = replace(advert, **{key: found})
        return advert

    def check_contents(self, name: str, box: Box) -> None:
        """A box holds one thing, and keys for that kind of thing."""
        kinds = [kind for kind in _CONTENTS if kind in box.places]
        if len(kinds) != 1:
            code = "E130" if kinds else "E129"
            words = Words(" and ".join(kinds), "、".join(alias("Box", kind) for kind in kinds))
            span = box.where(kinds[1]) if kinds else box.where()
            self.sink.report(code, span, box=name, kinds=words)
            return
        for key in [key for key in box.places if key in _ONLY]:
            if kinds[0] not in _ONLY[key]:
                self.report_useless(name, box, key, kinds[0])

    def report_useless(self, name: str, box: Box, key: str, kind: str) -> None:
        """A key that says nothing of what the box holds."""
        english, chinese = _ONLY[key], [alias("Box", one) for one in _ONLY[key]]
        kinds = Words(" or ".join(english), "或".join(chinese))
        here = Words(kind, alias("Box", kind))
        self.sink.report(
            "W138", box.where(key), box=name, key=key_words("Box", key), kind=here, of=kinds
        )

    def read_story(self, stub: Story) -> Story | None:
        """The story itself: inline, or from the file that the stub names."""
        if not stub.file:
            story = replace(stub, file=stub.where().file)
            return self.marked(placed(story, self.folders, self.sink, self.normalise))
        named = stub.where("file")
        file = self.folders.find(stub.file, named, self.sink)
        if file is None:
            return None
        if file not in self.stories:
            read = read_story(file, named, self.folders, self.sink, self.normalise)
            self.stories[file] = read and self.marked(read)
        return self.stories[file]

    def read_briefs(self, briefs: Briefs) -> Briefs:
        """The briefs with each of their stories read."""
        found = (self.read_story(stub) for stub in briefs.stories)
        return replace(briefs, stories=tuple(one for one in found if one is not None))

    def marked(self, story: Story) -> Story:
        """The story with the marked words of its head and byline read."""
        if not any(map(_may_be_marked, (story.kicker, story.headline, *story.deck, *story.byline))):
            return story
        return self.stretches.story(story)

    @property
    def stretches(self) -> StretchReader:
        """The reader of marked words, which most editions have none of."""
        if self._stretches is None:
            from layout.spec.stretches import StretchReader  # late: few heads have any

            self._stretches = StretchReader(self.house, self.sink)
        return self._stretches

    def known(self, style: Style) -> Style:
        """The style without names that the house does not know."""
        return known_names(style, self.house, self.sink) if style.places else style

    def known_head(self, head: Head) -> Head:
        """The head with known names."""
        if not head.places:
            return head
        parts = {key: self.known(getattr(head, key)) for key in ("kicker", "headline", "deck")}
        parts["headline"] = self.unrated(parts["headline"])
        for key in ("kicker", "deck"):
            parts[key] = self.sized(parts[key])
        rules = known_names(head.rules, self.house, self.sink) if head.rules.places else head.rules
        return replace(head, **parts, rules=rules, tint=self.known_tint(head))

    def known_subheads(self, subheads: Subheads) -> Subheads:
        """The looks of subheads, with a known colour."""
        return replace(subheads, tint=self.known_tint(subheads)) if subheads.tint else subheads

    def known_art(self, name: str, box: Box, head: Head) -> Head:
        """The head with its pictures found; keys that say nothing of a picture's head are told."""
        if not {"story", "continues"} & set(box.places):
            kind = "digest" if "digest" in box.places else "picture"
            for key in [key for key in head.places if key in _OF_STORIES]:
                here = Words(kind, alias("Box", kind))
                of = Words("story", alias("Box", "story"))
                self.sink.report(
                    "W138", head.where(key), box=name, key=key_words("Head", key), kind=here, of=of
                )
            usual = Head()
            return replace(head, **{key: getattr(usual, key) for key in _OF_STORIES})
        for key in ("picture", "ornament"):
            art = getattr(head, key)
            if art is not None and art.file is not None:
                found = self.folders.find(art.file, art.where("file"), self.sink)
                head = replace(head, **{key: replace(art, file=found)})
        return head

    def sized(self, style: Style) -> Style:
        """The style of text that is no headline, without a size that only a headline can have."""
        return without_fit(style, self.sink)

    def unrated(self, style: Style) -> Style:
        """The style of text that has no headline above or below it to take its size from."""
        return without_ratio(style, self.sink)

    def known_tint(self, box: Box | Head | Subheads) -> str | None:
        """The tint of a box, a head or its subheads, where its colour is known."""
        return known_tint(box, self.house, self.sink)
