"""What the items of a page are to a reader, and that each line is part of one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from layout.diagnostics import Sink
from layout.display import DisplayPage, Element, GlyphRun, Image
from layout.page.layout import compose
from layout.page.paint import paint
from layout.page.structure import RUNNING
from layout.press import load

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"
EDITIONS = sorted(path.parent for path in EXAMPLES.glob("*/edition.yaml"))
SHORT = 12  # characters of a paragraph that tell which it is


def pages(folder: Path) -> tuple[DisplayPage, ...]:
    """The pages of an edition as they are painted for a screen."""
    edition = load(folder, Sink())
    assert edition is not None
    return paint(compose(edition, Sink()), tagged=True).pages


def walk(elements: tuple[Element, ...], depth: int = 0) -> Iterator[tuple[Element, int]]:
    """Each element as it is read, with how deep it lies."""
    for one in elements:
        yield one, depth
        yield from walk(one.children, depth + 1)


def told(page: DisplayPage, title: str) -> str:
    """The elements of one box, a line each."""
    (top,) = (one for one in page.structure if one.text == title)
    lines = []
    for one, depth in walk(top.children):
        runs = (page.items[index] for index in one.items)
        said = "".join(run.text for run in runs if isinstance(run, GlyphRun))
        number = one.level or (one.page and f"→{one.page}") or ""
        lines.append(f"{'  ' * depth}{one.role}{number} {said[:SHORT] or one.text}".rstrip())
    return "\n".join(lines) + "\n"


def test_story() -> None:
    """A head in its parts, subheads, paragraphs over lines and legs, the line that leads on."""
    page, _ = pages(EXAMPLES / "jump")
    assert (
        told(page, "一条河回到了街坊的窗前")
        == """\
paragraph 城南小河三年治理收官
heading1 一条河回到了街坊的窗前
paragraph 两岸步道下月全线走通
paragraph 本报记者　林知夏
paragraph 本报讯　天刚亮，陶阿婆推
paragraph 治理从两头做起。上游收了
heading2 先问住户，再画图纸
paragraph 设计的人在河边摆了张桌子
paragraph 河里的东西也一样一样回来
paragraph
  link→4 （下转第4版）
"""
    )


def test_story_that_goes_on() -> None:
    """What goes on begins in the middle of a paragraph, after the line that leads back."""
    _, page = pages(EXAMPLES / "jump")
    assert (
        told(page, "清了水 还要管水")
        == """\
heading1 清了水　还要管水
paragraph
  link→1 （上接第1版）
paragraph 学生每月来记一次，本子上
paragraph 管河的老周说，水清只是头
paragraph 水上的事也有人管了。每天
"""
    )


def test_digest() -> None:
    """Its entries are a list, each leading to its page."""
    page, _ = pages(EXAMPLES / "jump")
    assert (
        told(page, "今日导读")
        == """\
heading1 今日导读
list
  item
    item-body
      link→4 图书馆延长夜间开放第4版
  item
    item-body
      link→4 古樟挂牌有人管第4版
  item
    item-body
      link→4 翠鸟回来的那个秋天第4版
  item
    item-body
      link→4 写满了的黑板第4版
"""
    )


def test_lists() -> None:
    """A list in a list is part of its item; a further paragraph of an item is no new one."""
    (page,) = pages(EXAMPLES / "lists")
    text = told(page, "在家补一只碗")
    assert (
        """\
  item
    label ●
    item-body
      paragraph 细砂纸，分三种
      list
        item
          label ○
          item-body
            paragraph 粗的磨茬口
"""
        in text
    )
    assert (
        """\
    label 3.
    item-body
      paragraph 捆。用旧布条十字捆住，放
      paragraph 箱里搁一碗水，漆要湿气才
  item
"""
        in text
    )
    lists = [one for one, _ in walk(page.structure) if one.role == "list"]
    assert [one.numbered for one in lists] == [False, False, True]


def test_table() -> None:
    """A table has its caption and its rows, the first of them heads."""
    (page,) = pages(EXAMPLES / "table")
    assert """\
table
  caption 小河水质（每年十月）
  row
    head-cell 年份
    head-cell 氨氮（毫克）
    head-cell 溶解氧（毫克）
    head-cell 透明度（厘米）
  row
    cell 治理前
    cell 8.25
    cell 0.9
    cell 12
""" in told(page, "一条河的体检单")


def test_pictures() -> None:
    """A picture says what its caption says, and the caption follows it."""
    _, page = pages(EXAMPLES / "inset")
    assert told(page, "一条河回到了街坊的窗前").endswith("""\
figure 清淤的小船泊在桥下。
caption 清淤的小船泊在桥下。
figure 桥洞下的棚子。
caption 桥洞下的棚子。
""")


def test_picture_of_a_head() -> None:
    """A portrait is named by its story; an ornament is decoration."""
    (page,) = pages(EXAMPLES / "head-picture")
    figures = [one for one, _ in walk(page.structure) if one.role == "figure"]
    assert [one.text for one in figures] == ["慢半步的好处", "图书馆延长夜间开放"]
    assert sum(isinstance(item, Image) for item in page.items) == 3


def test_briefs() -> None:
    """The head of an item stands under that of the box."""
    (page,) = pages(EXAMPLES / "briefs")
    levels = [
        one.level
        for top in page.structure[:1]
        for one, _ in walk(top.children)
        if one.role == "heading"
    ]
    assert levels == [1] + [2] * (len(levels) - 1)
    assert len(levels) == 11


@pytest.mark.parametrize("folder", EDITIONS, ids=lambda path: path.name)
def test_all_lines(folder: Path) -> None:
    """Each run of text is part of one element, but for the folio and the repeated head."""
    for page in pages(folder):
        held = Counter(index for one, _ in walk(page.structure) for index in one.items)
        assert set(held.values()) <= {1}
        for index, item in enumerate(page.items):
            if isinstance(item, GlyphRun) and item.source:
                box, _, part = item.source.key.partition("/")
                assert (index in held) == (box not in RUNNING and part != "repeat"), item
        assert all(one.items or one.children or one.role in ("cell", "head-cell")
                   for one, _ in walk(page.structure))  # fmt: skip
