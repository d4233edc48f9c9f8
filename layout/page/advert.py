"""广告 and 公益广告 as text, picture or PDF, with a label that cannot be forgotten."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from layout.diagnostics import Words
from layout.display import WHITE, Fill
from layout.page import frame
from layout.page.booking import check_booking, depth_of, width_of
from layout.page.desk import Desk
from layout.page.grid import ASCENT
from layout.page.heading import LINE_PITCH, fit_text, split_lines, width_in_zi
from layout.page.placed import Copyfit, PlacedBox, PlacedLine, Placement, Shape, visible
from layout.page.region import Region
from layout.page.wording import WORDINGS
from layout.spec.keys import alias
from layout.spec.model import Advert, Box
from layout.spec.value import key_words
from layout.text import natural_width, set_line
from layout.units import MM

if TYPE_CHECKING:
    from layout.page.delivery import Delivered, Room

LABEL_SPACE = 1.4  # lines at the top for the label, in its size
_TEXT = Words("text of the advert", "广告文字")
_LABEL = Words("label of the advert", "广告标签")
SPONSOR_SPACE = 0.5  # white above the sponsor, in its size
SPONSOR = 1.15  # size of the sponsor's line, in the body's size
FIRST = 1.0  # sizes of the lines: the first is the call, the others support it
OTHERS = 0.55
FILL = 0.86  # share of the width that the longest line may take
LARGEST = 60.0  # pt
PATCH = 1.5  # height of the ground of a label on what was delivered, in its size
PATCH_SIDE = 0.4  # of it left and right of the label
PITCH = 1.45  # between lines of an advert, in the larger size
MARGIN = 0.3  # white above and below the lines together, in the size of the call


class _Advert:
    """An advert in the making, in points."""

    def __init__(self, desk: Desk, box: Box, advert: Advert, region: Region) -> None:
        self.desk, self.box, self.advert = desk, box, advert
        grid = desk.grid
        self.x = grid.x(grid.column(region.left))
        self.width = width_of(grid, region.span)
        self.top = grid.y(region.top) + grid.gap / 2
        self.bottom = self.top + depth_of(grid, len(region.rows))
        self.pad = grid.body / 2
        self.side = self.pad + frame.depth_of(box, grid)
        self.edge = frame.pattern_depth(box, grid)
        self.room_for_text = self.width - 2 * frame.depth_of(box, grid)
        self.label = advert.label or ""
        self.lines: list[PlacedLine] = []
        self.texts: list[tuple[str, str]] = []

    def add(self, text: str, part: str, y: float, size: float | None) -> None:
        """A text in the style of its part, its baseline at y; after each `/` a line below it."""
        style = self.desk.sheet.resolve(f"advert-{part}", size=size)
        span = self.advert.where("lines" if part == "line" else part)
        width = self.width - 2 * self.side
        done = fit_text(self.desk, text, style, (width, 1), span)
        self.desk.check_size(self.box.name, _TEXT, done.style.size, span)
        name = (
            part if part != "line" else f"line-{sum(p.startswith('line') for p, _ in self.texts)}"
        )
        for index, line in enumerate(done.lines):
            placed = set_line(line.paragraph, line.start, line.end, width, align=style.align)
            below = y + index * LINE_PITCH * done.style.size
            self.lines.append(
                PlacedLine(placed, self.x + self.side, below, name, line.offset, span)
            )
        self.texts.append((name, done.text))

    def set_label(self) -> float:
        """The label at the top left; returns the y below it."""
        size = self.desk.sheet.resolve("advert-label").size
        top = self.top + self.edge
        self.add(self.label, "label", top + self.pad * 0.6 + ASCENT * size, None)
        more = len(split_lines(self.label)) - 1
        return top + (LABEL_SPACE + more * LINE_PITCH) * size

    def set_sponsor(self) -> float:
        """The sponsor at the bottom right; returns the y above it."""
        if not self.advert.sponsor:
            return self.bottom - self.edge - self.pad
        size = self.desk.sheet.resolve("advert-sponsor", size=SPONSOR * self.desk.grid.body).size
        more = len(split_lines(self.advert.sponsor)) - 1
        baseline = (
            self.bottom - self.edge - self.pad * 0.8 - (1 - ASCENT + more * LINE_PITCH) * size
        )
        self.add(self.advert.sponsor, "sponsor", baseline, size)
        return baseline - (ASCENT + SPONSOR_SPACE) * size

    def set_lines(self, top: float, bottom: float) -> None:
        """The call and what supports it, as large as width and height allow, in the middle."""
        if not self.advert.lines:
            return
        call_parts, *others = (split_lines(text) for text in self.advert.lines)
        texts = [*call_parts, *(part for parts in others for part in parts)]
        shares = [FIRST] * len(call_parts) + [OTHERS] * (len(texts) - len(call_parts))
        call = min(LARGEST, (bottom - top) / (sum(shares) + (PITCH - 1) * sum(shares[1:]) + MARGIN))
        chosen = self.desk.sheet.chain("advert-line").size
        sizes = [
            self.desk.sheet.resolve("advert-line").size
            if chosen not in (None, "fit")
            else min(call * share, FILL * self.room_for_text / self._zi(text))
            for text, share in zip(texts, shares, strict=True)
        ]
        gaps = [0.0] + [(PITCH - 1) * max(pair) for pair in pairwise(sizes)]
        y = top + max(0.0, bottom - top - sum(sizes) - sum(gaps)) / 2
        for text, size, gap in zip(texts, sizes, gaps, strict=True):
            self.add(text, "line", y + gap + ASCENT * size, size)
            y += gap + size

    def _zi(self, text: str) -> float:
        """The width of a line in its size."""
        style = self.desk.sheet.resolve("advert-line", size=10)
        return max(0.1, width_in_zi(self.desk, text, style, self.advert.where("lines")))

    def room(self) -> Room:
        """What is left for a delivered advert: the box within its frame, under a label above it."""
        inset = frame.picture_inset(self.box, self.desk.grid) * self.desk.grid.body
        top = self.top + inset
        if self.advert.label_place == "above":
            top += self.desk.grid.leading - inset
        return self.x + inset, top, self.width - 2 * inset, self.bottom - inset - top

    def mark(self, delivered: Delivered) -> list[Shape]:
        """The label of a delivered advert: in the white beside it, else on a ground of its own."""
        style = self.desk.sheet.resolve("advert-label")
        span = self.advert.where("label")
        self.desk.check_size(self.box.name, _LABEL, style.size, span)
        line = self.desk.line(" ".join(split_lines(self.label)), style, span)
        left, top, _, _ = self.room()
        x, y, wide, _ = delivered.room
        ground = natural_width(line) + 2 * PATCH_SIDE * style.size, PATCH * style.size
        side, down = 0.0, ASCENT * style.size
        is_on_it = False
        if self.advert.label_place == "above":
            y = self.top
        elif y - top >= ground[1]:
            y -= (1 + PATCH) / 2 * style.size
        elif x - left >= ground[0]:
            x, side = x - ground[0], PATCH_SIDE * style.size
        else:
            is_on_it, side = True, PATCH_SIDE * style.size
            down += (PATCH - 1) / 2 * style.size
        done = set_line(line, 0, len(line.text), max(wide, ground[0]), align="left")
        self.lines.append(PlacedLine(done, x + side, y + down, "label", 0, span))
        self.texts.append(("label", line.text))
        return [Fill(x, y, min(ground[0], wide), ground[1], WHITE)] if is_on_it else []


def place_advert(desk: Desk, box: Box, advert: Advert, region: Region) -> PlacedBox | None:
    """Set an advert box; None, and a message, where its region is no rectangle."""
    if not region.is_rectangle:
        what = Words("an advert", "广告")
        desk.sink.report("E212", box.where(), box=box.name, what=what)
        return None
    if advert.label is None:
        wording = WORDINGS[desk.edition.house.language]
        label = wording.notice if advert.kind == "psa" else wording.advert
        advert = replace(advert, label=label)
    if not (advert.label or "").strip():
        desk.sink.report("E213", advert.where("label"), box=box.name)
        return None
    if not _is_whole(desk, box, advert):
        return None
    booked = check_booking(desk, box, advert, region)
    made = _Advert(desk, box, advert, region)
    shapes, delivered = _fill(made)
    size = width_of(desk.grid, region.span) / MM, depth_of(desk.grid, len(region.rows)) / MM
    return PlacedBox(
        box.name,
        "advert",
        region,
        lines=tuple(made.lines),
        shapes=tuple(shapes),
        texts=tuple(made.texts),
        copyfit=tuple(Copyfit(part, visible(t)) for part, t in made.texts),
        title=made.label,
        file=box.where().file,
        placement=Placement(
            advert.kind,
            made.label,
            (round(size[0], 1), round(size[1], 1)),
            booked,
            advert.pdf or advert.picture,
            delivered.scale if delivered else None,
        ),
    )


def _is_whole(desk: Desk, box: Box, advert: Advert) -> bool:
    """Whether the advert holds what it can: something, and beside a PDF nothing."""
    given = [key for key in ("lines", "sponsor", "picture") if getattr(advert, key)]
    if advert.pdf and given:
        keys = Words(", ".join(given), "、".join(alias("Advert", key) for key in given))
        desk.sink.report("E295", advert.where(given[0]), box=box.name, keys=keys)
        return False
    if not advert.lines and not {"picture", "pdf"} & advert.places.keys():
        desk.sink.report("E214", advert.where(), box=box.name)
    needs = {"page": advert.pdf, "label_place": advert.pdf or advert.picture}
    for key, file in needs.items():
        if key in advert.places and not file:
            desk.sink.report("W242", advert.where(key), box=box.name, key=key_words("Advert", key))
    return True


def _fill(made: _Advert) -> tuple[list[Shape], Delivered | None]:
    """Set what the advert says; what is delivered stands under its label, and text over it."""
    advert = made.advert
    if not advert.pdf and not advert.picture:
        made.set_lines(made.set_label(), made.set_sponsor())
        return [], None
    style = made.desk.sheet.resolve("advert-label")
    label = PATCH * style.size if advert.label_place == "inside" else made.bottom
    from layout.page.delivery import place_delivered

    delivered = place_delivered(made.desk, made.box, advert, made.room(), label)
    if delivered is None:
        made.set_label()
        return [], None
    shapes = [delivered.shape, *made.mark(delivered)]
    if advert.lines or advert.sponsor:
        made.set_lines(made.top + LABEL_SPACE * style.size, made.set_sponsor())
    return shapes, delivered
