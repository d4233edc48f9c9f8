"""Text files: encodings, line ends, and what is no text file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from layout.diagnostics import Sink, Span
from layout.spec.source import LIMIT, Source, read_source


def read(path: Path, data: bytes) -> tuple[Source | None, Sink]:
    """A file of these bytes, read."""
    path.write_bytes(data)
    sink = Sink()
    return read_source(str(path), sink), sink


@pytest.mark.parametrize("data", [b"a\nb", b"\xef\xbb\xbfa\nb", b"a\r\nb", b"a\rb"])
def test_marks_and_line_ends(tmp_path: Path, data: bytes) -> None:
    """A byte order mark goes, and all line ends are one kind."""
    source, sink = read(tmp_path / "a.md", data)
    assert source is not None
    assert source.lines == ["a", "b"]
    assert not sink.found


def test_bad_byte_has_its_place(tmp_path: Path) -> None:
    """Line and column of a byte that is not UTF-8 count characters, not bytes."""
    source, sink = read(tmp_path / "a.md", "新桥\n通车".encode() + b"\xff.")
    assert source is not None
    assert source.text == "新桥\n通车\ufffd."
    (found,) = sink.found
    assert (found.code, found.span.line, found.span.column) == ("E105", 2, 3)


@pytest.mark.parametrize(("encoding", "hint"), [("gb18030", "gb"), ("utf-16", "utf-16")])
def test_other_encodings_are_named(tmp_path: Path, encoding: str, hint: str) -> None:
    """Copy saved as GBK or UTF-16 is recognised, and read on so."""
    source, sink = read(tmp_path / "a.md", "新桥通车".encode(encoding))
    assert source is not None
    assert source.text.endswith("新桥通车")
    assert sink.found[0].hint == hint


def test_size_limit(tmp_path: Path) -> None:
    """A file over the limit is not read."""
    source, sink = read(tmp_path / "a.md", b"x" * (LIMIT + 1))
    assert source is None
    assert [one.code for one in sink.found] == ["E104"]


def test_one_long_line_is_read(tmp_path: Path) -> None:
    """A line may be as long as a file."""
    source, sink = read(tmp_path / "a.md", b"x" * LIMIT)
    assert source is not None
    assert len(source.lines) == 1
    assert not sink.found


def test_pipe_does_not_hold_the_run_up(tmp_path: Path) -> None:
    """A pipe that nobody writes to is refused at once."""
    os.mkfifo(tmp_path / "pipe.md")
    sink = Sink()
    assert read_source(str(tmp_path / "pipe.md"), sink) is None
    assert [one.code for one in sink.found] == ["E102"]


@pytest.mark.parametrize("path", ["/dev/zero", "/", "/nowhere/at/all", "a\0b"])
def test_what_is_no_file(path: str) -> None:
    """Devices, folders, missing files and impossible names are reported where they are named."""
    sink = Sink()
    named = Span("edition.yaml", 4, 8, 12)
    assert read_source(path, sink, named) is None
    assert [one.span for one in sink.found] == [named]


def test_control_characters_are_replaced(tmp_path: Path) -> None:
    """A NUL does not go on into the text."""
    source, sink = read(tmp_path / "a.md", "新\0桥\0".encode())
    assert source is not None
    assert source.text == "新\ufffd桥\ufffd"
    assert sink.found[0].fields == {"character": "U+0000", "count": 2}
