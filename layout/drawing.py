"""A drawing in SVG: its size and what is in it, or why it cannot be placed. Nothing is drawn.

What a file asks for from elsewhere is never fetched: one that needs it is refused (F508).
"""

from __future__ import annotations

import math
import re
import zlib
from functools import lru_cache
from pathlib import Path
from xml.parsers import expat  # never fetches anything by itself

import msgspec

from layout.diagnostics import Words
from layout.picture import PictureFault

MOST_BYTES = 16 * 2**20
"""A larger drawing, unpacked, is map data: it is drawn for minutes, and for no reader."""

MOST_ELEMENTS = 200_000
MOST_DEPTH = 200
"""Elements inside each other; readers of SVG call themselves for each."""

_MOST_NUMBERS = 200  # characters of a length or a viewBox
_MOST_ENTITY = 1000  # characters of an entity: Illustrator keeps addresses of namespaces in them

_GZIP = b"\x1f\x8b"
_SVG, _XLINK = "http://www.w3.org/2000/svg ", "http://www.w3.org/1999/xlink "

# Encodings that an XML declaration may name, with the codec that reads what is meant by it.
_CODECS = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
    "utf-8": "utf-8-sig",
    "us-ascii": "utf-8-sig",
    "utf-16": "utf-16",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc-jp": "euc_jp",
    "euc-kr": "cp949",
    **dict.fromkeys(("iso-8859-1", "latin1", "windows-1252"), "cp1252"),
}
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""")

# CSS pixels in a unit (CSS Values 4, 6.2); a bare number is pixels.
_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
    "em": 16.0,
    "ex": 8.0,
}
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(%|[A-Za-z]*)\s*\Z")
POINTS = 0.75
"""Points in a CSS pixel."""

# Each goes once through a text of any make: no two of its parts can take the same characters.
_REMOTE = re.compile(r"""url\(\s*(?:["']\s*)?(?!["']?#|data:)([^"')\s]+)""", re.IGNORECASE)
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)""", re.IGNORECASE)
_FONT_FACE = re.compile(r"@font-face\s*\{[^{}]*\}", re.IGNORECASE)
_MOVING = frozenset(("script", "animate", "animateMotion", "animateTransform", "set"))

# What would be missing from the drawing, or be in other colours than it shows elsewhere.
_NOT_DRAWN: dict[str, Words] = {
    "foreignObject": Words("text of a web page (foreignObject)", "网页文字（foreignObject）"),
    "flowRoot": Words("flowed text of Inkscape (flowRoot)", "Inkscape 流动文本（flowRoot）"),
    "var(": Words("variables of a style sheet (var)", "样式表变量（var）"),
}

_NO_SIZE = Words("it has neither width and height nor a viewBox", "没有宽高，也没有 viewBox")
_NO_ROOT = Words("it does not begin as SVG does", "文件开头不是 SVG")
_NOT_TEXT = Words("its characters are in no known encoding", "文字编码不明")
_TOO_LARGE = Words(f"it has more than {MOST_BYTES >> 20} MB", f"文件超过 {MOST_BYTES >> 20} MB")
_TOO_MANY = Words(f"it has more than {MOST_ELEMENTS} elements", f"元素多于 {MOST_ELEMENTS} 个")
_TOO_DEEP = Words(
    f"its elements stand in each other more than {MOST_DEPTH} deep", f"元素嵌套超过 {MOST_DEPTH} 层"
)
_ENTITIES = Words("its entities are nested or too long", "实体嵌套或过长")


class Drawing(msgspec.Struct, frozen=True):
    """A drawing that can be placed. Width and height are in points.

    `text` is the file as characters, without its XML declaration; `letters` are those that it
    shows; `not_drawn` is what would be missing; `is_moving` tells of scripts and animation.
    """

    text: str
    width: float
    height: float
    letters: str
    not_drawn: tuple[Words, ...] = ()
    is_moving: bool = False


class _RefusedError(Exception):
    """The fault: code, fields."""

    def __init__(self, code: str, name: str, value: Words | str) -> None:
        self.code, self.fields = code, {name: value}


def probe_drawing(path: Path) -> Drawing | PictureFault:
    """What `read_drawing` says, without the text; kept while the file stays as it is."""
    try:
        stat = path.stat()
    except (OSError, ValueError):
        return read_drawing(path)
    return _probed(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(32)  # a page is laid out again and again to find what mends it
def _probed(path: Path, _time: int, _size: int) -> Drawing | PictureFault:
    found = read_drawing(path)
    return found if isinstance(found, PictureFault) else msgspec.structs.replace(found, text="")


def read_drawing(path: Path, content: bytes | None = None) -> Drawing | PictureFault:
    """A drawing's size and letters; `content` are the bytes of its file where already read."""
    try:
        return _Reader().read(_characters(_content(path) if content is None else content))
    except OSError as error:
        return PictureFault("F501", {"path": str(path), "reason": error.strerror or str(error)})
    except (expat.ExpatError, zlib.error) as error:
        return PictureFault("F506", {"path": str(path), "reason": str(error)})
    except _RefusedError as error:
        return PictureFault(error.code, {"path": str(path), **error.fields})


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _characters(content: bytes) -> str:
    """The file as text. A packed one is unpacked no further than its limit."""
    if content[:2] == _GZIP:
        unpacking = zlib.decompressobj(31)
        content = unpacking.decompress(content, MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise _RefusedError("F507", "reason", _TOO_LARGE)
    named = _ENCODING.match(content)
    name = named[1].decode("ascii", "replace").lower() if named else "utf-8"
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        name = "utf-16"
    try:
        text = content.decode(_CODECS[name])
    except (UnicodeError, KeyError):
        raise _RefusedError("F506", "reason", _NOT_TEXT) from None
    return _DECLARATION.sub("", text, count=1)


class _Reader:
    """Goes through a file once, and takes down what is in it."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._count = 0
        self._size = (0.0, 0.0)
        self._letters: set[str] = set()
        self._style: list[str] = []
        self._not_drawn: set[str] = set()
        self._is_moving = False

    def read(self, text: str) -> Drawing:
        """See `read_drawing`; raises what is wrong with the file."""
        parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.ProcessingInstructionHandler = self._instruct
        parser.EntityDeclHandler = self._declare
        parser.buffer_text = True
        parser.Parse(text.encode("utf-8", "replace"), True)  # noqa: FBT003  its only form
        width, height = self._size
        if not (0 < width < math.inf and 0 < height < math.inf):
            raise _RefusedError("F506", "reason", _NO_SIZE)
        return Drawing(
            text,
            width * POINTS,
            height * POINTS,
            "".join(sorted(self._letters)),
            tuple(words for key, words in _NOT_DRAWN.items() if key in self._not_drawn),
            self._is_moving,
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.removeprefix(_SVG)
        if not self._open:
            if name != f"{_SVG}svg":
                raise _RefusedError("F506", "reason", _NO_ROOT)
            self._size = _size_of(attributes)
        self._count += 1
        self._open.append(local)
        if self._count > MOST_ELEMENTS:
            raise _RefusedError("F507", "reason", _TOO_MANY)
        if len(self._open) > MOST_DEPTH:
            raise _RefusedError("F507", "reason", _TOO_DEEP)
        if name.startswith(_SVG):
            self._see(local, attributes)

    def _see(self, local: str, attributes: dict[str, str]) -> None:
        """An element of the drawing itself, not of what an editor keeps in the file."""
        self._is_moving |= local in _MOVING
        # In a switch something else stands for it (SVG 1.1, 5.8.2).
        if local in _NOT_DRAWN and "switch" not in self._open:
            self._not_drawn.add(local)
        href = attributes.get("href") or attributes.get(f"{_XLINK}href") or ""
        if local not in ("a", "script"):
            _refuse_remote(href.strip())
        for value in attributes.values():
            if "(" in value:
                self._see_style(value)

    def _see_style(self, text: str) -> None:
        if found := _REMOTE.search(text) or _IMPORT.search(text):
            raise _RefusedError("F508", "reference", found[1][:200])
        if "var(" in text:
            self._not_drawn.add("var(")

    def _end(self, name: str) -> None:
        self._open.pop()
        if name == f"{_SVG}style":
            self._see_style(_FONT_FACE.sub("", "".join(self._style)))
            self._style.clear()

    def _characters(self, data: str) -> None:
        if self._open[-1] == "style":
            self._style.append(data)
        elif "text" in self._open and self._open[-1] not in ("title", "desc"):
            self._letters.update(data)

    def _instruct(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            raise _RefusedError("F508", "reference", data[:200])

    def _declare(self, name: str, is_parameter: bool, value: str | None, *_: object) -> None:  # noqa: FBT001, ARG002  expat's form
        if is_parameter or (value is not None and ("&" in value or len(value) > _MOST_ENTITY)):
            raise _RefusedError("F507", "reason", _ENTITIES)


def _refuse_remote(href: str) -> None:
    if href and not href.startswith(("#", "data:")):
        raise _RefusedError("F508", "reference", href[:200])


def _size_of(attributes: dict[str, str]) -> tuple[float, float]:
    """Width and height in CSS pixels (SVG 2, 8.2); nought where there is none.

    What is missing or in percent follows the viewBox, in the proportions of the side that is given.
    """
    given = [_pixels(attributes.get(key, "")) for key in ("width", "height")]
    box = attributes.get("viewBox", "")[:_MOST_NUMBERS]
    numbers = [_pixels(one) or 0.0 for one in re.split(r"[\s,]+", box.strip())]
    wide, high = numbers[2:] if len(numbers) == 4 else (0.0, 0.0)
    width, height = given
    if width is None and height is None:
        return wide, high
    if width is None:
        return ((height or 0.0) * wide / high if high > 0 else 0.0), height or 0.0
    if height is None:
        return width, (width * high / wide if wide > 0 else 0.0)
    return width, height


def _pixels(text: str) -> float | None:
    """A length in CSS pixels; None where it is none of its own."""
    found = _LENGTH.match(text) if len(text) <= _MOST_NUMBERS else None
    share = _UNITS.get(found[2].lower()) if found else None
    return float(found[1]) * share if found and share else None
