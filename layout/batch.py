"""Many pages on several processes; one page stays in this one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from layout.diagnostics import Sink
from layout.press import (
    NOTHING,
    Asked,
    Outcome,
    SetPage,
    Timings,
    file_name,
    finish,
    load,
    page_numbers,
    set_page,
)
from layout.spec.model import Edition

Job = tuple[Edition, int, bool, Asked]
"""An edition, the number of a page in it, whether its PDF is wanted, and what is to be told."""


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
    """
    timings = timings or Timings()
    sinks = [Sink() for _ in paths]
    with timings.stage("read"):
        editions = [load(path, sink) for path, sink in zip(paths, sinks, strict=True)]
    _check_names(editions, sinks, wanted)
    work: list[Job] = [
        (edition, number, folder is not None and not sink.has_errors, asked)
        for edition, sink in zip(editions, sinks, strict=True)
        if edition
        for number in page_numbers(edition, wanted)
    ]
    done = iter(_set_all(work, jobs))
    outcomes = []
    for path, edition, sink in zip(paths, editions, sinks, strict=True):
        pages = [next(done) for _ in page_numbers(edition, wanted)] if edition else []
        written = finish(edition, folder, pages, sink, timings) if edition else ()
        reports = tuple(page.report for page in pages if page.report)
        numbers = tuple(page.number for page in pages)
        outcomes.append(Outcome(str(path), written, reports, sink.found, numbers))
    return outcomes


def _check_names(
    editions: Sequence[Edition | None], sinks: Sequence[Sink], wanted: Collection[int] | None
) -> None:
    """Two pages must not be written to one file."""
    taken: dict[str, str] = {}
    for edition, sink in zip(editions, sinks, strict=True):
        if edition is None:
            continue
        for number in page_numbers(edition, wanted):
            name = file_name(edition, number)
            if name in taken:
                sink.report("E607", edition.where(), name=name, other=taken[name])
            taken[name] = edition.file


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


_taken: tuple[Job, ...] = ()
"""The work of this process, where it is one of several."""


def _take(work: tuple[Job, ...]) -> None:
    global _taken  # noqa: PLW0603  set once, when the process starts
    _taken = work


def _set_nth(index: int) -> SetPage:
    return _set(_taken[index])


def _set(job: Job) -> SetPage:
    edition, number, write, asked = job
    return set_page(edition, number, write=write, asked=asked)
