"""The file that was written, held against what was asked for: its bytes alone are looked at.

What is found here are faults of the program (F682). What other files may have wrong, and
what the press makes of a page, is asked by `layout/preflight/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from layout.diagnostics import NOWHERE, Sink
from layout.pdf.standards import STANDARDS
from layout.proof.pdf_text import PdfText, UnreadableError

if TYPE_CHECKING:
    from layout.pdf.options import Standard

Size = tuple[float, float]
"""Width and height in points."""

_BOX = rb"/%s \[([\d. -]+)\]"
_NEAR = 0.01  # points: boxes are written with four decimals
# Colour of light, and the operators that paint in it; a shading may have any colours.
_LIGHT = re.compile(rb"(?<![\w/.])(?:rg|RG|sh)(?![\w.])")
_TRANSPARENT = re.compile(
    rb"/(?:ca|CA) 0?\.\d|/SMask (?!/None)|/BM (?!/Normal|/Compatible)|/Group "
)


class Written:
    """A file with the objects that all checks look at."""

    def __init__(self, data: bytes, standard: Standard) -> None:
        self.data = data
        self.standard = standard
        self.rules = STANDARDS[standard]
        self.file = PdfText(data)
        self.trailer = self.file.trailer
        self.catalogue = self.file.named(b"Root", self.trailer)
        self.heads = list(self.file.heads())

    @property
    def own(self) -> list[bytes]:
        """The objects that are all our own; none where a delivered page brings in others.

        What is wrong with those was told where they were gone through (F625 to F627).
        """
        return [] if any(b"/Subtype /Form" in head for head in self.heads) else self.heads

    @property
    def is_pdfx(self) -> bool:
        """Whether the file declares a standard."""
        return self.standard != "none"


def check_file(sizes: Sequence[Size], standard: Standard, data: bytes, sink: Sink) -> None:
    """Report what is not as it was asked for; `sizes` are those of the trimmed pages."""
    try:
        written = Written(data, standard)
        wrong = [what for check in CHECKS for what in check(written)]
        wrong += _boxes(written, sizes)
    except UnreadableError:
        return  # told where the text is read
    for what in wrong:
        sink.report("F682", NOWHERE, standard=standard, what=what)


def _version(written: Written) -> Iterator[str]:
    """The version of the standard (ISO 15930-4 and -7, 6.1)."""
    asked = b"%%PDF-%d.%d" % written.rules.version
    if not written.data.startswith(asked):
        yield written.data[:8].decode("latin-1")


def _identity(written: Written) -> Iterator[str]:
    """A file identifier, and no encryption (ISO 15930-4, 6.3; -7, 6.4)."""
    if b"/ID" not in written.trailer:
        yield "no /ID"
    if b"/Encrypt" in written.trailer:
        yield "/Encrypt"


def _intent(written: Written) -> Iterator[str]:
    """One output intent, with its profile where the standard asks for it (6.2.2)."""
    if not written.is_pdfx:
        return
    intents = [head for head in written.heads if b"/S /GTS_PDFX" in head]
    if len(intents) != 1 or b"/OutputIntents" not in written.catalogue:
        yield f"{len(intents)} /OutputIntent"
    for intent in intents:
        if b"/OutputConditionIdentifier" not in intent:
            yield "no /OutputConditionIdentifier"


def _information(written: Written) -> Iterator[str]:
    """What the document says of itself (ISO 15930-4, 6.4 and 6.7; -7, 6.6)."""
    info = written.file.named(b"Info", written.trailer)
    wanted = [b"/Trapped"]
    if written.is_pdfx:
        wanted += [b"/Title", b"/CreationDate", b"/ModDate"]
    if written.rules.info_key:
        wanted.append(b"/GTS_PDFXVersion")
    yield from (f"no {key.decode()}" for key in wanted if key not in info)
    if written.rules.xmp_key and b"/Metadata" not in written.catalogue:
        yield "no /Metadata"


def _actions(written: Written) -> Iterator[str]:
    """No actions, forms, or annotations on the page (ISO 15930-4, 6.10 and 6.12)."""
    keys = (b"/OpenAction", b"/AA ", b"/AcroForm", b"/JavaScript")
    yield from (key.decode().strip() for key in keys if key in written.catalogue)
    if written.is_pdfx and any(b"/Annots" in head for head in written.heads):
        yield "/Annots"


def _fonts(written: Written) -> Iterator[str]:
    """Every font embedded (ISO 15930-4, 6.8), with the text of its glyphs."""
    for head in written.own:
        if re.search(rb"/Type /FontDescriptor\b", head) and b"/FontFile" not in head:
            name = re.search(rb"/FontName /([\w+-]+)", head)
            yield f"no font file: {name[1].decode() if name else ''}"
        if b"/Subtype /Type0" in head and b"/ToUnicode" not in head:
            yield "no /ToUnicode"


def _colours(written: Written) -> Iterator[str]:
    """Inks alone: no light in our own content, no pictures in it (ISO 15930-4, 6.2.3)."""
    for content in written.file.contents():
        if found := _LIGHT.search(re.sub(rb"<[0-9A-Fa-f]*>|\([^)]*\)", b"", content)):
            yield found[0].decode()
    if written.is_pdfx:
        pictures = (head for head in written.own if b"/Subtype /Image" in head)
        yield from ("/DeviceRGB" for head in pictures if b"/DeviceRGB" in head)


def _transparency(written: Written) -> Iterator[str]:
    """None where the standard knows none (ISO 15930-4, 6.13)."""
    if written.rules.version < (1, 5):
        for head in written.own:
            if found := _TRANSPARENT.search(head):
                yield found[0].decode().strip()


CHECKS: tuple[Callable[[Written], Iterator[str]], ...] = (
    _version, _identity, _intent, _information, _actions, _fonts, _colours, _transparency,
)  # fmt: skip


def _boxes(written: Written, sizes: Sequence[Size]) -> Iterator[str]:
    """Each page as large as it was set, its boxes within each other (ISO 15930-4, 6.9)."""
    heads = [written.file.page(number) for number in written.file.page_numbers()]
    if len(heads) != len(sizes):
        yield f"{len(heads)} /Page"
    for head, (wide, high) in zip(heads, sizes, strict=False):
        media, bleed, trim = (_box(head, key) for key in (b"MediaBox", b"BleedBox", b"TrimBox"))
        if abs(trim[2] - trim[0] - wide) > _NEAR or abs(trim[3] - trim[1] - high) > _NEAR:
            yield "/TrimBox"
        if not (_within(trim, bleed) and _within(bleed, media)):
            yield "/BleedBox"


def _box(head: bytes, key: bytes) -> tuple[float, float, float, float]:
    found = re.search(_BOX % key, head)
    values = [float(value) for value in found[1].split()] if found else []
    if len(values) != 4:
        raise UnreadableError(f"/{key.decode()}")
    left, bottom, right, top = values
    return left, bottom, right, top


def _within(
    inner: tuple[float, float, float, float], outer: tuple[float, float, float, float]
) -> bool:
    least = all(a >= b - _NEAR for a, b in zip(inner[:2], outer[:2], strict=True))
    return least and all(a <= b + _NEAR for a, b in zip(inner[2:], outer[2:], strict=True))
