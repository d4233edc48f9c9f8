"""Records on disk: one for each page, in a folder of their own beside the PDF files."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from layout.diagnostics import Sink, Span, Words
from layout.proof.record import FORMAT, Record

FOLDER = ".banmian"
"""In the output folder; hidden, so that what is sent to the printer stays easy to see."""

_LARGEST = 4_000_000  # bytes; a record has a few thousand


class _Format(msgspec.Struct, frozen=True):
    """The one thing that every version of a record says."""

    record: int


def path_of(folder: Path, pdf: str) -> Path:
    """`output/.banmian/2020-12-07-01.json` for `2020-12-07-01.pdf`."""
    return folder / FOLDER / f"{pdf.removesuffix('.pdf')}.json"


def encoded(record: Record) -> bytes:
    """The bytes of a record's file."""
    return msgspec.json.encode(record) + b"\n"


def read_record(path: Path, sink: Sink) -> Record | None:
    """The record in a file; None where there is none, or (N630, N631) none that can be used."""
    try:
        if not path.exists():
            return None
        if not path.is_file() or path.stat().st_size > _LARGEST:
            sink.report("N631", Span(str(path)), reason=_NO_RECORD)
            return None
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        sink.report("N631", Span(str(path)), reason=reason)
        return None
    try:
        version = msgspec.json.decode(data, type=_Format).record
        if version != FORMAT:
            sink.report("N630", Span(str(path)), found=version, known=FORMAT)
            return None
        return msgspec.json.decode(data, type=Record)
    except (msgspec.DecodeError, RecursionError):
        sink.report("N631", Span(str(path)), reason=_NO_RECORD)
        return None


_NO_RECORD = Words("it is not what a build writes", "内容不是生成时写下的样子")


def newest_before(folder: Path, paper: str, date: datetime.date) -> Record | None:
    """The newest record of an earlier day of the same paper in an output folder, if any.

    `paper` is the name that the house gives. Of the pages of that day it is the lowest number;
    date and issue number are the same on all of them.
    """
    try:
        paths = sorted((folder / FOLDER).glob("[0-9]*.json"))
    except OSError:
        return None
    days = sorted(day for day in {path.name[:10] for path in paths} if _is_before(day, date))
    for day in reversed(days):
        for path in paths:
            if path.name.startswith(f"{day}-"):
                record = read_record(path, Sink())
                if record and record.paper == paper and record.date == day:
                    return record
    return None


def _is_before(day: str, date: datetime.date) -> bool:
    """Whether a text is a day of the calendar, and an earlier one."""
    try:
        return datetime.date.fromisoformat(day) < date
    except ValueError:
        return False
