"""广告 and 公益广告 as text or picture, with a label that cannot be forgotten."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from layout.diagnostics import Words
from layout.display import Image, Source
from layout.page.crop import crop_to
from layout.page.desk import Desk
from layout.page.grid import ASCENT
from layout.page.heading import LINE_PITCH, fit_text, split_lines, width_in_zi
from layout.page.placed import Copyfit, PlacedBox, PlacedLine, Shape, visible
from layout.page.region import Region
from layout.page.wording import WORDINGS
from layout.spec.model import Advert, Box
from layout.text import set_line

LABEL_SPACE = 1.4  # lines at the top for the label, in its size
_TEXT = Words("text of the advert", "广告文字")
SPONSOR_SPACE = 0.5  # white above the sponsor, in its size
SPONSOR = 1.15  # size of the sponsor's line, in the body's size
FIRST = 1.0  # sizes of the lines: the first is the call, the others support it
OTHERS = 0.55
FILL = 0.86  # share of the width that the longest line may take
LARGEST = 60.0  # pt
PITCH = 1.45  # between lines of an advert, in the larger size
WHITE = 0.3  # above and below the lines together, in the size of the call


class _Advert:
    """An advert in the making, in points."""

    def __init__(self, desk: Desk, box: Box, advert: Advert, region: Region) -> None:
        self.desk, self.box, self.advert = desk, box, advert
        grid = desk.grid
        self.x = grid.x(grid.column(region.left))
        self.width = (grid.column(region.span - 1) + grid.measure) * grid.body
        self.top = grid.y(region.top) + grid.gap / 2
        self.bottom = grid.y(region.bottom) - grid.gap / 2
        self.pad = grid.body / 2
        self.lines: list[PlacedLine] = []
        self.texts: list[tuple[str, str]] = []

    def add(self, text: str, part: str, y: float, size: float | None) -> None:
        """A text in the style of its part, its baseline at y; after each `/` a line below it."""
        style = self.desk.sheet.resolve(f"advert-{part}", size=size)
        span = self.advert.where("lines" if part == "line" else part)
        width = self.width - 2 * self.pad
        done = fit_text(self.desk, text, style, (width, 1), span)
        self.desk.check_size(self.box.name, _TEXT, done.style.size, span)
        name = (
            part if part != "line" else f"line-{sum(p.startswith('line') for p, _ in self.texts)}"
        )
        for index, line in enumerate(done.lines):
            placed = set_line(line.paragraph, line.start, line.end, width, align=style.align)
            below = y + index * LINE_PITCH * done.style.size
            self.lines.append(PlacedLine(placed, self.x + self.pad, below, name, line.offset, span))
        self.texts.append((name, done.text))

    def set_label(self) -> float:
        """The label at the top left; returns the y below it."""
        size = self.desk.sheet.resolve("advert-label").size
        self.add(self.advert.label, "label", self.top + self.pad * 0.6 + ASCENT * size, None)
        more = len(split_lines(self.advert.label)) - 1
        return self.top + (LABEL_SPACE + more * LINE_PITCH) * size

    def set_sponsor(self) -> float:
        """The sponsor at the bottom right; returns the y above it."""
        if not self.advert.sponsor:
            return self.bottom - self.pad
        size = self.desk.sheet.resolve("advert-sponsor", size=SPONSOR * self.desk.grid.body).size
        more = len(split_lines(self.advert.sponsor)) - 1
        baseline = self.bottom - self.pad * 0.8 - (1 - ASCENT + more * LINE_PITCH) * size
        self.add(self.advert.sponsor, "sponsor", baseline, size)
        return baseline - (ASCENT + SPONSOR_SPACE) * size

    def set_lines(self, top: float, bottom: float) -> None:
        """The call and what supports it, as large as width and height allow, in the middle."""
        if not self.advert.lines:
            return
        call_parts, *others = (split_lines(text) for text in self.advert.lines)
        texts = [*call_parts, *(part for parts in others for part in parts)]
        shares = [FIRST] * len(call_parts) + [OTHERS] * (len(texts) - len(call_parts))
        call = min(LARGEST, (bottom - top) / (sum(shares) + (PITCH - 1) * sum(shares[1:]) + WHITE))
        chosen = self.desk.sheet.chain("advert-line").size
        sizes = [
            self.desk.sheet.resolve("advert-line").size
            if chosen not in (None, "fit")
            else min(call * share, FILL * self.width / self._zi(text))
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

    def picture(self) -> list[Shape]:
        """A delivered picture fills the box between label and edge."""
        advert = self.advert
        if not advert.picture:
            return []
        size = self.desk.picture_size(advert.picture, advert.where("picture"))
        if size is None:
            return []
        height = self.bottom - self.top
        span = advert.where("picture")
        crop = crop_to(size[0] / size[1], self.width / height, self.box.focus)
        source = Source(f"{self.box.name}/picture", file=span.file, line=span.line)
        return [Image(advert.picture, self.x, self.top, self.width, height, crop, "", source)]


def place_advert(desk: Desk, box: Box, advert: Advert, region: Region) -> PlacedBox | None:
    """Set an advert box; None, and a message, where its region is no rectangle."""
    if not region.is_rectangle:
        what = Words("an advert", "广告")
        desk.sink.report("E212", box.where(), box=box.name, what=what)
        return None
    if "label" not in advert.places and advert.label == Advert().label:
        advert = replace(advert, label=WORDINGS[desk.edition.house.language].advert)
    if not advert.label.strip():
        desk.sink.report("E213", advert.where("label"), box=box.name)
        return None
    if not advert.lines and not advert.picture:
        desk.sink.report("E214", advert.where(), box=box.name)
    made = _Advert(desk, box, advert, region)
    shapes = made.picture()
    top = made.set_label()
    bottom = made.set_sponsor()
    made.set_lines(top, bottom)
    return PlacedBox(
        box.name,
        "advert",
        region,
        lines=tuple(made.lines),
        shapes=tuple(shapes),
        texts=tuple(made.texts),
        copyfit=tuple(Copyfit(part, visible(t)) for part, t in made.texts),
        title=made.advert.label,
        file=box.where().file,
    )
