"""版样: the plan and the `at` of each box become regions of the grid."""

from __future__ import annotations

import difflib

from layout.diagnostics import Sink, Span, Words
from layout.page.region import Region, pieces
from layout.spec.model import Box, Page

Cells = dict[int, int]
"""Line → its columns as bits."""


def plan_regions(page: Page, columns: int, lines: int, sink: Sink) -> dict[str, Region]:
    """The region of each box that has a sound one; everything else is reported."""
    planned = _read_plan(page, columns, lines, sink)
    cells: dict[str, Cells] = {}
    for name, box in page.boxes.items():
        if own := _cells_of(name, box, planned, (columns, lines), sink):
            cells[name] = own
    _check_names(page, planned, sink)
    _check_overlaps(page, cells, sink)
    return {
        name: Region(min(own), tuple(own[line] for line in sorted(own)))
        for name, own in cells.items()
        if _is_sound(page, name, own, cells, sink)
    }


def _read_plan(page: Page, columns: int, lines: int, sink: Sink) -> dict[str, Cells]:
    """The cells that each name has in the plan, cut off at the last line of the grid."""
    planned: dict[str, Cells] = {}
    line = 0
    for count, names in page.plan:
        for column, name in enumerate(names[:columns]):
            if name:
                own = planned.setdefault(name, {})
                for one in range(line, min(line + count, lines)):
                    own[one] = own.get(one, 0) | 1 << column
        line += count
    if page.plan and line > lines:
        row = _row_at(page, lines)
        sink.report("E205", page.plan_lines[row], lines=line, grid=lines, over=line - lines)
    elif page.plan and line < lines:
        sink.report("W206", page.plan_lines[-1], lines=line, grid=lines, left=lines - line)
    return {name: own for name, own in planned.items() if own}


def _row_at(page: Page, line: int) -> int:
    """The row of the plan that holds a line."""
    for index, (count, _) in enumerate(page.plan):
        if line < count:
            return index
        line -= count
    return len(page.plan) - 1


def _row_of(page: Page, name: str) -> Span:
    """Where a name is written in the plan for the first time."""
    for (_, names), span in zip(page.plan, page.plan_lines, strict=True):
        if name in names:
            return span
    return page.where("plan")


def _cells_of(
    name: str, box: Box, planned: dict[str, Cells], size: tuple[int, int], sink: Sink
) -> Cells | None:
    """The cells of a box, from its `at` or from the plan."""
    columns, lines = size
    if box.at is None:
        if name not in planned:
            sink.report("E207", box.where(), box=name)
        return planned.get(name)
    if name in planned:
        sink.report("E208", box.where("at"), box=name)
    (left, right), (top, bottom) = box.at.columns, box.at.lines
    if right > columns or bottom > lines:
        sink.report(
            "E209",
            box.at.where("columns" if right > columns else "lines"),
            box=name,
            area=_area(left - 1, right, top - 1, bottom),
            columns=columns,
            lines=lines,
        )
        return None
    row = ((1 << (right - left + 1)) - 1) << (left - 1)
    return dict.fromkeys(range(top - 1, bottom), row)


def _check_names(page: Page, planned: dict[str, Cells], sink: Sink) -> None:
    for name in planned:
        if name not in page.boxes:
            near = difflib.get_close_matches(name, page.boxes, 1, 0.5)
            sink.report(
                "E201",
                _row_of(page, name),
                hint="near" if near else "",
                name=name,
                near=near[0] if near else "",
            )


def _check_overlaps(page: Page, cells: dict[str, Cells], sink: Sink) -> None:
    """Report each pair of boxes that share cells, at the one that an `at` placed."""
    names = list(cells)
    for index, first in enumerate(names):
        for second in names[index + 1 :]:
            shared = {
                line: both
                for line, row in cells[first].items()
                if (both := row & cells[second].get(line, 0))
            }
            if shared:
                _report_overlap(page, first, second, shared, sink)


def _report_overlap(page: Page, first: str, second: str, shared: Cells, sink: Sink) -> None:
    name, other = (second, first) if page.boxes[second].at else (first, second)
    placed = page.boxes[name].at
    other_at = page.boxes[other].at
    note = other_at.where() if other_at else _row_of(page, other)
    cover = 0
    for row in shared.values():
        cover |= row
    left = (cover & -cover).bit_length() - 1
    sink.report(
        "E203",
        placed.where() if placed else _row_of(page, name),
        notes=(note,),
        box=name,
        other=other,
        area=_area(left, cover.bit_length(), min(shared), max(shared) + 1),
    )


def _is_sound(page: Page, name: str, own: Cells, cells: dict[str, Cells], sink: Sink) -> bool:
    """Whether the cells are one piece without an empty hole; reports where they are not."""
    if len(set(own.values())) == 1 and _is_run(next(iter(own.values()))) and _is_dense(own):
        return True
    span = page.boxes[name].where("at") if page.boxes[name].at else _row_of(page, name)
    parts = pieces(own)
    if len(parts) > 1:
        areas = [_bounds(part) for part in parts]
        sink.report("E202", span, box=name, first=areas[0], second=areas[1], count=len(parts))
        return False
    if hole := _empty_hole(own, cells):
        sink.report("E204", span, box=name, area=_bounds(hole))
        return False
    return True


def _is_run(row: int) -> bool:
    low = row & -row
    return (row + low) & row == 0


def _is_dense(own: Cells) -> bool:
    return max(own) - min(own) + 1 == len(own)


def _empty_hole(own: Cells, cells: dict[str, Cells]) -> Cells:
    """Cells that the region encloses and that no other box fills.

    Whole empty lines over and under a box in there are the white round it, and no hole.
    """
    cover = 0
    for row in own.values():
        cover |= row
    frame = (1 << (cover.bit_length() + 1)) - 1
    lines = range(min(own) - 1, max(own) + 2)
    # One column and one line of margin all round, so that all outside cells are joined.
    outside = {line: (frame << 1 | 1) & ~(own.get(line, 0) << 1) for line in lines}
    for part in pieces(outside):
        if min(part) < min(own):
            continue
        hole = {line: row >> 1 for line, row in part.items()}
        inner = dict(hole)
        for other in cells.values():
            if other is not own:
                inner = {line: row & ~other.get(line, 0) for line, row in inner.items()}
        if inner != hole:  # it holds a box
            inner = {line: row for line, row in inner.items() if row != hole[line]}
        if any(inner.values()):
            return {line: row for line, row in inner.items() if row}
    return {}


def _bounds(own: Cells) -> Words:
    cover = 0
    for row in own.values():
        cover |= row
    left = (cover & -cover).bit_length() - 1
    return _area(left, cover.bit_length(), min(own), max(own) + 1)


def _area(left: int, right: int, top: int, bottom: int) -> Words:
    """A rectangle in words; counts from 0, ends exclusive."""
    columns = f"{left + 1}" if right == left + 1 else f"{left + 1}-{right}"
    lines = f"{top + 1}" if bottom == top + 1 else f"{top + 1}-{bottom}"
    return Words(
        f"column{'s' * (right > left + 1)} {columns}, line{'s' * (bottom > top + 1)} {lines}",
        f"第 {columns} 栏、第 {lines} 行",
    )
