"""Blocks between colons: `::: note` to `:::`, a kind of paragraphs each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import Literal, cast

import msgspec

from layout.diagnostics import Sink, Span, Words
from layout.spec.copy import Note, Paragraph, Table
from layout.spec.keys import DIVISIONS
from layout.spec.manuscript import Manuscript
from layout.spec.model import Block, StoryPicture

Reader = Callable[[Manuscript, Sink], tuple[Block, ...]]

_FENCE = re.compile(r"[ \t]*:{3,}[ \t]*([^ \t:]*)[ \t]*(.*?)[ \t:]*$")
_NAMES = {word: name for name, chinese in DIVISIONS.items() for word in (name, chinese)}
# What a note may not hold, by what it was read as.
_OTHERS: dict[str, Words] = {
    "subhead": Words("a subhead", "小标题"),
    "quote": Words("a quote", "引文"),
    "item": Words("a list", "列表"),
}
_PICTURE = Words("a picture", "图片")
_TABLE = Words("a table", "表格")
_BLOCK = Words("another block", "另一个块")


class _Stretch(msgspec.Struct):
    """Rows from `first` to before `end`; those of a block have its name and label."""

    first: int
    end: int
    name: str = ""
    label: str = ""


def read_divided(text: Manuscript, sink: Sink, read: Reader) -> tuple[Block, ...]:
    """The blocks of copy of which some stand between colons; `read` reads what is between."""
    blocks: list[Block] = []
    for stretch in _stretches(text, sink):
        rows = slice(stretch.first, stretch.end)
        part = Manuscript(text.file, text.rows[rows], text.places[rows], text.whole)
        found = read(part, sink)
        if stretch.name:
            line = text.places[stretch.first - 1][0]
            blocks.append(_note(stretch, found, (text.file, line), sink))
        else:
            blocks += found
    return tuple(blocks)


def _stretches(text: Manuscript, sink: Sink) -> Iterator[_Stretch]:
    """The rows of the copy, cut at its fences; those in a comment are none."""
    open_at = -1
    stretch = _Stretch(0, len(text.rows))
    for row in _fences(text.rows):
        match = _FENCE.match(text.rows[row])
        word, label = match.groups() if match else ("", "")
        span = text.span(row)
        if word and open_at >= 0:
            sink.report("E165", span, thing=_BLOCK)
        elif not word and open_at < 0:
            sink.report("E164", span)
        else:
            yield msgspec.structs.replace(stretch, end=row)
            stretch = _Stretch(row + 1, len(text.rows))
            open_at = row if word else -1
            if word and word not in _NAMES:
                near = get_close_matches(word, _NAMES, 1, 0.5)
                known = Words("、".join(DIVISIONS), "、".join(DIVISIONS.values()))
                sink.report(
                    "E163", span, hint="near" if near else "",
                    word=word, nearest=near[0] if near else "", known=known,
                )  # fmt: skip
            elif word:
                stretch.name = _NAMES[word]
                stretch.label = label or (word if word != stretch.name else "")
    if open_at >= 0:
        sink.report("E164", text.span(open_at))
    yield stretch


def _fences(rows: Sequence[str]) -> Iterator[int]:
    """The rows that open or close a block."""
    in_comment = False
    for index, row in enumerate(rows):
        if not in_comment and _FENCE.match(row):
            yield index
        opened, closed = row.rfind("<!--"), row.rfind("-->")
        if opened != closed:
            in_comment = opened > closed


def _note(stretch: _Stretch, blocks: Sequence[Block], place: tuple[str, int], sink: Sink) -> Note:
    """A note; what it may not hold is reported."""
    file, line = place
    paragraphs = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.kind in _OTHERS:
                sink.report("E165", Span(file, block.line, 1, 2), thing=_OTHERS[block.kind])
            paragraphs.append(msgspec.structs.replace(block, kind="note"))
        elif isinstance(block, StoryPicture):
            sink.report("E165", block.where(), thing=_PICTURE)
        elif isinstance(block, Table):
            sink.report("E165", Span(file, block.line, 1, 2), thing=_TABLE)
    name = cast('Literal["note", "afterword"]', stretch.name)
    return Note(name, tuple(paragraphs), stretch.label, line)
