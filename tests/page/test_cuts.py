"""Cuts, additions and depths that are told for a story: what they promise holds when it is set."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from layout.diagnostics import Sink
from layout.page.cuts import additions_for, cuts_for, cuts_of_lone_lines, deeper_by, single_cuts
from layout.page.galley import Galley
from layout.page.layout import compose
from layout.page.lone_line import lone_lines
from layout.page.placed import Copyfit, Cut, PlacedBox
from layout.page.standing import Standing, filling, lines_of
from layout.proof.conservation import check_conservation
from layout.spec import read_edition

STORIES = 200
HAN = "河边的柳树发了芽孩子们在草地上放风筝老人坐长椅看书小狗跑来去"
LATIN = ("3月", "85%", "PDF", "“金桥”", "（图）", "《诗》", "2026年")
CLOSING = "。！？…”’）》"
EDITION = """\
house:
  paper: {{trim: 600pt x 1400pt}}
  grid: {{columns: 4, measure: {measure}字, gutter: 1字, lines: 100, body: 9pt, leading: 13pt}}
  styles: {{body: {{punctuation: {scheme}}}}}
pages:
  - plan: |
{plan}
    boxes:
      甲: {{story: story.md, head: {{lines: 2}}}}
"""


class Case(NamedTuple):
    """A story with the box that it stands in: `columns` columns, `depth` lines."""

    text: str
    columns: int
    depth: int
    measure: int
    scheme: str

    def edition(self, deeper: int = 0, last: int = 0) -> str:
        """The edition, its box so many lines deeper, or its last column alone."""
        cells = ["甲"] * self.columns + ["."] * (4 - self.columns)
        rows = [(self.depth + deeper, cells)]
        if last:
            rows.append((last, ["甲" if at == self.columns - 1 else "." for at in range(4)]))
        rows.append((100 - self.depth - deeper - last, ["."] * 4))
        plan = "\n".join(f"      {lines} {' '.join(row)}" for lines, row in rows)
        return EDITION.format(measure=self.measure, scheme=self.scheme, plan=plan)


class Sample:
    """A case set in a folder, again and again; fonts are read once."""

    def __init__(self, folder: Path, case: Case) -> None:
        self.folder = folder
        self.case = case

    def set(self, text: str = "", *, deeper: int = 0, last: int = 0) -> tuple[PlacedBox, Standing]:
        """The box with another text, or more room; nothing of it is lost."""
        path, story = self.folder / "edition.yaml", self.folder / "story.md"
        path.write_text(self.case.edition(deeper, last), encoding="utf-8")
        story.write_text(f"---\nheadline: 春天\n---\n{text or self.case.text}", encoding="utf-8")
        sink = Sink()
        edition = read_edition(path, sink)
        assert edition is not None, sink.found
        Sample.galley = Galley(Sample.galley)
        layout = compose(edition, sink, galley=Sample.galley)
        check_conservation(layout, sink)
        assert not [one for one in sink.found if one.code == "F204" or one.code[0] == "E"]
        (box,) = layout.pages[0].boxes
        return box, Sample.galley.standing[1, "甲"]

    galley = Galley()


def body(box: PlacedBox) -> Copyfit:
    """How the text of a box fits."""
    return next(fit for fit in box.copyfit if fit.part == "body")


def filled(box: PlacedBox) -> int:
    """The lines that its text fills."""
    return sum(column.filled for column in body(box).columns)


def sentence(rng: random.Random, least: int, most: int) -> str:
    """Han with a mark here and there, Latin too."""
    text, length = "", rng.randint(least, most)
    while len(text) < length:
        text += "".join(rng.choices(HAN, k=rng.randint(2, 9)))
        text += rng.choice(LATIN) if rng.random() < 0.15 else ""
        text += rng.choice("，，、；：")
    return text[:-1] + rng.choice(("。", "。", "！", "？”", "……"))


def case(seed: int) -> Case:
    """A story of a few paragraphs, some with subheads, in a box that is too small or too large."""
    rng = random.Random(seed)  # noqa: S311  copy, and no secret
    texts = [sentence(rng, 8, 120) for _ in range(rng.randint(2, 7))]
    if rng.random() < 0.4:
        texts.insert(rng.randint(1, len(texts)), "## " + "".join(rng.choices(HAN, k=5)))
    measure, columns = rng.randint(9, 15), rng.randint(1, 4)
    chars = sum(map(len, texts))
    depth = max(2, round(chars / measure / columns * rng.uniform(0.75, 1.25)))
    scheme = rng.choice(("kaiming", "kaiming", "quanjiao", "hangmobanjiao"))
    return Case("\n\n".join(texts) + "\n", columns, depth + 2, measure, scheme)


def edited(text: str, cut: Cut, sign: int) -> str:
    """The text of a story without the last characters of a paragraph, or with more there."""
    blocks = text.rstrip("\n").split("\n\n")
    places = [at for at, block in enumerate(blocks) if not block.startswith("##")]
    at = places[cut.paragraph - 1]
    core = blocks[at].rstrip(CLOSING)
    closing = blocks[at][len(core) :]
    core = core[: -cut.chars] if sign < 0 else core + "字" * cut.chars
    blocks[at] = core + closing
    return "\n\n".join(blocks) + "\n"


def samples(folder: Path, seeds: range) -> Iterator[Sample]:
    """The cases of these seeds."""
    return (Sample(folder, case(seed)) for seed in seeds)


SHARES = [range(start, start + STORIES // 8) for start in range(0, STORIES, STORIES // 8)]


@pytest.mark.parametrize("seeds", SHARES, ids=str)
def test_cuts_of_a_story_that_is_over(tmp_path: Path, seeds: range) -> None:
    """All cuts together make it fit; each of them alone wins the lines that it promises."""
    for sample in samples(tmp_path, seeds):
        box, standing = sample.set()
        text, before = sample.case.text, lines_of(body(box))
        if not body(box).lines_over:
            continue
        cuts = cuts_for(standing)
        for cut in cuts:
            after, _ = sample.set(edited(text, cut, -1))
            assert before - lines_of(body(after)) == cut.lines
        for cut in cuts:
            text = edited(text, cut, -1)
        if cuts:
            assert not body(sample.set(text)[0]).lines_over


@pytest.mark.parametrize("seeds", SHARES, ids=str)
def test_lines_over(tmp_path: Path, seeds: range) -> None:
    """It takes as many lines more in the first box that holds it all, and no less deep a box does.

    Here only the last column is deepened, so that not a line is to spare.
    """
    for sample in samples(tmp_path, seeds):
        box, _ = sample.set()
        if not (over := body(box).lines_over):
            continue
        is_rigid = sample.case.scheme == "hangmobanjiao"  # set tight as soon as that is enough
        least = over
        while body(larger := sample.set(last=least)[0]).lines_over:
            least += 1  # white over a subhead
        assert least == over or "##" in sample.case.text
        assert filled(larger) - filled(box) == over
        if over > 1 and not is_rigid and "##" not in sample.case.text:
            assert body(sample.set(last=over - 1)[0]).lines_over


@pytest.mark.parametrize("seeds", SHARES, ids=str)
def test_deeper(tmp_path: Path, seeds: range) -> None:
    """It fits when as much deeper as is told, and not when a line less."""
    for sample in samples(tmp_path, seeds):
        box, standing = sample.set()
        if not body(box).lines_over:
            continue
        deeper = deeper_by(standing)
        assert not body(sample.set(deeper=deeper)[0]).lines_over
        if deeper > 1:
            assert body(sample.set(deeper=deeper - 1)[0]).lines_over


@pytest.mark.parametrize("seeds", SHARES, ids=str)
def test_a_story_that_is_short(tmp_path: Path, seeds: range) -> None:
    """Each addition fills a line; one more paragraph, as long as is told, fills its box.

    It leaves a line white where the story would else have one that stands alone.
    """
    for sample in samples(tmp_path, seeds):
        box, standing = sample.set()
        text, before = sample.case.text, body(box)
        if not before.lines_short:
            continue
        for cut in additions_for(standing, 3):
            after, _ = sample.set(edited(text, cut, 1))
            assert lines_of(body(after)) == lines_of(before) + 1
        full = body(sample.set(f"{text}\n{'字' * filling(standing)}\n")[0])
        assert (full.lines_over, full.lines_short <= 1) == (0, True)


@pytest.mark.parametrize("seeds", SHARES, ids=str)
def test_cuts_of_a_story_that_fits(tmp_path: Path, seeds: range) -> None:
    """Each cut wins a line; and those against lines that stand alone leave none."""
    for sample in samples(tmp_path, seeds):
        box, standing = sample.set()
        text, before = sample.case.text, body(box)
        if before.lines_over:
            continue
        for cut in single_cuts(standing, 3):
            after, _ = sample.set(edited(text, cut, -1))
            assert lines_of(before) - lines_of(body(after)) == cut.lines
        cuts = cuts_of_lone_lines(standing)
        for cut in cuts:
            text = edited(text, cut, -1)
        if cuts:
            again = sample.set(text)[1].flow
            assert lone_lines(again, 2) < lone_lines(standing.flow, 2)
