"""One line of a paragraph: its characters placed, shrunk or stretched to the measure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

import msgspec

from layout.display import Colour
from layout.spec.model import Align
from layout.text.paragraph import Ink, Paragraph

FITS = 0.001
"""Points: sums of floats differ by less."""


class SetRun(msgspec.Struct, frozen=True):
    """A stretch of a line in one face, size and colour: the fields of a `GlyphRun`.

    `x` counts from the left end of the line. `text` is `paragraph.text[start:end]`; a character
    without a glyph (a dropped space, a space at the line's end) belongs to the cluster before it,
    one that begins the line is left out.
    """

    face: int
    size: float
    x_scale: float
    colour: Colour
    x: float
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    text: str
    clusters: tuple[int, ...]
    start: int
    end: int


class SetLine(msgspec.Struct, frozen=True):
    """A line with its glyphs in place. `natural` and `width` in points, without the indent."""

    start: int
    end: int
    natural: float
    width: float
    loosest: float
    """The widest space added between two characters, in 字."""
    runs: tuple[SetRun, ...]


def natural_width(paragraph: Paragraph, start: int = 0, end: int | None = None) -> float:
    """The width of text as one line in points: edges trimmed by the scheme, no indent."""
    return paragraph.natural(start, len(paragraph.text) if end is None else end)


def set_line(
    paragraph: Paragraph, start: int, end: int, measure: float, *, align: Align | None = None
) -> SetLine:
    """Set the characters from `start` to `end` as one line of `measure` points.

    A line that is too wide is shrunk. A justified line is stretched unless it is the paragraph's
    last; `spread` stretches every line. The first line begins at the indent.
    """
    wanted = align or paragraph.style.align
    indent = paragraph.indent(start)
    natural = paragraph.natural(start, end)
    first, stop = paragraph.begins[start], paragraph.stops[end]
    if first >= stop:
        return SetLine(start, end, 0.0, 0.0, 0.0, ())
    room = measure - indent
    glue = list(paragraph.glue[first + 1 : stop])
    width, loosest = natural, 0.0
    if natural > room + FITS:
        width -= _shrink(paragraph, first, stop, glue, natural - room)
    elif wanted == "spread" or (wanted == "justify" and end < len(paragraph.text)):
        added, loosest = _stretch(paragraph, first, stop, glue, room - natural)
        width += added
    left = indent + _offset(wanted, room - width) + paragraph.leads[first]
    steps = map(sum, zip(paragraph.body[first:stop], glue, strict=False))
    places = list(accumulate(steps, initial=left))
    runs = _runs(paragraph, first, stop, end, places)
    return SetLine(start, end, natural, width, loosest / paragraph.em, runs)


def _offset(align: Align, spare: float) -> float:
    if align == "centre":
        return spare / 2
    return spare if align == "right" else 0.0


def _shrink(paragraph: Paragraph, first: int, stop: int, glue: list[float], need: float) -> float:
    """Take `need` points from the line, step by step; what was taken."""
    found = paragraph.shrinks
    steps: dict[int, list[tuple[int, float]]] = {}
    for i in range(first + 1, stop):
        for step, most in found.get(i, ()):
            steps.setdefault(step, []).append((i - first - 1, most))
    left = need
    for step in sorted(steps):
        left -= _level(steps[step], left, glue, -1)
        if left <= 0:
            break
    return need - left


def _stretch(
    paragraph: Paragraph, first: int, stop: int, glue: list[float], need: float
) -> tuple[float, float]:
    """Give `need` points to the line, step by step; what was given, and the widest of step 3."""
    left = need
    if paragraph.stretches:
        steps: dict[int, list[tuple[int, float]]] = {}
        for i in range(first + 1, stop):
            if i in paragraph.stretches:
                step, most = paragraph.stretches[i]
                steps.setdefault(step, []).append((i - first - 1, most))
        for step in sorted(steps):
            left -= _level(steps[step], left, glue, 1)
    joints = paragraph.joints
    count = joints[stop - 1] - joints[first]
    if left <= 0 or not count:
        return need - left, 0.0
    each = left / count
    for i in range(first + 1, stop):
        if joints[i] > joints[i - 1]:
            glue[i - first - 1] += each
    return need, each


def _level(places: Iterable[tuple[int, float]], need: float, glue: list[float], sign: int) -> float:
    """Share `need` out evenly, to each place at most its limit; what was shared out."""
    rest = sorted(places, key=lambda place: place[1])
    left = need
    for done, (i, most) in enumerate(rest):
        share = min(most, left / (len(rest) - done))
        glue[i] += sign * share
        left -= share
    return need - left


def _runs(
    paragraph: Paragraph, first: int, stop: int, end: int, places: list[float]
) -> tuple[SetRun, ...]:
    """The glyphs of a line by run; `places` are the left edges of the bodies from `first` on."""
    inks = paragraph.inks
    low = bisect_right(inks, first, key=_start) - 1
    high = bisect_right(inks, stop - 1, key=_start)
    found: list[SetRun] = []
    for number in range(low, high):
        ink = inks[number]
        begin = max(first, ink.start)
        until = end if number == high - 1 else inks[number + 1].start
        if run := _run(paragraph, ink, (first, begin, min(until, stop), until), places):
            found.append(run)
    return tuple(found)


def _start(ink: Ink) -> int:
    return ink.start


def _run(
    paragraph: Paragraph, ink: Ink, span: tuple[int, int, int, int], places: list[float]
) -> SetRun | None:
    first, begin, stop, end = span
    low, high = paragraph.first_glyph[begin], paragraph.first_glyph[stop]
    if low == high:
        return None
    characters = paragraph.characters[low:high]
    shifts = paragraph.shifts[low:high]
    start = characters[0]
    xs = [places[i - first] + shift for i, shift in zip(characters, shifts, strict=True)]
    x = xs[0]
    return SetRun(
        ink.face, ink.size, ink.x_scale, ink.colour, x,
        paragraph.glyphs[low:high],
        tuple([one - x for one in xs]),
        paragraph.text[start:end],
        tuple([i - start for i in characters]),
        start,
        end,
    )  # fmt: skip
