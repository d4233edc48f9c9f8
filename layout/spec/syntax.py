"""What libyaml says of a text that is no YAML, as a problem with its place and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layout.diagnostics import Sink, Span, Words
from layout.spec.source import Source

if TYPE_CHECKING:
    from yaml.error import Mark

# The problems of libyaml (scanner.c, parser.c) and of PyYAML's pure parser, by how they begin,
# with what they mean to somebody who writes an edition.
_PROBLEMS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a colon with a space after it stands inside a value",
        "值里面出现了冒号加空格",
    ),
    ("mapping keys are not allowed", "a ? key does not belong here", "这里不能写 ? 开头的键"),
    (
        "block sequence entries are not allowed",
        "a list entry (-) does not belong here",
        "这里不能写列表项（-）",
    ),
    ("could not find expected ':'", "a key without a colon after it", "键的后面缺冒号"),
    (
        "did not find expected key",
        "a line stands further left or right than the keys around it",
        "这一行的缩进与前后的键不齐",
    ),
    (
        "did not find expected '-' indicator",
        "a line inside a list does not begin with -",
        "列表里有一行不是以 - 开头",
    ),
    ("did not find expected ',' or ']'", "a list in [ ] is not closed", "方括号 [ ] 没有写完"),
    ("did not find expected ',' or '}'", "a mapping in { } is not closed", "花括号 { } 没有写完"),
    ("expected ',' or ']'", "a list in [ ] is not closed", "方括号 [ ] 没有写完"),
    ("expected ',' or '}'", "a mapping in { } is not closed", "花括号 { } 没有写完"),
    ("did not find expected node content", "a value is missing", "缺少一个值"),
    ("found unexpected end of stream", "a quotation mark is not closed", "引号没有写完"),
    (
        "found character that cannot start any token",
        "a value may not begin with this character",
        "值不能以这个字符开头",
    ),
    (
        "found character '",
        "a value may not begin with this character",
        "值不能以这个字符开头",
    ),
    (
        "found unknown escape character",
        "an escape (\\) in double quotes that YAML does not know",
        "双引号里的反斜杠转义写法 YAML 不认识",
    ),
    ("found unexpected ':'", "a colon in a value within { } or [ ]", "括号里的值带有冒号"),
    (
        "did not find expected alphabetic or numeric character",
        "a name is missing after & or *",
        "& 或 * 的后面缺名称",
    ),
    ("did not find expected hexdecimal number", "an escape lacks its digits", "转义缺少数字"),
    (
        "did not find expected comment or line break",
        "something stands after | or > on its line",
        "| 或 > 的后面还有别的内容",
    ),
    (
        "found an indentation indicator equal to 0",
        "an indentation of 0 after | or >",
        "| 或 > 的缩进数不能是 0",
    ),
    (
        "found unexpected document indicator",
        "--- or ... inside a quoted value",
        "引号内的文字出现了 --- 或 ...",
    ),
    (
        "did not find expected <document start>",
        "something stands after the end",
        "结尾之后还有内容",
    ),
    ("expected '<document start>'", "something stands after the end", "结尾之后还有内容"),
    ("while scanning a directive", "a line that begins with %", "有一行以 % 开头"),
)
_OTHER = Words("this cannot be read as YAML", "这里不符合 YAML 的写法")


# Problems that are noticed at the end of the file but were made where the construct begins.
_UNCLOSED = ("did not find expected ',' or", "expected ',' or", "found unexpected end of stream")


def report_syntax(error: Exception, source: Source, sink: Sink, first_line: int) -> None:
    """Report what keeps `source` from being YAML; tabs that indent have a message of their own."""
    lines = source.lines
    problem = str(getattr(error, "problem", ""))
    noticed = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    if tab := _tab(lines, noticed):
        row, column = tab
        place = Span(source.file, row + first_line, column, column + 1)
        sink.report("E109", place)
        return
    marks = [mark for mark in (noticed, begun) if mark is not None]
    if problem.startswith(_UNCLOSED):
        marks.reverse()
    spans = [_span(mark, source.file, lines, first_line) for mark in marks]
    where = spans[0] if spans else Span(source.file, first_line)
    notes = tuple(span for span in spans[1:] if span.line != where.line)
    sink.report("E108", where, notes=notes, problem=_words(problem))


def _span(mark: Mark, file: str, lines: list[str], first_line: int) -> Span:
    row = min(mark.line, len(lines) - 1)
    column = mark.column + 1 if row == mark.line else len(lines[row]) + 1
    return Span(file, row + first_line, column, column + 1)


def _tab(lines: list[str], mark: Mark | None) -> tuple[int, int] | None:
    """Row and column of a tab that indents the line of the problem or the one before."""
    row = min(mark.line, len(lines) - 1) if mark else 0
    for tabbed in (row, row - 1):
        if tabbed >= 0 and "\t" in _indentation(lines[tabbed]):
            return tabbed, lines[tabbed].index("\t") + 1
    return None


def _indentation(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t-"))]


def _words(problem: str) -> Words:
    for beginning, english, chinese in _PROBLEMS:
        if problem.startswith(beginning):
            return Words(english, chinese)
    return _OTHER
