"""ReportLab's document objects for what this writer needs: streams, dictionaries, file identity."""

from __future__ import annotations

import zlib
from hashlib import sha256
from string import ascii_letters, digits

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFObject,
    PDFObjectReference,
    PDFString,
    PDFText,
)

from layout.beside import Beside
from layout.pdf.tounicode import utf16

Entries = dict[str, object]

FONTS = "fonts"
"""Label of the dictionary of fonts that all pages share."""

_LEVEL = 4
"""Flate level: on font data 2 % larger than level 6 and a quarter quicker."""
_SMALL = 2**14
"""Bytes from which a stream is deflated beside what the caller does next."""


class Stream(PDFObject):
    """A stream whose data is ready; ReportLab's own has no line end before `endstream`."""

    def __init__(self, data: bytes, entries: Entries, *, deflate: bool) -> None:
        self.data = data
        self.entries = entries
        self._deflating: Beside | None = None
        if deflate and len(data) < _SMALL:
            self._deflate()
        elif deflate:
            self._deflating = Beside(self._deflate)

    def _deflate(self) -> None:
        self.data = zlib.compress(self.data, _LEVEL)
        self.entries = {**self.entries, "Filter": name("FlateDecode")}

    def format(self, document: PDFDocument) -> bytes:
        """The object as ReportLab puts it into the file."""
        if self._deflating:
            self._deflating.wait()
        entries = {**self.entries, "Length": len(self.data)}
        head: bytes = PDFDictionary(entries).format(document)
        return b"%s\nstream\n%s\nendstream\n" % (head, self.data)


class Document(PDFDocument):
    """A ReportLab document that is filled with finished objects, and named by their content."""

    def __init__(self, version: tuple[int, int]) -> None:
        # ReportLab's own beginning takes the time, fails on a bad SOURCE_DATE_EPOCH and adds
        # standard fonts and outlines for a canvas. These are the fields that formatting needs.
        self._pdfVersion = version
        self.objectcounter = 0
        self.idToObjectNumberAndVersion = {}
        self.idToObject = {}
        self.idToOffset = {}
        self.numberToId = {}
        self._content = sha256()
        self.fonts = PDFDictionary()
        self._register(self.fonts, FONTS)

    def stream(self, data: bytes, entries: Entries, *, deflate: bool = True) -> PDFObjectReference:
        """Add a stream. Its data counts for the file's identity."""
        self.stamp(data)
        return self._register(Stream(data, entries, deflate=deflate))

    def add(self, entries: Entries, label: str | None = None) -> PDFObjectReference:
        """Add a dictionary; `label` lets others refer to it beforehand."""
        return self._register(PDFDictionary(entries), label)

    def place(self, made: PDFObject, label: str) -> None:
        """Add an object that writes itself; others refer to it by `label`."""
        self._register(made, label)

    def _register(self, made: PDFObject, label: str | None = None) -> PDFObjectReference:
        reference: PDFObjectReference = self.Reference(made, label)  # type: ignore[no-untyped-call]  # stub without types
        return reference

    def inline(self, entries: Entries) -> PDFDictionary:
        """A dictionary that stands inside another."""
        return PDFDictionary(entries)

    def stamp(self, data: bytes) -> None:
        """Let `data` count for the file's identity."""
        self._content.update(b"%d:" % len(data))
        self._content.update(data)

    def fingerprint(self) -> bytes:
        """Hash of all that was added so far."""
        return self._content.digest()

    def ID(self) -> bytes:  # noqa: N802  ReportLab asks for it by this name
        """Both halves of the file identifier (ISO 32000-1, 14.4): the file is written once."""
        half = b"<%s>" % self.fingerprint()[:16].hex().encode()
        return b"[" + half + half + b"]"

    def finish(self, catalogue: Entries, info: Entries) -> bytes:
        """The bytes of the whole file."""
        self.Catalog = PDFDictionary(catalogue)
        self.info = PDFDictionary(info)  # type: ignore[assignment]  # any object can be written
        data: bytes = self.format()
        return data


_REGULAR = frozenset(ascii_letters + digits + "-_.:+")


def name(value: str) -> str:
    """A PDF name; ReportLab keeps it as text with its slash. UTF-8, as 7.3.5 recommends."""
    if value.isalnum() and value.isascii():
        return "/" + value
    return "/" + "".join(chr(b) if chr(b) in _REGULAR else f"#{b:02X}" for b in value.encode())


def array(*values: object) -> PDFArray:
    """A PDF array."""
    return PDFArray(values)


def string(text: str) -> PDFString | PDFText:
    """A text string: ASCII as it is, else UTF-16 with its mark (ISO 32000-1, 7.9.2.2)."""
    if text.isascii():
        return PDFString(text.encode("ascii"), enc="raw")
    return PDFText(bytes.fromhex("FEFF" + utf16(text)))


def reference(label: str) -> PDFObjectReference:
    """A reference to what is or will be added under `label`."""
    return PDFObjectReference(label)
