"""An edition of many pages, each unlike the others, made from the demo page with a seed.

Within a page the sentences of a paragraph and the paragraphs of a story change places, paragraphs
of like length change stories, digits become other digits and some characters other characters
throughout; a short sentence or two of each story are left out, since the demo page is full to the
last line. Line breaks, glyphs and pictures differ from page to page. What comes out reads as
nonsense and sets as news.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from random import Random

from PIL import Image

from layout import compose, load
from layout.diagnostics import Sink

PAGES = 32
SEED = 20261222
EXCHANGED = 150
"""Characters of a page, of about 1100 distinct ones, that become others."""
_SPARE = 0.04  # of a story, left out
_ALIKE = 12  # characters that two paragraphs may differ by to change places
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）]*|[^。！？]+$")


def write_edition(demo: Path, folder: Path, pages: int = PAGES) -> Path:
    """Write `pages` pages to a folder that is made anew; the path of its edition file."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("stories", "pictures"):
        (folder / name).mkdir(parents=True)
    text = (demo / "edition.yaml").read_text("utf-8")
    top, model = re.split(r"(?m)^pages:\n", text)
    model = "  - number:" + model.split("  - number:")[1]
    house = re.search(r"(?m)^house: *(\S+)", top)
    if house:
        shutil.copyfile(demo / house[1], folder / "house.yaml")
        top = top.replace(house[1], "house.yaml", 1)
    made = [_page(demo, folder, model, number) for number in range(1, pages + 1)]
    file = folder / "edition.yaml"
    file.write_text("".join((top, "pages:\n", *made)), "utf-8")
    return file


def _page(demo: Path, folder: Path, model: str, number: int) -> str:
    """One page of the edition as YAML; its stories and pictures are written."""
    random = Random(SEED + number)  # noqa: S311  # the same pages each time, not a secret
    files = re.findall(r"\bstory: *(\S+\.md)", model)
    stories = [_Story((demo / file).read_text("utf-8")) for file in files]
    _shuffle(random, stories)
    others = _other_characters(random, "".join(story.text for story in stories))
    for file, story in zip(files, stories, strict=True):
        (folder / _numbered(file, number)).write_text(story.changed(random, others), "utf-8")
    for file in re.findall(r"\bpicture: *(\S+\.jpg)", model):
        _trim(random, demo / file, folder / _numbered(file, number))
    own = re.sub(r"\b(?:stories|pictures)/\S+", lambda path: _numbered(path[0], number), model)
    return own.replace("number: 1", f"number: {number}", 1)


def _numbered(file: str, number: int) -> str:
    """`stories/bridge.md` → `stories/07-bridge.md`."""
    folder, name = file.split("/")
    return f"{folder}/{number:02}-{name}"


class _Story:
    """A story file: its front matter and the paragraphs of its body."""

    def __init__(self, text: str) -> None:
        _, self.front, body = text.split("---\n", 2)
        self.paragraphs = [part.strip("\n") for part in re.split(r"\n{2,}", body) if part.strip()]
        self.text = text

    def plain(self) -> list[int]:
        """The paragraphs that are nothing but text."""
        return [i for i, text in enumerate(self.paragraphs) if not re.match(r"[#>*\-!\d<]", text)]

    def shorten(self) -> None:
        """Leave out the shortest of its sentences until there is a little room."""
        spare = _SPARE * sum(map(len, self.paragraphs))
        sentences = [
            (len(one), i, one) for i in self.plain() for one in _sentences(self.paragraphs[i])
        ]
        for length, i, sentence in sorted(sentences):
            if spare > 0 and len(self.paragraphs[i]) > 2 * length:
                self.paragraphs[i] = self.paragraphs[i].replace(sentence, "", 1)
                spare -= length

    def changed(self, random: Random, others: dict[int, int]) -> str:
        """The file with other digits and characters."""
        body = "\n\n".join(self.paragraphs)
        body = re.sub(r"(?<![\d.\n])[1-9]", lambda _: str(random.randint(1, 9)), body)
        front = re.sub("(?<=: ).*", lambda found: found[0].translate(others), self.front)
        return f"---\n{front}---\n\n{body.translate(others)}\n"


def _shuffle(random: Random, stories: list[_Story]) -> None:
    """Sentences within paragraphs, paragraphs within stories and between them."""
    for story in stories:
        story.shorten()
        places = story.plain()
        texts = [_shuffled_sentences(random, story.paragraphs[i]) for i in places]
        random.shuffle(texts)
        for i, text in zip(places, texts, strict=True):
            story.paragraphs[i] = text
    places_of_all = [(story, i) for story in stories for i in story.plain()]
    random.shuffle(places_of_all)
    for (one, i), (two, j) in zip(places_of_all[::2], places_of_all[1::2], strict=False):
        first, second = one.paragraphs[i], two.paragraphs[j]
        if abs(len(first) - len(second)) <= _ALIKE:
            one.paragraphs[i], two.paragraphs[j] = second, first


def _shuffled_sentences(random: Random, paragraph: str) -> str:
    whole = _sentences(paragraph)
    random.shuffle(whole)
    return "".join(whole)


def _sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph; one that opens a quotation goes with those up to its end."""
    whole: list[str] = []
    is_open = False
    for sentence in _SENTENCE.findall(paragraph):
        if is_open:
            whole[-1] += sentence
        else:
            whole.append(sentence)
        is_open = any(whole[-1].count(a) != whole[-1].count(b) for a, b in ("“”", "（）", "《》"))
    return whole


def _other_characters(random: Random, text: str) -> dict[int, int]:
    """Some of a text's characters with others that it does not have, of the 3755 common ones."""
    common = [
        bytes((row, cell)).decode("gb2312")
        for row in range(0xB0, 0xD8)
        for cell in range(0xA1, 0xFF if row < 0xD7 else 0xFA)
    ]
    used = [char for char in common if char in text]
    unused = [char for char in common if char not in text]
    pairs = zip(random.sample(used, EXCHANGED), random.sample(unused, EXCHANGED), strict=True)
    return {ord(old): ord(new) for old, new in pairs}


def _trim(random: Random, picture: Path, to: Path) -> None:
    """A picture that lacks a few rows and columns at its edges."""
    with Image.open(picture) as image:
        left, top, right, bottom = (random.randint(0, 16) for _ in range(4))
        part = image.crop((left, top, image.width - right, image.height - bottom))
        part.save(to, quality=90)


def write_front_page(demo: Path, folder: Path) -> Path:
    """The demo's front page alone, as a folder that is made anew.

    A story that goes on on another page ends with the last paragraph that fits on this one: the
    peers know no jumps.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(demo, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    file = folder / "edition.yaml"
    text = file.read_text("utf-8")
    house = re.search(r"(?m)^house: *(\S+)", text)
    if house:
        shutil.copyfile(demo / house[1], folder / "house.yaml")
        text = text.replace(house[1], "house.yaml", 1)
    file.write_text(re.split(r"(?m)^  - number: 2\b", text)[0], "utf-8")
    while over := _overset(file):
        for story in over:
            story.write_text(
                story.read_text("utf-8").rstrip().rpartition("\n\n")[0] + "\n", "utf-8"
            )
    return folder


def _overset(file: Path) -> list[Path]:
    """The stories of an edition that do not fit."""
    sink = Sink()
    edition = load(file, sink)
    if edition is None:
        return []
    compose(edition, sink)
    return [Path(one.notes[0].file) for one in sink.found if one.code == "F201" and one.notes]
