"""Boxes gathered into lines, columns and paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, zip_longest
from statistics import median

import msgspec

from benchmarks.quality.boxes import Box
from benchmarks.quality.marks import is_han, is_latin

_SAME_LINE = 0.35  # 字 between baselines; a Latin baseline may be shifted
_OUTSIDE = 0.75  # 字 that the middle of a hanging mark may be out of its column
_INDENTED = 1.2  # 字: white before or after a line that tells where a paragraph begins or ends
_SPACED = 1.75  # 字 from Han to Han: there is a space of the writer's between them
_SHORT = 0.3  # 字: the same where no line stands below
_CENTRED = 3.0  # 字: a line that begins so far in is no line of running text


class Column(msgspec.Struct, frozen=True):
    """The edges of a column of text; points."""

    left: float
    right: float


class Line(msgspec.Struct, frozen=True):
    """A line of a column: page and column from 0, place in the column from 1, baseline in points.

    `paragraph` counts through the text; `first` and `last` say which line of it this is.
    """

    boxes: tuple[Box, ...]
    page: int
    index: int
    number: int
    column: Column
    baseline: float
    paragraph: int = 0
    first: bool = False
    last: bool = False

    @property
    def text(self) -> str:
        """Its characters without white."""
        return "".join(box.char for box in self.boxes)

    @property
    def size(self) -> float:
        """1 字 in points."""
        return median(box.size for box in self.boxes)

    @property
    def pitches(self) -> list[float]:
        """From each Han to the Han right beside it, in 字; a full space parts two."""
        found = [
            (right.x - left.x) / self.size
            for left, right in pairwise(self.boxes)
            if is_han(left.char) and is_han(right.char)
        ]
        return [pitch for pitch in found if pitch < _SPACED]

    @property
    def gaps(self) -> list[float]:
        """White between Han and Latin letters or digits, in 字."""
        return [
            (right.x - left.right) / self.size
            for left, right in pairwise(self.boxes)
            if (is_han(left.char) and is_latin(right.char))
            or (is_latin(left.char) and is_han(right.char))
        ]

    @property
    def start(self) -> float:
        """Where the eye sees it begin, in 字 from the column's left edge.

        That is the advance of a character, but the half em that the body of an opening mark fills.
        """
        return (self.boxes[0].seen_left - self.column.left) / self.size

    @property
    def over(self) -> float:
        """Where the eye sees it end, in 字 beyond the column's right edge; negative is short."""
        return (self.boxes[-1].seen_right - self.column.right) / self.size


def of_size(boxes: Iterable[Box], size: float) -> list[Box]:
    """The boxes of type of one size."""
    return [box for box in boxes if abs(box.size / size - 1) < 0.03]


def lines_in(boxes: Iterable[Box], columns: Sequence[Column], size: float, page: int) -> list[Line]:
    """The lines of type of one size, column by column from the top."""
    found: list[Line] = []
    own = of_size(boxes, size)
    for index, column in enumerate(columns):
        low, high = column.left - _OUTSIDE * size, column.right + _OUTSIDE * size
        inside = [box for box in own if low < box.x + box.advance / 2 < high]
        found += [
            Line(tuple(row), page, index, number, column, baseline_of(row))
            for number, row in enumerate(rows_of(inside, size), 1)
        ]
    return found


def baseline_of(row: Sequence[Box]) -> float:
    """The baseline of the Han in a row, else of what there is."""
    return median([box.y for box in row if is_han(box.char)] or [box.y for box in row])


def rows_of(boxes: Iterable[Box], size: float) -> Iterator[list[Box]]:
    """Boxes on one baseline, from the left; baselines from the top."""
    row: list[Box] = []
    for box in sorted(boxes, key=lambda box: -box.y):
        if row and row[0].y - box.y > _SAME_LINE * size:
            yield sorted(row, key=lambda box: box.x)
            row = []
        row.append(box)
    if row:
        yield sorted(row, key=lambda box: box.x)


def parted(lines: Sequence[Line], paragraphs: Sequence[str]) -> tuple[list[Line], int]:
    """Lines told which paragraph they are of by its text, and how many characters are not there.

    White does not count, nor does a hyphen that a program put at the end of a line.
    """
    found: list[Line] = []
    missing = 0
    rest = iter(lines)
    for number, paragraph in enumerate(paragraphs):
        wanted, done = "".join(paragraph.split()), 0
        while done < len(wanted) and (line := next(rest, None)) is not None:
            text = _plain(line.text)
            if text.endswith(("-", "‐")) and not wanted.startswith(text, done):
                text = text[:-1]
            here = wanted[done : done + len(text)]
            missing += (Counter(here) - Counter(text)).total()
            first, done = done == 0, done + len(text)
            last = done >= len(wanted)
            found.append(msgspec.structs.replace(line, paragraph=number, first=first, last=last))
        missing += max(0, len(wanted) - done)
    return found, missing


def _plain(text: str) -> str:
    return text.replace("⸺", "——").replace("⋯", "…")


def guessed(lines: Sequence[Line]) -> list[Line]:
    """Lines told which paragraph they are of by their indents and their white ends.

    Lines that stand in the middle of their column are left out.
    """
    lines = [line for line in lines if line.start < _CENTRED]
    found: list[Line] = []
    paragraph = 0
    for line, after in zip_longest(lines, lines[1:]):
        first = line.start > _INDENTED
        is_below = after is not None and _below(line, after)
        last = line.over < -(_INDENTED if is_below else _SHORT)
        last = last or (after is not None and is_below and after.start > _INDENTED)
        if first and found and not found[-1].last:
            paragraph += 1
        found.append(msgspec.structs.replace(line, paragraph=paragraph, first=first, last=last))
        paragraph += int(last or not is_below)
    return found


def _below(line: Line, after: Line) -> bool:
    """Whether a line stands right under another."""
    same = (line.page, line.index) == (after.page, after.index)
    return same and line.baseline - after.baseline < 2.2 * line.size


def pitch_of(lines: Sequence[Line]) -> float:
    """The distance between baselines that is most common, in points."""
    counts: Counter[float] = Counter()
    for _key, group in groupby(lines, lambda line: (line.page, line.index)):
        counts.update(round(a.baseline - b.baseline, 2) for a, b in pairwise(group))
    return counts.most_common(1)[0][0] if counts else 0.0
