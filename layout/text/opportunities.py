"""Where a line may end: a penalty for each boundary between two characters, from tables."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from operator import itemgetter

from layout.spec.model import Level
from layout.text import classes as c

FREE = 0.0
"""An ordinary opportunity. Values up to `FORBIDDEN` discourage it."""
FORBIDDEN = 1000.0
"""No break here, except inside what is wider than a whole line."""
KEPT = 1200.0
"""No break here by the wish of the editor: rather inside another word."""
AWKWARD = 1500.0
"""No break here either, and where one must be forced, rather inside the word."""
KINSOKU = 2000.0
"""No break here by the level; the last resort when nothing else is left."""
NEVER = 1e6
"""Inside a glyph or a two-em mark: not even as a last resort."""

NUMBER_UNIT = 15.0  # text-rules 4: 2031|年 is discouraged; as much as a line parted by 1/20 字
AFTER_HYPHEN = 20.0  # in a Latin word or after a connector between numbers
HYPHENATED = 80.0  # inside a word, with a hyphen; text-rules 4: off where another break will do
IN_ADDRESS = 30.0  # text-rules 4: URLs break after / . - _ ? & =
IN_PAIR = 30.0  # between the halves of a dash or an ellipsis, where a level allows it

_ANY = (
    c.HAN + c.HANGUL + c.OPEN + c.CLOSE + c.COMMA + c.STOP + c.COLON + c.QEXCL + c.MIDDOT + c.DASH
    + c.DASH_END + c.ELLIPSIS + c.ELLIPSIS_END + c.CONNECT + c.SLASH + c.ITER + c.PROLONG
    + c.SMALLKANA + c.PREFIX + c.POSTFIX + c.WIDE_DIGIT + c.KINSERT + c.LETTER + c.DIGIT + c.SPACE
    + c.GLUE + c.ZERO_SPACE + c.EXTEND + c.LATIN_OPEN + c.LATIN_CLOSE + c.SEPARATOR
    + c.LATIN_QEXCL + c.HYPHEN + c.SYMBOL + c.RAISED
)  # fmt: skip
_WORD = c.LETTER + c.DIGIT
_SYLLABLE = c.HAN + c.HANGUL + c.ITER + c.PROLONG + c.SMALLKANA

# What may not begin and what may not end a line, by language and level (text-rules 3).
_ALWAYS = c.COMMA + c.STOP + c.CLOSE
_POINTS = _ALWAYS + c.COLON + c.QEXCL
_BASIC = _POINTS + c.CONNECT + c.MIDDOT + c.SLASH + c.POSTFIX
_KANA = c.PROLONG + c.SMALLKANA
NOT_START: dict[tuple[str, Level], str] = {
    ("zh", "none"): "",
    ("zh", "basic"): _BASIC,  # CL 3.1.4
    ("zh", "gb"): _BASIC,  # GB 5.1
    ("zh", "strict"): _BASIC + c.DASH + c.DASH_END + c.ELLIPSIS + c.ELLIPSIS_END,  # CL 3.1.4
    ("ja", "strict"): _BASIC + c.ITER + _KANA,  # CSS Text 4 line-break: strict; JL 3.1.7
    ("ja", "normal"): _POINTS + c.MIDDOT + c.SLASH + c.POSTFIX + c.ITER,  # CSS: normal
    ("ja", "loose"): _ALWAYS + c.SLASH,  # CSS: loose; JL app. C
    ("ja", "newspaper"): _ALWAYS + c.SLASH,  # JL app. C, very loose
    ("ko", "normal"): _BASIC + c.ITER + c.PROLONG,  # KL 4.3.3
    ("ko", "keep-all"): _BASIC + c.ITER + c.PROLONG,
}
NOT_END: dict[tuple[str, Level], str] = {
    ("zh", "none"): "",
    ("zh", "basic"): c.OPEN + c.PREFIX,
    ("zh", "gb"): c.OPEN + c.PREFIX + c.SLASH,  # GB 5.1.9
    ("zh", "strict"): c.OPEN + c.PREFIX + c.SLASH,
    ("ja", "strict"): c.OPEN + c.PREFIX,  # JL 3.1.8
    ("ja", "normal"): c.OPEN + c.PREFIX,
    ("ja", "loose"): c.OPEN,
    ("ja", "newspaper"): c.OPEN,
    ("ko", "normal"): c.OPEN + c.PREFIX,  # KL 4.3.4
    ("ko", "keep-all"): c.OPEN + c.PREFIX,
}

# Left classes, right classes, penalty, source. The first row that names a pair decides.
_UNITS: tuple[tuple[str, str, float, str], ...] = (
    (_ANY, c.EXTEND, NEVER, "U14 LB9"),
    (c.DASH, c.DASH_END, NEVER, "CL 3.1.5.1, GB 5.1.4"),
    (c.ELLIPSIS, c.ELLIPSIS_END, NEVER, "CL 3.1.5.1, GB 5.1.5"),
    (_ANY, c.SPACE + c.ZERO_SPACE + c.KINSERT, FORBIDDEN, "U14 LB7, LB21 (U+3000 is BA)"),
    (c.ZERO_SPACE, _ANY, FREE, "U14 LB8"),
    (c.GLUE, _ANY, FORBIDDEN, "U14 LB11, LB12"),
    (_ANY, c.GLUE, FORBIDDEN, "U14 LB11, LB12a"),
)
_WORDS: tuple[tuple[str, str, float, str], ...] = (
    (_ANY, c.RAISED, AWKWARD, "JL 3.1.10: with its base"),
    (_ANY, c.SEPARATOR + c.LATIN_CLOSE + c.LATIN_QEXCL + c.HYPHEN, AWKWARD, "U14 LB13, LB21"),
    (c.LATIN_OPEN, _ANY, AWKWARD, "U14 LB14"),
    (_WORD, _WORD, FORBIDDEN, "U14 LB23, LB25, LB28"),
    (c.RAISED, _WORD, FORBIDDEN, "JL 3.1.10: H₂O is one word"),
    (c.RAISED, c.LATIN_OPEN + c.PREFIX + c.POSTFIX, FORBIDDEN, "likewise"),
    (_WORD + c.SYMBOL, c.LATIN_OPEN, FORBIDDEN, "U14 LB30"),
    (c.LATIN_CLOSE + c.SEPARATOR + c.LATIN_QEXCL, _WORD + c.SYMBOL, FORBIDDEN, "U14 LB25-30"),
    (c.SEPARATOR + c.LATIN_QEXCL, c.LATIN_OPEN, FORBIDDEN, "U14 LB13: (a),(b) is one word"),
    (c.PREFIX, _WORD + c.LATIN_OPEN + c.WIDE_DIGIT, FORBIDDEN, "U14 LB24, LB25"),
    (_WORD + c.LATIN_CLOSE, c.PREFIX + c.POSTFIX, FORBIDDEN, "U14 LB24, LB25"),
    (c.HAN + c.WIDE_DIGIT, c.POSTFIX, FORBIDDEN, "U14 LB23a, JL cl-13"),
    (c.PREFIX + c.POSTFIX, c.PREFIX + c.POSTFIX, FORBIDDEN, "U14 LB25"),
    (c.POSTFIX, _WORD, FORBIDDEN, "U14 LB24: 5 °C"),
    (c.HYPHEN, c.DIGIT, FORBIDDEN, "U14 LB25"),
    (c.HYPHEN, c.LETTER, AFTER_HYPHEN, "U14 LB21: well-|known"),
    (c.SLASH, _WORD, FORBIDDEN, "text-rules 4: 1/2, km/h"),
    (_WORD, c.SLASH, FORBIDDEN, "text-rules 4"),
    (c.WIDE_DIGIT, c.WIDE_DIGIT, FORBIDDEN, "text-rules 4: full-width digits are a number"),
    (_WORD + c.SYMBOL, c.SYMBOL, FORBIDDEN, "U14 LB28"),
    (c.SYMBOL, _WORD, FORBIDDEN, "U14 LB28"),
    (c.CONNECT, c.DIGIT, AFTER_HYPHEN, "GB 5.1.6: allowed, a range reads better whole"),
    (c.DIGIT, c.HAN, NUMBER_UNIT, "text-rules 4"),
)  # fmt: skip

# What a level changes of the rows below it.
_Rows = tuple[tuple[str, str, float, str], ...]
_LOOSE: _Rows = (
    (c.ELLIPSIS, c.ELLIPSIS_END, IN_PAIR, "CSS loose: IN pairs; JL app. C"),
    (c.HAN + c.WIDE_DIGIT, c.POSTFIX, FREE, "CSS loose: PO; JL app. C"),
)
_LEVELS: dict[tuple[str, Level], _Rows] = {
    ("ja", "loose"): _LOOSE,
    ("ja", "newspaper"): ((c.DASH, c.DASH_END, IN_PAIR, "JL app. C, very loose"), *_LOOSE),
    ("ko", "normal"): ((c.DIGIT, c.HANGUL, FORBIDDEN, "text-rules 15: a number's counter"),),
    ("ko", "keep-all"): (
        (_SYLLABLE + _WORD, _SYLLABLE + _WORD, FORBIDDEN, "KL 4.4.2, CSS word-break: keep-all"),
        (_SYLLABLE, c.LATIN_OPEN + c.OPEN, FORBIDDEN, "KL 4.4.2: 결과(초안) is one word"),
        (c.LATIN_CLOSE + c.CLOSE, _SYLLABLE, FORBIDDEN, "KL 4.4.2: a particle after a bracket"),
    ),
}

# What may not begin, and what may not end a line.
_CLAUSES: dict[str, tuple[str, str]] = {
    "zh": ("CL 3.1.4", "CL 3.1.4"),
    "ja": ("JL 3.1.7", "JL 3.1.8"),
    "ko": ("KL 4.3.3", "KL 4.3.4"),
}

Matrix = tuple[tuple[float, ...], ...]


def rule_of(level: Level, language: str) -> tuple[str, Level]:
    """The key of `NOT_START` and `NOT_END`: zh-Hans and zh-Hant have the same levels."""
    return language[:2], level


def rows(level: Level, language: str = "zh-Hans") -> _Rows:
    """The table of a level: left classes, right classes, penalty, source; the first row decides."""
    rule = rule_of(level, language)
    start, end = _CLAUSES[rule[0]]
    kinsoku = (
        (_ANY, NOT_START[rule], KINSOKU, start),
        (NOT_END[rule], _ANY, KINSOKU, end),
    )
    return _LEVELS.get(rule, ()) + _UNITS + kinsoku + _WORDS


@functools.cache
def penalties(level: Level, language: str = "zh-Hans") -> Matrix:
    """The penalty of the boundary between two classes: `[left][right]`, indexed by byte."""
    return _matrix(rows(level, language))


@functools.cache
def without_kinsoku(level: Level, language: str = "zh-Hans") -> Matrix:
    """The same without what the level forbids, and % free of the Han before it."""
    return _matrix(_LEVELS.get(rule_of(level, language), ()) + _LOOSE[1:] + _UNITS + _WORDS)


def _matrix(table: _Rows) -> Matrix:
    matrix = [[FREE] * 128 for _ in range(128)]
    for lefts, rights, penalty, _source in reversed(table):
        for left in lefts:
            row = matrix[ord(left)]
            for right in rights:
                row[ord(right)] = penalty
    return tuple(map(tuple, matrix))


@functools.cache
def stretchable() -> tuple[tuple[int, ...], ...]:
    """Which boundaries may be widened: 1 or 0 for `[left][right]` (CL 3.5.4, JL 3.1.11).

    Those at which a line may end, but none beside a connector, a hyphen, a slash or a middle dot.
    """
    rigid = (c.CONNECT + c.HYPHEN + c.SLASH + c.MIDDOT + c.ZERO_SPACE).encode()
    base = penalties("gb")  # at other levels the marks are no more elastic
    return tuple(
        tuple(int(base[a][b] < FORBIDDEN and a not in rigid and b not in rigid) for b in range(128))
        for a in range(128)
    )


# Of a mail address only the first character is tried, or a long word would be read once a letter.
_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)[!-~]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)
_ADDRESS_BREAK = re.compile(r"[/._?&=-](?=[0-9A-Za-z])")
_SPACES = re.compile(rb" +")
# SI and common units that a plain space does not part from their number (text-rules 4).
_UNIT_SPACE = re.compile(
    r"(?<=\d) (?=(?:[kcmµμ]?m[²³23]?|[kmµμ]?g|t|[km]?[WVAJN]|kWh|[kMG]?Hz|[kMG]?Pa|m?[lL]|ha|h|s"
    r"|min|[°℃%‰])(?![A-Za-z]))"
)


def find(text: str, kinds: bytes, level: Level, language: str = "zh-Hans") -> list[float]:
    """A penalty for each offset of `text`; that of 0 is `NEVER`, there is none for the end."""
    if not kinds:
        return []
    matrix = penalties(level, language)
    found = [NEVER]
    found += [matrix[a][b] for a, b in zip(_of_bases(text, kinds), kinds[1:], strict=False)]
    if b" " in kinds:
        _after_spaces(text, kinds, rule_of(level, language), found)
    _in_addresses(text, found)
    return found


_MARKED = re.compile(rb"(.)X+(?=[^X])", re.DOTALL)


def _of_bases(text: str, kinds: bytes) -> bytes:
    """The classes, the last mark on a character as its base, which decides what may follow.

    After a joiner (U+200D) nothing is parted (U14 LB8a, LB9).
    """
    if b"X" not in kinds:
        return kinds
    found = bytearray(kinds)
    for match in _MARKED.finditer(kinds):
        last = match.end() - 1
        found[last] = ord(c.GLUE) if text[last] == "\u200d" else kinds[match.start()]
    return bytes(found)


def _after_spaces(text: str, kinds: bytes, rule: tuple[str, Level], found: list[float]) -> None:
    """Decide the boundary after spaces by what stands on both sides of them."""
    not_start = (NOT_START[rule] + c.LATIN_CLOSE + c.SEPARATOR + c.LATIN_QEXCL).encode()
    not_end = (NOT_END[rule] + c.LATIN_OPEN).encode()
    for match in _SPACES.finditer(kinds):
        start, end = match.span()
        if end == len(kinds) or kinds[end] in b"GX":
            continue
        held = kinds[end] in not_start or (start > 0 and kinds[start - 1] in not_end)
        found[end] = KINSOKU if held else FREE
    for unit in _UNIT_SPACE.finditer(text):
        found[unit.end()] = FORBIDDEN


def _in_addresses(text: str, found: list[float]) -> None:
    """Let web and mail addresses break after their marks; no hyphen is ever added."""
    for start, end in addresses(text):
        found[start + 1 : end] = [FORBIDDEN] * (end - start - 1)
        for mark in _ADDRESS_BREAK.finditer(text, start, end):
            if mark.end() < end:
                found[mark.end()] = IN_ADDRESS


def addresses(text: str) -> list[tuple[int, int]]:
    """Start and end of each web and mail address, in order."""
    if not ("://" in text or "www." in text or "@" in text):
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def in_address(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether an offset is inside one of the addresses, which never take a hyphen."""
    index = bisect_left(spans, at, key=itemgetter(0)) - 1
    return index >= 0 and at < spans[index][1]
