"""Run a command and print its wall time, processor time and peak memory as JSON.

`python -I -S stopwatch.py COMMAND...` is a process of its own, since the kernel counts the memory
of whoever starts a program as that program's: only a small starter lets a small figure be seen.
"""

from __future__ import annotations

import json
import os
import sys
import time


def main(command: list[str]) -> None:
    """Times in seconds, children included; memory in KiB, of the largest process."""
    quiet = os.open(os.devnull, os.O_RDWR)
    started = time.perf_counter()
    child = os.posix_spawn(
        command[0],
        command,
        dict(os.environ),
        file_actions=[(os.POSIX_SPAWN_DUP2, quiet, 0), (os.POSIX_SPAWN_DUP2, quiet, 1)],
    )
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - started
    found = {
        "exit": os.waitstatus_to_exitcode(status),
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1),
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
