"""The examples of docs/pages.md: each a small edition, its YAML and its page side by side."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from docs.marks import Marks, save
from layout.batch import run
from layout.press import Outcome

HERE = Path(__file__).parent
EXAMPLES = HERE / "examples"
PICTURES = HERE / "images" / "pages"
DOCUMENTS = (HERE / "pages.md", HERE / "pages.zh.md")
WIDTH = 680  # pixels of a page
_GAP = 12  # pixels between two pages


def names() -> list[str]:
    """The examples, each a folder with an edition."""
    return sorted(file.parent.name for file in EXAMPLES.glob("*/edition.yaml"))


def render(name: str) -> tuple[Outcome, Image.Image]:
    """An example built: what was said, and its pages beside each other."""
    return pages_of(EXAMPLES / name / "edition.yaml")


def pages_of(edition: Path) -> tuple[Outcome, Image.Image]:
    """An edition built: what was said, and its pages beside each other."""
    with tempfile.TemporaryDirectory() as folder:
        outcome = run([edition], Path(folder))[0]
        pages = [_page(Path(one.path)) for one in outcome.written]
    if not pages:
        raise ValueError(f"{edition}: {[one.code for one in outcome.diagnostics]}")
    width = sum(one.width for one in pages) + _GAP * (len(pages) - 1)
    sheet = Image.new("RGB", (width, max(one.height for one in pages)), "white")
    x = 0
    for one in pages:
        sheet.paste(one, (x, 0))
        x += one.width + _GAP
    return outcome, sheet


def _page(file: Path) -> Image.Image:
    page = pypdfium2.PdfDocument(file)[0]
    image: Image.Image = page.render(scale=2 * WIDTH / page.get_width()).to_pil().convert("RGB")
    return image.reduce(2)


def shown(name: str) -> str:
    """An example as the documents show it: what it builds from beside what it looks like."""
    yaml = (EXAMPLES / name / "edition.yaml").read_text(encoding="utf-8").strip()
    return (
        f"<table><tr><td>\n\n```yaml\n{yaml}\n```\n\n</td><td>\n\n"
        f"![{name}](images/pages/{name}.png)\n\n</td></tr></table>\n"
    )


MARKS = Marks("example", shown)


def draw() -> None:
    """Draw the pictures anew, and put the examples into the documents."""
    for name in names():
        save(render(name)[1], PICTURES / f"{name}.png")
    MARKS.fill(DOCUMENTS)
