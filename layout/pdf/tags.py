"""The structure tree of a file (ISO 32000-1, 14.7): its elements, and what each holds of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportlab.pdfbase.pdfdoc import PDFObject, PDFObjectReference

from layout.display import DisplayPage, Element, GlyphRun, Role
from layout.pdf.document import Document, Entries, array, name, reference, string
from layout.pdf.outline import group_title

ROOT, _WHOLE = "structure", "structure document"
_BELOW = 0.12  # of the size: how far the em box reaches below the baseline

_KINDS: dict[Role, str] = {
    "article": "Art",
    "section": "Sect",
    "heading": "H",  # and its level
    "paragraph": "P",
    "quote": "BlockQuote",
    "caption": "Caption",
    "figure": "Figure",
    "link": "Link",
    "list": "L",
    "item": "LI",
    "label": "Lbl",
    "item-body": "LBody",
    "table": "Table",
    "row": "TR",
    "head-cell": "TH",
    "cell": "TD",
}
"""The standard structure types (ISO 32000-1, 14.8.4)."""

_KEPT = ("head-cell", "cell")  # though empty: a row has a cell for each column


class Tag:
    """An element of a file in the making: `marks` are the numbers of its content on its page."""

    def __init__(self, element: Element, label: str, *, leads: bool) -> None:
        self.element = element
        self.label = label
        kind = _KINDS[element.role]
        if element.role == "heading":
            kind = f"H{element.level}"
        elif element.role == "link" and not leads:
            kind = "Span"
        self.kind = kind
        self.marks: list[int] = []
        self.children: list[Tag] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it stands on the page."""
        return (
            not self.marks
            and self.element.role not in _KEPT
            and all(one.is_empty for one in self.children)
        )

    def walk(self) -> Iterator[Tag]:
        """It and all in it, as they are read."""
        yield self
        for child in self.children:
            yield from child.walk()


class PageTags:
    """The tags of one page, each with its label; `place` is that of the page in the file."""

    def __init__(self, page: DisplayPage, place: int, leads_to: Mapping[int, object]) -> None:
        self.page = page
        self.place = place
        self._leads_to = leads_to
        self._count = 0
        self.tags = [self._tag(element) for element in page.structure]
        self.all = [tag for top in self.tags for tag in top.walk()]
        self.owners = {item: tag for tag in self.all for item in tag.element.items}
        self.links = [tag for tag in self.all if tag.kind == "Link"]

    def _tag(self, element: Element) -> Tag:
        label = f"tag {self.place}.{self._count}"
        self._count += 1
        made = Tag(element, label, leads=element.page in self._leads_to)
        made.children = [self._tag(child) for child in element.children]
        return made

    def link_labels(self) -> list[str]:
        """The labels of the annotations of the page."""
        return [f"link {tag.label}" for tag in self.links]


def add_tags(
    document: Document,
    pages: Sequence[PageTags],
    targets: Sequence[PDFObjectReference],
    leads_to: Mapping[int, Entries],
) -> PDFObjectReference:
    """Add the tree, and the links that are in it; `leads_to` says how each page is reached."""
    parents: list[object] = []
    annotations: list[object] = []
    parts = []
    for one, target in zip(pages, targets, strict=True):
        part = f"part {one.place}"
        own = [tag for tag in one.tags if not tag.is_empty]
        document.add(
            _entry("Part", _WHOLE, [reference(tag.label) for tag in own])
            | {"T": string(group_title(one.page))},
            part,
        )
        parts.append(reference(part))
        keys = {tag.label: len(pages) + len(annotations) + at for at, tag in enumerate(one.links)}
        for tag in own:
            _add(document, tag, (part, target))
        marked = {mark: tag for tag in one.all for mark in tag.marks}
        parents.append(array(*(reference(marked[mark].label) for mark in sorted(marked))))
        for tag in one.links:
            _add_link(document, one.page, tag, keys[tag.label], leads_to[tag.element.page])
            annotations.append(reference(tag.label))
    document.add(_entry("Document", ROOT, parts), _WHOLE)
    numbers = [part for pair in enumerate((*parents, *annotations)) for part in pair]
    tree: Entries = {
        "Type": name("StructTreeRoot"),
        "K": array(reference(_WHOLE)),
        "ParentTree": document.add({"Nums": array(*numbers)}),
        "ParentTreeNextKey": len(parents) + len(annotations),
    }
    return document.add(tree, ROOT)


def _entry(kind: str, parent: str, kids: Sequence[object]) -> Entries:
    return {
        "Type": name("StructElem"),
        "S": name(kind),
        "P": reference(parent),
        "K": array(*kids),
    }


def _add(document: Document, tag: Tag, at: tuple[str, PDFObjectReference]) -> None:
    """Add an element and all in it under its parent, on its page."""
    parent, target = at
    kids: list[object] = [*tag.marks]
    if tag.kind == "Link":
        link: Entries = {"Type": name("OBJR"), "Obj": reference(f"link {tag.label}")}
        kids.append(document.inline(link | {"Pg": target}))
    children = [child for child in tag.children if not child.is_empty]
    kids += [reference(child.label) for child in children]
    entries = _entry(tag.kind, parent, kids) | {"Pg": target} | _said(document, tag)
    document.add(entries, tag.label)
    for child in children:
        _add(document, child, (tag.label, target))


def _said(document: Document, tag: Tag) -> Entries:
    """Its title, what it shows, and the attributes that ISO 14289-1 asks for (7.5, 7.6)."""
    element = tag.element
    attributes: dict[str, str] = {}
    if element.role == "head-cell":
        attributes = {"O": "Table", "Scope": "Column"}
    elif element.role == "list":
        attributes = {"O": "List", "ListNumbering": _numbering(element)}
    entries: Entries = {}
    if attributes:
        entries["A"] = document.inline({key: name(value) for key, value in attributes.items()})
    if element.text:
        entries["Alt" if element.role == "figure" else "T"] = string(element.text)
    return entries


def _numbering(element: Element) -> str:
    """How the items of a list are labelled (ISO 32000-1, table 347)."""
    has_labels = any(part.role == "label" for item in element.children for part in item.children)
    if not has_labels:
        return "None"
    return "Decimal" if element.numbered else "Disc"


def _add_link(document: Document, page: DisplayPage, tag: Tag, key: int, way: Entries) -> None:
    """The annotation of a link (ISO 14289-1, 7.18.5): where it stands, what it says."""
    runs = [page.items[item] for item in tag.element.items]
    said = "".join(run.text for run in runs if isinstance(run, GlyphRun))
    entries: Entries = {
        "Type": name("Annot"),
        "Subtype": name("Link"),
        "Rect": _rectangle([run for run in runs if isinstance(run, GlyphRun)], page.height),
        "Border": array(0, 0, 0),
        "F": 4,  # printed as it stands (ISO 32000-1, table 165)
        "Contents": string(said),
        "StructParent": key,
    }
    document.add(entries | way, f"link {tag.label}")


def _rectangle(runs: Sequence[GlyphRun], height: float) -> PDFObject:
    """Round the em boxes of runs, from left to right."""
    left = min(run.x for run in runs)
    right = max(run.x + max(run.xs, default=0.0) + run.size for run in runs)
    top = min(run.y - (1 - _BELOW) * run.size for run in runs)
    foot = max(run.y + _BELOW * run.size for run in runs)
    return array(*(round(value, 3) for value in (left, height - foot, right, height - top)))
