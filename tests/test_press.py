"""From an edition to its pages: outcomes, names of files, what is written and what is not."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from layout.diagnostics import Diagnostic, Sink, Span
from layout.press import (
    Asked,
    Outcome,
    SetPage,
    Timings,
    file_name,
    finish,
    load,
    page_numbers,
    set_page,
)
from layout.spec.model import Columns, Edition, Frame, Page

EDITION = """\
house:
  paper: {trim: 330pt x 320pt}
  grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
  checks: {all: off}
pages:
  - plan: |
      4   甲 .  .  .
      16  .  .  .  .
    boxes:
      甲: {story: {body: 河边的柳树发了芽，孩子们在草地上放风筝。}}
"""


def told(*codes: str) -> tuple[Diagnostic, ...]:
    """Messages of these codes."""
    return tuple(Diagnostic(code, Span("edition.yaml", 1), {}) for code in codes)


@pytest.mark.parametrize(
    ("codes", "exit_code"),
    [((), 0), (("W206", "N205"), 0), (("N205", "F201"), 3), (("F201", "E203", "W206"), 1)],
)
def test_exit_code(codes: tuple[str, ...], exit_code: int) -> None:
    """The worst severity decides: an error 1, a fault 3, warnings and notes 0."""
    assert Outcome("edition.yaml", (), (), told(*codes)).exit_code == exit_code


def edition_of(*numbers: int, date: datetime.date | None = None) -> Edition:
    """An edition of empty pages."""
    pages = tuple(Page(number=number) for number in numbers)
    return Edition(file="papers/day/edition.yaml", date=date, pages=pages)


def test_file_name() -> None:
    """The date names the file; without one the folder of the edition does."""
    assert file_name(edition_of(date=datetime.date(2026, 3, 1)), 4) == "2026-03-01-04.pdf"
    assert file_name(edition_of(), 12) == "day-12.pdf"


def test_page_numbers() -> None:
    """Pages come in the order of the edition, all or those wanted."""
    assert page_numbers(edition_of(3, 1, 2), None) == [3, 1, 2]
    assert page_numbers(edition_of(3, 1, 2), {1, 3, 9}) == [3, 1]


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """An edition of one page that is fit to print."""
    path = tmp_path / "edition.yaml"
    path.write_text(EDITION, encoding="utf-8")
    read = load(path, Sink())
    assert read is not None
    return read


def test_folder(edition: Edition) -> None:
    """A folder stands for the edition.yaml in it."""
    read = load(Path(edition.file).parent, Sink())
    assert read is not None
    assert read.pages == edition.pages


def test_set_page(edition: Edition) -> None:
    """A page set for writing has its bytes, one that is only checked has none."""
    written = set_page(edition, 1, write=True)
    assert written.pdf.startswith(b"%PDF-")
    assert written.diagnostics == ()
    stages = ["load", "compose", "paint", "proof", "audit", "preflight", "pdf", "read back"]
    assert list(written.seconds) == stages
    checked = set_page(edition, 1, write=False)
    assert (checked.pdf, checked.report) == (b"", None)
    asked = set_page(edition, 1, write=False, asked=Asked(report=True))
    assert asked.report is not None
    assert [box.name for box in asked.report.boxes] == [*edition.pages[0].boxes]


def test_page_with_an_error_has_no_bytes(edition: Edition) -> None:
    """Where a page has an error nothing is made of it."""
    page = edition.pages[0]
    boxes = {
        "甲": replace(page.boxes["甲"], columns=(Columns(columns=2),), frame=Frame(kind="thin"))
    }
    done = set_page(replace(edition, pages=(replace(page, boxes=boxes),)), 1, write=True)
    assert done.pdf == b""
    assert [one.code for one in done.diagnostics if one.severity == "error"] == ["E211"]


def set_pages(*codes: tuple[str, ...]) -> list[SetPage]:
    """Pages set already, each with messages of these codes."""
    return [
        SetPage(number, b"%PDF-", None, told(*own), {"pdf": 1.0})
        for number, own in enumerate(codes, 1)
    ]


def test_all_or_none(tmp_path: Path) -> None:
    """An error on one page keeps all of them from the disk; a fault does not."""
    edition, sink = edition_of(1, 2), Sink()
    assert finish(edition, tmp_path, set_pages((), ("E210",)), sink, Timings()) == ()
    assert list(tmp_path.iterdir()) == []
    written = finish(edition, tmp_path, set_pages((), ("F201",)), Sink(), Timings())
    assert [page.path for page in written] == [
        str(tmp_path / "day-01.pdf"),
        str(tmp_path / "day-02.pdf"),
    ]


def test_times_add_up() -> None:
    """Seconds of one stage on several pages are one figure."""
    clock = Timings()
    finish(edition_of(1, 2), None, set_pages((), ()), Sink(), clock)
    assert clock.seconds == {"pdf": 2.0}


def test_disk(tmp_path: Path) -> None:
    """A file that cannot be written is told (E604), and what can be written is."""
    (tmp_path / "day-01.pdf").mkdir()
    sink = Sink()
    written = finish(edition_of(1, 2), tmp_path, set_pages((), ()), sink, Timings())
    assert [one.code for one in sink.found] == ["E604"]
    assert [page.number for page in written] == [2]
