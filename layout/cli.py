"""The command line: arguments in, exit code out. Results go to stdout, messages to stderr."""

from __future__ import annotations

import errno
import gc
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypedDict, Unpack

import click

from layout import __version__

if TYPE_CHECKING:
    from layout.diagnostics import Diagnostic
    from layout.diagnostics.render import Language
    from layout.press import Outcome, Timings
    from layout.proof.rationale import Specimen
    from layout.proof.vectors import Verdict
    from layout.units import Length

EXIT_BAD_INPUT = 1
EXIT_INTERNAL = 70


def _language(chosen: str | None) -> Language:
    """The chosen language, else that of the locale."""
    if chosen is None:
        locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
        chosen = (locale or "")[:2]
    return "zh" if chosen == "zh" else "en"


def _pages(_: click.Context, __: click.Parameter, value: str | None) -> set[int] | None:
    """`1,3-4` as a set of page numbers."""
    if value is None:
        return None
    numbers: set[int] = set()
    for part in value.split(","):
        match = _PAGE_RANGE.match(part.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last:
            raise click.BadParameter(f"{value!r}: write 1,3-4  页码写作 1,3-4")
        numbers.update(range(first, last + 1))
    return numbers


_PAGE_RANGE = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?$")


_EDITIONS = click.argument(
    "editions", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="EDITION..."
)
_LANG = click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of messages 语言.")
_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Output 输出格式."
)
_PAGES = click.option(
    "--pages", callback=_pages, metavar="1,3-4", help="Only these pages 只排这些版."
)
_JOBS = click.option(
    "--jobs", type=click.IntRange(1), default=None, help="Processes for several pages 进程数."
)
_TIMINGS = click.option("--timings", is_flag=True, help="Say where the time went 列出各段用时.")


class _Options(TypedDict):
    """What `build` and `check` have in common."""

    editions: Sequence[Path]
    pages: set[int] | None
    jobs: int | None
    form: str
    lang: str | None
    timings: bool


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="banmian", message="%(prog)s %(version)s")
def cli() -> None:
    """Set Chinese newspaper pages from plain files 用文本文件排中文报纸."""


@cli.command()
@_EDITIONS
@click.option(
    "-o", "--output", "folder", type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"), show_default=True, help="Folder of the PDF files 输出文件夹.",
)  # fmt: skip
@_PAGES
@_JOBS
@_FORMAT
@_LANG
@_TIMINGS
def build(folder: Path, **options: Unpack[_Options]) -> None:
    """Write the pages of an edition as PDF 生成 PDF."""
    _run(folder, options)


@cli.command()
@_EDITIONS
@_PAGES
@_JOBS
@_FORMAT
@_LANG
@_TIMINGS
def check(**options: Unpack[_Options]) -> None:
    """Do everything but the writing 只检查，不生成."""
    _run(None, options)


def _run(folder: Path | None, options: _Options) -> None:
    started = time.process_time()  # of the whole process: Python and what is imported so far
    from layout import batch
    from layout.press import Timings

    clock = Timings()
    clock.add("start", started)
    jobs = options["jobs"] or os.cpu_count() or 1
    outcomes = batch.run(
        options["editions"], folder, wanted=options["pages"], jobs=jobs, timings=clock
    )
    if options["form"] == "json":
        _print_json(outcomes, clock if options["timings"] else None)
    else:
        _print_text(outcomes, _language(options["lang"]))
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


def _print_json(outcomes: list[Outcome], clock: Timings | None) -> None:
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
            }
            for outcome in outcomes
        ],
    }
    if clock:
        document["seconds"] = {name: round(value, 4) for name, value in clock.seconds.items()}
    click.echo(msgspec.json.format(msgspec.json.encode(document), indent=2))


def _print_text(outcomes: list[Outcome], language: Language) -> None:
    for outcome in outcomes:
        _print_messages(outcome.diagnostics, language)
        for page in outcome.written:
            click.echo(page.path)


def _print_messages(found: Sequence[Diagnostic], language: Language) -> None:
    if not found:
        return
    from layout.diagnostics.render import as_text

    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    for text in as_text(found, language, colour=colour):
        click.echo(text, err=True)


def _print_timings(clock: Timings) -> None:
    for name, seconds in clock.seconds.items():
        click.echo(f"{name:10}{seconds * 1000:8.1f} ms", err=True)
    click.echo(f"{'total':10}{sum(clock.seconds.values()) * 1000:8.1f} ms", err=True)


@cli.command()
def schema() -> None:
    """Print the JSON Schema of the edition language 打印 JSON Schema."""
    import msgspec

    from layout.spec import schema as edition_schema

    click.echo(msgspec.json.format(msgspec.json.encode(edition_schema()), indent=2))


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Write a small edition that builds, to start from 新建一个可排的版面."""
    from layout.starter import copy_starter

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"{folder}: not an empty folder  不是空文件夹")
    for path in copy_starter(folder):
        click.echo(path)


@cli.command()
@click.argument("code")
@_LANG
def explain(code: str, lang: str | None) -> None:
    """Print what a code means, in both languages 解释一个代码."""
    from layout.diagnostics.explanation import explanation

    text = explanation(code.upper(), lang)
    if text is None:
        raise click.UsageError(f"no such code: {code}  没有这个代码")
    click.echo(text)


@cli.command()
@click.argument("edition", required=False, type=click.Path(path_type=Path))
@_FORMAT
@_LANG
def fonts(edition: Path | None, form: str, lang: str | None) -> None:
    """List the faces that styles can name 列出可用的字体."""
    from layout.diagnostics import Sink
    from layout.fontlist import list_faces

    sink = Sink()
    rows = list_faces(edition, sink)
    if form == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2))
    else:
        for row in rows:
            click.echo("  ".join((f"{row.name:14}", f"{row.full_name:28}", row.version, row.file)))
    _print_messages(sink.found, _language(lang))
    if sink.has_errors:
        sys.exit(EXIT_BAD_INPUT)


def _length(_: click.Context, __: click.Parameter, value: str | None) -> Length | None:
    """`15字`, `48mm`; a number alone counts in 字."""
    if value is None:
        return None
    from layout.units import parse_length

    found = parse_length(value) or parse_length(f"{value}字")
    if found is None or not 0 <= found.value <= _LONGEST:
        raise click.BadParameter(f"{value!r}: write 15字 or 48mm  写作 15字 或 48mm")
    return found


_LONGEST = 10_000


def _word(
    struct: str, key: str
) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """A word of the edition language, in English or Chinese; the table is looked up late."""

    def checked(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
        if value is None:
            return None
        from layout.spec.keys import VALUES

        words = VALUES[struct, key]
        chosen = {chinese: english for english, chinese in words.items()}.get(value, value)
        if chosen not in words:
            known = f"one of {', '.join(words)}  可用 {'、'.join(words.values())}"
            raise click.BadParameter(f"{value!r}: {known}")
        return chosen

    return checked


class _TextOptions(TypedDict):
    """What `text` sets a text with."""

    house: Path | None
    style: str
    language: str | None
    level: str | None
    scheme: str | None
    measure: Length | None
    indent: Length | None
    looseness: int


@cli.command("text")
@click.option(
    "--lang", "language", callback=_word("House", "language"), metavar="TAG",
    help="Language of the text: zh-Hans, zh-Hant, ja, ko 文字的语言.",
)  # fmt: skip
@click.option(
    "--level", callback=_word("Style", "level"), metavar="NAME",
    help="Kinsoku: gb, strict, ... by language 避头尾级别.",
)  # fmt: skip
@click.option("--measure", callback=_length, metavar="15字", help="Width of the lines 行长.")
@click.option(
    "--scheme", callback=_word("Style", "punctuation"), metavar="NAME",
    help="Punctuation: quanjiao, kaiming, banjiao, ... 标点方案.",
)  # fmt: skip
@click.option("--house", type=click.Path(path_type=Path), help="A house file 样式文件.")
@click.option("--style", default="body", show_default=True, help="A style of the house 样式.")
@click.option("--indent", callback=_length, metavar="2字", help="Of the first line 首行缩进.")
@click.option(
    "--looseness", type=click.IntRange(-99, 99), default=0, metavar="N",
    help="So many lines more, or fewer 多排或少排几行.",
)  # fmt: skip
@click.option(
    "--cases",
    type=click.Path(path_type=Path),
    help="Try a file of cases instead 验证用例文件.",
)
@_FORMAT
@click.option(
    "--messages", "lang", type=click.Choice(["zh", "en"]), help="Language of messages 说明的语言."
)
def text(cases: Path | None, form: str, lang: str | None, **wishes: Unpack[_TextOptions]) -> None:
    """Set the text of standard input and say why each line ends there 说明每行为什么断在那里."""
    from layout.diagnostics import Sink
    from layout.proof.rationale import as_data, told
    from layout.specimen import Wishes, read_text, set_specimen, try_cases

    sink, language = Sink(), _language(lang)
    found: Specimen | Verdict | None
    if cases is not None:
        found = try_cases(cases, sink)
    else:
        if sys.stdin is None:
            raise click.UsageError("standard input is closed  标准输入是关着的")
        source = read_text(sys.stdin.buffer, sink)
        found = None if source is None else set_specimen(source, Wishes(**wishes), sink)
    if found is not None and form == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(as_data(found)), indent=2))
    elif found is not None:
        for line in told(found, language):
            click.echo(line)
    _print_messages(sink.found, language)
    if found is None or sink.has_errors:
        sys.exit(EXIT_BAD_INPUT)
    sys.exit(found.exit_code)


def main() -> None:
    """Run the command; a fault of the program is told in a line and keeps its exit code."""
    # A page makes many values and no cycles: collecting rarely saves a tenth of its time.
    gc.set_threshold(100_000, 20, 20)
    try:
        cli(prog_name="banmian")
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else EXIT_BAD_INPUT
    except Exception as error:  # no traceback ever reaches a user
        if os.environ.get("BANMIAN_DEBUG"):
            raise
        code = _failed(error)
    _leave(code)


def _failed(error: Exception) -> int:
    """Say that results cannot be printed, the disk being full, or that the program is wrong."""
    if isinstance(error, OSError) and error.errno in _FULL:
        click.echo(f"the results cannot be printed  结果打印不出来: {error.strerror}", err=True)
        return EXIT_BAD_INPUT
    click.echo(_INTERNAL.format(type(error).__name__, error), err=True)
    return EXIT_INTERNAL


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)

_INTERNAL = """internal error 程序内部错误: {}: {}
  hint: this is a fault of banmian; run again with BANMIAN_DEBUG=1 and report what it prints, with \
the edition
  提示：这是程序的错。请设 BANMIAN_DEBUG=1 再运行一次，把输出和版面文件一起报告"""


def _leave(code: int) -> NoReturn:
    """End at once: all files are closed, and taking fonts and modules apart costs 30 ms."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):  # None: closed by who called
            stream.flush()
    except BrokenPipeError:  # the reader of a pipe went away
        code = code or EXIT_BAD_INPUT
    except OSError as error:
        code = code or _failed(error)
    os._exit(code)
