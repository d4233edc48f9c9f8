"""One line of a paragraph: its characters placed, shrunk or stretched to the measure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

import msgspec

from layout.display import Colour, Direction, Path, Rule
from layout.spec.model import Align
from layout.text.paragraph import Ink, Paragraph
from layout.text.spacing import HAN, HANG, SHRINKING, STRETCHING

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
    rise: float = 0.0
    """Of the baseline above that of the line."""
    is_ruby: bool = False
    """Whether it stands over the line; `text` is then its own, `start` and `end` its base."""
    direction: Direction = "ltr"
    """Of a vertical line; see `vertical`."""


class SetLine(msgspec.Struct, frozen=True):
    """A line with its glyphs in place. `natural` and `width` in points, without the indent."""

    start: int
    end: int
    natural: float
    width: float
    loosest: float
    """The widest space added between two characters, in 字."""
    runs: tuple[SetRun, ...]
    shapes: tuple[Rule | Path, ...] = ()
    """Side lines and dots, from the line's left end and baseline; y runs down."""
    is_vertical: bool = False
    """Whether it runs down from its place, about an axis; see `vertical`."""


def natural_width(paragraph: Paragraph, start: int = 0, end: int | None = None) -> float:
    """The width of text as one line in points: edges trimmed by the scheme, no indent."""
    return paragraph.natural(start, len(paragraph.text) if end is None else end)


class Adjustment(msgspec.Struct, frozen=True):
    """What is done to a line to bring it to its measure. Distances are in points."""

    natural: float
    width: float
    glue: tuple[float, ...]
    """The space at each boundary between the characters that are set."""
    loosest: float
    """The widest space added between two characters."""
    added: dict[str, float]
    """By kind of space (see `spacing`), what was added in all; below 0 what was taken."""


def adjust(
    paragraph: Paragraph, start: int, end: int, measure: float, *, align: Align | None = None
) -> Adjustment:
    """Shrink or stretch the characters from `start` to `end` to a line of `measure` points.

    A line that is too wide is shrunk. A justified line is stretched unless it is the paragraph's
    last; `spread` stretches every line.
    """
    wanted = align or paragraph.style.align
    natural = paragraph.natural(start, end)
    first, stop = paragraph.begins[start], paragraph.stops[end]
    if first >= stop:
        return Adjustment(0.0, 0.0, (), 0.0, {})
    room = measure - paragraph.indent(start)
    glue = list(paragraph.glue[first + 1 : stop])
    added: dict[str, float] = {}
    width, loosest = natural, 0.0
    if paragraph.trims and natural > room + FITS:
        width -= paragraph.trims.get(end, 0.0)
    hung = paragraph.hangs.get(end, 0.0) if paragraph.hangs else 0.0
    if hung and (paragraph.style.hanging == "force" or width > room + FITS):
        hung = hung if paragraph.style.hanging == "force" else min(hung, width - room)
        width, added[HANG[0]] = width - hung, -hung
    if width > room + FITS:
        width -= _shrink(paragraph, (first, stop), glue, width - room, added)
    elif wanted == "spread" or (wanted == "justify" and end < len(paragraph.text)):
        given, loosest = _stretch(paragraph, (first, stop), glue, room - width, added)
        width += given
    return Adjustment(natural, width, tuple(glue), loosest, added)


def set_line(
    paragraph: Paragraph, start: int, end: int, measure: float, *, align: Align | None = None
) -> SetLine:
    """Set the characters from `start` to `end` as one line of `measure` points.

    It is adjusted to its measure; the first line begins at the indent.
    """
    done = adjust(paragraph, start, end, measure, align=align)
    first, stop = paragraph.begins[start], paragraph.stops[end]
    if first >= stop:
        return SetLine(start, end, 0.0, 0.0, 0.0, ())
    indent = paragraph.indent(start)
    spare = measure - indent - done.width
    left = indent + _offset(align or paragraph.style.align, spare) + paragraph.leads[first]
    steps = map(sum, zip(paragraph.body[first:stop], done.glue, strict=False))
    places = list(accumulate(steps, initial=left))
    runs = _runs(paragraph, first, stop, end, places)
    if end < len(paragraph.text) and end in paragraph.hyphens and runs:
        runs = (*runs[:-1], _hyphenated(paragraph, end, runs[-1], places[stop - 1 - first]))
    line = SetLine(start, end, done.natural, done.width, done.loosest / paragraph.em, runs)
    if not paragraph.attachments:
        return line
    from layout.text.annotations import annotate  # late: few paragraphs have any

    return annotate(line, paragraph)


def _hyphenated(paragraph: Paragraph, end: int, run: SetRun, left: float) -> SetRun:
    """The last run of a line with the hyphen of a parted word, in its last letter's cluster."""
    x = left + paragraph.body[end - 1] - run.x
    return msgspec.structs.replace(
        run,
        glyphs=(*run.glyphs, paragraph.hyphens[end].glyph),
        xs=(*run.xs, x),
        clusters=(*run.clusters, run.clusters[-1]),
    )


def _offset(align: Align, spare: float) -> float:
    if align == "centre":
        return spare / 2
    return spare if align == "right" else 0.0


def _shrink(
    paragraph: Paragraph,
    span: tuple[int, int],
    glue: list[float],
    need: float,
    added: dict[str, float],
) -> float:
    """Take `need` points from the line, step by step, between Han last; what was taken."""
    first, stop = span
    found = paragraph.shrinks
    steps: dict[int, list[tuple[int, float]]] = {}
    for i in range(first + 1, stop):
        for step, most in found.get(i, ()):
            steps.setdefault(step, []).append((i - first - 1, most))
    left = need
    for step, name, _clause in SHRINKING:
        if left > 0 and step in steps:
            taken = _level(steps[step], left, glue, -1)
            added[name] = -taken
            left -= taken
    joints = paragraph.tight_joints
    count = joints[stop - 1] - joints[first]
    if left > FITS and count and paragraph.squeeze:
        each = min(left / count, paragraph.squeeze)
        _spread(joints, span, glue, -each)
        added[HAN[0]] = -each * count
        left -= each * count
    return need - left


def _stretch(
    paragraph: Paragraph,
    span: tuple[int, int],
    glue: list[float],
    need: float,
    added: dict[str, float],
) -> tuple[float, float]:
    """Give `need` points to the line, step by step; what was given, and the widest of step 3."""
    first, stop = span
    left = need
    if paragraph.stretches:
        steps: dict[int, list[tuple[int, float]]] = {}
        for i in range(first + 1, stop):
            if i in paragraph.stretches:
                step, most = paragraph.stretches[i]
                steps.setdefault(step, []).append((i - first - 1, most))
        for step, name, _clause in STRETCHING:
            if left > 0 and step in steps:
                added[name] = _level(steps[step], left, glue, 1)
                left -= added[name]
    joints = paragraph.joints
    count = joints[stop - 1] - joints[first]
    if left <= 0 or not count:
        return need - left, 0.0
    each = left / count
    _spread(joints, span, glue, each)
    added[HAN[0]] = left
    return need, each


def _spread(joints: Sequence[int], span: tuple[int, int], glue: list[float], each: float) -> None:
    """Give the same space to each boundary that the sums count."""
    first, stop = span
    for i in range(first + 1, stop):
        if joints[i] > joints[i - 1]:
            glue[i - first - 1] += each


def _level(places: Iterable[tuple[int, float]], need: float, glue: list[float], sign: int) -> float:
    """Share `need` among places alike, each up to its limit; what they gave."""
    left = need
    rest = sorted(places, key=lambda place: place[1])
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
        ink.rise,
    )  # fmt: skip
