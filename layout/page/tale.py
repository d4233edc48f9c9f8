"""A story in several boxes: its parts as their pages have them, and as they lie on one sheet."""

from __future__ import annotations

import msgspec

from layout.page.desk import Desk
from layout.page.galley import Slot
from layout.page.region import Region
from layout.page.story import Ground, HeadChoice
from layout.spec.model import Box, Place, Story


class Part(msgspec.Struct, frozen=True):
    """A box of a story as its page has it."""

    desk: Desk
    box: Box
    region: Region
    choice: HeadChoice


class Tale(msgspec.Struct, frozen=True):
    """A story with its parts; one that has no place on its page is None, whose page tells why."""

    parts: tuple[Part | None, ...]
    story: Story
    looseness: int = 0

    @property
    def first(self) -> Part | None:
        """The part that says how the whole may be fitted."""
        return self.parts[0]


class LaidPart(msgspec.Struct, frozen=True):
    """A part with its legs, as it lies on the sheet."""

    ground: Ground
    place: Place
    index: int  # among the parts of the story
    slots: tuple[Slot, ...]  # for text
    first: Slot | None  # for the line that says where the story comes from
    last: Slot | None  # for the line that says where it goes on
