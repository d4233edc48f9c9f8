"""The inks of an advert that came as PDF, as the list of the files tells them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.colors import CMYKColor, CMYKColorSep
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from layout.display import ImportedPage
from layout.preflight.palette import inks_of_advert


def black(page: Canvas) -> None:
    """Type in black alone."""
    page.setFillColor(CMYKColor(0, 0, 0, 1))
    page.drawString(10, 10, "A")


def tint(page: Canvas) -> None:
    """An area in two inks."""
    page.setFillColor(CMYKColor(0.2, 0, 0.4, 0))
    page.rect(0, 0, 50, 50, stroke=0, fill=1)


def spot(page: Canvas) -> None:
    """An area in an ink of its own."""
    page.setFillColor(CMYKColorSep(0, 1, 1, 0, spotName="PANTONE 185 C"))
    page.rect(0, 0, 50, 50, stroke=0, fill=1)


def picture(mode: str, colour: int | tuple[int, ...]) -> Callable[[Canvas], None]:
    """A picture of one colour, 255 full ink in CMYK."""
    pixels = Image.new(mode, (8, 8), colour)

    def draw(page: Canvas) -> None:
        page.drawImage(ImageReader(pixels), 0, 0, 50, 50)

    return draw


@pytest.mark.parametrize(
    ("draw", "inks"),
    [
        (black, {"Black"}),
        (tint, {"Cyan", "Yellow"}),
        (spot, {"PANTONE 185 C"}),
        (picture("L", 90), {"Black"}),
        (picture("CMYK", (0, 0, 0, 200)), {"Black"}),
        (picture("CMYK", (90, 0, 0, 200)), {"Cyan", "Black"}),
    ],
)
def test_inks(
    draw: Callable[[Canvas], None], inks: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inks that something is painted with, and no others."""
    monkeypatch.setattr("reportlab.rl_config.useA85", 0)  # no program writes pictures as text
    file = tmp_path / "a.pdf"
    page = Canvas(str(file), pagesize=(100, 100))
    draw(page)
    page.save()
    assert inks_of_advert(ImportedPage(str(file), 0, 0, 100, 100)) == inks


def test_no_advert(tmp_path: Path) -> None:
    """What cannot be opened is not placed, and has no ink."""
    assert inks_of_advert(ImportedPage(str(tmp_path / "none.pdf"), 0, 0, 9, 9)) == frozenset()
