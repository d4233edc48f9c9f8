"""The measure of plates finds what a press could not print, in files made to show it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.colors import CMYKColor, CMYKColorSep
from reportlab.pdfgen.canvas import Canvas

from tests.separations import faults

pytestmark = pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")

BLACK = CMYKColor(0, 0, 0, 1)
TINT = CMYKColor(0.5, 0, 0, 0)
HEAVY = CMYKColor(0.9, 0.8, 0.7, 0.6)
SPOT = CMYKColorSep(0, 1, 1, 0, spotName="PANTONE 185 C")


def in_black(page: Canvas) -> None:
    """Type in black, over nothing and, overprinting, over a tint."""
    tint(page, TINT)
    page.setFillOverprint(1)
    page.setOverprintMask(1)
    type_in(page, BLACK)


def tint(page: Canvas, colour: CMYKColor) -> None:
    """A tinted half of the page."""
    page.setFillColor(colour)
    page.rect(0, 0, 100, 50, stroke=0, fill=1)


def type_in(page: Canvas, colour: CMYKColor) -> None:
    """Type over both halves."""
    page.setFillColor(colour)
    page.setFont("Helvetica", 40)
    page.drawString(5, 10, "WWW")
    page.drawString(5, 60, "WWW")


def knocking_out(page: Canvas) -> None:
    """Black type that leaves a hole in the tint below it."""
    tint(page, TINT)
    type_in(page, BLACK)


def in_spot(page: Canvas) -> None:
    """Type in an ink of its own."""
    type_in(page, BLACK)
    tint(page, SPOT)


def heavy(page: Canvas) -> None:
    """300 % of ink beside sound type."""
    in_black(page)
    tint(page, HEAVY)


def in_four(page: Canvas) -> None:
    """Type in a black of four inks only."""
    type_in(page, CMYKColor(0.4, 0.3, 0.3, 1))


@pytest.mark.parametrize(
    ("draw", "found"),
    [
        (in_black, ""),
        (knocking_out, "black type is on the plate of Cyan"),
        (in_spot, "plates of PANTONE 185 C"),
        (heavy, "% of ink on one spot"),
        (in_four, "no type in black"),
    ],
)
def test_faults(draw: Callable[[Canvas], None], found: str, tmp_path: Path) -> None:
    """Each fault is told, and a sound page has none."""
    file = tmp_path / "a.pdf"
    page = Canvas(str(file), pagesize=(100, 100), pageCompression=0)
    draw(page)
    page.save()
    told = faults(file, 220)
    assert len(told) == bool(found)
    assert found in "".join(told)


def test_named_ink(tmp_path: Path) -> None:
    """An ink that is named is no fault."""
    file = tmp_path / "a.pdf"
    page = Canvas(str(file), pagesize=(100, 100))
    in_spot(page)
    page.save()
    assert faults(file, 220, frozenset(("PANTONE 185 C",))) == []
