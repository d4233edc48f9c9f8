"""The same text for every program: in columns of one measure, with and without Han-Latin space."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil
from pathlib import Path

import msgspec

from benchmarks.pages import write_edition
from benchmarks.programs import ROOT
from benchmarks.quality.lines import Column
from benchmarks.sheet import Font, Legs, Paragraph, Sheet, SheetPage, Words
from layout.display import BLACK

BODY, PITCH = 9.0, 13.5
COLUMNS, GUTTER = 8, 2  # of a page; 字
MARGIN = 40.0  # points, on all sides
SPACE = 0.125
"""字 between Han and Latin in our setting, where the peers have what is usual with them."""
_SPARE = 1.2  # columns are so much longer than the text is thought to need
_FONT = Font(str(ROOT / "fonts" / "NotoSerifSC-Regular.ttf"), "Noto Serif SC", 400)
_PLAIN = re.compile(r"[\u4e00-\u9fff“‘《（\d]")


class Setting(msgspec.Struct, frozen=True):
    """The measure in 字, and whether there is white between Han and Latin."""

    measure: int
    autospace: bool

    @property
    def name(self) -> str:
        """As a folder is called."""
        return f"{self.measure}{'-spaced' if self.autospace else ''}"


SETTINGS = tuple(Setting(measure, space) for measure in (13, 15) for space in (True, False))


class Trial(msgspec.Struct, frozen=True):
    """Pages of paragraphs to be set, and the boxes for them: `lines` in each column."""

    setting: Setting
    pages: tuple[tuple[str, ...], ...]
    lines: int

    @property
    def columns(self) -> list[Column]:
        """The columns of each page; points from the left edge of the paper."""
        measure = self.setting.measure * BODY
        lefts = [MARGIN + index * (measure + GUTTER * BODY) for index in range(COLUMNS)]
        return [Column(left, left + measure) for left in lefts]

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.columns[-1].right + MARGIN, self.lines * PITCH + 2 * MARGIN


def texts(demo: Path, more: int, work: Path) -> list[tuple[str, ...]]:
    """The paragraphs of the demo edition, then of so many pages with a seed made from it."""
    pages = [_paragraphs(sorted((demo / "stories").glob("*.md")))]
    if more:
        stories = write_edition(demo, work / "edition", more).parent / "stories"
        files = [sorted(stories.glob(f"{number:02}-*.md")) for number in range(1, more + 1)]
        pages += map(_paragraphs, files)
    return pages


def _paragraphs(files: Sequence[Path]) -> tuple[str, ...]:
    """Running text alone, without heads, labels and emphasis: it stands in one face."""
    bodies = [file.read_text("utf-8").split("---\n", 2)[2] for file in files]
    parts = [part.strip() for body in bodies for part in re.split(r"\n{2,}", body)]
    return tuple(part.replace("*", "") for part in parts if _PLAIN.match(part))


def trial_of(setting: Setting, pages: Sequence[tuple[str, ...]]) -> Trial:
    """Boxes that all programs should find room in."""
    rows = max(sum(ceil((len(one) + 2) / setting.measure) for one in page) for page in pages)
    return Trial(setting, tuple(pages), ceil(rows * _SPARE / COLUMNS))


def sheet_of(trial: Trial) -> Sheet:
    """What the peers' documents are written from."""
    width, height = trial.paper
    return Sheet(
        tuple(
            SheetPage(width, height, (), (), (_legs(trial, page),), "\n".join(page))
            for page in trial.pages
        ),
        (_FONT,),
        BODY,
        PITCH,
    )


def _legs(trial: Trial, page: Sequence[str]) -> Legs:
    measure, depth = trial.setting.measure * BODY, trial.lines * PITCH - (PITCH - BODY)
    paragraphs = tuple(Paragraph((Words(text, 0, BODY, BLACK),)) for text in page)
    return Legs(MARGIN, MARGIN, COLUMNS, measure, GUTTER * BODY, depth, paragraphs)


def write_ours(trial: Trial, folder: Path, style: str = "") -> Path:
    """The same as an edition of ours, in a folder; the path of its file.

    `style` are more keys of the style `body`, as YAML.
    """
    folder.mkdir(parents=True, exist_ok=True)
    width, height = trial.paper
    space = SPACE if trial.setting.autospace else 0
    (folder / "house.yaml").write_text(
        f"paper: {{name: 均匀, trim: {width:g}pt x {height:g}pt, "
        f"margins: {{head: {MARGIN:g}pt, inner: {MARGIN:g}pt}}}}\n"
        f"grid: {{columns: {COLUMNS}, measure: {trial.setting.measure}字, gutter: {GUTTER}字, "
        f"lines: {trial.lines}, body: {BODY:g}pt, leading: {PITCH:g}pt}}\n"
        "furniture: {folio: {pages: none}}\n"
        f"styles: {{body: {{autospace: {space:g}字{', ' if style else ''}{style}}}}}\n",
        "utf-8",
    )
    pages = []
    for number, page in enumerate(trial.pages, 1):
        (folder / f"{number:02}.md").write_text("\n\n".join(page) + "\n", "utf-8")
        plan = " ".join(["文"] * COLUMNS)
        pages.append(
            f"  - number: {number}\n    plan: |\n      {trial.lines} {plan}\n"
            f"    boxes:\n      文: {{story: {number:02}.md, columns: {COLUMNS}}}\n"
        )
    file = folder / "edition.yaml"
    head = "house: house.yaml\ndate: 2026-12-22\npages:\n"
    file.write_text(head + "".join(pages), "utf-8")
    return file
