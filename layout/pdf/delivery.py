"""Bytes to disk so that a reader finds the old file or the new one, never half of it."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from layout.diagnostics import Sink, Span, Words

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


def _replace(path: Path, data: bytes, *, lasts: bool) -> None:
    part = path.with_name(f".banmian-{os.urandom(6).hex()}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            if lasts:
                file.flush()
                os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    if lasts:
        _sync_folder(path.parent)


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
