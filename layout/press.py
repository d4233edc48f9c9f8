"""From an edition file to pages on disk: the stages in their order, their times, the outcome."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from layout.diagnostics import Diagnostic, Sink
from layout.spec import read_edition
from layout.spec.model import Edition
from layout.units import Length

if TYPE_CHECKING:
    from layout.audit import Again
    from layout.display import DisplayList
    from layout.page.placed import Layout, Stretch
    from layout.pdf import Inks
    from layout.proof.changes import Changes
    from layout.proof.record import PageRecord
    from layout.spec.model import Output

EXIT_WRITTEN = 0
EXIT_BAD_INPUT = 1
EXIT_UNFIT = 3

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

    That is what changed since the records in the output folder `since` were written.
    """

    since: Path | None = None
    purpose: Purpose = "press"


NOTHING = Asked()


class SetPage(msgspec.Struct, frozen=True):
    """One page as it came out of the stages: its PDF (empty when only checked) and its report."""

    number: int
    pdf: bytes
    report: dict[str, object]
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
    pages: tuple[dict[str, object], ...]
    diagnostics: tuple[Diagnostic, ...]
    changes: Changes | None = None  # where they were asked for, and nothing is wrong with the files

    @property
    def exit_code(self) -> int:
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
    from layout.page.paint import paint
    from layout.proof.conservation import check_conservation, stretches
    from layout.proof.report import report

    sink, timings, galley = Sink(), Timings(), Galley()
    if asked.purpose == "screen":
        edition = _unmarked(edition)
    with timings.stage("compose"):
        layout = compose(edition, sink, {number}, galley=galley)
    with timings.stage("proof"):
        check_conservation(layout, sink)
        told = report(layout)[0]
    with timings.stage("audit"):
        again = Again(galley, BUILD_EFFORT if write else CHECK_EFFORT)
        waived = told["waived"] = _audit(edition, layout, sink, again)
    pdf, early = b"", len(sink.found)
    if write and not sink.has_errors:
        with timings.stage("paint"):
            display = paint(layout, tagged=asked.purpose == "screen")
        with timings.stage("pdf"):
            pdf = _write(edition, display, asked.purpose, sink)
        with timings.stage("read back"):
            _read_back(layout, pdf, sink)
    record = None
    if keep:
        with timings.stage("record"):
            record = _record(edition, layout, (sink.found[:early], sink.found[early:]), waived)
    parts = stretches(layout)
    return SetPage(number, pdf, told, sink.found, timings.seconds, parts, record)


def _unmarked(edition: Edition) -> Edition:
    """The edition without what lies round its pages, which is for those who print and cut them."""
    output = msgspec.structs.replace(edition.house.output, bleed=Length(0, "mm"), marks=())
    return msgspec.structs.replace(
        edition, house=msgspec.structs.replace(edition.house, output=output)
    )


def _write(edition: Edition, display: DisplayList, purpose: Purpose, sink: Sink) -> bytes:
    """The bytes of a file for its purpose."""
    output = edition.house.output
    if purpose == "screen":
        from layout.pdf import ScreenOptions, write_screen

        there = {page.number for page in display.pages}
        files = {page.number: file_name(edition, page.number, purpose) for page in edition.pages}
        beside = {number: file for number, file in files.items() if number not in there}
        return write_screen(display, ScreenOptions(inks=_inks(output), files=beside), sink)
    from layout.pdf import PdfOptions, write_pdf

    options = PdfOptions(output.standard, output.condition, output.resolution, _inks(output))
    return write_pdf(display, options, sink)


def _inks(output: Output) -> Inks:
    """How a house has its pictures brought to the press."""
    from layout.pdf import Inks

    return Inks(output.profile, output.intent, output.black_point, output.ink_limit, output.sharpen)


def _read_back(layout: Layout, pdf: bytes, sink: Sink) -> None:
    """Hold the text of the finished file against the copy; a page without bytes has none."""
    from layout.proof.readback import check_text

    if pdf:
        check_text(layout, pdf, sink)


def _audit(edition: Edition, layout: Layout, sink: Sink, again: Again) -> object:
    """Hold the page against the rules of the trade; the findings that someone lets pass."""
    from layout.audit import inspect

    placed = layout.pages[0]
    page = next(page for page in edition.pages if page.number == placed.number)
    return msgspec.to_builtins(inspect(edition, page, placed, layout.faces, sink, again))


def _record(
    edition: Edition,
    layout: Layout,
    found: tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]],
    waived: object,
) -> PageRecord:
    """What a later build is compared with; `found` before the PDF was made, and in making it."""
    from layout.proof.record import Made, Pardon, page_record

    placed = layout.pages[0]
    page = next(page for page in edition.pages if page.number == placed.number)
    pardons = msgspec.convert(waived, tuple[Pardon, ...])
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
    from layout.pdf import save

    with suppress(OSError):  # `save` tells why nothing can be written there
        folder.mkdir(parents=True, exist_ok=True)
    written = []
    with timings.stage("save"):
        for page in pages:
            path = folder / file_name(edition, page.number, purpose)
            if page.pdf and save(path, page.pdf, sink):
                written.append(WrittenPage(page.number, str(path), len(page.pdf)))
    return tuple(written)
