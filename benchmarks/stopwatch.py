"""Run a command and print its wall time, processor time and peak memory as JSON.

`python -I -S stopwatch.py [--family] COMMAND...` is a process of its own, since the kernel counts
the memory of whoever starts a program as that program's: only a small starter lets a small figure
be seen.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_INTERVAL = 0.02
"""Seconds between two looks at the memory of all processes."""


def main(arguments: list[str]) -> None:
    """Times in seconds, children included; memory in KiB: of the largest process, of all at once.

    The memory of all is looked for with `--family` only, as the looking takes time; it counts
    what processes share once, and is 0 where the system does not tell it.
    """
    asked = arguments[0] == "--family" and sys.platform == "linux"
    command = arguments[1:] if arguments[0] == "--family" else arguments
    quiet = os.open(os.devnull, os.O_RDWR)
    to_quiet = [(os.POSIX_SPAWN_DUP2, quiet, 0), (os.POSIX_SPAWN_DUP2, quiet, 1)]
    started = time.perf_counter()
    child = os.posix_spawn(command[0], command, dict(os.environ), file_actions=to_quiet)
    most = _watch(child) if asked else 0
    _, status, usage = os.wait4(child, 0)
    found = {
        "exit": os.waitstatus_to_exitcode(status),
        "wall": time.perf_counter() - started,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1),
        "family": most,
    }
    sys.stdout.write(json.dumps(found))


def _watch(child: int) -> int:
    """The most that the processes from `child` down held together until it ended."""
    most = 0
    while os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        most = max(most, sum(map(_share, _family(child))))
        time.sleep(_INTERVAL)
    return most


def _family(process: int) -> Iterator[int]:
    yield process
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _share(process: int) -> int:
    """The proportional share of a process in KiB (`Pss`)."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


if __name__ == "__main__":
    main(sys.argv[1:])
