"""Markdown to paragraphs, each character with its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Sink, Span
from layout.spec.copy import Paragraph, Piece
from layout.spec.manuscript import Manuscript
from layout.spec.markdown import read_body
from layout.spec.model import Block, StoryPicture


def read(text: str) -> tuple[tuple[Block, ...], list[str]]:
    """The blocks of a text, and the codes it gives."""
    sink = Sink()
    rows = text.split("\n")
    places = [(line, 1) for line in range(1, len(rows) + 1)]
    return read_body(Manuscript("a.md", rows, places, Span("a.md")), sink), [
        one.code for one in sink.found
    ]


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text without pictures."""
    blocks, _ = read(text)
    return [block for block in blocks if isinstance(block, Paragraph)]


def places(piece: Piece) -> Iterator[tuple[str, int, int]]:
    """Each character of a piece with the line and column it is written at."""
    starts = [(0, piece.line, piece.column), *piece.breaks]
    for index, character in enumerate(piece.text):
        offset, line, column = max(start for start in starts if start[0] <= index)
        yield character, line, column + index - offset if column else 0


def test_kinds() -> None:
    """Paragraphs, subheads, quotes and list items; the number of an item is its label."""
    text = "正文。\n\n## 小标题\n\n> 引文\n\n- 甲\n- 乙\n\n3. 丙\n4. 丁\n"
    found = [(one.kind, one.label, one.text, one.line) for one in paragraphs(text)]
    assert found == [
        ("body", "", "正文。", 1),
        ("subhead", "", "小标题", 3),
        ("quote", "", "引文", 5),
        ("item", "●", "甲", 7),
        ("item", "●", "乙", 8),
        ("item", "3.", "丙", 10),
        ("item", "4.", "丁", 11),
    ]


def test_marks() -> None:
    """Bold and italic are manners of a piece; bold wins where they meet."""
    (one,) = paragraphs("甲**乙**丙*丁*戊***己***")
    assert [(piece.text, piece.mark) for piece in one.pieces] == [
        ("甲", None),
        ("乙", "strong"),
        ("丙", None),
        ("丁", "em"),
        ("戊", None),
        ("己", "strong"),
    ]


@pytest.mark.parametrize("text", ["进入**“双百强”**的", "在**新桥。**昨日", "据**《晨报》**讯"])
def test_bold_beside_chinese_marks(text: str) -> None:
    """Bold may begin and end with a mark although a Chinese character touches it."""
    (one,) = paragraphs(text)
    assert [piece.mark for piece in one.pieces] == [None, "strong", None]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("新桥\n通车", "新桥通车"),
        ("The\nPaper", "The Paper"),
        ("新桥\nNo. 1", "新桥No. 1"),
        ("“New”\nbridge", "“New” bridge"),
        ("“新”\n桥", "“新”桥"),
        ("**The**\nPaper", "The Paper"),
        ("甲  \n乙", "甲|乙"),
        ("甲\\\n乙", "甲|乙"),
    ],
)
def test_line_ends(text: str, joined: str) -> None:
    """Lines join as their script asks; a hard break begins a paragraph (|)."""
    assert "|".join(one.text for one in paragraphs(text)) == joined


def test_escapes_entities_comments() -> None:
    """Escapes and entities give their character, comments nothing."""
    (one,) = paragraphs("5 \\* 3 &amp; 2 &#x4E2D;<!-- 查 -->桥")
    assert one.text == "5 * 3 & 2 中桥"


def test_places_behind_signs() -> None:
    """Behind escapes, comments and marks every character still knows its column."""
    text = "甲\\*乙<!-- x -->丙**丁**戊\n&amp;己"
    (one,) = paragraphs(text)
    found = [place for piece in one.pieces for place in places(piece)]
    assert found == [
        ("甲", 1, 1),
        ("*", 1, 2),
        ("乙", 1, 4),
        ("丙", 1, 15),
        ("丁", 1, 18),
        ("戊", 1, 21),
        ("&", 2, 1),
        ("己", 2, 6),
    ]


@pytest.mark.parametrize("text", ["> 甲\n> 乙", "- 甲\n  乙", "  甲\n 乙", "> 甲\n乙", "## 甲 ##"])
def test_places_behind_block_signs(text: str) -> None:
    """Quote and list signs, indents and closing signs are not counted as text."""
    for one in paragraphs(text):
        for piece in one.pieces:
            for character, line, column in places(piece):
                assert text.split("\n")[line - 1][column - 1] == character


def test_comment_over_several_lines() -> None:
    """A comment may hold empty lines; the text behind it keeps its line."""
    (one,) = paragraphs("<!-- 查\n\n查 -->\n\n正文。")
    assert (one.text, one.line) == ("正文。", 5)
    (one,) = paragraphs("甲<!-- 查\n查 -->乙")
    assert list(places(one.pieces[0])) == [("甲", 1, 1), ("乙", 2, 6)]


def test_picture() -> None:
    """An image alone in its paragraph is a picture with caption and credit."""
    blocks, codes = read('![桥，**昨日**](图/桥 1.jpg "摄影 某某")'.replace("桥 1", "桥"))
    assert codes == []
    (picture,) = blocks
    assert isinstance(picture, StoryPicture)
    assert (picture.path, picture.caption, picture.credit) == (
        "图/桥.jpg",
        "桥，昨日",
        "摄影 某某",
    )


def test_four_spaces_are_no_listing() -> None:
    """Copy indented with spaces is a paragraph."""
    assert [one.text for one in paragraphs("    新桥通车。\n\n\t昨日。")] == [
        "新桥通车。",
        "昨日。",
    ]


def test_refused_text_is_kept_for_the_rest() -> None:
    """Text inside a link or a heading that may not be is reported and still there."""
    blocks, codes = read("# 甲\n\n[乙](c.md)丙~~丁~~")
    assert codes == ["E304", "E302", "E302"]
    assert "".join(one.text for one in blocks if isinstance(one, Paragraph)) == "甲乙丙丁"


def test_places_behind_what_is_refused() -> None:
    """Behind code that runs over a line end places are exact; behind a link columns are unknown."""
    (one,) = paragraphs("`甲\n乙`丙\n丁")
    assert list(places(one.pieces[0]))[-2:] == [("丙", 2, 3), ("丁", 3, 1)]
    (one,) = paragraphs("[甲](乙)丙\n丁")
    assert list(places(one.pieces[0])) == [("甲", 1, 2), ("丙", 1, 0), ("丁", 2, 0)]


WORDS = st.text(alphabet="新桥通车，。“”12ab&*_\\<>[]!#`~-+=|. \u3000", min_size=1, max_size=12)


@settings(max_examples=150)
@given(st.text(alphabet="新桥，“a1 \n\u3000>-#*_`<![]()|~&;\\", max_size=60))
def test_any_text_is_read(text: str) -> None:
    """Whatever the signs, reading ends, and every known column points at its character."""
    rows = text.split("\n")
    for one in paragraphs(text):
        assert one.pieces or one.label
        for piece in one.pieces:
            for character, line, column in places(piece):
                assert 1 <= line <= len(rows)
                written = rows[line - 1][column - 1 : column] if column else character
                assert written in (character, "\\", "&") or character == " "


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(st.sampled_from(["", "**", "*"]), st.text(alphabet="新桥通车a1，。", min_size=1)),
        min_size=1,
        max_size=5,
    )
)
def test_no_character_is_lost(runs: list[tuple[str, str]]) -> None:
    """Every character of marked text comes out, in order, unless it is a sign."""
    text = "".join(f"{sign}{words}{sign}" for sign, words in runs)
    found = "".join(one.text for one in paragraphs(text))
    assert found.replace("*", "") == text.replace("*", "")


@settings(max_examples=100)
@given(WORDS)
def test_escaped_text_comes_out_as_it_is(words: str) -> None:
    """With a backslash before every sign a text is only text."""
    text = "".join("\\" + one if one in "&*_\\<>[]!#`~-+=|." else one for one in words)
    blocks, codes = read("甲" + text)
    assert set(codes) <= {"W307"}
    found = "".join(one.text for one in blocks if isinstance(one, Paragraph))
    assert found == ("甲" + words).rstrip()
