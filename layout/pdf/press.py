"""The press that pictures are prepared for: its ICC profile, and how a house uses it."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import msgspec

from layout.pdf.options import Inks, Intent
from layout.profile import NEWSPRINT

_MOST_KEPT = 8  # houses of one run

SCREEN_QUALITY = 80
"""Of a JPEG for a screen, Pillow's scale."""
SCREEN_KEPT_UP_TO = 1.15
"""As `conversion.KEPT_UP_TO`, for a screen: 150 pixels an inch where 130 are wanted."""
SCREEN_LINE_ART = 300
"""As `conversion.LINE_ART_PPI`, for a screen: what a reader may still enlarge."""


class Press(msgspec.Struct, frozen=True):
    """The press as pictures are prepared for it: its profile's bytes, and how it is used."""

    profile: bytes
    intent: Intent
    black_point: bool
    limit: float
    sharpen: bool
    is_screen: bool = False
    """Whether pictures are made for a screen instead, in sRGB; the profile reads those in CMYK."""

    @property
    def mark(self) -> tuple[object, ...]:
        """What decides a result, short enough for a key."""
        digest = sha256(self.profile).hexdigest()
        way = digest, self.intent, self.black_point, self.limit, self.sharpen
        return (*way, SCREEN_QUALITY, SCREEN_KEPT_UP_TO, SCREEN_LINE_ART) if self.is_screen else way


@lru_cache(_MOST_KEPT)
def press_of(inks: Inks, *, is_screen: bool = False) -> Press:
    """The press that a house names; its profile was looked at when the house was read."""
    file = Path(inks.profile) if inks.profile else NEWSPRINT
    how = inks.intent, inks.black_point, inks.limit, inks.sharpen
    return Press(file.read_bytes(), *how, is_screen)
