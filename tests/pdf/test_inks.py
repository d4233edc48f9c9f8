"""Spot colours: inks of their own in the file."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from layout.diagnostics import Sink
from layout.display import DisplayList, Fill, GlyphRun, Rule, Spot, process_of, tinted
from layout.page.layout import compose
from layout.page.paint import paint
from layout.spec import read_edition

Sheet = Callable[..., DisplayList]
Written = Callable[..., bytes]
RED = Spot("PANTONE 185 C", (0.0, 0.91, 0.76, 0.0))
GOLD = Spot("金", (0.1, 0.3, 0.8, 0.2))


def test_tint() -> None:
    """A tint of a spot colour is less of the same ink, and looks like less of its alternate."""
    half = tinted(RED, 0.5)
    assert half == Spot("PANTONE 185 C", (0.0, 0.91, 0.76, 0.0), 0.5)
    assert process_of(half) == (0.0, 0.455, 0.38, 0.0)


def test_separations(sheet: Sheet, written: Written) -> None:
    """Each ink has one colour space with its name and its look, and the tints are said in it."""
    items = (
        Fill(10, 10, 50, 50, RED),
        Fill(70, 10, 50, 50, tinted(RED, 0.3)),
        Rule(10, 80, 100, 80, 1.0, GOLD),
        Fill(10, 90, 50, 50, (0.0, 0.0, 0.0, 0.2)),
        Fill(70, 90, 50, 50, RED),
    )
    data = written(sheet(*items))
    with pikepdf.open(io.BytesIO(data)) as document:
        (page,) = document.pages
        spaces: Any = page.Resources.ColorSpace
        told = {key: [str(part) for part in list(space)[:3]] for key, space in spaces.items()}
        assert told == {
            "/S0": ["/Separation", "/PANTONE 185 C", "/DeviceCMYK"],
            "/S1": ["/Separation", "/金", "/DeviceCMYK"],
        }
        assert [float(ink) for ink in spaces["/S0"][3].C1] == [0.0, 0.91, 0.76, 0.0]
        operators = [
            (*map(str, instruction.operands), str(instruction.operator))
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) in ("cs", "CS", "scn", "SCN", "k")
        ]
    assert operators == [
        *(("/S0", "cs"), ("1", "scn"), ("/S0", "cs"), ("0.3", "scn")),
        *(("/S1", "CS"), ("1", "SCN"), ("0", "0", "0", "0.2", "k")),
        *(("/S0", "cs"), ("1", "scn")),
    ]
    seen = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")
    red, pale = seen.getpixel((30, 30)), seen.getpixel((90, 30))
    assert isinstance(red, tuple)
    assert isinstance(pale, tuple)
    assert red[0] > 2 * red[1]
    assert pale[1] > red[1]


EDITION = """\
house:
  paper: {trim: 330pt x 320pt}
  grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
  colours: {house: {spot: PANTONE 185 C, cmyk: [0, 91, 76, 0]}}
pages:
  - plan: |
      8   甲 甲 . .
      12  .  .  . .
    boxes:
      甲:
        tint: house 10%
        story: {headline: 春天, body: 河边的柳树发了芽。}
        head: {headline: {colour: house}}
"""


@pytest.fixture
def display(tmp_path: Path) -> DisplayList:
    """A page whose house colour is a spot colour."""
    (tmp_path / "edition.yaml").write_text(EDITION, encoding="utf-8")
    edition = read_edition(tmp_path / "edition.yaml", Sink())
    assert edition is not None
    return paint(compose(edition, Sink()))


def test_house_colour(display: DisplayList) -> None:
    """What is in the house colour is in the ink of that name, tints too."""
    items = display.pages[0].items
    full = {one.colour for one in items if isinstance(one, GlyphRun) and one.size > 12}
    tints = {one.colour for one in items if isinstance(one, Fill)}
    assert full == {Spot("PANTONE 185 C", (0.0, 0.91, 0.76, 0.0))}
    assert tints == {Spot("PANTONE 185 C", (0.0, 0.91, 0.76, 0.0), 0.1)}
