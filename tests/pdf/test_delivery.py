"""Saving: the old file or the new one, never half of either."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from layout.diagnostics import Sink, Words
from layout.pdf import save

ROOT = Path(__file__).parents[2]


def reason_of(sink: Sink) -> str:
    """The English reason of the one E604."""
    (found,) = sink.found
    assert found.code == "E604"
    reason = found.fields["reason"]
    return reason.en if isinstance(reason, Words) else str(reason)


@pytest.mark.parametrize("before", [None, b"old"])
def test_new_content(before: bytes | None, tmp_path: Path) -> None:
    """The file is there in full, and nothing else."""
    path = tmp_path / "a.pdf"
    if before is not None:
        path.write_bytes(before)
    sink = Sink()
    assert save(path, b"new", sink)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.pdf", b"new")]
    assert sink.found == ()


def test_folder_missing(tmp_path: Path) -> None:
    """A folder that is not there is not made up."""
    sink = Sink()
    assert not save(tmp_path / "none" / "a.pdf", b"new", sink)
    assert reason_of(sink) == "the folder does not exist"


def test_folder_is_a_file(tmp_path: Path) -> None:
    """A file that stands where a folder should is named as the reason."""
    (tmp_path / "file").write_bytes(b"")
    sink = Sink()
    assert not save(tmp_path / "file" / "a.pdf", b"new", sink)
    assert reason_of(sink) == "the folder is a file"


def test_target_is_a_folder(tmp_path: Path) -> None:
    """A folder of that name stays what it is."""
    sink = Sink()
    assert not save(tmp_path, b"new", sink)
    assert reason_of(sink) == "there is a folder of that name"
    assert list(tmp_path.iterdir()) == []


def test_device_is_not_replaced() -> None:
    """A device is left alone: a rename would put a plain file in its place."""
    sink = Sink()
    assert not save(Path("/dev/null"), b"new", sink)
    assert reason_of(sink) == "there is something of that name that is no file"
    assert Path("/dev/null").is_char_device()


def test_name_too_long(tmp_path: Path) -> None:
    """A name that the disk cannot hold is told."""
    sink = Sink()
    assert not save(tmp_path / ("长" * 200), b"new", sink)
    assert reason_of(sink) == "the name is too long"


def test_write_that_fails_halfway(tmp_path: Path) -> None:
    """When the disk takes no more, the old file stays and no piece of the new one is left."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from layout.diagnostics import Sink\n"
        "from layout.pdf import save\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (1000, {resource.RLIM_INFINITY}))\n"
        "sink = Sink()\n"
        "done = save(Path(sys.argv[1]), b'x' * 5000, sink)\n"
        "print(done, *[one.code for one in sink.found])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.split() == ["False", "E604"]
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.pdf", b"old")]
