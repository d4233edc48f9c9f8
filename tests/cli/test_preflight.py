"""`banmian preflight`: exit codes, text, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from layout.cli import cli
from tests.preflight.conftest import draw, saved, sound


def run(*arguments: object) -> Result:
    """The command, in English."""
    return CliRunner().invoke(cli, ["preflight", "--lang", "en", *map(str, arguments)])


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A file that passes, one that does not, one that is none."""
    unfit = sound()
    draw(unfit, b"/GK gs 1 0 0 rg 200 20 40 40 re f\n")
    (tmp_path / "none.pdf").write_bytes(b"")
    made = {"good": saved(sound(), tmp_path / "good.pdf")}
    made["unfit"] = saved(unfit, tmp_path / "unfit.pdf")
    return made | {"none": tmp_path / "none.pdf"}


@pytest.mark.parametrize(("name", "code"), [("good", 0), ("unfit", 3), ("none", 1)])
def test_exit_codes(files: dict[str, Path], name: str, code: int) -> None:
    """0 fit, 3 unfit, 1 unreadable; of several files the worst."""
    assert run(files[name]).exit_code == code
    assert run(files["good"], files[name]).exit_code == code


@pytest.mark.parametrize(
    "arguments", [(), ("a.pdf", "--standard", "PDF/X-9"), ("a.pdf", "--size", "large")]
)
def test_usage(arguments: tuple[str, ...]) -> None:
    """No file, no such standard, no size."""
    assert run(*arguments).exit_code == 2


def test_house_that_is_not_there(files: dict[str, Path]) -> None:
    """A house that cannot be read is bad input."""
    found = run(files["good"], "--house", files["good"].parent / "house.yaml")
    assert found.exit_code == 1
    assert "E" in found.stderr


def test_text(files: dict[str, Path]) -> None:
    """Messages go to standard error, a line on the file to standard output."""
    found = run(files["unfit"])
    facts = "PDF 1.4, PDF/X-1a:2003, 150 × 100 mm, most ink 200 %"
    assert found.stdout == f"{files['unfit']}: {facts}: not fit to print\n"
    assert "fault[F653] an area is in RGB (page 1, 70.6/78.8 mm, 14.1 × 14.1 mm)" in found.stderr


@pytest.mark.parametrize("size", ["150x100mm", "150mm x 100mm", "15cm×10cm"])
def test_size(files: dict[str, Path], size: str) -> None:
    """Any unit; a number alone is in mm."""
    assert run(files["good"], "--size", size).exit_code == 0
    assert run(files["good"], "--size", "184x120").exit_code == 3


def test_json(files: dict[str, Path]) -> None:
    """One document, the place in mm from the top left corner."""
    found = run(files["unfit"], files["none"], "--format", "json")
    document = json.loads(found.stdout)
    unfit, none = document["files"]
    assert (unfit["exit_code"], none["exit_code"], found.exit_code) == (3, 1, 1)
    assert unfit["pages"] == [
        {"page": 1, "width": 150.0, "height": 100.0, "ink": 200, "ppi": None,
         "inks": ["M", "Y", "K"]}
    ]  # fmt: skip
    (one,) = unfit["findings"]
    assert (one["code"], one["severity"], one["page"]) == ("F653", "fault", 1)
    assert one["box"] == {"left": 70.6, "top": 78.8, "width": 14.1, "height": 14.1}
    assert none["findings"][0]["code"] == "E630"


EDITION = """\
house:
  checks: {all: off}
  paper: {trim: 330pt x 320pt}
  grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
  colours: {mud: [40, 50, 60, 30]}
  output: {standard: PDF/X-1a:2003, bleed: 3mm, marks: crop}
date: 2026-03-20
pages:
  - number: 1
    plan: |
      8   甲 甲 . .
      12  .  .  . .
    boxes:
      甲: {story: {headline: 春天, body: 河边的柳树发了芽。}}
  - number: 2
    plan: |
      8   乙 乙 . .
      12  .  .  . .
    boxes:
      乙: {story: {headline: 微风, body: 河边的柳树发了芽。}, body: {colour: mud}}
"""


def test_source_of_a_finding(tmp_path: Path) -> None:
    """With the edition that a file was made from, findings point at its lines."""
    edition = tmp_path / "edition.yaml"
    edition.write_text(EDITION, encoding="utf-8")
    built = CliRunner().invoke(cli, ["build", str(edition), "-o", str(tmp_path / "out")])
    assert built.exit_code == 0, built.output
    file = tmp_path / "out" / "2026-03-20-02.pdf"
    plain, traced = run(file), run(file, "--edition", edition)
    assert f"{file}: " in plain.stderr
    assert "PRN05" in plain.stderr
    line = next(number for number, text in enumerate(EDITION.splitlines(), 1) if "乙: {" in text)
    assert f"{edition}:{line}: " in traced.stderr
    assert traced.exit_code == plain.exit_code
    document = json.loads(run(file, "--edition", edition, "--format", "json").stdout)
    (one,) = document["files"][0]["findings"]
    assert (one["code"], one["file"], one["line"]) == ("PRN05", str(edition), line)


def test_edition_that_is_not_there(files: dict[str, Path]) -> None:
    """An edition that cannot be read is bad input."""
    found = run(files["good"], "--edition", files["good"].parent / "edition.yaml")
    assert (found.exit_code, "E101" in found.stderr) == (1, True)
