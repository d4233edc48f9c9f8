"""The press that pictures are prepared for: its ICC profile, and how a house uses it."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import msgspec

from layout.pdf.options import Inks, Intent
from layout.profile import NEWSPRINT

_MOST_KEPT = 8  # houses of one run


class Press(msgspec.Struct, frozen=True):
    """The press as pictures are prepared for it: its profile's bytes, and how it is used."""

    profile: bytes
    intent: Intent
    black_point: bool
    limit: float
    sharpen: bool

    @property
    def mark(self) -> tuple[str, str, bool, float, bool]:
        """What decides a result, short enough for a key."""
        digest = sha256(self.profile).hexdigest()
        return digest, self.intent, self.black_point, self.limit, self.sharpen


@lru_cache(_MOST_KEPT)
def press_of(inks: Inks) -> Press:
    """The press that a house names; its profile was looked at when the house was read."""
    file = Path(inks.profile) if inks.profile else NEWSPRINT
    return Press(file.read_bytes(), inks.intent, inks.black_point, inks.limit, inks.sharpen)
