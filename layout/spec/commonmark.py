"""The CommonMark parser, set up for newspaper copy."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

from layout.spec.joint import is_cjk

# Rules that are off. `code`: four spaces are an old way to indent a paragraph, not a listing.
# `reference`: it takes lines away without a trace. `text_join`: an escape is no longer seen as one.
# Tables and strikes are on, to be refused.
_OFF = ("code", "reference", "text_join")
_ON = ("table", "strikethrough")


class _Inline(StateInline):
    """Inline state whose emphasis knows Chinese."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803, FBT001
        """Whether a run of `*` or `_` may open or close emphasis.

        CommonMark wants white or a mark beside a run that touches a mark, so that in
        `进入**“双百强”**的` nothing would be bold. A Chinese character does as well
        (the amendment of markdown-cjk-friendly).
        """
        marker = self.src[start]
        end = start
        while end < self.posMax and self.src[end] == marker:
            end += 1
        last = self.src[start - 1] if start else " "
        following = self.src[end] if end < self.posMax else " "
        left = _flanks(following, last)
        right = _flanks(last, following)
        can_open = left and (canSplitWord or not right or _is_mark(last))
        can_close = right and (canSplitWord or not left or _is_mark(following))
        return Scanned(can_open, can_close, end - start)


def _flanks(inner: str, outer: str) -> bool:
    """Whether a run of markers can belong to `inner`, with `outer` on its other side."""
    if isWhiteSpace(ord(inner)):
        return False
    return not _is_mark(inner) or isWhiteSpace(ord(outer)) or _is_mark(outer) or is_cjk(outer)


def _is_mark(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)


class _ParserInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _Inline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _Parser(MarkdownIt):
    """Keeps paths as they are written: no percent signs, no link left out."""

    def __init__(self) -> None:
        super().__init__("commonmark")
        self.inline = _ParserInline()
        self.configure("commonmark")
        self.disable(list(_OFF)).enable(list(_ON))

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


@cache
def parser() -> MarkdownIt:
    """The parser, made once: it holds no state between texts."""
    return _Parser()
