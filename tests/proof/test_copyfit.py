"""What the report says of looseness, and of a story in full; held against the page as it is set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from layout.diagnostics import Sink
from layout.page.cuts import advise
from layout.page.flow import flow
from layout.page.galley import Galley
from layout.page.layout import compose
from layout.page.placed import PlacedPage, Trial
from layout.page.standing import Standing, lines_of
from layout.press import Asked, set_page
from layout.proof.copyfit import looseness, with_fits
from layout.proof.form import BoxReport, Fit, PageReport, report_schema
from layout.proof.report import report
from layout.spec import read_edition
from tests.page.test_cuts import SHARES, body, samples

SENTENCE = "河边的柳树发了芽，孩子们在草地上放风筝。老人坐在长椅上看书，小狗跑来跑去。"
EDITION = """\
house:
  paper: {trim: 600pt x 800pt}
  grid: {columns: 4, measure: 13字, gutter: 1字, lines: 40, body: 9pt, leading: 13pt}
pages:
  - number: 3
    plan: |
      DEPTH  甲 甲 乙 乙
      20  .  .  .  .
    boxes:
      甲: {story: 甲.md, head: {lines: 2}}
      乙:
        headline: 简讯
        briefs: [乙.md, 乙.md]
waivers:
  - {rule: LAY05, name: 王芳, reason: 版面如此}
"""


@pytest.mark.parametrize("seeds", SHARES, ids=str)
def test_looseness(tmp_path: Path, seeds: range) -> None:
    """Set as a step says, the story takes so many lines more, and is over and short as it says."""
    for sample in samples(tmp_path, seeds):
        box, standing = sample.set()
        steps = looseness(standing, sample.galley)
        assert [one.step for one in steps] == sorted({one.step for one in steps})
        usual = {number: len(one.lines) for number, one in paragraphs(standing).items()}
        for step in steps:
            counts = dict(usual)
            for change in step.paragraphs:
                counts[change.paragraph] += change.lines
            done = set_in(standing, counts, sample.galley)
            assert lines_of(done) == lines_of(body(box)) + step.step
            assert (done.lines_over, done.lines_short) == (step.lines_over, step.lines_short)


def paragraphs(standing: Standing) -> dict[int, Any]:
    """The paragraphs of a story by their numbers."""
    return dict(enumerate(standing.flow.paragraphs, 1))


def set_in(standing: Standing, counts: dict[int, int], galley: Galley) -> Any:
    """A story with each paragraph in so many lines, by the choices of the text stage."""
    numbers = {id(one.block): number for number, one in paragraphs(standing).items()}
    room = standing.flow.room
    assert room is not None
    choice = tuple(
        counts[numbers[id(block)]] if id(block) in numbers else None
        for block in standing.flow.blocks
    )
    return flow(standing.flow.blocks, room, standing.desk.grid, galley, choice).copyfit


class Told(msgspec.Struct):
    """A page as it was set and as it is told."""

    placed: PlacedPage
    page: PageReport
    galley: Galley

    def box(self, name: str) -> BoxReport:
        """A box by its name."""
        return next(one for one in self.page.boxes if one.name == name)

    def fit(self, name: str) -> Fit:
        """How a box fits."""
        fit = self.box(name).copyfit
        assert isinstance(fit, Fit)
        return fit


def told(folder: Path, sentences: int, depth: int = 20) -> Told:
    """A page with a story of so many sentences, and with briefs."""
    text = f"---\nheadline: 春天\n---\n{SENTENCE * sentences}\n\n{SENTENCE}\n"
    (folder / "甲.md").write_text(text, encoding="utf-8")
    (folder / "乙.md").write_text(f"---\nsource: 新华社\n---\n{SENTENCE}\n", encoding="utf-8")
    path = folder / "edition.yaml"
    path.write_text(EDITION.replace("DEPTH", str(depth)), encoding="utf-8")
    edition = read_edition(path, Sink())
    assert edition is not None
    galley = Galley()
    sink = Sink()
    layout = compose(edition, sink, galley=galley)
    (page,) = report(layout)
    advice = advise(3, galley, sink)
    return Told(layout.pages[0], with_fits(page, layout.pages[0], galley, advice), galley)


def test_over(tmp_path: Path) -> None:
    """A story that is over: words lost, depth that would hold it, cuts with their places."""
    done = told(tmp_path, 13)
    fit, (box, _) = done.fit("甲"), done.placed.boxes
    assert fit.cuts_for == "over"
    assert fit.words
    assert fit.words in SENTENCE * 2
    assert fit.deeper == 2
    assert sum(cut.lines for cut in fit.cuts) >= body(box).lines_over
    assert {(cut.file, cut.line) for cut in fit.cuts} <= {(str(tmp_path / "甲.md"), line)
                                                          for line in (4, 6)}  # fmt: skip
    assert fit.additions == ()


def test_short(tmp_path: Path) -> None:
    """A story that is short: how many characters it has room for, and what fills a line."""
    fit = told(tmp_path, 5).fit("甲")
    assert (fit.cuts_for, fit.cuts, fit.deeper) == ("", (), 0)
    assert fit.filling > 13
    assert [one.lines for one in fit.additions] == [1, 1]


def test_briefs(tmp_path: Path) -> None:
    """Items of briefs are counted each for itself."""
    fit = told(tmp_path, 5).fit("乙")
    assert {one.paragraph for one in fit.additions} == {1}


def test_too_long(tmp_path: Path) -> None:
    """A story that is over by half a page has no cuts of last lines."""
    done = told(tmp_path, 40)
    assert (done.fit("甲").cuts, done.fit("甲").cuts_for) == ((), "")


def test_trials(tmp_path: Path) -> None:
    """The policies that were tried stand in the report, in their order."""
    done = told(tmp_path, 5)
    trial = Trial("head", 3, 2, 0, 4, is_chosen=True)
    boxes = tuple(
        msgspec.structs.replace(box, trials=(trial,) * (box.name == "甲"))
        for box in done.placed.boxes
    )
    placed = msgspec.structs.replace(done.placed, boxes=boxes)
    done.page = with_fits(done.page, placed, done.galley, {})
    (policy,) = done.fit("甲").trials
    assert (policy.policy, policy.before, policy.after, policy.chosen) == ("head", 3, 2, True)


def test_schema(tmp_path: Path) -> None:
    """A report is as its schema says, with findings at their box and what is waived."""
    told(tmp_path, 12)
    edition = read_edition(tmp_path / "edition.yaml", Sink())
    assert edition is not None
    page = set_page(edition, 3, write=False, asked=Asked(report=True)).report
    assert page is not None
    document = json.loads(msgspec.json.encode(page))
    schema = report_schema()
    jsonschema.validate(
        document, {**schema, "$ref": "#/$defs/PageReport"}, jsonschema.Draft202012Validator
    )
    assert document["page"] == 3
    codes = {one["code"] for box in document["boxes"] for one in box["findings"]}
    assert codes
    assert all(code[:3] in ("LAY", "HED", "TYP", "CNT", "ISS") for code in codes)


def test_only_what_is_asked_for(tmp_path: Path) -> None:
    """Of one story the fit is told, and of no other."""
    told(tmp_path, 5)
    edition = read_edition(tmp_path / "edition.yaml", Sink())
    assert edition is not None
    page = set_page(edition, 3, write=False, asked=Asked(boxes=frozenset({"甲"}))).report
    assert page is not None
    assert [isinstance(one.copyfit, Fit) for one in page.boxes] == [True, False]
