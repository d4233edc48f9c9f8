"""Marks round the page: where they stand, in which ink, and what the slug line says."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from layout.diagnostics import Sink
from layout.display import DisplayPage, Fill, GlyphRun, Rule, Spot
from layout.display import Path as Curve
from layout.page.layout import compose
from layout.page.paint import paint
from layout.page.printers_marks import ALL
from layout.pdf import PdfOptions, write_pdf
from layout.spec import read_edition
from layout.units import MM

EDITION = """\
house:
  paper: {name: 小河报, trim: 330pt x 320pt}
  grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
  colours: {house: {spot: PANTONE 185 C, cmyk: [0, 91, 76, 0]}}
  output: OUTPUT
date: 2026-03-20
pages:
  - name: 要闻
    plan: |
      8   甲 甲 . .
      12  .  .  . .
    boxes:
      甲: {story: {headline: 春天, body: 河边的柳树发了芽。}, head: {headline: {colour: house}}}
"""
EVERY = "{bleed: 3mm, marks: [crop, bleed, registration, bar, slug]}"
WIDTH, HEIGHT = 330.0, 320.0


def built(folder: Path, output: str) -> tuple[DisplayPage, bytes]:
    """The page as it is drawn, and its file."""
    (folder / "edition.yaml").write_text(EDITION.replace("OUTPUT", output), encoding="utf-8")
    sink = Sink()
    edition = read_edition(folder / "edition.yaml", sink)
    assert edition is not None
    display = paint(compose(edition, sink))
    assert not sink.has_errors
    return display.pages[0], write_pdf(display, PdfOptions("PDF/X-1a:2003"), sink)


def outside(x: float, y: float) -> bool:
    """Whether a place lies off the trimmed page and its bleed."""
    beyond = 3 * MM - 0.01
    return not (-beyond < x < WIDTH + beyond and -beyond < y < HEIGHT + beyond)


def test_none_by_default(tmp_path: Path) -> None:
    """A newspaper is not trimmed: its sheet is the page."""
    page, data = built(tmp_path, "{}")
    assert (page.bleed, page.room) == (0.0, 0.0)
    with pikepdf.open(io.BytesIO(data)) as document:
        (first,) = document.pages
        assert first.mediabox == first.obj.TrimBox == first.obj.BleedBox


def test_off_the_page(tmp_path: Path) -> None:
    """No mark stands on the page or its bleed, and all within the sheet."""
    page, _ = built(tmp_path, EVERY)
    marks = [one for one in page.items if isinstance(one, Rule | Curve) and one.colour == ALL]
    assert len(marks) == 8 + 8 + 3 * 4
    for mark in marks:
        if isinstance(mark, Rule):
            for x, y in ((mark.x1, mark.y1), (mark.x2, mark.y2)):
                assert outside(x, y)
                assert -page.room <= x <= WIDTH + page.room
                assert -page.room <= y <= HEIGHT + page.room


def test_boxes(tmp_path: Path) -> None:
    """Sheet, bleed and trimmed page lie in each other, the page as large as ever."""
    page, data = built(tmp_path, EVERY)
    with pikepdf.open(io.BytesIO(data)) as document:
        obj = document.pages[0].obj
        media, bleed, trim = (
            [float(value) for value in obj[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox")
        )
    assert media == pytest.approx([0, 0, WIDTH + 2 * page.room, HEIGHT + 2 * page.room], abs=0.01)
    assert trim[2] - trim[0] == pytest.approx(WIDTH, abs=0.01)
    assert trim[0] - bleed[0] == pytest.approx(3 * MM, abs=0.01)


def test_page_is_the_same(tmp_path: Path) -> None:
    """What is printed on the trimmed page does not depend on the marks round it."""
    _, plain = built(tmp_path, "{}")
    page, marked = built(tmp_path, EVERY)
    small, large = (pypdfium2.PdfDocument(data)[0] for data in (plain, marked))
    places = [one.get_textpage().get_charbox(_first(one, "河")) for one in (small, large)]
    shifted = [value - page.room for value in places[1]]
    assert shifted == pytest.approx(places[0], abs=0.01)


def _first(page: pypdfium2.PdfPage, char: str) -> int:
    text = page.get_textpage()
    return str(text.get_text_range()).index(char)


def test_slug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slug line names paper, date, page and inks, and the moment where one is set."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    page, _ = built(tmp_path, "{marks: slug}")
    text = "".join(
        one.text for one in page.items if isinstance(one, GlyphRun) and one.colour == ALL
    )
    assert text.split("\u3000") == [
        *("小河报", "2026年3月20日", "星期五", "第1版", "要闻"),
        *("C M Y K PANTONE 185 C", "2020-09-13 12:26 UTC"),
    ]


def test_bar(tmp_path: Path) -> None:
    """The bar has a patch of each ink, the spot colours too."""
    page, _ = built(tmp_path, "{marks: [bar]}")
    fills = [one for one in page.items if isinstance(one, Fill) and one.y > HEIGHT]
    patches = [one.colour for one in fills]
    assert (
        max(one.x + one.width for one in fills) < WIDTH / 2 - 3 * MM
    )  # clear of the register mark
    assert patches[:3] == [(0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 0.5), (1.0, 0.0, 0.0, 0.0)]
    assert patches[-1] == Spot("PANTONE 185 C", (0.0, 0.91, 0.76, 0.0))
