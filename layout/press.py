"""From an edition file to pages on disk: the stages in their order, their times, the outcome."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from layout.diagnostics import Diagnostic, Sink
from layout.spec import read_edition
from layout.spec.model import Edition
from layout.units import Length

if TYPE_CHECKING:
    from layout.audit import Again
    from layout.audit.inspect import Waived
    from layout.display import DisplayList, DisplayPage
    from layout.page.galley import Galley
    from layout.page.placed import Layout, Stretch
    from layout.page.standing import Advice
    from layout.pdf import Inks, PdfOptions, ScreenOptions
    from layout.pdf.options import Standard
    from layout.proof.changes import Changes
    from layout.proof.form import PageReport
    from layout.proof.record import PageRecord
    from layout.spec.model import Output

EXIT_WRITTEN: Final = 0
EXIT_BAD_INPUT: Final = 1
EXIT_UNFIT: Final = 3

# Cells of the grid (a broadsheet page has 700) that are composed again to find what mends a page:
# little where it is built, and where it is only checked as much as writing its PDF would take.
BUILD_EFFORT = 100.0
CHECK_EFFORT = 400.0


Purpose = Literal["press", "screen"]
"""What a file is for: to be printed, or to be read on a screen."""


class Timings:
    """Seconds spent in each stage, in the order the stages were first met."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of a block to a stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.add(name, time.perf_counter() - start)

    def add(self, name: str, seconds: float) -> None:
        """Count seconds measured elsewhere."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds


class Asked(msgspec.Struct, frozen=True):
    """What a run is for, and what it tells beside its messages.

    That is a report of all, or the fit of some boxes, and what changed since the records in the
    output folder `since` were written.
    """

    report: bool = False
    boxes: frozenset[str] = frozenset()
    since: Path | None = None
    purpose: Purpose = "press"

    @property
    def is_reported(self) -> bool:
        """Whether a report is needed."""
        return self.report or bool(self.boxes)


NOTHING = Asked()


class SetPage(msgspec.Struct, frozen=True):
    """One page as it came out of the stages: its PDF (empty when only checked).

    Its report is there where it was asked for.
    """

    number: int
    pdf: bytes
    report: PageReport | None
    diagnostics: tuple[Diagnostic, ...]
    seconds: dict[str, float]
    stretches: tuple[Stretch, ...] = ()
    record: PageRecord | None = None


class WrittenPage(msgspec.Struct, frozen=True):
    """A file on disk."""

    number: int
    path: str
    size: int


class Outcome(msgspec.Struct, frozen=True):
    """What a run says of one edition."""

    edition: str
    written: tuple[WrittenPage, ...]
    pages: tuple[PageReport, ...]
    diagnostics: tuple[Diagnostic, ...]
    numbers: tuple[int, ...] = ()  # of the pages that were set
    changes: Changes | None = None  # where they were asked for, and nothing is wrong with the files

    @property
    def exit_code(self) -> Literal[0, 1, 3]:
        """0 fit to print, 1 bad input, 3 written but not fit to print."""
        severities = {one.severity for one in self.diagnostics}
        if "error" in severities:
            return EXIT_BAD_INPUT
        return EXIT_UNFIT if "fault" in severities else EXIT_WRITTEN


def load(path: Path, sink: Sink) -> Edition | None:
    """Read an edition; a folder stands for the `edition.yaml` in it."""
    # Path.is_dir raises for a name that is too long; what such a name is, the reader tells.
    is_folder = os.path.isdir(path)  # noqa: PTH112
    return read_edition(path / "edition.yaml" if is_folder else path, sink)


def set_page(
    edition: Edition, number: int, *, write: bool, keep: bool = False, asked: Asked = NOTHING
) -> SetPage:
    """One page through text, page, proof and pdf; nothing touches the disk.

    With `keep` it has its record.
    """
    from layout.audit import Again
    from layout.page.galley import Galley
    from layout.page.layout import compose
    from layout.proof.conservation import check_conservation, stretches

    sink, timings, galley = Sink(), Timings(), Galley()
    edition = _made_for(asked.purpose, edition)
    with timings.stage("compose"):
        layout = compose(edition, sink, {number}, galley=galley)
    file = _begun(edition, layout, asked.purpose, sink, timings, write=write)
    with timings.stage("proof"):
        check_conservation(layout, sink)
    with timings.stage("audit"):
        again = Again(galley, BUILD_EFFORT if write else CHECK_EFFORT)
        waived = _audit(edition, layout, sink, again)
        advice = _advise(number, galley, sink)
    file = None if sink.has_errors else file
    if file and file.is_printed:
        with timings.stage("preflight"):
            waived += _preflight(edition, file.display.pages[0], sink)
    pdf, told, early = b"", None, len(sink.found)
    if asked.is_reported:
        with timings.stage("report"):
            told = _report(layout, galley, asked, (sink.found, waived, advice))
    if write and file:
        with timings.stage("pdf"):
            pdf = file.written()
        with timings.stage("read back"):
            standard = edition.house.output.standard if file.is_printed else None
            _read_back(layout, pdf, standard, sink)
    record = None
    if keep:
        with timings.stage("record"):
            record = _record(edition, layout, (sink.found[:early], sink.found[early:]), waived)
    return SetPage(number, pdf, told, sink.found, timings.seconds, stretches(layout), record)


class _File:
    """The file of a page in the making."""

    def __init__(self, edition: Edition, layout: Layout, purpose: Purpose, sink: Sink) -> None:
        from layout.page.paint import paint

        self.is_printed = purpose == "press"
        self.display = paint(layout, tagged=not self.is_printed)
        self._edition, self._sink = edition, sink

    def begin(self) -> None:
        """Let the pictures be converted beside all that follows: they take the longest."""
        from layout.pdf import begin_pictures

        self._options = (
            _for_press(self._edition)
            if self.is_printed
            else _for_screen(self._edition, self.display)
        )
        self._begun = begin_pictures(self.display, self._options, self._sink)

    def written(self) -> bytes:
        """The bytes of what was begun."""
        from layout.pdf import ScreenOptions, write_pdf, write_screen

        if isinstance(self._options, ScreenOptions):
            return write_screen(self.display, self._options, self._sink, self._begun)
        return write_pdf(self.display, self._options, self._sink, self._begun)


def _begun(
    edition: Edition, layout: Layout, purpose: Purpose, sink: Sink, timings: Timings, *, write: bool
) -> _File | None:
    """The file of a page that was laid out; None where it has errors."""
    if sink.has_errors:
        return None
    with timings.stage("paint"):
        file = _File(edition, layout, purpose, sink)
    if write:
        with timings.stage("pdf"):
            file.begin()
    return file


def _for_press(edition: Edition) -> PdfOptions:
    """The page as the house's printer asks for it."""
    from layout.pdf import PdfOptions
    from layout.preflight.rules import spots_of

    output, spots = edition.house.output, spots_of(edition.house)
    return PdfOptions(output.standard, output.condition, output.resolution, _inks(output), spots)


def _made_for(purpose: Purpose, edition: Edition) -> Edition:
    """The edition; for a screen without what lies round its pages for those who cut them."""
    if purpose == "press":
        return edition
    output = msgspec.structs.replace(edition.house.output, bleed=Length(0, "mm"), marks=())
    return msgspec.structs.replace(
        edition, house=msgspec.structs.replace(edition.house, output=output)
    )


def _for_screen(edition: Edition, display: DisplayList) -> ScreenOptions:
    """The page for reading on a screen; links lead to the files of the other pages."""
    from layout.pdf import ScreenOptions

    there = {page.number for page in display.pages}
    others = [page.number for page in edition.pages if page.number not in there]
    files = {number: file_name(edition, number, "screen") for number in others}
    return ScreenOptions(inks=_inks(edition.house.output), files=files)


def _inks(output: Output) -> Inks:
    """How a house has its pictures brought to the press."""
    from layout.pdf import Inks

    return Inks(output.profile, output.intent, output.black_point, output.ink_limit, output.sharpen)


def _read_back(layout: Layout, pdf: bytes, standard: Standard | None, sink: Sink) -> None:
    """Hold the finished file against the copy and its standard; a page without bytes has none."""
    from layout.proof.readback import check_text
    from layout.proof.written_file import check_file

    if pdf:
        check_text(layout, pdf, sink)
        if standard:
            check_file(layout.pages, standard, pdf, sink)


def _audit(edition: Edition, layout: Layout, sink: Sink, again: Again) -> list[Waived]:
    """Hold the page against the rules of the trade; the findings that someone lets pass."""
    from layout.audit import inspect

    placed = layout.pages[0]
    page = next(page for page in edition.pages if page.number == placed.number)
    return inspect(edition, page, placed, layout.faces, sink, again)


def _advise(number: int, galley: Galley, sink: Sink) -> dict[str, Advice]:
    """What would make each story fit that is over, told with it."""
    if all(one.code != "F201" for one in sink.found):
        return {}
    from layout.page.cuts import advise  # late: on most pages all stories fit

    return advise(number, galley, sink)


def _report(
    layout: Layout,
    galley: Galley,
    asked: Asked,
    told: tuple[tuple[Diagnostic, ...], list[Waived], dict[str, Advice]],
) -> PageReport:
    """What became of a page, with what the audit found and what someone lets pass."""
    from layout.proof.copyfit import with_fits
    from layout.proof.form import WaivedFinding
    from layout.proof.report import report, with_findings

    found, passed, advice = told
    page = with_fits(
        report(layout)[0], layout.pages[0], galley, advice, asked.boxes, is_whole=asked.report
    )
    waived = [WaivedFinding(one.rule, one.box, one.name, one.reason) for one in passed]
    return with_findings(page, found, waived)


def _preflight(edition: Edition, page: DisplayPage, sink: Sink) -> Iterator[Waived]:
    """Hold the page against the rules of the press; the findings that someone lets pass."""
    from layout.audit.inspect import Waived
    from layout.preflight.page import hold
    from layout.preflight.rules import terms_of

    for found in hold(page, terms_of(edition.house), _inks(edition.house.output)):
        box = found.place.story if found.place else ""
        wanted = found.code, {None, page.number}, {None, box}
        for one in edition.waivers:
            if one.rule == wanted[0] and one.page in wanted[1] and one.box in wanted[2]:
                yield Waived(found.code, box, one.name, one.reason)
                break
        else:
            sink.extend((found.diagnostic(edition.where()),))


def _record(
    edition: Edition,
    layout: Layout,
    found: tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]],
    waived: list[Waived],
) -> PageRecord:
    """What a later build is compared with; `found` before the PDF was made, and in making it."""
    from layout.proof.record import Made, Pardon, page_record

    placed = layout.pages[0]
    page = next(page for page in edition.pages if page.number == placed.number)
    pardons = msgspec.convert(msgspec.to_builtins(waived), tuple[Pardon, ...])
    return page_record(edition, page, placed, Made(*found, pardons))


def file_name(edition: Edition, number: int, purpose: Purpose = "press") -> str:
    """`2020-12-07-01.pdf`, `…-01-screen.pdf`; without a date the edition's file names it."""
    source = Path(edition.file)
    stem = edition.date.isoformat() if edition.date else source.resolve().parent.name
    return f"{stem}-{number:02}{'' if purpose == 'press' else f'-{purpose}'}.pdf"


def page_numbers(edition: Edition, wanted: Collection[int] | None) -> list[int]:
    """The numbers of the pages to set, in the order of the edition."""
    return [page.number for page in edition.pages if wanted is None or page.number in wanted]


def finish(
    edition: Edition,
    folder: Path | None,
    pages: list[SetPage],
    sink: Sink,
    timings: Timings,
    purpose: Purpose = "press",
) -> tuple[WrittenPage, ...]:
    """Write all pages, or none where one has an error."""
    for page in pages:
        sink.extend(page.diagnostics)
        for stage, seconds in page.seconds.items():
            timings.add(stage, seconds)
    if parts := [one for page in pages for one in page.stretches]:
        from layout.proof.conservation import check_parts

        check_parts(parts, sink)
    if folder is None or sink.has_errors:
        return ()
    with suppress(OSError):  # `save` tells why nothing can be written there
        folder.mkdir(parents=True, exist_ok=True)
    with timings.stage("save"):
        found = [(page, folder / file_name(edition, page.number, purpose)) for page in pages]
        return tuple(_saved([(page, path) for page, path in found if page.pdf], sink))


_AT_ONCE = 8  # files that are waited for together


def _saved(files: Sequence[tuple[SetPage, Path]], sink: Sink) -> Iterator[WrittenPage]:
    """Write files; those that are on the disk. Of many the waits for it overlap."""
    from layout.pdf import save

    def one(file: tuple[SetPage, Path]) -> tuple[bool, Sink]:
        own = Sink()
        return save(file[1], file[0].pdf, own), own

    if len(files) > 1:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(_AT_ONCE) as pool:
            done = list(pool.map(one, files))
    else:
        done = list(map(one, files))
    for (page, path), (is_saved, own) in zip(files, done, strict=True):
        sink.extend(own.found)
        if is_saved:
            yield WrittenPage(page.number, str(path), len(page.pdf))
