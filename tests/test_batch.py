"""Many editions and pages in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout import batch
from layout.diagnostics.render import as_text
from layout.press import Asked

EDITION = """\
house:
  checks: {all: off}
  paper: {trim: 330pt x 320pt}
  grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
  furniture: {folio: {pages: none}}
date: 2026-03-20
pages:
"""
PAGE = """\
  - number: NUMBER
    plan: |
      4   甲 .  .  .
      16  .  .  .  .
    boxes:
      甲: {story: {body: 河边的柳树发了芽，孩子们在草地上放风筝。}}
"""


def edition_in(folder: Path, *numbers: int, date: str = "2026-03-20") -> Path:
    """An edition with these pages in a folder of its own."""
    folder.mkdir(parents=True)
    pages = "".join(PAGE.replace("NUMBER", str(number)) for number in numbers)
    path = folder / "edition.yaml"
    path.write_text(EDITION.replace("2026-03-20", date) + pages, encoding="utf-8")
    return path


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_outcomes_in_order(tmp_path: Path, jobs: int) -> None:
    """Outcomes stand in the order of the editions, whatever the number of processes."""
    paths = [
        edition_in(tmp_path / "a", 2, 1),
        tmp_path / "nowhere.yaml",
        edition_in(tmp_path / "b", 1, date="2026-03-21"),
    ]
    (tmp_path / "out").mkdir()
    outcomes = batch.run(paths, tmp_path / "out", jobs=jobs)
    assert [one.edition for one in outcomes] == [str(path) for path in paths]
    assert [one.exit_code for one in outcomes] == [0, 1, 0]
    assert [[Path(page.path).name for page in one.written] for one in outcomes] == [
        ["2026-03-20-02.pdf", "2026-03-20-01.pdf"],
        [],
        ["2026-03-21-01.pdf"],
    ]


def test_processes_change_nothing(tmp_path: Path) -> None:
    """One process or several: the same bytes, reports and messages."""
    path = edition_in(tmp_path / "a", 1, 2, 3)
    path.write_text(path.read_text(encoding="utf-8").replace("4   甲", "3   甲"), encoding="utf-8")
    told = []
    for jobs in (1, 2):
        out = tmp_path / f"out{jobs}"
        out.mkdir()
        (outcome,) = batch.run([path], out, jobs=jobs, asked=Asked(report=True))
        files = [Path(page.path).read_bytes() for page in outcome.written]
        told.append((files, outcome.pages, outcome.diagnostics))
    assert told[0] == told[1]
    assert len(told[0][0]) == 3


def test_one_file_for_two_pages(tmp_path: Path) -> None:
    """Two editions of one day would write over each other: E607, and the second is not written."""
    paths = [edition_in(tmp_path / "a", 1), edition_in(tmp_path / "b", 1)]
    (tmp_path / "out").mkdir()
    first, second = batch.run(paths, tmp_path / "out")
    assert (first.exit_code, len(first.written)) == (0, 1)
    assert [one.code for one in second.diagnostics] == ["E607"]
    assert second.diagnostics[0].fields["other"] == str(paths[0])
    assert second.written == ()


def test_wanted_pages_do_not_clash(tmp_path: Path) -> None:
    """Only the pages that are set can clash."""
    paths = [edition_in(tmp_path / "a", 1), edition_in(tmp_path / "b", 1, 2)]
    outcomes = batch.run(paths, None, wanted={2})
    assert [one.diagnostics for one in outcomes] == [(), ()]
    assert [one.numbers for one in outcomes] == [(), (2,)]


def test_check_writes_nothing(tmp_path: Path) -> None:
    """Without a folder everything is done but the writing."""
    path = edition_in(tmp_path / "a", 1)
    (outcome,) = batch.run([path], None)
    assert (outcome.exit_code, outcome.written) == (0, ())
    assert list(tmp_path.rglob("*.pdf")) == []


def test_name_that_cannot_be(tmp_path: Path) -> None:
    """A NUL in a path is a message, and the message can be shown."""
    (outcome,) = batch.run([tmp_path / "a\0b"], None)
    assert [one.code for one in outcome.diagnostics] == ["E101"]
    (text,) = as_text(outcome.diagnostics, "en", colour=False)
    assert "\0" not in text


@pytest.mark.parametrize(
    ("date", "issue", "right"),
    [
        ("2026-03-21", 101, None),
        ("2026-03-21", 100, "101"),
        ("2026-03-21", 102, "101"),
        ("2026-03-24", 103, None),  # the days between were built elsewhere, or had no issue
        ("2026-03-24", 105, "101 to 104"),
    ],
)
def test_issue_after_issue(tmp_path: Path, date: str, issue: int, right: str | None) -> None:
    """The running number follows that of the last issue in the output folder (ISS04)."""
    first, then = edition_in(tmp_path / "a", 1), edition_in(tmp_path / "b", 1, date=date)
    for path, number in ((first, 100), (then, issue)):
        text = path.read_text(encoding="utf-8").replace("all: off", "all: off, ISS04: fault")
        path.write_text(text.replace("pages:\n  -", f"issue: {number}\npages:\n  -"), "utf-8")
    batch.run([first], tmp_path / "out")
    (outcome,) = batch.run([then], tmp_path / "out")
    told = [one for one in as_text(outcome.diagnostics, "en", colour=False) if "ISS04" in one]
    assert len(told) == bool(right)
    assert not right or f"it should be {right}, or" in told[0]
    assert not right or "issue 100 of 2026-03-20" in told[0]
