"""互让: boxes that take lines from a neighbour, settled by trial before a page is set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from layout.diagnostics import Sink
from layout.display import Image
from layout.page.bench import Bench, fit, grave, place_fitted, policies_of, slack_of
from layout.page.briefs import briefs_subject
from layout.page.cleaning import clean_box
from layout.page.desk import Desk
from layout.page.picture import MOST_LOST, place_picture
from layout.page.region import Region
from layout.page.story import HeadChoice, Subject, lay
from layout.spec.fitting import giver_of
from layout.spec.model import Page, Policy

if TYPE_CHECKING:
    from layout.page.fitting import Fitted
    from layout.page.placed import PlacedBox

MOST_BETWEEN = 2  # lines of white between two boxes that share an edge
_Score = tuple[int, ...]


class Settled(msgspec.Struct, frozen=True):
    """A box and the neighbour that it may take lines from: what was found, from which regions."""

    fitted: Fitted
    bench: Bench


class Depths:
    """The regions of a page as they come to be, box by box in reading order."""

    def __init__(
        self,
        desk: Desk,
        page: Page,
        regions: Mapping[str, Region],
        choices: Mapping[str, HeadChoice],
    ) -> None:
        self.desk = desk
        self.page = page
        self.regions = dict(regions)
        self.choices = choices
        self.settled: dict[str, Settled] = {}

    def settle(self) -> None:
        """Let each box that names a neighbour be fitted with it."""
        for name in list(self.regions):
            policy = giver_of(self.page.boxes[name])
            if policy and policy.box and self._may_give(name, policy, policy.box.from_):
                self._settle(name, policy.box.from_)

    def _settle(self, name: str, giver: str) -> None:
        subject = self._subject(name)
        if subject is None or subject.box.parts:
            return
        before = self._score(giver, self.regions[giver])
        edge = Edge(self.regions, name, giver)

        def grown(lines: int) -> Region | None:
            """The box's region with lines of its neighbour, where that can do without them."""
            if (both := edge.moved(lines)) is None:
                return None
            after = self._score(giver, both[1])
            is_ill = after[0] or (lines > 0 and after[1])
            return None if is_ill or after > max(before, self._none(giver)) else both[0]

        bench = Bench(subject, grown)
        fitted = fit(bench, policies_of(self.desk, subject.box), giver)
        if fitted is None:
            return
        self.settled[name] = Settled(fitted, bench)
        both = edge.moved(fitted.after.change.box)
        if both is not None:
            self.regions[name], self.regions[giver] = both

    def _subject(self, name: str) -> Subject | None:
        """A story or briefs on trial, cleaned."""
        box, _ = clean_box(self.page.boxes[name], self.desk.edition, Sink())
        region = self.regions[name]
        if box.story:
            return Subject(self.desk, box, box.story, (region, self.choices[name]))
        if box.briefs and box.briefs.stories:
            return briefs_subject(self.desk, box, region)
        return None

    def _score(self, name: str, region: Region) -> _Score:
        """How ill a box stands in a region: what would stop it, lines over, white or loss."""
        desk = self.desk.silent()
        if self.page.boxes[name].picture:
            return self._score_of_picture(desk, name, region)
        subject = self._subject(name)
        if subject is None:
            return (1, 0, 0)
        subject = msgspec.structs.replace(subject, desk=desk, place=(region, subject.place[1]))
        laid = lay(subject, is_trial=True)
        if laid is None:
            return (1, 0, 0)
        copyfit = laid.body.copyfit
        white = max(0, copyfit.lines_short - slack_of(laid))
        return len(grave(desk.sink.found)), copyfit.lines_over, white

    def _score_of_picture(self, desk: Desk, name: str, region: Region) -> _Score:
        done = place_picture(desk, self.page.boxes[name], region)
        if done is None:
            return (1, 0, 0)
        crops = [one.crop for one in done.shapes if isinstance(one, Image)]
        cut = max(
            (1 - (right - left) * (foot - top) for left, top, right, foot in crops), default=0
        )
        return len(grave(desk.sink.found)), 0, round(cut * 100)

    def _none(self, name: str) -> _Score:
        """The worst that a box may stand and give: a picture cropped as far as pictures are."""
        return (0, 0, round(MOST_LOST * 100) if self.page.boxes[name].picture else 0)

    def _may_give(self, name: str, policy: Policy, giver: str) -> bool:
        """Whether a neighbour has an edge to move; reported if not."""
        if giver not in self.regions:
            return False
        if Edge(self.regions, name, giver).is_sound:
            return giver not in self.settled
        span = policy.box.where("from") if policy.box else policy.where()
        self.desk.sink.report("E182", span, box=name, other=giver)
        return False


class Edge:
    """The edge that two boxes share, one right over the other, over exactly the same columns."""

    def __init__(self, regions: Mapping[str, Region], name: str, giver: str) -> None:
        self.own, self.other = regions[name], regions[giver]
        self.is_under = self.other.top >= self.own.bottom  # the giver stands under the box
        upper, lower = (self.own, self.other) if self.is_under else (self.other, self.own)
        gap = lower.top - upper.bottom
        self.row = upper.rows[-1]
        taken = any(
            region.row(line) & self.row
            for one, region in regions.items()
            if one not in (name, giver)
            for line in range(upper.bottom, lower.top)
        )
        self.is_sound = 0 <= gap <= MOST_BETWEEN and lower.rows[0] == self.row and not taken

    def moved(self, lines: int) -> tuple[Region, Region] | None:
        """The regions of the box and its neighbour when it has so many lines more of it.

        None where either would be left without a line, or the edge would change its columns.
        """
        loser = self.other if lines > 0 else self.own
        count = abs(lines)
        if not self.is_sound or count >= len(loser.rows):
            return None
        at_top = (loser is self.other) == self.is_under
        given = loser.rows[:count] if at_top else loser.rows[len(loser.rows) - count :]
        if any(row != self.row for row in given):
            return None
        step = lines if self.is_under else -lines  # of the edge, downwards
        if self.is_under:
            return _with_foot(self.own, step, self.row), _with_top(self.other, step, self.row)
        return _with_top(self.own, step, self.row), _with_foot(self.other, step, self.row)


def _with_foot(region: Region, step: int, row: int) -> Region:
    """The region with its foot so many lines lower."""
    rows = region.rows + (row,) * step if step > 0 else region.rows[: len(region.rows) + step]
    return Region(region.top, rows)


def _with_top(region: Region, step: int, row: int) -> Region:
    """The region with its top so many lines lower."""
    rows = region.rows[step:] if step > 0 else (row,) * -step + region.rows
    return Region(region.top + step, rows)


def place_settled(settled: Settled, desk: Desk) -> PlacedBox | None:
    """Set a box as it was settled."""
    subject = msgspec.structs.replace(settled.bench.subject, desk=desk)
    placed = place_fitted(subject, settled.fitted, settled.bench.grown)
    if placed and subject.box.briefs:
        return msgspec.structs.replace(placed, kind="briefs")
    return placed
