"""Editions written from strings, and read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from layout.diagnostics import Diagnostic, Sink
from layout.spec import read_edition
from layout.spec.model import Edition


class Reading(msgspec.Struct):
    """What came of reading an edition."""

    edition: Edition | None
    found: tuple[Diagnostic, ...]

    @property
    def codes(self) -> list[str]:
        """The codes reported, in order."""
        return [one.code for one in self.found]

    @property
    def places(self) -> list[str]:
        """Where they were reported: file name, line and column."""
        return [
            f"{Path(one.span.file).name}:{one.span.line}:{one.span.column}" for one in self.found
        ]

    @property
    def whole(self) -> Edition:
        """The edition, where reading it was to succeed."""
        assert self.edition is not None
        return self.edition


Read = Callable[..., Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads an edition from texts: `read(yaml, {"story.md": text})`."""

    def read_texts(yaml: str, files: dict[str, str] | None = None) -> Reading:
        for name, text in {"edition.yaml": yaml, **(files or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        sink = Sink()
        edition = read_edition(tmp_path / "edition.yaml", sink)
        return Reading(edition, sink.found)

    return read_texts
