"""The pictures of a story made deeper, or less deep, by whole lines; cropped within bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from layout.page.caption import Caption
from layout.page.crop import lost
from layout.page.desk import Desk
from layout.page.illustration import Illustration
from layout.page.picture import LEAST_PICTURE, MOST_LOST
from layout.page.story import Ground
from layout.spec.model import Box, Inset, Story, StoryPicture


class _Picture(msgspec.Struct, frozen=True):
    """A picture as it stands: where in the story or among the insets, its lines and its shape."""

    index: int
    rows: int  # of the picture alone
    taken: int | None  # of an inset, caption and white included
    width: float
    aspect: float

    def stands(self, more: int, leading: float, gap: float) -> bool:
        """Whether it may have so many lines more: not too much of it is cut away."""
        rows = self.rows + more
        if rows < LEAST_PICTURE:
            return False
        share = lost(self.aspect, self.width / (rows * leading - gap))
        now = lost(self.aspect, self.width / (self.rows * leading - gap))
        return share <= max(MOST_LOST, now)


class Pictures:
    """The pictures of a story that may give lines: those in its run, and insets without a place."""

    def __init__(self, desk: Desk, ground: Ground, story: Story, most: int) -> None:
        self.desk = desk.silent()
        self.ground = ground
        self.story = story
        self.most = most
        self.found = [*self._in_run(), *self._insets()]

    @property
    def rows(self) -> int:
        """The lines of all of them together."""
        return sum(one.rows for one in self.found)

    def deepened(self, box: Box, story: Story, lines: int) -> tuple[Box, Story] | None:
        """The box and its story with pictures deeper by so many lines in all, or less deep.

        Each takes its share line by line, first those that change least by it; None where they may
        not change so much.
        """
        grid, step = self.desk.grid, 1 if lines > 0 else -1
        given = [0] * len(self.found)
        for _ in range(abs(lines)):
            able = [
                (abs(given[at]), (abs(given[at]) + 1) / one.rows, at)
                for at, one in enumerate(self.found)
                if abs(given[at]) < self.most
                and one.stands(given[at] + step, grid.leading, grid.gap)
            ]
            if not able:
                return None
            given[min(able)[2]] += step
        body, insets = list(story.body), list(box.insets)
        for one, more in zip(self.found, given, strict=True):
            if one.taken is not None and more:
                insets[one.index] = replace(insets[one.index], lines=one.taken + more)
            elif more and isinstance(picture := body[one.index], StoryPicture):
                body[one.index] = replace(picture, deeper=more)
        return replace(box, insets=tuple(insets)), replace(story, body=tuple(body))

    def _in_run(self) -> Iterator[_Picture]:
        for index, block in enumerate(self.story.body):
            if isinstance(block, StoryPicture):
                made = Illustration(self.desk, block, 0)
                if made.figure and not made.figure.is_whole:
                    width = self.ground.measure
                    rows = made.rows(width)
                    yield _Picture(index, rows, None, width, made.figure.aspect)

    def _insets(self) -> Iterator[_Picture]:
        insets: Sequence[Inset] = self.ground.box.insets
        for opening in self.ground.bed.openings:
            inset, cut = insets[opening.number], opening.cut
            if inset.picture is None or inset.at is not None:
                continue
            figure = self.desk.figure(inset.picture, inset.where("picture"))
            caption = Caption(
                self.desk,
                (inset.caption or "", inset.where("caption")),
                (inset.credit or "", inset.where("credit")),
                0,
            )
            if figure and not figure.is_whole:
                width, aspect = cut.right - cut.left, figure.aspect
                rows = opening.lines[1] - opening.lines[0] - caption.depth(width)
                yield _Picture(opening.number, rows, cut.bottom - cut.top, width, aspect)
