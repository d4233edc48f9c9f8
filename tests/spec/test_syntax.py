"""What is told of YAML that does not parse."""

from __future__ import annotations

import pytest

from layout.diagnostics import Sink, Words
from layout.spec.document import read_document
from layout.spec.source import Source


@pytest.mark.parametrize(
    ("text", "line", "english", "chinese"),
    [
        ("a: 1\nb: c: d\n", 2, "a colon with a space", "冒号加空格"),
        ("a: 1\nb: [1, 2\nc: 3\n", 2, "[ ] is not closed", "方括号"),
        ("a: {b: 1\n", 1, "{ } is not closed", "花括号"),
        ("a: 1\nb: 'c\n\n", 2, "quotation mark", "引号"),
        ("a: @b\n", 1, "may not begin", "不能以这个字符开头"),
        ("a:\n  b: 1\n c: 2\n", 3, "further left or right", "不齐"),
        ("a:\n  - b\n  c: d\n", 3, "does not begin with -", "不是以 - 开头"),
        ('a: "\\q"\n', 1, "escape", "转义"),
        ("a: | b\n", 1, "stands after |", "还有别的内容"),
        ("a\nb: 1\n", 2, "", ""),
    ],
)
def test_words_and_line(text: str, line: int, english: str, chinese: str) -> None:
    """The cause is told in both languages, at the line where it was made."""
    sink = Sink()
    assert read_document(Source("a.yaml", text), sink) is None
    (found,) = sink.found
    problem = found.fields["problem"]
    assert isinstance(problem, Words)
    assert (found.code, found.span.line) == ("E108", line)
    assert english in problem.en
    assert chinese in problem.zh
