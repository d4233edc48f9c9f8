"""The way round the parser gives what the parser gives."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it.token import Token as ParserToken

from layout.spec.commonmark import parser
from layout.spec.plain import Token, plain_tokens

Row = tuple[str, str, str, list[int] | None, list[tuple[str, str, str]]]

# What copy may be made of: words, marks of both scripts, white, and each sign of emphasis.
PARTS = st.sampled_from(
    [
        *"新桥，。“”（a1.)(:!=-+#\u3000\u00a0 \t'\"%$^{};*",
        "\n",
        "\n\n",
        "\n## ",
        "**",
        "*新*",
        "**桥**",
    ]
)


def rows(tokens: Iterable[Token | ParserToken]) -> list[Row]:
    """What the reading of a body looks at; stretches of text without a character are nothing."""
    return [
        (
            one.type,
            one.tag + one.markup,
            one.content,
            one.map,
            [
                (child.type, child.content, child.markup)
                for child in one.children or ()
                if child.type != "text" or child.content
            ],
        )
        for one in tokens
        if not one.type.startswith("paragraph")
    ]


@settings(max_examples=500)
@given(st.lists(PARTS, max_size=25).map("".join))
@example("*a*b**新**")
@example("甲**“新”**桥")
def test_same_as_the_parser(text: str) -> None:
    """Where a text counts as plain, both ways give the same tokens."""
    tokens = plain_tokens(text)
    if tokens is not None:
        assert rows(tokens) == rows(parser().parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "本报讯（记者 某某）12月4日，新桥通车！\n\n“好。”他说……\n",
        "甲\n## 乙\n丙",
        "进入**“双百强”**的，*记者*\n**王芳**",
        "## 新**桥**",
    ],
)
def test_copy_needs_no_parser(text: str) -> None:
    """Paragraphs, subheads and emphasis as copy has them are plain."""
    assert plain_tokens(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        *("- 甲", "1. 甲", "# 甲", "## 甲 ##", "> 甲", "甲  \n乙", "    甲", "甲\n===", "[甲](乙)"),
        *("新**桥", "新** 桥**", "* 甲*", "*甲**", "*甲**乙**丙*", "***甲***", "甲*\n*乙"),
    ],
)
def test_all_else_does(text: str) -> None:
    """Lists, other headings, quotes, and emphasis that is not opened and closed in turn."""
    assert plain_tokens(text) is None
