"""What may be named as an output profile."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.diagnostics import Sink
from layout.profile import NEWSPRINT
from layout.spec import read_edition

EDITION = "house: {output: {profile: press.icc}}\npages: [{}]\n"
SOUND = NEWSPRINT.read_bytes()


def without(tag: bytes) -> bytes:
    """The newsprint profile with a table that nothing can read."""
    entry = SOUND.index(tag)
    offset = int.from_bytes(SOUND[entry + 4 : entry + 8], "big")
    return SOUND[:offset] + b"none" + SOUND[offset + 4 :]


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (SOUND, []),
        (SOUND[:-1], ["E147"]),
        (SOUND[:100], ["E147"]),
        (without(b"B2A0"), ["E147"]),
        (without(b"A2B0"), ["E147"]),
    ],
    ids=["sound", "cut off", "head alone", "no way to the press", "no way to a screen"],
)
def test_profile(tmp_path: Path, data: bytes, codes: list[str]) -> None:
    """A profile that leads to no ink, or from none to a screen, is told where it is named."""
    (tmp_path / "press.icc").write_bytes(data)
    (tmp_path / "edition.yaml").write_text(EDITION, encoding="utf-8")
    sink = Sink()
    read_edition(tmp_path / "edition.yaml", sink)
    assert [one.code for one in sink.found] == codes
