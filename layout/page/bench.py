"""A story on trial for its policies, the box that comes of them, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from layout.diagnostics import Diagnostic, Span, Words
from layout.page.deepening import Pictures
from layout.page.desk import Desk
from layout.page.fitting import Change, Fitted, Search, Tried
from layout.page.leading import even_lines
from layout.page.placed import PlacedBox
from layout.page.region import Region
from layout.page.story import Ground, Laid, Subject, lay, place_laid
from layout.spec.fitting import policy_words
from layout.spec.model import POLICIES, Box, Policy, PolicyName

OVERSET = "F201"
Grown = Callable[[int], Region | None]
"""The region of a box with so many lines of its neighbour, or without as many of its own."""


class Bench:
    """A story in one box on trial; `grown` gives its region with lines of its neighbour."""

    def __init__(self, subject: Subject, grown: Grown | None = None) -> None:
        self.subject = subject
        self.grown = grown
        self.faults: frozenset[str] | None = None
        self.ground: Ground | None = None
        self.pictures: Pictures | None = None

    def start(self) -> Tried | None:
        """The story as it is; None where there is no room for it at all."""
        return self.lay(Change())

    def lay(self, change: Change) -> Tried | None:
        """The story with a change, silently."""
        changed = self.changed(change)
        if changed is None:
            return None
        desk = self.subject.desk.silent()
        laid = lay(replace(changed, desk=desk), is_trial=True)
        if laid is None:
            return None
        faults = grave(desk.sink.found)
        if self.faults is None:
            self.faults, self.ground = faults, laid.ground
            most = next((p.most for p in policies_of(desk, self.subject.box)
                         if p.policy == "picture"), 0)  # fmt: skip
            self.pictures = Pictures(desk, laid.ground, self.subject.story, most)
        if faults - self.faults:
            return None
        return self.tried(change, laid)

    def tried(self, change: Change, laid: Laid) -> Tried:
        """The figures of a trial."""
        ground, fit = laid.ground, laid.body.copyfit
        leading = even_lines(ground) or (0, 0)
        pictures = self.pictures.rows if self.pictures else 0
        figures: tuple[tuple[PolicyName, int], ...] = (
            ("head", ground.stood.head.lines),
            ("picture", pictures + change.picture),
            ("leading", leading[1] - leading[0]),
            ("box", len(ground.region.rows)),
        )
        lines = fit.lines - fit.lines_short + fit.lines_over
        return Tried(change, fit.lines_over, fit.lines_short, slack_of(laid), lines, figures)

    def changed(self, change: Change) -> Subject | None:
        """The story's box, copy and place with a change; None where that cannot be."""
        subject, box, story = self.subject, self.subject.box, self.subject.story
        if change.head and self.ground:
            if (headed := with_head(box, self.ground, change.head)) is None:
                return None
            box = headed
        if change.picture and self.pictures:
            deepened = self.pictures.deepened(box, story, change.picture)
            if deepened is None:
                return None
            box, story = deepened
        region, choice = subject.place
        if change.box:
            grown = self.grown(change.box) if self.grown else None
            if grown is None:
                return None
            region = grown
        return replace(
            subject, box=box, story=story, place=(region, choice),
            looseness=change.looseness, leading=change.leading,
        )  # fmt: skip

    def block(self, policy: PolicyName) -> Words | None:
        """Why a policy can do nothing for this story."""
        if policy == "box" and self.grown is None:
            return Words("its neighbour gives nothing", "邻块不能让")
        return blocked(policy, self.ground, self.pictures) if self.ground else None


def blocked(policy: PolicyName, ground: Ground, pictures: Pictures | None) -> Words | None:
    """Why a policy can do nothing for a story with such a ground."""
    if policy == "head" and not ground.stood.head.texts:
        return Words("the box has no head", "版块没有标题")
    if policy == "picture" and not (pictures and pictures.found):
        return Words(
            "the story has no picture that may change its depth", "稿件里没有可以改高矮的图片"
        )
    if policy == "leading" and even_lines(ground) is None:
        return Words("its columns are not all of one depth", "各栏不一样深")
    return None


def with_head(box: Box, ground: Ground, more: int) -> Box | None:
    """The box with a head of so many lines more than it has; None where it would have none."""
    lines = ground.stood.head.lines + more
    return replace(box, head=replace(box.head, lines=lines)) if lines > 0 else None


def slack_of(laid: Laid) -> int:
    """The legs of the band in which a text ends: it may be short by a line in each."""
    numbers = list(dict.fromkeys(slot.column for slot in laid.ground.bed.slots))
    filled = [number for number, column in zip(numbers, laid.body.copyfit.columns, strict=False)
              if column.filled]  # fmt: skip
    last = filled[-1] if filled else 0
    tiers = laid.ground.legs.tiers
    own = next((one for one in tiers if one.columns[0] <= last < one.columns[1]), tiers[-1])
    return len({slot.column for slot in own.slots})


def grave(found: Sequence[Diagnostic]) -> frozenset[str]:
    """What would stop a page, but for text that is over."""
    return frozenset(
        one.code for one in found if one.severity in ("error", "fault") and one.code != OVERSET
    )


def policies_of(desk: Desk, box: Box) -> tuple[Policy, ...]:
    """The policies of a box, or those of the house."""
    return desk.edition.house.fit if box.fit is None else box.fit


def fit(bench: Bench, policies: Sequence[Policy], giver: str = "") -> Fitted | None:
    """What is done for a story; None where it stands as it is: fit, or without any room."""
    before = bench.start()
    if before is None or before.is_fit or not policies:
        return None
    return Search(policies, before, bench.lay, bench.block, giver).run()


def place_fitted(
    subject: Subject, fitted: Fitted | None = None, grown: Grown | None = None
) -> PlacedBox | None:
    """Set a story by its policies, or as it was `fitted` before, and tell what was done."""
    bench = Bench(subject, grown)
    policies = policies_of(subject.desk, subject.box)
    if fitted is None:
        fitted = fit(bench, policies)
    else:
        bench.start()
    final = bench.changed(fitted.after.change) if fitted else None
    placed = place_laid(final or subject)
    if placed is None or fitted is None:
        return placed
    tell(subject.desk, subject.box, policies, fitted)
    return replace(placed, trials=fitted.trials)


def tell(desk: Desk, box: Box, policies: Sequence[Policy], fitted: Fitted) -> None:
    """Tell what was chosen, which policies could do nothing, and what does not fit still."""
    spans = {one.policy: one.where() for one in policies}
    before, after = fitted.before, fitted.after
    for name in POLICIES:
        if name in spans and after.change.of(name):
            _tell_change(desk, box, spans[name], (name, fitted))
    if box.fit is not None:  # what a house lets all stories do need not suit each
        for policy, why in fitted.blocked:
            desk.sink.report(
                "N249", policy.where(), box=box.name, policy=policy_words(policy.policy or ""),
                why=why,
            )  # fmt: skip
    is_over = before.lines_over > 0
    if after.lines_over or (not is_over and not after.is_fit):
        said, left = (
            (before.lines_over, after.lines_over)
            if is_over
            else (before.lines_short, after.lines_short)
        )
        side = Words("over", "多") if is_over else Words("short", "缺")
        span = box.where("fit") if box.fit is not None else box.where()
        was = Words(f"{said} without it", f"原来{side.zh} {said} 行")
        hint = "over" if is_over else ""
        if said == left:
            was, hint = Words("as without it", "与不用时一样"), f"{hint or 'short'}-same"
        desk.sink.report("W245", span, hint=hint, box=box.name, side=side, after=left, was=was)


def _tell_change(desk: Desk, box: Box, span: Span, what: tuple[PolicyName, Fitted]) -> None:
    """One chosen policy, in its own unit."""
    name, fitted = what
    before, after = fitted.after.without(name, fitted.before), fitted.after.figure(name)
    if name == "leading":
        leading = desk.grid.leading * (before - 1) / (after - 1)
        desk.sink.report(
            "W244", span, box=box.name, before=before, after=after,
            leading=f"{leading:.2f}", usual=f"{desk.grid.leading:g}",
        )  # fmt: skip
    elif name == "box":
        other = next(one.box for one in fitted.trials if one.policy == "box")
        code = "N247" if after > before else "N248"
        desk.sink.report(
            code, span, box=box.name, other=other, lines=abs(after - before), after=after
        )
    else:
        code = {"looseness": "N244", "head": "N245", "picture": "N246"}[name]
        desk.sink.report(
            code, span, box=box.name, before=before, after=after, lines=abs(after - before)
        )
