"""Why a paragraph is set as it is: its boundaries, its trims and its lines, each with its clause.

Everything is looked up in the tables that set the paragraph, so that the two cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import Literal

import msgspec

from layout.text import classes as c
from layout.text import opportunities, schemes, spacing
from layout.text.breaks import break_lines, endings
from layout.text.line import Adjustment, adjust
from layout.text.opportunities import AWKWARD, FORBIDDEN, FREE, KINSOKU, NEVER
from layout.text.paragraph import Paragraph

Rule = Literal[
    "free", "discouraged", "together", "not-start", "not-end", "unit", "hyphen", "address", "space"
]
Reason = Literal["paragraph", "only", "cheapest", "following", "forced"]


class Boundary(msgspec.Struct, frozen=True):
    """The place before character `at`: what a break there costs, and the row that says so."""

    at: int
    penalty: float
    allowed: bool
    rule: Rule
    clause: str


class Trim(msgspec.Struct, frozen=True):
    """A blank that a mark has lost to its neighbour; `at` is the mark's offset."""

    at: int
    side: Literal["lead", "trail"]
    clause: str


class Space(msgspec.Struct, frozen=True):
    """Space of one kind that a line was given, in 字; below 0 it was taken."""

    kind: str
    added: float
    clause: str


class Choice(msgspec.Struct, frozen=True):
    """Another end that the line could have had, and its cost for this line alone."""

    end: int
    cost: float


class AccountLine(msgspec.Struct, frozen=True):
    """A line; widths in 字 without the indent, costs as the choice of breaks counts them.

    `measure` is what the line had room for, `edges` are the trims of its first and last mark,
    `others` the nearest ends that it could have had, `refused` the boundaries just beside its end
    at which it could not end.
    """

    start: int
    end: int
    measure: float
    natural: float
    width: float
    spaces: tuple[Space, ...]
    cost: float
    reason: Reason
    hyphen: bool
    edges: tuple[Trim, ...]
    others: tuple[Choice, ...]
    refused: tuple[Boundary, ...]


class Account(msgspec.Struct, frozen=True):
    """A paragraph with the reasons of its setting; offsets count code points from its start."""

    text: str
    boundaries: tuple[Boundary, ...]
    trims: tuple[Trim, ...]
    lines: tuple[AccountLine, ...]
    advances: tuple[float, ...]
    """Of each code point as set, in 字; those of a line add up to its width."""

    @property
    def breaks(self) -> tuple[int, ...]:
        """The offsets at which a line may end."""
        return tuple(one.at for one in self.boundaries if one.allowed)


def account(paragraph: Paragraph, measure: float, looseness: int = 0) -> Account:
    """Set a paragraph in lines of `measure` points and say why each is as it is."""
    boundaries = explain_boundaries(paragraph)
    ends = break_lines(paragraph, [measure], looseness)
    lines: list[AccountLine] = []
    advances = [0.0] * len(paragraph.text)
    for start, end in pairwise((0, *ends)):
        done = adjust(paragraph, start, end, measure)
        lines.append(_line(paragraph, (start, end), measure, done, boundaries))
        _advance(paragraph, (start, end), done, advances)
    return Account(
        paragraph.text, boundaries, tuple(_trims(paragraph)), tuple(lines), tuple(advances)
    )


# -- boundaries ---------------------------------------------------------------------------------


_ADDRESS: tuple[Rule, str] = "address", "text-rules 4: addresses break after / . - _ ? & ="


def explain_boundaries(paragraph: Paragraph) -> tuple[Boundary, ...]:
    """Every boundary inside a paragraph with the rule that decides it."""
    rows = opportunities.rows(paragraph.style.level, paragraph.style.language)
    whole = opportunities.addresses(paragraph.text)
    found = []
    for at in range(1, len(paragraph.text)):
        penalty = paragraph.costs[at]
        if at not in paragraph.hyphens and opportunities.in_address(whole, at):
            rule, clause = _ADDRESS
        else:
            rule, clause = _rule(paragraph, at, rows)
        found.append(Boundary(at, penalty, penalty < FORBIDDEN, rule, clause))
    return tuple(found)


def _rule(p: Paragraph, at: int, rows: tuple[tuple[str, str, float, str], ...]) -> tuple[Rule, str]:
    """By the first row that names the pair, unless something else has set the penalty."""
    penalty, left, right = p.costs[at], chr(p.kinds[at - 1]), chr(p.kinds[at])
    if at in p.hyphens:
        return "hyphen", "text-rules 4: a word may be parted with a hyphen"
    row = next((one for one in rows if left in one[0] and right in one[1]), None)
    if row is None or row[2] != penalty:
        return _apart(p, at)
    return _kind(penalty, starts=len(row[0]) > len(row[1])), row[3]


def _apart(p: Paragraph, at: int) -> tuple[Rule, str]:
    """The rule of a boundary that no row of the table decides."""
    penalty = p.costs[at]
    if penalty >= NEVER:
        return "unit", "inside a glyph of several characters"
    if FORBIDDEN < penalty < AWKWARD:
        return "together", "the style"  # by its names, or as a number and its unit
    if p.kinds[at - 1 : at] == c.SPACE.encode():
        if penalty == FORBIDDEN:
            return "together", "text-rules 4: a unit stays with its number"
        return "space", "U14 LB18" if penalty < FORBIDDEN else "CL 3.1.4, across a space"
    return _kind(
        penalty, starts=True
    ), "U14 LB31: no rule forbids it" if penalty == FREE else "the style"


def _kind(penalty: float, *, starts: bool) -> Rule:
    if penalty >= NEVER:
        return "unit"
    if penalty >= KINSOKU:
        return "not-start" if starts else "not-end"
    if penalty >= FORBIDDEN:
        return "together"
    return "discouraged" if penalty > FREE else "free"


def _trims(p: Paragraph) -> Iterator[Trim]:
    """The blanks that marks lose to each other, by the rows of the scheme."""
    rules = schemes.scheme(p.style.punctuation, p.style.language)
    length = 1  # of the chain of ！？ that ends at i - 1
    for i in range(1, len(p.text)):
        left, right = chr(p.kinds[i - 1]), chr(p.kinds[i])
        row = next((one for one in rules.pairs if left in one[0] and right in one[1]), None)
        if row is not None and row[2] == schemes.LEAD:
            yield Trim(i, "lead", row[3])
        elif row is not None:
            yield Trim(i - 1, "trail", row[3])
        length = length + 1 if left in rules.chain and right in rules.chain else 1
        if length % 2 == 0:
            yield Trim(i, "trail", _CHAIN)


_CHAIN = "GB 5.1.2, CL 3.1.3.3"
_AT_START = {"ja": "JL 3.1.5"}  # by language, else CL 3.1.6.3
_AT_END = {"jis": "JIS X 4051", "ja": "JL 3.1.9", "ko": "KL 4.3"}  # by scheme, else by language


def _edges(p: Paragraph, first: int, stop: int, *, gives: bool) -> Iterator[Trim]:
    """The blanks that a line's first and last mark lose because they stand there.

    `gives`: the last has given its blank because the line was too wide.
    """
    if first >= stop:
        return
    style = p.style
    rules = schemes.scheme(style.punctuation, style.language)
    wanted = schemes.first_mark(p.kinds, first, style) if first == p.begins[0] else None
    if wanted in ("trim", "hang"):
        yield Trim(first, "lead", schemes.FIRST_MARK[wanted])
    elif wanted is None and chr(p.kinds[first]) in rules.start:
        yield Trim(first, "lead", _AT_START.get(style.language, "CL 3.1.6.3"))
    if gives or (chr(p.kinds[stop - 1]) in rules.end and _has_trail(p, stop - 1, rules)):
        language = _AT_END.get(style.language, "GB 5.1.10")
        yield Trim(stop - 1, "trail", _AT_END.get(style.punctuation, language))


def _has_trail(p: Paragraph, i: int, rules: schemes.Scheme) -> bool:
    """Whether a mark has a blank behind it inside the line, which it can lose at the end."""
    kind, before = p.kinds[i], p.kinds[:i]
    if kind == ord(c.OPEN):
        return False
    if kind in rules.half.encode():
        return kind == ord(c.CLOSE) and before[-1:] in [one.encode() for one in rules.carry]
    chain = len(before) - len(before.rstrip(rules.chain.encode())) if rules.chain else 0
    return kind not in rules.chain.encode() or chain % 2 == 0


# -- lines --------------------------------------------------------------------------------------

_NEAR = 3  # boundaries before the end, and after it, that are told as refused
_OTHERS = 3
_LEAST = 0.01  # points


def _line(
    p: Paragraph,
    span: tuple[int, int],
    measure: float,
    done: Adjustment,
    boundaries: tuple[Boundary, ...],
) -> AccountLine:
    start, end = span
    room = measure - p.indent(start)
    ends = endings(p, start, room)
    cost = ends.get(end, 0.0)
    is_last = end == len(p.text)
    gives = done.natural + sum(done.added.values()) > done.width + _LEAST
    others = [] if is_last else sorted(ends.keys() - {end}, key=lambda one: (abs(one - end), one))
    return AccountLine(
        start,
        end,
        _zi(room, p),
        _zi(done.natural, p),
        _zi(done.width, p),
        tuple(_spaces(p, done.added)),
        round(cost, 1),
        _reason(p, end, cost, [ends[one] for one in others]),
        not is_last and end in p.hyphens,
        tuple(_edges(p, p.begins[start], p.stops[end], gives=gives)),
        tuple(Choice(one, round(ends[one], 1)) for one in sorted(others[:_OTHERS])),
        () if is_last else _refused(boundaries, start, end),
    )


def _refused(boundaries: tuple[Boundary, ...], start: int, end: int) -> tuple[Boundary, ...]:
    """The boundaries without a break between the end and the next allowed ones beside it."""
    before = boundaries[max(start, end - 1 - _NEAR) : end - 1][::-1]
    after = boundaries[end : end + _NEAR]
    return (*takewhile(_is_forbidden, before), *takewhile(_is_forbidden, after))


def _is_forbidden(boundary: Boundary) -> bool:
    return not boundary.allowed


def _reason(p: Paragraph, end: int, cost: float, others: list[float]) -> Reason:
    if end == len(p.text):
        return "paragraph"
    if p.costs[end] >= FORBIDDEN:
        return "forced"
    if not others:
        return "only"
    return "cheapest" if cost <= min(others) else "following"


def _spaces(p: Paragraph, added: dict[str, float]) -> Iterator[Space]:
    shrinking = {name: clause for _step, name, clause in spacing.SHRINKING}
    stretching = {name: clause for _step, name, clause in spacing.STRETCHING}
    rest = dict((spacing.HAN, spacing.HANG))
    for kind, points in added.items():
        amount = _zi(points, p)
        if amount:
            table = shrinking if points < 0 else stretching
            yield Space(kind, amount, table.get(kind) or rest.get(kind, ""))


def _zi(points: float, p: Paragraph) -> float:
    return round(points / p.em, 4) + 0.0 if p.em else 0.0


# -- advances -----------------------------------------------------------------------------------


def _advance(p: Paragraph, span: tuple[int, int], done: Adjustment, advances: list[float]) -> None:
    """Share the glue of a line between the characters beside it.

    A blank before a mark is the mark's, everything else belongs to the character before it.
    """
    first, stop = p.begins[span[0]], p.stops[span[1]]
    if first >= stop:
        return
    found = [p.leads[first]] + [0.0] * (stop - first - 1)
    for i in range(first, stop - 1):
        glue = done.glue[i - first]
        lead = min(_lead(p, i + 1), max(0.0, glue - _trail(p, i)))
        found[i - first] += p.body[i] + glue - lead
        found[i + 1 - first] = lead
    found[-1] = done.width - sum(found[:-1])
    advances[first:stop] = [_zi(one, p) for one in found]


def _lead(p: Paragraph, i: int) -> float:
    """The blank that the font's cell has before a mark."""
    kind = chr(p.kinds[i])
    if kind == c.OPEN:
        return max(0.0, p.em - p.body[i])
    return p.leads[i] if kind in schemes.ADJUSTABLE + c.MIDDOT else 0.0


def _trail(p: Paragraph, i: int) -> float:
    """The blank that the font's cell has after a mark."""
    kind = chr(p.kinds[i])
    if kind not in schemes.ADJUSTABLE or kind == c.OPEN:
        return 0.0
    return max(0.0, p.em - p.body[i] - p.leads[i])
