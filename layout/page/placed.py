"""What the page stage hands on: set lines and shapes at their places, and what did not fit."""

from __future__ import annotations

from typing import Literal

import msgspec

from layout.diagnostics import Span
from layout.display import DocumentInfo, FaceRef, Fill, Image, ImportedPage, Path, Rule
from layout.page.grid import PageGrid
from layout.page.region import Region
from layout.spec.model import Place
from layout.text import SetLine

Shape = Rule | Fill | Image | ImportedPage | Path


class PlacedLine(msgspec.Struct, frozen=True):
    """A set line whose left end stands at `x` and baseline at `y`, in points."""

    line: SetLine
    x: float
    y: float
    part: str  # headline, body, caption …
    offset: int = 0  # of the line's paragraph in the text of its part
    source: Span = Span()


class Column(msgspec.Struct, frozen=True):
    """A leg of a story: how many lines it has and how many are filled, and where it stands."""

    lines: int
    filled: int
    top: int = 0  # of the grid: its first line
    bottom: int = 0  # the line after its last
    foot: int = 0  # the line after the last that is filled; `top` where none is
    left: float = 0.0  # points, where it is widest
    right: float = 0.0


def visible(text: str) -> int:
    """Characters without spaces, the count of the trade."""
    return len("".join(text.split()))


class Copyfit(msgspec.Struct, frozen=True):
    """How a part of a box filled its room. Characters do not count spaces.

    `lines_over` and `chars_over` did not fit, from `words` on; `lines_short` stayed empty.
    """

    part: str
    chars: int
    chars_over: int = 0
    lines: int = 0
    lines_over: int = 0
    lines_short: int = 0
    words: str = ""
    columns: tuple[Column, ...] = ()


class Trial(msgspec.Struct, frozen=True):
    """A policy of `fit` that was tried on a story, and how the story stood with it.

    `before` and `after` are in the policy's own unit (lines of text, of the head, of the picture,
    of a leg's depth, of the box); `box` is the neighbour that would give or take lines.
    """

    policy: Literal["looseness", "head", "picture", "leading", "box"]
    before: int
    after: int
    lines_over: int
    lines_short: int
    is_chosen: bool
    box: str = ""


class Cut(msgspec.Struct, frozen=True):
    """Characters to take from a paragraph, or to write into it, and the lines that this wins.

    `paragraph` counts from 1 among the paragraphs of its story, subheads and pictures apart.
    `span` is where the line stands in the copy that ends the paragraph now, `text` its words.
    `lines` are those that it wins, or takes, alone.
    """

    paragraph: int
    chars: int
    lines: int
    span: Span
    text: str


class Replacement(msgspec.Struct, frozen=True):
    """Characters of the copy, `before`, that are set as `after`, by which choice of `normalise`."""

    kind: str
    span: Span
    before: str
    after: str


class Drawn(msgspec.Struct, frozen=True):
    """What a part of a box adds to it; see `PlacedBox`."""

    lines: tuple[PlacedLine, ...] = ()
    shapes: tuple[Shape, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    copyfit: tuple[Copyfit, ...] = ()


class Placement(msgspec.Struct, frozen=True):
    """An advert as it was booked and as it stands; sizes in mm (width, height).

    `booked` is in basic columns and lines as far as these hold it; `artwork` is the delivered
    file, `scale` its size on the page in its own.
    """

    kind: Literal["paid", "psa"]
    label: str
    size: tuple[float, float]
    booked: tuple[int, int] | None = None
    artwork: str | None = None
    scale: float | None = None


class Stretch(msgspec.Struct, frozen=True):
    """Which characters of a body stand in one part of a story that has several.

    `stop` of the last part is the end of the text, what is overset there included.
    """

    parts: tuple[Place, ...]
    part: int
    start: int
    stop: int
    length: int  # of the whole text


class Division(msgspec.Struct, frozen=True):
    """What begins at `start` of a body's text, as far as the next begins.

    `place` are the lists that an item stands in, the outermost first; number of the table, row and
    column of a cell; the page that an entry of a digest points at.
    """

    start: int
    kind: Literal[
        "body",
        "subhead",
        "quote",
        "note",
        "byline",
        "headline",
        "label",
        "item",
        "continued",
        "caption",
        "table-caption",
        "head-cell",
        "cell",
        "entry",
    ]
    place: tuple[int, ...] = ()


class PlacedBox(msgspec.Struct, frozen=True):
    """A box with all that stands in it. Shapes are drawn before the lines."""

    name: str
    kind: Literal["story", "picture", "advert", "furniture", "briefs", "digest"]
    region: Region
    lines: tuple[PlacedLine, ...] = ()
    shapes: tuple[Shape, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    """Each part's name with its whole text as it was given to the setter."""
    copyfit: tuple[Copyfit, ...] = ()
    title: str = ""
    head_lines: int = 0
    head_width: float = 0.0  # points that its head has from edge to edge
    is_framed: bool = False  # set off by a frame or a ground, so that no rule need part it
    file: str = ""
    replaced: tuple[Replacement, ...] = ()
    placement: Placement | None = None  # of an advert
    stretch: Stretch | None = None
    trials: tuple[Trial, ...] = ()  # in the order in which they were made
    divisions: tuple[Division, ...] = ()  # of the part `body`; none where all is paragraphs


class PlacedPage(msgspec.Struct, frozen=True):
    """One page: its grid, its boxes in reading order, the rules between them."""

    number: int
    grid: PageGrid
    boxes: tuple[PlacedBox, ...]
    rules: tuple[Rule, ...] = ()
    lead: str = ""  # 头条: the box with the head of a lead
    bleed: float = 0.0  # points beyond the trimmed page
    room: float = 0.0  # of the sheet round it, the bleed included


class Layout(msgspec.Struct, frozen=True):
    """Every page of an edition as it will be seen."""

    pages: tuple[PlacedPage, ...]
    faces: tuple[FaceRef, ...]
    info: DocumentInfo = DocumentInfo()
