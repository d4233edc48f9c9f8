"""A file read, its pages gone through, and all that was found in one report."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from layout.artwork import Artwork, ArtworkFault, damaged, pages_of, refusal
from layout.diagnostics import Severity, Words
from layout.preflight.finding import Fields, Finding, together
from layout.preflight.rules import Terms
from layout.preflight.standard import DECLARED, FEATURES, Standard

if TYPE_CHECKING:
    from pikepdf import Pdf

    from layout.preflight.mark import Box, Mark
    from layout.preflight.sheet import Sheet
    from layout.preflight.typeface import Typeface

MOST_PAGES = 200
_LARGE = Words("its content is too large or too deep", "内容过大或嵌套过深")
_NO_PAGE = Words("it has no page", "没有页面")
_LAID = Words("too much is drawn over each other", "叠在一起的对象过多")


class Wanted(msgspec.Struct, frozen=True):
    """What a file is held against. `standard` None is the one that it declares; `size` is in mm."""

    terms: Terms
    standard: Standard | None = None
    size: tuple[float, float] | None = None


class PageFacts(msgspec.Struct, frozen=True):
    """What was measured on a page: size in mm, the most ink (1 is 100 %), the coarsest picture."""

    number: int
    width: float
    height: float
    ink: float
    ppi: int | None
    inks: tuple[str, ...]


class Report(msgspec.Struct, frozen=True):
    """A file, what it was held against, and what was found."""

    path: str
    standard: Standard = "none"
    declared: str = ""
    version: str = ""
    fonts: tuple[str, ...] = ()
    pages: tuple[PageFacts, ...] = ()
    findings: tuple[Finding, ...] = ()


def examine(path: Path, wanted: Wanted) -> Report:
    """Hold a file against its standard and the rules of the press.

    What cannot be read at all is the finding E630 to E632.
    """
    from pikepdf import PasswordError, Pdf, PdfError

    from layout.pdf.translation import TooMuchError

    try:
        if fault := refusal(path):
            return _unreadable(path, fault)
        with Pdf.open(path, suppress_warnings=True) as pdf:
            return _report(path, pdf, wanted)
    except PasswordError:
        return Report(str(path), findings=(Finding("E631"),))
    except TooMuchError:
        return Report(str(path), findings=(Finding("E632", {"reason": _LARGE}),))
    except (OSError, RuntimeError, PdfError, ValueError, TypeError, KeyError, zlib.error) as error:
        return _unreadable(path, damaged(path, error))


def _unreadable(path: Path, fault: ArtworkFault) -> Report:
    code = "E632" if fault.code == "F623" else "E630"
    return Report(str(path), findings=(Finding(code, {"reason": fault.fields["reason"]}),))


def _report(path: Path, pdf: Pdf, wanted: Wanted) -> Report:
    from layout.preflight.document import check_document, declared, metadata_of

    is_mended = bool(pdf.get_warnings())
    metadata = metadata_of(pdf)
    name = declared(pdf, metadata)
    standard = wanted.standard or DECLARED.get(name, "none")
    found = list(check_document(pdf, metadata, standard))
    if name not in DECLARED and wanted.standard is None:
        found.append(Finding("N640", {"found": name or Words("no standard", "“无标准”")}))
    faces: dict[object, Typeface] = {}
    pages, places = [], dict[str, Finding]()
    for sheet in _sheets(pdf):
        listener = _Listener(sheet, standard, wanted, places)
        found += listener.examine(faces)
        pages.append(listener.facts())
    if not pages:
        return Report(str(path), findings=(Finding("E630", {"reason": _NO_PAGE}),))
    found += _fonts(faces, places)
    if is_mended or pdf.get_warnings():
        found.append(Finding("W642"))
    fonts = tuple(sorted({face.name for face in faces.values()}))
    return Report(
        str(path), standard, name, pdf.pdf_version, fonts, tuple(pages), tuple(together(found))
    )


def _sheets(pdf: Pdf) -> Iterator[Sheet]:
    from layout.preflight.sheet import Sheet

    number = 0
    for nodes, page, inherited in pages_of(pdf):
        if page is not None:
            number += 1
            artwork = Artwork(pdf, page, inherited)
            if artwork.is_sound:
                yield Sheet(number, artwork)
        if nodes > 100 * MOST_PAGES or number >= MOST_PAGES:
            return


class _Listener:
    """Hears what the interpreter tells of one page."""

    def __init__(
        self, sheet: Sheet, standard: Standard, wanted: Wanted, places: dict[str, Finding]
    ) -> None:
        from layout.preflight.plates import Plates
        from layout.preflight.rules import Bench

        self._sheet = sheet
        self._standard = standard
        self._wanted = wanted
        self._places = places
        self._found: list[Finding] = []
        self._ppi: list[int] = []
        self._plates = Plates(sheet.width, sheet.height)
        self._bench = Bench(wanted.terms, self._plates, lambda mark: sheet.place(mark.box))

    def examine(self, faces: dict[object, Typeface]) -> list[Finding]:
        """All findings of the page."""
        from layout.preflight.content import content_of_page
        from layout.preflight.interpreter import Interpreter
        from layout.preflight.sheet import check_annotations, check_boxes

        sheet, standard = self._sheet, self._standard
        found = self._found
        found += check_boxes(sheet, standard, self._wanted.size)
        found += check_annotations(sheet, standard)
        resources = sheet.artwork.inherited.get("/Resources")
        interpreter = Interpreter(self, faces, sheet.matrix, sheet.whole)
        interpreter.run(content_of_page(sheet.artwork, self._damaged), (resources,))
        found += self._bench.finish()
        if self._plates.is_spent:
            found.append(Finding("N643", {"page": sheet.number, "reason": _LAID}))
        return found

    def _damaged(self, reason: str) -> None:
        self.feature("damaged", Words(reason, reason), (0.0, 0.0, 0.0, 0.0))

    def facts(self) -> PageFacts:
        """What was measured."""
        from layout.units import MM

        sheet = self._sheet
        width, height = round(sheet.width / MM, 1), round(sheet.height / MM, 1)
        ppi = min(self._ppi, default=None)
        return PageFacts(sheet.number, width, height, self._heaviest(), ppi, self._inks())

    def _heaviest(self) -> float:
        """The most ink of all that was drawn."""
        inks = (ink.total for ink in self._bench.drawn)
        return max(self._plates.heaviest, max(inks, default=0.0))

    def _inks(self) -> tuple[str, ...]:
        """The plates on which something is drawn: the four of the press first."""
        tints = dict(self._plates.peaks)
        for ink in self._bench.drawn:
            for name, tint in ink.plates:
                tints[name] = max(tint, tints.get(name, 0.0))
        return tuple(name for name, tint in tints.items() if tint > 0)

    def mark(self, mark: Mark) -> None:
        """Something is drawn."""
        if mark.picture is not None:
            self._ppi.append(int(mark.picture.ppi))
        self._found += self._bench.judge(mark)

    def feature(self, kind: str, name: Words, box: Box, what: Words | None = None) -> None:
        """Something is used that a standard may forbid."""
        place = self._sheet.place(box)
        if kind == "font":
            self._places.setdefault(name.en, Finding("F649", {"font": name.en}, place))
            return
        row = FEATURES[kind]
        is_forbidden = self._standard in row.forbidden
        code = row.code if is_forbidden or not row.forbidden else row.otherwise
        if not code:
            return
        word = what or _WHAT.get(kind, name)
        fields: Fields = {
            "object": name, "name": name.en, "reason": name, "what": word,
                  "standard": self._standard}  # fmt: skip
        found = Finding(code, fields, place, key=f"{name.en} {word.en}")
        if code == "PRN05":
            self._found += self._wanted.terms.finding("PRN05", found)
        else:
            self._found.append(found)


_WHAT = {
    "rgb": Words("RGB colour", "RGB 颜色"),
    "calibrated": Words("colour by profile", "带特性文件的颜色"),
    "transparency": Words(
        "opacity, blend mode, soft mask or group", "不透明度、混合模式、柔边蒙版或编组"
    ),
}


def _fonts(faces: dict[object, Typeface], places: dict[str, Finding]) -> Iterator[Finding]:
    """Fonts that are used and not there, or there in part (ISO 15930-4, 6.3; -7, fonts)."""
    from layout.pdf.survey import program_of
    from layout.preflight.glyphs import lacking

    for face in faces.values():
        if not face.used or face.kind == "/Type3" or face.name not in places:
            continue
        place = places[face.name].place
        if program_of(face.font) is None:
            yield Finding("F649", {"font": face.name}, place, key=face.name)
            continue
        try:
            missing, uneven = lacking(face)
        except Exception as error:  # noqa: BLE001  hostile data raises anything in a reader of fonts
            reason = str(error)[:80] or type(error).__name__
            yield Finding("F650", {"font": face.name, "glyphs": reason}, place, "broken")
            continue
        for code, glyphs in (("F650", missing), ("F651", uneven)):
            if glyphs:
                text = " ".join(glyphs[:12]) + (" …" if len(glyphs) > 12 else "")
                yield Finding(code, {"font": face.name, "glyphs": text}, place, key=face.name)


def severities(report: Report) -> set[Severity]:
    """How bad the findings are."""
    from layout.diagnostics import CODES

    return {one.level or CODES[one.code].severity for one in report.findings}
