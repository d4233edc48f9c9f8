"""Draws one SVG, in a process of its own: what is deep or endless ends that process alone.

Run as a script with an order in JSON on standard input: `path` are the folders of modules, `memory`
the most bytes, `seconds` the most time of the processor, `draw` what the library is asked. The PNG
goes to standard output; a file that cannot be drawn is exit code 3, with the reason on standard
error. It imports nothing of this package, so that it starts at once.
"""

from __future__ import annotations

import json
import sys

CANNOT = 3
"""The exit code of a file that the library refuses."""


def _limit(memory: int, seconds: int) -> None:
    """Hold the process to its bounds, where the system can."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        soft, hard = resource.getrlimit(kind)
        bounds = [one for one in (most, soft, hard) if one != resource.RLIM_INFINITY]
        resource.setrlimit(kind, (min(bounds), hard))


def main() -> int:
    """Draw what is ordered."""
    order = json.load(sys.stdin.buffer)
    sys.path[:] = order["path"]
    _limit(order["memory"], order["seconds"])
    import resvg_py

    try:
        data = resvg_py.svg_to_bytes(**order["draw"])
    except ValueError as error:
        sys.stderr.write(str(error))
        return CANNOT
    sys.stdout.buffer.write(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
