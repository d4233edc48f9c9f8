"""What a story may give or take where it is over or short, and where its feet end."""

from __future__ import annotations

from typing import Literal

import msgspec

from layout.spec.model.located import Located

PolicyName = Literal["looseness", "head", "picture", "leading", "box"]
View = Literal["crop", "whole"]
FitWord = Literal["looseness", "head", "picture", "leading", "box", "crop", "whole", "none"]
Feet = Literal["even", "last", "spread"]

POLICIES: tuple[PolicyName, ...] = ("looseness", "head", "picture", "leading", "box")
VIEWS: tuple[View, ...] = ("crop", "whole")


class Neighbour(Located, frozen=True, kw_only=True):
    """The box that gives a story lines, or takes them: right over or under it."""

    from_: str = msgspec.field(name="from")
    lines: int = 2


class Policy(Located, frozen=True, kw_only=True):
    """One policy of `fit` with its bound; as it is written, perhaps several in their order.

    Read, `policy` names the one that it is. Of a picture `crop` or `whole` stands there.
    """

    policy: FitWord | None = None
    looseness: int = 1  # lines of each paragraph
    head: int = 1  # lines of the head's block
    picture: int = 2  # lines of each picture of the story
    leading: int = 1  # lines more or fewer in each column
    box: Neighbour | None = None

    @property
    def most(self) -> int:
        """The bound: how many lines it may give or take, in its own unit."""
        if self.policy == "box":
            return self.box.lines if self.box else 0
        bounds = {
            "looseness": self.looseness,
            "head": self.head,
            "picture": self.picture,
            "leading": self.leading,
        }
        return bounds.get(self.policy or "", 0)
