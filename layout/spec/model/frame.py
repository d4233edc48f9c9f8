"""边框: what a box says of its frame."""

from __future__ import annotations

from typing import Literal

from layout.spec.model.located import Located
from layout.spec.model.rule import RuleKind
from layout.units import Length

BorderKind = Literal["wave", "beads", "lozenges", "teeth", "rope", "fret", "vine"]
"""花边: patterns set round a box in whole tiles."""

FrameKind = Literal[RuleKind, BorderKind]

CornerKind = Literal["none", "square", "spray", "key"]

Side = Literal["top", "bottom", "left", "right"]


class Frame(Located, frozen=True, kw_only=True):
    """加框: what runs round a box, in which colour, on which sides."""

    kind: FrameKind = "thin"
    colour: str | None = None  # black
    sides: tuple[Side, ...] | None = None  # all
    corners: CornerKind = "none"  # 角花
    size: Length | None = None  # depth of a pattern, or of corners under a rule
