"""What files say in keys, flat: `head.headline.size` → `64pt`, so that two of them compare."""

from __future__ import annotations

import os
import zlib
from collections.abc import Collection, Iterator

import msgspec

from layout.page.placed import visible
from layout.spec.model import Columns, Located

LONGEST = 40
"""Characters of a value that is kept as it is; of a longer one, its digest."""

_FILES = ("picture", "pdf", "file", "profile")  # keys whose value is a path
BYTES = "bytes"
"""What follows the key of a file, for the size of the file itself."""


class Digest(msgspec.Struct, frozen=True, array_like=True):
    """A long text: its CRC-32, and its characters without spaces."""

    crc: int
    chars: int


Value = str | Digest
Keys = dict[str, Value]
"""Keys with their values; a key that was not given is not there."""


def digest(text: str) -> Digest:
    """The digest of a text."""
    return Digest(zlib.crc32(text.encode("utf-8", "surrogatepass")), visible(text))


def value_of(text: str) -> Value:
    """A text as a record keeps it."""
    return text if len(text) <= LONGEST else digest(text)


def relative(path: str, folder: str) -> str:
    """A path as it reads from the edition's folder, wherever the run started."""
    if os.path.dirname(path) == folder:  # noqa: PTH120  # paths stay strings here
        return os.path.basename(path)  # noqa: PTH119
    try:
        return os.path.relpath(path, folder or ".").replace(os.sep, "/")
    except ValueError:  # another drive, a NUL
        return os.path.basename(path)  # noqa: PTH119


def keys_of(value: Located, folder: str, passed: Collection[str] = ()) -> Keys:
    """All keys that were written in `value` and below it, but those `passed` over.

    Paths are told from `folder`, that of the edition.
    """
    found: Keys = {}
    for key in _given(value):
        if key not in passed:
            found.update(_flat(key, _field(value, key), folder))
    return found


def _given(value: Located) -> Iterator[str]:
    """The keys that were written; those with a value of their own where it was a single word."""
    written = [key for key in value.places if key]
    if written:
        yield from written
        return
    names = value.__struct_fields__
    defaults = (None,) * (len(names) - len(value.__struct_defaults__)) + value.__struct_defaults__
    for key, default in zip(names, defaults, strict=True):
        if key != "places" and getattr(value, key) not in (default, None, (), {}):
            yield key


def _field(value: Located, key: str) -> object:
    """A key's value; a field that is named as a word of Python has a stroke after it."""
    return getattr(value, key if key in value.__struct_fields__ else f"{key}_")


def _flat(key: str, value: object, folder: str) -> Iterator[tuple[str, Value]]:
    if isinstance(value, dict):
        for name, one in value.items():
            # What comes with the program has no place in a file.
            if not isinstance(one, Located) or one.places:
                yield from _flat(f"{key}.{name}", one, folder)
    elif isinstance(value, Located):
        for name in _given(value):
            yield from _flat(f"{key}.{name}", _field(value, name), folder)
    elif isinstance(value, tuple) and any(isinstance(one, Located) for one in value):
        yield from _flat_list(key, value, folder)
    elif isinstance(value, str) and key.rpartition(".")[2] in _FILES:
        yield key, value_of(relative(value, folder))
        if size := _size(value):
            yield f"{key}.{BYTES}", size
    else:
        yield key, value_of(_text(value))


def _flat_list(key: str, values: tuple[object, ...], folder: str) -> Iterator[tuple[str, Value]]:
    """Items by their number; `columns: 2` as it is written, not as a list of one band."""
    match values:
        case (Columns(columns=int(count), widths=(), lines=None),):
            yield key, str(count)
        case _:
            for number, one in enumerate(values, 1):
                yield from _flat(f"{key}.{number}", one, folder)


def _size(path: str) -> str | None:
    try:
        return str(os.stat(path).st_size)  # noqa: PTH116  # paths stay strings here
    except (OSError, ValueError):
        return None


def _text(value: object) -> str:
    """A value as it could stand in YAML."""
    match value:
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case float():
            return f"{value:g}"
        case (int(first), int(last)):
            return f"{first}-{last}" if first else f"{last}"
        case tuple():
            return ", ".join(map(_text, value))
        case msgspec.Struct() if "unit" not in value.__struct_fields__:
            return " x ".join(_text(getattr(value, name)) for name in value.__struct_fields__)
        case _:
            return str(value)
