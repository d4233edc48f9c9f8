"""印刷标记: crop and bleed marks, register marks, a colour bar and a slug line round the page.

They stand outside the trimmed page, in points from its top left corner like all else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from layout.display import Colour, Fill, Path, Rule, Spot
from layout.epoch import BadEpochError, epoch
from layout.page.desk import Desk
from layout.page.facts import Facts
from layout.page.placed import Copyfit, PlacedBox, PlacedLine, Shape, visible
from layout.page.region import Region
from layout.spec.model import Page
from layout.text import natural_width, set_line
from layout.units import MM

ALL = Spot("All", (1.0, 1.0, 1.0, 1.0))
"""Every ink of the file at once: what must register prints on each plate (ISO 32000-1, 8.6.6.4)."""
LINE = 0.25  # pt (newspaper-terms, section 5)
OFF = 3 * MM  # from the trimmed page, or the bleed where that is more
LONG = 5 * MM  # of a crop mark
ROOM = 12 * MM  # beyond the bleed, for all of them
TARGET = 1.5 * MM  # radius of a register mark
SLUG_SIZE = 7.0  # pt
PATCH = (6 * MM, 4 * MM)
BAR_LEFT = 20 * MM
# Each ink full and half, then three inks that make a grey beside the black that matches it.
BAR: tuple[Colour, ...] = (
    *((0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 0.5), (1.0, 0.0, 0.0, 0.0), (0.5, 0.0, 0.0, 0.0)),
    *((0.0, 1.0, 0.0, 0.0), (0.0, 0.5, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0), (0.0, 0.0, 0.5, 0.0)),
    *((0.30, 0.24, 0.24, 0.0), (0.0, 0.0, 0.0, 0.30)),  # newspaper-terms, section 5
)
NAME = "印刷标记"


class Sheet:
    """The paper round a page: its size in points, its bleed, and how far off marks begin."""

    def __init__(self, desk: Desk) -> None:
        self.width, self.height = desk.grid.width, desk.grid.height
        self.bleed = bleed_of(desk)
        self.off = max(self.bleed, OFF)

    def corners(self, beyond: float) -> Iterator[tuple[float, float, int, int]]:
        """X and y of each corner so far outside the page, and which way is out."""
        for x, across in ((-beyond, -1), (self.width + beyond, 1)):
            for y, down in ((-beyond, -1), (self.height + beyond, 1)):
                yield x, y, across, down

    def corner_marks(self, beyond: float, length: float) -> Iterator[Rule]:
        """Two lines at each corner that would meet in it, kept off the page."""
        start = self.off - beyond
        for x, y, across, down in self.corners(beyond):
            near, far = x + across * start, x + across * (start + length)
            yield Rule(near, y, far, y, LINE, ALL)
            near, far = y + down * start, y + down * (start + length)
            yield Rule(x, near, x, far, LINE, ALL)

    def register_marks(self) -> Iterator[Shape]:
        """A cross in a circle at the middle of each side."""
        away = self.off + 2 * TARGET + 0.5 * MM
        for x, y in (
            *((self.width / 2, -away), (self.width / 2, self.height + away)),
            *((-away, self.height / 2), (self.width + away, self.height / 2)),
        ):
            yield Rule(x - 2 * TARGET, y, x + 2 * TARGET, y, LINE, ALL)
            yield Rule(x, y - 2 * TARGET, x, y + 2 * TARGET, LINE, ALL)
            yield Path((_circle(x, y, TARGET),), LINE, ALL)

    def bar(self, spots: Sequence[Spot]) -> Iterator[Fill]:
        """Patches of the inks along the foot, left of the register mark, narrow on a small page."""
        y = self.height + self.off + 1 * MM
        patches = (*BAR, *spots)
        left = min(BAR_LEFT, self.width / 8)
        wide = min(PATCH[0], (self.width / 2 - 4 * TARGET - left) / len(patches))
        for place, colour in enumerate(patches):
            yield Fill(left + place * wide, y, wide, PATCH[1], colour)


def bleed_of(desk: Desk) -> float:
    """The bleed in points."""
    return desk.edition.house.output.bleed.pt(desk.grid.body, desk.grid.leading)


def room_of(desk: Desk) -> float:
    """What the sheet has round the trimmed page, in points."""
    return bleed_of(desk) + (ROOM if desk.edition.house.output.marks else 0.0)


def place_marks(desk: Desk, page: Page, boxes: Sequence[PlacedBox]) -> PlacedBox | None:
    """The marks that a house asks for; None where it asks for none."""
    wanted = desk.edition.house.output.marks
    if not wanted:
        return None
    sheet = Sheet(desk)
    spots = _spots(boxes)
    shapes: list[Shape] = []
    if "crop" in wanted:
        shapes += sheet.corner_marks(0.0, LONG)
    if "bleed" in wanted and sheet.bleed:
        shapes += sheet.corner_marks(sheet.bleed, LONG * 0.6)
    if "registration" in wanted:
        shapes += sheet.register_marks()
    if "bar" in wanted:
        shapes += sheet.bar(spots)
    box = PlacedBox(NAME, "furniture", Region(0, ()), shapes=tuple(shapes))
    return _with_slug(desk, page, sheet, box, spots) if "slug" in wanted else box


def _with_slug(
    desk: Desk, page: Page, sheet: Sheet, box: PlacedBox, spots: Sequence[Spot]
) -> PlacedBox:
    """The line above the page that says what the sheet is, left of the register mark."""
    text = "　".join(_slug(desk, page, spots))
    style = replace(desk.sheet.resolve("footer"), size=SLUG_SIZE, colour=ALL)
    span = desk.edition.house.output.where("marks")
    paragraph = desk.line(text, style, span)
    left, most = sheet.off + LONG, sheet.width / 2 - sheet.off - LONG - 3 * TARGET
    if (wide := natural_width(paragraph)) > most:
        paragraph = desk.line(text, replace(style, size=style.size * most / wide), span)
    line = set_line(paragraph, 0, len(paragraph.text), most, align="left")
    placed = PlacedLine(line, left, -sheet.off - 1 * MM, "slug", 0, span)
    return replace(
        box,
        lines=(placed,),
        texts=(("slug", paragraph.text),),
        copyfit=(Copyfit("slug", visible(paragraph.text)),),
    )


def _slug(desk: Desk, page: Page, spots: Sequence[Spot]) -> Iterator[str]:
    """Paper, date, page, inks, and the moment of the build where the environment sets one."""
    facts = Facts(desk.edition, page)
    for item in ("name", "date", "page"):
        if text := facts.text(item):
            yield text
    yield " ".join(("C M Y K", *(spot.name for spot in spots)))
    try:
        moment = epoch()
    except BadEpochError:  # told where the file is dated
        moment = None
    if moment:
        yield moment.strftime("%Y-%m-%d %H:%M UTC")


def _spots(boxes: Sequence[PlacedBox]) -> tuple[Spot, ...]:
    """The inks of their own that a page uses, in full, in the order in which they are met."""
    found: dict[Spot, None] = {}
    for box in boxes:
        colours = [shape.colour for shape in box.shapes if isinstance(shape, Rule | Fill | Path)]
        colours += [run.colour for line in box.lines for run in line.line.runs]
        for colour in colours:
            if isinstance(colour, Spot):
                found[replace(colour, tint=1.0)] = None
    return tuple(found)


_HANDLE = 0.5523  # of the radius: a quarter of a circle as one Bézier curve


def _circle(x: float, y: float, radius: float) -> tuple[float, ...]:
    """A circle as four curves."""
    h = radius * _HANDLE
    points = [x + radius, y]
    for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        ex, ey = -dy, dx  # a quarter turn on
        points += [x + radius * dx + h * ex, y + radius * dy + h * ey]
        points += [x + radius * ex + h * dx, y + radius * ey + h * dy]
        points += [x + radius * ex, y + radius * ey]
    return tuple(points)
