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
    FORMAT,
    JOBS,
    LANG,
    PAGES,
    PURPOSE,
    SINCE,
    TIMINGS,
    language_of,
    print_messages,
)

if TYPE_CHECKING:
    from click.decorators import FC

    from layout.diagnostics.render import Language
    from layout.press import Outcome, Purpose, Timings


class _Options(TypedDict):
    """What `build` and `check` have in common."""

    editions: Sequence[Path]
    pages: set[int] | None
    jobs: int | None
    form: str
    lang: str | None
    timings: bool
    since_last: bool
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
def check(folder: Path, **options: Unpack[_Options]) -> None:
    """Do everything but the writing 只检查，不生成."""
    given = click.get_current_context().get_parameter_source("folder")
    if given == ParameterSource.COMMANDLINE and not options["since_last"]:
        raise click.UsageError("-o goes with --since-last  -o 要与 --since-last 同用")
    _run(None, folder, options)


def _run(folder: Path | None, last: Path, options: _Options) -> None:
    started = time.process_time()  # of the whole process: Python and what is imported so far
    from layout import batch
    from layout.press import Asked, Timings

    clock = Timings()
    clock.add("start", started)
    jobs = options["jobs"] or os.cpu_count() or 1
    since = last if options["since_last"] else None
    asked = Asked(since, options.get("purpose", "press"))
    outcomes = batch.run(
        options["editions"], folder, wanted=options["pages"], jobs=jobs, timings=clock, asked=asked
    )
    if options["form"] == "json":
        _print_json(outcomes, clock if options["timings"] else None, is_compared=since is not None)
    else:
        _print_text(outcomes, language_of(options["lang"]))
        if options["timings"]:
            _print_timings(clock)
    code = max((outcome.exit_code for outcome in outcomes), key=(0, 3, 1).index)
    if code != EXIT_BAD_INPUT:
        _check_wanted(options["pages"], outcomes)
    sys.exit(code)


def _check_wanted(wanted: set[int] | None, outcomes: Sequence[Outcome]) -> None:
    """A page that no edition has was asked for by mistake."""
    there = {page["page"] for outcome in outcomes for page in outcome.pages}
    if missing := sorted((wanted or set()) - there):
        names = ", ".join(str(number) for number in missing)
        raise click.UsageError(f"--pages: no page {names}  没有第 {names} 版")


def _print_json(outcomes: list[Outcome], clock: Timings | None, *, is_compared: bool) -> None:
    import msgspec

    from layout.diagnostics.render import as_data

    document: dict[str, object] = {
        "banmian": __version__,
        "editions": [
            {
                "edition": outcome.edition,
                "exit_code": outcome.exit_code,
                "written": msgspec.to_builtins(outcome.written),
                "pages": outcome.pages,
                "diagnostics": [as_data(one) for one in outcome.diagnostics],
                **({"since_last": msgspec.to_builtins(outcome.changes)} if is_compared else {}),
            }
            for outcome in outcomes
        ],
    }
    if clock:
        document["seconds"] = {name: round(value, 4) for name, value in clock.seconds.items()}
    click.echo(msgspec.json.format(msgspec.json.encode(document), indent=2))


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
