"""Many pages on several processes; one page stays in this one."""

from __future__ import annotations

import datetime
import sys
import unicodedata
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from layout.beside import spare_none
from layout.diagnostics import Diagnostic, Sink
from layout.press import (
    NOTHING,
    Asked,
    Outcome,
    SetPage,
    Timings,
    WrittenPage,
    file_names,
    finish,
    load,
    page_numbers,
    record_name,
    set_page,
)
from layout.spec.model import Edition
from layout.spec.naming import Purpose

if TYPE_CHECKING:
    from layout.proof.changes import Changes
    from layout.proof.record import Record

Job = tuple[Edition, int, bool, bool, Asked]
"""An edition, a page's number, whether its PDF and its record are wanted, what is asked for."""


def run(
    paths: Sequence[Path],
    folder: Path | None,
    *,
    wanted: Collection[int] | None = None,
    jobs: int = 1,
    timings: Timings | None = None,
    asked: Asked = NOTHING,
) -> list[Outcome]:
    """Build editions into `folder`, or only check them where it is None; an outcome for each.

    Pages of all editions share `jobs` processes. The outcome does not depend on their number.
    Outcomes have what is `asked` for beside.
    """
    timings = timings or Timings()
    sinks = [Sink() for _ in paths]
    with timings.stage("read"):
        editions = [load(path, sink) for path, sink in zip(paths, sinks, strict=True)]
    _check_names(editions, sinks, wanted, asked.purpose)
    work: list[Job] = [
        (edition, number, *_wanted(folder, asked.since, sink), asked)
        for edition, sink in zip(editions, sinks, strict=True)
        if edition
        for number in page_numbers(edition, wanted)
    ]
    done = iter(_set_all(work, jobs))
    outcomes = []
    for path, edition, sink in zip(paths, editions, sinks, strict=True):
        pages = [next(done) for _ in page_numbers(edition, wanted)] if edition else []
        if edition:
            _check_waivers(edition, pages, sink, asked.purpose)
        of_files = sink.found
        written = finish(edition, folder, pages, sink, timings, asked.purpose) if edition else ()
        changes = None
        if edition and any(page.record for page in pages) and not sink.has_errors:
            with timings.stage("record"):
                late = _late(edition, pages, of_files, sink)
                said = of_files, late
                kept = _records(edition, pages, said, is_written=folder is not None)
                _succeeds(edition, folder or asked.since, sink)
                changes = _changes(edition, kept, asked, sink)
                _keep(edition, folder, kept, written, sink, asked.purpose)
        reports = tuple(page.report for page in pages if page.report)
        numbers = tuple(page.number for page in pages)
        outcomes.append(Outcome(str(path), written, reports, sink.found, numbers, changes))
    return outcomes


def _check_waivers(
    edition: Edition, pages: Sequence[SetPage], sink: Sink, purpose: Purpose
) -> None:
    """Tell waivers of no use, where all was looked at that they could be for."""
    found = [*sink.found, *(one for page in pages for one in page.diagnostics)]
    if not edition.waivers or any(one.severity == "error" for one in found):
        return
    from layout.audit.waivers import check_waivers_used

    used = {page.number: [one.waiver for one in page.waived] for page in pages}
    check_waivers_used(edition, used, sink, is_printed=purpose == "press")


def _records(
    edition: Edition,
    pages: Sequence[SetPage],
    said: tuple[Sequence[Diagnostic], Sequence[Diagnostic]],
    *,
    is_written: bool,
) -> tuple[Record, ...]:
    """The record of each page, with what was said of the files, and in binding them."""
    from layout.proof.record import records

    made = [page.record for page in pages if page.record]
    return records(edition, made, *said, written=is_written)


def _late(
    edition: Edition, pages: Sequence[SetPage], of_files: Sequence[Diagnostic], sink: Sink
) -> list[Diagnostic]:
    """What was found where the pages were bound into one file."""
    if edition.house.output.files == "page":
        return []
    known = [*of_files, *(one for page in pages for one in page.diagnostics)]
    return [one for one in sink.found if one not in known]


def _succeeds(edition: Edition, folder: Path | None, sink: Sink) -> None:
    """Hold the issue's number against that of the last issue in a folder."""
    if folder is None or edition.date is None or edition.issue is None:
        return
    from layout.proof.archive import newest_before

    last = newest_before(folder, edition.house.paper.name or "", edition.date)
    if last and last.issue is not None:
        from layout.audit.succession import Issue, check_succession

        issue = Issue(datetime.date.fromisoformat(last.date), last.issue)
        check_succession(edition, issue, sink)


def _changes(edition: Edition, kept: Sequence[Record], asked: Asked, sink: Sink) -> Changes | None:
    """What changed since the last records in a folder; None where nobody asks."""
    if asked.since is None:
        return None
    from layout.proof.archive import path_of, read_record
    from layout.proof.comparison import compare

    names = (record_name(edition, one.page.number, asked.purpose) for one in kept)
    before = [read_record(path_of(asked.since, name), sink) for name in names]
    return compare([one for one in before if one], kept)


def _keep(
    edition: Edition,
    folder: Path | None,
    kept: Sequence[Record],
    written: Sequence[WrittenPage],
    sink: Sink,
    purpose: Purpose,
) -> None:
    """Write the record of each page whose PDF was written; the PDF stands without it too (W630)."""
    if folder is None or not written:
        return
    from layout.pdf import save, sweep
    from layout.proof.archive import FOLDER, encoded, path_of

    sweep(folder / FOLDER)

    there = {number for file in written for number in file.pages}
    for record in kept:
        if record.page.number in there:
            name = record_name(edition, record.page.number, purpose)
            path, own = path_of(folder, name), Sink()
            with suppress(OSError):  # `save` tells why nothing can be written there
                path.parent.mkdir(exist_ok=True)
            save(path, encoded(record), own, lasts=False)
            for one in own.found:
                sink.report("W630", one.span, reason=one.fields["reason"])


def _wanted(folder: Path | None, since: Path | None, sink: Sink) -> tuple[bool, bool]:
    """Whether the PDF of a page is wanted, and its record."""
    write = folder is not None and not sink.has_errors
    return write, write or (since is not None and not sink.has_errors)


def _check_names(
    editions: Sequence[Edition | None],
    sinks: Sequence[Sink],
    wanted: Collection[int] | None,
    purpose: Purpose,
) -> None:
    """Two pages or editions must not be written to one file."""
    taken: dict[str, str] = {}
    for edition, sink in zip(editions, sinks, strict=True):
        if edition is None:
            continue
        for name in file_names(edition, wanted, purpose):
            key = unicodedata.normalize("NFC", name).casefold()  # one file on many systems
            if key in taken:
                sink.report("E607", edition.where(), name=name, other=taken[key])
            taken[key] = edition.file


def _set_all(work: Sequence[Job], jobs: int) -> list[SetPage]:
    if jobs <= 1 or len(work) <= 1:
        return [_set(job) for job in work]
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # What each process would import is imported once, before they fork.
    import layout.page.layout
    import layout.pdf.writer  # noqa: F401

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else methods[0])
    # The work goes to each process once; what is sent for each page is its place in it.
    with ProcessPoolExecutor(
        min(jobs, len(work)), context, initializer=_take, initargs=(tuple(work),)
    ) as pool:
        return list(pool.map(_set_nth, range(len(work))))


_UNDISTURBED = 0.005  # seconds, as Python begins with

_taken: tuple[Job, ...] = ()
"""The work of this process, where it is one of several."""


def _take(work: tuple[Job, ...]) -> None:
    global _taken  # noqa: PLW0603  set once, when the process starts
    _taken = work
    spare_none()
    sys.setswitchinterval(_UNDISTURBED)


def _set_nth(index: int) -> SetPage:
    page = _set(_taken[index])
    if page.leaf:
        from layout.delivery import prepare

        edition, *_, asked = _taken[index]
        prepare(edition, page.leaf, asked.purpose)
    return page


def _set(job: Job) -> SetPage:
    edition, number, write, keep, asked = job
    return set_page(edition, number, write=write, keep=keep, asked=asked)
