"""Text without any markup, as the tokens the CommonMark parser would give for it.

Most stories are nothing but paragraphs; they need no parser, whose import alone takes longer than
reading a whole edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

# A sign that may mean something in a line, or a line that begins or ends as no plain line does.
_MARKUP = re.compile(
    r"[`*_\[\]<>&\\~#|^]|^[ \t]*(?:[-+=:]|[0-9]{1,9}[.)])|^[ \t]+(?=[^ \t\n])|[^ \t\n][ \t]+$",
    re.MULTILINE,
)


class Token(msgspec.Struct):
    """The part of a parser's token that the reading of a body looks at."""

    type: str
    content: str = ""
    map: list[int] | None = None
    children: list[Token] | None = None
    markup: str = ""
    info: str = ""
    tag: str = ""
    nesting: int = 0
    attrs: dict[str, str | int | float] = {}


def is_plain(text: str) -> bool:
    """Whether `text` is sure to be paragraphs and nothing else."""
    return _MARKUP.search(text) is None


def plain_tokens(text: str) -> Iterator[Token]:
    """The inline tokens of the paragraphs of a plain text."""
    first = 0
    rows: list[str] = []
    for index, row in enumerate([*text.split("\n"), ""]):
        if row.strip(" \t"):
            first = first if rows else index
            rows.append(row)
        elif rows:
            yield _paragraph(rows, first, index)
            rows = []


def _paragraph(rows: list[str], first: int, end: int) -> Token:
    content = "\n".join(rows).strip()
    children: list[Token] = []
    for row in content.split("\n") if content else ():
        children += [Token("softbreak")] if children else []
        children.append(Token("text", row))
    return Token("inline", content, [first, end], children)
