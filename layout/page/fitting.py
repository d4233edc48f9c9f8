"""拼版伸缩: what a story gives or takes where it is over or short, by the policies of its `fit`.

Each policy is tried alone, in the order of the list, by as little as makes the story fit; the first
that does is taken. Where none does, each keeps what those before it gave, and what turns out not to
be needed is given back. Nothing of this is told but what is chosen in the end, and that a policy
could not be carried out; all that was tried is kept with the box.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from layout.diagnostics import Words
from layout.page.placed import Trial
from layout.spec.model import Policy, PolicyName


class Change(msgspec.Struct, frozen=True):
    """What a story is given beside what its box says, each in the unit of its policy.

    `head`, `picture` and `box` are lines more, `leading` lines more a column; `looseness` is the
    bound of a paragraph.
    """

    looseness: int = 0
    head: int = 0
    picture: int = 0
    leading: int = 0
    box: int = 0

    def of(self, policy: PolicyName) -> int:
        """What a policy does in it."""
        return int(getattr(self, policy))

    def with_(self, policy: PolicyName, amount: int) -> Change:
        """The same with another amount of one policy."""
        return msgspec.structs.replace(self, **{policy: amount})


class Tried(msgspec.Struct, frozen=True):
    """How a story stood with a change."""

    change: Change
    lines_over: int
    lines_short: int
    slack: int  # lines that it may be short: one a column
    lines: int  # of its text
    figures: tuple[tuple[PolicyName, int], ...] = ()  # by policy, in its unit

    @property
    def score(self) -> tuple[int, int]:
        """Lines over, then lines short by more than level feet hide: the less the better."""
        return self.lines_over, max(0, self.lines_short - self.slack)

    @property
    def is_fit(self) -> bool:
        """Whether nothing need be done about it."""
        return self.score == (0, 0)

    def figure(self, policy: PolicyName) -> int:
        """The lines that a policy counts."""
        return self.lines if policy == "looseness" else dict(self.figures).get(policy, 0)

    def without(self, policy: PolicyName, before: Tried) -> int:
        """The same without what the policy does, the others as they are; `before` any change."""
        if policy == "looseness":
            return before.lines
        return self.figure(policy) - self.change.of(policy)


class Fitted(msgspec.Struct, frozen=True):
    """What was chosen for a story: its change, how it stood before and with it, all trials."""

    before: Tried
    after: Tried
    trials: tuple[Trial, ...] = ()
    blocked: tuple[tuple[Policy, Words], ...] = ()  # policies that could do nothing, and why


LIMITS: dict[PolicyName, Words] = {
    "looseness": Words("no paragraph can be set looser", "没有能再松的段落"),
    "head": Words("its parts would have to be smaller than asked", "标题各部分会小于要求的字号"),
    "picture": Words(
        "more would be cut away than pictures may lose, or the text would not stand",
        "图片会裁去过多，或正文排不下",
    ),
    "leading": Words(
        "the leading would be under 1.15 of the size, or over 1.2 of that of the house",
        "行距会小于字号的 1.15 倍，或大于本报行距的 1.2 倍",
    ),
    "box": Words("the neighbour would not fit any more", "邻块自己就排不下了"),
}
"""Why no amount of a policy could be carried out."""
Lay = Callable[[Change], Tried | None]
"""A story on trial: None where the change is not possible, or does harm."""
Block = Callable[[PolicyName], Words | None]
"""Why a policy can do nothing for a story at all; None where it can."""


class Search:
    """The way through the policies of one story."""

    def __init__(
        self, policies: Sequence[Policy], before: Tried, lay: Lay, block: Block, givers: str = ""
    ) -> None:
        self.before = before
        self.is_over = before.lines_over > 0
        self.givers = givers
        self.trials: list[Trial] = []
        self.blocked: list[tuple[Policy, Words]] = []
        self.policies: list[tuple[PolicyName, int]] = []
        self._asked = {one.policy: one for one in policies}
        self._lay = lay
        self._known: dict[Change, Tried | None] = {Change(): before}
        for one in policies:
            name: PolicyName = one.policy  # type: ignore[assignment]  # `none` is none of them
            if why := block(name):
                self.blocked.append((one, why))
                self._note(name, before)
            else:
                self.policies.append((name, one.most))

    def lay(self, change: Change) -> Tried | None:
        """The story with a change, laid once."""
        if change not in self._known:
            self._known[change] = self._lay(change)
        return self._known[change]

    def run(self) -> Fitted:
        """Try what there is, and choose."""
        found = self._alone() or self._together()
        if found.change != Change():
            self._choose(found)
        return Fitted(self.before, found, tuple(self.trials), tuple(self.blocked))

    def _alone(self) -> Tried | None:
        """The first policy that makes the story fit by itself."""
        for name, most in self.policies:
            found = self._best(name, most, self.before)
            self._note(name, found)
            if self.is_fit(found):
                return found
            amounts = self._amounts(name, most)
            if amounts and not any(self.lay(Change().with_(name, one)) for one in amounts):
                self.blocked.append((self._asked[name], LIMITS[name]))
        return None

    def _together(self) -> Tried:
        """The policies one upon the other, as far as each makes it better; nothing for nothing."""
        found = self.before
        for name, most in self.policies:
            better = self._best(name, most, found)
            if better is not found and found is not self.before:
                self._note(name, better)
            found = better
            if self.is_fit(found):
                break
        return self._least(found)

    def _best(self, name: PolicyName, most: int, kept: Tried) -> Tried:
        """What a policy gives by as little as makes the story fit, or comes nearest to that."""
        best = kept
        for amount in self._amounts(name, most):
            one = self.lay(kept.change.with_(name, amount))
            if one and one.score < best.score:
                best = one
            if self.is_fit(best):
                break
        return best

    def _amounts(self, name: PolicyName, most: int) -> list[int]:
        """What a policy may give, the least first, by the side on which the story does not fit."""
        if name == "looseness":  # a story that is over is set as tight as it can be anyhow
            return [] if self.is_over else [most]
        sign = 1 if self.is_over == (name in ("leading", "box")) else -1
        return [sign * amount for amount in range(1, most + 1)]

    def _least(self, found: Tried) -> Tried:
        """The same result with less of each policy, the last of them first, where that will do."""
        for name, _most in reversed(self.policies):
            amount = found.change.of(name)
            sign = 1 if amount > 0 else -1
            smaller = [0] if name == "looseness" else [sign * n for n in range(abs(amount))]
            for less in smaller if amount else []:
                one = self.lay(found.change.with_(name, less))
                if one and one.score <= found.score:
                    found = one
                    break
        return found

    def is_fit(self, one: Tried) -> bool:
        """Whether a story that was over has no line over, or a short one is level."""
        return one.is_fit or (self.is_over and not one.lines_over and not self._is_worse(one))

    def _is_worse(self, one: Tried) -> bool:
        """Whether the white that a story gets is more than the lines that it was over by."""
        return one.score[1] > self.before.lines_over

    def _note(self, name: PolicyName, one: Tried, *, is_chosen: bool = False) -> None:
        self.trials.append(
            Trial(
                name, one.without(name, self.before), one.figure(name), one.lines_over,
                one.lines_short, is_chosen, self.givers if name == "box" else "",
            )
        )  # fmt: skip

    def _choose(self, found: Tried) -> None:
        """Mark what was chosen; policies that act together are told as they do in the end."""
        names = [name for name, _ in self.policies if found.change.of(name)]
        if len(names) == 1:
            last = self.trials[-1]
            if (last.policy, last.after) == (names[0], found.figure(names[0])):
                self.trials.pop()
        for name in names:
            self._note(name, found, is_chosen=True)
