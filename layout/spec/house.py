"""A house with all that it extends, laid over the defaults and checked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TypeVar

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from layout.diagnostics import Sink, Span
from layout.spec import defaults
from layout.spec.document import read_document
from layout.spec.folders import beside
from layout.spec.model import Face, House, Located
from layout.spec.reader import read_struct
from layout.spec.source import read_source

L = TypeVar("L", bound=Located)

_ENDINGS = (".yaml", ".yml")
_DEFAULT = House(
    faces=defaults.FACES,
    styles=defaults.STYLES,
    colours=defaults.COLOURS,
    furniture=defaults.FURNITURE,
)


class Chain(msgspec.Struct, frozen=True):
    """A merged house and the files it came from."""

    house: House
    files: tuple[str, ...]


def read_house(given: House, sink: Sink) -> Chain:
    """`given` laid over what it extends and over the defaults, nearest first."""
    chain = [given]
    files: list[str] = []
    seen: set[str] = set()
    while chain[-1].extends is not None:
        named = chain[-1].where("extends")
        file = beside(named.file, chain[-1].extends)
        if not file.endswith(_ENDINGS):
            sink.report("E121", named, path=chain[-1].extends)
            break
        if (real := _real(file)) in seen:
            sink.report("E122", named, path=chain[-1].extends)
            break
        seen.add(real)
        house = read_house_file(file, named, sink)
        if house is None:
            break
        files.append(file)
        chain.append(house)
    language = next((one.language for one in chain if "language" in one.places), House().language)
    merged = replace(_DEFAULT, styles=defaults.styles(language))
    for house in reversed(chain):
        merged = merge(merged, house)
    return Chain(merged, tuple(files))


def _real(file: str) -> str:
    try:
        return os.path.realpath(file)
    except ValueError:  # a NUL in the path
        return file


def read_house_file(file: str, named: Span, sink: Sink) -> House | None:
    """A house file as it stands; None where it cannot be read."""
    source = read_source(file, sink, named)
    node = read_document(source, sink) if source else None
    house = read_struct(node, House, sink) if node else UNSET
    return None if house is UNSET else house


def merge(base: L, over: L) -> L:
    """`base` with what `over` gives: structs and mappings key by key, all else as a whole."""
    if isinstance(over, Face) and "file" in over.places:
        base = replace(base, index=0, axes={})  # those of another file mean nothing in this one
    given = {key: getattr(over, key) for key in over.places if key}
    values = {key: _merge_value(getattr(base, key), value) for key, value in given.items()}
    return replace(base, **values, places={**base.places, **over.places})


def _merge_value(base: object, over: object) -> object:
    if isinstance(base, Located) and isinstance(over, Located):
        return merge(base, over)
    if isinstance(base, Mapping) and isinstance(over, Mapping):
        return {**base, **{key: _merge_value(base.get(key), one) for key, one in over.items()}}
    return over
