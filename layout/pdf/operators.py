"""The operators of a content stream, read without building anything of it."""

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

MOST_OPERANDS = 2**17
"""Operands of one operator that are kept; a longer list can only be a hostile one."""

Instruction = tuple[bytes, list[bytes]]
"""An operator and its operands as written; of an inline image (`BI`) the tokens of its entries."""

Call = tuple[bytes, str | None]
"""An operator and the last name among its operands; of an inline image its colour space."""


def instructions(content: bytes) -> Iterator[Instruction]:
    """All operators in their order; `BI` stands for an inline image, whose data is passed over.

    An operand is a name, a string, a bracket of a dictionary, or a stretch of numbers, white space
    and brackets of arrays; see `numbers` and `strings`.
    """
    place, operands = 0, list[bytes]()
    while place < len(content):
        for found in _TOKEN.finditer(content, place):
            kind = found.lastindex
            if kind == _OPERATOR:
                operator = found[_OPERATOR]
                if operator == b"BI":
                    entries, place = _inline_image(content, found.end())
                    yield operator, entries
                    operands = []
                    break
                yield operator, operands
                operands = []
            elif kind == _OPEN:
                place = _end_of_string(content, found.end())
                operands.append(content[found.start() : place])
                break
            elif len(operands) > MOST_OPERANDS:
                operands = [found[0]]
            else:
                operands.append(found[0])
        else:
            return


def calls(content: bytes, wanted: frozenset[bytes]) -> Iterator[Call]:
    """The operators of `wanted` with what they name."""
    for operator, operands in instructions(content):
        if operator == b"BI":
            yield operator, entry(operands, b"CS", b"ColorSpace")
        elif operator in wanted:
            yield operator, named(operands)


def named(operands: list[bytes]) -> str | None:
    """The last name of the operands; the names of a dictionary name no resource."""
    for one in reversed(operands):
        if one[:1] == b"/":
            return written(one[1:])
        if one == b">>":
            return None
    return None


def numbers(operands: list[bytes]) -> list[float]:
    """The numbers among operands, in arrays or not; none where one of them is no number."""
    found: list[float] = []
    try:
        for one in operands:
            if one[:1] not in _MARKS:
                found += map(float, one.translate(_SPACED).split())
    except ValueError:
        return []
    return found


def strings(operands: list[bytes]) -> Iterator[bytes | float]:
    """What a text operator shows: strings, and the numbers between them."""
    for one in operands:
        if one[:1] == b"(":
            yield _LITERAL.sub(_unescaped, one[1:-1])
        elif one[:1] == b"<" and one != b"<<":
            digits = bytes(one.translate(None, b"<> \t\r\n\f\0"))
            yield bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
        else:
            yield from numbers([one])


def entry(entries: list[bytes], *keys: bytes) -> str | None:
    """The value of an inline image's entry where it is a name."""
    names = [one[1:] if one[:1] == b"/" else b"" for one in entries if one.strip()]
    for index, one in enumerate(names[:-1]):
        if one in keys:
            return written(names[index + 1]) if names[index + 1] else None
    return None


_MARKS = frozenset((b"/", b"(", b"<", b">"))
_SPACED = bytes.maketrans(b"[]", b"  ")
# ISO 32000-1, table 3.
_LITERAL = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def _unescaped(match: re.Match[bytes]) -> bytes:
    what = match[1]
    if what[0] in b"01234567":
        return bytes([int(what, 8) & 255])
    return b"" if what in (b"\n", b"\r", b"\r\n") else _ESCAPED.get(what, what)


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


def _inline_image(content: bytes, place: int) -> tuple[list[bytes], int]:
    """The tokens of an inline image's entries, and where it ends."""
    entries: list[bytes] = []
    for found in _TOKEN.finditer(content, place):
        if found[0] == b"ID":
            place = found.end()
            break
        if len(entries) < MOST_OPERANDS:
            entries.append(found[0])
    else:
        return [], len(content)
    end = _END_OF_IMAGE.search(content, place)
    return entries, end.end() if end else len(content)
