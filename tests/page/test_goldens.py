"""Each folder of `goldens` holds an edition and the page that it must give, as text.

The first line of each edition says what it shows. `pytest --update-golden` rewrites the pages that
differ; a change of one is explained where it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

GOLDENS = Path(__file__).parent / "goldens"
EDITIONS = sorted(GOLDENS.glob("*/edition.yaml"))


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda path: path.parent.name)
def test_golden(
    edition: Path, golden_page: Callable[[Path], str], pytestconfig: pytest.Config
) -> None:
    """The page of the edition is as its page.txt says."""
    expected = edition.with_name("page.txt")
    page = golden_page(edition)
    before = expected.read_text(encoding="utf-8") if expected.exists() else ""
    if pytestconfig.getoption("--update-golden") and page != before:
        expected.write_text(page, encoding="utf-8")
        pytest.fail(f"{expected} is rewritten")
    assert page == before


def test_each_golden_says_what_it_shows() -> None:
    """Every edition begins with a comment, and every page has its edition."""
    assert all(path.read_text(encoding="utf-8").startswith("# ") for path in EDITIONS)
    assert {path.parent for path in GOLDENS.glob("*/page.txt")} == {one.parent for one in EDITIONS}
