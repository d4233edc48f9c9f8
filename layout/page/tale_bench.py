"""A story in several boxes on trial for the policies of the box that it begins in."""

from __future__ import annotations

from msgspec.structs import replace

from layout.diagnostics import Diagnostic, Words
from layout.page.bench import blocked, grave, is_dwarfed, policies_of, slack_of, tell, with_head
from layout.page.deepening import Pictures
from layout.page.desk import Desk
from layout.page.fitting import Change, Search, Tried
from layout.page.jump import Sheet, lay_out, place_laid_part
from layout.page.placed import PlacedBox
from layout.page.story import Ground, Laid
from layout.page.tale import Part, Tale
from layout.spec.model import PolicyName

_SEVERAL = Words("the story stands in several boxes", "稿件分在几处排")


class TaleBench:
    """All parts of a story, laid out with each change; head and insets are those of the first."""

    def __init__(self, tale: Tale, first: Part) -> None:
        self.tale = tale
        self.first = first
        self.faults: frozenset[str] | None = None
        self.ground: Ground | None = None
        self.pictures: Pictures | None = None

    def lay(self, change: Change) -> Tried | None:
        """The whole story with a change, silently."""
        changed = self.changed(change)
        if changed is None:
            return None
        desks: list[Desk] = []
        parts: list[Part | None] = []
        for part in changed.parts:
            parts.append(part and replace(part, desk=part.desk.silent()))
            desks += [one.desk for one in parts[-1:] if one]
        sheet = lay_out(replace(changed, parts=tuple(parts)), 0, is_trial=True)
        if sheet is None or len(sheet.laid) < len([one for one in parts if one]):
            return None
        found: tuple[Diagnostic, ...] = tuple(one for desk in desks for one in desk.sink.found)
        return self.tried(change, sheet, grave(found))

    def tried(self, change: Change, sheet: Sheet, faults: frozenset[str]) -> Tried | None:
        """The figures of a trial; None where it does harm."""
        ground = sheet.laid[0].ground
        if self.faults is None:
            self.faults, self.ground = faults, ground
            policies = policies_of(self.first.desk, self.first.box)
            most = next((one.most for one in policies if one.policy == "picture"), 0)
            self.pictures = Pictures(self.first.desk, ground, self.tale.story, most)
        if faults - self.faults or is_dwarfed(self.ground, ground):
            return None
        fit, last = sheet.flow.copyfit, sheet.laid[-1].ground
        slack = slack_of(Laid(last, sheet.flow, last.bed, sheet.text))
        lines = fit.lines - fit.lines_short + fit.lines_over
        pictures = self.pictures.rows if self.pictures else 0
        figures: tuple[tuple[PolicyName, int], ...] = (
            ("head", ground.stood.head.lines),
            ("picture", pictures + change.picture),
            ("leading", 0),
            ("box", len(ground.region.rows)),
        )
        return Tried(change, fit.lines_over, fit.lines_short, slack, lines, figures)

    def changed(self, change: Change) -> Tale | None:
        """The parts and the copy with a change; None where that cannot be."""
        box, story, parts = self.first.box, self.tale.story, self.tale.parts
        if change.head and self.ground:
            if (headed := with_head(box, self.ground, change.head)) is None:
                return None
            box = headed
        if change.picture and self.pictures:
            if (deepened := self.pictures.deepened(box, story, change.picture)) is None:
                return None
            box, story = deepened
        first = replace(self.first, box=box)
        return Tale((first, *parts[1:]), story, change.looseness)

    def block(self, policy: PolicyName) -> Words | None:
        """Why a policy can do nothing for this story."""
        if policy in ("box", "leading"):
            return _SEVERAL
        return blocked(policy, self.ground, self.pictures) if self.ground else None


def place_fitted_part(tale: Tale, index: int) -> PlacedBox | None:
    """Set one part of a story by the policies of the whole; what was done is told by the first."""
    first = tale.first
    if first is None:
        return place_laid_part(tale, index)
    bench = TaleBench(tale, first)
    before, policies = bench.lay(Change()), policies_of(first.desk, first.box)
    if before is None or before.is_fit or not policies:
        return place_laid_part(tale, index)
    fitted = Search(policies, before, bench.lay, bench.block).run()
    placed = place_laid_part(bench.changed(fitted.after.change) or tale, index)
    if placed is None or index:
        return placed
    tell(first.desk, first.box, policies, fitted)
    return replace(placed, trials=fitted.trials)
