"""The way round the parser gives what the parser gives."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.spec.commonmark import parser
from layout.spec.plain import is_plain, plain_tokens

Row = tuple[str, list[int] | None, list[tuple[str, str]]]


def parsed(text: str) -> list[Row]:
    """The inline tokens of the parser."""
    found = []
    for token in parser().parse(text):
        assert token.type in ("paragraph_open", "inline", "paragraph_close")
        if token.type == "inline":
            children = [(one.type, one.content) for one in token.children or []]
            found.append((token.content, token.map, children))
    return found


def plain(text: str) -> list[Row]:
    """The tokens made without it."""
    return [
        (one.content, one.map, [(child.type, child.content) for child in one.children or []])
        for one in plain_tokens(text)
    ]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="新桥，。“a1 2.)(:!=-+\n\u3000\u00a0\t'\"%$^{};", max_size=40))
def test_same_as_the_parser(text: str) -> None:
    """Where a text counts as plain, both ways give the same tokens."""
    if is_plain(text):
        assert plain(text) == parsed(text)


def test_copy_is_plain() -> None:
    """Ordinary copy is plain; a mark, a list or a subhead is not."""
    assert is_plain("本报讯（记者 某某）12月4日，新桥通车！\n\n“好。”他说……\n")
    for text in ("新**桥**", "- 甲", "1. 甲", "## 甲", "> 甲", "甲  \n乙", "    甲", "甲\n==="):
        assert not is_plain(text)
