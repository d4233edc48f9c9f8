"""合订: all pages of an edition in one file."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from layout import batch
from layout.press import Asked, Outcome

EDITION = """\
house:
  checks: {all: off}
  paper: {trim: 330pt x 320pt}
  grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
  furniture: {folio: {pages: none}}
  output: {files: edition, OUTPUT}
date: 2026-03-20
pages:
  - number: 3
    plan: |
      9   丙 .  .  .
      11  .  .  .  .
    boxes:
      丙: {story: {headline: 尾, body: 第三版有河边的柳树。}}
  - number: 1
    plan: |
      9   甲 .  .  .
      11  .  .  .  .
    boxes:
      甲: {story: {headline: 头, body: BODY}}
  - number: 2
    plan: |
      15  乙 .  .  .
      5   .  .  .  .
    boxes:
      乙: {continues: 甲}
"""
BODY = "河边的柳树发了芽，孩子们在草地上放风筝，老人们在桥头下棋。" * 2 + "迎春黄得发亮。"


def write(path: Path, output: str = "") -> None:
    """The edition's file."""
    text = EDITION.replace(", OUTPUT", f", {output}" if output else "").replace("BODY", BODY)
    path.write_text(text, encoding="utf-8")


def build(folder: Path, output: str = "", **options: object) -> Outcome:
    """The edition built into `folder / "out"`."""
    path = folder / "edition.yaml"
    write(path, output)
    (outcome,) = batch.run([path], folder / "out", **options)  # type: ignore[arg-type]
    assert outcome.exit_code == 0, outcome.diagnostics
    return outcome


def texts(path: Path) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(path)
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_order(tmp_path: Path) -> None:
    """One file, its pages by their numbers, whatever their order in the plan."""
    (file,) = build(tmp_path).written
    assert (Path(file.path).name, file.number, file.pages) == ("2026-03-20.pdf", 1, (1, 2, 3))
    first, second, third = texts(Path(file.path))
    assert first.startswith("头河边的柳树")
    assert second.endswith("黄得发亮。")
    assert third == "尾第三版有河边的柳树。"


def test_one_way_through(tmp_path: Path) -> None:
    """Bookmarks and the thread of a jump lead over all pages; faces are there once."""
    (file,) = build(tmp_path).written
    with pikepdf.open(file.path) as pdf:
        with pdf.open_outline() as outline:
            assert [one.title for one in outline.root] == ["1 版", "2 版", "3 版"]
        bead, pages = pdf.Root.Threads[0].F, set()
        for _ in range(9):
            pages.add(bead.P.objgen)
            bead = bead.N
        assert pages == {pdf.pages[0].objgen, pdf.pages[1].objgen}
        fonts = [one.get("/FontName") for one in pdf.objects if _is_descriptor(one)]
        assert len(fonts) == len(set(map(str, fonts)))


def _is_descriptor(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"


@pytest.mark.parametrize("output", ["", "standard: PDF/X-4", "name: 'ABC_{date:%y%m%d}'"])
def test_processes_change_nothing(tmp_path: Path, output: str) -> None:
    """One process or several: the same bytes and the same list."""
    told = []
    for jobs in (1, 2):
        build(tmp_path, output, jobs=jobs)
        told.append({one.name: one.read_bytes() for one in (tmp_path / "out").glob("[!.]*")})
    assert told[0] == told[1]


def test_some_pages(tmp_path: Path) -> None:
    """A file of some pages stands beside that of all, and takes nothing from it."""
    build(tmp_path, "manifest: yes")
    whole = {one.name: one.read_bytes() for one in (tmp_path / "out").glob("2*")}
    (file,) = build(tmp_path, "manifest: yes", wanted={2, 3}).written
    assert (Path(file.path).name, file.pages) == ("2026-03-20_p2-3.pdf", (2, 3))
    assert len(texts(Path(file.path))) == 2
    assert {one: (tmp_path / "out" / one).read_bytes() for one in whole} == whole
    assert (tmp_path / "out" / "2026-03-20_p2-3.manifest.json").exists()


def test_pages_as_alone(tmp_path: Path) -> None:
    """A page says in the bound file what it says in a file of its own."""
    (file,) = build(tmp_path).written
    path = tmp_path / "edition.yaml"
    single = path.read_text(encoding="utf-8").replace("files: edition", "files: page")
    path.write_text(single, encoding="utf-8")
    (outcome,) = batch.run([path], tmp_path / "single")
    alone = {one.number: texts(Path(one.path))[0] for one in outcome.written}
    assert texts(Path(file.path)) == [alone[number] for number in (1, 2, 3)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_for_a_screen(tmp_path: Path, jobs: int) -> None:
    """The file for a screen is bound too: its jump leads to a page of its own."""
    press = build(tmp_path, jobs=jobs).written
    (file,) = build(tmp_path, jobs=jobs, asked=Asked(purpose="screen")).written
    assert Path(file.path).name == "2026-03-20-screen.pdf"
    assert texts(Path(file.path)) == texts(Path(press[0].path))
    with pikepdf.open(file.path) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        assert {link.Dest[0].objgen for link in links} <= {page.objgen for page in pdf.pages}
        assert links


def test_two_editions(tmp_path: Path) -> None:
    """Two editions of one day would be one file (E607)."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write(tmp_path / name / "edition.yaml")
    paths = [tmp_path / name / "edition.yaml" for name in ("a", "b")]
    first, second = batch.run(paths, tmp_path / "out")
    assert (first.exit_code, second.diagnostics[0].code, second.written) == (0, "E607", ())
