"""What a house asks of files: page size, limits, resolution, inks by name."""

from __future__ import annotations

import os
from pathlib import Path

from layout.diagnostics import Sink, Span
from layout.preflight.examine import Wanted
from layout.preflight.rules import terms_of
from layout.spec.audit import known_rules
from layout.spec.house import read_house, read_house_file
from layout.units import MM


def of_house(path: Path, sink: Sink) -> Wanted | None:
    """The wishes of a house file; None (reported) where it cannot be read."""
    file = os.fspath(path)
    given = read_house_file(file, Span(file), sink)
    if given is None:
        return None
    house = known_rules(read_house(given, sink).house, sink)
    if sink.has_errors:
        return None
    trim = house.paper.trim
    width, height = ((side.absolute() or 0.0) / MM for side in (trim.width, trim.height))
    return Wanted(terms_of(house), size=(round(width, 3), round(height, 3)))
