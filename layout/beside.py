"""Work beside the caller's: on a thread, where this process has a processor to spare for it.

Pillow, zlib and HarfBuzz leave the interpreter to others while they work. Where each processor has
a process of its own, threads only get in each other's way.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

_has_spare = True


def spare_none() -> None:
    """From now on all work of this process is done in its turn."""
    global _has_spare  # noqa: PLW0603  set once, when a process starts
    _has_spare = False


def has_spare() -> bool:
    """Whether work can be done beside."""
    return _has_spare


class Beside:
    """A piece of work that is being done while the caller goes on, or was done at once."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._thread = Thread(target=work) if _has_spare else None
        if self._thread:
            self._thread.start()
        else:
            work()

    @property
    def is_going_on(self) -> bool:
        """Whether it is not yet done."""
        return self._thread is not None and self._thread.is_alive()

    def wait(self) -> None:
        """Until it is done; again costs nothing."""
        if self._thread:
            self._thread.join()
            self._thread = None
