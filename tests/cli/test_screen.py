"""`build --for screen`: files beside those for the press."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from pikepdf import Pdf

from layout.proof.archive import FOLDER

Run = Callable[..., Result]


def test_beside_the_press(run: Run, edition: Path, tmp_path: Path) -> None:
    """Each page gets a tagged file with a name of its own; that for the press stays as it is."""
    out = tmp_path / "out"
    assert run("build", edition, "-o", out).exit_code == 0
    press = (out / "2026-03-20-01.pdf").read_bytes()
    done = run("build", edition, "-o", out, "--for", "screen")
    assert (done.exit_code, done.stderr) == (0, "")
    names = ["2026-03-20-01-screen.pdf", "2026-03-20-02-screen.pdf"]
    assert done.stdout.splitlines() == [str(out / name) for name in names]
    assert (out / "2026-03-20-01.pdf").read_bytes() == press
    for name, is_tagged in (("2026-03-20-01.pdf", False), (names[0], True)):
        with Pdf.open(out / name) as pdf:
            assert ("/StructTreeRoot" in pdf.Root) == is_tagged


@pytest.mark.parametrize("jobs", [1, 2])
def test_same_bytes(run: Run, edition: Path, tmp_path: Path, jobs: int) -> None:
    """Neither the number of processes nor another build changes a byte."""
    for folder in ("one", "other"):
        told = run("build", edition, "-o", tmp_path / folder, "--for", "screen", "--jobs", jobs)
        assert told.exit_code == 0
    for path in (tmp_path / "one").glob("*.pdf"):
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes()


def test_own_record(run: Run, edition: Path, tmp_path: Path) -> None:
    """Its record is beside that of the press, and is what it is compared with."""
    out = tmp_path / "out"
    run("build", edition, "-o", out, "--for", "screen")
    names = sorted(path.name for path in (out / FOLDER).iterdir())
    assert names == ["2026-03-20-01-screen.json", "2026-03-20-02-screen.json"]
    again = run("build", edition, "-o", out, "--for", "screen", "--since-last", "--lang", "en")
    assert again.exit_code == 0
    assert "no record" not in again.stdout + again.stderr


def test_marks_are_left_out(run: Run, edition: Path, tmp_path: Path) -> None:
    """Bleed and marks are for those who print and cut; a file for a screen is the page alone."""
    text = edition.read_text(encoding="utf-8")
    marked = text.replace("house:\n", "house:\n  output: {bleed: 3mm, marks: [crop, slug]}\n", 1)
    edition.write_text(marked, encoding="utf-8")
    assert marked != text
    assert run("build", edition, "-o", tmp_path / "out", "--for", "screen").exit_code == 0
    with Pdf.open(tmp_path / "out" / "2026-03-20-01-screen.pdf") as pdf:
        page = pdf.pages[0]
        assert list(page.MediaBox) == list(page.TrimBox)


def test_check_writes_nothing(run: Run, edition: Path) -> None:
    """`check` is for no purpose."""
    assert run("check", edition, "--for", "screen").exit_code == 2
