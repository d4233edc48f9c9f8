"""A place of too much ink."""

from __future__ import annotations

import msgspec

from layout.preflight.mark import Box


class Excess(msgspec.Struct, frozen=True):
    """Its box, the most that lies in it (1 is 100 %), its size in mm²."""

    box: Box
    most: float
    area: float
