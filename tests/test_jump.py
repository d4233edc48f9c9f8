"""A story over two pages as it is built: both files read back, the pages in any way."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from msgspec.structs import replace

from layout.batch import run
from layout.diagnostics import Sink
from layout.press import Timings, finish, load, set_page

STORY = Path(__file__).parents[1] / "docs" / "examples" / "stories" / "river.md"
EDITION = """\
house:
  paper: {trim: 190mm x 132mm}
  grid: {columns: 4, measure: 13字, gutter: 1字, lines: 25}
pages:
  - number: 1
    boxes:
      河: {story: river.md, at: {columns: 1-3, lines: 1-16}}
  - number: 4
    boxes:
      河: {continues: 河, headline: 翠鸟, at: {columns: 2-3, lines: 1-25}}
"""
Read = Callable[[Path], str]


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A story of an example that begins on page 1 and ends on page 4."""
    shutil.copy(STORY, tmp_path / "river.md")
    (tmp_path / "edition.yaml").write_text(EDITION, encoding="utf-8")
    return tmp_path / "edition.yaml"


def given_text() -> str:
    """The body of the story as its file has it, without blanks."""
    text = STORY.read_text(encoding="utf-8")
    return "".join(text.split("---\n")[2].replace("## ", "").split())


def by_pdfium(file: Path) -> str:
    """The text of a file as one reader gives it."""
    return str(pdfium.PdfDocument(file)[0].get_textpage().get_text_range())


def by_poppler(file: Path) -> str:
    """The text of a file as another does."""
    found = shutil.which("pdftotext")
    assert found
    ran = subprocess.run(
        [found, "-raw", "-enc", "UTF-8", str(file), "-"], capture_output=True, text=True, check=True
    )
    return ran.stdout


@pytest.mark.parametrize("read", [by_pdfium, by_poppler])
def test_read_back(edition: Path, tmp_path: Path, read: Read) -> None:
    """Both pages together are the story, once; each says where the rest is."""
    (outcome,) = run([edition], tmp_path / "out")
    one, two = ("".join(read(Path(page.path)).split()) for page in outcome.written)
    head, first = one.split("本报讯")
    assert head.endswith("本报记者林知夏")
    begun = first.removesuffix("（下转第4版）")
    ended = two.removeprefix("翠鸟（上接第1版）")
    assert begun != first
    assert ended != two
    assert begun + ended == given_text()


def test_pages_by_themselves(edition: Path, tmp_path: Path) -> None:
    """Each page alone, and on two processes, is the same to the byte."""
    (whole,) = run([edition], tmp_path / "whole")
    (shared,) = run([edition], tmp_path / "shared", jobs=2)
    for number, page, other in zip((1, 4), whole.written, shared.written, strict=True):
        (alone,) = run([edition], tmp_path / f"{number}", wanted={number})
        data = Path(page.path).read_bytes()
        assert Path(other.path).read_bytes() == data
        assert Path(alone.written[0].path).read_bytes() == data
    assert whole.diagnostics == shared.diagnostics


def test_pages_that_disagree(edition: Path) -> None:
    """Where one page leaves a line to the other, which has it not, the build says so."""
    sink = Sink()
    loaded = load(edition, sink)
    assert loaded is not None
    one, two = (set_page(loaded, number, write=False) for number in (1, 4))
    (stretch,) = two.stretches
    lost = replace(two, stretches=(replace(stretch, start=stretch.start + 13),))
    finish(loaded, None, [one, lost], sink, Timings())
    (fault,) = (found for found in sink.found if found.code == "F204")
    assert fault.fields["total"] == stretch.length
    assert fault.fields["count"] == stretch.length - 13


def test_pages_of_one_number(edition: Path, tmp_path: Path) -> None:
    """Two pages of one number are an error, and no reason to say that text was lost."""
    one, four = EDITION.split("  - number: 4")
    edition.write_text(f"{one}  - number: 1\n  - number: 4{four}", encoding="utf-8")
    (outcome,) = run([edition], tmp_path / "out")
    codes = {one.code for one in outcome.diagnostics}
    assert "E139" in codes
    assert "F204" not in codes
