"""A delivered PDF (完成稿): the page that is placed and its size, or why it cannot be placed.

Nothing of the file is run: scripts, actions, annotations and forms are seen and left behind.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from layout.diagnostics import Diagnostic, Sink, Span, Words
from layout.diagnostics.sink import Value

if TYPE_CHECKING:
    from pikepdf import Dictionary, Object, Pdf

MOST_BYTES = 256 * 2**20
"""A larger file is no advert but a mistake; its data would all go into the page."""

MOST_NODES = 20_000
"""Nodes of a page tree that are walked to find a page."""

_LONGEST = 14_400.0  # units a side (ISO 32000-1, annex C)
_LEAST = 1.0  # pt
_HEAD = 1024  # bytes in which `%PDF-` must stand (ISO 32000-1, annex H, note 13)

# The box that is placed: the finished size first (ISO 15930-4, 6.9: TrimBox or ArtBox), then what
# a viewer shows, then the sheet.
BOXES = ("/TrimBox", "/ArtBox", "/CropBox", "/MediaBox")
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")  # ISO 32000-1, table 30
# Annotations without a look of their own on paper (ISO 32000-1, table 169).
_UNSEEN = frozenset(("/Link", "/Popup"))

_NO_HEADER = Words("it does not begin as a PDF does", "文件开头不是 PDF")
_NO_FILE = Words("it is no file", "不是文件")
_TOO_MANY_BYTES = Words(
    f"it has more than {MOST_BYTES // 2**20} MB", f"文件超过 {MOST_BYTES // 2**20} MB"
)
_TOO_MANY_NODES = Words("its page tree has too many parts", "页面树过于庞大")


class ArtworkFault(msgspec.Struct, frozen=True):
    """Why a PDF cannot be placed: a code of the 62x and the values of its wording."""

    code: str
    fields: dict[str, Value]

    def report(self, sink: Sink, span: Span) -> None:
        """Tell it, with the place that names the file."""
        sink.extend((Diagnostic(self.code, span, self.fields),))


class ArtworkSize(msgspec.Struct, frozen=True):
    """The page's upright size in points, what of the file is not placed, and how long it is."""

    width: float
    height: float
    annotations: int = 0
    has_scripts: bool = False
    is_repaired: bool = False
    pages: int = 1


class Artwork:
    """An open file and its page.

    `box` is what is placed, in the page's own units (left, bottom, right, top); `turn` is 0, 90,
    180 or 270 degrees clockwise; `unit` is points a unit.
    """

    def __init__(self, pdf: Pdf, page: Dictionary, inherited: dict[str, Object]) -> None:
        self.pdf = pdf
        self.page = page
        self.inherited = inherited
        self.unit = _number(page.get("/UserUnit"), 1.0)
        turn = _number(inherited.get("/Rotate"), 0.0)
        self.turn = int(turn) % 360 if turn % 90 == 0 else 0
        self.box = self._box()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.pdf.close()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points, upright."""
        left, bottom, right, top = self.box
        wide, high = (right - left) * self.unit, (top - bottom) * self.unit
        return (high, wide) if self.turn in (90, 270) else (wide, high)

    def _box(self) -> tuple[float, float, float, float]:
        """The first box that is there, within the sheet; empty where none is sound."""
        from pikepdf import Array

        found = {}
        for key in BOXES:
            value = self.inherited.get(key) or self.page.get(key)
            if isinstance(value, Array) and len(value) == 4:
                x1, y1, x2, y2 = (_number(one, math.nan) for one in value)
                box = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
                if all(math.isfinite(side) for side in box):
                    found[key] = box
        if not found:
            return (0.0, 0.0, 0.0, 0.0)
        box = next(found[key] for key in BOXES if key in found)
        sheet = found.get("/MediaBox", box)
        left, bottom = max(box[0], sheet[0]), max(box[1], sheet[1])
        return left, bottom, min(box[2], sheet[2]), min(box[3], sheet[3])

    @property
    def is_sound(self) -> bool:
        """Whether the page has an area that a sheet can have."""
        left, bottom, right, top = self.box
        most = max(right - left, top - bottom)
        return min(self.size) >= _LEAST and most <= _LONGEST and 0 < self.unit <= _LONGEST


def _number(value: object, default: float) -> float:
    """A number of the file; what is none is the default."""
    from decimal import Decimal

    return float(value) if isinstance(value, int | float | Decimal) else default


def probe_artwork(path: Path, number: int) -> ArtworkSize | ArtworkFault:
    """The size of page `number` (from 1) of a PDF, or why it cannot be placed."""
    artwork = open_artwork(path, number)
    if isinstance(artwork, ArtworkFault):
        return artwork
    with artwork:
        annotations = _seen_annotations(artwork.page)
        scripts = _has_scripts(artwork.pdf)
        repaired = bool(artwork.pdf.get_warnings())
        return ArtworkSize(*artwork.size, annotations, scripts, repaired, _count(artwork.pdf))


def _count(pdf: Pdf) -> int:
    """How many pages a file says that it has."""
    from pikepdf import Dictionary

    tree = pdf.Root.get("/Pages")
    return int(_number(tree.get("/Count"), 1.0)) if isinstance(tree, Dictionary) else 1


def open_artwork(path: Path, number: int) -> Artwork | ArtworkFault:
    """Open a file for its page `number`, counted from 1; the caller closes it."""
    from pikepdf import PasswordError, Pdf, PdfError  # 80 ms that other pages need not pay

    try:
        if fault := refusal(path):
            return fault
        pdf = Pdf.open(path, suppress_warnings=True)
    except PasswordError:
        return ArtworkFault("F621", {"path": str(path)})
    except (OSError, ValueError, RuntimeError, PdfError) as error:
        return damaged(path, error)
    found: Artwork | ArtworkFault
    try:
        found = _page_of(pdf, path, number)
    except (ValueError, TypeError, KeyError, PdfError) as error:
        found = damaged(path, error)
    if isinstance(found, ArtworkFault):
        pdf.close()
    return found


def damaged(path: Path, error: Exception) -> ArtworkFault:
    """The fault of a file whose data cannot be read."""
    reason = error.strerror if isinstance(error, OSError) else None
    # qpdf begins with the file's name, and goes on about it where the reason is another.
    text = str(error).removeprefix(f"{path}").lstrip(": ").partition("\n")[0]
    return ArtworkFault(
        "F620", {"path": str(path), "reason": reason or text[:200] or type(error).__name__}
    )


def refusal(path: Path) -> ArtworkFault | None:
    """What is wrong with a file before it is read; a pipe or device is never opened."""
    size = path.stat().st_size  # raises the system's own reason where nothing is there
    if not path.is_file():
        return ArtworkFault("F620", {"path": str(path), "reason": _NO_FILE})
    if size > MOST_BYTES:
        return ArtworkFault("F623", {"path": str(path), "reason": _TOO_MANY_BYTES})
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(_HEAD):
            return ArtworkFault("F620", {"path": str(path), "reason": _NO_HEADER})
    return None


def _page_of(pdf: Pdf, path: Path, number: int) -> Artwork | ArtworkFault:
    if pdf.is_encrypted:
        return ArtworkFault("F621", {"path": str(path)})
    count = 0
    for nodes, page, inherited in pages_of(pdf):
        if nodes > MOST_NODES:
            return ArtworkFault("F623", {"path": str(path), "reason": _TOO_MANY_NODES})
        count += page is not None
        if page is not None and count == number:
            artwork = Artwork(pdf, page, inherited)
            return artwork if artwork.is_sound else ArtworkFault("F624", {"path": str(path)})
    return ArtworkFault("F622", {"path": str(path), "page": number, "count": count})


def pages_of(pdf: Pdf) -> Iterator[tuple[int, Dictionary | None, dict[str, Object]]]:
    """The nodes of the page tree in order: how many so far, the page or None, what it inherits.

    Walked only as far as the page that is wanted, without recursion and never in a ring.
    """
    from pikepdf import Array, Dictionary

    left: list[tuple[object, dict[str, Object]]] = [(pdf.Root.get("/Pages"), {})]
    seen: set[tuple[int, int]] = set()
    count = 0
    while left:
        node, inherited = left.pop()
        if not isinstance(node, Dictionary) or (node.objgen in seen and node.objgen[0]):
            continue
        seen.add(node.objgen)
        count += 1
        inherited = inherited | {key: node[key] for key in _INHERITED if key in node}
        kids = node.get("/Kids")
        if isinstance(kids, Array):
            left += [(kid, inherited) for kid in reversed(list(kids))]
        yield count, None if isinstance(kids, Array) else node, inherited


def _seen_annotations(page: Dictionary) -> int:
    """Annotations that a viewer shows: comments, stamps, fields of a form."""
    from pikepdf import Array, Dictionary

    found = page.get("/Annots")
    if not isinstance(found, Array):
        return 0
    return sum(
        isinstance(one, Dictionary) and str(one.get("/Subtype")) not in _UNSEEN for one in found
    )


def _has_scripts(pdf: Pdf) -> bool:
    """Whether the file would do something when it is opened (ISO 32000-1, 12.6)."""
    from pikepdf import Dictionary

    names = pdf.Root.get("/Names")
    has_names = isinstance(names, Dictionary) and "/JavaScript" in names
    return has_names or any(key in pdf.Root for key in ("/OpenAction", "/AA"))
