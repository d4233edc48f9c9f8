"""`build` and `check`: an edition set, written or not, and what was said of it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from layout import __version__
from layout.cli.options import (
    EDITIONS,
    EXIT_BAD_INPUT,
    EXPLAIN,
    FORMAT,
    JOBS,
    LANG,
    PAGES,
    REPORT,
    TIMINGS,
    language_of,
    print_messages,
)

if TYPE_CHECKING:
    from layout.diagnostics.render import Language
    from layout.press import Outcome, Timings
    from layout.proof.report import Report


class _Options(TypedDict):
    """What `build` and `check` have in common."""

    editions: Sequence[Path]
    pages: set[int] | None
    jobs: int | None
    form: str
    lang: str | None
    timings: bool
    report: Path | None
    explain: Sequence[str]


@click.command()
@EDITIONS
@click.option(
    "-o", "--output", "folder", type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"), show_default=True, help="Folder of the PDF files 输出文件夹.",
)  # fmt: skip
@PAGES
@JOBS
@FORMAT
@LANG
@TIMINGS
@REPORT
@EXPLAIN
def build(folder: Path, **options: Unpack[_Options]) -> None:
    """Write the pages of an edition as PDF 生成 PDF."""
    _run(folder, options)


@click.command()
@EDITIONS
@PAGES
@JOBS
@FORMAT
@LANG
@TIMINGS
@REPORT
@EXPLAIN
def check(**options: Unpack[_Options]) -> None:
    """Do everything but the writing 只检查，不生成."""
    _run(None, options)


def _run(folder: Path | None, options: _Options) -> None:
    started = time.process_time()  # of the whole process: Python and what is imported so far
    from layout import batch
    from layout.press import Asked, Timings

    clock = Timings()
    clock.add("start", started)
    jobs = options["jobs"] or os.cpu_count() or 1
    is_reported = options["form"] == "json" or options["report"] is not None
    asked = Asked(is_reported, frozenset(options["explain"]))
    outcomes = batch.run(
        options["editions"],
        folder,
        wanted=options["pages"],
        jobs=jobs,
        timings=clock,
        asked=asked,
    )
    language = language_of(options["lang"])
    if options["form"] == "json":
        told = _document(outcomes, clock if options["timings"] else None)
        click.echo(_as_json(told))
    else:
        _print_text(outcomes, language)
        if options["timings"]:
            _print_timings(clock)
    code: int = max((outcome.exit_code for outcome in outcomes), key=(0, 3, 1).index)
    if options["report"] and not _save_report(options["report"], outcomes, language):
        code = EXIT_BAD_INPUT
    if code != EXIT_BAD_INPUT:
        _check_wanted(options["pages"], outcomes)
    if options["explain"] and options["form"] == "text":
        _explain(options["explain"], outcomes, language, is_whole=code != EXIT_BAD_INPUT)
    sys.exit(code)


def _check_wanted(wanted: set[int] | None, outcomes: Sequence[Outcome]) -> None:
    """A page that no edition has was asked for by mistake."""
    there = {number for outcome in outcomes for number in outcome.numbers}
    if missing := sorted((wanted or set()) - there):
        names = ", ".join(str(number) for number in missing)
        raise click.UsageError(f"--pages: no page {names}  没有第 {names} 版")


def _explain(
    names: Sequence[str], outcomes: Sequence[Outcome], language: Language, *, is_whole: bool
) -> None:
    """Print how stories fit; a name that no page has was written by mistake."""
    from layout.cli.fit_table import fit_table

    pages = [page for outcome in outcomes for page in outcome.pages]
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    there = [box.name for page in pages for box in page.boxes]
    for name in dict.fromkeys(names):
        if name not in there and is_whole:
            raise click.UsageError(_no_box(name, there))
        for page in pages:
            for box in page.boxes:
                if box.name == name:
                    click.echo()
                    for line in fit_table(page.page, box, language, colour=colour):
                        click.echo(line)


def _no_box(name: str, there: Sequence[str]) -> str:
    from difflib import SequenceMatcher

    def nearness(other: str) -> tuple[float, bool]:
        return SequenceMatcher(None, name, other).ratio(), other[:1] == name[:1]

    near = max(there, key=nearness, default="")
    if not nearness(near)[0]:
        near = ""
    en, zh = (f", did you mean {near}?", f"，是不是 {near}？") if near else ("", "")
    return f"--explain: no box {name}{en}  没有版块 {name}{zh}"


def _save_report(path: Path, outcomes: Sequence[Outcome], language: Language) -> bool:
    """Write the report of a run; whether it could be written."""
    from layout.diagnostics import Sink
    from layout.pdf import save

    sink = Sink()
    text = _as_json(_document(outcomes, None))
    save(path, f"{text}\n".encode(), sink)
    print_messages(sink.found, language)
    return not sink.has_errors


def _as_json(document: Report) -> str:
    import msgspec

    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode()


def _document(outcomes: Sequence[Outcome], clock: Timings | None) -> Report:
    """The report of a run; the seconds of its stages are asked for apart, since they change."""
    from msgspec import UNSET

    from layout.proof.report import EditionReport, Report, WrittenFile, message

    return Report(
        __version__,
        tuple(
            EditionReport(
                outcome.edition,
                outcome.exit_code,
                tuple(WrittenFile(one.number, one.path, one.size) for one in outcome.written),
                outcome.pages,
                tuple(map(message, outcome.diagnostics)),
            )
            for outcome in outcomes
        ),
        {name: round(value, 4) for name, value in clock.seconds.items()} if clock else UNSET,
    )


def _print_text(outcomes: list[Outcome], language: Language) -> None:
    for outcome in outcomes:
        print_messages(outcome.diagnostics, language)
        for page in outcome.written:
            click.echo(page.path)


def _print_timings(clock: Timings) -> None:
    for name, seconds in clock.seconds.items():
        click.echo(f"{name:10}{seconds * 1000:8.1f} ms", err=True)
    click.echo(f"{'total':10}{sum(clock.seconds.values()) * 1000:8.1f} ms", err=True)
