"""The examples of docs/pages.md: each a small edition, its YAML and its page side by side."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from layout.batch import run
from layout.press import Outcome

HERE = Path(__file__).parent
EXAMPLES = HERE / "examples"
PICTURES = HERE / "images" / "pages"
DOCUMENTS = (HERE / "pages.md", HERE / "pages.zh.md")
WIDTH = 680  # pixels of a page
SHADES = 48
_GAP = 12  # pixels between two pages
_MARK = re.compile(
    r"^<!-- example (\S+) -->\n(?:(?:(?!^<!-- example ).)*?^<!-- end -->\n)?",
    re.MULTILINE | re.DOTALL,
)


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
        f"<!-- example {name} -->\n<table><tr><td>\n\n```yaml\n{yaml}\n```\n\n</td><td>\n\n"
        f"![{name}](images/pages/{name}.png)\n\n</td></tr></table>\n<!-- end -->\n"
    )


def filled(document: str) -> str:
    """A document with each of its marks followed by the example that it names."""
    return _MARK.sub(lambda match: shown(match[1]), document)


def marked(document: str) -> list[str]:
    """The examples that a document shows, in order."""
    return _MARK.findall(document)


def draw() -> None:
    """Draw the pictures anew, and put the examples into the documents."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name in names():
        _, image = render(name)
        image.quantize(SHADES).save(PICTURES / f"{name}.png", optimize=True)
    for file in DOCUMENTS:
        file.write_text(filled(file.read_text(encoding="utf-8")), encoding="utf-8")
