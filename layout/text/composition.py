"""Inlines to a paragraph: itemize, shape, measure marks, find breaks and spaces."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import add

import msgspec

from layout.spec.styles import TextStyle
from layout.text import classes as c
from layout.text import hyphens, keep, kinsoku, opportunities, quotes, schemes, spacing
from layout.text.cells import Cells, measure
from layout.text.faces import Faces
from layout.text.inks import inks_of
from layout.text.itemize import Run, itemize
from layout.text.paragraph import Attachment, Hyphen, Paragraph
from layout.text.shape import Shaped, shape

Inline = tuple[str, TextStyle]
"""A stretch of text in one style."""


def compose(
    inlines: Sequence[Inline],
    faces: Faces,
    names: Sequence[str] = (),
    *,
    attachments: tuple[Attachment, ...] = (),
) -> Paragraph:
    """Itemize, shape and measure text; find its breaks and spaces.

    `names` are strings whose characters stay on one line as long as they fit it.
    Empty text gives an empty paragraph. The work does not depend on a measure, so that a paragraph
    is composed once however often it is broken.
    """
    text = "".join(part for part, _style in inlines)
    style = inlines[0][1] if inlines else TextStyle()
    if any(one.script for _part, one in inlines):
        from layout.text.scripts import dress  # late: few paragraphs have any

        inlines = dress(inlines, faces)
    spans = _spans(inlines)
    kinds = _kinds(text, style, faces)
    costs = _costs(text, kinds, style, names)
    runs = itemize(text, kinds, spans, faces)
    shaped = shape(text, runs)
    inside = _inside_clusters(shaped, len(text))
    for i in inside:
        costs[i] = opportunities.NEVER
    hyphen_at = hyphens.find(text, runs, costs)
    style_at = [one for start, end, one in spans for _ in range(start, end)]
    cells = measure(text, kinds, runs, shaped)
    return _assemble(
        _Parts(
            text, style, kinds, costs, spans, style_at, runs, shaped, inside, cells, hyphen_at,
            attachments,
        )
    )  # fmt: skip


def _costs(text: str, kinds: bytes, style: TextStyle, names: Sequence[str]) -> list[float]:
    """The penalty of each boundary, by the style's level and the editor's wishes."""
    costs = opportunities.find(text, kinds, style.level, style.language)
    kinsoku.amend(text, kinds, style, costs)
    keep.hold(text, names, costs)
    if style.keep_number_unit:
        keep.hold_units(text, costs)
    return costs


def _kinds(text: str, style: TextStyle, faces: Faces) -> bytes:
    """The class of each character."""
    kinds = c.classify(text)
    if style.language != "ja":
        return quotes.resolve(text, kinds, style.language)
    narrow = faces.face(style.face).is_narrow("“")
    return quotes.resolve(text, kinds, style.language, narrow=narrow)


class _Parts(msgspec.Struct):
    text: str
    style: TextStyle
    kinds: bytes
    costs: list[float]
    spans: list[tuple[int, int, TextStyle]]
    style_at: list[TextStyle]
    runs: list[Run]
    shaped: Shaped
    inside: list[int]
    cells: Cells
    hyphens: dict[int, Hyphen]
    attachments: tuple[Attachment, ...]

    def hold(self, i: int) -> None:
        """Let no line end at a boundary."""
        self.costs[i] = max(self.costs[i], opportunities.FORBIDDEN)
        self.hyphens.pop(i, None)


def _spans(inlines: Sequence[Inline]) -> list[tuple[int, int, TextStyle]]:
    found, at = [], 0
    for part, style in inlines:
        if part:
            found.append((at, at + len(part), style))
            at += len(part)
    return found


def _inside_clusters(shaped: Shaped, length: int) -> list[int]:
    """Boundaries inside a cluster of several characters."""
    if len(shaped.glyphs) == length and shaped.characters == list(range(length)):
        return []
    starts = set(shaped.characters)
    return [i for i in range(1, length) if i not in starts]


def _assemble(parts: _Parts) -> Paragraph:
    """Put bodies, blanks and gaps together as bodies with glue between them."""
    kinds, cells = parts.kinds, parts.cells
    gaps = spacing.gaps(parts.text, kinds, parts.style_at, cells.body)
    if any(style.script for _start, _end, style in parts.spans):
        _hold_scripts(parts, gaps)
    if parts.attachments:
        from layout.text.annotations import make_room  # late: few paragraphs have any

        make_room(parts.attachments, parts.text, kinds, parts.shaped, cells.body, parts.hold)
    _drop_spaces(kinds, gaps, parts.shaped, cells)
    edge_leads, edge_trails, trims = _trim(parts)
    glue = _glue(parts, gaps)
    body = cells.body
    left = list(accumulate(map(add, body, glue[1:]), initial=0.0))[: len(body)]
    right = [x + b for x, b in zip(left, body, strict=True)]
    lefts = [x - lead for x, lead in zip(left, edge_leads, strict=True)]
    rights = [0.0] + [x + trail for x, trail in zip(right, edge_trails, strict=True)]
    lefts.append(rights[-1])
    for i, hyphen in parts.hyphens.items():
        rights[i] += hyphen.advance
    begins, stops = _edges(kinds)
    if begins != stops:
        lefts = [lefts[i] for i in begins]
        rights = [rights[i] for i in stops]
    return _freeze(parts, gaps, glue, _Edges(lefts, rights, begins, stops, edge_leads, trims))


def _hold_scripts(parts: _Parts, gaps: spacing.Gaps) -> None:
    """Super- and subscript stay with what is before them, without a gap (JL 3.1.10)."""
    for start, end, style in parts.spans:
        if not style.script:
            continue
        for i in range(max(start, 1), end):
            if i > start or parts.kinds[i - 1] not in b" _":
                parts.hold(i)
        parts.inside.append(start)
        for spaces in (gaps.natural, gaps.shrink, gaps.stretch):
            spaces.pop(start, None)


class _Edges(msgspec.Struct):
    lefts: list[float]
    rights: list[float]
    begins: list[int]
    stops: list[int]
    leads: list[float]
    trims: dict[int, float]


def _drop_spaces(kinds: bytes, gaps: spacing.Gaps, shaped: Shaped, cells: Cells) -> None:
    """A space has no body: its width is at the boundary after it. Dropped ones lose the glyph."""
    if b" " not in kinds and b"Z" not in kinds:
        return
    gone = gaps.dropped
    for i, kind in enumerate(kinds):
        if kind in b" Z":
            cells.body[i] = 0.0
        if kind == ord(c.ZERO_SPACE):
            gone.add(i)
    kept = [at for at, i in enumerate(shaped.characters) if i not in gone]
    shaped.glyphs = [shaped.glyphs[at] for at in kept]
    shaped.shifts = [shaped.shifts[at] for at in kept]
    shaped.characters = [shaped.characters[at] for at in kept]


def _trim(parts: _Parts) -> tuple[list[float], list[float], dict[int, float]]:
    """Trim the blanks by scheme; the leads and trails that stay at the edges of a line.

    And of the trails those that are given up at the end of a line that is too wide.
    """
    kinds, cells = parts.kinds, parts.cells
    leads, trails = cells.lead[:], cells.trail[:]
    blanks = schemes.Blanks(cells.lead, cells.trail, cells.trail[:])
    trims: dict[int, float] = {}
    for start, end, rules in _scheme_spans(parts.spans):
        schemes.inside(kinds, start, end, rules, blanks)
        half, first, last = rules.half.encode(), rules.start.encode(), rules.end.encode()
        for match in schemes.MARKS.finditer(kinds, start, end):
            i = match.start()
            kind = kinds[i]
            if kind in first or kind in half:
                leads[i] = 0.0
            if kind in last or kind in half:
                trails[i] = 0.0
            elif chr(kind) in rules.give and trails[i]:
                trims[i + 1] = trails[i]
    _begin(parts, leads)
    for i in [i for i in trims if parts.style_at[i - 1].hanging == "force"]:
        del trims[i]
        trails[i - 1] = 0.0
    return leads, trails, trims


def _begin(parts: _Parts, leads: list[float]) -> None:
    """Let the opening mark after an indent keep its blank, lose it or reach into the indent."""
    style, first = parts.style, _first(parts.kinds)
    wanted = schemes.first_mark(parts.kinds, first, style)
    if wanted == "full":
        leads[first] = parts.cells.lead[first]
    elif wanted is not None:
        leads[first] = 0.0
    if wanted == "hang":
        em = parts.style_at[first].size * parts.style_at[first].x_scale
        blank = max(0.0, em - parts.cells.body[first])
        leads[first] = -min(blank, style.indent * style.size)


def _scheme_spans(
    spans: list[tuple[int, int, TextStyle]],
) -> list[tuple[int, int, schemes.Scheme]]:
    """Neighbouring spans of one size and scheme as one: marks are trimmed across them."""
    found: list[tuple[int, int, schemes.Scheme]] = []
    last: tuple[object, ...] = ()
    for start, end, style in spans:
        key = (style.size, style.x_scale, style.punctuation, style.language)
        if key == last:
            found[-1] = (found[-1][0], end, found[-1][2])
        else:
            found.append((start, end, schemes.scheme(style.punctuation, style.language)))
        last = key
    return found


def _glue(parts: _Parts, gaps: spacing.Gaps) -> list[float]:
    """The natural space at each boundary."""
    cells = parts.cells
    glue = [0.0] + [t + b for t, b in zip(cells.trail, cells.lead[1:], strict=False)]
    for i, space in gaps.natural.items():
        glue[i] += space
    if any(style.tracking for _start, _end, style in parts.spans):
        added = spacing.tracking(parts.kinds, parts.style_at, parts.costs, opportunities.NEVER)
        glue = [g + t for g, t in zip(glue, added, strict=True)]
    return glue


_DISCARDED = (c.SPACE + c.ZERO_SPACE + c.KINSERT).encode()


def _edges(kinds: bytes) -> tuple[list[int], list[int]]:
    """Where the line from s begins and the line up to e stops, once spaces are discarded.

    A wide space is kept at the start of the paragraph (text-rules 1, KINSERT).
    """
    count = len(kinds)
    begins, stops = list(range(count + 1)), list(range(count + 1))
    if not any(kind in kinds for kind in _DISCARDED):
        return begins, stops
    for i in range(count - 1, -1, -1):
        if kinds[i] in _DISCARDED:
            begins[i] = begins[i + 1]
    for i in range(count):
        if kinds[i] in _DISCARDED:
            stops[i + 1] = stops[i]
    begins[0] = _first(kinds)
    return begins, stops


def _first(kinds: bytes) -> int:
    """The first character of a paragraph that is set."""
    return next((i for i, kind in enumerate(kinds) if kind not in b" Z"), len(kinds))


def _shrinks(parts: _Parts, gaps: spacing.Gaps) -> dict[int, tuple[spacing.Step, ...]]:
    """What may be taken at each boundary: of the trail before it, the lead after it, the gap."""
    cells = parts.cells
    found: dict[int, tuple[spacing.Step, ...]] = {
        i: (step,) for i, step in gaps.shrink.items() if step[1]
    }
    for match in spacing.SHRINKABLE.finditer(parts.kinds):
        i = match.start()
        step = spacing.SHRINK_OF[parts.kinds[i]]
        style = parts.style_at[i]
        limits = style.limits
        least = limits.stop_least if step == spacing.SHRINK_STOP else limits.mark_least
        kept = least * style.size * style.x_scale
        if i and cells.lead[i] > kept:
            found[i] = (*found.get(i, ()), (step, cells.lead[i] - kept))
        if cells.trail[i] > kept:
            found[i + 1] = (*found.get(i + 1, ()), (step, cells.trail[i] - kept))
    return found


def _freeze(parts: _Parts, gaps: spacing.Gaps, glue: list[float], edges: _Edges) -> Paragraph:
    shaped, count = parts.shaped, len(parts.text)
    shrinks = _shrinks(parts, gaps)
    taken = {i: sum(most for _step, most in steps) for i, steps in shrinks.items() if i < count}
    gained = {i: most for i, (_step, most) in gaps.stretch.items()}
    em = parts.style.size * parts.style.x_scale or 1.0
    justified = parts.style.align in ("justify", "spread")
    return Paragraph(
        text=parts.text,
        style=parts.style,
        missing=shaped.missing,
        em=em,
        kinds=parts.kinds,
        costs=tuple(parts.costs),
        body=tuple(parts.cells.body),
        glue=tuple(glue),
        lefts=tuple(edges.lefts),
        rights=tuple(edges.rights),
        begins=tuple(edges.begins),
        stops=tuple(edges.stops),
        leads=tuple(edges.leads),
        shrinks=shrinks,
        stretches=gaps.stretch,
        joints=tuple(accumulate(_joints(parts))),
        shrinkage=_sums(taken, count),
        tight_joints=_tight_joints(parts.kinds),
        squeeze=parts.style.limits.squeeze * em if justified else 0.0,
        stretch=parts.style.limits.stretch,
        hangs=_hangs(parts),
        trims=edges.trims,
        hyphens=parts.hyphens,
        elastic=_sums(gained, count),
        inks=inks_of(parts.runs, parts.cells.rises, count),
        glyphs=tuple(shaped.glyphs),
        characters=tuple(shaped.characters),
        shifts=tuple(shaped.shifts),
        first_glyph=_first_glyphs(shaped.characters, count),
        attachments=parts.attachments,
    )


def _joints(parts: _Parts) -> list[int]:
    """1 for each boundary that may be widened freely, else 0."""
    matrix = opportunities.stretchable()
    found = [0] + [matrix[a][b] for a, b in pairwise(parts.kinds)]
    for i in parts.inside:
        found[i] = 0
    return found[: len(parts.text)]


_HAN = bytes(kind in b"HIPkg" for kind in range(256))


def _tight_joints(kinds: bytes) -> tuple[int, ...]:
    """Sums of the boundaries between two Han, in which the last step of shrinking takes place."""
    han = kinds.translate(_HAN)
    return tuple(accumulate(map(int.__and__, han, b"\0" + han)))


_HANGING = (c.COMMA + c.STOP).encode()  # CL 3.1.7; text-rules 9


def _hangs(parts: _Parts) -> dict[int, float]:
    """What hangs at each boundary after a comma or stop, never of a run of marks."""
    if all(style.hanging == "none" for _start, _end, style in parts.spans):
        return {}
    kinds, found = parts.kinds, {}
    for i, kind in enumerate(kinds):
        lone = i and kinds[i - 1] not in schemes.ADJUSTABLE_BYTES
        if kind in _HANGING and lone and parts.style_at[i].hanging != "none":
            found[i + 1] = parts.cells.body[i]
    return found


def _sums(values: dict[int, float], count: int) -> tuple[float, ...]:
    """Running sums of what stands at some boundaries."""
    dense = [0.0] * count
    for i, value in values.items():
        dense[i] = value
    return tuple(accumulate(dense))


def _first_glyphs(characters: list[int], count: int) -> tuple[int, ...]:
    if len(characters) == count and characters == list(range(count)):
        return tuple(range(count + 1))
    found, glyph = [], 0
    for i in range(count + 1):
        while glyph < len(characters) and characters[glyph] < i:
            glyph += 1
        found.append(glyph)
    return tuple(found)
