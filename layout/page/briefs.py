"""简讯: several short items under one head, flowed as one text through the columns of a box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from layout.page.desk import Desk, half_spaced
from layout.page.galley import Block
from layout.page.head import SizeRange
from layout.page.heading import split_lines
from layout.page.line_block import LineBlock
from layout.page.matter import KEEP, Matter
from layout.page.placed import Division, PlacedBox
from layout.page.region import Region
from layout.page.separator import Separator
from layout.page.story import HeadChoice, Subject, place_story
from layout.spec.copy import Paragraph, Piece, Stretch
from layout.spec.model import Box, Briefs, Language, RuleKind, Story

SIZES = SizeRange(1, 16, 22)
"""The head over briefs names a column of the paper: it is no headline, however wide it stands."""


def place_briefs(desk: Desk, box: Box, briefs: Briefs, region: Region) -> PlacedBox | None:
    """Set a box of briefs; None, and a message, where it holds none or its head leaves no room."""
    if not briefs.stories:
        desk.sink.report("E265", briefs.where(), box=box.name)
        return None
    placed = place_story(briefs_subject(desk, box, region))
    return replace(placed, kind="briefs") if placed else None


def briefs_subject(desk: Desk, box: Box, region: Region) -> Subject:
    """Briefs as the one story that they are set as."""
    spans = {"": box.where(), "headline": box.where("headline")}
    head = Story(file=box.where().file, headline=box.headline, places=spans)
    place = (region, HeadChoice("briefs-headline", SIZES))
    return Subject(desk, box, head, place, _BriefsMatter)


class _BriefsMatter(Matter):
    """The items of a box as one run of blocks; `story` is the item at hand."""

    def build(self) -> tuple[list[Block], str]:
        briefs = self.box.briefs or Briefs()
        desk = self.desk
        kind: RuleKind = "hairline" if briefs.between == "rule" else "none"
        for story in briefs.stories:
            is_run_in = briefs.heads == "run-in" and _opens_with_text(story)
            if self.blocks and briefs.between != "none":
                self.blocks.append(Separator(desk.grid, kind, below=1 if is_run_in else 1 + KEEP))
            self.desk, self.hangs = desk.telling(story), None
            self.story = _signed(story, desk.sheet.house.language)
            self.add_head(is_run_in=is_run_in)
            super().build()
        return self.blocks, self.text

    def add_head(self, *, is_run_in: bool) -> None:
        """The head of an item, on lines of its own or at the head of its first paragraph."""
        style = self.desk.sheet.resolve("brief-headline", measure=self.measure)
        lines = list(_head_lines(self.story))
        if is_run_in and lines:
            text = "　".join(line for _, line, _ in lines)
            same = replace(self.style("body"), face=style.face, colour=style.colour)
            self.lead = (text, same, self.story.where(lines[0][0]))
        elif lines:
            self.divisions.append(Division(len(self.text), "headline"))
            for part, line, stretches in lines:
                span, at = self.story.where(part), len(self.text)
                block = LineBlock(self.desk, (line,), style, span, at, (stretches,))
                block.keep = KEEP
                self.blocks.append(block)
                self.text += block.text


def _head_lines(story: Story) -> Iterator[tuple[str, str, tuple[Stretch, ...]]]:
    """The lines of an item's head, each with its part and its marked words."""
    parts = [("kicker", "kicker", story.kicker), ("headline", "headline", story.headline)]
    parts += [("deck", f"deck/{index}", text) for index, text in enumerate(story.deck)]
    for part, key, text in parts:
        at = 0
        for line in split_lines(text) if text else ():
            at = (text or "").index(line, at)
            yield part, line, _within(story.stretches.get(key, ()), at, at + len(line))
            at += len(line)


def _within(stretches: Sequence[Stretch], start: int, end: int) -> tuple[Stretch, ...]:
    """Marked words as far as they stand from `start` to `end`, counted from there."""
    return tuple(
        replace(one, start=max(one.start, start) - start, end=min(one.end, end) - start)
        for one in stretches
        if one.start < end and start < one.end
    )


def _opens_with_text(story: Story) -> bool:
    """Whether a paragraph of its text is the first thing under an item's head."""
    return not story.note and any(
        isinstance(one, Paragraph) and one.kind == "body" for one in story.body[:1]
    )


def _signed(story: Story, language: Language) -> Story:
    """The item with writers and source in brackets at its end, in Kai: room is dear here."""
    names = half_spaced("　".join(story.byline), language)
    pieces = tuple(
        Piece(f"（{text}）", "em", story.where(key).line)
        for key, text in (("byline", names), ("source", story.source))
        if text
    )
    if not pieces:
        return story
    last = story.body[-1] if story.body else None
    if isinstance(last, Paragraph) and last.kind == "body":
        last, before = replace(last, pieces=(*last.pieces, *pieces)), story.body[:-1]
    else:
        last, before = Paragraph("body", pieces, pieces[0].line), story.body
    return replace(story, byline=(), source=None, body=(*before, last))
