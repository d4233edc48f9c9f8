"""A build that is killed leaves the old file or the new one, and nothing for ever."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from layout.diagnostics import Sink
from layout.pdf import save, sweep

ROOT = Path(__file__).parents[1]
fcntl = pytest.importorskip("fcntl", reason="there are no locks of this kind")


def test_fifty_kills(tmp_path: Path) -> None:
    """Fifty kills at all moments of a build: see `tests/kills.py`."""
    command = [sys.executable, str(ROOT / "tests/kills.py"), str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=environment, cwd=ROOT
    )
    line = r"50 builds, (\d+) killed before their end, (\d+) with parts left\n"
    told = re.fullmatch(line, done.stdout)
    assert told, done.stdout + done.stderr
    assert int(told[1]) >= 20
    assert int(told[2]) >= 5


def test_another_build(tmp_path: Path) -> None:
    """What another build is writing at this moment is not swept away."""
    written, left = tmp_path / ".banmian-1.part", tmp_path / ".banmian-2.part"
    left.write_bytes(b"half")
    with written.open("xb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        sweep(tmp_path)
        assert list(tmp_path.iterdir()) == [written]
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_only_parts(tmp_path: Path) -> None:
    """Nothing but parts is swept, in this folder alone."""
    names = ("a.part", ".banmian-a.pdf", ".banmian.part", "a/.banmian-1.part")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    sweep(tmp_path)
    sweep(tmp_path / "nowhere")
    assert all((tmp_path / name).exists() for name in names)
    assert save(tmp_path / "a.pdf", b"new", Sink())
