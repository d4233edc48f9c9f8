"""Delivered pages as form XObjects of ours, each once, with what is to be said of them."""

from __future__ import annotations

import zlib
from pathlib import Path

import msgspec
from pikepdf import Array, Dictionary, Object, PdfError, Stream
from reportlab.pdfbase.pdfdoc import PDFObject, PDFObjectReference

from layout.artwork import Artwork, ArtworkFault, damaged, open_artwork
from layout.diagnostics import Sink, Span, Words
from layout.display import ImportedPage
from layout.pdf.document import Document, Entries, array, name
from layout.pdf.options import Standard
from layout.pdf.survey import ALL, Survey, content_of
from layout.pdf.translation import TooMuchError, Translation

# What each standard does not allow on a page (ISO 15930-4, 6.7 to 6.17; ISO 15930-7, 6.2 to 6.4).
FORBIDDEN: dict[Standard, frozenset[str]] = {
    "none": frozenset(),
    "PDF/X-1a:2003": frozenset(("rgb", "calibrated", "transparency", "jpeg2000", "transfer")),
    "PDF/X-4": frozenset(("rgb", "transfer")),
}
FEATURES: dict[str, Words] = {
    "rgb": Words("RGB colour", "RGB 颜色"),
    "calibrated": Words("colour by profile", "带特性文件的颜色"),
    "transparency": Words("transparency", "透明效果"),
    "jpeg2000": Words("JPEG 2000", "JPEG 2000 图像"),
    "transfer": Words("transfer curves", "传递曲线"),
}
_COMPLEX = Words("its content is too large or too deep", "内容过大或嵌套过深")
_CATEGORIES = (
    *("/Font", "/XObject", "/ExtGState", "/ColorSpace"),
    *("/Shading", "/Pattern", "/Properties"),
)

Matrix = tuple[float, float, float, float, float, float]


class Form(msgspec.Struct, frozen=True):
    """A page as an object of the document: its resource name, and how it lies.

    `unit` brings the page's box, upright, to a square of 1.
    """

    label: str
    reference: PDFObjectReference
    unit: Matrix

    def matrix(self, item: ImportedPage, height: float) -> Matrix:
        """What brings the page's units to the place of `item` on a sheet of that height."""
        left, top, right, bottom = item.crop
        wide, high = item.width / (right - left), item.height / (bottom - top)
        x, y = item.x - left * wide, height - item.y - item.height - (1 - bottom) * high
        a, b, c, d, e, f = self.unit
        return a * wide, b * high, c * wide, d * high, e * wide + x, f * high + y


class Imports:
    """Brings the pages that a document places into it; two places of one page share its form."""

    def __init__(
        self, document: Document, standard: Standard, sink: Sink, spots: tuple[str, ...] = ()
    ) -> None:
        self._document = document
        self._spots = frozenset(spots)
        self._standard = standard
        self._sink = sink
        self._forms: dict[tuple[str, int], Form | None] = {}

    def form_for(self, item: ImportedPage) -> Form | None:
        """The form of a page, or None (reported) where it cannot be placed."""
        key = item.path, item.page
        if key not in self._forms:
            self._forms[key] = self._form(item, f"A{len(self._forms)}")
        return self._forms[key]

    def _form(self, item: ImportedPage, label: str) -> Form | None:
        path, source = Path(item.path), item.source
        span = Span(source.file, source.line) if source else Span(item.path)
        artwork = open_artwork(path, item.page)
        if isinstance(artwork, ArtworkFault):
            artwork.report(self._sink, span)
            return None
        made: PDFObjectReference | ArtworkFault
        with artwork:
            try:
                made = self._imported(artwork, item.path, span, label)
            except TooMuchError:
                made = ArtworkFault("F623", {"path": item.path, "reason": _COMPLEX})
            except (PdfError, ValueError, TypeError, KeyError, zlib.error) as error:
                made = damaged(path, error)
        if isinstance(made, ArtworkFault):
            made.report(self._sink, span)
            return None
        return Form(label, made, _unit(artwork))

    def _imported(self, artwork: Artwork, path: str, span: Span, label: str) -> PDFObjectReference:
        """The form of an open page."""
        artwork.pdf.get_warnings()  # those of the file were told where its size was asked for
        content, survey = _surveyed(artwork)
        self._tell(artwork, survey, path, span)
        made = self._add(artwork, content, survey, label)
        if artwork.pdf.get_warnings():
            self._sink.report("W622", span, path=path)
        return made

    def _tell(self, artwork: Artwork, survey: Survey, path: str, span: Span) -> None:
        """What a printer would send back, and what the newspaper should know."""
        report = self._sink.report
        if survey.fonts:
            report("F625", span, path=path, fonts=", ".join(sorted(survey.fonts)))
        if wrong := survey.features & FORBIDDEN[self._standard]:
            words = [FEATURES[one] for one in FEATURES if one in wrong]
            what = Words(", ".join(one.en for one in words), "、".join(one.zh for one in words))
            report("F626", span, path=path, what=what, standard=self._standard)
        elif "rgb" in survey.features:
            report("W621", span, path=path)
        if survey.layers & _hidden(artwork):
            report("F627", span, path=path)
        if names := sorted(survey.spots - self._spots):
            inks = Words(", ".join(names), "、".join(names))
            report("W623", span, path=path, inks=inks, count=len(names))

    def _add(
        self, artwork: Artwork, content: bytes, survey: Survey, label: str
    ) -> PDFObjectReference:
        translation = Translation(self._document, label)
        left, bottom, right, top = artwork.box
        entries: Entries = {
            "Type": name("XObject"),
            "Subtype": name("Form"),
            "BBox": array(*(round(side, 5) for side in (left, bottom, right, top))),
            "Resources": self._resources(artwork.inherited.get("/Resources"), survey, translation),
        }
        group = artwork.page.get("/Group")
        # Many programs give every page a group; where nothing is transparent it does nothing.
        if isinstance(group, Dictionary) and "transparency" in survey.features:
            entries["Group"] = translation.inline(group)
        # A page may leave states open or close too many; a form may not (ISO 32000-1, 8.4.2).
        before, after = -survey.lowest, survey.depth - survey.lowest
        balanced = b"q " * before + content + b"\nQ" * after
        return self._document.stream(balanced, entries)

    def _resources(
        self, resources: Object | None, survey: Survey, translation: Translation
    ) -> PDFObject:
        """The page's resources, as far as its content calls them."""
        kept: Entries = {}
        for category in _CATEGORIES:
            table = resources.get(category) if isinstance(resources, Dictionary) else None
            if not isinstance(table, Dictionary):
                continue
            names = survey.used.get(category, set())
            names = set(table.keys()) if ALL in names else names & set(table.keys())
            found: Entries = {key[1:]: translation.inline(table[key]) for key in sorted(names)}
            if found:
                kept[category[1:]] = self._document.inline(found)
        return self._document.inline(kept)


def _surveyed(artwork: Artwork) -> tuple[bytes, Survey]:
    """The page's content as one stream, and what it uses."""
    found = artwork.page.get("/Contents")
    parts = list(found) if isinstance(found, Array) else [found]
    content = b"\n".join(content_of(one) for one in parts if isinstance(one, Stream))
    return content, Survey(content, artwork.inherited.get("/Resources"))


def _unit(artwork: Artwork) -> Matrix:
    """What turns the page's box upright and brings it to the square from (0, 0) to (1, 1)."""
    left, bottom, right, top = artwork.box
    x, y = 1 / (right - left), 1 / (top - bottom)
    return {
        0: (x, 0.0, 0.0, y, -left * x, -bottom * y),
        90: (0.0, -x, y, 0.0, -bottom * y, right * x),
        180: (-x, 0.0, 0.0, -y, right * x, top * y),
        270: (0.0, x, -y, 0.0, top * y, -left * x),
    }[artwork.turn]


def _hidden(artwork: Artwork) -> set[tuple[int, int]]:
    """The layers that are off when the file is opened (ISO 32000-1, 8.11.4.3)."""
    properties = artwork.pdf.Root.get("/OCProperties")
    config = properties.get("/D") if isinstance(properties, Dictionary) else None
    if not isinstance(properties, Dictionary) or not isinstance(config, Dictionary):
        return set()

    def members(value: object) -> set[tuple[int, int]]:
        items = value if isinstance(value, Array) else ()
        return {one.objgen for one in items if isinstance(one, Dictionary)}

    if str(config.get("/BaseState")) == "/OFF":
        return members(properties.get("/OCGs")) - members(config.get("/ON"))
    return members(config.get("/OFF"))
