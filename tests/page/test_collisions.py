"""On no page that comes with the project does anything stand over anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.diagnostics import Sink
from layout.page.layout import compose
from layout.page.paint import paint
from layout.spec import read_edition
from tests.collisions import collisions, outside

ROOT = Path(__file__).parents[2]
FILES = sorted(
    file
    for pattern in (
        "editions/*/edition.yaml",
        "docs/examples/*/edition.yaml",
        "docs/tweaks/[!h]*.yaml",
        "layout/template/edition.yaml",
        "tests/page/goldens/*/edition.yaml",
    )
    for file in ROOT.glob(pattern)
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_nothing_stands_over_anything(file: Path) -> None:
    """Texts stand apart from each other and from pictures, and on the sheet."""
    sink = Sink()
    edition = read_edition(file, sink)
    assert edition is not None
    for page in paint(compose(edition, sink)).pages:
        # A delivered picture is the whole advert: its label is printed on it.
        found = [pair for pair in collisions(page) if "/label " not in pair[0]]
        assert not found
        assert not outside(page)
