"""What the braces after a bracketed stretch say, and the marks of a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Sink, Span
from layout.spec.attributes import read_attributes
from layout.spec.copy import Paragraph
from layout.spec.keys import SPAN_CLASSES, SPAN_KEYS
from layout.spec.manuscript import Manuscript
from layout.spec.markdown import read_body


def read(text: str) -> tuple[list[Paragraph], list[tuple[str, int, int]]]:
    """The paragraphs of a text, and its messages: code, line and column."""
    sink = Sink()
    rows = text.split("\n")
    places = [(line, 1) for line in range(1, len(rows) + 1)]
    blocks = read_body(Manuscript("a.md", rows, places, Span("a.md")), sink)
    found = [(one.code, one.span.line, one.span.column) for one in sink.found]
    return [block for block in blocks if isinstance(block, Paragraph)], found


def marked(text: str) -> list[tuple[str, str, str]]:
    """Kind, base and ruby of each annotation of a text without a slip."""
    blocks, found = read(text)
    assert found == []
    return [
        (note.kind, one.text[note.start : note.end], note.text)
        for one in blocks
        for note in one.annotations
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[王芳]{.name}到任", [("name", "王芳", "")]),
        ("[王芳]{.专名}[李明]{.name}", [("name", "王芳", ""), ("name", "李明", "")]),
        ("[必须]{.name .着重}", [("name", "必须", ""), ("dots", "必须", "")]),
        ("读[红**楼**梦]{.书名}", [("title", "红楼梦", "")]),
        ('[饕餮]{ruby="tāo  tiè"}', [("ruby", "饕餮", "tāo tiè")]),
        ("[饕餮]{注音=“tāo tiè” .dots}", [("ruby", "饕餮", "tāo tiè"), ("dots", "饕餮", "")]),
        ('[[王]{ruby="w"}芳]{.name}', [("ruby", "王", "w"), ("name", "王芳", "")]),
        ("甲[乙\n丙]{.name}丁", [("name", "乙丙", "")]),
        ("New\n[York\nCity]{.name}", [("name", "York City", "")]),
        ("[甲\\\n乙]{.dots}", [("dots", "甲", ""), ("dots", "乙", "")]),
        ("[王芳]和{.name}", []),
    ],
)
def test_annotations(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A stretch is annotated from its first character to its last, whatever is in it."""
    assert marked(text) == expected


def test_every_word_in_both_languages() -> None:
    """Each class and key means the same by its alias."""
    for name, alias in SPAN_CLASSES.items():
        assert read_attributes(f"{{.{name}}}") == read_attributes(f"{{.{alias}}}")
        assert not read_attributes(f"{{.{name}}}").slips
    for name, alias in SPAN_KEYS.items():
        one = read_attributes(f'{{{name}="a"}}')
        assert one == read_attributes(f'{{{alias}="a"}}')
        assert not one.slips


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲[乙]{.nane}", ("E314", 1, 7)),
        ("甲\n[乙]{.name .点}", ("E314", 2, 12)),
        ('甲[乙]{rubi="x"}', ("E314", 1, 6)),
        ("甲[乙]{.name", ("E315", 1, 5)),
        ("甲[乙]{}", ("E315", 1, 5)),
        ("甲[乙]{.name ruby=x}", ("E315", 1, 12)),
        ("甲乙]{.name}", ("E315", 1, 4)),
        ("甲[]{.name}", ("E316", 1, 2)),
        ('甲[乙]{ruby=" "}', ("E316", 1, 6)),
        ('甲[乙\\\n丙]{ruby="x"}', ("E302", 1, 4)),
        ('![图[饕餮]{ruby="x"}](a.jpg)', ("E302", 1, 1)),
    ],
)
def test_slips(text: str, expected: tuple[str, int, int]) -> None:
    """What is not understood is told at its place, and its text is still set."""
    blocks, found = read(text)
    assert found == [expected]
    assert all(one.text.startswith("甲") or one.text == "丙" for one in blocks)


def test_the_nearest_word_is_offered() -> None:
    """In the language of the slip, written as it is to be written."""
    for written, nearest in [(".nane", ".name"), (".专明", ".专名"), ('rubi="a"', 'ruby="…"')]:
        (slip,) = read_attributes(f"{{{written}}}").slips
        assert slip.nearest == nearest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 m^2^", [("3 m", None), ("2", "sup")]),
        ("H~2~O", [("H", None), ("2", "sub"), ("O", None)]),
        ("SO~4~^2−^", [("SO", None), ("4", "sub"), ("2−", "sup")]),
        ("注^①^", [("注", None), ("①", "sup")]),
        ("T[室温]{.下标}", [("T", None), ("室温", "sub")]),
        ("3~5天、7~9天", [("3~5天、7~9天", None)]),
        ("1~2、3~4", [("1~2、3~4", None)]),
        ("(^o^)", [("(^o^)", None)]),
        ("^2^", [("^2^", None)]),
        ("m\\^2^", [("m^2^", None)]),
    ],
)
def test_scripts(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Raised and lowered characters are pieces of their own; ranges and faces are left alone."""
    (one,), found = read(text)
    assert found == []
    assert [(piece.text, piece.script) for piece in one.pieces] == expected


@settings(max_examples=200)
@given(st.text(alphabet='甲a1[]{}."“”=^~* \\\n名', max_size=40))
def test_no_character_is_lost_in_silence(text: str) -> None:
    """Without a message, every Han of a text is set, but those that name a class or key."""
    blocks, found = read(text)
    if not found:
        assert sum(one.text.count("甲") for one in blocks) == text.count("甲")
