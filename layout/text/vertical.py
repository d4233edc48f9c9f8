"""竖排: a line from top to bottom, set cell by cell; Latin, digits and dashes by a table.

A line stands on an axis, the middle of its cells. In its runs `x` counts from the axis and `rise`
from the line's top, so that what stands lower has a rise below nought.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import msgspec
import uharfbuzz as hb
from msgspec.structs import replace

from layout.spec.styles import TextStyle
from layout.text import classes as c
from layout.text.composition import compose
from layout.text.faces import Faces
from layout.text.itemize import Run, itemize
from layout.text.line import SetLine, SetRun, natural_width, set_line
from layout.text.opportunities import FORBIDDEN
from layout.text.paragraph import Paragraph

ASCENT = 0.88  # of the em box above the baseline
GAP = 0.125  # 字 between a turned word and Han (text-rules, section 6)

# How stretches of text stand in a vertical line, the first that matches: `turned` to the right,
# `across` side by side in one cell (纵中横), `wide` each in a cell of its own. All else is upright,
# with the font's vertical form where it has one.
_ALONE = r"(?<![0-9A-Za-z.,:/-])%s(?![0-9A-Za-z]|[.,:/-][0-9A-Za-z])"
FORMS: tuple[tuple[str, str, str], ...] = (
    ("turned", r"[—―⸺]+|[…⋯]+|[～〜–]", "GB/T 15834 5.2.2: down the middle"),
    ("across", _ALONE % r"[0-9]{1,2}(?=[%％])", "JL 3.2.5: two digits in a cell"),
    ("across", _ALONE % r"[0-9A-Za-z]{1,2}", "JL 3.2.5: two digits or letters in a cell"),
    ("wide", _ALONE % r"[A-Z]{3,4}", "U50 tailored: initialisms stand upright"),
    ("turned", r"[0-9A-Za-z](?:[0-9A-Za-z .,:/&'%+-]*[0-9A-Za-z%+])?", "UAX 50: all other Latin"),
)
_FORMS = re.compile("|".join(f"(?P<f{i}>{form[1]})" for i, form in enumerate(FORMS)))
# What is drawn for a character: quotes as GB/T 15834 5.2.3 has them in vertical lines, Latin
# signs in a full cell.
_DRAWN = str.maketrans(
    {"“": "『", "”": "』", "‘": "「", "’": "」"}
    | {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
)
# White before, body and white after of marks that leave half of their cell white, in 字.
_HALF: dict[str, tuple[float, float, float]] = {
    c.OPEN: (0.5, 0.5, 0.0),
    c.CLOSE: (0.0, 0.5, 0.5),
    c.COMMA: (0.0, 0.5, 0.5),
    c.STOP: (0.0, 0.5, 0.5),
    c.MIDDOT: (0.25, 0.5, 0.25),
}
_SPACES = {"\u3000": 1.0, "\u2003": 1.0}
_SPACE = 0.5
# Marks that stand at the upper right of their cell, by language (GB/T 15834 5.2.1; CL 3.1.6.1 for
# the colon, which Japanese turns); a font without vertical forms has them at the lower left.
_LOW = {"zh-Hans": c.COMMA + c.STOP + c.COLON, "ja": c.COMMA + c.STOP}
_TO_CORNER = 0.5  # to the right and up
_BRACKETS = c.OPEN + c.CLOSE


class Cell(msgspec.Struct, frozen=True):
    """Characters that stand together: how deep they are (points), their runs from their top."""

    start: int
    end: int
    depth: float
    runs: tuple[SetRun, ...]
    is_space: bool = False


class VerticalText(msgspec.Struct, frozen=True):
    """A text as cells from top to bottom, with the cells before which a line may end."""

    paragraph: Paragraph
    cells: tuple[Cell, ...]
    breaks: tuple[int, ...]

    def depth(self, first: int = 0, last: int | None = None) -> float:
        """Of the cells as one line, in points; spaces at its ends do not count."""
        return sum(cell.depth for cell in self._shown(first, last))

    def line(self, first: int, last: int, tracking: float = 0.0) -> SetLine:
        """The cells as one line, `tracking` points added after each."""
        runs: list[SetRun] = []
        down = 0.0
        shown = self._shown(first, last)
        for cell in shown:
            runs += [replace(run, rise=run.rise - down) for run in cell.runs]
            down += cell.depth + tracking
        down -= tracking if shown else 0.0
        start, end = self.cells[first].start, self.cells[last - 1].end
        return SetLine(
            start, end, self.depth(first, last), down, 0.0, tuple(_joined(runs)), is_vertical=True
        )  # fmt: skip

    def _shown(self, first: int, last: int | None) -> Sequence[Cell]:
        last = len(self.cells) if last is None else last
        while first < last and self.cells[first].is_space:
            first += 1
        while last > first and self.cells[last - 1].is_space:
            last -= 1
        return self.cells[first:last]


def stack(paragraph: Paragraph, costs: Sequence[float], faces: Faces) -> VerticalText:
    """The cells of a paragraph of one style; `costs` are the penalties of its breaks.

    An x-scale other than 1 widens or narrows the upright characters alone.
    """
    text, style = paragraph.text, paragraph.style
    cells: list[Cell] = []
    at = 0
    for match in _FORMS.finditer(text):
        cells += _upright(paragraph, at, match.start(), faces)
        form = FORMS[int((match.lastgroup or "f0")[1:])][0]
        if form == "wide":
            cells += _upright(paragraph, match.start(), match.end(), faces)
        elif form == "across":
            cells.append(_across(text, match.span(), style, faces))
        else:
            cells.append(_turned(text, match.span(), style, faces))
        at = match.end()
    cells += _upright(paragraph, at, len(text), faces)
    breaks = tuple(
        index
        for index, cell in enumerate(cells)
        if index and costs[cell.start] < FORBIDDEN and not cell.is_space
    )
    return VerticalText(paragraph, tuple(cells), breaks)


def _upright(paragraph: Paragraph, start: int, end: int, faces: Faces) -> Iterator[Cell]:
    """A cell for each character from `start` to `end`, in the font's vertical form."""
    if start == end:
        return
    text, style = paragraph.text[start:end], replace(paragraph.style, latin=None)
    drawn = text.translate(_DRAWN)
    for run in itemize(drawn, c.classify(drawn), ((0, len(drawn), style),), faces):
        yield from _shaped(paragraph, (drawn, start), run, faces)


def _shaped(
    paragraph: Paragraph, source: tuple[str, int], run: Run, faces: Faces
) -> Iterator[Cell]:
    """The cells of one run; the marks of a letter stay in its cell."""
    drawn, offset = source
    buffer = hb.Buffer()
    buffer.add_str(drawn[run.start : run.end])
    buffer.direction, buffer.script, buffer.language = "ttb", "Hani", run.style.language
    hb.shape(run.face.font, buffer, {"vkrn": False})
    places = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    clusters = [(at, list(own)) for at, own in groupby(places, lambda one: one[0].cluster)]
    ends = [at for at, _ in clusters[1:]] + [run.end - run.start]
    for (at, own), stop in zip(clusters, ends, strict=True):
        span = (offset + run.start + at, offset + run.start + stop)
        glyphs = tuple(info.codepoint for info, _ in own)
        plain = run.face.font.get_nominal_glyph(ord(drawn[run.start + at]))
        is_plain = glyphs == (plain,)
        character, kind = paragraph.text[span[0]], chr(paragraph.kinds[span[0]])
        if character.isspace():
            depth = _SPACES.get(character, _SPACE) * paragraph.style.size
            yield Cell(*span, depth, (), is_space=True)
        elif is_plain and kind in _BRACKETS:
            yield _turned(paragraph.text, span, paragraph.style, faces)
        else:
            yield _stood(paragraph, span, run, (glyphs, plain), own[0][1])


def _stood(
    paragraph: Paragraph,
    span: tuple[int, int],
    run: Run,
    glyphs: tuple[tuple[int, ...], int | None],
    place: Any,
) -> Cell:
    """The cell of an upright character: its glyphs, and the plain glyph of the character."""
    own, plain = glyphs
    em, kind = paragraph.style.size, chr(paragraph.kinds[span[0]])
    scale = em / run.face.upem
    moved = 0.0
    is_low = kind in _LOW.get(paragraph.style.language, "")
    if is_low and plain is not None and _lies(run, kind, own[0], plain):
        own, moved = (plain,), _TO_CORNER * em
    lead, body, _trail = _HALF.get(kind, (0.0, 1.0, 0.0))
    depth = body * em if kind in _HALF else -place.y_advance * scale
    top = -place.y_offset * scale - ASCENT * em - lead * em - moved
    text = paragraph.text[slice(*span)]
    only = SetRun(
        run.face.index, em, paragraph.style.x_scale, paragraph.style.colour, moved,
        own, (0.0,) * len(own), text, (0,) * len(own), *span, -top, direction="ttb",
    )  # fmt: skip
    return Cell(*span, depth, (only,))


def _lies(run: Run, kind: str, glyph: int, plain: int) -> bool:
    """Whether a mark has no upright form of vertical lines: its plain one, or a colon's turned."""
    own = run.face.font.get_glyph_extents(glyph)
    is_turned = kind == c.COLON and own is not None and abs(own.width) > abs(own.height)
    return glyph == plain or is_turned


def _across(text: str, span: tuple[int, int], style: TextStyle, faces: Faces) -> Cell:
    """Up to two characters side by side in one cell, narrowed where they are wider than it."""
    paragraph = compose(((text[slice(*span)], replace(style, x_scale=1.0)),), faces)
    wide = natural_width(paragraph)
    most = style.size * style.x_scale
    if wide > most:
        narrow = replace(style, x_scale=most / wide)
        paragraph = compose(((text[slice(*span)], narrow),), faces)
        wide = natural_width(paragraph)
    line = set_line(paragraph, 0, len(paragraph.text), wide + 1.0, align="left")
    runs = tuple(
        replace(
            run, x=run.x - wide / 2, rise=run.rise - ASCENT * style.size,
            start=span[0] + run.start, end=span[0] + run.end,
        )
        for run in line.runs
    )  # fmt: skip
    return Cell(*span, style.size, runs)


def _turned(text: str, span: tuple[int, int], style: TextStyle, faces: Faces) -> Cell:
    """A stretch of horizontal text turned to the right, its em box on the axis."""
    paragraph = compose(((text[slice(*span)], replace(style, x_scale=1.0, tracking=0.0)),), faces)
    wide = natural_width(paragraph)
    white = GAP * style.size if text[span[0]].isascii() else 0.0
    line = set_line(paragraph, 0, len(paragraph.text), wide + 1.0, align="left")
    runs = tuple(
        replace(
            run, x=run.rise - (ASCENT - 0.5) * style.size, rise=-run.x - white,
            start=span[0] + run.start, end=span[0] + run.end, direction="turned",
        )
        for run in line.runs
    )  # fmt: skip
    return Cell(*span, wide + 2 * white, runs)


def _joined(runs: Sequence[SetRun]) -> list[SetRun]:
    """Upright runs that follow each other in one manner as one, so that a reader gets a word."""
    found: list[SetRun] = []
    for run in runs:
        last = found[-1] if found else None
        if last is None or last.end != run.start or _manner(last) != _manner(run):
            found.append(run)
            continue
        down = last.rise - run.rise
        found[-1] = replace(
            last,
            glyphs=last.glyphs + run.glyphs,
            xs=last.xs + tuple(x + down for x in run.xs),
            text=last.text + run.text,
            clusters=last.clusters + tuple(i + len(last.text) for i in run.clusters),
            end=run.end,
        )
    return found


def _manner(run: SetRun) -> tuple[object, ...]:
    if run.direction != "ttb":
        return (run.start, run.rise)  # stands by itself
    return (run.face, run.size, run.x_scale, run.colour, run.x)
