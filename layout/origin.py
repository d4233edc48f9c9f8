"""Where on a page something comes from: a place in a finished file back to its YAML or story line.

The edition is laid out again, and what is drawn at the place names its source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from layout.diagnostics import Sink
from layout.display import DisplayPage, Fill, GlyphRun, Image, ImportedPage, Item, Rule, Source
from layout.display import Path as Curve
from layout.press import file_name, load
from layout.spec.model import Edition

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the top left corner of the trimmed page."""

_NEAR = 0.5  # points: a line has no height of its own


class Origins:
    """The sources of an edition's pages; pages are laid out as they are asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._pages: dict[int, list[tuple[Box, Source]]] = {}

    def numbers(self, file: Path) -> list[int]:
        """The pages that a file of the edition holds, in their order."""
        numbers = [page.number for page in self._edition.pages]
        own = [number for number in numbers if file_name(self._edition, number) == file.name]
        return own or numbers

    def at(self, number: int, box: Box) -> Source | None:
        """The source of the smallest thing that is drawn over the middle of a box."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        over = [
            (_area(drawn), source)
            for drawn, source in self._sources(number)
            if drawn[0] - _NEAR <= x <= drawn[2] + _NEAR
            and drawn[1] - _NEAR <= y <= drawn[3] + _NEAR
        ]
        return min(over, key=lambda pair: pair[0])[1] if over else None

    def _sources(self, number: int) -> list[tuple[Box, Source]]:
        if number not in self._pages:
            from layout.page.layout import compose
            from layout.page.paint import paint

            layout = compose(self._edition, Sink(), {number})
            self._pages[number] = [one for page in paint(layout).pages for one in _drawn(page)]
        return self._pages[number]


def origins_of(path: Path, sink: Sink) -> Origins | None:
    """The sources of an edition; None, and messages, where it cannot be read."""
    edition = load(path, sink)
    return Origins(edition) if edition and not sink.has_errors else None


def _drawn(page: DisplayPage) -> Iterator[tuple[Box, Source]]:
    for item in page.items:
        if item.source and item.source.file:
            yield _box(item), item.source


def _box(item: Item) -> Box:
    match item:
        case GlyphRun():
            end = item.xs[-1] + item.size if item.xs else 0.0
            if item.direction != "ltr":
                return item.x - item.size, item.y, item.x + item.size, item.y + end
            return item.x, item.y - item.size, item.x + end, item.y + item.size * 0.2
        case Rule():
            xs, ys = sorted((item.x1, item.x2)), sorted((item.y1, item.y2))
            return xs[0], ys[0], xs[1], ys[1]
        case Curve():
            return _hull([value for contour in item.contours for value in contour])
        case Fill() | Image() | ImportedPage():
            return item.x, item.y, item.x + item.width, item.y + item.height


def _hull(values: Sequence[float]) -> Box:
    xs, ys = values[::2], values[1::2]
    return (min(xs), min(ys), max(xs), max(ys)) if values else (0.0, 0.0, 0.0, 0.0)


def _area(box: Box) -> float:
    return (box[2] - box[0] + 1) * (box[3] - box[1] + 1)
