"""A story's Markdown read into paragraphs and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from msgspec import UNSET

from layout.diagnostics import Sink, Span, Words
from layout.spec.copy import Indent, Paragraph, Table
from layout.spec.inline import INDENT, Inline, read_inline
from layout.spec.manuscript import Manuscript
from layout.spec.model import Block, StoryPicture
from layout.spec.node import Node, Scalar
from layout.spec.plain import Token as PlainToken
from layout.spec.plain import plain_tokens
from layout.spec.value import Slot, misfit

if TYPE_CHECKING:
    from markdown_it.token import Token as ParserToken

    Token = ParserToken | PlainToken

Kind = Literal["body", "subhead", "quote", "item"]

# Blocks that a newspaper's copy has no use for, by the parser's token.
_REFUSED: dict[str, Words] = {
    "fence": Words("a code block", "代码块"),
    "hr": Words("a rule", "分隔线"),
}
HTML = Words("raw HTML", "HTML 标签")
_LISTS = ("bullet_list_open", "ordered_list_open")
_DEFINITION = re.compile(r"\[[^\]\n]+\]:[ \t]*\S")
_SUBHEAD_SLIP = re.compile(r"#{2,6}[^#\s]")
_TABLE_SLIP = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
BULLETS = ("●", "○", "■", "□")
"""Of lists in lists; there are no more levels."""
DIVIDER = ":::"
"""What opens and closes a block of a kind of its own."""
LIMIT = 512 * 1024
"""Bytes of a story: more than ten full pages of text."""


def read_body(text: Manuscript, sink: Sink) -> tuple[Block, ...]:
    """The blocks of a body in order. Whatever is not set is reported, never dropped silently."""
    if any(row.lstrip().startswith(DIVIDER) for row in text.rows):
        from layout.spec.division import read_divided  # late: few stories have any

        return read_divided(text, sink, read_stretch)
    return read_stretch(text, sink)


def read_stretch(text: Manuscript, sink: Sink) -> tuple[Block, ...]:
    """The blocks of copy in which no block between colons begins or ends."""
    walk = _Walk(text, sink)
    for token in _tokens("\n".join(text.rows)):
        walk.take(token)
    return tuple(walk.blocks)


def _tokens(text: str) -> Iterable[Token]:
    tokens = plain_tokens(text)
    if tokens is not None:
        return tokens
    from layout.spec.commonmark import parser  # heavy

    return parser().parse(text)


def read_block(node: Node, slot: Slot, sink: Sink) -> object:
    """The body of a story that stands in the YAML file itself; exact in a `|` block."""
    if not isinstance(node, Scalar) or node.is_null or node.is_folded:
        misfit(node, slot, sink, "block")
        return UNSET
    rows = node.text.split("\n")
    span = node.span
    places = [(one.line, one.column) for one in node.lines] or [(span.line, 0) for _ in rows]
    if len(node.text) > LIMIT:
        size = len(node.text.encode())
        sink.report("E104", span, file=span.file, size=size, limit=LIMIT)
        return UNSET
    return read_body(Manuscript(span.file, rows, places, span), sink)


class _Walk:
    """Goes through the parser's tokens and keeps which quote, list or table it is in."""

    def __init__(self, text: Manuscript, sink: Sink) -> None:
        self.text = text
        self.sink = sink
        self.blocks: list[Block] = []
        self.open: list[str] = []  # quotes and lists around the place
        self.lists: list[int] = []  # the numbers of the lists among them
        self.count = 0
        self.label = ""
        self.label_line = 0
        self.heading = False
        self.table: list[Token] | None = None  # the tokens of the table around the place

    def take(self, token: Token) -> None:
        """Take in one token."""
        kind = token.type
        if kind == "table_open" or self.table is not None:
            self.in_table(token)
        elif kind in _REFUSED:
            self.refuse(token, _REFUSED[kind])
        elif kind == "inline":
            self.paragraph(token)
        elif kind == "html_block":
            self.html(token)
        elif kind in ("heading_open", "heading_close"):
            self.head(token)
        elif kind in ("list_item_open", "list_item_close"):
            self.item(token)
        else:
            self.nest(token)

    def in_table(self, token: Token) -> None:
        """A table is read as a whole."""
        self.table = self.table or []
        self.table.append(token)
        if token.type != "table_close":
            return
        from layout.spec.table import read_table  # late: few stories have any

        tokens, self.table = self.table, None
        if self.open:
            self.sink.report("E309", self.span(tokens[0]), thing=_thing("table_open"))
        read_table(tokens, self.text, self.blocks, self.sink)

    def nest(self, token: Token) -> None:
        """Go into a quote or a list, or out of it. Lists stand in lists, and nothing else."""
        if token.type in ("blockquote_open", *_LISTS):
            if self.open and (token.type not in _LISTS or len(self.lists) < len(self.open)):
                self.sink.report("E309", self.span(token), thing=_thing(token.type))
            elif len(self.lists) == len(BULLETS):
                self.sink.report("E160", self.span(token), most=len(BULLETS))
            self.open.append(token.type)
            if token.type in _LISTS:
                self.end_label()
                self.count += 1
                self.lists.append(self.count)
        elif token.type == "blockquote_close":
            self.open.pop()
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.open.pop()
            self.lists.pop()

    def item(self, token: Token) -> None:
        """An item begins, or ends; one without text is its label alone."""
        self.end_label()
        if token.nesting > 0:
            bullet = BULLETS[min(len(self.lists), len(BULLETS)) - 1]
            self.label = token.info + token.markup if token.info else bullet
            self.label_line = self.text.places[token.map[0] if token.map else 0][0]

    def end_label(self) -> None:
        """Set a label that no text has come to."""
        if self.label:
            nest = tuple(self.lists)
            self.blocks.append(Paragraph("item", (), self.label_line, self.label, nest=nest))
        self.label = ""

    def head(self, token: Token) -> None:
        """A subhead: `##`, on the top level, and nothing else."""
        self.heading = token.nesting > 0
        if not self.heading:
            return
        span = self.span(token)
        if token.markup in ("-", "="):
            self.sink.report(
                "E302", span, hint="subhead", thing=Words("an underlined heading", "下加线的标题")
            )
        elif token.tag != "h2":
            hint = "headline" if token.tag == "h1" else ""
            self.sink.report("E304", span, hint=hint, level=int(token.tag[1:]))
        if self.open:
            self.sink.report("E309", span, thing=_thing("heading_open"))

    def html(self, token: Token) -> None:
        """Comments go; anything else between angle brackets is refused."""
        rest = _without_comments(token.content)
        if rest is None:
            self.sink.report("E303", self.span(token))
        elif rest.strip():
            hint = "comment" if rest != token.content else ""
            self.refuse(token, HTML, hint)

    def paragraph(self, token: Token) -> None:
        """The paragraphs, or the picture, of a block of inline text."""
        rows = token.content.split("\n")
        first = token.map[0] if token.map else 0
        while first + len(rows) < (token.map or [0, 0])[1] and not self.text.rows[first].strip():
            first += 1  # a row of full spaces, which the parser has taken away
        places = [self.place(first + index, row) for index, row in enumerate(rows)]
        if _DEFINITION.match(token.content):
            self.refuse(token, Words("a link definition", "链接定义"))
        if any(map(_TABLE_SLIP.fullmatch, rows)):
            row = next(index for index, row in enumerate(rows) if _TABLE_SLIP.fullmatch(row))
            self.sink.report("E162", self.text.span(first + row))
        if _SUBHEAD_SLIP.match(token.content) and not self.heading:
            self.sink.report("W312", self.span(token))
        indent = self.indent(first, *places[0])
        inline = read_inline(token, self.text, places, self.sink)
        if inline.picture is not None:
            self.picture(token, inline.picture)
        else:
            self.add(inline, places[0][0], indent)

    def indent(self, row: int, line: int, column: int) -> Indent | None:
        """The full spaces at the head of a paragraph, which the parser takes away."""
        if not column:
            return None
        before = self.text.rows[row][: column - self.text.places[row][1]]
        spaces = len(before) - len(before.rstrip(INDENT))
        span = Span(self.text.file, line, column - spaces, column)
        return Indent(span, spaces) if spaces else None

    def add(self, inline: Inline, line: int, indent: Indent | None) -> None:
        """Add the paragraphs of one block; hard breaks part them."""
        pairs = zip(inline.paragraphs, inline.annotations, strict=True)
        for index, (pieces, notes) in enumerate(pairs):
            where = pieces[0].line or line
            typed = inline.indents.get(index, None if index else indent)
            nest = tuple(self.lists)
            made = Paragraph(self.kind, pieces, where, self.label, notes, typed, nest)
            self.label = ""
            if self.blocks and isinstance(self.blocks[-1], Table) and made.kind == "body":
                from layout.spec.table import captioned  # late: few stories have any

                if table := captioned(self.blocks[-1], made):
                    self.blocks[-1] = table
                    continue
            self.blocks.append(made)

    @property
    def kind(self) -> Kind:
        """What a paragraph is here."""
        if self.heading:
            return "subhead"
        if not self.open:
            return "body"
        return "quote" if self.open[-1] == "blockquote_open" else "item"

    def picture(self, token: Token, image: Token) -> None:
        """A picture alone in its paragraph: alternative text is the caption, title the credit."""
        span = self.span(token)
        path = str(image.attrs.get("src", ""))
        if not path:
            self.sink.report("E313", span)
            return
        if any(child.type in ("span_open", "script") for child in image.children or ()):
            self.refuse(token, Words("a mark in a caption", "图说里的标注"))
        caption = "".join(
            "" if child.type.endswith("break") else child.content for child in image.children or ()
        )
        credit = str(image.attrs.get("title", ""))
        places = {"": span, "path": span}
        self.blocks.append(StoryPicture(path=path, caption=caption, credit=credit, places=places))

    def place(self, row: int, content: str) -> tuple[int, int]:
        """Line and column at which a row of the parser's content is written."""
        line, column = self.text.places[min(row, len(self.text.places) - 1)]
        content = content.rstrip().lstrip(" \t")
        written = self.text.rows[row].rstrip() if row < len(self.text.rows) else ""
        if self.heading and not written.endswith(content):
            written = _CLOSING.sub("", written)
        if not column or not written.endswith(content):
            return line, 0
        return line, column + len(written) - len(content)

    def span(self, token: Token) -> Span:
        """The first row of a block."""
        return self.text.span(token.map[0] if token.map else 0)

    def refuse(self, token: Token, thing: Words, hint: str = "") -> None:
        """Report a thing that a story may not hold."""
        self.sink.report("E302", self.span(token), hint=hint, thing=thing)


def _without_comments(text: str) -> str | None:
    """The text outside comments; None where one is not closed."""
    rest = []
    start = 0
    while (opening := text.find("<!--", start)) >= 0:
        rest.append(text[start:opening])
        closing = text.find("-->", opening + 4)
        if closing < 0:
            return None
        start = closing + 3
    return "".join([*rest, text[start:]])


def _thing(kind: str) -> Words:
    if kind == "heading_open":
        return Words("a subhead", "小标题")
    if kind == "table_open":
        return Words("a table", "表格")
    return Words("a quote", "引文") if kind == "blockquote_open" else Words("a list", "列表")
