"""How boxes stand to each other and fill their place: the rules LAY."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from layout.audit.sheet import Fields, Finding, Headline, Sheet
from layout.diagnostics import Words
from layout.display import Rule
from layout.page.placed import PlacedBox
from layout.spec.model import Box

Limits = Mapping[str, float]
_NEAR = 0.5  # pt


def headline_collision(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Heads of two stories level with each other, with only the gutter between."""
    for one, other in combinations(sheet.headlines, 2):
        left, right = sorted((one, other), key=lambda head: head.left)
        ratio = max(one.size, other.size) / min(one.size, other.size)
        if not _beside(sheet, left, right) or ratio >= limits["ratio"]:
            continue
        top, bottom = max(one.top, other.top), min(one.bottom, other.bottom)
        first, last = (int((y - sheet.grid.top) // sheet.grid.leading) + 1 for y in (top, bottom))
        yield Finding(
            sheet.spec(right.box).where(),
            {"box": left.box.name, "other": right.box.name, "lines": f"{first}-{last}"},
            right.box.name,
            notes=(sheet.spec(left.box).where(),),
        )


def _beside(sheet: Sheet, left: Headline, right: Headline) -> bool:
    """Whether two heads stand level in neighbouring columns, and nothing parts them."""
    if left.box.is_framed or right.box.is_framed:
        return False
    top, bottom = max(left.top, right.top), min(left.bottom, right.bottom)
    touches = left.box.region.right == right.box.region.left
    return touches and bottom - top > _NEAR and not _rule_down(sheet, left.right, right.left, top)


def _rule_down(sheet: Sheet, left: float, right: float, y: float) -> bool:
    """Whether a vertical rule of the page stands between two places at a height."""
    return any(
        rule.x1 == rule.x2 and left <= rule.x1 <= right and rule.y1 - _NEAR <= y <= rule.y2
        for rule in sheet.placed.rules
    )


def through_line(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """A straight gap or rule across the whole type area, or down all of it."""
    rows = sheet.owners
    first = _under_masthead(sheet)
    gaps = {line for line in range(first + 1, sheet.grid.lines) if not _crossed(rows, line)}
    for line in sorted(line for line in gaps if line + 1 not in gaps):
        if _is_editorial(rows[first:line]) and _is_editorial(rows[line:]):
            place = Words(f"above line {line + 1}", f"第 {line + 1} 行之上")
            yield _through(sheet, Words("gap", "空白或线"), place, "across", line=line + 1)
    for column in range(1, sheet.grid.columns):
        pairs = [(row[column - 1], row[column]) for row in rows[first:]]
        sides = [any(pair[side] for pair in pairs) for side in (0, 1)]
        if all(sides) and not any(a is b is not None for a, b in pairs):
            place = Words(f"after column {column}", f"第 {column} 栏之后")
            yield _through(sheet, Words("gutter", "栏距"), place, "down", column=column)


def _through(sheet: Sheet, what: Words, place: Words, hint: str, **at: int) -> Finding:
    return Finding(sheet.page.where("plan"), {"what": what, "place": place, **at}, hint=hint)


def _under_masthead(sheet: Sheet) -> int:
    """The first line under the masthead and the white that follows it."""
    bottoms = [
        box.region.bottom for box in sheet.boxes if box.kind == "furniture" and not box.region.top
    ]
    line = max(bottoms, default=0)
    while line < sheet.grid.lines and not any(sheet.owners[line]):
        line += 1
    return line


def _crossed(rows: list[list[PlacedBox | None]], line: int) -> bool:
    """Whether a box stands on both sides of a line's upper edge."""
    return any(a is b is not None for a, b in zip(rows[line - 1], rows[line], strict=True))


def _is_editorial(rows: list[list[PlacedBox | None]]) -> bool:
    """Whether more than adverts and white stand there."""
    return any(box.kind != "advert" for row in rows for box in row if box)


def uneven_feet(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Legs of one story that end more than a line apart."""
    for box in sheet.stories:
        white = [leg.lines - leg.filled for leg in sheet.legs(box) if leg.lines]
        apart = max(white, default=0) - min(white, default=0)
        if len(white) > 1 and apart > limits["lines"]:
            chars = round(apart * sheet.grid.measure)
            yield _of(sheet, box, lines=apart, chars=chars)


def short_tail(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """A last leg of a line or two."""
    for box in sheet.stories:
        legs = sheet.legs(box)
        if len(legs) > 1 and legs[-1].filled < limits["lines"]:
            needed = int(limits["lines"]) - legs[-1].filled
            columns = len(legs) - 1
            yield _of(sheet, box, "columns", lines=legs[-1].filled, columns=columns, needed=needed)


def short_leg(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Another leg of fewer than five lines."""
    for box in sheet.stories:
        legs = sheet.legs(box)
        for index, leg in enumerate(legs[:-1], 1):
            if 0 < leg.filled < limits["lines"]:
                columns = max(1, len(legs) - 1)
                yield _of(sheet, box, "columns", leg=index, lines=leg.filled, columns=columns)


def _of(sheet: Sheet, box: PlacedBox, key: str = "", **fields: int | str) -> Finding:
    return Finding(sheet.spec(box).where(key), {"box": box.name, **fields}, box.name)


def under_own_head(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """Text in columns that its own head does not cover."""
    for head in sheet.headlines:
        box = head.box
        own = box.region.row(box.region.top)
        rows = [box.region.row(line) for line in range(box.region.top, box.region.bottom)]
        beyond = 0
        for row in rows:
            beyond |= row & ~own
        if beyond and not box.is_framed:
            columns = [str(c + 1) for c in range(sheet.grid.columns) if beyond >> c & 1]
            yield _of(sheet, box, columns=", ".join(columns))


def outside(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """Lines that reach beyond the type area."""
    grid = sheet.grid
    left, right = grid.left - grid.body, grid.x(grid.zi) + grid.body
    top, bottom = grid.top, grid.y(grid.lines)
    for box in sheet.boxes:
        for line in box.lines:
            runs = line.line.runs
            if not runs:
                continue
            start = line.x + runs[0].x
            is_wide = start < left or start + line.line.width > right
            if is_wide or not top - _NEAR <= line.y <= bottom + _NEAR:
                yield _of(sheet, box, what=line.part, text=runs[0].text[:12])
                break


def ad_border(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """An advert that neither frame, rule nor white closes off from a story."""
    grid = sheet.grid
    for box in sheet.boxes:
        if box.kind != "advert" or box.is_framed:
            continue
        for other in sheet.stories:
            if not other.is_framed and _too_near(sheet, box, other, limits["white"] * grid.body):
                yield _of(sheet, box, "advert", other=other.name)


def _too_near(sheet: Sheet, box: PlacedBox, other: PlacedBox, least: float) -> bool:
    """Whether two boxes stand nearer than `least` points, with no rule between."""
    grid, a, b = sheet.grid, box.region, other.region
    shared = range(max(a.top, b.top), min(a.bottom, b.bottom))
    if shared and (a.right == b.left or b.right == a.left):
        column = max(a.left, b.left)
        left, right = grid.x(grid.column(column) - grid.gutter), grid.x(grid.column(column))
        y = grid.y(shared[len(shared) // 2])
        return grid.gutter * grid.body < least and not _rule_down(sheet, left, right, y)
    over = a.left < b.right and b.left < a.right
    lines = max(a.top - b.bottom, b.top - a.bottom)
    if not over or lines < 0:
        return False
    edges = grid.y(min(a.bottom, b.bottom)), grid.y(max(a.top, b.top))
    return lines * grid.leading + grid.gap < least - _NEAR and not _rule_across(sheet, *edges)


def _rule_across(sheet: Sheet, top: float, bottom: float) -> bool:
    rules: tuple[Rule, ...] = sheet.placed.rules
    return any(rule.y1 == rule.y2 and top - 1 <= rule.y1 <= bottom + 1 for rule in rules)


def white_space(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """White that no head, gap of a line or margin accounts for."""
    grid = sheet.grid
    holes = [(*_hole(sheet, column), column) for column in range(grid.columns)]
    cells = sum(count for count, _, _, _ in holes)
    short = {box: _short(sheet, box) for box in sheet.stories}
    cells += sum(count for count, _ in short.values())
    percent = 100 * cells / (grid.columns * grid.lines)
    deepest = max(holes, key=lambda hole: hole[1])
    fewest = max(short, key=lambda box: short[box][1], default=None)
    lines = max(deepest[1], short[fewest][1] if fewest else 0)
    if percent <= limits["percent"] and lines <= limits["lines"]:
        return
    if fewest and short[fewest][1] >= deepest[1]:
        place = Words(f"at the foot of {fewest.name}", f"{fewest.name} 的栏末")
        span, name = sheet.spec(fewest).where(), fewest.name
        chars = round(short[fewest][0] * grid.measure)
    else:
        at = f"{deepest[2] + 1}-{deepest[2] + deepest[1]}"
        place = Words(
            f"in column {deepest[3] + 1}, lines {at}", f"第 {deepest[3] + 1} 栏第 {at} 行"
        )
        span, name = sheet.page.where("plan"), ""
        chars = round(deepest[1] * grid.measure)
    fields: Fields = {"percent": f"{percent:.1f}", "lines": lines, "place": place, "chars": chars}
    yield Finding(span, {**fields, "box": name or Words("the page", "这里")}, name)


def _hole(sheet: Sheet, column: int) -> tuple[int, int, int]:
    """White cells of a column in runs of two lines and more; its longest run and where it is."""
    cells = longest = first = run = 0
    for line in range(sheet.grid.lines + 1):
        if line < sheet.grid.lines and sheet.owners[line][column] is None:
            run += 1
            continue
        if run > 1:
            cells += run
            if run > longest:
                longest, first = run, line - run
        run = 0
    return cells, longest, first


def _short(sheet: Sheet, box: PlacedBox) -> tuple[int, int]:
    """Cells that a story leaves white at its feet, and the lines of its deepest gap."""
    legs = sheet.legs(box)
    if not legs:
        return 0, 0
    white = [leg.lines - leg.filled for leg in legs]
    return round(sum(white) * box.region.span / len(legs)), max(white)


def touching_frames(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """Two framed boxes without a line of white between."""
    framed = [box for box in sheet.boxes if _has_frame(sheet.spec(box))]
    for upper, lower in combinations(framed, 2):
        a, b = upper.region, lower.region
        if a.bottom == b.top and a.left < b.right and b.left < a.right:
            place = Words(f"line {b.top + 1}", f"第 {b.top + 1} 行")
            fields: Fields = {"box": upper.name, "other": lower.name, "place": place}
            yield Finding(sheet.spec(lower).where(), fields, lower.name)


def _has_frame(box: Box) -> bool:
    """Whether a box has rules or a border on all its sides."""
    return box.frame is not None and box.frame.kind != "none" and box.frame.sides is None
