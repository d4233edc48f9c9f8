"""Arguments that several commands have, and how messages are printed."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from layout.diagnostics import Diagnostic
    from layout.diagnostics.render import Language

EXIT_BAD_INPUT = 1


def language_of(chosen: str | None) -> Language:
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


EDITIONS = click.argument(
    "editions", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="EDITION..."
)
LANG = click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of messages 语言.")
FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Output 输出格式."
)
PAGES = click.option(
    "--pages", callback=_pages, metavar="1,3-4", help="Only these pages 只排这些版."
)
JOBS = click.option(
    "--jobs", type=click.IntRange(1), default=None, help="Processes for several pages 进程数."
)
SINCE = click.option(
    "--since-last",
    is_flag=True,
    help="Say what changed since the last build, and why 列出与上次生成相比的改动和原因.",
)
PURPOSE = click.option(
    *("--for", "purpose"),
    type=click.Choice(["press", "screen"]),
    default="press",
    show_default=True,
    help="What the files are for: a press, or a screen (small, tagged) 供印刷，或供屏幕阅读.",
)
TIMINGS = click.option("--timings", is_flag=True, help="Say where the time went 列出各段用时.")


REPORT = click.option(
    "--report", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.json",
    help="Write what became of each box 写出报告.",
)  # fmt: skip
EXPLAIN = click.option(
    "--explain", multiple=True, metavar="BOX", help="Say how a story fits 说明一篇稿件排得怎样."
)


def print_messages(found: Sequence[Diagnostic], language: Language) -> None:
    """Tell what was found, on standard error."""
    if not found:
        return
    from layout.diagnostics.render import as_text

    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    for text in as_text(found, language, colour=colour):
        click.echo(text, err=True)
