"""The last half hour of docs/closing-a-page.md: each step's edits as a diff, each command run."""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from click.testing import CliRunner

from docs.gallery import pages_of
from docs.marks import Marks, save
from layout.cli import cli

HERE = Path(__file__).parent
EDITION = HERE / "closing"
PICTURE = HERE / "images" / "closing.png"
DOCUMENTS = (HERE / "closing-a-page.md", HERE / "closing-a-page.zh.md")

Edit = tuple[str, str, str]
"""A file, what stood in it, and what stands there then."""

SIGNED = """\
signoff:
  - {stage: editor, name: 柏舟, time: '23:22'}
  - {stage: first-reading, name: 温小满, time: '23:25'}
  - {stage: second-reading, name: 陆岸, time: '23:28'}
  - {stage: third-reading, name: 温小满, time: '23:31'}
  - {stage: check, name: 季蕙, time: '23:33'}
  - {stage: head, name: 罗雁平, time: '23:35'}
  - {stage: chief, name: 江晚舟, time: '23:38'}
"""

# Each step: what is changed first, and the command that is run then.
STEPS: dict[str, tuple[tuple[Edit, ...], str]] = {
    "build": ((), "build ."),
    "explain": ((), "check . --explain 头条"),
    "mend": (
        (
            ("stories/stage.md", "我要听听瓮的声音还在不在", "我要听听瓮声还在不在"),
            ("stories/stage.md", "纽扣交给了文化馆", "都交文化馆"),
            ("stories/stage.md", "星期四起", "星期三起"),
            ("stories/books.md", "粮仓\n---", "粮仓\ndateline: 本报讯\n---"),
            (
                "edition.yaml",
                "headline: {size: 24pt}}\n      书市",
                "headline: {size: 19pt}}\n      书市",
            ),
        ),
        "build . --since-last",
    ),
    "release": ((("edition.yaml", "issue: 9407\n", "issue: 9407\nstatus: released\n"),), "check ."),
    "sign": (
        (("edition.yaml", "status: released\n", f"status: released\n{SIGNED}"),),
        "build .",
    ),
    "preflight": ((), "preflight output/2026-12-23-01.pdf --house house.yaml"),
}


@contextmanager
def _working_in(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@cache
def told(language: str) -> dict[str, str]:
    """What each step shows in a language: its edits as a diff, the command and what it printed."""
    shown = {}
    with tempfile.TemporaryDirectory() as folder:
        day = Path(folder) / "day"
        shutil.copytree(EDITION, day)
        with _working_in(day):
            for name, (edits, command) in STEPS.items():
                shown[name] = "".join(map(_applied, edits)) + _run(command, language)
    return shown


def _applied(edit: Edit) -> str:
    """Make an edit and show it as a diff of the line it stands in."""
    file, old, new = edit
    path = Path(file)
    before = path.read_text(encoding="utf-8")
    if before.count(old) != 1:
        raise ValueError(f"{file}: {old!r} stands there {before.count(old)} times")
    after = before.replace(old, new)
    path.write_text(after, encoding="utf-8")
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    changed = "\n".join(line for line in lines if line[:2] not in ("--", "++", "@@"))
    return f"`{file}`\n\n```diff\n{changed}\n```\n\n"


def _run(command: str, language: str) -> str:
    done = CliRunner().invoke(cli, [*command.split(), "--lang", language])
    # The table alone: its messages are those of the step before.
    output = done.stdout if "--explain" in command else done.output
    printed = output.strip("\n")
    return f"```text\n$ banmian {command}\n{printed}\n[exit {done.exit_code}]\n```\n"


def shown(name: str) -> str:
    """A step as the documents show it: `mend-zh`."""
    step, _, language = name.rpartition("-")
    return told(language)[step]


MARKS = Marks("step", shown)


def finished(folder: Path) -> Path:
    """The edition as it is after all steps, in a folder."""
    shutil.copytree(EDITION, folder)
    with _working_in(folder):
        for edits, _ in STEPS.values():
            for edit in edits:
                _applied(edit)
    return folder / "edition.yaml"


def draw() -> None:
    """Draw the page anew, and put the steps into the documents."""
    with tempfile.TemporaryDirectory() as folder:
        save(pages_of(finished(Path(folder) / "day"))[1], PICTURE)
    MARKS.fill(DOCUMENTS)
