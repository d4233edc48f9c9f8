"""Bytes to disk so that a reader finds the old file or the new one, never half of it."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import IO

from layout.diagnostics import Sink, Span, Words

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be removed in any case
    fcntl = None  # type: ignore[assignment]

# The reasons an editor can do something about; others are told in the system's own words.
REASONS: dict[int, Words] = {
    errno.ENOSPC: Words("the disk is full", "磁盘已满"),
    errno.EDQUOT: Words("the disk quota is used up", "磁盘配额已用完"),
    errno.EFBIG: Words("it is larger than a file may be here", "超过这里允许的文件大小"),
    errno.EACCES: Words("access is denied", "没有写入权限"),
    errno.EPERM: Words("access is denied", "没有写入权限"),
    errno.EROFS: Words("the disk is read-only", "磁盘是只读的"),
    errno.ENOENT: Words("the folder does not exist", "文件夹不存在"),
    errno.ENOTDIR: Words("the folder is a file", "所写的文件夹是一个文件"),
    errno.EISDIR: Words("there is a folder of that name", "已有同名文件夹"),
    errno.ENAMETOOLONG: Words("the name is too long", "文件名太长"),
}
_NOT_A_FILE = Words("there is something of that name that is no file", "已有同名的非普通文件")


def save(path: Path, data: bytes, sink: Sink, *, lasts: bool = True) -> bool:
    """Write beside `path`, then rename over it; on failure the old file stays and E604 says why.

    What `lasts` is waited for until it would outlast a power cut; what can be made again need not.
    """
    try:
        if path.exists() and not path.is_file():
            # A rename would take the place of a device or pipe as gladly as that of a file.
            reason = REASONS[errno.EISDIR] if path.is_dir() else _NOT_A_FILE
            sink.report("E604", Span(str(path)), reason=reason)
            return False
        _replace(path, data, lasts=lasts)
    except (OSError, ValueError) as error:
        number = error.errno if isinstance(error, OSError) else None
        reason_text = getattr(error, "strerror", None) or str(error)
        sink.report("E604", Span(str(path)), reason=REASONS.get(number or 0, reason_text))
        return False
    return True


_PART = (".banmian-", ".part")
_TRIES = 3  # to be swept away between making the file and locking it takes another build


def sweep(folder: Path) -> None:
    """Remove what a build that was killed left behind: a part that nobody has locked."""
    try:
        parts = [one for one in os.listdir(folder) if one.startswith(_PART[0])]  # noqa: PTH208
    except OSError:
        return
    for name in parts:
        if name.endswith(_PART[1]):
            with suppress(OSError):  # locked: another build is writing it
                _remove(folder / name)


def _remove(part: Path) -> None:
    with part.open("rb") as file:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            part.unlink()
            return
    part.unlink()


def _replace(path: Path, data: bytes, *, lasts: bool) -> None:
    for tries_left in reversed(range(_TRIES)):
        part = path.with_name(f"{_PART[0]}{os.urandom(6).hex()}{_PART[1]}")
        try:
            _write(part, path, data, lasts=lasts)
        except FileNotFoundError:
            if not tries_left or not path.parent.is_dir():
                raise
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        else:
            break
    if lasts:
        _sync_folder(path.parent)


def _write(part: Path, path: Path, data: bytes, *, lasts: bool) -> None:
    """Write a part and rename it; while it is open and locked, `sweep` leaves it alone."""
    with part.open("xb") as file:
        _lock(file)
        file.write(data)
        file.flush()
        if lasts:
            os.fsync(file.fileno())
        if fcntl:
            part.replace(path)
    if not fcntl:
        part.replace(path)


def _lock(file: IO[bytes]) -> None:
    if fcntl:
        with suppress(OSError):  # a file system without locks, which nobody sweeps then
            fcntl.flock(file, fcntl.LOCK_EX)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself outlast a power cut, where the system lets a folder be opened."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        with suppress(OSError):  # some file systems refuse it; the file itself is safe by now
            os.fsync(handle)
    finally:
        os.close(handle)
