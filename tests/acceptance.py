"""Builds an edition as a user would and fails where the PDF has lost or doubled a character.

    python tests/acceptance.py EDITION FOLDER

The stories are read here by other means than the project's own: front matter by PyYAML, body as it
stands in the file. The PDF is read back by pypdfium2 and by pdftotext.
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
NOTE = "编者按"  # the label that an editor's note opens with


def plain(text: str) -> str:
    """Without white space, marks in one width: what must come back from the page."""
    return re.sub(rf"[\s{BULLET}]", "", text).translate(FULL_WIDTH)


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


def read_back(path: Path) -> dict[str, str]:
    """The text of a PDF by each reader at hand."""
    document = pypdfium2.PdfDocument(path)
    texts = {"pypdfium2": "".join(page.get_textpage().get_text_bounded() for page in document)}
    if shutil.which("pdftotext"):
        done = subprocess.run(
            ["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True, text=True
        )
        texts["pdftotext"] = done.stdout
    return {reader: plain(text.replace("\f", "")) for reader, text in texts.items()}


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

    They may differ in order: pypdfium2 joins lines of neighbouring boxes that stand level.
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
    count = 0
    standing: dict[str, list[str]] = {}  # the pages that a story stands on
    overset: dict[str, int] = {}
    for written, placed in zip(outcome["written"], outcome["pages"], strict=True):
        texts = read_back(Path(written["path"]))
        wrong += check_readers(texts)
        for box in placed["boxes"]:
            if box["kind"] == "story":
                over = sum(part["over"] for part in box["parts"])
                standing.setdefault(box["file"], []).append(
                    texts.get("pdftotext") or texts["pypdfium2"]
                )
                overset[box["file"]] = overset.get(box["file"], 0) + over
                count += sum(part["characters"] for part in box["parts"])
                if over:
                    sys.stdout.write(f"{box['name']}: {over} characters overset\n")
    for file, pages in standing.items():
        wrong += check_story(Path(file), overset[file], pages)
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    readers = ", ".join(texts)
    sys.stdout.write(f"{count} characters of {edition} read back with {readers}: ")
    sys.stdout.write("all there\n" if not wrong else f"{len(wrong)} faults\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
