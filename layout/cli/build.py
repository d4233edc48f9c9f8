"""`build` and `check`: an edition set, written or not, and what was said of it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NotRequired, TypedDict, Unpack

import click
from click.core import ParameterSource

from layout import __version__
from layout.cli.options import (
    EDITIONS,
    EXIT_BAD_INPUT,
    EXPLAIN,
    FORMAT,
    JOBS,
    LANG,
    PAGES,
    PURPOSE,
    REPORT,
    SINCE,
    TIMINGS,
    language_of,
    print_messages,
)

if TYPE_CHECKING:
    from click.decorators import FC

    from layout.diagnostics.render import Language
    from layout.press import Outcome, Timings
    from layout.proof.form import Report
    from layout.spec.naming import Purpose


class _Options(TypedDict):
    """What `build` and `check` have in common."""

    editions: Sequence[Path]
    pages: set[int] | None
    jobs: int | None
    form: str
    lang: str | None
    timings: bool
    since_last: bool
    report: Path | None
    explain: Sequence[str]
    purpose: NotRequired[Purpose]  # of `build` alone


def _folder(words: str) -> Callable[[FC], FC]:
    """The option that names the output folder."""
    return click.option(
        "-o", "--output", "folder", type=click.Path(file_okay=False, path_type=Path),
        default=Path("output"), show_default=True, help=words,
    )  # fmt: skip


@click.command()
@EDITIONS
@_folder("Folder of the PDF files 输出文件夹.")
@PURPOSE
@PAGES
@JOBS
@SINCE
@FORMAT
@LANG
@TIMINGS
@REPORT
@EXPLAIN
def build(folder: Path, **options: Unpack[_Options]) -> None:
    """Write the pages of an edition as PDF 生成 PDF."""
    _run(folder, folder, options)


@click.command()
@EDITIONS
@_folder("Folder of the last build, for --since-last 上次生成的文件夹.")
@PAGES
@JOBS
@SINCE
@FORMAT
@LANG
@TIMINGS
@REPORT
@EXPLAIN
def check(folder: Path, **options: Unpack[_Options]) -> None:
    """Do everything but the writing 只检查，不生成."""
    given = click.get_current_context().get_parameter_source("folder")
    if given == ParameterSource.COMMANDLINE and not options["since_last"]:
        raise click.UsageError("-o goes with --since-last  -o 要与 --since-last 同用")
    _run(None, folder, options)


def _run(folder: Path | None, last: Path, options: _Options) -> None:
    from layout import batch
    from layout.press import Asked, Timings

    clock = Timings()
    clock.add(
        "start", time.process_time()
    )  # of the whole process: Python and what is loaded so far
    jobs = options["jobs"] or os.cpu_count() or 1
    since = last if options["since_last"] else None
    is_whole = options["form"] == "json" or options["report"] is not None
    purpose = options.get("purpose", "press")
    asked = Asked(is_whole, frozenset(options["explain"]), since, purpose)
    outcomes = batch.run(
        options["editions"],
        folder,
        wanted=options["pages"],
        jobs=jobs,
        timings=clock,
        asked=asked,
    )
    language = language_of(options["lang"])
    told = _document(outcomes, is_compared=since is not None) if is_whole else None
    if told and options["form"] == "json":
        click.echo(_as_json(told, clock if options["timings"] else None))
    else:
        _print_text(outcomes, language)
        if options["timings"]:
            _print_timings(clock)
    code: int = max((outcome.exit_code for outcome in outcomes), key=(0, 3, 1).index)
    if told and options["report"] and not _save_report(options["report"], told, language):
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


def _save_report(path: Path, told: Report, language: Language) -> bool:
    """Write the report of a run; whether it could be written."""
    from layout.diagnostics import Sink
    from layout.pdf import save

    sink = Sink()
    save(path, f"{_as_json(told, None)}\n".encode(), sink)
    print_messages(sink.found, language)
    return not sink.has_errors


def _as_json(told: Report, clock: Timings | None) -> str:
    """A report as text, with the seconds of its stages where they are asked for."""
    import msgspec

    if clock:
        seconds = {name: round(value, 4) for name, value in clock.seconds.items()}
        told = msgspec.structs.replace(told, seconds=seconds)
    return msgspec.json.format(msgspec.json.encode(told), indent=2).decode()


def _document(outcomes: Sequence[Outcome], *, is_compared: bool) -> Report:
    """The report of a run, with what changed since the last one where they were compared."""
    from msgspec import UNSET

    from layout.proof.form import EditionReport, Report, WrittenFile
    from layout.proof.report import message

    return Report(
        __version__,
        tuple(
            EditionReport(
                outcome.edition,
                outcome.exit_code,
                tuple(
                    WrittenFile(one.number, one.path, one.size, one.pages)
                    for one in outcome.written
                ),
                outcome.pages,
                tuple(map(message, outcome.diagnostics)),
                outcome.changes if is_compared else UNSET,
            )
            for outcome in outcomes
        ),
    )


def _print_text(outcomes: list[Outcome], language: Language) -> None:
    for outcome in outcomes:
        print_messages(outcome.diagnostics, language)
        for page in outcome.written:
            click.echo(page.path)
        if outcome.changes:
            from layout.proof.telling import told

            for line in told(outcome.changes, language):
                click.echo(line)


def _print_timings(clock: Timings) -> None:
    for name, seconds in clock.seconds.items():
        click.echo(f"{name:10}{seconds * 1000:8.1f} ms", err=True)
    click.echo(f"{'total':10}{sum(clock.seconds.values()) * 1000:8.1f} ms", err=True)
