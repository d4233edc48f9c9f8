"""Results of slow work kept from run to run, each under a key that says all that decides it."""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

VARIABLE = "BANMIAN_CACHE"
"""Environment variable: a folder for what is kept between runs, or `off`."""

MOST_BYTES = 256 * 2**20
"""Size of a folder of entries; when it is found larger, the entries longest unused go."""

MOST_OF_ONE = 32 * 2**20
"""An entry larger than this is not kept: it would drive out all others."""

_LEAST_COUNTED = 2**16
"""A smaller entry counts as this: it bounds their number, and so the time to look them over."""

_SUFFIX, _PART = ".kept", ".kept-part"
_CHECKSUM = 4  # bytes
_A_DAY = 86_400.0


def user_folder(kind: str) -> Path | None:
    """Where the user's entries of one kind are kept (XDG Base Directory 0.8); None is nowhere."""
    chosen = os.environ.get(VARIABLE, "")
    if chosen == "off":
        return None
    if chosen:
        return Path(chosen) / kind
    common = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(common):  # noqa: PTH117  it may be no path at all
        common = os.path.expanduser("~/.cache")  # noqa: PTH111  Path raises where there is no home
    return Path(common) / "banmian" / kind if os.path.isabs(common) else None  # noqa: PTH117


class Cache:
    """A folder of entries. Whatever fails in it, the work is done anew without a word.

    Args:
        folder: Where they lie; made when needed. None keeps nothing.
        most: Bytes of all entries together.
    """

    def __init__(self, folder: Path | None, most: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most = most

    @property
    def is_on(self) -> bool:
        """Whether it is worth making a key."""
        return self._folder is not None

    def read(self, key: str) -> memoryview | None:
        """The entry, or None where there is none that is whole."""
        if self._folder is None:
            return None
        path = self._folder / (key + _SUFFIX)
        entry = b""
        with suppress(OSError, ValueError), path.open("rb", buffering=0) as file:
            stat = os.fstat(file.fileno())
            if stat.st_size <= MOST_OF_ONE + _CHECKSUM:
                entry = file.read()
            if time.time() - stat.st_mtime > _A_DAY:  # to the day is fine enough for pruning
                os.utime(path)
        data = memoryview(entry)[_CHECKSUM:]
        return data if entry[:_CHECKSUM] == _checksum(key, data) else None

    def keep(self, key: str, data: bytes) -> None:
        """Keep an entry where that can be done; a reader sees all of it or nothing."""
        if self._folder is None or len(data) > MOST_OF_ONE:
            return
        with suppress(OSError, ValueError):  # no right to write, no room, no such path
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _replace(self._folder / (key + _SUFFIX), _checksum(key, data), data)
        if key[0] == "0":  # one in sixteen: looking them over need not be paid for each
            self.prune()

    def prune(self) -> None:
        """Remove the entries longest unused until the rest takes three quarters of the bound.

        Only what is named as an entry is touched: the folder may hold files of others.
        """
        found = sorted(self._entries(), reverse=True)
        if sum(size for _, size, _ in found) <= self._most:
            return
        room = self._most * 3 // 4
        for _, size, path in found:
            room -= size
            if room < 0:
                with suppress(OSError):  # another process was quicker, or reads it
                    path.unlink()

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """Last use, counted size and path of each entry, and of parts that a kill left behind."""
        if self._folder is None:
            return
        with suppress(OSError, ValueError), os.scandir(self._folder) as entries:
            for one in entries:
                if one.name.endswith((_SUFFIX, _PART)):
                    stat = one.stat(follow_symlinks=False)
                    yield stat.st_mtime, max(stat.st_size, _LEAST_COUNTED), Path(one.path)


def _replace(path: Path, *pieces: bytes) -> None:
    """Write beside and rename. Nothing is synced: the checksum tells what a power cut left."""
    part = path.with_name(f".{os.urandom(6).hex()}{_PART}")
    try:
        with part.open("xb") as file:
            for piece in pieces:
                file.write(piece)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _checksum(key: str, data: bytes | memoryview) -> bytes:
    """Over the key too, so that an entry under a wrong name is not taken."""
    return zlib.crc32(data, zlib.crc32(key.encode())).to_bytes(_CHECKSUM, "big")
