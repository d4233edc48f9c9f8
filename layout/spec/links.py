"""What points from box to box: stories that go on in another box, and the entries of a digest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from msgspec.structs import replace

from layout.diagnostics import Sink, Span
from layout.spec.model import Box, Continues, DigestItem, Page, Place

Boxes = Mapping[Place, Box]


def linked(pages: tuple[Page, ...], sink: Sink) -> tuple[Page, ...]:
    """The pages with each story's parts in order and each digest's entries at their pages.

    A box that goes on from nowhere, or an entry that points at nothing, is reported and left out.
    """
    boxes = {Place(page.number, name): box for page in pages for name, box in page.boxes.items()}
    changed = {
        **dict(_parts(boxes, sink)),
        **{place: _digest(place, box, boxes, sink) for place, box in boxes.items() if box.digest},
    }
    if not changed:
        return pages
    return tuple(
        replace(
            page,
            boxes={
                name: changed.get(Place(page.number, name), box) for name, box in page.boxes.items()
            },
        )
        for page in pages
    )


def _parts(boxes: Boxes, sink: Sink) -> Iterator[tuple[Place, Box]]:
    """The boxes of each story that has several."""
    following: dict[Place, Place] = {}
    for place, box in boxes.items():
        if box.continues is None:
            continue
        if (target := _target(place, box, box.continues, boxes, sink)) is None:
            continue
        if target in following:
            other = boxes[following[target]]
            notes = (other.where("continues"),)
            sink.report(
                "E253", box.where("continues"), notes=notes, box=place.box, target=target.box,
                other=following[target].box,
            )  # fmt: skip
        else:
            following[target] = place
    for first, box in boxes.items():
        if box.story is not None and box.continues is None and first in following:
            chain = tuple(_chain(first, following))
            for index, place in enumerate(chain):
                yield place, replace(boxes[place], story=box.story, parts=chain, part=index)
    _report_rings(boxes, following, sink)


def _chain(first: Place, following: Mapping[Place, Place]) -> Iterator[Place]:
    at: Place | None = first
    while at is not None:
        yield at
        at = following.get(at)


def _target(place: Place, box: Box, continues: Continues, boxes: Boxes, sink: Sink) -> Place | None:
    """The box that another goes on from: the one of its name that stands nearest before it."""
    name, number = continues.box or place.box, continues.page
    span = box.where("continues")
    named = [one for one in boxes if one.box == name and one != place]
    found = [one for one in named if number in (None, one.page)]
    before = [one for one in found if one.page <= place.page]
    if not found:
        _report_nowhere(place, name, boxes, span, sink)
        return None
    if not before:
        later = min(one.page for one in found)
        sink.report("E251", span, box=place.box, target=name, page=later, own=place.page)
        return None
    target = max(before, key=lambda one: one.page)
    if not {"story", "continues"} & set(boxes[target].places):
        sink.report("E252", span, notes=(boxes[target].where(),), box=place.box, target=name)
        return None
    return target


def _report_nowhere(place: Place, name: str, boxes: Boxes, span: Span, sink: Sink) -> None:
    """Say that there is no such box to go on from, and which may be meant."""
    stories = {one.box for one, box in boxes.items() if box.story is not None and one != place}
    pages = sorted({one.page for one in boxes if one.box == name and one != place})
    near = get_close_matches(name, stories, 1, 0.5)
    sink.report(
        "E250",
        span,
        hint="page" if pages else "near" if near else "",
        box=place.box,
        target=name,
        near=near[0] if near else "",
        page=pages[0] if pages else 0,
    )


def _report_rings(boxes: Boxes, following: Mapping[Place, Place], sink: Sink) -> None:
    """Report each ring of boxes of one page that all go on from one another."""
    told: set[Place] = set()
    for place in following:
        ring: list[Place] = []
        at: Place | None = place
        while at is not None and at not in ring and at not in told:
            ring.append(at)
            at = following.get(at)
        if ring and at == place:
            chain = " → ".join(one.box for one in (*ring, place))
            sink.report("E254", boxes[place].where("continues"), box=place.box, chain=chain)
        told.update(ring)


def _digest(place: Place, box: Box, boxes: Boxes, sink: Sink) -> Box:
    """A digest whose entries all have the page of their box."""
    found = (_entry(place, item, boxes, sink) for item in box.digest)
    return replace(box, digest=tuple(item for item in found if item is not None))


def _entry(place: Place, item: DigestItem, boxes: Boxes, sink: Sink) -> DigestItem | None:
    """An entry with its page; where several boxes of a name are one story it is the first's."""
    named = [one for one in boxes if one.box == item.box and one != place]
    found = [one for one in named if item.page in (None, one.page)]
    own = [one for one in found if boxes[one].continues is None] or found
    if not own:
        names = {one.box for one in boxes if one != place}
        near = get_close_matches(item.box, names - {item.box}, 1, 0.5)
        hint = "page" if named else "near" if near else ""
        sink.report(
            "E255", item.where("box"), hint=hint, box=place.box, target=item.box,
            near=near[0] if near else "", page=named[0].page if named else 0,
        )  # fmt: skip
        return None
    if len(own) > 1:
        pages = "、".join(str(one.page) for one in own)
        sink.report("E256", item.where("box"), box=place.box, target=item.box, pages=pages)
        return None
    (target,) = own
    if item.text is None and not has_title(boxes[target]):
        sink.report("E257", item.where("box"), box=place.box, target=item.box)
        return None
    return replace(item, page=target.page)


def has_title(box: Box) -> bool:
    """Whether there is a headline or a caption that a digest can print."""
    if "story" in box.places:  # one whose file cannot be read has been told
        return box.story is None or bool(box.story.headline)
    return bool(box.headline or box.caption)
