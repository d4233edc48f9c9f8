"""The CommonMark parser, set up for newspaper copy."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

from layout.spec.attributes import BRACES
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


# What may stand raised between ^ and lowered between ~: nothing white, and between ~ nothing that
# would part two ranges (`3~5天、7~9天` is no subscript); a bracketed stretch can lower anything.
_SCRIPTS = {
    "^": ("sup", re.compile(r"\^([^\s^~*_`\[\]{}\\<&]+)\^")),
    "~": ("sub", re.compile(r"(?<!~)~([0-9A-Za-z\u0391-\u03c9+=()\u2212-]+)~(?!~)")),
}
_BASE_ENDS = ")]}*_~^）】》”’"  # besides letters and digits: `(^o^)` is no superscript


def _script(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Super- and subscript: `m^2^`, `H~2~O`."""
    if state.src[state.pos] not in _SCRIPTS:
        return False
    name, pattern = _SCRIPTS[state.src[state.pos]]
    found = pattern.match(state.src, state.pos, state.posMax)
    before = state.src[state.pos - 1] if state.pos else " "
    if found is None or not (before.isalnum() or before in _BASE_ENDS):
        return False
    if not silent:
        token = state.push("script", "", 0)
        token.content, token.markup, token.info = found[1], found[0], name
    state.pos = found.end()
    return True


def _span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """A bracketed stretch with attributes: `[王芳]{.name}`."""
    if state.src[state.pos] != "[":
        return False
    start, maximum = state.pos + 1, state.posMax
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    if end < 0 or not state.src.startswith("{", end + 1):
        return False
    found = BRACES.match(state.src, end + 1, maximum)
    braces = found[0] if found else ""
    if not silent:
        opening = state.push("span_open", "", 1)
        opening.content, opening.attrs = braces, {"at": end + 1}
        opening.markup = "["
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.push("span_close", "", -1).markup = "]" + braces
    state.pos, state.posMax = end + 1 + len(braces), maximum
    return True


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
        self.inline.ruler.after("link", "span", _span)
        self.inline.ruler.before("strikethrough", "script", _script)

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


@cache
def parser() -> MarkdownIt:
    """The parser, made once: it holds no state between texts."""
    return _Parser()
