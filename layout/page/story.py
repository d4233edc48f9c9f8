"""A story box: its head over its legs, the byline, the body flowed, and what did not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Span, Words
from layout.page.copyfit import tighten
from layout.page.cut import cut_region
from layout.page.desk import Desk
from layout.page.division import column_rules, divide
from layout.page.feet import Bed, Beds, Feet, PlainBeds
from layout.page.flow import Flow
from layout.page.frame import is_framed, pattern_depth, text_inset
from layout.page.galley import Block, Room, Slot
from layout.page.grid import Split
from layout.page.head import HeadText, Part, SizeRange
from layout.page.legs import Legs
from layout.page.matter import Matter
from layout.page.paint import moved
from layout.page.placed import Copyfit, Division, PlacedBox
from layout.page.region import Region
from layout.page.setting import other_fits, others, report_bad_lines, report_clashes
from layout.page.site import StoodHead, depth_of, report_depth, stand
from layout.page.standing import Standing, filling, grown, standing_of
from layout.spec import tightened
from layout.spec.copy import Stretch
from layout.spec.model import Box, Story
from layout.spec.model import Feet as FeetKind

FRAME_LINES = 1  # left free above each foot of a framed box, and at its top where it has no head
LEAST_BODY = 1  # lines of body that a box must have under its head


class HeadChoice(msgspec.Struct, frozen=True):
    """What the page decides about a head: the style of its headline and its default sizes."""

    style: str
    sizes: SizeRange


class Ground(msgspec.Struct, frozen=True):
    """A story's box before its body is set: the head at its place, the legs under it."""

    desk: Desk
    box: Box
    region: Region
    stood: StoodHead
    legs: Legs
    beds: Beds
    bed: Bed  # the whole of it

    @property
    def measure(self) -> float:
        """The measure of its legs in points."""
        return self.legs.split.measure * self.desk.grid.body


class Manner(msgspec.Struct, frozen=True):
    """How a body is set where it does not fill its columns, or is made to."""

    feet: FeetKind = "even"
    looseness: int = 0  # lines more at most a paragraph, where it is short


class Subject(msgspec.Struct, frozen=True):
    """A story with all that says how its box is set; `matter_of` makes what stands under its head.

    `leading` is how many lines more each of its columns has than the grid, evenly spaced.
    """

    desk: Desk
    box: Box
    story: Story
    place: tuple[Region, HeadChoice]
    matter_of: Callable[[Desk, Box, Story, Split], Matter] = Matter
    looseness: int = 0
    leading: int = 0


class Laid(msgspec.Struct, frozen=True):
    """A story as it stands in its box, before it is drawn."""

    ground: Ground
    body: Flow
    bed: Bed
    text: str
    divisions: tuple[Division, ...] = ()


def place_story(subject: Subject) -> PlacedBox | None:
    """Set a story into its region; None, and a message, where its head leaves no room."""
    if subject.box.fit or (subject.box.fit is None and subject.desk.edition.house.fit):
        from layout.page.bench import place_fitted  # late: few stories say how they may be fitted

        return place_fitted(subject)
    return place_laid(subject)


def place_laid(subject: Subject) -> PlacedBox | None:
    """Set a story as it is."""
    if (laid := lay(subject)) is None:
        return None
    ground, story, body = laid.ground, subject.story, laid.body
    placed = boxed(ground, story, body, laid.text, laid.bed)
    report_copyfit(ground, story, body.copyfit, _standing(subject, laid))
    return replace(placed, divisions=laid.divisions)


def _standing(subject: Subject, laid: Laid) -> Standing:
    """The body as it stands, its head and what `fit` chose kept; no white is spread in trials."""
    own, box = laid.ground, subject.box

    def again(changed: Box, deeper: int = 0) -> Flow:
        ground = replace(own, desk=own.desk.silent())
        beds = own.beds
        if deeper:
            beds = _beds(ground.desk, box, grown(own.legs, deeper))
        copy = changed.story or subject.story
        matter = subject.matter_of(ground.desk, changed, copy, own.legs.split)
        manner = Manner(feet_of(ground, box, is_trial=True), subject.looseness)
        return settle(matter, ground, beds, manner)[0]

    if box.story:  # pictures of the story may be deeper now
        box = replace(box, story=subject.story)
    return standing_of(own.desk, box, again, laid.body, feet_of(own, box))


def lay(subject: Subject, *, is_trial: bool = False) -> Laid | None:
    """A story in its columns; None, and a message, where its head leaves no room.

    On trial no white is spread, so that all of it shows.
    """
    box, story = subject.box, subject.story
    ground = stake_out(subject.desk, box, story, subject.place)
    if ground and subject.leading:
        from layout.page.leading import respaced  # late: few stories leave the grid

        ground = respaced(ground, subject.leading)
    if ground is None:
        return None
    matter = subject.matter_of(ground.desk, box, story, ground.legs.split)
    manner = Manner(feet_of(ground, box, is_trial=is_trial), subject.looseness)
    body, bed, text = settle(matter, ground, ground.beds, manner)
    if subject.leading:
        from layout.page.leading import on_grid

        body = on_grid(body, subject.leading)
    return Laid(ground, body, bed, text, tuple(matter.divisions))


def feet_of(ground: Ground, box: Box, *, is_trial: bool = False) -> FeetKind:
    """Where the white of a story goes: as its box says, the one it begins in, or the house."""
    asked = ground.box.feet or box.feet or ground.desk.edition.house.feet
    return "even" if is_trial and asked == "spread" else asked


def stake_out(
    desk: Desk, box: Box, story: Story, place: tuple[Region, HeadChoice]
) -> Ground | None:
    """The head of a story set and its legs cut; None, and a message, where there is no room."""
    region, choice = place
    if box.head.picture:
        from layout.page.head_art import settled  # late: few heads have a picture

        box = settled(box, story)
    desk = desk.telling(story)
    inset = text_inset(box, desk.grid)
    stood = stand(desk, box, _head_texts(desk, box, story, choice), (region, choice.sizes), inset)
    if stood is None:
        return None
    stood = _cleared(desk, box, region, stood)
    rest = _left_by(region, stood, is_inset=is_framed(box) or bool(box.tint))
    if len(rest.rows) < LEAST_BODY:
        depth = depth_of(region, stood.columns)
        report_depth(desk, box, depth, stood.head.lines, 2 * FRAME_LINES)
        return None
    legs = divide(desk, box, rest, inset)
    beds = _beds(desk, box, legs)
    bed = next(iter(beds.beds(len(legs.tiers) - 1, 0)), Bed(()))
    return Ground(desk, box, region, stood, legs, beds, bed)


def settle(
    matter: Matter,
    ground: Ground,
    beds: Beds,
    manner: Manner = Manner(),  # noqa: B008  frozen
    before: Room | None = None,
) -> tuple[Flow, Bed, str]:
    """The body of a story in one of `beds`, that bed, and the whole text.

    `before` is what it fills first, on other pages.
    """
    blocks, text = matter.build()
    desk = ground.desk
    feet = Feet(beds, ground.measure, desk.grid, desk.galley, before)
    body, bed = feet.last(blocks) if manner.feet == "last" else feet.even(blocks)
    fit = body.copyfit
    if fit.lines_over and (tight := _tightened(matter, blocks, feet, fit.lines_over)):
        body, bed = tight
    elif manner.looseness and fit.lines_short > feet.slack(bed, fit.lines_short):
        blocks = feet.loosened(blocks, manner.looseness)
        loose = feet.last(blocks) if manner.feet == "last" else feet.even(blocks)
        if not loose[0].copyfit.lines_over:
            body, bed = loose
    if manner.feet == "spread" and not fit.lines_over:
        body, bed = _spread(feet, blocks, ground, (body, bed))
    return body, bed, text


def _spread(
    feet: Feet, blocks: Sequence[Block], ground: Ground, even: tuple[Flow, Bed]
) -> tuple[Flow, Bed]:
    """A short body with its white between its blocks; as it is, and told, where that cannot be."""
    fit = even[0].copyfit
    if all(column.filled == column.lines for column in fit.columns):
        return even
    from layout.page.spreading import spread  # late: few stories are spread

    box, found = ground.box, spread(feet, blocks)
    white = sum(column.lines - column.filled for column in fit.columns)
    span = box.where("feet")
    if found is None:
        ground.desk.sink.report("N251", span, box=box.name, lines=white)
        return even
    ground.desk.sink.report("N250", span, box=box.name, lines=white, places=found[2])
    return found[:2]


def fill(
    matter: Matter, ground: Ground, slots: Sequence[Slot], manner: Manner, before: Room
) -> tuple[Flow, str]:
    """The body of a story in `slots` of its box, after those on other pages; and its whole text."""
    shift = slots[-1].column - ground.bed.slots[-1].column if slots else 0
    bands = [
        [slot for slot in slots if first <= slot.column - shift < after]
        for first, after in (tier.columns for tier in ground.legs.tiers)
    ]
    body, _, text = settle(matter, ground, PlainBeds(bands), manner, before)
    return body, text


def boxed(ground: Ground, story: Story, body: Flow, text: str, bed: Bed | None = None) -> PlacedBox:
    """A box with its head, its body and what is cut into it; what came out badly is told."""
    desk, box, head, legs = ground.desk, ground.box, ground.stood.head, ground.legs
    bed = bed or ground.bed
    cut = ground.beds.draw(bed)
    report_bad_lines(desk, box, body)
    if body.ruby:
        report_clashes(desk, box, body)
    ruby = head.ruby + body.ruby
    return PlacedBox(
        box.name,
        "story",
        ground.region,
        lines=(*ground.stood.lines, *body.lines, *cut.lines),
        shapes=(
            *ground.stood.shapes,
            *body.shapes,
            *column_rules(desk, box, legs, bed),
            *cut.shapes,
        ),
        texts=(*head.texts, ("body", text), *others(ruby, body), *cut.texts),
        copyfit=(*head.copyfit, body.copyfit, *other_fits(ruby, body), *cut.copyfit),
        title=story.headline or box.name,
        head_lines=head.lines,
        head_width=ground.stood.width,
        is_framed=is_framed(box),
        file=story.file,
    )


def _beds(desk: Desk, box: Box, legs: Legs) -> Beds:
    """The beds of a story, round what is cut into it."""
    if not box.insets:
        return PlainBeds([tier.slots for tier in legs.tiers])
    from layout.page.inset import Insets  # late: few stories have any

    return Insets(desk, box, legs)


def _tightened(
    matter: Matter, blocks: Sequence[Block], feet: Feet, over: int
) -> tuple[Flow, Bed] | None:
    """The body of a story that is over, with as few paragraphs set tight as make it fit."""
    desk, box = matter.desk, matter.box
    if matter.style("body") == tightened(matter.style("body")):
        return None
    tight, _text = matter.tightened().build()
    if (found := tighten(blocks, tight, feet.measure, over, desk.galley)) is None:
        return None
    chosen, count = found
    body, bed = feet.even(chosen)
    if body.copyfit.lines_over:
        return None
    desk.sink.report("N215", _place_of(box), box=box.name, lines=over, count=count)
    return body, bed


def _head_texts(desk: Desk, box: Box, story: Story, choice: HeadChoice) -> list[HeadText]:
    deck = "/".join(story.deck) or None
    parts: list[tuple[Part, str | None, str]] = [("kicker", story.kicker, "kicker")]
    parts += [("headline", story.headline, choice.style), ("deck", deck, "deck")]
    return [
        HeadText(
            part,
            text,
            story.where(part),
            desk.sheet.chain(style, getattr(box.head, part)),
            marked_words(story, part) if story.stretches else (),
        )
        for part, text, style in parts
        if text
    ]


def _cleared(desk: Desk, box: Box, region: Region, stood: StoodHead) -> StoodHead:
    """The head lowered by half the depth of a pattern over it."""
    lower = pattern_depth(box, desk.grid) / 2
    if not lower or stood.top != region.top or box.head.place not in (None, "over"):
        return stood
    lines = tuple(replace(one, y=one.y + lower) for one in stood.lines)
    shapes = tuple(moved(one, 0.0, lower) for one in stood.shapes)
    return replace(stood, lines=lines, shapes=shapes)


def marked_words(story: Story, part: Part) -> tuple[Stretch, ...]:
    """The marked words of a part of its head; the lines of a deck are joined by a sign."""
    if part != "deck":
        return story.stretches.get(part, ())
    found: list[Stretch] = []
    offset = 0
    for index, text in enumerate(story.deck):
        found += [
            replace(one, start=one.start + offset, end=one.end + offset)
            for one in story.stretches.get(f"deck/{index}", ())
        ]
        offset += len(text) + 1
    return tuple(found)


def _left_by(region: Region, stood: StoodHead, *, is_inset: bool) -> Region:
    """What is left of a region by its head, inside its frame."""
    rows = list(region.rows)
    if is_inset:  # an L has feet and tops at its steps too
        rows = [
            region.row(line - FRAME_LINES) & region.row(line) & region.row(line + FRAME_LINES)
            for line in range(region.top, region.bottom)
        ]
    lines = (stood.top, stood.top + stood.head.lines)
    return cut_region(Region(region.top, tuple(rows)), stood.columns, lines)


def report_copyfit(
    ground: Ground, story: Story, fit: Copyfit, standing: Standing | None = None
) -> None:
    """Tell what is over or short, at the box's place in the YAML."""
    desk, box = ground.desk, ground.box
    if standing:
        desk.galley.standing[desk.page, box.name] = standing
    if fit.lines_over:
        desk.sink.report(
            "F201",
            _place_of(box),
            notes=(story.where(),),
            hint="" if fit.chars_over else "picture",
            box=box.name,
            chars=fit.chars_over,
            lines=fit.lines_over,
            words=fit.words or Words("a picture", "图片"),
            deeper=-(-fit.lines_over // len(ground.legs.split.lefts)),
            cuts="",
        )
    elif fit.lines_short:
        span = box.where("at") if box.at else box.where("")
        chars = filling(standing) if standing else 0
        desk.sink.report("N205", span, box=box.name, lines=fit.lines_short, chars=chars)


def _place_of(box: Box) -> Span:
    """Where a box says how large it is, or else what it holds."""
    if box.at:
        return box.where("at")
    return box.where("continues" if box.continues else "story")
