"""特性文件: what the head of an ICC profile says of it (ICC.1:2022, 7.2)."""

from __future__ import annotations

from pathlib import Path

from layout.diagnostics import Sink, Words
from layout.profile import is_usable
from layout.spec.folders import Folders
from layout.spec.model import Output

# Where in the head, what must stand there, and what it means where it does not.
_FIELDS: tuple[tuple[int, bytes, Words], ...] = (
    (36, b"acsp", Words("it is no ICC profile", "不是 ICC 文件")),
    (12, b"prtr", Words("it is of another kind of device", "是别类设备的")),
    (16, b"CMYK", Words("it has other inks than C, M, Y and K", "油墨不是青、品红、黄、黑四色")),
)
_MOST = 2**24  # bytes: profiles have a few hundred thousand, some have two million


def known_profile(output: Output, folders: Folders, sink: Sink) -> str | None:
    """The file of the house's output profile, or None and a message where it is no such profile."""
    path, span = output.profile or "", output.where("profile")
    file = folders.find(path, span, sink)
    if file is None:
        return None
    reason = _reason(Path(file))
    if reason:
        sink.report("E147", span, path=path, reason=reason)
        return None
    return file


def _reason(file: Path) -> Words | None:
    """Why a file cannot be the profile; None where it can."""
    try:
        with file.open("rb") as opened:
            data = opened.read(_MOST + 1)
    except OSError as error:
        text = error.strerror or str(error)
        return Words(text, text)
    for start, expected, reason in _FIELDS:
        if data[start : start + len(expected)] != expected:
            return reason
    if int.from_bytes(data[:4], "big") != len(data) or len(data) > _MOST:
        return Words("it is cut off or too large", "不完整或太大")
    if not is_usable(data):
        return Words("it is damaged", "已损坏")
    return None
