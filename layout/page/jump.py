"""转版: a story in several boxes, each part set by its own page.

All parts are filled in one flow, so that a paragraph goes on over a jump as it does from column to
column. For that their pages lie beside each other on one sheet; each page works the whole out anew
from the edition and keeps its own part. So pages stay independent, and agree.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from layout.diagnostics import Sink, Span, Words
from layout.display import Path, Rule
from layout.page.bad_line import BadLine
from layout.page.desk import Desk
from layout.page.flow import REPEAT, Flow
from layout.page.galley import Room, Slot
from layout.page.heading import fit_text
from layout.page.matter import Matter
from layout.page.paint import moved
from layout.page.placed import Copyfit, Division, PlacedBox, PlacedLine, Shape, Stretch, visible
from layout.page.standing import Standing, grown_slots, standing_of
from layout.page.story import (
    Ground,
    Manner,
    boxed,
    feet_of,
    fill,
    report_copyfit,
    stake_out,
)
from layout.page.tale import LaidPart, Part, Tale
from layout.page.widows import AT_JUMP, AT_JUMP_END
from layout.page.wording import WORDINGS
from layout.spec.model import Box, Place, Story
from layout.text import set_line

SHEET = 32_768.0  # points from page to page of the sheet; a page has 14 400 at the most
MOST_WHITE = 2  # lines left white before a jump so that no line is alone there
WHITE = 150.0  # what each of them costs
LEAST_LINES = 5  # that a part should have (newspaper-terms, LAY05)
Filled = tuple[Flow, str, Sequence[Division]]  # a body, its text and what that is divided into
_LINE = Words("jump line", "转版行")


def place_part(parts: Sequence[Part | None], index: int) -> PlacedBox | None:
    """Set one part of a story; None, and a message, where it finds no room or nothing to set."""
    own = parts[index]
    if own is None or own.box.story is None:
        return None
    tale = Tale(tuple(parts), own.box.story)
    first = tale.first
    if first and (first.box.fit or (first.box.fit is None and first.desk.edition.house.fit)):
        from layout.page.tale_bench import place_fitted_part  # late: few say how they may be fitted

        return place_fitted_part(tale, index)
    return place_laid_part(tale, index)


def place_laid_part(tale: Tale, index: int) -> PlacedBox | None:
    """Set one part of a story as it is."""
    sheet, own = lay_out(tale, index), tale.parts[index]
    if sheet is None or own is None:
        return None
    standing = _standing(sheet, tale, own)
    own.desk.galley.standing[own.desk.page, own.box.name] = standing
    mine = next(at for at, one in enumerate(sheet.laid) if one.index == index)
    return sheet.box(mine, tale.story, standing)


def lay_out(tale: Tale, index: int, *, is_trial: bool = False) -> Sheet | None:
    """All parts filled, seen from one of them; None where that one finds no room, or nothing."""
    own, story = tale.parts[index], tale.story
    if own is None:
        return None
    grounds = [(at, ground) for at, part in enumerate(tale.parts)
               if part and (ground := _stake_out(part, story))]  # fmt: skip
    while index in dict(grounds):
        laid = _lay_out(own.box.parts, grounds)
        if laid is None:
            return None
        sheet = Sheet(laid, _fill(laid, tale, own, is_trial=is_trial))
        filled = sheet.filled()
        if len(filled) < len(laid):
            if index not in (laid[at].index for at in filled):
                _report_empty(own, [laid[at] for at in filled], sheet.flow.copyfit)
            grounds = [ground for at, ground in enumerate(grounds) if at in filled]
            continue
        return _without_lone_lines(sheet, tale, own)
    return None


def _report_empty(own: Part, filled: Sequence[LaidPart], fit: Copyfit) -> None:
    """Tell that nothing of the story stands in a part: it ends before, or needs more room."""
    before = [one.place.page for one in filled if one.index < own.box.part]
    ends = len(before) == len(filled) and not fit.lines_over
    own.desk.sink.report(
        "F214",
        own.box.where("continues"),
        hint="" if ends else "room",
        box=own.box.name,
        page=before[-1] if before else own.box.parts[0].page,
    )


def _stake_out(part: Part, story: Story) -> Ground | None:
    """The legs of a part under its head: the story's own, or the one of a part that goes on.

    A part on the page of the one before needs no head unless it is given one.
    """
    box = part.box
    head = story
    if box.continues:
        is_apart = box.parts[box.part].page != box.parts[box.part - 1].page
        headline = box.headline if box.headline is not None or not is_apart else story.headline
        places = {**story.places, "headline": box.where("headline" if box.headline else "")}
        parts = {"kicker": None, "headline": headline or None, "deck": (), "byline": ()}
        marked = box.stretches if box.headline else story.stretches
        head = replace(story, **parts, places=places, stretches=marked)
    return stake_out(part.desk, box, head, (part.region, part.choice))


def _lay_out(
    places: Sequence[Place], grounds: Sequence[tuple[int, Ground]]
) -> list[LaidPart] | None:
    """The parts beside each other on the sheet; None, and a message, where one is too shallow."""
    laid: list[LaidPart] = []
    columns = 0
    for order, (index, ground) in enumerate(grounds):
        place = places[index]
        before = laid[-1].place.page if laid else place.page
        after = places[grounds[order + 1][0]].page if order + 1 < len(grounds) else place.page
        slots = [
            replace(one, column=one.column + columns, x=one.x + SHEET * order)
            for one in ground.bed.slots
        ]
        needed = 1 + (before != place.page) + (after != place.page)
        if len(slots) < needed:
            ground.desk.sink.report(
                "E210", ground.box.where(), box=ground.box.name, lines=len(slots), what=_LINE,
                needed=needed,
            )  # fmt: skip
            return None
        columns += ground.legs.tiers[-1].columns[1]
        first = slots.pop(0) if before != place.page else None
        last = slots.pop() if after != place.page else None
        laid.append(LaidPart(ground, place, index, tuple(slots), first, last))
    return laid


def _fill(laid: Sequence[LaidPart], tale: Tale, own: Part, *, is_trial: bool = False) -> Filled:
    """The story's body in all parts; what is wrong with its text is told as far as it stops a page.

    The rest is told by the page where the story begins.
    """
    begin = laid[0].ground
    desk = begin.desk
    if own.box.continues:
        desk = copy.copy(desk)
        desk.sink = Sink()
    earlier = [slot for one in laid[:-1] for slot in one.slots]
    turns = accumulate(len(one.slots) for one in laid[:-1])
    pages = [one.place.page for one in laid]
    before = Room(
        earlier,
        begin.measure,
        tuple(turn for at, turn in enumerate(turns) if pages[at] != pages[at + 1]),
    )
    last = laid[-1]
    matter = Matter(desk, begin.box, tale.story, begin.legs.split)
    manner = Manner(feet_of(last.ground, begin.box, is_trial=is_trial), tale.looseness)
    body, text = fill(matter, last.ground, last.slots, manner, before)
    if desk is not begin.desk:
        grave = [one for one in desk.sink.found if one.severity in ("error", "fault")]
        own.desk.sink.extend(tuple(grave))
    return body, text, matter.divisions


def _standing(sheet: Sheet, tale: Tale, own: Part) -> Standing:
    """The story as it stands in all its parts; more room for it is in the last of them."""
    quiet = [
        replace(one, ground=replace(one.ground, desk=one.ground.desk.silent()))
        for one in sheet.laid
    ]

    def again(changed: Box, deeper: int = 0) -> Flow:
        last = quiet[-1]
        laid = [*quiet[:-1], replace(last, slots=_deeper(last, deeper))]
        other = replace(tale, story=changed.story or tale.story)
        return _fill(laid, other, replace(own, desk=own.desk.silent()), is_trial=True)[0]

    box = replace(own.box, story=tale.story)
    return standing_of(own.desk, box, again, sheet.flow, feet_of(sheet.laid[-1].ground, own.box))


def _deeper(one: LaidPart, lines: int) -> tuple[Slot, ...]:
    """The slots of a part whose last band is so many lines deeper."""
    first, after = one.ground.legs.tiers[-1].columns
    names = list(dict.fromkeys(slot.column for slot in one.slots))[first - after :]
    start = next((at for at, slot in enumerate(one.slots) if slot.column in names), 0)
    return (*one.slots[:start], *grown_slots(one.slots[start:], lines))


def _without_lone_lines(sheet: Sheet, tale: Tale, own: Part) -> Sheet:
    """The sheet with a line or two left white before a jump, where a line would be alone there.

    Only where the last part has room for them: to leave no text over comes first.
    """
    for at, one in enumerate(sheet.laid[:-1]):
        if one.last is None or sheet.cost(at) < AT_JUMP:
            continue
        tried = [(sheet.cost(at), 0, sheet)]
        for white in range(1, MOST_WHITE + 1):
            if white >= len(one.slots) or white > sheet.flow.copyfit.lines_short:
                break
            laid = list(sheet.laid)
            laid[at] = replace(one, slots=one.slots[:-white])
            other = Sheet(laid, _fill(laid, tale, own))
            tried.append((other.cost(at) + white * WHITE, white, other))
        sheet = min(tried, key=lambda way: way[:2])[2]
    return sheet


def _left(shape: Shape) -> float:
    if isinstance(shape, Path):
        return min(min(contour[::2]) for contour in shape.contours)
    return shape.x1 if isinstance(shape, Rule) else shape.x


def _sheet_of(x: float) -> int:
    return max(0, int((x + SHEET / 4) // SHEET))


class Sheet:
    """All parts filled; each is cut out of it."""

    def __init__(self, laid: Sequence[LaidPart], filled: Filled) -> None:
        self.laid = laid
        self.flow, self.text, self.divisions = filled
        self.lines: list[list[PlacedLine]] = [[] for _ in laid]
        for line in self.flow.lines:
            self.lines[_sheet_of(line.x)].append(line)

    def filled(self) -> list[int]:
        """The parts that something stands in; the first where nothing stands anywhere."""
        xs = [one.x for one in self.flow.lines] + [_left(one) for one in self.flow.shapes]
        return sorted({_sheet_of(x) for x in xs}) or [0]

    def cost(self, at: int) -> float:
        """What the jump at the end of a part costs, by the weights of `widows`."""
        before = [line for line in self.lines[at] if line.part == "body"]
        after = [line for line in self.lines[at + 1] if line.part == "body"]
        if not before or not after or not after[0].line.start:
            return AT_JUMP_END
        is_alone = len(after) < 2 or not after[1].line.start
        return AT_JUMP if is_alone or not before[-1].line.start else 0.0

    def box(self, at: int, story: Story, standing: Standing) -> PlacedBox:
        """A part with its jump lines; how it fits is told by the last, what is bad by each."""
        one, is_last = self.laid[at], at + 1 == len(self.laid)
        ground = one.ground
        start, stop = self.edges("body", self.text)[at : at + 2]
        back, on = self.jump_lines(at)
        body = self.cut(at, start, stop)
        body = replace(body, lines=(*back, *body.lines, *on))
        placed = boxed(ground, story, body, self.text[start:stop])
        if is_last:
            report_copyfit(ground, story, body.copyfit, standing)
        self.report_jump(at, stop)
        told = [(line.part, _said(line)) for line in (*back, *on)]
        title = story.headline or ""
        if ground.box.continues:
            title = (
                "".join(text for part, text in ground.stood.head.texts if part == "headline")
                or title
            )
        return replace(
            placed,
            texts=(*placed.texts, *told),
            copyfit=(*placed.copyfit, *(Copyfit(part, visible(said)) for part, said in told)),
            title=title or ground.box.name,
            stretch=Stretch(ground.box.parts, one.index, start, stop, len(self.text)),
            divisions=tuple(replace(one, start=one.start - start) for one in self.divisions),
        )

    def edges(self, part: str, text: str) -> list[int]:
        """Where each part of a text begins, and its end."""
        edges = [len(text)]
        for lines in self.lines[:0:-1]:
            starts = (one.offset + one.line.start for one in lines if one.part == part)
            edges.append(min(starts, default=edges[-1]))
        return [0, *reversed(edges)]

    def cut(self, at: int, start: int, stop: int) -> Flow:
        """What stands in one part, at its place on the page and counted from its own text."""
        flow, by, is_last = self.flow, SHEET * at, at + 1 == len(self.laid)
        again, again_stop = self.edges(REPEAT, flow.repeated)[at : at + 2]
        less = {"body": start, REPEAT: again}
        lines = tuple(
            replace(one, x=one.x - by, offset=one.offset - less.get(one.part, 0))
            for one in self.lines[at]
        )
        first = sum(len({slot.column for slot in one.slots}) for one in self.laid[:at])
        count = len({slot.column for slot in self.laid[at].slots})
        columns = tuple(
            replace(leg, left=leg.left - by, right=leg.right - by)
            for leg in flow.copyfit.columns[first : first + count]
        )
        room, filled = sum(leg.lines for leg in columns), sum(leg.filled for leg in columns)
        fit = replace(
            flow.copyfit,
            chars=visible(self.text[start:stop]),
            lines=room,
            lines_short=flow.copyfit.lines_short if is_last else room - filled,
            columns=columns,
        )
        left_out = [visible(text) for offset, text in flow.left_out if offset < start]
        fit = replace(fit, chars_over=fit.chars_over - sum(left_out))
        if not is_last:
            left_out = [visible(one) for offset, one in flow.left_out if start <= offset < stop]
            fit = replace(fit, chars_over=sum(left_out), lines_over=0, words="")
        ruby = [_ruby(one) for one in self.lines]
        earlier = sum(len(one) for one in ruby[:at])
        return Flow(
            lines,
            tuple(moved(one, -by, 0.0) for one in flow.shapes if _sheet_of(_left(one)) == at),
            fit,
            tuple(one for one in flow.bad_lines if self.holds(at, one)),
            flow.ruby[earlier:] if is_last else ruby[at],
            flow.ruby_over if is_last else 0,
            flow.repeated[again:again_stop],
        )

    def holds(self, at: int, bad: BadLine) -> bool:
        """Whether a bad line stands in a part: the first part that has its words, and its place."""
        words = bad.text.partition("|")[0]
        for index, lines in enumerate(self.lines):
            for line in lines:
                if line.source.line == bad.source.line and words in _said(line):
                    return index == at
        return at == 0

    def jump_lines(self, at: int) -> tuple[list[PlacedLine], list[PlacedLine]]:
        """The line that says where a part comes from, and the one that says where it goes on."""
        one, by = self.laid[at], SHEET * at
        desk, box = one.ground.desk, one.ground.box
        words = WORDINGS[desk.edition.house.language]
        back, on = [], []
        if one.first:
            text = words.jump_from.format(self.laid[at - 1].place.page)
            back.append(_jump_line(desk, "jump-from", text, one.first, box.where("continues")))
        if one.last:
            text = words.jump.format(self.laid[at + 1].place.page)
            on.append(_jump_line(desk, "jump", text, one.last, box.where()))
        return [replace(line, x=line.x - by) for line in back], [
            replace(line, x=line.x - by) for line in on
        ]

    def report_jump(self, at: int, stop: int) -> None:
        """Tell of a jump that readers may miss: little text beside it, or a paragraph's end."""
        one = self.laid[at]
        desk, box = one.ground.desk, one.ground.box
        if not (one.first or one.last):
            return
        count = sum(line.part == "body" for line in self.lines[at])
        if count < LEAST_LINES:
            desk.sink.report("W228", box.where(), box=box.name, lines=count, least=LEAST_LINES)
        starts = {line.offset for lines in self.lines for line in lines}
        if one.last and stop in starts:
            page = self.laid[at + 1].place.page
            desk.sink.report("N228", box.where(), box=box.name, page=page)


def _said(line: PlacedLine) -> str:
    return "".join(run.text for run in line.line.runs if not run.is_ruby)


def _ruby(lines: Sequence[PlacedLine]) -> str:
    return "".join(run.text for line in lines for run in line.line.runs if run.is_ruby)


def _jump_line(desk: Desk, style: str, text: str, slot: Slot, span: Span) -> PlacedLine:
    """A line of its own on the grid, made narrower where the leg is."""
    made = fit_text(desk, text, desk.sheet.resolve(style), (slot.measure, 1), span)
    (line,) = made.lines
    done = set_line(line.paragraph, line.start, line.end, slot.measure, align=made.style.align)
    return PlacedLine(done, slot.x, desk.grid.baseline(slot.line), style, 0, span)
