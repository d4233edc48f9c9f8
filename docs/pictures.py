"""Draws the pictures of the documentation, after a change that a reader could see."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pypdfium2

from docs import closing, gallery, rules, tweaks
from docs.specimens import draw
from layout.batch import run

HERE = Path(__file__).parent
WIDTH = 1100  # pixels
FOLDERS = ("docs/images/typography/", "docs/images/pages/", "docs/images/tweaks/")
COLOURS = 96  # enough for type and one picture, a third of the size


def draw_front_page(target: Path) -> None:
    """The demo edition's page as a PNG."""
    with tempfile.TemporaryDirectory() as folder:
        outcome = run([HERE.parent / "editions/2026-12-22/edition.yaml"], Path(folder))[0]
        page = pypdfium2.PdfDocument(outcome.written[0].path)[0]
        image = page.render(scale=2 * WIDTH / page.get_width()).to_pil()
    image = image.reduce(2).quantize(COLOURS)
    target.parent.mkdir(exist_ok=True)
    image.save(target, optimize=True)


if __name__ == "__main__":
    draw_front_page(HERE / "images/front-page.png")
    draw(HERE / "images/typography")
    gallery.draw()
    tweaks.draw()
    rules.fill()
    closing.draw()
    sys.stdout.write("\n".join(("docs/images/front-page.png", *FOLDERS)) + "\n")
