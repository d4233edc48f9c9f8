"""变栏 and 栏线: a story's region divided as its box says, and the rules in its gutters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.display import BLACK, Rule
from layout.page import stroke
from layout.page.cut import LEAST_MEASURE, Cut
from layout.page.desk import Desk
from layout.page.feet import Bed
from layout.page.legs import (
    BETWEEN,
    Division,
    Legs,
    Tier,
    legs_of,
    most_columns,
    part_of,
    text_width,
)
from layout.page.region import Region
from layout.spec.model import Box, Columns, RuleLine

RULED = 2.0  # 字 of a gutter from which on the house rules it (newspaper-terms, section 2)


def divide(desk: Desk, box: Box, region: Region, inset: float) -> Legs:
    """The legs of a story under its head; what cannot be done is reported, and done plainly."""
    bands = _fitting(desk, box, box.columns, region) or (Columns(),)
    divisions: list[Division] = []
    top = region.top
    for band in bands:
        part = part_of(region, top, band.lines)
        if part is None:
            break
        divisions.append(_division(desk, box, band, (part, inset), is_alone=len(bands) == 1))
        top = part.bottom + BETWEEN
    legs = legs_of(desk.grid, region, inset, divisions)
    if legs.white_lines:
        _report_white(desk, box, legs.white_lines)
    return legs


def _fitting(
    desk: Desk, box: Box, bands: tuple[Columns, ...], region: Region
) -> tuple[Columns, ...]:
    """The bands, if their depths are given and leave the last one a line."""
    needed = 0
    for band in bands[:-1]:
        if band.lines is None:
            desk.sink.report("E244", band.where(), box=box.name)
            return bands[-1:]
        needed += band.lines + BETWEEN
    needed += (bands[-1].lines or 1) if bands else 0
    if needed > len(region.rows):
        desk.sink.report(
            "E243", box.where("columns"), box=box.name, needed=needed, lines=len(region.rows)
        )
        return bands[-1:]
    return bands


def _division(
    desk: Desk, box: Box, band: Columns, place: tuple[Region, float], *, is_alone: bool
) -> Division:
    grid, (region, inset) = desk.grid, place
    gutter = (
        grid.gutter if box.gutter is None else box.gutter.pt(grid.body, grid.leading) / grid.body
    )
    width = text_width(grid, region, inset)
    count = band.columns or len(band.widths) or region.span
    shares = band.widths or (1.0,) * count
    if count != len(shares):
        desk.sink.report(
            "E245", band.where("widths"), box=box.name, count=len(shares), columns=count
        )
        shares = (1.0,) * count
    if count > (most := most_columns(width, gutter)):
        span = band.where("columns" if band.columns else "widths")
        desk.sink.report(
            "E211", span if span.file else box.where("columns"), box=box.name, count=count,
            width=f"{width:g}", least=f"{LEAST_MEASURE:g}", most=most,
        )  # fmt: skip
        shares = (1.0,) * most
    narrow = min(shares) / sum(shares) * (width - (len(shares) - 1) * gutter)
    if band.widths and narrow < min(LEAST_MEASURE, width):
        desk.sink.report(
            "E246", band.where("widths"), box=box.name, width=f"{narrow:.1f}",
            least=f"{LEAST_MEASURE:g}",
        )  # fmt: skip
        shares = (1.0,) * len(shares)
    # One paragraph may run through two bands, and has one tracking.
    remainder = "measure" if box.remainder == "tracking" and not is_alone else box.remainder
    return Division(tuple(shares), gutter, remainder, band.lines)


def _report_white(desk: Desk, box: Box, white: Sequence[int]) -> None:
    first, last = white[0] + 1, white[-1] + 1
    lines = f"{first}" if first == last else f"{first}-{last}"
    desk.sink.report(
        "W207", box.where("columns"), box=box.name, lines=lines, least=f"{LEAST_MEASURE:g}"
    )


def column_rules(desk: Desk, box: Box, legs: Legs, bed: Bed) -> Iterator[Rule]:
    """栏线 in the gutters: as the box says, else as the house does for wide gutters.

    They stand where there is text at both sides, stop at what is cut into the story, and end with
    the text where that ends level.
    """
    cuts = [one.cut for one in bed.openings]
    foot = max((slot.line for slot in bed.slots), default=0)
    for tier in legs.tiers:
        is_wide = tier.gutter >= RULED
        line = box.column_rule or RuleLine(
            kind=desk.edition.house.rules.columns if is_wide else "none"
        )
        if line.kind != "none":
            colour = desk.sheet.colour(line.colour) if line.colour else BLACK
            for x, top, bottom in _gutters(desk, tier, cuts, foot):
                yield from stroke.vertical(line.kind, x, top, bottom, colour)


def _gutters(
    desk: Desk, tier: Tier, cuts: Sequence[Cut], foot: int
) -> Iterator[tuple[float, float, float]]:
    """The middle of each gutter, its top and its foot, stretch by stretch, in points."""
    grid = desk.grid
    for index in range(len(tier.split.lefts) - 1):
        number = tier.columns[0] + index
        beside = [
            {slot.line for slot in tier.slots if slot.column == one and slot.line <= foot}
            for one in (number, number + 1)
        ]
        right = grid.x(tier.edges(index)[1])
        middle = (right + grid.x(tier.edges(index + 1)[0])) / 2
        near = middle - right + 0.01
        taken = {
            line
            for cut in cuts
            if cut.left - near <= middle <= cut.right + near
            for line in range(cut.top, cut.bottom)
        }
        for first, last in _runs(sorted(beside[0] & beside[1] - taken)):
            yield middle, grid.y(first) + grid.gap / 2, grid.y(last + 1) - grid.gap / 2


def _runs(lines: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each stretch of lines without a gap."""
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index] != lines[index - 1] + 1:
            yield lines[start], lines[index - 1]
            start = index
