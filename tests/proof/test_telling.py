"""What changed from one build to the next, in words: one key, story, plan or house at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout import batch
from layout.diagnostics import RULES
from layout.press import Asked
from layout.proof.telling import told

EXPECTED = Path(__file__).parent / "changes"
DOCS = Path(__file__).parents[2] / "docs"
# Two rules of the trade are enough to show findings; the others may change their minds.
OFF = ", ".join(f"{rule}: off" for rule in RULES if rule not in ("HED02", "CNT05", "TYP07"))
HOUSE = f"""\
paper: {{name: 小河报, trim: 330pt x 320pt}}
grid: {{columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}}
furniture: {{folio: {{pages: none}}}}
checks: {{{OFF}}}
"""
EDITION = """\
house: {extends: house.yaml}
date: 2026-03-20
pages:
  - number: 1
    name: 要闻
    plan: |
      10  春    春    夏  夏
      10  公益  公益  夏  夏
    boxes:
      春:
        story: spring.md
        head: {lines: 3, headline: {size: 18pt}}
      夏:
        story: summer.md
        columns: 2
        head: {lines: 4, headline: {size: 20pt}}
      公益:
        advert: {kind: psa, lines: [看路], sponsor: 小河报}
        frame: thin
"""
# A second page, on which the long story goes on beside short items.
SECOND = """\
  - number: 2
    plan: |
      10  夏    夏    秋  秋
      10  简讯  简讯  秋  秋
    boxes:
      夏: {continues: 夏, headline: 荷花开了（续）}
      秋: {story: {headline: 收稻, body: 稻子黄了。}}
      简讯:
        briefs:
          stories:
            - {headline: 桥, body: 河边的柳树发了芽。}
            - {headline: 船, body: 水涨了半尺。}
"""
SPRING = """\
---
headline: 柳树发芽
---

河边的柳树发了芽，孩子们在草地上放风筝。老人坐在长椅上看书。

桥下的水涨了半尺，船工把跳板又加了一块。

今年的春天来得早。
"""
SUMMER = (
    """\
---
headline: 荷花开了
---
"""
    + "\n荷花开了满塘，来看的人从早排到晚，船不够坐，又调来三条，还要等半个钟头。\n" * 4
)

Edit = tuple[str, str, str]
"""A file, a piece of it, and what takes its place."""

ADVERT = """\
      公益:
        advert: {kind: psa, lines: [看路], sponsor: 小河报}
        frame: thin
"""
PLAN_OF_SPRING = "10  春    春  "
WAIVER = """\
waivers:
  - {rule: CNT05, name: 王芳, reason: 月底再算}
pages:
"""
CASES: dict[str, tuple[Edit, ...]] = {
    "nothing": (),
    "comment": (("edition.yaml", "pages:", "# 头版\npages:"),),
    "key": (("edition.yaml", "size: 18pt", "size: 16pt"),),
    "new-key": (("edition.yaml", "columns: 2", "columns: 2\n        tint: 10%"),),
    "key-gone": (("edition.yaml", "        frame: thin\n", ""),),
    "advert": (("edition.yaml", "看路", "过马路请看路"),),
    "paragraph-longer": (("spring.md", "来得早。", "来得早得多。"),),
    "paragraph-gone": (("spring.md", "桥下的水涨了半尺，船工把跳板又加了一块。\n\n", ""),),
    "paragraph-new": (("spring.md", "桥下", "桥上人来人往，车流不息。\n\n桥下"),),
    "headline": (("spring.md", "柳树发芽", "柳树发芽了"),),
    "marks": (("spring.md", "孩子们", "**孩子们**"),),
    "other-story": (("edition.yaml", "story: spring.md", "story: summer.md"),),
    "plan": (
        ("edition.yaml", PLAN_OF_SPRING, "8  春    春  "),
        ("edition.yaml", "10  公益", "12  公益"),
    ),
    "box-gone": (("edition.yaml", "10  公益  公益", "10  .  ."), ("edition.yaml", ADVERT, "")),
    "page": (("edition.yaml", "name: 要闻", "name: 春夏"),),
    "house-leading": (("house.yaml", "leading: 15pt", "leading: 14.5pt"),),
    "house-measure": (("house.yaml", "measure: 7字", "measure: 6字"),),
    "rule-off": (("house.yaml", "checks: {", "checks: {CNT05: off, "),),
    "document": (
        ("edition.yaml", PLAN_OF_SPRING, "8   春    春  "),
        ("edition.yaml", "10  公益", "12  公益"),
        ("edition.yaml", "size: 20pt", "size: 18pt"),
        ("summer.md", "还要等半个钟头。", "要等一个钟头。"),
    ),
    "waiver": (("edition.yaml", "pages:\n", WAIVER),),
}
TWO_PAGES: dict[str, tuple[Edit, ...]] = {
    "jump": (("edition.yaml", "10  公益  公益  夏  夏", "10  公益  公益  .  ."),),
    "brief": (("edition.yaml", "水涨了半尺。", "水涨了三尺，船都停了。"),),
    "brief-new": (
        (
            "edition.yaml",
            "            - {headline: 船",
            "            - {headline: 路, body: 修好了。}\n            - {headline: 船",
        ),
    ),
    "other-page": (
        (
            "edition.yaml",
            "春:\n        story: spring.md",
            "春:\n        story: {headline: 收稻, body: 稻子黄了。}",
        ),
        (
            "edition.yaml",
            "秋: {story: {headline: 收稻, body: 稻子黄了。}}",
            "秋: {story: spring.md}",
        ),
    ),
    "moved-to-page": (
        ("edition.yaml", "10  公益  公益  夏  夏", "10  .  .  夏  夏"),
        ("edition.yaml", ADVERT, ""),
        ("edition.yaml", "10  夏    夏    秋  秋", "10  夏    夏    公益  公益"),
        (
            "edition.yaml",
            "      秋: {story: {headline: 收稻, body: 稻子黄了。}}\n",
            "      秋: {story: {headline: 收稻, body: 稻子黄了。}}\n" + ADVERT,
        ),
    ),
    "files": (("edition.yaml", "frame: thin", "frame: thin\n        columns: 2"),),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An edition with its house and two stories."""
    files = {"house.yaml": HOUSE, "edition.yaml": EDITION, "spring.md": SPRING, "summer.md": SUMMER}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def changed(folder: Path, edits: tuple[Edit, ...]) -> str:
    """What a check tells, in both languages, once an edition was built and then edited."""
    batch.run([folder / "edition.yaml"], folder / "out")
    for name, before, after in edits:
        text = (folder / name).read_text(encoding="utf-8")
        assert before in text
        (folder / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    (outcome,) = batch.run([folder / "edition.yaml"], None, asked=Asked(since=folder / "out"))
    assert outcome.changes is not None, outcome.diagnostics
    return "\n\n".join("\n".join(told(outcome.changes, one)) for one in ("en", "zh")) + "\n"


def check(name: str, text: str, config: pytest.Config) -> None:
    """Hold lines against those that are expected."""
    path = EXPECTED / f"{name}.txt"
    if config.getoption("--update-golden"):
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(text, encoding="utf-8")
        assert text == before, f"{path} is rewritten"
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_one_page(name: str, folder: Path, pytestconfig: pytest.Config) -> None:
    """One change in one file, on a page of three boxes."""
    check(name, changed(folder, CASES[name]), pytestconfig)


@pytest.mark.parametrize("name", TWO_PAGES)
def test_two_pages(name: str, folder: Path, pytestconfig: pytest.Config) -> None:
    """Stories that go on or go over to another page."""
    with (folder / "edition.yaml").open("a", encoding="utf-8") as file:
        file.write(SECOND)
    check(name, changed(folder, TWO_PAGES[name]), pytestconfig)


@pytest.mark.parametrize("rule", ["LAY01", "LAY02"])
def test_finding_no_longer_waived(rule: str, tmp_path: Path) -> None:
    """Why a finding is there again, be it of two boxes or of the whole page."""
    pages = Path(__file__).parents[1] / "audit" / "pages"
    text = (pages / rule / "broken.yaml").read_text(encoding="utf-8")
    text = text.replace("../house.yaml", str(pages / "house.yaml"))
    path = tmp_path / "edition.yaml"
    waiver = f"waivers: [{{rule: {rule}, name: 周敏, reason: 对开两块}}]\n"
    path.write_text(text + waiver, encoding="utf-8")
    batch.run([path], tmp_path / "out")
    path.write_text(text, encoding="utf-8")
    (outcome,) = batch.run([path], None, asked=Asked(since=tmp_path / "out"))
    assert outcome.changes is not None
    lines = "\n".join(told(outcome.changes, "en")).split("\n")
    new = next(index for index, line in enumerate(lines) if f"[{rule}]" in line)
    assert lines[new + 1].strip() == "why: no longer waived by 周敏"


def test_no_case_is_left_over() -> None:
    """Each file of expected lines is that of a case."""
    assert {path.stem for path in EXPECTED.glob("*.txt")} == {*CASES, *TWO_PAGES}


@pytest.mark.parametrize(("document", "half"), [("since-last.md", 0), ("since-last.zh.md", 1)])
def test_document(document: str, half: int) -> None:
    """What the documents show is what the program tells."""
    told = (EXPECTED / "document.txt").read_text(encoding="utf-8").split("\n\n")[half].rstrip()
    assert f"```text\n{told}\n```" in (DOCS / document).read_text(encoding="utf-8")
