"""The text of a finished file, as a reader finds it: content streams, fonts' ToUnicode, ActualText.

Made for the files of `layout.pdf`, from their bytes alone: cross-reference table, dictionaries,
streams. What is no text of the page's own content (pictures, pages of other files) is passed over.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cached_property

_REFERENCE = rb"/%s (\d+) 0 R"
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_CHAR = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
# What tells of text in a content stream: a font, a string, a text that stands for others.
_SHOWN = re.compile(
    rb"/(F\w+) [\d.-]+ Tf|\[([^\]]*)\]\s*TJ|/ActualText<FEFF([0-9A-F]*)>>>BDC|(EMC)"
)
# A string may say anything, and is no part of the file's build; parentheses in it are escaped.
_STRING = re.compile(rb"\((?:[^\\()]|\\.)*\)", re.DOTALL)
_STRING_OR_END = re.compile(rb"%s|(?P<end>endobj|\nstream\n)" % _STRING.pattern, re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f]*)>")


class UnreadableError(Exception):
    """The file is not put together as it should be; `args[0]` says where."""


class PdfText:
    """A file's pages as text."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._fonts: dict[int, dict[bytes, str]] = {}

    def pages(self) -> list[str]:
        """The text of each page in the order of its content stream, white space as it comes."""
        return [self._page(number) for number in self.page_numbers()]

    def page_numbers(self) -> list[int]:
        """The objects of the pages, in their order."""
        tree = self.named(b"Pages", self.named(b"Root", self.trailer))
        kids = re.search(rb"/Kids \[([^\]]*)\]", tree)
        if not kids:
            raise UnreadableError("/Kids")
        return [int(one) for one in re.findall(rb"(\d+) 0 R", kids[1])]

    def page(self, number: int) -> bytes:
        """The dictionary of a page."""
        return self._object(number)

    def named(self, key: bytes, entries: bytes) -> bytes:
        """The object that an entry refers to."""
        return self._object(_number(key, entries))

    def heads(self) -> Iterator[bytes]:
        """Every object, its strings empty; of a stream, all that comes before its data."""
        return (self._object(number) for number in range(1, len(self._offsets)))

    def contents(self) -> list[bytes]:
        """The content stream of each page."""
        numbers = (_number(b"Contents", self.page(one)) for one in self.page_numbers())
        return [self._stream(number) for number in numbers]

    def _page(self, number: int) -> str:
        page = self._object(number)
        fonts = self._object(_number(b"Font", page))
        tables = {
            name: self._table(int(font)) for name, font in re.findall(rb"/(F\w+) (\d+) 0 R", fonts)
        }
        return _shown(self._stream(_number(b"Contents", page)), tables)

    def _table(self, font: int) -> dict[bytes, str]:
        """What each code of a font stands for."""
        if font not in self._fonts:
            source = self._stream(_number(b"ToUnicode", self._object(font)))
            self._fonts[font] = {code: _decoded(text) for code, text in _CHAR.findall(source)}
        return self._fonts[font]

    @cached_property
    def trailer(self) -> bytes:
        """What stands at the end of the file."""
        return self._data[self._data.rindex(b"trailer") :]

    @cached_property
    def _offsets(self) -> list[int]:
        """Where each object begins, by the cross-reference table."""
        start = re.search(rb"startxref\s+(\d+)", self.trailer)
        if not start or not self._data.startswith(b"xref", int(start[1])):
            raise UnreadableError("xref")
        return [int(offset) for offset, _, _ in _ENTRY.findall(self._data, int(start[1]))]

    def _object(self, number: int) -> bytes:
        """An object after its number, its strings empty; of a stream, what precedes its data."""
        begin, end = self._extent(number)
        return _STRING.sub(b"()", self._data[begin:end])

    def _extent(self, number: int) -> tuple[int, int]:
        """Where an object begins, after its number, and where it or its data follows."""
        offset = self._offsets[number] if number < len(self._offsets) else -1
        head = b"%d 0 obj" % number
        if offset < 0 or not self._data.startswith(head, offset):
            raise UnreadableError(f"{number} 0 obj")
        begin = offset + len(head)
        for found in _STRING_OR_END.finditer(self._data, begin):
            if found["end"]:
                return begin, found.start()
        raise UnreadableError(f"{number} 0 obj")

    def _stream(self, number: int) -> bytes:
        """The data of a stream."""
        start, end = self._extent(number)
        head, begin = self._data[start:end], end + len(b"\nstream\n")
        length = re.search(rb"/Length (\d+)", head)
        if not length or not self._data.startswith(b"\nendstream", begin + int(length[1])):
            raise UnreadableError(f"{number} 0 obj /Length")
        data = self._data[begin : begin + int(length[1])]
        try:
            return zlib.decompress(data) if b"/FlateDecode" in head else data
        except zlib.error as error:
            raise UnreadableError(f"{number} 0 obj: {error}") from error


def _number(key: bytes, entries: bytes) -> int:
    """The number of the object that an entry refers to."""
    found = re.search(_REFERENCE % key, entries)
    if not found:
        raise UnreadableError(f"/{key.decode()}")
    return int(found[1])


def _decoded(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be", "replace")


def _shown(content: bytes, tables: dict[bytes, dict[bytes, str]]) -> str:
    """What the strings of a content stream say; a text given in full replaces what it encloses."""
    parts: list[str] = []
    table: dict[bytes, str] = {}
    is_replaced = False
    for font, strings, actual, end in _SHOWN.findall(content):
        if font:
            table = tables.get(font, {})
        elif end:
            is_replaced = False
        elif strings:
            if not is_replaced:
                codes = b"".join(_HEX.findall(strings)).upper()
                parts += [table.get(codes[i : i + 4], "\ufffd") for i in range(0, len(codes), 4)]
        else:
            is_replaced = True
            parts.append(_decoded(actual))
    return "".join(parts)
