"""Texts with items in braces: `{date}　{weather}`, `第{number:02}版`, `{版名}`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from layout.spec.keys.furniture import ITEMS

_ENGLISH = {chinese: english for english, chinese in ITEMS.items()}
SEPARATOR = "　"
"""A full space parts the segments of a template."""
_FIELD = re.compile(r"\{([^{}:]*)(?::0?([1-9]))?\}")


class Values(Protocol):
    """The values of each item; one that is not given has none."""

    def get(self, item: str, /) -> Sequence[str]:
        """The values of an item."""


def items_of(template: str) -> list[str]:
    """The items that a template names, by their English words where they are known."""
    return [_ENGLISH.get(name.strip(), name.strip()) for name, _ in _FIELD.findall(template)]


def unknown_items(template: str) -> list[str]:
    """What stands in braces and is no item."""
    return [name for name in items_of(template) if name not in ITEMS]


def segments(template: str, values: Values) -> list[str]:
    """The template filled in, part by part; a part all of whose items are empty falls away."""
    found = []
    for part in template.split(SEPARATOR):
        names = items_of(part)
        if names and not any(values.get(name) for name in names):
            continue
        if text := _FIELD.sub(lambda match: _filled(match, values), part).strip():
            found.append(text)
    return found


def filled(template: str, values: Values) -> str:
    """The template as one text."""
    return SEPARATOR.join(segments(template, values))


def lines(template: str, values: Values) -> list[str]:
    """The template as lines: one item alone with several values is a line for each of them."""
    names = items_of(template)
    if len(names) == 1 and _FIELD.fullmatch(template.strip()):
        return list(values.get(names[0]))
    text = filled(template, values)
    return [text] if text else []


def _filled(match: re.Match[str], values: Values) -> str:
    name = match[1].strip()
    text = SEPARATOR.join(values.get(_ENGLISH.get(name, name)))
    return text.zfill(int(match[2])) if match[2] else text
