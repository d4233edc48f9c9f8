"""Text with little markup, as the tokens the CommonMark parser would give for it.

Most stories are paragraphs, subheads and a few words in bold. They need no parser, whose import
alone takes longer than reading a whole edition.
"""

from __future__ import annotations

import re

import msgspec

from layout.spec.joint import is_cjk

# A sign that may mean something in a line, or a line that begins or ends as no plain line does.
_MARKUP = re.compile(
    r"[`_\[\]<>&\\~|^]|^[ \t]*(?:[-+=:]|[0-9]{1,9}[.)])|^[ \t]+(?=[^ \t\n])|[^ \t\n][ \t]+$",
    re.MULTILINE,
)
_SUBHEAD = "## "
_SIGN = re.compile(r"\n|\*+")
_MANNERS = {"*": "em", "**": "strong"}


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


def plain_tokens(text: str) -> list[Token] | None:
    """The tokens of `text`; None where it may hold more than paragraphs, subheads and emphasis."""
    if _MARKUP.search(text):
        return None
    tokens: list[Token] = []
    rows: list[str] = []
    for index, row in enumerate([*text.split("\n"), ""]):
        is_subhead = row.startswith(_SUBHEAD)
        if "#" in row.removeprefix(_SUBHEAD):
            return None
        if row.strip(" \t") and not is_subhead:
            rows.append(row)
            continue
        if rows:
            tokens.append(_inline("\n".join(rows), index - len(rows), index))
            rows = []
        if is_subhead:
            tokens += _subhead(row, index)
    return None if any(one.type == "inline" and one.children is None for one in tokens) else tokens


def _subhead(row: str, index: int) -> tuple[Token, Token, Token]:
    place = [index, index + 1]
    return (
        Token("heading_open", map=place, markup="##", tag="h2", nesting=1),
        _inline(row.removeprefix(_SUBHEAD), *place),
        Token("heading_close", markup="##", tag="h2", nesting=-1),
    )


def _inline(written: str, first: int, end: int) -> Token:
    content = written.strip()
    return Token("inline", content, [first, end], _children(content))


def _children(content: str) -> list[Token] | None:
    """Text, line ends and emphasis; None where runs of `*` are not opened and closed in turn."""
    children: list[Token] = []
    opened = ""
    at = 0
    for match in _SIGN.finditer(content):
        start, end = match.span()
        if at < start:
            children.append(Token("text", content[at:start]))
        at = end
        sign = match.group()
        before, after = content[start - 1 : start] or "\n", content[end : end + 1] or "\n"
        if sign == "\n":
            children.append(Token("softbreak"))
        elif not opened and sign in _MANNERS and _clings(after, before):
            opened = sign
            children.append(Token(f"{_MANNERS[sign]}_open", markup=sign, nesting=1))
        elif sign == opened and _clings(before, after):
            opened = ""
            children.append(Token(f"{_MANNERS[sign]}_close", markup=sign, nesting=-1))
        else:
            return None
    if at < len(content):
        children.append(Token("text", content[at:]))
    return None if opened else children


def _clings(inner: str, outer: str) -> bool:
    """Whether a run of `*` is sure to belong to `inner`; see `commonmark` for the whole rule."""
    return inner.isalnum() or (not inner.isspace() and (outer == "\n" or is_cjk(outer)))
