"""Text files as the stage reads them: their characters and lines, or a message why not."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable

import msgspec

from layout.diagnostics import Sink, Span, Words

LIMIT = 4 * 1024 * 1024
"""Bytes of a text file: a whole day's copy of a daily is a tenth of it."""

# What may not stand in text: control characters but tab and line feed, the line ends of other
# systems that editors do not count as lines, a byte order mark inside, and non-characters.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class Source(msgspec.Struct, frozen=True):
    """A text file: the name it goes by in messages, its characters, line ends all line feeds."""

    file: str
    text: str

    @property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.text.split("\n")


def read_source(
    file: str, sink: Sink, named: Span | None = None, limit: int = LIMIT
) -> Source | None:
    """Read a text file; None, and a message at `named`, where it cannot be.

    Only regular files are opened, without waiting, so that a pipe or a device cannot hold the
    run up. Bytes and characters that do not belong are reported and shown as U+FFFD.
    """
    data = _read_bytes(file, sink, named or Span(file), limit)
    return None if data is None else source_of(data, file, sink)


def source_of(data: bytes, file: str, sink: Sink) -> Source:
    """Bytes as a text file; what does not belong is reported and shown as U+FFFD."""
    text = _decode(data, file, sink)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")

    def place(offset: int) -> Span:
        line = text.count("\n", 0, offset) + 1
        column = offset - text.rfind("\n", 0, offset)
        return Span(file, line, column, column + 1)

    return Source(file, without_control(text, place, sink))


def _read_bytes(file: str, sink: Sink, span: Span, limit: int) -> bytes | None:
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(file, flags)
    except (OSError, ValueError) as error:
        report_unreadable(file, error, span, sink)
        return None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            sink.report("E102", span, file=file, kind=kind_of(status.st_mode))
            return None
        with os.fdopen(handle, "rb", closefd=False) as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        report_unreadable(file, error, span, sink)
        return None
    finally:
        os.close(handle)
    if len(data) > limit:
        sink.report("E104", span, file=file, size=max(status.st_size, len(data)), limit=limit)
        return None
    return data


def report_unreadable(file: str, error: OSError | ValueError, span: Span, sink: Sink) -> None:
    """Say why a file cannot be opened: it is not there, or it may not be read."""
    if isinstance(error, (FileNotFoundError, NotADirectoryError, ValueError)):
        sink.report("E101", span, file=file)
    elif isinstance(error, IsADirectoryError):
        sink.report("E102", span, file=file, kind=kind_of(stat.S_IFDIR))
    elif isinstance(error, PermissionError):
        sink.report("E103", span, file=file, reason=Words("permission denied", "没有读取权限"))
    else:
        sink.report("E103", span, file=file, reason=error.strerror or type(error).__name__)


def kind_of(mode: int) -> Words:
    """What a thing in the file system is, from its mode."""
    if stat.S_ISDIR(mode):
        return Words("a folder", "文件夹")
    if stat.S_ISFIFO(mode):
        return Words("a pipe", "管道")
    return Words("a device or socket", "设备或套接字")


def _decode(data: bytes, file: str, sink: Sink) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig")) + 1
    hint, text = _other_encoding(data)
    byte = f"0x{data[len(before)]:02X}"
    sink.report("E105", Span(file, line, column, column + 1), hint=hint, byte=byte)
    return text


def _other_encoding(data: bytes) -> tuple[str, str]:
    """The hint for what the bytes look like, and their text read so."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16", data.decode("utf-16", "replace")
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if any("\u4e00" <= character <= "\u9fff" for character in text):
        return "gb", text
    return "", data.decode("utf-8-sig", "replace")


def without_control(text: str, at: Callable[[int], Span], sink: Sink) -> str:
    """`text` with U+FFFD for what may not stand in it; `at` is the place of an offset."""
    first = _CONTROL.search(text)
    if first is None:
        return text
    replaced, count = _CONTROL.subn("\ufffd", text)
    name = f"U+{ord(first.group()):04X}"
    sink.report("E106", at(first.start()), character=name, count=count)
    return replaced
