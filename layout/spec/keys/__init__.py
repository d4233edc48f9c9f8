"""The words of the edition language: each English key, value and name with its Chinese alias.

The English key of a struct is its field's name; these tables are the only place of the Chinese
ones, a module for each room of the language.
"""

from __future__ import annotations

from layout.spec.keys import (
    advert,
    audit,
    briefs,
    edition,
    fitting,
    flow,
    frame,
    furniture,
    head,
    house,
    jump,
    numbering,
    signoff,
    story,
    style,
    subhead,
)
from layout.spec.keys.names import (
    COLOURS,
    DIVISIONS,
    FACES,
    FOCUS,
    FORMER,
    NAMES,
    SPAN_CLASSES,
    SPAN_KEYS,
    STYLES,
    SYNONYMS,
)

__all__ = [
    "BOUNDS",
    "COLOURS",
    "DIVISIONS",
    "FACES",
    "FOCUS",
    "FORMER",
    "KEYS",
    "NAMES",
    "SPAN_CLASSES",
    "SPAN_KEYS",
    "STRUCTS",
    "STYLES",
    "SYNONYMS",
    "VALUES",
    "alias",
]

_ROOMS = (
    *(style, house, numbering, furniture, story, head, subhead),
    *(advert, frame, jump, flow, fitting, briefs, edition, audit, signoff),
)

# Struct -> key -> alias. Fields that the reader fills in itself (`places`, `file`, …) have none.
KEYS: dict[str, dict[str, str]] = {
    name: keys for room in _ROOMS for name, keys in room.KEYS.items()
}

# Values that are words, by struct and key. Names of standards are the same in both languages.
VALUES: dict[tuple[str, str], dict[str, str]] = {
    place: words for room in _ROOMS for place, words in getattr(room, "VALUES", {}).items()
}

# Bounds of numbers: below and above them it is a slip of the pen. Lengths are in points.
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    place: bounds for room in _ROOMS for place, bounds in getattr(room, "BOUNDS", {}).items()
}

# What a struct is called in messages.
STRUCTS: dict[str, tuple[str, str]] = {
    name: words for room in _ROOMS for name, words in room.STRUCTS.items()
}


def alias(struct: str, key: str) -> str:
    """The Chinese spelling of a key."""
    return KEYS.get(struct, {}).get(key, key)
