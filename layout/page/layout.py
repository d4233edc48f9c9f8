"""Edition → Layout: the boxes of each page set, in reading order, with the rules between them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Sink, Words
from layout.display import DocumentInfo, Fill, Image, Path, Rule
from layout.page import frame
from layout.page.alternation import STYLES, alternate
from layout.page.cleaning import clean_box
from layout.page.desk import Desk
from layout.page.facts import Facts
from layout.page.folio import place_strips
from layout.page.galley import Galley, KeptBox
from layout.page.grid import PageGrid, page_grid
from layout.page.head import LEAD_SIZES, size_range
from layout.page.picture import place_picture
from layout.page.placed import Layout, PlacedBox, PlacedPage
from layout.page.plan import plan_regions
from layout.page.region import Region
from layout.page.separation import separate
from layout.page.story import HeadChoice, Subject, place_story
from layout.spec.fitting import giver_of
from layout.spec.keys.furniture import MASTHEAD
from layout.spec.model import Box, Edition, Page

if TYPE_CHECKING:
    from layout.page.neighbour import Settled

Told = Callable[[Image], object]
"""Is told of a picture as soon as it has its place, so that work on it can begin."""

JUMP_COLUMNS = 2  # the head of a story that goes on is no larger than over so many


def compose(
    edition: Edition,
    sink: Sink,
    pages: Collection[int] | None = None,
    *,
    galley: Galley | None = None,
    told: Told | None = None,
) -> Layout:
    """Set the pages of an edition (those whose numbers are in `pages`, or all).

    What is wrong is reported, and the rest set all the same, so that one run tells everything. A
    new `galley` made from that of an earlier layout spares the work on what has not changed. Who is
    `told` of the pictures may be told of one twice, and of one that the page will not have.
    """
    galley = galley or Galley()
    faces = galley.open_faces(edition.house.faces, sink)
    placed = tuple(
        _set_page(_desk_of(page, edition, galley, sink), page, told)
        for page in edition.pages
        if pages is None or page.number in pages
    )
    return Layout(placed, faces.refs(), _info(edition))


def _desk_of(page: Page, edition: Edition, galley: Galley, sink: Sink) -> Desk:
    return Desk(edition, page_grid(edition.house, page.number), galley, sink, page.number)


def _info(edition: Edition) -> DocumentInfo:
    paper = edition.house.paper
    parts = [paper.name, edition.title, edition.date.isoformat() if edition.date else None]
    return DocumentInfo(
        title=" ".join(part for part in parts if part),
        author=paper.publisher or paper.name or "",
        subject=f"{edition.issue}" if edition.issue is not None else "",
        language=edition.house.language,
        issued=edition.date,
    )


class _Arrangement(msgspec.Struct, frozen=True):
    """The boxes of a page in reading order: their regions, and what their heads may be."""

    regions: dict[str, Region]
    choices: dict[str, HeadChoice]
    lead: str
    settled: dict[str, Settled] = {}  # those that take lines from a neighbour


def _arrange(desk: Desk, page: Page) -> _Arrangement:
    found = plan_regions(page, desk.grid.columns, desk.grid.lines, desk.sink)
    order = sorted(found, key=lambda name: (found[name].top, found[name].left))
    stories = [name for name in order if page.boxes[name].story]
    begun = [name for name in stories if not page.boxes[name].continues]
    lead = _lead(begun or stories, found, desk.grid) if stories else ""
    choices = _head_choices(desk, page, (stories, lead), found)
    regions = {name: found[name] for name in order}
    if any(giver_of(page.boxes[name]) for name in order):
        from layout.page.neighbour import Depths  # late: few boxes name a neighbour

        depths = Depths(desk, page, regions, choices)
        depths.settle()
        return _Arrangement(depths.regions, choices, lead, depths.settled)
    return _Arrangement(regions, choices, lead)


def _set_page(desk: Desk, page: Page, told: Told | None) -> PlacedPage:
    grid = desk.grid
    arranged = _arrange(desk, page)
    if told:
        _set_pictures(desk, page, arranged, told)
    boxes = []
    for name, region in arranged.regions.items():
        if done := _kept(desk, page, name, region, arranged):
            boxes.append(done)
            _tell(done, told)
    rules = list(separate(grid, boxes, desk.edition.house.rules))
    if any(box.kind == "advert" for box in boxes):
        from layout.page.closing import close_adverts

        rules += close_adverts(grid, boxes, desk.edition.house.rules.adverts)
    above, below = place_strips(desk, page)
    for strip in (*above, *below):
        _tell(strip, told)
    placed = PlacedPage(page.number, grid, (*above, *boxes, *below), tuple(rules), arranged.lead)
    output = desk.edition.house.output
    return _on_sheet(desk, page, placed) if output.marks or output.bleed.value else placed


def _set_pictures(desk: Desk, page: Page, own: _Arrangement, told: Told) -> None:
    """Set what has pictures alone before all stories; it is kept for its turn."""
    apart = copy.copy(desk)
    apart.sink = Sink()
    for name, region in own.regions.items():
        if page.boxes[name].picture and (done := _kept(apart, page, name, region, own)):
            _tell(done, told)


def _tell(done: PlacedBox, told: Told | None) -> None:
    if told:
        for shape in done.shapes:
            if isinstance(shape, Image):
                told(shape)


def _on_sheet(desk: Desk, page: Page, placed: PlacedPage) -> PlacedPage:
    """The page with what its sheet has round it."""
    from layout.page.printers_marks import bleed_of, place_marks, room_of  # late: few ask for them

    marks = place_marks(desk, page, placed.boxes)
    boxes = (*placed.boxes, marks) if marks else placed.boxes
    return replace(placed, boxes=boxes, bleed=bleed_of(desk), room=room_of(desk))


def _kept(desk: Desk, page: Page, name: str, region: Region, own: _Arrangement) -> PlacedBox | None:
    """A box as an earlier layout set it from the same, with what was told of it; else set anew.

    Furniture tells of the edition, a part of a story in several boxes hangs on other pages, one
    that may take lines of a neighbour on that.
    """
    asked, edition = page.boxes[name], desk.edition
    if asked.furniture or asked.parts or asked.digest or name in own.settled:
        return _placed(desk, page, asked, region, own)
    from_ = (region, own.choices.get(name), asked, edition.keep, edition.normalise)
    known = desk.galley.box(page.number, name, edition.house, from_)
    if known is None:
        apart = copy.copy(desk)
        apart.sink = Sink()
        done = _placed(apart, page, asked, region, own)
        known = KeptBox(edition.house, from_, done, apart.sink.found)
        desk.galley.kept.boxes[page.number, name] = known
    desk.sink.extend(known.told)
    return known.done


def _placed(
    desk: Desk, page: Page, asked: Box, region: Region, own: _Arrangement
) -> PlacedBox | None:
    """A box with its copy cleaned, set into its region and dressed."""
    box, cleaning = clean_box(asked, desk.edition, desk.sink)
    if box.parts:
        done = _set_part(desk, page, box, own)
    elif box.name in own.settled:
        from layout.page.neighbour import place_settled

        done = place_settled(own.settled[box.name], desk)
    else:
        done = _set_box(desk, page, box, region, own.choices.get(box.name))
    if done is None:
        return None
    return _dressed(desk, box, replace(done, replaced=tuple(cleaning.done)))


def _head_choices(
    desk: Desk, page: Page, heads: tuple[list[str], str], regions: Mapping[str, Region]
) -> dict[str, HeadChoice]:
    """Style and sizes of each head; one whose box names a face keeps it, the lead has Song."""
    stories, lead = heads
    if not stories:
        return {}
    faces = {desk.sheet.chain(style).face: style for style in reversed(STYLES)}
    given = {
        name: faces.get(face, STYLES[0])
        for name in stories
        if (face := page.boxes[name].head.headline.face)
    }
    styles = alternate(stories, regions, {lead: STYLES[0], **given})
    choices = {}
    for name in stories:
        span, goes_on = regions[name].span, bool(page.boxes[name].continues)
        columns = min(span, JUMP_COLUMNS) if goes_on else span
        choices[name] = HeadChoice(styles[name], size_range(columns, is_lead=name == lead))
    return choices


def _set_part(desk: Desk, page: Page, box: Box, own: _Arrangement) -> PlacedBox | None:
    """A part of a story that has several; the others are laid out with it, and told elsewhere."""
    from layout.page.jump import place_part  # late: few stories jump
    from layout.page.tale import Part

    edition, pages = desk.edition, {one.number: one for one in desk.edition.pages}
    parts: list[Part | None] = []
    for index, place in enumerate(box.parts):
        if index == box.part:
            parts.append(Part(desk, box, own.regions[box.name], own.choices[box.name]))
            continue
        there = pages[place.page]
        other = _desk_of(there, edition, desk.galley, Sink())
        arranged = own if there is page else _arrange(other, there)
        if region := arranged.regions.get(place.box):
            cleaned, _ = clean_box(there.boxes[place.box], edition, other.sink)
            parts.append(Part(other, cleaned, region, arranged.choices[place.box]))
        else:
            parts.append(None)
    return place_part(parts, box.part)


def _lead(stories: list[str], regions: Mapping[str, Region], grid: PageGrid) -> str:
    """头条: the first story in the upper half that is wide enough for a lead's head.

    That is over more than half the columns, or four. Where there is none, the widest of those that
    begin highest: a wide story at the foot of the page (倒头条) does not shout over those above.
    """
    least = min(LEAD_SIZES.columns, grid.columns // 2 + 1)
    upper = [name for name in stories if regions[name].top < grid.lines / 2]
    wide = [name for name in upper if regions[name].span >= least]
    if wide:
        return wide[0]
    top = min(regions[name].top for name in stories)
    return max((n for n in stories if regions[n].top == top), key=lambda n: regions[n].span)


def _set_box(
    desk: Desk, page: Page, box: Box, region: Region, choice: HeadChoice | None
) -> PlacedBox | None:
    if box.story and choice:
        return place_story(Subject(desk, box, box.story, (region, choice)))
    if box.picture:
        return place_picture(desk, box, region)
    if box.advert:
        from layout.page.advert import place_advert  # late: many pages have none

        return place_advert(desk, box, box.advert, region)
    if box.furniture:
        return _set_furniture(desk, page, box, region)
    return _set_rare(desk, box, region)


def _set_rare(desk: Desk, box: Box, region: Region) -> PlacedBox | None:
    """Boxes of kinds that few pages have."""
    if box.qr:
        from layout.page.qr import place_qr

        return place_qr(desk, box, box.qr, region)
    if box.briefs:
        from layout.page.briefs import place_briefs

        return place_briefs(desk, box, box.briefs, region)
    if box.digest:
        from layout.page.digest import place_digest

        return place_digest(desk, box, region)
    return None


def _set_furniture(desk: Desk, page: Page, box: Box, region: Region) -> PlacedBox | None:
    facts = Facts(desk.edition, page)
    if box.furniture == MASTHEAD:
        from layout.page.masthead import place_masthead

        return place_masthead(desk, facts, box, region)
    from layout.page.block import place_block

    return place_block(desk, facts, box, region)


def _dressed(desk: Desk, box: Box, done: PlacedBox) -> PlacedBox:
    """The box with its tint under it and its frame round it."""
    grounds: tuple[Fill, ...] = ()
    edges: tuple[Rule | Path, ...] = ()
    if box.tint:
        grounds = tuple(frame.ground(desk.grid, done.region, desk.sheet.tint(box.tint)))
    if box.frame and frame.is_framed(box):
        if frame.is_ornate(box.frame) and not done.region.is_rectangle:
            what = Words("an ornamental border", "花边")
            desk.sink.report("E212", box.where("frame"), box=box.name, what=what)
            return done
        if frame.is_touched(desk.grid, done.region, box.frame, done.lines):
            desk.sink.report("F221", box.where("frame"), box=box.name)
        colour = desk.sheet.colour(box.frame.colour or "black")
        edges = tuple(frame.edges(desk.grid, done.region, box.frame, colour))
    if not grounds and not edges:
        return done
    return replace(done, shapes=(*grounds, *done.shapes, *edges), is_framed=True)
