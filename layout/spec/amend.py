"""A file of the edition language with one value changed, and the lines that it changes.

What is written stays as it is written: spelling of the keys, order, spaces, comments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from layout.diagnostics import Sink, Span
from layout.diagnostics.render import terminal_width
from layout.spec.keys import FACES, VALUES, alias
from layout.spec.model import Box, Page
from layout.spec.plan import EMPTY, REST, Row
from layout.spec.reader import SHORT, is_struct, shape_of
from layout.spec.source import read_source


class Amendment(msgspec.Struct, frozen=True):
    """Lines `line` to `end` of a file, counted from 1, as they must read.

    Where `end` is before `line`, the text is added before it. `column` is the first character that
    changes in the first of the lines, 0 where all of it does.
    """

    file: str
    line: int
    end: int
    text: str
    column: int = 0


class File:
    """A text file that changes are written for, read and parsed once."""

    def __init__(self, file: str) -> None:
        self.name = file
        source = read_source(file, Sink())
        self.lines: list[str] = source.lines if source else []
        self._text = source.text if source else ""
        self._nodes: list[Any] | None = None

    def replaced(self, span: Span, text: str) -> Amendment | None:
        """The line of a span with other words there."""
        if not (0 < span.line <= len(self.lines) and span.column):
            return None
        line = self.lines[span.line - 1]
        changed = line[: span.column - 1] + text + line[span.end - 1 :]
        return Amendment(self.name, span.line, span.line, changed, span.column)

    def written(self, span: Span) -> str:
        """What is written at a span."""
        line = self.lines[span.line - 1] if 0 < span.line <= len(self.lines) else ""
        return line[span.column - 1 : span.end - 1]

    def box_with(self, box: Span, path: Sequence[str], value: str) -> Amendment | None:
        """The lines of a box (the span of its mapping) with `value` at a path of English keys.

        None where it is written in a way that this does not see through: in several places at
        once, or in a list.
        """
        found = [node for node in self.nodes() if _starts_at(node, box)]
        if len(found) != 1 or found[0].id != "mapping":
            return None
        is_chinese = any(not key.value.isascii() for key, _ in found[0].value)
        return self._put(found[0], Box, path, value, is_chinese=is_chinese)

    def nodes(self) -> list[Any]:
        """All nodes of the file; one that an alias repeats as often as it stands there."""
        if self._nodes is None:
            self._nodes = list(_walk(_compose(self._text)))
        return self._nodes

    def _put(
        self,
        node: Any,
        struct: type[msgspec.Struct],
        path: Sequence[str],
        value: str,
        *,
        is_chinese: bool,
    ) -> Amendment | None:
        key, rest = path[0], path[1:]
        name = struct.__name__
        there = next((v for k, v in node.value if k.value in (key, alias(name, key))), None)
        if there is None:
            return self._insert(node, _spelt(struct, path, value, is_chinese=is_chinese))
        kind = shape_of(struct).fields[key].kind
        if rest and there.id == "mapping" and is_struct(kind):
            return self._put(there, kind, rest, value, is_chinese=is_chinese)
        start, end = there.start_mark, there.end_mark
        if rest or start.line != end.line or start.column == end.column:
            return None
        span = Span(self.name, start.line + 1, start.column + 1, end.column + 1)
        return self.replaced(span, _word(struct, key, value) if is_chinese else value)

    def _insert(self, node: Any, entry: str) -> Amendment | None:
        if node.flow_style:
            line, column = node.end_mark.line, node.end_mark.column - 1
            before = self.lines[line][:column].rstrip()
            if not before or before.endswith(","):
                return None
            comma = ", " if node.value else ""
            at = Span(self.name, line + 1, len(before) + 1, column + 1)
            return self.replaced(at, comma + entry)
        for key, value in node.value:
            line = key.start_mark.line
            indent = self.lines[line][: key.start_mark.column]
            if value.start_mark.line == line == value.end_mark.line:
                return Amendment(self.name, line + 2, line + 1, " " * len(indent) + entry)
            if not indent.strip():
                return Amendment(self.name, line + 1, line, indent + entry)
        return None

    def plan_with(self, page: Page, rows: Sequence[Row]) -> Amendment | None:
        """The rows of a page's plan from the first to the last that changes."""
        if any(not span.column or span.line > len(self.lines) for span in page.plan_lines):
            return None
        old = [self.lines[span.line - 1] for span in page.plan_lines]
        new = list(_plan_lines(page, old, rows))
        first = 0
        while first < min(len(old), len(new)) and old[first] == new[first]:
            first += 1
        last = 0
        while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
            last += 1
        changed = new[first : len(new) - last]
        begin, end = first, len(old) - last
        if not changed:  # rows only go: the one before or after stands for the change
            begin, end = max(0, begin - 1), end if begin else end + 1
            changed = old[begin:end][:1] if first else old[end - 1 : end]
        places = [span.line for span in page.plan_lines]
        line = places[begin] if begin < len(places) else places[-1] + 1
        last = places[end - 1] if end > begin else line - 1
        return Amendment(self.name, line, last, "\n".join(changed))


def _compose(text: str) -> Any:
    """The nodes of a text that was read before, within the limits of depth and size."""
    import yaml  # heavy

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.compose(text, Loader=loader)


def _walk(root: Any) -> Iterator[Any]:
    left, seen = [root], 0
    while left and seen < 100_000:
        node = left.pop()
        seen += 1
        if node is None:
            continue
        yield node
        if node.id == "mapping":
            left += [value for _, value in node.value]
        elif node.id == "sequence":
            left += node.value


def _starts_at(node: Any, span: Span) -> bool:
    mark = node.start_mark
    return (mark.line + 1, mark.column + 1) == (span.line, span.column) and node.id == "mapping"


def _spelt(
    struct: type[msgspec.Struct], path: Sequence[str], value: str, *, is_chinese: bool
) -> str:
    """`head: {headline: {size: 24pt}}` for a path and a value, in the language of the file."""
    key, rest = path[0], path[1:]
    name = struct.__name__
    word = alias(name, key) if is_chinese else key
    if not rest:
        return f"{word}: {_word(struct, key, value) if is_chinese else value}"
    kind = shape_of(struct).fields[key].kind
    inner = _spelt(kind, rest, value, is_chinese=is_chinese) if is_struct(kind) else value
    return f"{word}: {{{inner}}}"


def _word(struct: type[msgspec.Struct], key: str, value: str) -> str:
    """A value in Chinese, where it is a word; one alone may stand for a key of its own struct."""
    if key == "face":
        return FACES.get(value, value)
    kind = shape_of(struct).fields[key].kind
    name = kind.__name__ if is_struct(kind) else struct.__name__
    return VALUES.get((name, SHORT.get(name, key) if is_struct(kind) else key), {}).get(
        value, value
    )


def _plan_lines(page: Page, old: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """Rows of a plan in the manner of those that are written."""
    starts = [span.column - 1 for span in page.plan_lines]
    texts = [line[start:].rstrip() for line, start in zip(old, starts, strict=True)]
    manner = _Manner(texts, page.plan)
    # The row of the rest takes what the others leave, so it stays as it is written.
    written = dict(zip(page.plan, old, strict=True))
    rests = {
        names: text.split()[0]
        for (_, names), text in zip(page.plan, texts, strict=True)
        if text.split()[0] in REST
    }
    for count, names in rows:
        if (word := rests.pop(names, None)) is None and (count, names) in written:
            yield written[count, names]
        else:
            yield old[0][: starts[0]] + manner.row(word or str(count), names)


class _Manner:
    """How the rows of a plan are written: `名*5` or a name a column, and where each stands."""

    def __init__(self, texts: Sequence[str], plan: Sequence[Row]) -> None:
        self.texts = texts
        self.plan = plan
        words = [word for text in texts for word in text.split()]
        self.empty = next((word for word in words if word in EMPTY), ".")
        self.is_repeated = any(len(text.split()) - 1 < len(plan[0][1]) for text in texts)

    def row(self, count: str, names: tuple[str, ...]) -> str:
        """A row of so many lines with these names."""
        same = next((i for i, row in enumerate(self.plan) if row[1] == names), None)
        model = self.texts[same if same is not None else 0]
        if same is not None:
            first, rest = model.split(None, 1)
            gap = len(model) - len(first) - len(rest)
            return f"{_padded(count, terminal_width(first) + gap)}{rest}"
        fields = _fields(model)
        head = _padded(count, fields[0])
        if self.is_repeated:
            return head + " ".join(self._runs(names))
        words = [name or self.empty for name in names]
        widths = fields[1:] if len(fields) == len(words) + 1 else [0] * len(words)
        return (head + "".join(map(_padded, words, widths))).rstrip()

    def _runs(self, names: tuple[str, ...]) -> Iterator[str]:
        start = 0
        for index in range(1, len(names) + 1):
            if index == len(names) or names[index] != names[start]:
                times = f"*{index - start}" if index - start > 1 else ""
                yield (names[start] or self.empty) + times
                start = index


def _fields(text: str) -> list[int]:
    """The columns of a terminal that each word of a row takes with the space after it."""
    widths, word = [], ""
    for char in text:
        if word and word[-1] in " \t\u3000" and char not in " \t\u3000":
            widths.append(terminal_width(word))
            word = ""
        word += char
    return [*widths, terminal_width(word)]


def _padded(word: str, width: int) -> str:
    return word + " " * max(1, width - terminal_width(word))
