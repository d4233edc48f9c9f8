"""题图 and 题花: the small pictures of a head, beside its text, above it or behind it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Words
from layout.display import Source
from layout.page import plate
from layout.page.desk import Desk
from layout.page.figure import Figure, Picture
from layout.page.head import PlacedHead
from layout.page.placed import PlacedLine
from layout.spec.model import Box, HeadPicture, Ornament, Story

WIDTH = 5.0  # 字: of a portrait beside a head that gives no width
LINES = 3  # of an ornament that gives none
BESIDE = 1.0  # 字 between a picture and the head's text beside it
LEAST_TEXT = 5.0  # 字 of a head beside its pictures
WHITE = 1.0  # lines above and below a picture together
ABOVE = 0.3  # lines above an ornament, which the head's own white follows
_CENTRE = 0.38  # of a line above its baseline, in its size


class Art(msgspec.Struct, frozen=True):
    """A picture of a head: its file, where it stands and its size in points."""

    source: HeadPicture | Ornament
    figure: Figure
    name: str
    place: str
    width: float
    height: float

    def at(self, box: Box, x: float, y: float, share: float = 1.0) -> Picture:
        """The picture, whole, with its top left corner at a point."""
        span = self.source.where("file")
        source = Source(f"{box.name}/{self.name}", file=span.file, line=span.line)
        width, height = self.width * share, self.height * share
        return self.figure.at((x, y, width, height), source)


def settled(box: Box, story: Story) -> Box:
    """The box, a portrait for the byline beside the head where its story has no byline."""
    picture = box.head.picture
    if picture is None or picture.place != "byline" or story.byline:
        return box
    return replace(box, head=replace(box.head, picture=replace(picture, place="left")))


def portrait(desk: Desk, box: Box) -> Art | None:
    """The picture of a head in its size; None, and a message, where it cannot be used."""
    picture = box.head.picture
    if picture is None or picture.file is None:
        return None
    figure = desk.figure(picture.file, picture.where("file"))
    if figure is None:
        return None
    grid = desk.grid
    width = picture.width.pt(grid.body, grid.leading) if picture.width else WIDTH * grid.body
    return Art(picture, figure, "picture", picture.place, width, width / figure.aspect)


def ornament(desk: Desk, box: Box) -> Art | None:
    """The ornament of a head in its size; None, and a message, where it cannot be used."""
    art = box.head.ornament
    if art is None or art.file is None:
        return None
    figure = desk.figure(art.file, art.where("file"))
    if figure is None:
        return None
    height = (art.lines or LINES) * desk.grid.leading - desk.grid.gap
    return Art(art, figure, "ornament", art.place, height * figure.aspect, height)


class HeadArt:
    """The pictures of a head round its text. Lengths are in points, from the block's corner."""

    def __init__(self, desk: Desk, box: Box, width: float) -> None:
        self.desk, self.box, self.width = desk, box, width
        found = [art for art in (portrait(desk, box), ornament(desk, box)) if art]
        self.all = [art for art in found if art.place != "byline"]
        self.all = [art for art in self.all if self._fits(art)]
        self.beside = [art for art in self.all if art.place in ("left", "right")]
        self.above = [art for art in self.all if art.place == "above"]

    def _fits(self, art: Art) -> bool:
        """Whether a picture leaves the text beside it room enough; told where it does not."""
        body = self.desk.grid.body
        is_beside = art.place in ("left", "right")
        most = self.width - (BESIDE + LEAST_TEXT) * body if is_beside else self.width
        if art.width <= most + 0.01:
            return True
        self.desk.sink.report(
            "E221", art.source.where(), box=self.box.name, what=_WHAT[art.name],
            width=f"{art.width / body:.1f}", most=f"{max(0.0, most) / body:.1f}",
        )  # fmt: skip
        return False

    @property
    def text_left(self) -> float:
        """Where the text begins, right of what stands at its left."""
        return sum(self._step(art) for art in self.beside if art.place == "left")

    @property
    def text_width(self) -> float:
        """What is left for the text between the pictures beside it."""
        return self.width - sum(map(self._step, self.beside))

    @property
    def lines_above(self) -> int:
        """Grid lines that the ornament above the text takes, with some white over it."""
        leading = self.desk.grid.leading
        return sum(math.ceil(art.height / leading + ABOVE - 0.05) for art in self.above)

    @property
    def least_lines(self) -> int:
        """Grid lines that the pictures beside the text ask of it."""
        leading = self.desk.grid.leading
        return max((math.ceil(art.height / leading + WHITE) for art in self.beside), default=0)

    def _step(self, art: Art) -> float:
        return art.width + BESIDE * self.desk.grid.body

    def dress(self, head: PlacedHead, lines: int) -> tuple[PlacedHead, tuple[Picture, ...]]:
        """A head set in the width of its text, moved to its place in `lines`, and the pictures."""
        leading = self.desk.grid.leading
        down = self.lines_above * leading + (lines - self.lines_above - head.lines) * leading / 2
        placed = tuple(
            replace(one, x=one.x + self.text_left, y=one.y + down) for one in head.placed
        )
        shapes = tuple(plate.moved(one, self.text_left, down) for one in head.shapes)
        images = (
            *self._above(),
            *self._beside(lines * leading),
            *self._behind(placed),
        )
        return replace(head, lines=lines, placed=placed, shapes=shapes), images

    def _above(self) -> Iterator[Picture]:
        y = self.desk.grid.leading * ABOVE + self.desk.grid.gap / 2
        for art in self.above:
            yield art.at(self.box, (self.width - art.width) / 2, y)
            y += art.height

    def _beside(self, depth: float) -> Iterator[Picture]:
        """Each in the middle of the depth; one higher than that is made smaller."""
        left, right = 0.0, self.width
        top = self.lines_above * self.desk.grid.leading
        room = depth - top - WHITE * self.desk.grid.leading / 2
        for art in self.beside:
            share = min(1.0, room / art.height)
            if share < 1:
                self.desk.sink.report(
                    "N216", art.source.where(), box=self.box.name, what=_WHAT[art.name],
                    percent=round(share * 100),
                )  # fmt: skip
            x = left if art.place == "left" else right - art.width
            y = top + (depth - top - art.height * share) / 2
            yield art.at(self.box, x + art.width * (1 - share) / 2, y, share)
            left += self._step(art) if art.place == "left" else 0.0
            right -= self._step(art) if art.place == "right" else 0.0

    def _behind(self, placed: Sequence[PlacedLine]) -> Iterator[Picture]:
        """Behind the first line of the head, in its middle."""
        if not placed or not placed[0].line.runs:
            return
        first = placed[0]
        size = first.line.runs[0].size
        middle = first.x + first.line.runs[0].x + first.line.width / 2, first.y - _CENTRE * size
        if first.line.is_vertical:
            middle = first.x, first.y + first.line.width / 2
        for art in self.all:
            if art.place == "behind":
                yield art.at(self.box, middle[0] - art.width / 2, middle[1] - art.height / 2)


_WHAT = {"picture": Words("picture", "题图"), "ornament": Words("ornament", "题花")}
