"""The text of one block: pieces in one manner each, every character with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from layout.diagnostics import Sink, Span, Words
from layout.spec.copy import Annotation, Indent, Mark, Piece, Script
from layout.spec.manuscript import Manuscript
from layout.spec.pieces import Pieces

if TYPE_CHECKING:
    from markdown_it.token import Token as ParserToken

    from layout.spec.plain import Token as PlainToken

    Token = ParserToken | PlainToken

_REFUSED: dict[str, Words] = {
    "code_inline": Words("code", "代码"),
    "link_open": Words("a link", "链接"),
    "s_open": Words("struck text", "删除线"),
    "html_inline": Words("raw HTML", "HTML 标签"),
}
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_FOOTNOTE_WORDS = Words("a footnote", "脚注")
_RUBY_END = Words("the end of a paragraph within a ruby", "注音的文字中间换段")
_SPACES = " \t"
INDENT = "\u3000"  # the full space that indents paragraphs in most copy


class Inline(msgspec.Struct, frozen=True):
    """What a block holds: paragraphs of pieces, or a picture that stands alone in it."""

    paragraphs: tuple[tuple[Piece, ...], ...] = ()
    annotations: tuple[tuple[Annotation, ...], ...] = ()
    """Of each paragraph."""
    picture: Token | None = None
    indents: dict[int, Indent] = {}
    """Of paragraphs by their index, where they are typed with one."""


def read_inline(
    token: Token, text: Manuscript, places: list[tuple[int, int]], sink: Sink
) -> Inline:
    """Read an inline token; `places` are line and column of each row of its content."""
    children = token.children or []
    solid = [one for one in children if not _is_white(one)]
    if len(solid) == 1 and solid[0].type == "image":
        return Inline(picture=solid[0])
    walk = _Walk(token.content, text, places, sink)
    for child in children:
        walk.take(child)
    walk.pieces.end_paragraph()
    pieces = walk.pieces
    return Inline(tuple(pieces.paragraphs), tuple(pieces.annotations), indents=walk.indents)


def _is_white(token: Token) -> bool:
    if token.type == "text":
        return not token.content.strip()
    return token.type.endswith("break") or _is_comment(token)


def _is_comment(token: Token) -> bool:
    return token.type == "html_inline" and token.content.startswith("<!--")


def _after_spaces(text: str, start: int) -> int:
    """The first offset from `start` on that is no space: where the parser's rows begin."""
    while text[start : start + 1] in (" ", "\t"):
        start += 1
    return start


class _Walk:
    """Follows the tokens through the source text they came from.

    The parser gives no columns, but its tokens hold what they were written as, so that the cursor
    can step over each. Where it cannot (a link's target), columns are unknown to the block's end.
    """

    def __init__(
        self, content: str, text: Manuscript, places: list[tuple[int, int]], sink: Sink
    ) -> None:
        self.content = content
        self.manuscript = text
        self.places = places
        self.sink = sink
        self.cursor = 0
        self.row = 0
        self.row_start = 0
        self.is_lost = False
        self.marks: list[Mark] = []
        self.scripts: list[Script | None] = []  # of each open stretch
        self.rubies: list[bool] = []
        self.pieces = Pieces()
        self.indents: dict[int, Indent] = {}

    def take(self, token: Token) -> None:
        """Take in one token."""
        kind = token.type
        if kind in ("text", "text_special"):
            self.text(token)
        elif kind in ("softbreak", "hardbreak"):
            self.line_end(is_hard=kind == "hardbreak")
        elif kind in ("strong_open", "em_open"):
            self.marks.append("strong" if kind == "strong_open" else "em")
            self.step(token.markup)
        elif kind in ("strong_close", "em_close"):
            self.marks.pop()
            self.step(token.markup)
        elif kind in ("span_open", "span_close"):
            self.span(token)
        elif kind == "script":
            line, column = self.place()
            self.step(token.markup)
            column += 1 if column else 0
            script: Script = "sup" if token.info == "sup" else "sub"
            self.pieces.add(token.content, self.mark, line, column, script)
        else:
            self.other(token)

    def span(self, token: Token) -> None:
        """Go into a bracketed stretch with attributes, or out of it."""
        from layout.spec.attributes import read_attributes  # late: few stories have any

        line, column = self.place()
        self.step(token.markup)
        if token.nesting < 0:
            self.scripts.pop()
            self.rubies.pop()
            if not self.pieces.close():
                self.sink.report("E316", self.at(line, column, -1, 2))
            return
        read = read_attributes(token.content)
        for slip in read.slips:
            line_at, column_at = self.offset_place(int(token.attrs["at"]))
            self.sink.report(
                slip.code, self.at(line_at, column_at, slip.start, slip.length),
                hint="near" if slip.nearest else "",
                word=slip.word, nearest=slip.nearest, known=slip.known,
            )  # fmt: skip
        self.scripts.append(read.script)
        self.rubies.append("ruby" in dict(read.notes))
        self.pieces.open(read.notes, line, column)

    def offset_place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset of the block's text."""
        row = min(self.content.count("\n", 0, offset), len(self.places) - 1)
        line, column = self.places[row]
        start = _after_spaces(self.content, self.content.rfind("\n", 0, offset) + 1)
        return line, column + offset - start if column else 0

    def text(self, token: Token) -> None:
        """Characters to be set, verbatim or as an escape or entity."""
        written = token.markup or token.content
        line, column = self.place()
        self.step(written)
        content = token.content
        if not token.markup:
            content = self.without_indent(content, line, column)
            column += len(token.content) - len(content) if column else 0
            self.check(content, line, column)
        self.pieces.add(content, self.mark, line, column, self.script)

    def without_indent(self, content: str, line: int, column: int) -> str:
        """Text at the head of a row without ideographic spaces: the style indents."""
        if not content.startswith(INDENT) or not self.is_row_head(content):
            return content
        rest = content.lstrip(INDENT + _SPACES)
        span = self.at(line, column, 0, len(content) - len(rest))
        count = len(content) - len(rest)
        if self.row and not self.pieces.is_empty:
            self.sink.report("W308", span, count=count)
        else:
            self.indents[len(self.pieces.paragraphs)] = Indent(span, count)
        return rest

    def is_row_head(self, content: str) -> bool:
        """Whether `content`, just stepped over, was the first of its row."""
        before = self.content[self.row_start : max(self.row_start, self.cursor - len(content))]
        return not self.is_lost and not before.strip(_SPACES)

    def check(self, content: str, line: int, column: int) -> None:
        """Report what looks like a sign that was not understood."""
        if (found := content.find("<!--")) >= 0:
            self.sink.report("E303", self.at(line, column, found, 4))
        if (found := content.find("**")) >= 0:
            self.sink.report("W306", self.at(line, column, found, 2))
        if (found := content.find("]{")) >= 0:
            self.sink.report("E315", self.at(line, column, found + 1, 1))
        for match in _FOOTNOTE.finditer(content):
            span = self.at(line, column, match.start(), len(match.group()))
            self.sink.report("E302", span, thing=_FOOTNOTE_WORDS)

    def at(self, line: int, column: int, offset: int, length: int) -> Span:
        """A place within a text that begins at `line` and `column`."""
        return self.manuscript.at(line, column + offset if column else 0, length)

    def line_end(self, *, is_hard: bool) -> None:
        """The end of a source line: within a paragraph, or (hard) of a paragraph."""
        if is_hard and any(self.rubies):
            self.sink.report("E302", self.at(*self.place(), 0, 1), thing=_RUBY_END)
        self.next_row(self.content.find("\n", self.cursor))
        if is_hard:
            self.pieces.end_paragraph()
        else:
            self.pieces.end_line()

    def next_row(self, end: int) -> None:
        """Go to the row after the line end at `end`."""
        self.row = min(self.row + 1, len(self.places) - 1)
        self.cursor = _after_spaces(self.content, end + 1) if end >= 0 else len(self.content)
        self.row_start = self.cursor
        self.is_lost = self.is_lost or end < 0

    def other(self, token: Token) -> None:
        """Things that are refused, and comments, which are dropped."""
        line, column = self.place()
        if token.type == "image":
            self.sink.report("E310", self.at(line, column, 0, 1))
        elif token.type in _REFUSED and not _is_comment(token):
            span = self.at(line, column, 0, len(token.content))
            self.sink.report("E302", span, thing=_REFUSED[token.type])
        if token.type == "html_inline":
            self.over(token.content)
        elif token.type in ("s_open", "s_close"):
            self.step(token.markup)
        elif token.type == "link_open":
            self.step("[")
        elif token.type == "code_inline":
            self.pieces.add(token.content, self.mark, line, 0)
            self.over(self.code(token.markup))
        else:
            self.is_lost = True

    def code(self, ticks: str) -> str:
        """The code span at the cursor as it is written: to the next run of as many ticks."""
        closing = re.compile(f"(?<!`){ticks}(?!`)")
        found = closing.search(self.content, self.cursor + len(ticks))
        return self.content[self.cursor : found.end() if found else None]

    def over(self, written: str) -> None:
        """Step over source that may hold line ends."""
        self.step(written)
        rows = written.count("\n")
        if rows and not self.is_lost:
            self.row = min(self.row + rows, len(self.places) - 1)
            row_start = self.content.rfind("\n", 0, self.cursor) + 1
            self.row_start = _after_spaces(self.content, row_start)

    def step(self, written: str) -> None:
        """Move the cursor over `written`, or lose it where the source has something else."""
        if self.content.startswith(written, self.cursor):
            self.cursor += len(written)
        else:
            self.is_lost = True

    def place(self) -> tuple[int, int]:
        """Line and column of the cursor."""
        line, column = self.places[self.row]
        if self.is_lost or not column:
            return line, 0
        return line, column + self.cursor - self.row_start

    @property
    def mark(self) -> Mark | None:
        """The manner of text here; bold wins where both are given."""
        return "strong" if "strong" in self.marks else self.marks[-1] if self.marks else None

    @property
    def script(self) -> Script | None:
        """Whether text here is raised or lowered, by the innermost stretch that says so."""
        return next((one for one in reversed(self.scripts) if one), None)
