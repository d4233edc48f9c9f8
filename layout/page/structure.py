"""What the items of a page are to a reader: articles, headings, paragraphs, lists and tables.

A paragraph is one element, whatever lines and legs it runs over. What no element holds is
decoration: rules, tints, and the folio, which repeats what the file says of itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import msgspec
from msgspec.structs import replace

from layout.display import Element, Image, ImportedPage, Role
from layout.page.flow import REPEAT
from layout.page.heading import split_lines
from layout.page.placed import Division, PlacedBox, PlacedPage
from layout.page.thread import HEAD

RUNNING = frozenset(("folio",))
"""Boxes that are no content: page number and name of the paper at the head of each page."""

_MAY_BE_CAPTIONS = ("inset-", "label-")
"""Parts that belong to a picture, where they say what it shows."""

_ALIKE: dict[str, Role] = {
    "subhead": "heading",
    "headline": "heading",
    "caption": "caption",
    "table-caption": "caption",
    "label": "label",
    "head-cell": "head-cell",
    "cell": "cell",
}
"""Kinds of division that are more than paragraphs."""


class _Text(msgspec.Struct):
    """Lines that belong together: a paragraph, a heading, a cell."""

    part: str
    division: Division | None
    items: list[int]
    said: str = ""

    @property
    def kind(self) -> str:
        """That of its division."""
        return self.division.kind if self.division else "body"

    @property
    def place(self) -> tuple[int, ...]:
        """That of its division."""
        return self.division.place if self.division else ()

    def element(self, role: Role, level: int = 0) -> Element:
        """Its lines as one element."""
        return Element(role, tuple(self.items), level=level)


def structure_of(page: PlacedPage) -> tuple[Element, ...]:
    """The elements of a page in the order of its boxes; `items` count as `paint` makes them."""
    first, found = 0, []
    for box in page.boxes:
        if box.name not in RUNNING:
            made = _Box(box, first)
            if children := tuple(made.children()):
                role: Role = "article" if box.kind in ("story", "briefs") else "section"
                title = "" if box.kind == "furniture" and not box.title else _named(box)
                found.append(Element(role, children=children, text=title))
        first += len(box.shapes) + sum(
            len(line.line.shapes) + len(line.line.runs) for line in box.lines
        )
    return tuple(_levelled(found))


def _named(box: PlacedBox) -> str:
    """What a box is called where nothing else says it."""
    if box.placement and box.title and box.title != box.name:
        return f"{box.title} {box.name}"
    return " ".join(split_lines(box.title or box.name)).replace("　", " ")


class _Box:
    """The elements of one box."""

    def __init__(self, box: PlacedBox, first: int) -> None:
        self.box = box
        self.starts = [one.start for one in box.divisions]
        self.texts = self._texts(first + len(box.shapes))
        self.figures = {
            first + at: shape.alt
            if isinstance(shape, Image | ImportedPage) and shape.alt
            else _named(box)
            for at, shape in enumerate(box.shapes)
            if _is_picture(shape)
        }

    def _texts(self, at: int) -> list[_Text]:
        """The lines of each paragraph together, in the order in which they begin."""
        found: dict[tuple[str, int, int], _Text] = {}
        for line in self.box.lines:
            at += len(line.line.shapes)
            items = range(at, at + len(line.line.runs))
            at = items.stop
            index = bisect_right(self.starts, line.offset) - 1 if line.part == "body" else -1
            division = self.box.divisions[index] if index >= 0 else None
            key = (line.part, index, line.offset)
            if division and division.kind in ("subhead", "caption", "entry", "headline"):
                key = (line.part, index, 0)
            if key not in found:
                found[key] = _Text(line.part, division, [])
            found[key].items += items
            found[key].said += "".join(run.text for run in line.line.runs if not run.is_ruby)
        return [one for one in found.values() if one.items and one.part != REPEAT]

    def children(self) -> Iterator[Element]:
        """Its head, the pictures without a caption, its body, and all else with its pictures."""
        texts = groupby(self.texts, key=lambda one: one.part)
        groups = [(part, list(group)) for part, group in texts]
        owned = self._owned()
        bare = [
            Element("figure", (item,), text=alt)
            for item, alt in self.figures.items()
            if item not in owned.values()
        ]
        for part, group in groups:
            if part not in HEAD:
                yield from bare
                bare = []
            yield from self._part(part, group, owned)
        yield from bare

    def _owned(self) -> dict[int, int]:
        """The picture of each caption, by the first item of the caption: it says the same."""
        left, owned = dict(self.figures), dict[int, int]()
        captions = [one for one in self.texts if "caption" in (one.kind, one.part)]
        if len(captions) == len(left) == 1:
            return {captions[0].items[0]: next(iter(left))}
        for one in self.texts:
            if one in captions or one.part.startswith(_MAY_BE_CAPTIONS):
                said = _bare(one.said)
                of = [item for item, alt in left.items() if said.startswith(_bare(alt))]
                if of:
                    owned[one.items[0]] = of[0]
                    del left[of[0]]
        return owned

    def _part(
        self, part: str, texts: Sequence[_Text], owned: Mapping[int, int]
    ) -> Iterator[Element]:
        if part == "headline":
            items = [item for one in texts for item in one.items]
            yield Element("heading", tuple(items), level=1)
        elif part == "body":
            yield from self._body(texts, owned)
        elif pictures := [owned[one.items[0]] for one in texts if one.items[0] in owned]:
            items = [item for one in texts for item in one.items]
            yield from self._captioned(pictures[0], Element("caption", tuple(items)))
        elif part.startswith("inset-"):
            yield Element("quote", children=tuple(one.element("paragraph") for one in texts))
        elif part in ("jump", "jump-from") and (page := self._other_page(part)):
            for one in texts:
                link = replace(one.element("link"), page=page)
                yield Element("paragraph", children=(link,))
        else:
            for one in texts:
                yield one.element("paragraph")

    def _captioned(self, item: int, caption: Element) -> Iterator[Element]:
        yield Element("figure", (item,), text=self.figures[item])
        yield caption

    def _other_page(self, part: str) -> int:
        """The page where the story goes on, or comes from."""
        stretch = self.box.stretch
        if stretch is None:
            return 0
        own = stretch.parts[stretch.part].page
        on = [one.page for one in stretch.parts[stretch.part + 1 :] if one.page != own]
        back = [one.page for one in stretch.parts[: stretch.part] if one.page != own]
        return next(iter(on if part == "jump" else back[::-1]), 0)

    # -- the body -------------------------------------------------------------------------------

    def _body(self, texts: Sequence[_Text], owned: Mapping[int, int]) -> Iterator[Element]:
        """Lists, tables, quotes and the entries of a digest are elements with others in them."""
        for kind, group in groupby(texts, key=_family):
            some = list(group)
            if kind == "list":
                yield from _lists(some, 0)
            elif kind.startswith("table"):
                yield self._table(some)
            elif kind == "quote":
                yield Element("quote", children=tuple(one.element("paragraph") for one in some))
            elif kind == "entry":
                yield Element("list", children=tuple(map(_entry, some)))
            else:
                for one in some:
                    yield from self._paragraph(one, owned)

    def _paragraph(self, text: _Text, owned: Mapping[int, int]) -> Iterator[Element]:
        kind = text.kind
        level = {"headline": 2, "subhead": 3 if self.box.kind == "briefs" else 2}.get(kind, 0)
        made = text.element(_ALIKE.get(kind, "paragraph"), level)
        if kind == "caption" and (picture := owned.get(text.items[0])) is not None:
            yield from self._captioned(picture, made)
        else:
            yield made

    def _table(self, texts: Sequence[_Text]) -> Element:
        """A table: its rows as far as they stand in this box, each with all its cells."""
        held: dict[tuple[int, ...], Element] = {}
        for one in texts:
            held[one.place] = one.element(_ALIKE[one.kind])
        number = texts[0].place[0]
        caption = [held[number,]] if (number,) in held else []
        rows: dict[int, list[Element]] = {}
        there = {place[1] for place in held if len(place) > 1}
        for cell in self.box.divisions:
            if cell.kind not in ("head-cell", "cell"):
                continue
            table, row, _column = cell.place
            if table == number and row in there:
                rows.setdefault(row, []).append(held.get(cell.place, Element(_ALIKE[cell.kind])))
        return Element(
            "table",
            children=(*caption, *(Element("row", children=tuple(row)) for row in rows.values())),
        )


def _is_picture(shape: object) -> bool:
    """Whether a shape shows something: a picture, an advert's page, a code; no ornament."""
    source = getattr(shape, "source", None)
    name = source.key.rpartition("/")[2] if source else ""
    if isinstance(shape, Image | ImportedPage):
        return name != "ornament"
    return name == "qr" and type(shape).__name__ == "Path"


def _bare(text: str) -> str:
    return "".join(text.split())


def _family(text: _Text) -> str:
    """What a text stands in together with its neighbours."""
    if text.kind in ("item", "continued", "label"):
        return "list"
    if text.kind in ("table-caption", "head-cell", "cell"):
        return f"table {text.place[0]}"
    return text.kind if text.kind in ("quote", "entry") else ""


def _entry(text: _Text) -> Element:
    """An entry of a digest leads to its page."""
    link = replace(text.element("link"), page=text.place[0])
    return Element("item", children=(Element("item-body", children=(link,)),))


def _lists(texts: Sequence[_Text], depth: int) -> Iterator[Element]:
    """The lists of so many that each text stands in, one after the other."""
    for _, group in groupby(texts, key=lambda one: one.place[depth]):
        own = list(group)
        is_numbered = any(c.isdigit() for one in own[:1] for c in one.said)
        yield Element("list", children=tuple(_items(own, depth)), numbered=is_numbered)


def _items(texts: Sequence[_Text], depth: int) -> Iterator[Element]:
    """Each item: its label, its paragraphs, the lists in it."""
    label: Element | None = None
    body: list[Element] = []

    def item() -> Iterator[Element]:
        if label or body:
            children = [Element("item-body", children=tuple(body))] if body else []
            yield Element("item", children=tuple([label, *children] if label else children))

    for is_deeper, group in groupby(texts, key=lambda one: len(one.place) > depth + 1):
        some = list(group)
        if is_deeper:
            body += _lists(some, depth + 1)
            continue
        for one in some:
            if one.kind == "label" or (one.kind == "item" and body):
                yield from item()
                label, body = None, []
            if one.kind == "label":
                label = one.element("label")
            else:
                body.append(one.element("paragraph"))
    yield from item()


def _levelled(elements: Sequence[Element]) -> Iterator[Element]:
    """The same with headings that leave out no level (ISO 14289-1, 7.4.2)."""
    last = 0

    def done(element: Element) -> Element:
        nonlocal last
        if element.role == "heading":
            last = min(element.level, last + 1)
            return replace(element, level=last)
        if not element.children:
            return element
        return replace(element, children=tuple(map(done, element.children)))

    return map(done, elements)
