"""A YAML text read into nodes, within limits of depth and size."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol

from layout.diagnostics import Sink, Span
from layout.spec.joint import joint
from layout.spec.node import Mapping, Node, Scalar, Sequence
from layout.spec.source import Source, without_control
from layout.spec.syntax import report_syntax

if TYPE_CHECKING:
    from yaml.error import Mark

DEPTH = 50
"""Nesting of lists and mappings: an edition needs seven levels."""
NODES = 100_000
"""Values of a file, those that an alias repeats counted each time."""

_NEAR = 4  # characters beside a line end that tell it from another
_HEADER = re.compile(r"[|>][0-9+-]*[ \t]*(#.*)?$")
_CORE_TAGS = re.compile(r"^(!|tag:yaml\.org,2002:(str|int|float|bool|null|seq|map|timestamp))$")


class _Parser(Protocol):
    """What the C and the pure parser of PyYAML have in common."""

    def get_event(self) -> Any: ...


class _Refusal(Exception):  # noqa: N818  # ends the reading of one file, seen by nobody else
    """The file passed a limit; the message is in the sink."""


def read_document(source: Source, sink: Sink, first_line: int = 1) -> Mapping | None:
    """The mapping that a YAML text holds; None, and a message, where it does not parse.

    `first_line` is the file's line on which the text begins (front matter).
    """
    from yaml import YAMLError  # heavy

    try:
        root = _Composer(source, sink, first_line).compose()
    except _Refusal:
        return None
    except YAMLError as error:
        report_syntax(error, source, sink, first_line)
        return None
    if isinstance(root, Mapping):
        return root
    span = root.span if root else Span(source.file, first_line)
    empty = root is None or (isinstance(root, Scalar) and root.is_null)
    sink.report("E113", span, hint="empty" if empty else "")
    return None


def _open_parser(text: str) -> _Parser:
    import yaml  # heavy

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    parser: _Parser = loader(text)
    return parser


class _Composer:
    """Builds nodes from the parser's events.

    PyYAML's own composer calls itself in C for each level and so ends the process on deep input.
    """

    def __init__(self, source: Source, sink: Sink, first_line: int) -> None:
        self.source = source
        self.sink = sink
        self.offset = first_line
        self.parser = _open_parser(source.text)
        self.anchors: dict[str, tuple[Node, int] | None] = {}
        self.count = 0
        self._lines: list[str] | None = None

    def compose(self) -> Node | None:
        """The first document's root; None where there is none. Further ones are reported."""
        kind = ""
        root = None
        while kind != "StreamEndEvent":
            event = self.parser.get_event()
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                if root is not None:
                    self.sink.report("E110", self.span(event.start_mark))
                    break
                root = self.node(self.parser.get_event(), 0)
        return root

    def node(self, event: Any, depth: int) -> Node:
        """The node that begins with `event`."""
        kind = type(event).__name__
        if kind == "AliasEvent":
            return self.alias(event)
        self.grow(1, event)
        before = self.count
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        if event.tag is not None and not _CORE_TAGS.match(event.tag):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.sink.report("E136", self.span(event.start_mark), tag=tag)
        node: Node
        if kind == "ScalarEvent":
            node = self.scalar(event)
        elif depth >= DEPTH:
            self.sink.report("E111", self.span(event.start_mark), limit=DEPTH)
            raise _Refusal
        elif kind == "SequenceStartEvent":
            node = self.sequence(event, depth + 1)
        else:
            node = self.mapping(event, depth + 1)
        if event.anchor is not None:
            self.anchors[event.anchor] = (node, self.count - before + 1)
        return node

    def scalar(self, event: Any) -> Scalar:
        """A scalar with its place."""
        style = event.style or ""
        span = self.span(event.start_mark, event.end_mark)
        if style == "|":
            return Scalar(event.value, style, span, self.block_lines(event))
        is_folded = event.start_mark.line < event.end_mark.line
        text = self.unfold(event) if is_folded else event.value
        if style == '"':  # the only one with escapes
            text = without_control(text, lambda _: span, self.sink)
        return Scalar(text, style, span, is_folded=is_folded)

    def unfold(self, event: Any) -> str:
        """A text of several lines without the spaces that YAML puts between Chinese characters."""
        rows = self.lines[event.start_mark.line : event.end_mark.line + 1]
        rows = [row.strip() for row in rows]
        text: str = event.value
        for before, after in pairwise(rows):
            left, right = before[-_NEAR:], after[:_NEAR]
            if left and right and not joint(before, after):
                text = text.replace(f"{left} {right}", left + right, 1)
        return text

    @property
    def lines(self) -> list[str]:
        """The source's lines."""
        if self._lines is None:
            self._lines = self.source.lines
        return self._lines

    def sequence(self, start: Any, depth: int) -> Sequence:
        """A list."""
        items = []
        while type(event := self.parser.get_event()).__name__ != "SequenceEndEvent":
            items.append(self.node(event, depth))
        return Sequence(items, self.span(start.start_mark, event.end_mark))

    def mapping(self, start: Any, depth: int) -> Mapping:
        """A mapping, with what `<<` brings in beside it."""
        entries: list[tuple[Scalar, Node]] = []
        merged: list[tuple[Scalar, Node]] = []
        while type(event := self.parser.get_event()).__name__ != "MappingEndEvent":
            key = self.node(event, depth)
            value = self.node(self.parser.get_event(), depth)
            if not isinstance(key, Scalar):
                self.sink.report("E134", key.span)
            elif key.text == "<<" and not key.style:
                self.merge(value, merged, event)
            else:
                entries.append((key, value))
        return Mapping(entries, merged, self.span(start.start_mark, event.end_mark))

    def merge(self, value: Node, merged: list[tuple[Scalar, Node]], event: Any) -> None:
        """Take in the mapping, or the mappings of a list, that a `<<` names; the first wins."""
        for one in value.items if isinstance(value, Sequence) else [value]:
            if isinstance(one, Mapping):
                self.grow(len(one.entries) + len(one.merged), event)
                merged += one.entries + one.merged
            else:
                self.sink.report("E137", one.span)

    def alias(self, event: Any) -> Node:
        """The node that an anchor named."""
        span = self.span(event.start_mark, event.end_mark)
        known = self.anchors.get(event.anchor)
        if known is not None:
            self.grow(known[1], event)
            return known[0]
        code = "E133" if event.anchor in self.anchors else "E135"
        self.sink.report(code, span, name=event.anchor)
        return Scalar("", "*", span)

    def grow(self, by: int, event: Any) -> None:
        """Count nodes; past the limit the file is refused."""
        self.count += by
        if self.count > NODES:
            self.sink.report("E112", self.span(event.start_mark), limit=NODES)
            raise _Refusal

    def span(self, start: Mark, end: Mark | None = None) -> Span:
        """The place of a stretch; its end where that is on the same line."""
        column = start.column + 1
        until = end.column + 1 if end and end.line == start.line else column + 1
        return Span(self.source.file, start.line + self.offset, column, max(until, column + 1))

    def block_lines(self, event: Any) -> tuple[Span, ...]:
        """Where each line of a `|` block begins; column 0 where it cannot be told."""
        rows = event.value.split("\n")
        first = event.start_mark.line
        while first < len(self.lines) - 1 and not _HEADER.search(self.lines[first]):
            first += 1
        spans = []
        for index, row in enumerate(rows, first + 1):
            written = self.lines[index] if index < len(self.lines) else ""
            column = len(written) - len(row) + 1 if row and written.endswith(row) else 0
            spans.append(Span(self.source.file, index + self.offset, column, column + len(row)))
        return tuple(spans)
