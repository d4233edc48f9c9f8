"""A story box: its head over its legs, the byline, the body flowed, and what did not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from layout.diagnostics import Words
from layout.page.copyfit import tighten
from layout.page.cut import cut_region
from layout.page.desk import Desk
from layout.page.division import column_rules, divide
from layout.page.feet import Bed, BedsOf, level_feet, plain_beds
from layout.page.flow import Flow
from layout.page.frame import is_framed
from layout.page.galley import Block
from layout.page.head import HeadText, Part, SizeRange
from layout.page.legs import Legs
from layout.page.matter import Matter
from layout.page.placed import Copyfit, Drawn, PlacedBox, visible
from layout.page.region import Region
from layout.page.site import StoodHead, depth_of, report_depth, stand
from layout.spec import tightened
from layout.spec.model import Box, Story

if TYPE_CHECKING:
    from layout.page.inset import Insets

INSET = 1.0  # 字 between a frame and the text in it
FRAME_LINES = 1  # left free above each foot of a framed box, and at its top where it has no head
LONGEST = 40  # characters shown of a word that had to be broken
LEAST_BODY = 1  # lines of body that a box must have under its head


class HeadChoice(msgspec.Struct, frozen=True):
    """What the page decides about a head: the style of its headline and its default sizes."""

    style: str
    sizes: SizeRange


def place_story(
    desk: Desk, box: Box, story: Story, place: tuple[Region, HeadChoice]
) -> PlacedBox | None:
    """Set a story into its region; None, and a message, where its head leaves no room."""
    region, choice = place
    if box.head.picture:
        from layout.page.head_art import settled  # late: few heads have a picture

        box = settled(box, story)
    desk = desk.keeping(story.keep)
    framed = is_framed(box)
    inset = INSET if framed or box.tint else 0.0
    stood = stand(desk, box, _head_texts(desk, box, story, choice), (region, choice.sizes), inset)
    if stood is None:
        return None
    head = stood.head
    rest = _left_by(region, stood, is_inset=inset > 0)
    if len(rest.rows) < LEAST_BODY:
        depth = depth_of(region, stood.columns)
        report_depth(desk, box, depth, head.lines, 2 * FRAME_LINES)
        return None
    legs = divide(desk, box, rest, inset)
    insets = _insets(desk, box, legs)
    ground = (legs, insets.beds if insets else plain_beds(legs))
    matter = Matter(desk, box, story, legs.split)
    blocks, text = matter.build()
    body, bed = level_feet(blocks, *ground, desk.grid, desk.galley)
    if body.copyfit.lines_over and (tight := _tightened(desk, matter, blocks, ground, body)):
        body, bed = tight
    cut = insets.draw(bed) if insets else Drawn()
    _report_bad_lines(desk, box, body)
    if body.ruby:
        _report_clashes(desk, box, body)
    _report_copyfit(desk, box, story, body.copyfit, len(legs.split.lefts), legs.split.measure)
    return PlacedBox(
        box.name,
        "story",
        region,
        lines=(*stood.lines, *body.lines, *cut.lines),
        shapes=(
            *stood.shapes,
            *body.shapes,
            *column_rules(desk, box, legs, bed),
            *cut.shapes,
        ),
        texts=(
            *head.texts,
            ("body", text),
            *([("ruby", body.ruby)] if body.ruby else []),
            *cut.texts,
        ),
        copyfit=(*head.copyfit, body.copyfit, *_ruby_fit(body), *cut.copyfit),
        title=story.headline or box.name,
        head_lines=head.lines,
        is_framed=framed,
        file=story.file,
    )


def _ruby_fit(body: Flow) -> Iterator[Copyfit]:
    """The ruby of a body as a part of its own: it is text, but no part of the copy's length."""
    if body.ruby:
        yield Copyfit("ruby", visible(body.ruby), body.ruby_over)


def _insets(desk: Desk, box: Box, legs: Legs) -> Insets | None:
    """What is cut into the story."""
    if not box.insets:
        return None
    from layout.page.inset import Insets  # late: few stories have any

    return Insets(desk, box, legs)


def _tightened(
    desk: Desk, matter: Matter, blocks: Sequence[Block], ground: tuple[Legs, BedsOf], full: Flow
) -> tuple[Flow, Bed] | None:
    """The body of a story that is over, with as few paragraphs set tight as make it fit."""
    box, story, over = matter.box, matter.story, full.copyfit.lines_over
    if matter.style("body") == tightened(matter.style("body")):
        return None
    measure = ground[0].split.measure * desk.grid.body
    tight, _text = Matter(desk, box, story, matter.split, is_tight=True).build()
    if (found := tighten(blocks, tight, measure, over, desk.galley)) is None:
        return None
    chosen, count = found
    body, bed = level_feet(chosen, *ground, desk.grid, desk.galley)
    if body.copyfit.lines_over:
        return None
    place = box.where("story") if not box.at else box.where("at")
    desk.sink.report("N215", place, box=box.name, lines=over, count=count)
    return body, bed


def _head_texts(desk: Desk, box: Box, story: Story, choice: HeadChoice) -> list[HeadText]:
    parts: list[tuple[Part, str | None, str]] = [
        ("kicker", story.kicker, "kicker"),
        ("headline", story.headline, choice.style),
        ("deck", "/".join(story.deck) or None, "deck"),
    ]
    return [
        HeadText(part, text, story.where(part), desk.sheet.chain(style, getattr(box.head, part)))
        for part, text, style in parts
        if text
    ]


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


def _report_bad_lines(desk: Desk, box: Box, body: Flow) -> None:
    """Tell the words that are broken and the lines that are spaced as no rule allows."""
    for bad in body.bad_lines:
        if bad.space:
            space = f"{bad.space:.2f}"
            desk.sink.report("W404", bad.source, story=box.name, space=space, text=bad.text)
        else:
            text = bad.text if len(bad.text) <= LONGEST else bad.text[:LONGEST] + "…"
            desk.sink.report("W403", bad.source, story=box.name, text=text)


def _report_clashes(desk: Desk, box: Box, body: Flow) -> None:
    """Tell where marks of one line meet the ruby of the next, and the leading that parts them."""
    from layout.page.clash import clashes  # late: few stories have any ruby

    for one in clashes(body.lines):
        desk.sink.report(
            "W408", one.line.source, story=box.name, ruby=one.ruby,
            needed=f"{desk.grid.leading + one.depth:.1f}",
        )  # fmt: skip


def _report_copyfit(
    desk: Desk, box: Box, story: Story, fit: Copyfit, legs: int, measure: float
) -> None:
    """Tell what is over or short, at the box's place in the YAML."""
    span = box.where("at") if box.at else box.where("")
    if fit.lines_over:
        desk.sink.report(
            "F201",
            box.where("story") if not box.at else span,
            notes=(story.where(),),
            hint="" if fit.chars_over else "picture",
            box=box.name,
            chars=fit.chars_over,
            lines=fit.lines_over,
            words=fit.words or Words("a picture", "图片"),
            deeper=-(-fit.lines_over // legs),
        )
    elif fit.lines_short:
        chars = round(fit.lines_short * measure)
        desk.sink.report("N205", span, box=box.name, lines=fit.lines_short, chars=chars)
