"""The operators of a content stream that call something by name, found without building it."""

from __future__ import annotations

import re
from collections.abc import Iterator

# ISO 32000-1, 7.2: numbers and white space in one stretch, names, strings, hex strings, comments,
# operators. A string with brackets inside is left to `_end_of_string`.
_TOKEN = re.compile(
    rb"""[\d\s.+\-\[\]]++
    | /([^\x00\s()<>\[\]{}/%]*+)
    | \((?:[^()\\]++|\\.)*+\)
    | << | >> | <[0-9A-Fa-f\s]*+>
    | %[^\r\n]*+
    | ([A-Za-z'"][A-Za-z0-9'"*]*+)
    | (\()
    | .""",
    re.DOTALL | re.VERBOSE,
)
_NAME, _OPERATOR, _OPEN = 1, 2, 3
_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
# Where the data of an inline image ends: what follows must look like content again.
_END_OF_IMAGE = re.compile(rb"\sEI(?=\s[\s\x20-\x7e]{0,12}|$)")

Call = tuple[bytes, str | None]
"""An operator and the last name among its operands; of an inline image its colour space."""


def calls(content: bytes, wanted: frozenset[bytes]) -> Iterator[Call]:
    """The operators of `wanted` in their order; `BI` stands for an inline image."""
    place = 0
    while place < len(content):
        last: bytes | None = None
        for found in _TOKEN.finditer(content, place):
            kind = found.lastindex
            if kind == _NAME:
                last = found[_NAME]
            elif kind == _OPERATOR:
                operator = found[_OPERATOR]
                if operator == b"BI":
                    space, place = _inline_image(content, found.end())
                    yield operator, space
                    break
                if operator in wanted:
                    yield operator, None if last is None else written(last)
                last = None
            elif kind == _OPEN:
                place = _end_of_string(content, found.end())
                break
            elif found[0] == b">>":  # the names of a dictionary name no resource
                last = None
        else:
            return


def written(name: bytes) -> str:
    """A name as it is kept in a dictionary, with its slash."""
    if b"#" in name:
        name = _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), name)
    return "/" + name.decode("utf-8", "replace")


def _end_of_string(content: bytes, place: int) -> int:
    depth = 1
    for found in _BRACKET.finditer(content, place):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    return len(content)


def _inline_image(content: bytes, place: int) -> tuple[str | None, int]:
    """The colour space of an inline image, and where it ends."""
    names: list[bytes] = []
    for found in _TOKEN.finditer(content, place):
        if found.lastindex == _NAME:
            names.append(found[_NAME])
        elif found[0] == b"ID":
            place = found.end()
            break
    else:
        return None, len(content)
    end = _END_OF_IMAGE.search(content, place)
    keys = [index for index, name in enumerate(names[:-1]) if name in (b"CS", b"ColorSpace")]
    space = written(names[keys[0] + 1]) if keys else None
    return space, end.end() if end else len(content)
