"""The lines of a page of which nothing is known: columns are where lines begin and end alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from benchmarks.quality.boxes import Box
from benchmarks.quality.lines import Column, Line, baseline_of, of_size, rows_of
from benchmarks.quality.marks import is_han

_GUTTER = 0.95  # 字 of white that parts two lines
_SHORT = 4  # 字: columns and lines that are narrower are not looked for
_NEAR = 0.15  # 字 between edges that are the same
_OUTSIDE = 0.75  # 字 that a hanging mark may be out of its column
_FOLLOWS = 2.2  # 字 from baseline to baseline at the most
_RUN = 3  # full lines one below the other make a column


def lines_on(boxes: Iterable[Box], page: int) -> list[Line]:
    """The lines of running text on a page, column by column; none where there are no columns."""
    every = list(boxes)
    size = body_size(every)
    if not size:
        return []
    rows = list(_stretches(of_size(every, size), size))
    columns = _columns(rows, size)
    held: list[list[list[Box]]] = [[] for _ in columns]
    for row in rows:
        fitting = [index for index, (column, _) in enumerate(columns) if _fits(row, column, size)]
        if fitting:
            own = min(fitting, key=lambda index: _distance(row, columns[index][1]))
            held[own].append(row)
    return [
        Line(tuple(box for row in group for box in row), page, index, number, column, baseline)
        for index, (column, _full) in enumerate(columns)
        for number, (baseline, group) in enumerate(_joined(held[index], size), 1)
    ]


def body_size(boxes: Iterable[Box]) -> float:
    """The size that most Han of a page have."""
    counts = Counter(round(box.size, 1) for box in boxes if is_han(box.char))
    return counts.most_common(1)[0][0] if counts else 0.0


def _stretches(boxes: Iterable[Box], size: float) -> Iterator[list[Box]]:
    """Rows cut where the white is wider than a line may have inside."""
    for row in rows_of(boxes, size):
        part = row[:1]
        for left, right in pairwise(row):
            if right.seen_left - left.seen_right > _GUTTER * size:
                yield part
                part = []
            part.append(right)
        yield part


def _columns(rows: Sequence[list[Box]], size: float) -> list[tuple[Column, list[float]]]:
    """Columns from the left with the baselines of their full lines, which have both edges."""
    edges = Counter(
        (round(_left(row) / size, 1), round(_right(row) / size, 1))
        for row in rows
        if _right(row) - _left(row) > _SHORT * size
    )
    found: list[tuple[Column, list[float]]] = []
    for left, right in (pair for pair, count in edges.most_common() if count >= _RUN):
        column = Column(left * size, right * size)
        if any(_is_same(column, other, size) for other, _ in found):
            continue
        full = [row for row in rows if _is_same(Column(_left(row), _right(row)), column, size)]
        exact = Column(median(map(_left, full)), median(map(_right, full)))
        baselines = [baseline_of(row) for row in full]
        if _has_run(baselines, size):
            found.append((exact, baselines))
    return sorted(found, key=lambda pair: (pair[0].left, pair[0].right))


def _left(row: Sequence[Box]) -> float:
    return row[0].seen_left


def _right(row: Sequence[Box]) -> float:
    return row[-1].seen_right


def _is_same(one: Column, other: Column, size: float) -> bool:
    return max(abs(one.left - other.left), abs(one.right - other.right)) < _NEAR * size


def _has_run(baselines: Sequence[float], size: float) -> bool:
    """Whether enough baselines, from the top, follow each other without a line between."""
    longest = run = 1
    for above, below in pairwise(baselines):
        run = run + 1 if above - below < _FOLLOWS * size else 1
        longest = max(longest, run)
    return longest >= _RUN


def _fits(row: Sequence[Box], column: Column, size: float) -> bool:
    slack = _OUTSIDE * size
    return _left(row) > column.left - slack and _right(row) < column.right + slack


def _distance(row: Sequence[Box], baselines: Sequence[float]) -> float:
    """From a row to the nearest full line of a column."""
    return min(abs(baseline_of(row) - baseline) for baseline in baselines)


def _joined(rows: Sequence[list[Box]], size: float) -> Iterator[tuple[float, list[list[Box]]]]:
    """Stretches on one baseline as one line: a full space of the writer's parts none."""
    group: list[list[Box]] = []
    for row in rows:
        if group and abs(baseline_of(group[0]) - baseline_of(row)) > size / 3:
            yield baseline_of(group[0]), group
            group = []
        group.append(row)
    if group:
        yield baseline_of(group[0]), group
