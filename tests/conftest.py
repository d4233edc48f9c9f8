"""Options of the whole suite."""

from collections.abc import Iterator

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites the goldens."""
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the goldens that differ, and fail"
    )


@pytest.fixture(scope="session", autouse=True)
def no_cache() -> Iterator[None]:
    """Keep every test out of the cache of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BANMIAN_CACHE", "off")
        yield
