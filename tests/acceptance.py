"""Builds an edition as a user would and fails where the PDF has lost or doubled a character.

    python tests/acceptance.py EDITION FOLDER

The stories are read here by other means than the project's own: front matter by PyYAML, body as it
stands in the file. The PDF is read back by pypdfium2, pdfminer.six and pdftotext.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pypdfium2
import yaml
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.psparser import PSLiteral

FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")
MARKUP = re.compile(
    r"<!--.*?-->|^#+ |^> ?|\*+|^- |^\|[-|: ]+\|$|\||^表：", re.MULTILINE | re.DOTALL
)
# Ruby is text of the page and follows its base; other marks are drawn. H~2~O is read as H2O.
SPAN = re.compile(r"\[([^\]\n]*)\]\{([^}\n]*)\}")
RUBY = re.compile(r"(?:ruby|注音)=[\"“]([^\"”]*)[\"”]")
SCRIPT = re.compile(r"\^([^\s^]+)\^|~(\w+)~", re.ASCII)
BULLET = "●"  # what a list item begins with on the page
PARTS = ("kicker", "headline", "deck", "note", "byline", "dateline")
UNORDERED = {"pypdfium2"}  # joins lines of neighbouring boxes that stand level
NOTE = "编者按"  # the label that an editor's note opens with


def plain(text: str) -> str:
    """Without white space and hyphens at line ends, marks in one width: what must come back."""
    return re.sub(rf"[\s\xad{BULLET}]", "", text).translate(FULL_WIDTH)


def story_texts(path: Path) -> list[str]:
    """The texts of a story in the order of the page: kicker, headline, deck, byline, body."""
    _, front, body = re.split(
        r"^---\s*$", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE
    )
    head = yaml.safe_load(front)
    texts = []
    for part in PARTS:
        value = head.get(part, "")
        one = "".join(value) if isinstance(value, list) else value
        texts.append(one.replace("/", "") if part != "dateline" else one)
    body = SCRIPT.sub(r"\1\2", SPAN.sub(_with_ruby, MARKUP.sub("", body)))
    texts = [SPAN.sub(_with_ruby, text) for text in texts]
    if texts[3]:
        texts[3] = NOTE + texts[3]
    return [plain(text) for text in texts[:3]] + [plain("".join(texts[3:]) + body)]


def _with_ruby(span: re.Match[str]) -> str:
    return span[1] + "".join(RUBY.findall(span[2]))


class Miner(PDFTextDevice):
    """Collects the characters of a page in the order in which they are shown.

    pdfminer.six tells its devices of ActualText and leaves to them what to make of it.
    """

    def __init__(self) -> None:
        self.resources = PDFResourceManager()
        super().__init__(self.resources)
        self.said: list[str] = []
        self.spans: list[bool] = []

    def begin_tag(self, tag: PSLiteral, props: object = None) -> None:
        """Where a text stands for the glyphs that follow, it is read in their place."""
        del tag
        actual = props.get("ActualText") if isinstance(props, dict) else None
        self.spans.append(isinstance(actual, bytes))
        if isinstance(actual, bytes):
            self.said.append(actual.decode("utf-16"))

    def end_tag(self) -> None:
        """The end of what was begun last."""
        self.spans.pop()

    def render_char(
        self,
        matrix: object,  # noqa: ARG002
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,  # noqa: ARG002
        cid: int,
        *_: object,
    ) -> float:
        """One character; the width of its glyph goes back."""
        if not any(self.spans):
            self.said.append(font.to_unichr(cid))
        return font.char_width(cid) * fontsize * scaling


def mined(path: Path) -> list[str]:
    """The text of each page as pdfminer.six finds it."""
    miner, texts = Miner(), []
    interpreter = PDFPageInterpreter(miner.resources, miner)
    with path.open("rb") as file:
        for page in PDFPage.get_pages(file):
            miner.said.clear()
            interpreter.process_page(page)
            texts.append("".join(miner.said))
    return texts


def read_back(path: Path) -> list[dict[str, str]]:
    """The text of each page of a PDF by each reader at hand."""
    document = pypdfium2.PdfDocument(path)
    texts = {
        "pypdfium2": [page.get_textpage().get_text_bounded() for page in document],
        "pdfminer.six": mined(path),
    }
    if shutil.which("pdftotext"):
        done = subprocess.run(
            ["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True, text=True
        )
        texts["pdftotext"] = done.stdout.split("\f")[:-1]
    return [
        {reader: plain(page) for reader, page in zip(texts, pages, strict=True)}
        for pages in zip(*texts.values(), strict=True)
    ]


def check_story(path: Path, over: int, pages: list[str]) -> list[str]:
    """What is wrong with one story; `over` characters of its body were overset.

    `pages` are the texts of the pages that it stands on; its heads stand on the first.
    """
    *heads, body = story_texts(path)
    wrong = [f"{path.name}: “{part}” is not there" for part in heads if part not in pages[0]]
    placed = body[: len(body) - over]
    for page in pages[:-1]:
        placed = placed[_reach(placed, page) :]
    page = pages[-1]
    if placed and page.count(placed) != 1:
        start = next((i for i in range(0, len(placed), 20) if placed[i : i + 20] not in page), 0)
        wrong.append(
            f"{path.name}: the body is there {page.count(placed)} times; see "
            f"“{placed[start : start + 20]}”"
        )
    return wrong


def _reach(text: str, page: str) -> int:
    """How many characters of the text, from its first, stand on the page in one stretch."""
    within, beyond = 0, len(text) + 1
    while beyond - within > 1:
        middle = (within + beyond) // 2
        within, beyond = (middle, beyond) if text[:middle] in page else (within, middle)
    return within


def check_readers(pages: dict[str, str]) -> list[str]:
    """Whether all readers find each character as often as the first.

    They may differ in order.
    """
    (first, counts), *others = ((reader, Counter(text)) for reader, text in pages.items())
    return [
        f"{reader} and {first} differ: {dict((counts - other) + (other - counts))}"
        for reader, other in others
        if other != counts
    ]


def main(edition: str, folder: str) -> int:
    """Build, read back, compare; 1 where something is lost."""
    command = [sys.executable, "-m", "layout", "build", edition, "-o", folder, "--format", "json"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.stdout.write(done.stdout + done.stderr)
        return 1
    outcome = json.loads(done.stdout)["editions"][0]
    wrong: list[str] = []
    pages = {
        number: texts
        for file in outcome["written"]
        for number, texts in zip(file["pages"], read_back(Path(file["path"])), strict=True)
    }
    count = 0
    standing: dict[str, list[dict[str, str]]] = {}  # the pages that a story stands on
    overset: dict[str, int] = {}
    for placed in sorted(outcome["pages"], key=lambda page: page["page"]):
        texts = pages[placed["page"]]
        wrong += check_readers(texts)
        for box in placed["boxes"]:
            if box["kind"] == "story":
                over = sum(part["over"] for part in box["parts"])
                standing.setdefault(box["file"], []).append(texts)
                overset[box["file"]] = overset.get(box["file"], 0) + over
                count += sum(part["characters"] for part in box["parts"])
                if over:
                    sys.stdout.write(f"{box['name']}: {over} characters overset\n")
    for file, found in standing.items():
        for reader in [one for one in texts if one not in UNORDERED]:
            wrong += check_story(Path(file), overset[file], [page[reader] for page in found])
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    readers = ", ".join(texts)
    sys.stdout.write(f"{count} characters of {edition} read back with {readers}: ")
    sys.stdout.write("all there\n" if not wrong else f"{len(wrong)} faults\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
