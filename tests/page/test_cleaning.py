"""Copy is cleaned before it is set, and each place in it still leads to what was typed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from layout.diagnostics import Sink, Span
from layout.display import BLACK
from layout.page.layout import compose
from layout.page.pieces import edited, place_in
from layout.page.placed import PlacedBox
from layout.spec import read_edition
from layout.spec.copy import Paragraph, Piece
from layout.spec.manuscript import Manuscript
from layout.spec.markdown import read_body
from layout.text import KINDS, normalise

HOUSE = """\
house:
  paper: {trim: 330pt x 320pt}
  grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
"""
PLAN = """\
pages:
  - plan: |
      20  甲 甲 乙 乙
    boxes:
"""


def boxes(folder: Path, yaml: str, story: str = "") -> tuple[dict[str, PlacedBox], Sink]:
    """The boxes of an edition's one page, and what was told."""
    sink = Sink()
    (folder / "edition.yaml").write_text(yaml, encoding="utf-8")
    (folder / "story.md").write_text(story, encoding="utf-8")
    edition = read_edition(folder / "edition.yaml", sink)
    assert edition is not None
    (page,) = compose(edition, sink).pages
    return {box.name: box for box in page.boxes}, sink


STORY = """\
---
kicker: 春天,河边
headline: 柳树"发芽"了
deck: [孩子们,来了--, "老人(王)"]
byline:
  - 记者  王芳
dateline: 本报讯(记者 王芳)
source: 小河报(网)
editor: 李,明
---
　　河边的**柳树...**发了芽,
孩子们,老人们说:"来了"。

## 放风筝,跑

- 一把椅子,竹的

![草地,河边](tree.png "王芳,摄")
"""


def test_every_part_of_a_story(tmp_path: Path) -> None:
    """Each part is cleaned, and each replacement has its line; brackets split the dateline."""
    (tmp_path / "tree.png").write_bytes(b"")
    yaml = HOUSE + "normalise: all\n" + PLAN + "      甲: {story: story.md}\n"
    found, _ = boxes(tmp_path, yaml, STORY)
    box = found["甲"]
    texts = dict(box.texts)
    assert texts["kicker"] == "春天，河边"
    assert texts["headline"] == "柳树“发芽”了"
    assert "来了——" in texts["deck"]
    assert "老人（王）" in texts["deck"]
    body = texts["body"]
    for part in (
        "记者\u2002王芳", "本报讯（记者 王芳）　河边的柳树……发了芽，孩子们，老人们说：“来了”。",
        "放风筝，跑", "一把椅子，竹的", "草地，河边", "王芳，摄", "（小河报（网））", "李，明",
    ):  # fmt: skip
        assert part in body
    places = {(one.span.line, one.before) for one in box.replaced}
    assert {line for line, _ in places} == {2, 3, 4, 6, 7, 8, 9, 11, 12, 14, 16, 18}
    assert {(4, "--"), (11, "　　"), (11, "..."), (6, "  ")} <= places


def test_columns(tmp_path: Path) -> None:
    """A replacement is told at its column, in front matter and body, past one of another length."""
    story = "---\nheadline: 柳树,河\n---\n等等...,**来,**了\n又,来\n"
    yaml = HOUSE + "normalise: all\n" + PLAN + "      甲: {story: story.md}\n"
    found, _ = boxes(tmp_path, yaml, story)
    replaced = found["甲"].replaced
    assert [(str(one.span.line), one.span.column, one.before) for one in replaced] == [
        ("2", 13, ","), ("4", 3, "..."), ("4", 6, ","), ("4", 10, ","), ("5", 2, ","),
    ]  # fmt: skip


def test_messages_after_a_replacement(tmp_path: Path) -> None:
    """A message about a character behind a replacement points at it still."""
    yaml = HOUSE + "normalise: all\n" + PLAN + "      甲: {story: story.md}\n"
    _, sink = boxes(tmp_path, yaml, "等等......来\U000f0000了\n")
    (missing,) = [one for one in sink.found if one.code == "E401"]
    assert (missing.span.line, missing.span.column) == (1, 10)


@pytest.mark.parametrize(
    ("house", "edition", "story", "printed"),
    [
        ("", "", "", "甲,乙...丙"),
        ("[标点]", "", "", "甲，乙...丙"),
        ("marks", "ellipsis", "", "甲,乙……丙"),
        ("marks", "", "all", "甲，乙……丙"),
        ("all", "", "none", "甲,乙...丙"),
        ("", "全部", "无", "甲,乙...丙"),
        ("", "[marks, 省略号]", "", "甲，乙……丙"),
    ],
)
def test_the_nearest_choice_holds(
    tmp_path: Path, house: str, edition: str, story: str, printed: str
) -> None:
    """The story's choice comes before the edition's, and that before the house's."""
    yaml = HOUSE + (f"  normalise: {house}\n" if house else "")
    yaml += (f"normalise: {edition}\n" if edition else "") + PLAN + "      甲: {story: story.md}\n"
    own = f"normalise: {story}\n" if story else ""
    found, sink = boxes(tmp_path, yaml, f"---\n{own}headline: 题\n---\n甲,乙...丙\n")
    assert dict(found["甲"].texts)["body"] == printed
    warned = "W402" in {one.code for one in sink.found}
    assert warned == (story not in ("none", "无") and printed != "甲，乙……丙")


def test_inline_stories_pictures_and_adverts(tmp_path: Path) -> None:
    """Copy that stands in the edition itself is cleaned likewise; a story's choice is its own."""
    (tmp_path / "tree.png").write_bytes(Path("layout/template/pictures/tree.png").read_bytes())
    yaml = (
        HOUSE
        + "normalise: marks\n"
        + """\
pages:
  - plan: |
      10  甲 甲 乙 乙
      10  丙 丙 丁 丁
    boxes:
      甲: {story: {headline: "河,边", body: "来了,走了", normalise: none}}
      乙: {picture: tree.png, caption: "柳树,河边", credit: 王芳}
      丙: {advert: {lines: ["爱护,小河", 好], sponsor: "某(市)"}}
      丁: {story: {headline: "河,边", body: "来了,走了"}}
"""
    )
    found, _ = boxes(tmp_path, yaml)
    assert dict(found["甲"].texts)["headline"] == "河,边"
    assert dict(found["丁"].texts)["headline"] == "河，边"
    assert dict(found["乙"].texts)["caption"].startswith("柳树，河边")
    assert dict(found["丙"].texts)["line-0"] == "爱护，小河"
    assert dict(found["丙"].texts)["sponsor"] == "某（市）"
    assert [one.span.line for one in found["丙"].replaced] == [12, 12, 12]


def test_typed_indents(tmp_path: Path) -> None:
    """With `spaces` the full spaces of a paragraph's head are a replacement and no warning."""
    for choice, codes in (("spaces", {"N406"}), ("marks", {"W307"}), ("none", {"W307"})):
        yaml = HOUSE + f"normalise: {choice}\n" + PLAN + "      甲: {story: story.md}\n"
        found, sink = boxes(tmp_path, yaml, "　　河边。\n\n　　柳树。\n")
        assert dict(found["甲"].texts)["body"] == "河边。柳树。"
        assert codes == {one.code for one in sink.found} & {"N406", "W307"}


COPY = st.text(alphabet="中国a1１,:()“\"'  .-—…*\n", max_size=60)


@given(COPY)
def test_places_go_forward(text: str) -> None:
    """Pieces cleaned: their text is the cleaned text, and their places only ever go forward."""
    rows = text.split("\n")
    manuscript = Manuscript("s.md", rows, [(i + 1, 1) for i in range(len(rows))], Span("s.md"))
    for block in read_body(manuscript, Sink()):
        if not isinstance(block, Paragraph):
            continue
        found = normalise(block.text, KINDS)
        pieces = edited(block.pieces, found.edits)
        assert replace(block, pieces=pieces).text == found.text
        places = [place_in(piece, i) for piece in pieces for i in range(len(piece.text))]
        known = [place for place in places if place[1]]
        for (line, column), (next_line, next_column) in pairwise(known):
            assert (next_line, next_column) >= (line, column)
        check_han(pieces, rows)


def check_han(pieces: tuple[Piece, ...], rows: list[str]) -> None:
    """Each Han is at its place in the source."""
    for piece in pieces:
        for offset, character in enumerate(piece.text):
            line, column = place_in(piece, offset)
            if character in "中国" and column:
                assert rows[line - 1][column - 1] == character


def test_marked_words_move(tmp_path: Path) -> None:
    """A marked word of a head stays marked where cleaning moves it."""
    story = "      甲: {story: {headline: '河...[桥]{.house}通', body: 桥通了。}}\n"
    found, _sink = boxes(tmp_path, HOUSE + "normalise: [ellipsis]\n" + PLAN + story)
    runs = [run for line in found["甲"].lines for run in line.line.runs]
    assert "".join(run.text for run in runs[:3]) == "河……桥通"
    assert [run.text for run in runs if run.colour != BLACK] == ["桥"]
