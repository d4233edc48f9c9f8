"""The findings of an issue hang neither on which pages are set, nor on the number of processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout import batch
from layout.diagnostics import Diagnostic

PAGES = Path(__file__).parent / "pages"
EDITIONS = ("ISS02/broken.yaml", "ISS03/broken.yaml", "ISS05/broken-page.yaml")


def told(edition: Path, wanted: set[int] | None = None, jobs: int = 1) -> list[Diagnostic]:
    """The findings of the rules of the issue."""
    (outcome,) = batch.run([edition], None, wanted=wanted, jobs=jobs)
    return [one for one in outcome.diagnostics if one.code.startswith("ISS")]


@pytest.mark.parametrize("name", EDITIONS)
def test_pages_by_themselves(name: str) -> None:
    """The findings of the pages one by one are those of all."""
    edition = PAGES / name
    whole = told(edition)
    apart = [one for page in (1, 2, 3, 4) for one in told(edition, {page})]
    assert sorted(map(repr, whole)) == sorted(map(repr, apart))
    assert whole == told(edition, jobs=2)
