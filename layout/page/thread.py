"""文章线索: the areas of a page that a story is read in, one after the other."""

from __future__ import annotations

from layout.display import Area, Thread
from layout.page.grid import ASCENT
from layout.page.placed import PlacedBox, PlacedLine

HEAD = ("kicker", "headline", "deck")


class _Bead:
    """An area in the making: lines of a head, or of a leg."""

    def __init__(self, line: PlacedLine) -> None:
        self.is_head = line.part in HEAD
        self.last = line.y
        self.left, self.top, self.right, self.bottom = _edges(line)

    def takes(self, line: PlacedLine) -> bool:
        """Whether a line is read on in this area: beside the last line, or below it."""
        left, _, right, _ = _edges(line)
        is_below = line.y > self.last and left < self.right and right > self.left
        return (line.part in HEAD) == self.is_head and (line.y == self.last or is_below)

    def add(self, line: PlacedLine) -> None:
        """Let the area hold a line."""
        left, top, right, bottom = _edges(line)
        self.left, self.top = min(self.left, left), min(self.top, top)
        self.right, self.bottom = max(self.right, right), max(self.bottom, bottom)
        self.last = line.y

    @property
    def area(self) -> Area:
        """Left, top, width and height in points."""
        return (self.left, self.top, self.right - self.left, self.bottom - self.top)


def thread_of(page: int, box: PlacedBox) -> Thread | None:
    """The way of reading a story; its parts on several pages have one key."""
    beads: list[_Bead] = []
    for line in box.lines:
        if not line.line.runs:
            continue
        if beads and beads[-1].takes(line):
            beads[-1].add(line)
        else:
            beads.append(_Bead(line))
    if not beads:
        return None
    first = box.stretch.parts[0] if box.stretch else None
    key = f"{first.page}/{first.box}" if first else f"{page}/{box.name}"
    return Thread(key, box.title.replace("　", " "), tuple(bead.area for bead in beads))


def _edges(line: PlacedLine) -> tuple[float, float, float, float]:
    size = max(run.size for run in line.line.runs)
    top = line.y - ASCENT * size
    return line.x, top, line.x + line.line.width, top + size
