"""Objects of another PDF file as objects of ours: renumbered, all else as it is."""

from __future__ import annotations

import re
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object, Stream, StreamDecodeLevel
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference

from layout.pdf.document import Document, reference

MOST_OBJECTS = 200_000
"""Objects that one page may bring with it."""

MOST_DEEP = 100
"""Levels of arrays and dictionaries inside each other."""

# Keys of forms and pictures that say nothing on paper, or that PDF/X forbids: private data of
# programs, layers, tagging, substitutes (ISO 15930-4, 6.18 to 6.20), files outside this one.
DROPPED = frozenset(
    (
        *("/Metadata", "/PieceInfo", "/StructParent", "/StructParents", "/LastModified", "/AF"),
        *("/OC", "/OPI", "/Alternates", "/PS", "/Subtype2", "/Ref", "/Measure", "/PtData"),
        *("/F", "/FFilter", "/FDecodeParms", "/Length"),
    )
)
# What leads from a page's resources to the rest of its document.
_ELSEWHERE = frozenset(("/Page", "/Pages", "/Catalog", "/StructElem", "/StructTreeRoot"))
_REFERS = re.compile(rb"\bR\b")

Piece = bytes | PDFObjectReference


class TooMuchError(ValueError):
    """The file passes a limit."""


class _Pieces(PDFObject):
    """A written object, its references to be numbered when the file is put together."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces

    def format(self, document: PDFDocument) -> bytes:
        """The object as ReportLab puts it into the file."""
        return b"".join(
            one if isinstance(one, bytes) else one.format(document) for one in self.pieces
        )


class Translation:
    """Brings objects of one open file into a document, each once; `label` sets it apart."""

    def __init__(self, document: Document, label: str) -> None:
        self._document = document
        self._label = label
        self._known: dict[tuple[int, int], PDFObjectReference] = {}
        self._left: list[tuple[str, Object]] = []

    def inline(self, value: object) -> PDFObject:
        """A value that stands inside an object of ours, and all that it refers to."""
        pieces = self._written(value)
        self._finish()
        return _Pieces(pieces)

    def _finish(self) -> None:
        """Add the objects that were referred to, and those that they refer to."""
        while self._left:
            label, value = self._left.pop()
            if len(self._known) > MOST_OBJECTS:
                raise TooMuchError
            if isinstance(value, Stream):
                self._add_stream(value, label)
            else:
                self._add(self._written(value, is_root=True), label)

    def _add(self, pieces: list[Piece], label: str) -> None:
        for one in pieces:
            if isinstance(one, bytes):
                self._document.stamp(one)
        self._document.place(_Pieces(pieces), label)

    def _add_stream(self, stream: Stream, label: str) -> None:
        """A stream with its data as it is; LZW, which PDF/X forbids (ISO 15930-4, 6.5), undone."""
        # Sorted: pikepdf gives them as a set, whose order differs from process to process.
        keys = sorted(key for key in stream.keys() if key not in DROPPED)  # noqa: SIM118
        if "/LZWDecode" in filters_of(stream):
            import zlib

            data = zlib.compress(stream.read_bytes(StreamDecodeLevel.generalized))
            keys = [key for key in keys if key not in ("/Filter", "/DecodeParms")]
            head: list[Piece] = [b"<</Filter/FlateDecode"]
        else:
            data = stream.read_raw_bytes()
            head = [b"<<"]
        for key in keys:
            head += [_name(key), b" ", *self._written(stream[key])]
        head.append(b"/Length %d>>\nstream\n" % len(data))
        self._add([*head, data, b"\nendstream"], label)

    def _written(self, value: object, depth: int = 0, *, is_root: bool = False) -> list[Piece]:
        """A value in the syntax of PDF."""
        if depth > MOST_DEEP:
            raise TooMuchError
        if not isinstance(value, Object):
            return [_scalar(value)]
        if not is_root and value.is_indirect:
            return [self._refer(value)]
        if isinstance(value, Dictionary) and str(value.get("/Type")) in _ELSEWHERE:
            return [b"null"]
        plain = value.unparse(resolved=True)
        return self._parts(value, depth + 1) if _REFERS.search(plain) else [plain]

    def _parts(self, value: Object, depth: int) -> list[Piece]:
        """What holds references, part by part."""
        pieces: list[Piece] = []
        if isinstance(value, Array):
            for one in value:
                pieces += [b" ", *self._written(one, depth)]
            return [b"[", *pieces, b"]"]
        if isinstance(value, Dictionary):
            for key, one in value.items():
                pieces += [_name(key), b" ", *self._written(one, depth)]
            return [b"<<", *pieces, b">>"]
        return [value.unparse(resolved=True)]

    def _refer(self, value: Object) -> PDFObjectReference:
        key = value.objgen
        if key not in self._known:
            label = f"{self._label}-{key[0]}-{key[1]}"
            self._known[key] = reference(label)
            self._left.append((label, value))
        return self._known[key]


def filters_of(stream: Stream) -> tuple[str, ...]:
    """The names of a stream's filters, in the order in which they are undone."""
    found = stream.get("/Filter")
    if isinstance(found, Array):
        return tuple(str(one) for one in found)
    return () if found is None else (str(found),)


def _name(key: str) -> bytes:
    return Name(key).unparse()


def _scalar(value: object) -> bytes:
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, int):
        return b"%d" % value
    if isinstance(value, Decimal | float):
        return f"{value:f}".encode()
    return b"null"
