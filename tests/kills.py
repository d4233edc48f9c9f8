"""Kills builds at many moments and tells what each left that it should not.

    python tests/kills.py FOLDER

Each build is a fork of this process, which has loaded all that a build needs: what is killed is the
build, not the start of Python. It is to write new files over old ones. Kills come after a share of
the time that a build usually takes, before each of the calls with which it changes the folder,
and in the middle of writing, where the kernel stops a file that grows beyond a limit.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import layout.delivery
import layout.manifest
import layout.page.layout
import layout.pdf.writer  # noqa: F401
from layout import batch

KILLS = 50
SEED = 20201207
EDITION = """\
house:
  checks: {all: off}
  paper: {trim: 330pt x 320pt}
  grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
  furniture: {folio: {pages: none}}
  output: {standard: PDF/X-1a:2003}
date: 2026-03-20
pages:
"""
PAGE = """\
  - number: NUMBER
    plan: |
      4   甲 .  .  .
      16  .  .  .  .
    boxes:
      甲: {story: {body: TEXT}}
"""
OLD, NEW = "孩子们在草地上放风筝。", "河边的柳树发了芽，老人在桥头下棋。"
_LIMITS = (0, 1, 512, 4096, 6000)  # bytes; a page has about ten thousand

Files = dict[str, bytes]
Moment = tuple[str, Callable[[], None], float | None]


def main(folder: Path) -> int:
    """Kill builds; what was wrong goes to standard output, a line each."""
    old, new = (_written(folder / name, text) for name, text in (("old", OLD), ("new", NEW)))
    out, edition = folder / "out", folder / "new" / "edition.yaml"
    started = time.monotonic()
    os.waitpid(_fork(edition, folder / "usual", _live), 0)
    usual = time.monotonic() - started
    wrong: list[str] = []
    ended = left = 0
    for number, (moment, prepare, seconds) in enumerate(_moments(usual)):
        _restore(out, old)
        child = _fork(edition, out, prepare)
        if seconds is not None:
            time.sleep(seconds)
            os.kill(child, signal.SIGKILL)
        ended += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        left += bool(_parts(out))
        wrong += (f"kill {number} {moment}: {one}" for one in _strange(out, old, new))
    batch.run([edition], out)
    wrong += (f"afterwards: {one.name} is left" for one in _parts(out))
    if _files(out) != new:
        wrong.append("afterwards: not all files are new")
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    sys.stdout.write(
        f"{number + 1} builds, {ended} killed before their end, {left} with parts left\n"
    )
    return bool(wrong)


def _moments(usual: float) -> Iterator[Moment]:
    """When to kill: in words, by what the build itself is told, and after how many seconds."""
    for call in range(1, 21):
        yield f"before call {call}", partial(_die_before, call), None
    for limit in _LIMITS:
        yield f"at {limit} bytes", partial(_die_beyond, limit), None
    shares = random.Random(SEED)  # noqa: S311  no secret
    for _ in range(KILLS - 20 - len(_LIMITS)):
        share = shares.uniform(0, 1.1)
        yield f"at {share:.2f}", _live, share * usual


def _live() -> None:
    """Let the build go on."""


def _die_before(call: int) -> None:
    """Die just before a call, of those that change what is in the folder."""
    left = call

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        is_part = event == "open" and str(arguments[0]).endswith(".part")
        if is_part or event in ("os.rename", "os.mkdir", "fcntl.flock", "os.remove"):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def _die_beyond(limit: int) -> None:
    """Die in writing a file, once it has so many bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def _fork(edition: Path, out: Path, prepare: Callable[[], None]) -> int:
    child = os.fork()
    if not child:
        prepare()
        batch.run([edition], out)
        os._exit(0)
    return child


def _written(folder: Path, text: str) -> Files:
    """An edition of two pages of that text, built."""
    folder.mkdir()
    pages = "".join(PAGE.replace("NUMBER", number).replace("TEXT", text) for number in "12")
    (folder / "edition.yaml").write_text(EDITION + pages, encoding="utf-8")
    batch.run([folder / "edition.yaml"], folder / "out")
    return _files(folder / "out")


def _files(folder: Path) -> Files:
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file() and one not in _parts(folder)
    }


def _parts(folder: Path) -> list[Path]:
    return list(folder.rglob(".banmian-*.part"))


def _restore(out: Path, old: Files) -> None:
    """The old files as they were; parts that are left stay for the next build to sweep."""
    for name, data in old.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _strange(out: Path, old: Files, new: Files) -> list[str]:
    """Files that are neither the old ones nor the new ones, or should not be there at all."""
    found = _files(out)
    changed = [one for one in found if found[one] not in (old.get(one), new.get(one))]
    return [f"{one} is another" for one in changed] + [
        f"{one} is missing" for one in old if one not in found
    ]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
