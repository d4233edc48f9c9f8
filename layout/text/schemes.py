"""How wide full-width marks are set: inside the line, beside each other and at its edges."""

from __future__ import annotations

import re
from typing import NamedTuple

from layout.spec.model import FirstMark
from layout.spec.styles import TextStyle
from layout.text import classes as c

_STOPS = c.COMMA + c.STOP + c.COLON + c.QEXCL
ADJUSTABLE = c.OPEN + c.CLOSE + _STOPS
"""Classes with blanks beside a half-em body."""
ADJUSTABLE_BYTES = frozenset(ADJUSTABLE.encode())
MARKS = re.compile(f"[{ADJUSTABLE}]".encode())
"""One of them in the classes of a text."""

LEAD, TRAIL = 0, 1

# Left classes, right classes, which blank goes, source (text-rules 5: the 1.5 em principle).
Pairs = tuple[tuple[str, str, int, str], ...]
_MAINLAND: Pairs = (
    (ADJUSTABLE, c.OPEN, LEAD, "CL 3.1.6.2: the lead of a following OPEN first"),
    (c.CLOSE + _STOPS, c.CLOSE + _STOPS, TRAIL, "CL 3.1.6.2"),
)
_BRACKETS: Pairs = (
    (ADJUSTABLE, c.OPEN, LEAD, "CL 3.1.6.2"),
    (c.CLOSE, c.CLOSE + _STOPS, TRAIL, "CL 3.1.6.1: centred marks keep their cell"),
)
# ！ and ？ stand in the middle of their cells and keep them (JL 3.1.2, 3.1.6); so does ・.
_JAPANESE: Pairs = (
    (ADJUSTABLE + c.MIDDOT, c.OPEN, LEAD, "JL 3.1.4"),
    (c.CLOSE + c.COMMA + c.STOP, c.CLOSE + _STOPS + c.MIDDOT, TRAIL, "JL 3.1.4"),
)


class Scheme(NamedTuple):
    """A punctuation scheme; each field but `pairs` names classes."""

    half: str = ""  # at half width inside the line
    pairs: Pairs = ()
    start: str = ""  # without their lead at the start of a line
    end: str = ""  # without their trail at its end
    give: str = ""  # at its end with their trail or, where the line needs it, without (JL 3.1.9)
    carry: str = ""  # before CLOSE, these hand their trail on to it
    chain: str = ""  # two of them are 1 em, three are 2 em (GB 5.1.2, CL 3.1.3.3)


# How an opening mark stands after a paragraph's indent: what it gives up or goes beyond, source
# (text-rules, section 5). A scheme alone decides where a style says nothing.
FIRST_MARK: dict[FirstMark, str] = {
    "trim": "CL 3.1.6.3, JL 3.1.5 pattern 1",  # ink at 2 字
    "full": "JL 3.1.5 pattern 2",  # at 2.5
    "hang": "JL 3.1.5 pattern 3",  # at 1.5
}

_SCHEMES: dict[tuple[str, str], Scheme] = {
    # 全角式
    ("quanjiao", "zh-Hans"): Scheme(
        pairs=_MAINLAND, start=c.OPEN, end=ADJUSTABLE, chain=c.QEXCL
    ),  # CL 3.1.6, GB 5.1.10
    ("quanjiao", "zh-Hant"): Scheme(pairs=_BRACKETS),  # CL 3.1.6.1
    ("quanjiao", "ja"): Scheme(
        pairs=_JAPANESE, start=c.OPEN, give=c.CLOSE + c.COMMA + c.STOP
    ),  # JL 3.1.4, 3.1.5 pattern 1, 3.1.9
    ("quanjiao", "ko"): Scheme(pairs=_MAINLAND, start=c.OPEN, end=ADJUSTABLE),  # KL 4.3
    # 日本工业标准: 。 keeps its half em at the end of a line
    ("jis", ""): Scheme(
        pairs=_JAPANESE, start=c.OPEN, end=c.CLOSE + c.COMMA
    ),  # JIS X 4051 after JL 3.1.9
    # 开明式
    ("kaiming", ""): Scheme(
        half=c.OPEN + c.CLOSE + c.COMMA + c.COLON, end=ADJUSTABLE, carry=c.STOP + c.QEXCL
    ),  # ctex manual, ctex-kit #443, #975
    ("banjiao", ""): Scheme(half=ADJUSTABLE),  # 半角式, ctex manual
    ("hangmobanjiao", ""): Scheme(end=ADJUSTABLE),  # 行末半角式, xeCJK manual
    ("plain", ""): Scheme(),  # CL 3.1.6: many Taiwan publications adjust nothing
}


def scheme(name: str, language: str) -> Scheme:
    """The scheme of that name for a language."""
    return _SCHEMES.get((name, language)) or _SCHEMES.get((name, "")) or _SCHEMES[name, "zh-Hans"]


def first_mark(kinds: bytes, first: int, style: TextStyle) -> FirstMark | None:
    """What a style asks of the opening mark that its paragraph begins with, after an indent."""
    if style.first_mark is None or style.indent <= 0 or kinds[first : first + 1] != _OPEN:
        return None
    return style.first_mark


_OPEN = c.OPEN.encode()


def _pairs(rows: Pairs) -> dict[int, int]:
    found: dict[int, int] = {}
    for lefts, rights, side, _source in reversed(rows):
        for left in lefts:
            for right in rights:
                found[ord(left) << 8 | ord(right)] = side
    return found


_PAIRS: dict[Pairs, dict[int, int]] = {
    rows: _pairs(rows) for rows in (_MAINLAND, _BRACKETS, _JAPANESE, ())
}
_NEIGHBOURS = re.compile(rb"[OCMSLQD]{2,}")


class Blanks(NamedTuple):
    """The blanks of each character in points: as in the line, and as the font has them."""

    lead: list[float]
    trail: list[float]
    full_trail: list[float]


def inside(kinds: bytes, start: int, end: int, rules: Scheme, blanks: Blanks) -> None:
    """Set the blanks of `kinds[start:end]`, one style, to what they are inside a line."""
    half = rules.half.encode()
    if half:
        for i in range(start, end):
            if kinds[i] in half:
                blanks.lead[i] = blanks.trail[i] = 0.0
    if rules.pairs or rules.carry:
        for match in _NEIGHBOURS.finditer(kinds, start, end):
            _adjacent(kinds, match.start(), match.end(), rules, blanks)


def _adjacent(kinds: bytes, start: int, end: int, rules: Scheme, blanks: Blanks) -> None:
    """Trim marks that stand side by side, pairwise from left to right."""
    table, carry, chain = _PAIRS[rules.pairs], rules.carry.encode(), rules.chain.encode()
    length = 1  # of the chain of ！？ that ends at i - 1
    for i in range(start + 1, end):
        side = table.get(kinds[i - 1] << 8 | kinds[i])
        if side == LEAD:
            blanks.lead[i] = 0.0
        elif side == TRAIL:
            blanks.trail[i - 1] = 0.0
        elif kinds[i - 1] in carry and kinds[i] == ord(c.CLOSE):
            blanks.trail[i - 1], blanks.trail[i] = 0.0, blanks.full_trail[i]
        both = kinds[i] in chain and kinds[i - 1] in chain
        length = length + 1 if both else 1
        if both and length % 2 == 0:
            blanks.trail[i] = 0.0
        elif both:
            blanks.trail[i] = blanks.full_trail[i]
