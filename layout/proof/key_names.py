"""Flat keys and their values in the words of a language: `head.lines` is 标题.行数 in Chinese."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import cache

import msgspec

from layout.diagnostics import Words
from layout.proof.changes import Scope
from layout.spec.keys import NAMES, VALUES, alias
from layout.spec.model import Box, Edition, House, Page

_ROOTS: dict[Scope, type[msgspec.Struct]] = {
    "box": Box,
    "page": Page,
    "edition": Edition,
    "house": House,
}


class Named(msgspec.Struct, frozen=True):
    """A key in both languages, and the Chinese words of the values that are words."""

    words: Words
    values: dict[str, str]

    def value(self, text: str) -> Words:
        """A value in both languages."""
        return Words(text, ", ".join(self.values.get(one, one) for one in text.split(", ")))


def named(scope: Scope, key: str) -> Named:
    """A key as editors write it in either language; names of the house stay as they are."""
    chinese: list[str] = []
    kinds: tuple[type[msgspec.Struct], ...] = (_ROOTS[scope],)
    names: dict[str, str] | None = None  # of a mapping's own keys, which come next
    values: dict[str, str] = {}
    for word in key.split("."):
        owner = next((kind for kind in kinds if word in kind.__struct_fields__), None)
        if names is not None or owner is None:  # a name of the house, the number of an item
            chinese.append((names or {}).get(word, word))
            names = None
            continue
        slot = (owner.__name__, word)
        chinese.append(alias(*slot))
        values = {**NAMES.get(slot, {}), **VALUES.get(slot, {})}
        hint = _hints(owner)[word]
        kinds = tuple(_structs(hint))
        names = values if _is_mapping(hint) else None
    return Named(Words(key, ".".join(chinese)), values)


@cache
def _hints(kind: type[msgspec.Struct]) -> dict[str, object]:
    return typing.get_type_hints(kind)


def _is_mapping(hint: object) -> bool:
    return typing.get_origin(hint) is dict


def _structs(hint: object) -> Iterator[type[msgspec.Struct]]:
    """The structs that a hint names, however deep."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        yield hint
    for one in typing.get_args(hint):
        yield from _structs(one)
