"""Files to `Edition`: a checked, frozen model in which every value knows its place."""

from __future__ import annotations

from pathlib import Path

from layout.diagnostics import Sink
from layout.spec.folders import fonts_folder
from layout.spec.model import Edition
from layout.spec.styles import StyleSheet, TextStyle, tightened

__all__ = ["StyleSheet", "TextStyle", "fonts_folder", "read_edition", "schema", "tightened"]


def read_edition(path: Path, sink: Sink) -> Edition | None:
    """Read an edition, its house and its stories; all that is wrong with them goes to `sink`.

    None only where the edition's own file cannot be read at all. Otherwise each value that is
    missing or wrong holds its default, and a box whose file is not there holds nothing.
    """
    from layout.spec import edition  # brings the parsers

    return edition.read_edition(path, sink)


def schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of edition and house files, for completion in editors."""
    from layout.spec import json_schema  # needed by one command

    return json_schema.schema()
