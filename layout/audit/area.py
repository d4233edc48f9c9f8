"""The type area: what stands outside it or in another box, and what of it is white."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import msgspec

from layout.audit.sheet import HEAD_PARTS, NEAR, Fields, Finding, Sheet, area_of
from layout.diagnostics import Words
from layout.display import Fill, Image, ImportedPage
from layout.page.placed import PlacedBox, PlacedLine

MM = 25.4 / 72  # of a point
Limits = Mapping[str, float]
_OVERHANG = 0.5  # of its size, by which a mark at a line's end may stand out


# -- LAY07 ----------------------------------------------------------------------------------------


def outside(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """What reaches beyond the type area, or into another box; once a box.

    Body text stands in the lines of its legs, and these are cut out of the box's own cells.
    """
    for box in sheet.boxes:
        for line in box.lines:
            if line.part == "body" or not line.line.runs:
                continue
            if place := _strays(sheet, box, line):
                text = "".join(run.text for run in line.line.runs)[:12]
                what = Words(line.part, _PARTS.get(line.part, line.part))
                yield _stray(sheet, box, what, (text, place))
                break
        else:
            yield from _stray_shapes(sheet, box)


_PARTS = {
    "headline": "主题", "kicker": "引题", "deck": "副题", "caption": "图片说明", "byline": "署名",
    "label": "标签",
}  # fmt: skip


def _stray(sheet: Sheet, box: PlacedBox, what: Words, seen: tuple[str, Words]) -> Finding:
    """What strays: the words that are seen of it, and where it stands."""
    fields: Fields = {"box": box.name, "what": what, "text": seen[0], "place": seen[1]}
    spec = sheet.spec(box)
    is_head = what.en in HEAD_PARTS or (spec.head.ornament and what.en == "picture")
    return Finding(spec.where("head") if is_head else spec.where(), fields, box.name)


def _strays(sheet: Sheet, box: PlacedBox, line: PlacedLine) -> Words | None:
    """Where a line stands that it should not: in the margin or on another box's cells."""
    left, top, right, bottom = area_of(line)
    slack = _OVERHANG * max(run.size for run in line.line.runs)
    return _misplaced(sheet, box, (left + slack, top + NEAR, right - slack, bottom - NEAR))


def _misplaced(
    sheet: Sheet, box: PlacedBox, area: tuple[float, float, float, float]
) -> Words | None:
    """Where an area (left, top, right, bottom) lies beyond the type area, or on other boxes."""
    grid, (left, top, right, bottom) = sheet.grid, area
    inside = (grid.left - NEAR <= left and right <= grid.x(grid.zi) + NEAR
              and grid.top - NEAR <= top and bottom <= grid.y(grid.lines) + NEAR)  # fmt: skip
    if not inside:
        return Words("outside the type area", "排出了版心")
    first = max(0, math.floor((top + grid.gap / 2 - grid.top) / grid.leading))
    last = min(grid.lines - 1, math.floor((bottom - grid.gap / 2 - grid.top) / grid.leading))
    bits = 0
    for column in range(grid.columns):
        edges = sheet.edges(column, column + 1)
        if left + NEAR < edges[1] and edges[0] < right - NEAR:
            bits |= 1 << column
    for row in range(first, last + 1):
        if sheet.taken[row] & bits & ~box.region.row(row):
            other = next(one for one in sheet.boxes
                         if one is not box and one.region.row(row) & bits)  # fmt: skip
            return Words(f"in {other.name}", f"伸进了 {other.name}")
    return None


def _stray_shapes(sheet: Sheet, box: PlacedBox) -> Iterator[Finding]:
    for shape in box.shapes:
        if isinstance(shape, Image | ImportedPage | Fill):
            area = shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
            if place := _misplaced(sheet, box, area):
                is_ground = isinstance(shape, Fill)
                what = Words("ground", "底色") if is_ground else Words("picture", "图片")
                text = "" if isinstance(shape, Fill) else shape.path.rpartition("/")[2]
                yield _stray(sheet, box, what, (text, place))
                return


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
    """White that no head, gap of a line or margin accounts for: each deep hole, or the sum."""
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
    if not legs:
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
