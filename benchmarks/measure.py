"""Tasks run cold and in turn, each in new processes, and what the runs took."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import msgspec

from benchmarks.programs import ROOT, Task, environment

_STOPWATCH = Path(__file__).with_name("stopwatch.py")
SLOW = 20.0
"""Seconds: a program that needs longer is run once and not again."""


class Run(msgspec.Struct, frozen=True):
    """One run: seconds, and KiB of the largest process and of all (where that was looked for)."""

    exit: int
    wall: float
    cpu: float
    memory: int
    family: int = 0


class Measured(msgspec.Struct, frozen=True):
    """All runs of a program on one task, and the bytes it wrote."""

    program: str
    runs: tuple[Run, ...]
    family: int
    size: int

    @property
    def best(self) -> float:
        """The shortest wall time."""
        return min(run.wall for run in self.runs)

    def middle(self, figure: Callable[[Run], float]) -> float:
        """The median of a figure over the runs."""
        return median(figure(run) for run in self.runs)


def measure(tasks: Sequence[Task], runs: int) -> list[Measured]:
    """Run each task once to warm the file cache and see its memory, then all in turn."""
    warm = [_run(task, family=True) for task in tasks]
    timed: list[list[Run]] = [[one] if one.wall > SLOW else [] for one in warm]
    for _ in range(runs):
        for task, first, found in zip(tasks, warm, timed, strict=True):
            if first.wall <= SLOW:
                found.append(_run(task))
    return [
        Measured(task.program, tuple(found), first.family, _size(task))
        for task, first, found in zip(tasks, warm, timed, strict=True)
    ]


def time_command(command: Sequence[str], runs: int) -> Measured:
    """A command that writes no file."""
    task = Task(" ".join(Path(part).name for part in command), tuple(command), Path())
    _run(task)
    return Measured(task.program, tuple(_run(task) for _ in range(runs)), 0, 0)


def _size(task: Task) -> int:
    return sum(file.stat().st_size for file in task.files())


def _run(task: Task, *, family: bool = False) -> Run:
    asked = ["--family"] if family else []
    command = [sys.executable, "-I", "-S", str(_STOPWATCH), *asked, *task.command]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        env=environment(task.environment),
        cwd=ROOT,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{task.program}: {done.stderr}")
    run = msgspec.json.decode(done.stdout, type=Run)
    if run.exit not in (0, 3):  # 3: written, but a story is over
        raise SystemExit(f"{task.program} ended with code {run.exit}\n{done.stderr}")
    return run
