"""Where a head stands: over its text, beside it (题文分区), or cut into it (文包题)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Words
from layout.display import Fill, Rule
from layout.page.desk import Desk
from layout.page.figure import Picture
from layout.page.head import (
    LEAD_SIZES,
    WHITE,
    HeadText,
    PlacedHead,
    SizeRange,
    set_head,
    size_range,
)
from layout.page.heading import fit_text, split_lines, width_in_zi
from layout.page.placed import PlacedLine
from layout.page.plate import plate_of, widened
from layout.page.region import Interval, Region, intervals
from layout.spec import TextStyle
from layout.spec.model import Box, Head, HeadPlace

MARGIN = 0.7  # 字 between a head and the text beside it, with the gutter
LEAST_ABOVE = 3  # lines of text over an inset head, and under it
HIGH = 0.4  # share of the free lines above an inset head that is given no line
# Basic columns of a head that is given none, by those of its box (trade habit: a third beside the
# text; cut into it, as even on both sides as the columns allow).
BESIDE = {2: 1, 3: 1, 4: 1, 5: 2, 6: 2, 7: 2, 8: 3}
INSET_IN = {3: 1, 4: 2, 5: 3, 6: 2, 7: 3, 8: 4}
UPRIGHT_WIDE = 6  # basic columns of a box in which a vertical head takes two, in less one
MOST_LINES = 3  # of a headline beside its text
LEAST_LINE = 3  # 字 that each of several lines has
NARROWEST = 2  # a headline beside its text has at least the sizes of one over so many columns
DEEP = 2  # times what its parts need: text runs under a head whose box is deeper
STEP = 0.92  # by which a headline is tried smaller until its lines hold it
PAUSE = 0.8  # a break at a pause is worth a headline this much smaller


class Site(msgspec.Struct, frozen=True):
    """The cells of a head: basic columns of the page and the line it begins at.

    `depth` says how many lines it takes, None as many as it needs; `room` how many there are.
    """

    place: HeadPlace
    columns: Interval
    top: int
    depth: int | None
    room: int
    sizes: SizeRange


class StoodHead(msgspec.Struct, frozen=True):
    """A head at its place on the page, and what it leaves of its box."""

    head: PlacedHead
    columns: Interval
    top: int
    lines: tuple[PlacedLine, ...] = ()
    shapes: tuple[Fill | Rule | Picture, ...] = ()
    width: float = 0.0  # points


def stand(
    desk: Desk,
    box: Box,
    texts: Sequence[HeadText],
    place: tuple[Region, SizeRange],
    inset: float,
) -> StoodHead | None:
    """Set a head where its box wants it; None, and a message, where there is no room for it.

    `sizes` are those of a headline over the whole box. `inset` is what a frame takes at either
    side, in 字.
    """
    region, sizes = place
    columns = intervals(region.rows[0])[0]
    if not texts and not (box.head.picture or box.head.ornament):
        return StoodHead(PlacedHead(box.head.lines or 0, (), (), ()), columns, region.top)
    site = _site(desk, box, region, sizes)
    if site is None:
        return None
    block = _Block(desk, box, list(texts), site, _edges(desk, region, site, inset))
    block.inset = inset
    return block.stand()


def _edges(desk: Desk, region: Region, site: Site, inset: float) -> tuple[float, float]:
    """Left end and width of a head in 字: clear of the frame, and of the text beside it."""
    first, last = site.columns
    whole = intervals(region.row(site.top))
    outer = next((one for one in whole if one[0] <= first and last <= one[1]), site.columns)
    left = inset if first == outer[0] else MARGIN
    right = inset if last == outer[1] else MARGIN
    grid = desk.grid
    start = grid.column(first) + left
    return start, grid.column(last - 1) + grid.measure - right - start


def _site(desk: Desk, box: Box, region: Region, sizes: SizeRange) -> Site | None:
    head = box.head
    place: HeadPlace = head.place or ("left" if head.direction == "vertical" else "over")
    if head.begin is not None and place != "inset":
        desk.sink.report("W216", head.where("begin"), box=box.name)
    columns = _columns(desk, box, region, place)
    if columns is None:
        return None
    count = columns[1] - columns[0]
    room = depth_of(region, columns)
    if place == "over":
        if head.columns:
            sizes = _grade(count, sizes)
        return Site(place, columns, region.top, head.lines, room, sizes)
    if place == "inset":
        largest = size_range(count + 1, is_lead=False).largest
        own = SizeRange(count, size_range(count, is_lead=False).smallest, largest)
        return Site(place, columns, region.top, head.lines, room, own)
    if bits_of(columns) == region.cover and (head.lines or room) >= len(region.rows):
        desk.sink.report(
            "E218", head.where("columns") if head.columns else box.where(), box=box.name,
            span=count,
        )  # fmt: skip
        return None
    return Site(place, columns, region.top, head.lines or room, room, _beside(count, sizes))


def _beside(columns: int, sizes: SizeRange) -> SizeRange:
    """The sizes of a headline beside its text: of a lead as large as its columns hold in lines."""
    if sizes is LEAD_SIZES:
        least = size_range(columns + 1, is_lead=False).largest
        return SizeRange(columns, least, sizes.largest)
    return size_range(max(columns, NARROWEST), is_lead=False)


def _grade(columns: int, sizes: SizeRange) -> SizeRange:
    return size_range(columns, is_lead=sizes is LEAD_SIZES)


def _columns(desk: Desk, box: Box, region: Region, place: HeadPlace) -> Interval | None:
    """The basic columns of a head, of those of its box's first line."""
    left, right = intervals(region.rows[0])[0]
    span = right - left
    upright = box.head.direction == "vertical"
    first, last = box.head.columns or (0, _usual(place, span, is_upright=upright))
    if place == "inset" and span < min(INSET_IN) and not box.head.columns:
        desk.sink.report("E219", box.head.where("place"), box=box.name, span=span)
        return None
    count = last - first + 1 if first else last
    if (last if first else count) > span:
        given = f"{first or 1}-{last}"
        desk.sink.report("E217", box.head.where("columns"), box=box.name, columns=given, span=span)
        return None
    if first:
        return left + first - 1, left + last
    if place == "right":
        return right - count, right
    if place == "inset":
        start = left + (span - count) // 2
        return start, start + count
    return left, left + count


def _usual(place: HeadPlace, span: int, *, is_upright: bool) -> int:
    if place == "over":
        return span
    if is_upright:
        return 1 if span < UPRIGHT_WIDE else 2
    table = BESIDE if place in ("left", "right") else INSET_IN
    return table.get(span, max(1, span // 3))


def depth_of(region: Region, columns: Interval) -> int:
    """How many lines of the region, from the top, cover all of the columns."""
    bits = bits_of(columns)
    depth = 0
    while depth < len(region.rows) and region.rows[depth] & bits == bits:
        depth += 1
    return depth


def bits_of(columns: Interval) -> int:
    """Columns as bits."""
    return ((1 << (columns[1] - columns[0])) - 1) << columns[0]


class _Block:
    """A head in the making: its parts set in the width and depth of its site."""

    def __init__(
        self, desk: Desk, box: Box, texts: list[HeadText], site: Site, edges: tuple[float, float]
    ) -> None:
        self.desk, self.box, self.texts, self.site = desk, box, texts, site
        self.left, self.width = edges
        self.inset = 0.0  # of a framed box, in 字

    def stand(self) -> StoodHead | None:
        """The head, and its place where it stands as it should."""
        site, width = self.site, self.width * self.desk.grid.body
        if self.box.head.picture or self.box.head.ornament:
            head, shapes = self.dressed(width)
        else:
            head, shapes = self.set(width, site.depth), ()
        top = site.top
        if site.place == "inset":
            begin = self.begin(head.lines)
            if begin is None:
                return None
            top += begin
        elif head.lines > site.room:
            report_depth(self.desk, self.box, site.room, head.lines)
            return None
        x, y = self.desk.grid.x(self.left), self.desk.grid.y(top)
        lines, drawn = self.ground(head, width).at(x, y)
        shapes = tuple(replace(one, x=one.x + x, y=one.y + y) for one in shapes)
        return StoodHead(head, site.columns, top, tuple(lines), (*drawn, *shapes), width)

    def ground(self, head: PlacedHead, width: float) -> PlacedHead:
        """The head with what it stands on; over a framed box that goes on to the frame."""
        if not head.shapes or not self.inset or self.site.place != "over":
            return head
        inset = self.inset * self.desk.grid.body
        return replace(head, shapes=tuple(widened(one, width, inset) for one in head.shapes))

    def dressed(self, width: float) -> tuple[PlacedHead, tuple[Picture, ...]]:
        """The head with the pictures that stand round its text."""
        from layout.page.head_art import HeadArt  # late: few heads have any

        art = HeadArt(self.desk, self.box, width)
        depth = self.site.depth
        if depth is not None:
            depth = max(1, depth - art.lines_above)
        head = self.set(art.text_width, depth)
        lines = head.lines + art.lines_above
        if self.box.head.lines is None:
            least = art.least_lines + art.lines_above
            beside = self.site.place in ("left", "right")
            lines = max(lines, min(least, self.site.room) if beside else least)
        return art.dress(head, lines)

    def set(self, width: float, depth: int | None) -> PlacedHead:
        """The parts in a width (points), in so many lines or as many as they need."""
        site, box = self.site, self.box
        if depth is not None and box.head.lines is None:
            needed = self.needed(width, depth)
            depth = needed if depth > DEEP * needed else depth
        head = replace(box.head, lines=depth)
        sizes = site.sizes
        if head.direction == "vertical" and self.texts:
            return self.set_upright(head, width)
        if site.place != "over" and self.texts:
            size = self.in_depth(head, width, self.headline_size(width))
            sizes = SizeRange(sizes.columns, size, size)
        return set_head(self.desk, box.name, head, self.texts, (width, sizes))

    def needed(self, width: float, depth: int) -> int:
        """The lines that the parts of a head beside its text need, with their white."""
        box, sizes = self.box, self.site.sizes
        silent = self.desk.silent()
        if box.head.direction == "vertical":
            from layout.page.upright import lines_of, set_upright  # late: few heads stand upright

            head = replace(box.head, lines=depth)
            done = set_upright(silent, box.name, head, self.texts, (width, sizes))
            return lines_of(done, self.desk.grid.leading, self.white(head))
        size = self.headline_size(width)
        room = (width, SizeRange(sizes.columns, size, size))
        return set_head(silent, box.name, box.head, self.texts, room).lines

    def white(self, head: Head) -> float:
        """Lines of white that a vertical head has, with what its ground leaves free."""
        return WHITE + plate_of(self.desk, head).outside / self.desk.grid.leading

    def set_upright(self, head: Head, width: float) -> PlacedHead:
        """The parts as vertical lines; a block of no given depth is as deep as they need."""
        from layout.page.upright import lines_of, set_upright  # late: few heads stand upright

        site, name = self.site, self.box.name
        room = (width, site.sizes)
        if head.lines is not None:
            return set_upright(self.desk, name, head, self.texts, room)
        most = site.room - (2 * LEAST_ABOVE if site.place == "inset" else LEAST_ABOVE)
        head = replace(head, lines=max(1, most))
        first = set_upright(self.desk.silent(), name, head, self.texts, room)
        lines = lines_of(first, self.desk.grid.leading, self.white(head))
        return set_upright(self.desk, name, replace(head, lines=lines), self.texts, room)

    def in_depth(self, head: Head, width: float, size: float) -> float:
        """The size at which all parts find room in the lines given."""
        if head.lines is None or head.headline.size is not None:
            return size
        least = self.desk.grid.body
        while size * STEP >= least:
            trial = self.desk.silent()
            room = (width, SizeRange(self.site.sizes.columns, size, size))
            set_head(trial, self.box.name, head, self.texts, room)
            if not trial.sink.found:
                break
            size *= STEP
        return size

    def headline_size(self, width: float) -> float:
        """The size of a headline beside its text: in as few lines as let it have its grade."""
        desk, sizes = self.desk, self.site.sizes
        one = next((one for one in self.texts if one.part == "headline"), self.texts[0])
        style = desk.sheet.text_style(one.style, sizes.largest)
        whole = max(0.1, width_in_zi(desk, one.text, style, one.span, one.marked))
        tried: list[float] = []
        for count, longest in _breaks(desk, one, style, whole):
            size = min(sizes.largest, width / longest)
            if count > 1 and len(split_lines(one.text)) == 1:
                fitted = replace(style, size=size)
                found = fit_text(desk, one.text, fitted, (width, MOST_LINES), one.span, one.marked)
                size = found.style.size
            if size >= sizes.smallest:
                return size
            tried.append(size)
        return max(tried)

    def begin(self, lines: int) -> int | None:
        """The line of the box, from 0, that an inset head of so many lines begins at."""
        head, room = self.box.head, self.site.room
        if head.begin is not None:
            if head.begin - 1 + lines <= room:
                return head.begin - 1
        elif lines + 2 * LEAST_ABOVE <= room:
            return round((room - lines - 2 * LEAST_ABOVE) * HIGH) + LEAST_ABOVE
        needed = lines + (head.begin - 1 if head.begin else 2 * LEAST_ABOVE)
        key = "begin" if head.begin else "lines" if head.lines else "place"
        self.desk.sink.report(
            "E220", head.where(key), box=self.box.name, lines=lines, needed=needed, room=room
        )
        return None


def _breaks(desk: Desk, one: HeadText, style: TextStyle, whole: float) -> list[tuple[int, float]]:
    """Ways to break a headline: its number of lines and the longest of them in 字."""
    if len(split_lines(one.text)) > 1:
        return [(1, whole)]
    ways = []
    parts = one.text.split()
    for count in range(1, max(1, min(MOST_LINES, int(whole // LEAST_LINE))) + 1):
        even = -(-whole // count) if count > 1 else whole
        if count == len(parts) > 1:
            longest = max(width_in_zi(desk, part, style, one.span) for part in parts)
            even = longest if even / longest >= PAUSE else even
        ways.append((count, float(even)))
    return ways


def report_depth(desk: Desk, box: Box, depth: int, head: int, frame: int = 2) -> None:
    """Say that a head, or a frame of so many lines, leaves no line for the text."""
    desk.sink.report(
        "E210",
        box.head.where("lines") if box.head.lines else box.where(),
        box=box.name,
        lines=depth,
        what=Words("head", "标题") if head else Words("frame", "边框"),
        needed=head or frame,
    )
