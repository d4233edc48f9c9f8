"""The files of the project's editions, as a printer would look at them, with programs by others."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from layout import batch
from layout.diagnostics import Sink
from layout.press import load
from tests import separations

ROOT = Path(__file__).parents[1]
EDITIONS = {
    path.parent.name: path
    for pattern in ("editions/*", "layout/template", "tests/editions/*")
    for path in sorted(ROOT.glob(f"{pattern}/edition.yaml"))
}
NO_GHOSTSCRIPT = pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")

# Programs that read PDF, and whether what they print to standard output is their result.
READERS: dict[str, tuple[str, bool]] = {
    "qpdf": ("qpdf --check {}", True),
    "pdfinfo": ("pdfinfo -box {}", True),
    "pdftotext": ("pdftotext -raw {} -", True),
    "pdffonts": ("pdffonts {}", True),
    # -N: some packages are built without ICC, and say so each time.
    "mutool": ("mutool draw -N -q -r 20 -F pnm -o /dev/null {}", False),
    "gs": ("gs -q -dBATCH -dNOPAUSE -dSAFER -dPDFSTOPONWARNING -sDEVICE=nullpage {}", False),
}


@pytest.fixture(scope="module", params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> Path:
    """Each edition of the project in turn."""
    return EDITIONS[request.param]


@pytest.fixture(scope="module")
def files(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Its files."""
    (outcome,) = batch.run([edition], tmp_path_factory.mktemp(edition.parent.name))
    assert outcome.written, outcome.diagnostics
    return [Path(file.path) for file in outcome.written]


@NO_GHOSTSCRIPT
def test_plates(edition: Path, files: list[Path]) -> None:
    """Plates of the four inks alone, black type on its own, no more ink than the house allows."""
    read = load(edition, Sink())
    assert read
    limit = read.house.output.ink_limit
    inks = frozenset(one.spot for one in read.house.colours.values() if one.spot)
    assert [fault for file in files for fault in separations.faults(file, limit, inks)] == []


@pytest.mark.parametrize("reader", READERS)
def test_readers(reader: str, files: list[Path]) -> None:
    """Each reader opens the file without a word of complaint."""
    command, prints = READERS[reader]
    if not shutil.which(reader):
        pytest.skip(f"{reader} is not installed")
    for file in files:
        words = [str(file) if word == "{}" else word for word in command.split()]
        done = subprocess.run(words, check=False, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        assert prints or done.stdout == ""
