"""规整: marks as they were typed to marks as they are printed, by explicit choices.

A text is cleaned until nothing is left to clean, so that cleaning it again changes nothing. Each
change knows the characters of the source that it stands for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable

import msgspec

from layout.spec.model import Language
from layout.text import classes as c
from layout.text.pairs import CHINESE, pair_quotes

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
# What a language has in place of one of these.
_FULL_OF: dict[Language, dict[str, str]] = {"ja": {",": "、"}}
_QUOTES = {'"': ("“", "”"), "'": ("‘", "’")}
_CORNERS = {'"': ("「", "」"), "'": ("『", "』")}
_QUOTES_OF: dict[Language, dict[str, tuple[str, str]]] = {"zh-Hant": _CORNERS, "ja": _CORNERS}
# Marks that both scripts use: the character beyond them decides.
_SHARED = frozenset((c.DASH + c.ELLIPSIS + c.QUOTE_OPEN + c.QUOTE_CLOSE + c.QUOTE).encode())
_PAUSES = frozenset((c.COMMA + c.STOP + c.COLON + c.QEXCL + c.ELLIPSIS).encode())
_PASSES = 16  # two or three clean any copy; a hostile text could ask for one a character
_DASH, _ELLIPSIS = "——", "……"  # GB/T 15834-2011, 5.1.4 and 5.1.5: two 字 each

# What is copied from a screen and must be read as it was: addresses of the web and of mail.
# Bounded, so that a long word of a hostile file costs no more than its length. Compiled where a
# text has one: it takes 2 ms.
_ADDRESS = (
    r"(?i)(?:[a-z][a-z0-9+.-]{0,19}://|www\.)[!-~]*[0-9A-Za-z/=&#_%~-]"
    r"|[0-9A-Za-z_.+-]{1,64}@[0-9A-Za-z-]{1,63}(?:\.[0-9A-Za-z-]{1,63}){1,8}"
    r"|(?<![0-9A-Za-z.])(?:[0-9A-Za-z-]{1,63}\.){1,8}[A-Za-z]{2,63}/[!-~]*[0-9A-Za-z/=&#_%~-]"
)
_ADDRESS_SIGNS = re.compile(r"[@/]|www\.", re.IGNORECASE)
# Any text that a choice could change has one of these.
_SUSPECT = re.compile(
    "[,;:?!()\"'—…\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]|\\.{3}|。{3}|--|[ \t]{2}"
)
_MARK = re.compile(r"[,;:?!()]")
_SPACES = re.compile(r"[ \t]{2,}")
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_WIDE_POINT = re.compile("(?<=[0-9A-Za-z])\uff0e(?=[0-9A-Za-z])")
_TO_HALF = {wide: wide - 0xFEE0 for wide in range(0xFF10, 0xFF5B)}
_DOTS = re.compile(r"(?<!\.)\.{3,}(?!\.)|。{3,}|(?<!…)…(?!…)")
_DASHES = re.compile(r"-{2,}|(?<!—)—(?!—)")


class Edit(msgspec.Struct, frozen=True):
    """Characters `start` to `end` of a text, and what is set in their place by which choice."""

    kind: str
    start: int
    end: int
    new: str


class _Text:
    """A text with its classes and the addresses in it."""

    def __init__(self, text: str, language: Language = "zh-Hans") -> None:
        self.text = text
        self.language = language
        self.kinds = c.classify(text)
        is_plain = not _ADDRESS_SIGNS.search(text)
        self.held = [] if is_plain else [match.span() for match in re.finditer(_ADDRESS, text)]

    def is_held(self, offset: int) -> bool:
        """Whether a character belongs to an address."""
        index = bisect_right(self.held, offset, key=lambda held: held[0]) - 1
        return index >= 0 and offset < self.held[index][1]

    def beside(self, offset: int, step: int) -> int:
        """The class of the first character from `offset` on that is of one script; 0 past the ends.

        White ends the search: what stands beyond it is not beside.
        """
        offset = self.next_to(offset, step)
        return self.kinds[offset] if 0 <= offset < len(self.kinds) else 0

    def next_to(self, offset: int, step: int) -> int:
        """The first offset from `offset` on that holds no mark of both scripts."""
        while 0 <= offset < len(self.kinds) and self.kinds[offset] in _SHARED:
            offset += step
        return offset

    def is_chinese(self, start: int, end: int) -> bool:
        """Whether Han or a full-width mark stands on one side of a stretch."""
        return self.beside(start - 1, -1) in CHINESE or self.beside(end, 1) in CHINESE


def _marks(one: _Text) -> list[Edit]:
    """Half-width , ; : ? ! ( ) beside Han or a full-width mark.

    Marks in a row count together, and so do the parentheses of a pair.
    """
    places = [match.start() for match in _MARK.finditer(one.text)]
    partner = _partners(one.text, places)
    if one.held:
        held = {i for i in places if one.is_held(i)}
        places = [i for i in places if not held & {i, partner.get(i, i)}]
    todo = [i for i in places if one.is_chinese(i, i + 1)]
    known, found = set(places), set(todo)
    while todo:
        i = todo.pop()
        for near in (one.next_to(i - 1, -1), one.next_to(i + 1, 1), partner.get(i, i)):
            if near in known and near not in found:
                found.add(near)
                todo.append(near)
    full = {**_FULL, **_FULL_OF.get(one.language, {})}
    return [Edit("marks", i, i + 1, full[one.text[i]]) for i in sorted(found)]


def _partners(text: str, marks: list[int]) -> dict[int, int]:
    """Each parenthesis of a pair with the other."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for i in marks:
        if text[i] == "(":
            opened.append(i)
        elif text[i] == ")" and opened:
            first = opened.pop()
            found[first], found[i] = i, first
    return found


def _quotes(one: _Text) -> list[Edit]:
    """Straight quotes that pair without doubt, in Chinese text."""
    pairs, _ = pair_quotes(one.text, one.kinds, one.is_held)
    marks = _QUOTES_OF.get(one.language, _QUOTES)
    edits = []
    for first, last in pairs:
        opening, closing = marks[one.text[first]]
        edits += [Edit("quotes", first, first + 1, opening)]
        edits += [Edit("quotes", last, last + 1, closing)]
    return sorted(edits, key=lambda edit: edit.start)


def _spaces(one: _Text) -> list[Edit]:
    """Spaces in a row, to one."""
    return [Edit("spaces", *match.span(), " ") for match in _SPACES.finditer(one.text)]


def _digits(one: _Text) -> list[Edit]:
    """Full-width digits and letters, and the full-width point between two of them."""
    edits = [
        Edit("digits", i, i + 1, chr(_TO_HALF[ord(one.text[i])]))
        for match in _WIDE.finditer(one.text)
        for i in range(*match.span())
    ]
    half = one.text.translate(_TO_HALF) if edits else one.text
    edits += [Edit("digits", *match.span(), ".") for match in _WIDE_POINT.finditer(half)]
    return sorted(edits, key=lambda edit: edit.start)


def _ellipses(one: _Text) -> list[Edit]:
    """Three dots or more, three full stops or more, a lone …, beside Han."""
    return [
        Edit("ellipsis", *match.span(), _ELLIPSIS)
        for match in _DOTS.finditer(one.text)
        if one.is_chinese(*match.span()) and not one.is_held(match.start())
    ]


def _dashes(one: _Text) -> list[Edit]:
    """Hyphens in a row beside Han, and a lone — that can be no connector, with the white around."""
    edits = []
    for match in _DASHES.finditer(one.text):
        start, end = _with_white(one.text, *match.span())
        if match.group() == "—":
            is_dash = _is_dash(one, start, end)
        else:
            is_dash = one.is_chinese(start, end) and not one.is_held(match.start())
        if is_dash:
            edits.append(Edit("dashes", start, end, _DASH))
    return edits


def _with_white(text: str, start: int, end: int) -> tuple[int, int]:
    while start and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return start, end


def _is_dash(one: _Text, start: int, end: int) -> bool:
    """Whether a lone — with the white around it is a dash among Han.

    A lone — joins two names or numbers (GB/T 15834-2011, 5.1.6). Beside a pause, with white on
    both sides or at an end of the text there is nothing that it could join.
    """
    before = one.kinds[start - 1] if start else 0
    after = one.kinds[end] if end < len(one.kinds) else 0
    spaced = one.text[start] != "—" and one.text[end - 1] != "—"
    alone = spaced or not before or not after or before in _PAUSES or after in _PAUSES
    others = {one.beside(start - 1, -1), one.beside(end, 1)} - {0}
    return alone and bool(others) and others <= CHINESE


# In the order they are carried out: what comes later sees the neighbours that came of it.
_FINDERS: dict[str, Callable[[_Text], list[Edit]]] = {
    "digits": _digits,
    "ellipsis": _ellipses,
    "dashes": _dashes,
    "quotes": _quotes,
    "marks": _marks,
    "spaces": _spaces,
}
# In the order they are told.
KINDS = ("marks", "quotes", "spaces", "digits", "ellipsis", "dashes")


class Normalised(msgspec.Struct, frozen=True):
    """A cleaned text, and the edits that make it of the text given, in order, none over another."""

    text: str
    edits: tuple[Edit, ...] = ()


def normalise(text: str, choices: Collection[str], language: Language = "zh-Hans") -> Normalised:
    """The text with the chosen repairs, its quotes and commas those of the language."""
    if not choices or not _SUSPECT.search(text):
        return Normalised(text)
    work = _Work(text)
    chosen = [kind for kind in _FINDERS if kind in choices]
    for _ in range(_PASSES):
        done = [work.carry_out(_FINDERS[kind](_Text(work.text, language))) for kind in chosen]
        if not any(done):
            break
    return Normalised(work.text, tuple(work.edits))


def mendable(text: str, kinds: Iterable[str]) -> list[Edit]:
    """What each of these choices, alone, would change."""
    if not _SUSPECT.search(text):
        return []
    one = _Text(text)
    return [edit for kind in kinds for edit in _FINDERS[kind](one)]


def lone_quotes(text: str) -> list[int]:
    """The offsets of straight quotes that are no apostrophes and have no partner beyond doubt."""
    if '"' not in text and "'" not in text:
        return []
    one = _Text(text)
    return pair_quotes(text, one.kinds, one.is_held)[1]


class _Work:
    """A text under repair: of each character, the stretch of the source that it stands for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.edits: list[Edit] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def carry_out(self, edits: list[Edit]) -> bool:
        """Carry out edits of the text as it now is; whether there were any."""
        if not edits:
            return False
        length = len(self.text)
        starts, ends = self._starts or [*range(length)], self._ends or [*range(1, length + 1)]
        self._starts, self._ends = [], []
        done: list[Edit] = []
        parts: list[str] = []
        at = 0
        for edit in [*edits, Edit("", length, length, "")]:
            parts += [self.text[at : edit.start], edit.new]
            self._starts += starts[at : edit.start]
            self._ends += ends[at : edit.start]
            if edit.kind:
                start, end = starts[edit.start], ends[edit.end - 1]
                self._starts += [start] * len(edit.new)
                self._ends += [end] * len(edit.new)
                done.append(Edit(edit.kind, start, end, edit.new))
            at = edit.end
        self.text = "".join(parts)
        self.edits = _laid_over(self.edits, done)
        return True


def _laid_over(before: list[Edit], after: list[Edit]) -> list[Edit]:
    """Both in order; one that took in what an earlier one had made stands for both."""
    if not before:
        return after
    starts = [edit.start for edit in after]

    def is_taken_in(edit: Edit) -> bool:
        index = bisect_right(starts, edit.start) - 1
        return index >= 0 and edit.end <= after[index].end

    kept = [edit for edit in before if not is_taken_in(edit)]
    return sorted([*kept, *after], key=lambda edit: edit.start)
