"""Boxes moved in the plan: what may mend a finding without changing a word or a style."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from layout.audit.boundary import Boundary, Cells, cells_of, moved, over, under
from layout.audit.change import (
    ELASTIC,
    Changes,
    framed,
    head_of,
    is_elastic,
    keyed,
    kind_of,
    name_of,
    planned,
)
from layout.audit.sheet import Fields, Finding, Sheet
from layout.page.placed import PlacedBox

_ALONE = 2  # places of a frame that is one word: its own and that of its kind
_STEP = 2  # lines by which a box reaches over a straight gap, where the finding does not say


def heads_apart(sheet: Sheet, found: Finding) -> Changes:
    """碰题: one of the two lower or higher by the lines that both stand in, framed, or vertical."""
    names = [name_of(found, key) for key in ("other", "box")]
    boxes = [box for name in names for box in sheet.boxes if box.name == name]
    if len(boxes) != len(names):
        return
    by = _lines_to_part(sheet, found)
    for box, other in (boxes, reversed(boxes)):
        for step in (by, -by):
            yield from _shifted(sheet, box, other.name, step)
    small = min(boxes, key=lambda box: box.region.cells)
    yield from framed(sheet, small.name)
    if small.region.span == 1:
        yield keyed(sheet, "vertical", {"box": small.name}, ("head", "direction"), "vertical")


def _lines_to_part(sheet: Sheet, found: Finding) -> int:
    """How many lines lower or higher one of two heads must stand to part them."""
    by = found.fields.get("by")
    if isinstance(by, int):
        return by
    heads = [head_of(sheet, name_of(found, key)) for key in ("box", "other")]
    bottom = min((head.bottom for head in heads if head), default=0.0)
    top = max((head.top for head in heads if head), default=0.0)
    return int((bottom - top) // sheet.grid.leading) + 1


def _shifted(sheet: Sheet, box: PlacedBox, other: str, by: int) -> Changes:
    """A box lower or higher with its depth, or with its foot where it was."""
    cells = cells_of(sheet.page)
    top = over(cells, box.name)
    if top is None or other in top.below or not top.is_between or not is_elastic(sheet, top):
        return
    fields: Fields = {"box": box.name, "by": abs(by)}
    kind = "lower" if by > 0 else "higher"
    whole = None
    if (foot := under(cells, box.name)) and is_elastic(sheet, foot):
        steps = [(top, by), (foot, by)] if by < 0 else [(foot, by), (top, by)]
        whole = _moved_in_turn(cells, box.name, [edge is top for edge, _ in steps], by)
    for done in (whole, moved(cells, top, by)):
        if done is not None:
            yield planned(sheet, kind, fields, done)


def _moved_in_turn(cells: Cells, name: str, tops: Sequence[bool], by: int) -> Cells | None:
    """Both boundaries of a box moved alike, one after the other."""
    done: Cells | None = cells
    for is_top in tops:
        edge = (over if is_top else under)(done, name) if done else None
        done = moved(done, edge, by) if done and edge else None
    return done


def deeper(*steps: int) -> Callable[[Sheet, Finding], Changes]:
    """The box of a finding deeper by so many lines, less deep below 0; the neighbours give them."""

    def look(sheet: Sheet, found: Finding) -> Changes:
        cells = cells_of(sheet.page)
        edges = [edge(cells, found.box) for edge in (under, over)] if found.box else []
        for step in steps:
            for edge, sign in zip(edges, (1, -1), strict=False):
                if edge is None or not is_elastic(sheet, edge):
                    continue
                if step < 0 and not edge.is_between:
                    continue  # nobody takes the lines
                done = moved(cells, edge, sign * step)
                if done is not None:
                    kind = "deeper" if step > 0 else "shallower"
                    yield planned(sheet, kind, {"box": found.box, "by": abs(step)}, done)

    return look


def over_line(sheet: Sheet, found: Finding) -> Changes:
    """断版: the boxes of one side of a straight gap reach over it."""
    line = found.fields.get("line")
    cells = cells_of(sheet.page)
    if not isinstance(line, int) or not 0 < line <= len(cells):
        return
    by = found.fields.get("by")
    steps = dict.fromkeys((by, _STEP) if isinstance(by, int) else (_STEP,))
    seen: set[frozenset[str]] = set()
    for name in dict.fromkeys(cells[line - 1]):
        edge = over(cells, name) if name else None
        if edge is None or edge.above | edge.below in seen or not is_elastic(sheet, edge):
            continue
        seen.add(edge.above | edge.below)
        if len(edge.edges) == sheet.grid.columns:
            continue
        for step in steps:
            for lines in (edge.white + step, -edge.white - step):
                if done := moved(cells, edge, lines):
                    names = edge.above if lines > 0 else edge.below
                    first = min(names, key=lambda one: (_left_of(cells, one), one), default="")
                    fields: Fields = {"box": first, "by": abs(lines)}
                    yield planned(sheet, "deeper", fields, done)


def _left_of(cells: Cells, name: str) -> int:
    """The first column of a box."""
    return min((row.index(name) for row in cells if name in row), default=0)


def over_hole(sheet: Sheet, found: Finding) -> Changes:
    """天窗: a box over a hole deeper by its lines, or one that ends in white less deep."""
    name, lines = name_of(found, "box"), found.fields.get("lines")
    if found.hint == "deeper" and isinstance(lines, int) and name in sheet.page.boxes:
        cells = cells_of(sheet.page)
        edge = under(cells, name)
        if edge and is_elastic(sheet, edge) and (done := moved(cells, edge, lines)):
            yield planned(sheet, "deeper", {"box": name, "by": lines}, done)
    elif found.box:
        yield from deeper(-1, -2, -3)(sheet, found)


def line_between(sheet: Sheet, found: Finding) -> Changes:
    """线框相冲: a line of white between the two, or the frame taken off one."""
    cells, lower = cells_of(sheet.page), name_of(found, "box")
    upper = name_of(found, "other")
    fields: Fields = {"box": lower, "other": upper}
    for name in (upper, lower):
        if kind_of(sheet, name) not in ELASTIC:
            continue
        for edge in (under(cells, name), over(cells, name)) if lower != upper else ():
            if edge and {lower, upper} <= edge.above | edge.below and not edge.white:
                yield from _parted(sheet, cells, edge, name, fields)
    for name in dict.fromkeys((lower, upper)):
        if sheet.page.boxes[name].frame:
            yield from _less_framed(sheet, name, found)


def _less_framed(sheet: Sheet, name: str, found: Finding) -> Changes:
    """A frame on the sides that the finding leaves it, or none."""
    frame, sides = sheet.page.boxes[name].frame, found.fields.get("sides")
    if frame and name == found.box and isinstance(sides, str) and len(frame.places) == _ALONE:
        value = f"{{kind: {frame.kind}, sides: {sides}}}"
        yield keyed(sheet, "sides", {"box": name}, ("frame",), value)
    yield keyed(sheet, "unframed", {"box": name}, ("frame",), "none")


def _parted(sheet: Sheet, cells: Cells, edge: Boundary, name: str, fields: Fields) -> Changes:
    done = [row[:] for row in cells]
    for column, one in edge.edges.items():
        done[one.foot - 1 if name in edge.above else one.head][column] = ""
    yield planned(sheet, "white", fields, done)
