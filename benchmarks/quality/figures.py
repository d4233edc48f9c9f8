"""What a reader's eye would find in lines of type, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import fmean, pstdev

import msgspec

from benchmarks.quality.lines import Line
from benchmarks.quality.marks import CLOSING, OPENING, is_mark

_EXACT = 0.0005
"""字: files give places in thousandths, so that 5 % may read as a hair more or less."""
LOOSE, LOOSER = 1.05 + _EXACT, 1.08 + _EXACT
TIGHT = 0.95 - _EXACT
EDGE = 0.02
"""字 that a line may end off the edge of its column, or stand off the grid."""
CONTRAST = 0.05 + _EXACT
"""字 between the pitches of two lines that stand one above the other."""
_FEW = 3  # neighbouring Han: fewer give no pitch of a line
_STACK = 0.6  # 字: first and last characters so far from the edge do not stand in one row
_JOINT = ".,:/"  # inside numbers


class Finding(msgspec.Struct, frozen=True):
    """A line with a fault, and how bad it is: `value` is 字, or 1 for what is or is not."""

    fault: str
    value: float
    line: Line


class Figures(msgspec.Struct, frozen=True):
    """All figures of a setting; pitches and gaps in 字, shares of the inner lines, else counts.

    None stands for what cannot be told: no such lines, or no text to compare with.
    """

    lines: int
    inner: int
    spread: float | None
    loose: float | None
    looser: float | None
    loosest: float | None
    tight: float | None
    tightest: float | None
    lone: int
    off_edge: int
    off_grid: int
    forbidden: int
    contrast: int
    repeated: int
    torn: int
    gap: float | None
    missing: int | None = None


def inner_lines(lines: Iterable[Line]) -> list[Line]:
    """Lines that are justified: all but the last of each paragraph."""
    return [line for line in lines if not line.last]


def pitch(line: Line) -> float | None:
    """The mean distance of neighbouring Han, in 字; None where they are too few."""
    found = line.pitches
    return fmean(found) if len(found) >= _FEW else None


def figures_of(lines: Sequence[Line], grid: float, missing: int | None = None) -> Figures:
    """The figures of lines in reading order on a grid of so many points."""
    inner = inner_lines(lines)
    pitches = [value for line in inner if (value := pitch(line)) is not None]
    every = [value for line in inner for value in line.pitches]
    gaps = [gap for line in inner for gap in line.gaps]
    found = Counter(finding.fault for finding in findings(lines, grid))

    def share(fits: Callable[[float], bool]) -> float | None:
        return sum(map(fits, pitches)) / len(inner) if inner else None

    return Figures(
        lines=len(lines),
        inner=len(inner),
        spread=pstdev(every) if every else None,
        loose=share(lambda value: value > LOOSE),
        looser=share(lambda value: value > LOOSER),
        loosest=max(pitches, default=None),
        tight=share(lambda value: value < TIGHT),
        tightest=min(pitches, default=None),
        lone=found["lone"],
        off_edge=found["edge"],
        off_grid=found["grid"],
        forbidden=found["forbidden"],
        contrast=found["contrast"],
        repeated=found["repeated"],
        torn=found["torn"],
        gap=fmean(gaps) if gaps else None,
        missing=missing,
    )


def findings(lines: Sequence[Line], grid: float) -> list[Finding]:
    """Every fault; `grid` is the distance of its baselines in points, 0 where it has none."""
    return [
        *(one for line in inner_lines(lines) for one in _uneven(line)),
        *_lone(lines),
        *_off_grid(lines, grid),
        *(one for line in lines for one in _forbidden(line)),
        *_contrasts(lines),
        *_repeated(lines),
        *_torn(lines),
    ]


def _uneven(line: Line) -> Iterator[Finding]:
    value = pitch(line)
    if value is not None and value > LOOSE:
        yield Finding("loose", value - 1, line)
    if value is not None and value < TIGHT:
        yield Finding("tight", 1 - value, line)
    if abs(line.over) > EDGE:
        yield Finding("edge", abs(line.over), line)


def _lone(lines: Sequence[Line]) -> Iterator[Finding]:
    """Last lines of one character, with or without marks."""
    for line in lines:
        if line.last and not line.first and sum(not is_mark(c) for c in line.text) <= 1:
            yield Finding("lone", 1, line)


def _off_grid(lines: Sequence[Line], grid: float) -> Iterator[Finding]:
    """Baselines off the grid that most baselines of the page stand on."""
    if not grid:
        return
    for _page, group in groupby(lines, lambda line: line.page):
        rows = list(group)
        phases = Counter(round(line.baseline % grid, 2) for line in rows)
        phase = phases.most_common(1)[0][0]
        for line in rows:
            off = abs((line.baseline - phase + grid / 2) % grid - grid / 2) / line.size
            if off > EDGE:
                yield Finding("grid", off, line)


def _forbidden(line: Line) -> Iterator[Finding]:
    if line.boxes[0].char in CLOSING or line.boxes[-1].char in OPENING:
        yield Finding("forbidden", 1, line)


def _contrasts(lines: Sequence[Line]) -> Iterator[Finding]:
    """The lower of two inner lines of a paragraph that are unlike."""
    for above, below in pairwise(lines):
        if not _stacked(above, below) or above.last or below.last:
            continue
        one, other = pitch(above), pitch(below)
        if one is not None and other is not None and abs(one - other) > CONTRAST:
            yield Finding("contrast", abs(one - other), below)


def _stacked(above: Line, below: Line) -> bool:
    """Whether two lines are of one paragraph and stand in one column."""
    place = (below.page, below.index, below.paragraph, below.number)
    return (above.page, above.index, above.paragraph, above.number + 1) == place


def _repeated(lines: Sequence[Line]) -> Iterator[Finding]:
    """The third of three lines that begin, or end, with the same character at the same edge."""
    for rows in zip(lines, lines[1:], lines[2:], strict=False):
        if not all(_stacked(above, below) for above, below in pairwise(rows)):
            continue
        starts = {line.boxes[0].char for line in rows if line.start < _STACK}
        ends = {line.boxes[-1].char for line in rows if line.over > -_STACK}
        begin = len(starts) == 1 and all(line.start < _STACK for line in rows)
        end = len(ends) == 1 and all(line.over > -_STACK for line in rows)
        for _fault in range(begin + end):
            yield Finding("repeated", 1, rows[-1])


def _torn(lines: Sequence[Line]) -> Iterator[Finding]:
    """Lines that end inside a number."""
    for line, after in pairwise(lines):
        end, start = line.text[-2:], after.text[:2]
        is_torn = end[-1].isdigit() and start[0].isdigit()
        is_torn |= end[-1] in _JOINT and end[0].isdigit() and start[0].isdigit()
        is_torn |= end[-1].isdigit() and start[0] in _JOINT and start[-1].isdigit()
        if line.paragraph == after.paragraph and is_torn:
            yield Finding("torn", 1, line)
