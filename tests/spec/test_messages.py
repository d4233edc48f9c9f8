"""Each folder of tests/messages is an edition with its faults, and the codes they must give."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.diagnostics import CODES, Sink
from layout.diagnostics.render import hint, wording
from layout.spec import read_edition

MESSAGES = Path(__file__).parent.parent / "messages"
# Faults that cannot lie in an edition of the project; test_source.py and test_text.py make them.
ELSEWHERE = {"E104", "E143"}
PLACED = {"E182"}  # told where boxes have their places; tests/cli/test_messages.py holds it
FOLDERS = [
    path
    for path in sorted(MESSAGES.iterdir())
    if path.name[1:2] in ("1", "3") and path.name[:4] not in PLACED
]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_codes_and_lines(folder: Path) -> None:
    """The edition gives the codes of expected.txt at the files and lines named there."""
    sink = Sink()
    read_edition(folder / "edition.yaml", sink)
    found = [
        f"{one.code} {Path(one.span.file).relative_to(folder)}:{one.span.line}"
        for one in sink.found
        if one.code[1] in "13"
    ]
    assert found == (folder / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_wording_has_its_fields(folder: Path) -> None:
    """Every message and hint can be told in both languages, no field of it missing."""
    sink = Sink()
    read_edition(folder / "edition.yaml", sink)
    for one in sink.found:
        texts = [told(one, language) for told in (wording, hint) for language in ("en", "zh")]
        assert not any("{" in text.replace("{ [", "") for text in texts)


def test_every_code_is_shown() -> None:
    """Each code of files and stories has a folder named after it, whose edition gives it."""
    shown = {folder.name[:4] for folder in FOLDERS} | ELSEWHERE | PLACED
    assert shown == {code for code in CODES if code[1] in "13"}
    for folder in FOLDERS:
        assert folder.name[:4] in (folder / "expected.txt").read_text(encoding="utf-8")
