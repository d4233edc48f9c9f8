"""The type area: what stands outside it or in another box, and what of it is white."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import msgspec

from layout.audit.sheet import HEAD_PARTS, NEAR, Fields, Finding, Sheet, area_of
from layout.diagnostics import Words
from layout.display import Fill, Image, ImportedPage
from layout.page.placed import PlacedBox

MM = 25.4 / 72  # of a point
Limits = Mapping[str, float]
Area = tuple[float, float, float, float]
"""Left, top, right and bottom in points."""
_OVERHANG = 0.5  # of its size, by which a mark at a line's end may stand out


# -- LAY07 ----------------------------------------------------------------------------------------


def outside(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """What reaches beyond the type area, or into another box; once a box.

    Body text stands in the lines of its legs, and these are cut out of the box's own cells.
    """
    for box in sheet.boxes:
        for what, text, area in _placed(sheet, box):
            if stray := _misplaced(sheet, box, area):
                place, over = stray
                fields: Fields = {"box": box.name, "what": what, "text": text, "place": place}
                fields["over"] = math.ceil(over)
                spec = sheet.spec(box)
                is_head = what.en in HEAD_PARTS or (spec.head.ornament and what.en == "picture")
                yield Finding(spec.where("head" if is_head else ""), fields, box.name)
                break


_PARTS = {
    "headline": "主题", "kicker": "引题", "deck": "副题", "caption": "图片说明", "label": "标签",
}  # fmt: skip


def _placed(sheet: Sheet, box: PlacedBox) -> Iterator[tuple[Words, str, Area]]:
    """The lines of a box, body text apart, its pictures and grounds: names, words and areas."""
    for line in box.lines:
        if line.part != "body" and line.line.runs:
            left, top, right, bottom = area_of(line)
            slack = _OVERHANG * max(run.size for run in line.line.runs)
            text = "".join(run.text for run in line.line.runs)[:12]
            what = Words(line.part, _PARTS.get(line.part, line.part))
            yield what, text, (left + slack, top, right - slack, bottom)
    spec = sheet.spec(box)
    for shape in box.shapes:
        if isinstance(shape, Image | ImportedPage | Fill):
            area = shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
            if isinstance(shape, Fill):
                yield Words("ground", "底色"), spec.tint or spec.head.tint or "", area
            else:
                yield Words("picture", "图片"), shape.path.rpartition("/")[2], area


def _misplaced(sheet: Sheet, box: PlacedBox, area: Area) -> tuple[Words, float] | None:
    """Where an area lies beyond the type area, or on other boxes, and by how many points."""
    grid, region = sheet.grid, box.region
    over = _beyond(
        area, (*sheet.edges(region.left, region.right), region.top, region.bottom), sheet
    )
    if over <= NEAR and region.is_rectangle:
        return None
    out = _beyond(area, (grid.x(0), grid.x(grid.zi), 0, grid.lines), sheet)
    if out > NEAR:
        return Words("outside the type area", "排出了版心"), out
    bits = 0
    for column in range(grid.columns):
        left, right = sheet.edges(column, column + 1)
        if area[0] + NEAR < right and left < area[2] - NEAR:
            bits |= 1 << column
    first, last = ((y - grid.top) / grid.leading for y in (area[1] + NEAR, area[3] - NEAR))
    for row in range(max(0, math.floor(first)), min(grid.lines, math.floor(last) + 1)):
        if sheet.taken[row] & bits & ~region.row(row):
            others = (one for one in sheet.boxes if one is not box)
            name = next(one.name for one in others if one.region.row(row) & bits)
            return Words(f"in {name}", f"伸进了 {name}"), max(over, 1)
    return None


def _beyond(area: Area, bounds: Area, sheet: Sheet) -> float:
    """How far an area reaches beyond bounds (left and right in points, lines of the grid)."""
    left, right, top, bottom = bounds
    top, bottom = sheet.grid.y(top), sheet.grid.y(bottom)
    return max(left - area[0], top - area[1], area[2] - right, area[3] - bottom)


# -- LAY09 ----------------------------------------------------------------------------------------


class _Hole(msgspec.Struct, frozen=True):
    """White: basic columns and lines, the last exclusive, its cells, and the story it is in."""

    columns: tuple[int, int]
    lines: tuple[int, int]
    cells: float
    box: PlacedBox | None = None

    @property
    def depth(self) -> int:
        return self.lines[1] - self.lines[0]


def white_space(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """White that no head, gap of a line or margin accounts for: each deep hole, or the sum.

    A box that could not be set leaves white too; why it could not was told.
    """
    if len(sheet.boxes) < len(sheet.page.boxes):
        return
    holes = [*_between(sheet), *(hole for box in sheet.stories for hole in _at_feet(sheet, box))]
    cells = sum(hole.cells for hole in holes)
    percent = 100 * cells / (sheet.grid.columns * sheet.grid.lines)
    found = [hole for hole in holes if hole.depth > limits["lines"]]
    if not found and percent > limits["percent"]:
        found = [max(holes, key=lambda hole: hole.cells)]
    for hole in found:
        yield _white(sheet, hole, percent)


def _between(sheet: Sheet) -> Iterator[_Hole]:
    """White of two lines and more that belongs to no box, as rectangles."""
    grid, full = sheet.grid, (1 << sheet.grid.columns) - 1
    opened: dict[int, int] = {}  # column → first white line
    closed: dict[tuple[int, int], list[int]] = {}
    before = 0
    for line in range(grid.lines + 1):
        white = full & ~sheet.taken[line] if line < grid.lines else 0
        if white != before:
            for column in range(grid.columns):
                bit = 1 << column
                if white & bit and not before & bit:
                    opened[column] = line
                elif before & bit and not white & bit and line - opened[column] > 1:
                    closed.setdefault((opened[column], line), []).append(column)
            before = white
    for lines, columns in closed.items():
        first = columns[0]
        for column, after in zip(columns, [*columns[1:], -1], strict=True):
            if after != column + 1:
                cells = (column + 1 - first) * (lines[1] - lines[0])
                yield _Hole((first, column + 1), lines, cells)
                first = after


def _at_feet(sheet: Sheet, box: PlacedBox) -> Iterator[_Hole]:
    """White at the feet of a story's legs, as one hole as deep as its deepest."""
    legs = sheet.legs(box)
    if not legs or sheet.feet(box) == "last":  # planned
        return
    wide = (sheet.grid.measure + sheet.grid.gutter) * sheet.grid.body
    gutter = sheet.grid.gutter * sheet.grid.body
    cells = sum((leg.lines - leg.filled) * (leg.right - leg.left + gutter) / wide for leg in legs)
    deepest = max(legs, key=lambda leg: leg.bottom - leg.foot)
    if deepest.bottom - deepest.foot > 1:  # a line is no hole, as between two boxes
        columns = box.region.left, box.region.right
        yield _Hole(columns, (deepest.foot, deepest.bottom), cells, box)


def _white(sheet: Sheet, hole: _Hole, percent: float) -> Finding:
    grid, box = sheet.grid, hole.box or _over(sheet, hole)
    count = hole.columns[1] - hole.columns[0]
    width = (grid.column(count - 1) + grid.measure) * grid.body * MM
    fields: Fields = {
        "percent": f"{percent:.1f}", "lines": hole.depth, "box": box.name if box else "",
        "chars": round(hole.cells * grid.measure), "width": f"{width:.0f}",
        "first": box.region.top + 1 if box else 0, "last": hole.lines[1],
    }  # fmt: skip
    if hole.box:
        place = Words(f"at the foot of {hole.box.name}", f"{hole.box.name} 的栏末")
        return Finding(sheet.spec(hole.box).where(), {**fields, "place": place}, hole.box.name)
    columns = _named(hole.columns[0] + 1, hole.columns[1])
    lines = _named(hole.lines[0] + 1, hole.lines[1])
    some = "columns" if count > 1 else "column"
    place = Words(f"in {some} {columns}, lines {lines}", f"第 {columns} 栏第 {lines} 行")
    hint = "deeper" if box else "filler"
    return Finding(sheet.page.where("plan"), {**fields, "place": place}, hint=hint)


def _over(sheet: Sheet, hole: _Hole) -> PlacedBox | None:
    """The picture that could reach down through a hole: it stands over all of it, and no wider."""
    for box in sheet.boxes:
        region = box.region
        is_over = region.bottom in (hole.lines[0], hole.lines[0] - 1) and region.is_rectangle
        if box.kind == "picture" and is_over and (region.left, region.right) == hole.columns:
            return box
    return None


def _named(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}-{last}"
