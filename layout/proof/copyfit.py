"""The copyfit of a page in full: what looseness would give, what to cut or to write.

All of it is found by setting the story again, and nothing of it by an ordinary build.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

from msgspec.structs import replace

from layout.page.correction import paragraph_numbers
from layout.page.cuts import (
    additions_for,
    cuts_for,
    cuts_of_lone_lines,
    single_cuts,
)
from layout.page.flow import Flow, flow
from layout.page.galley import Galley
from layout.page.placed import Cut, PlacedBox, PlacedPage
from layout.page.standing import Advice, Standing, filling, lines_of
from layout.page.widows import choices
from layout.proof.form import BoxReport, Change, Fit, PageReport, Step
from layout.proof.report import edits, policies

STEPS = 3  # lines looser or tighter that are looked for
OFFERED = 3  # cuts or additions of a story that fits
MOST_LINES = 24  # a story may be over by, for cuts to be looked for where they are asked for


def with_fits(
    told: PageReport,
    placed: PlacedPage,
    galley: Galley,
    advice: Mapping[str, Advice],
    wanted: Collection[str] = (),
    *,
    is_whole: bool = True,
) -> PageReport:
    """The report of a page with the fit of its stories, or of those alone that are `wanted`.

    Of these, cuts are looked for where nothing is wrong too.

    `advice` is what was found of those that are over.
    """

    def done(one: BoxReport, box: PlacedBox) -> BoxReport:
        standing = galley.standing.get((told.page, one.name))
        is_asked = one.name in wanted
        if standing is None or not (is_whole or is_asked):
            return one
        fit = _fit(box, standing, advice.get(one.name), galley)
        if is_asked and not (fit.cuts or fit.additions):
            cuts = single_cuts(standing, OFFERED)
            fit = replace(fit, cuts=edits(cuts), cuts_for="asked" if cuts else "")
        return replace(one, copyfit=fit)

    return replace(told, boxes=tuple(map(done, told.boxes, placed.boxes)))


def _fit(box: PlacedBox, standing: Standing, advice: Advice | None, galley: Galley) -> Fit:
    reason, cuts = _cuts(standing, advice.cuts if advice else ())
    return Fit(
        words=standing.flow.copyfit.words,
        deeper=advice.deeper if advice else 0,
        filling=filling(standing),
        looseness=looseness(standing, galley),
        trials=policies(box.trials),
        cuts=edits(cuts),
        cuts_for=reason,
        additions=edits(additions_for(standing, OFFERED)),
    )


def _cuts(
    standing: Standing, known: tuple[Cut, ...]
) -> tuple[Literal["", "over", "lone"], tuple[Cut, ...]]:
    """The cuts of a story, and what they are for."""
    if standing.flow.copyfit.lines_over:
        cuts = known or cuts_for(standing, MOST_LINES)
        return ("over", cuts) if cuts else ("", ())
    cuts = cuts_of_lone_lines(standing)
    return ("lone", cuts) if cuts else ("", ())


def looseness(standing: Standing, galley: Galley) -> tuple[Step, ...]:
    """What a story gives with its paragraphs set in lines less or more, as far as they can be."""
    now, room = standing.flow, standing.flow.room
    if room is None or not room.slots:
        return ()
    lines, grid = lines_of(now.copyfit), standing.desk.grid
    fit = now.copyfit
    found = {0: Step(0, fit.lines_over, fit.lines_short)}
    for choice in choices(now.blocks, room, galley).values():
        done = flow(now.blocks, room, grid, galley, choice)
        step = lines_of(done.copyfit) - lines
        if abs(step) <= STEPS and step not in found:
            changed = _changes(standing, now, done)
            fit = done.copyfit
            found[step] = Step(step, fit.lines_over, fit.lines_short, changed)
    return tuple(found[step] for step in sorted(found))


def _changes(standing: Standing, now: Flow, done: Flow) -> tuple[Change, ...]:
    """The paragraphs that have another number of lines."""
    numbers = paragraph_numbers(standing.box, now)
    found = []
    for index, (old, new) in enumerate(zip(now.paragraphs, done.paragraphs, strict=True)):
        lines = len(new.lines) - len(old.lines)
        if lines:
            span = new.block.marks[0][1] if new.block.marks else None
            place = (span.file, span.line) if span else ("", 0)
            found.append(Change(numbers.get(index, 0), *place, lines))
    return tuple(found)
