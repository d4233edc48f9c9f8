"""YAML with places, within limits."""

from __future__ import annotations

import pytest
import yaml

from layout.diagnostics import Sink
from layout.spec.document import read_document
from layout.spec.node import Mapping, Node, Scalar
from layout.spec.source import Source


def read(text: str) -> tuple[Mapping | None, Sink]:
    """The root of a YAML text, and what was reported."""
    sink = Sink()
    return read_document(Source("a.yaml", text), sink), sink


def scalar(text: str, index: int = 0) -> Scalar:
    """One of the values of a YAML text."""
    node, _ = read(text)
    assert node is not None
    value: Node = node.entries[index][1]
    assert isinstance(value, Scalar)
    return value


def test_places_count_from_one() -> None:
    """A value's line and column are those an editor shows; its end is behind its last character."""
    span = scalar("a: 1\n标题: 新桥通车\n", 1).span
    assert (span.line, span.column, span.end) == (2, 5, 9)


def test_lines_of_a_block() -> None:
    """Each line of a block knows where its first character stands."""
    value = scalar("plan: |   # 版样\n    8 甲\n\n      9 乙\n")
    assert value.text == "8 甲\n\n  9 乙\n"
    assert [(span.line, span.column) for span in value.lines[:3]] == [(2, 5), (3, 0), (4, 5)]


@pytest.mark.parametrize("quotes", ["{}", "'{}'", '"{}"', ">\n  {}"])
def test_chinese_lines_join_without_space(quotes: str) -> None:
    """YAML joins lines with a space; between Chinese characters it is taken out again."""
    assert scalar(f"a: {quotes.format('新桥通车,' + chr(10) + '  全长千米')}").text.strip() == (
        "新桥通车,全长千米"
    )


def test_western_lines_keep_their_space() -> None:
    """Between Western words the space of a joined line stays."""
    assert scalar("a: The Morning\n  Paper").text == "The Morning Paper"


def test_merge_keys() -> None:
    """`<<` brings in keys that stand apart, so that a mapping's own keys win."""
    node, sink = read("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\n")
    assert node is not None
    inner = node.entries[1][1]
    assert isinstance(inner, Mapping)
    assert [key.text for key, _ in inner.entries] == ["y"]
    assert [key.text for key, _ in inner.merged] == ["x", "y"]
    assert not sink.found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "E111"),
        ("a: " + "{b: " * 100_000, "E111"),
        ("- " * 100_000, "E111"),
        ("a: &a [" + "x, " * 60_000 + "]\nb: [*a, *a]", "E112"),
        ("a: &a {k: v}\nb: {<<: [" + "*a, " * 60_000 + "]}", "E112"),
        ("a: [1", "E108"),
        ("a: 'b", "E108"),
        ("a: b: c", "E108"),
        ("a:\n  b: 1\n c: 2", "E108"),
        ("%", "E108"),
        ("a: @b", "E108"),
        ("a:\n\tb: 1", "E109"),
        ("a:\n  - b\n\t- c", "E109"),
        ("", "E113"),
        ("# nothing\n", "E113"),
        ("just words", "E113"),
    ],
)
def test_refused(text: str, code: str) -> None:
    """What is no YAML, or far too much of it, is refused with one message."""
    node, sink = read(text)
    assert node is None
    assert [one.code for one in sink.found] == [code]


def test_first_line_shifts_places() -> None:
    """The YAML of a front matter has the lines of its file."""
    sink = Sink()
    node = read_document(Source("a.md", "a: 1\n"), sink, first_line=2)
    assert node is not None
    assert node.entries[0][1].span.line == 2


def test_escapes_bring_no_control_characters() -> None:
    """An escape for a control character is reported where the text stands."""
    node, sink = read('a: 1\nb: "甲\\x08乙"\n')
    assert node is not None
    value = node.entries[1][1]
    assert isinstance(value, Scalar)
    assert value.text == "甲\ufffd乙"
    assert [(one.code, one.span.line, one.span.column) for one in sink.found] == [("E106", 2, 4)]


TEXTS = [
    "标题: [1, 'a', \"b\", {c: d}]\nx: &a\n  - |\n    8 甲\n  - y\nz: *a\n",
    "a: [1",
    "a: 'b",
    "a: b: c",
    "a: @b",
    "a:\n  b: 1\n c: 2",
    "a:\n\tb: 1",
    "a: *b\n",
    "[" * 200,
]


@pytest.mark.parametrize("text", TEXTS)
def test_parser_without_libyaml(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML has no C parser the other one gives the same nodes and the same codes."""
    node, sink = read(text)
    monkeypatch.delattr(yaml, "CSafeLoader")
    other, other_sink = read(text)
    assert other == node
    assert [one.code for one in other_sink.found] == [one.code for one in sink.found]
    assert [one.span.line for one in other_sink.found] == [one.span.line for one in sink.found]
