"""From an edition file to pages on disk: the stages in their order, their times, the outcome."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from layout.diagnostics import Diagnostic, Sink
from layout.spec import read_edition
from layout.spec.model import Edition, Page
from layout.spec.naming import Purpose, edition_file, page_file
from layout.units import Length

if TYPE_CHECKING:
    from layout.audit import Again
    from layout.audit.inspect import Waived
    from layout.delivery import Made, Making
    from layout.display import DisplayList, DisplayPage
    from layout.page.galley import Galley
    from layout.page.placed import Layout, Stretch
    from layout.page.standing import Advice
    from layout.pdf.contents import Contents
    from layout.proof.changes import Changes
    from layout.proof.form import PageReport
    from layout.proof.record import PageRecord

EXIT_WRITTEN: Final = 0
EXIT_BAD_INPUT: Final = 1
EXIT_UNFIT: Final = 3

# Cells of the grid (a broadsheet page has 700) that are composed again to find what mends a page:
# little where it is built, and where it is only checked as much as writing its PDF would take.
BUILD_EFFORT = 100.0
CHECK_EFFORT = 400.0


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
    waived: tuple[Waived, ...] = ()
    contents: Contents | None = None  # of the PDF, where a list or a name asks for it
    leaf: bytes = b""  # in place of the PDF, where all pages are bound into one


class WrittenPage(msgspec.Struct, frozen=True):
    """A file on disk: the page in it, or the first of several."""

    number: int
    path: str
    size: int
    pages: tuple[int, ...]


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
    timings = Timings()
    with timings.stage("load"):
        from layout.page.galley import Galley
        from layout.page.layout import compose

        edition = _made_for(asked.purpose, edition)
        making = _making(edition, number, asked.purpose) if write else None
    sink, galley = Sink(), Galley()
    with timings.stage("compose"):
        told = making.begin if making else None
        layout = compose(edition, sink, {number}, galley=galley, told=told)
    display = _painted(layout, making, asked.purpose, sink, timings)
    with timings.stage("load"):
        from layout.audit import Again  # now that pictures are under way
        from layout.proof.conservation import check_conservation, stretches
    with timings.stage("proof"):
        check_conservation(layout, sink)
    with timings.stage("audit"):
        again = Again(galley, BUILD_EFFORT if write else CHECK_EFFORT)
        waived = _audit(edition, layout, sink, again)
        advice = _advise(number, galley, sink)
    if sink.has_errors:
        display = None
    if display and asked.purpose == "press":
        with timings.stage("preflight"):
            waived += _preflight(edition, display.pages[0], sink)
    report, early = None, len(sink.found)
    if asked.is_reported:
        with timings.stage("report"):
            report = _report(layout, galley, asked, (sink.found, waived, advice))
    made = _made(making, number, sink, timings, is_wanted=display is not None)
    record = None
    if keep:
        with timings.stage("record"):
            record = _record(edition, layout, (sink.found[:early], sink.found[early:]), waived)
    return SetPage(
        number, made.pdf, report, sink.found, timings.seconds, stretches(layout), record,
        tuple(waived), made.contents, made.leaf,
    )  # fmt: skip


def _painted(
    layout: Layout, making: Making | None, purpose: Purpose, sink: Sink, timings: Timings
) -> DisplayList | None:
    """What is drawn on a page, on its way to its file; None where it has errors."""
    from layout.page.paint import paint

    if sink.has_errors:
        return None
    with timings.stage("paint"):
        display = paint(layout, tagged=purpose == "screen")
        if making:
            making.take(layout, display)
        return display


def _making(edition: Edition, number: int, purpose: Purpose) -> Making:
    """The way of a page to its file; it begins before all else that is done with it."""
    from layout.delivery import Making

    return Making(edition, number, purpose)


def _made(
    making: Making | None, number: int, sink: Sink, timings: Timings, *, is_wanted: bool
) -> Made:
    """The file of a page; empty where something is wrong with it, or it is only checked."""
    from layout.delivery import Made

    if making and is_wanted:
        made = making.made(timings)
        sink.extend(making.sink.found)
        return made
    if making:
        making.drop()
    return Made(number)


def _made_for(purpose: Purpose, edition: Edition) -> Edition:
    """The edition; for a screen without what lies round its pages for those who cut them."""
    if purpose == "press":
        return edition
    output = msgspec.structs.replace(edition.house.output, bleed=Length(0, "mm"), marks=())
    return msgspec.structs.replace(
        edition, house=msgspec.structs.replace(edition.house, output=output)
    )


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
    waived = [
        WaivedFinding(one.rule, one.box, one.waiver.name, one.waiver.reason) for one in passed
    ]
    return with_findings(page, found, waived)


def _preflight(edition: Edition, page: DisplayPage, sink: Sink) -> Iterator[Waived]:
    """Hold the page against the rules of the press; the findings that someone lets pass."""
    from layout.audit.inspect import Waived
    from layout.delivery import inks_of
    from layout.preflight.page import hold
    from layout.preflight.rules import terms_of

    for found in hold(page, terms_of(edition.house), inks_of(edition.house.output)):
        box = found.place.story if found.place else ""
        wanted = found.code, {None, page.number}, {None, box}
        for one in edition.waivers:
            if one.rule == wanted[0] and one.page in wanted[1] and one.box in wanted[2]:
                yield Waived(found.code, box, one)
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
    pardons = tuple(Pardon(one.rule, one.box, one.waiver.name) for one in waived)
    return page_record(edition, page, placed, Made(*found, pardons))


def file_name(edition: Edition, number: int, purpose: Purpose = "press") -> str:
    """`2020-12-07-01.pdf`, or what the house calls it; without a date its folder names it.

    That for a screen is `2020-12-07-01-screen.pdf`.
    """
    page = next((page for page in edition.pages if page.number == number), Page(number=number))
    return page_file(edition, page, purpose=purpose)


def file_names(
    edition: Edition, wanted: Collection[int] | None, purpose: Purpose = "press"
) -> list[str]:
    """The files that pages are written to."""
    numbers = page_numbers(edition, wanted)
    if edition.house.output.files == "edition":
        return [edition_file(edition, numbers, purpose)] if numbers else []
    return [file_name(edition, number, purpose) for number in numbers]


def record_name(edition: Edition, number: int, purpose: Purpose = "press") -> str:
    """The name of a page's record; by its day, whatever the page itself is called."""
    source = Path(edition.file)
    day = edition.date.isoformat() if edition.date else source.resolve().parent.name
    output, own = edition.house.output, f"{day}-{number:02}"
    if output.name is not None:
        is_bound = output.files == "edition"
        name = edition_file(edition, None) if is_bound else file_name(edition, number)
        own = f"{own}-{name.removesuffix('.pdf')}"
    return own if purpose == "press" else f"{own}-{purpose}"


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
    # With an error nothing is written, and a page may not have what the others set the story from.
    if not sink.has_errors and (parts := [one for page in pages for one in page.stretches]):
        from layout.proof.conservation import check_parts

        check_parts(parts, sink)
    if folder is None or sink.has_errors:
        return ()
    from layout.delivery import Made, deliver

    made = [Made(page.number, page.pdf, page.contents, page.leaf) for page in pages]
    return tuple(
        WrittenPage(one.numbers[0], one.path, one.size, one.numbers)
        for one in deliver(edition, folder, made, purpose, sink, timings)
    )
