"""Options of the whole suite."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from msgspec.structs import replace

from layout.diagnostics import Sink
from layout.spec.defaults import FACES
from layout.text import Faces

# A test says what happens, never how quickly.
settings.register_profile("untimed")
settings.load_profile("untimed")

FONTS = Path(__file__).parents[1] / "fonts"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites the goldens."""
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the goldens that differ, and fail"
    )


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """Load the profile of properties: a test says what happens, never how quickly."""
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def no_cache() -> Iterator[None]:
    """Keep every test out of the cache of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BANMIAN_CACHE", "off")
        yield


@pytest.fixture(scope="session")
def faces() -> Faces:
    """The faces of the default house; a font is opened once for all tests."""
    found = {name: replace(face, file=str(FONTS / face.file)) for name, face in FACES.items()}
    return Faces(found, Sink())
