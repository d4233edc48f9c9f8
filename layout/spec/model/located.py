"""What every value of the model has: the places it was written at."""

from __future__ import annotations

from typing import Any, Self

import msgspec

from layout.diagnostics import NOWHERE, Span


class Located(msgspec.Struct, frozen=True, kw_only=True):
    """A value read from a file. `places[""]` is the whole of it, `places[key]` one key's value."""

    places: dict[str, Span] = {}

    def where(self, key: str = "") -> Span:
        """The span of `key`'s value, or of the whole where the key was not written."""
        return self.places.get(key) or self.places.get("", NOWHERE)


class Partial(Located, frozen=True, kw_only=True):
    """A mapping in a style: each key that is not given comes from the style it inherits."""

    def given(self) -> dict[str, Any]:
        """The values that are written, by key."""
        fields = {name: getattr(self, name) for name in self.__struct_fields__ if name != "places"}
        return {name: value for name, value in fields.items() if value is not None}

    def with_(self, other: Self) -> Self:
        """This, with what another style gives in its place."""
        return msgspec.structs.replace(self, **other.given())
