"""The display list: the only thing the writers know of a page.

Coordinates are points from the top left corner of the trimmed page, y runs down; a writer turns
it over. Everything is placed and coloured already; a writer draws the items in their order, which
is the reading order of the page.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Process = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, each 0 to 1."""


class Spot(msgspec.Struct, frozen=True):
    """专色: an ink of its own by its name, `tint` of it from 0 to 1.

    `alternate` is what the full ink looks like in the four others, for screens and proofs.
    """

    name: str
    alternate: Process
    tint: float = 1.0


Colour = Process | Spot

BLACK: Process = (0.0, 0.0, 0.0, 1.0)
WHITE: Process = (0.0, 0.0, 0.0, 0.0)


def process_of(colour: Colour) -> Process:
    """What a colour looks like in the four inks."""
    if not isinstance(colour, Spot):
        return colour
    c, m, y, k = colour.alternate
    return (c * colour.tint, m * colour.tint, y * colour.tint, k * colour.tint)


def tinted(colour: Colour, share: float) -> Colour:
    """`share` of a colour, from 0 to 1."""
    if isinstance(colour, Spot):
        return msgspec.structs.replace(colour, tint=colour.tint * share)
    c, m, y, k = colour
    return (c * share, m * share, y * share, k * share)


class FaceRef(msgspec.Struct, frozen=True):
    """A font file as it is used: collection index and axis values included."""

    name: str
    path: str
    index: int = 0
    axes: tuple[tuple[str, float], ...] = ()


class Source(msgspec.Struct, frozen=True):
    """Where an item came from.

    `key` names the box and part (`头条/body`, `头条/headline`, `报头`); `start` and `end` are the
    characters of that part's text, end exclusive; `file` and `line` are where it is written.
    """

    key: str
    start: int = 0
    end: int = 0
    file: str = ""
    line: int = 0


Direction = Literal["ltr", "ttb", "turned"]
"""How glyphs follow each other; see `GlyphRun`."""


class GlyphRun(msgspec.Struct, frozen=True, tag="glyphs"):
    """Glyphs of one face, size and colour on one baseline.

    `xs[i]` is where the origin of glyph i stands, in points right of `x` (its final place: any
    offset of the font is in it). `clusters[i]` is the index in `text` of the first character that
    glyph i stands for; characters from there to the next higher cluster belong to it.

    `turned` glyphs stand on a baseline that runs down, turned to the right; `xs` then counts down
    from `y`. `ttb` ones stand upright on an axis, their advances centred on `x`: `xs[i]` is how far
    below `y` the top of glyph i's em box is, 0.88 of the size above its origin.
    """

    face: int
    """Index into `DisplayList.faces`."""
    size: float
    x: float
    y: float
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    text: str
    clusters: tuple[int, ...]
    x_scale: float = 1.0
    colour: Colour = BLACK
    source: Source | None = None
    direction: Direction = "ltr"


class Rule(msgspec.Struct, frozen=True, tag="rule"):
    """A straight line, stroked with `width` points.

    `dash` are the points drawn and left out in turn; where nought is drawn, a round dot stands.
    """

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: Colour = BLACK
    source: Source | None = None
    dash: tuple[float, float] | None = None


class Fill(msgspec.Struct, frozen=True, tag="fill"):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour
    source: Source | None = None


class Path(msgspec.Struct, frozen=True, tag="path"):
    """Curves, stroked with `width` points or, where that is nought, filled.

    A contour is x and y of its start, then for each Bézier curve those of its two control points
    and of its end.
    """

    contours: tuple[tuple[float, ...], ...]
    width: float = 0.0
    colour: Colour = BLACK
    source: Source | None = None


class Image(msgspec.Struct, frozen=True, tag="image"):
    """A picture file in a rectangle.

    `crop` is the part of the picture that is seen, as fractions of its upright size (left, top,
    right, bottom); it has the proportions of the rectangle. `pixels` is its upright size, None of
    a drawing.
    """

    path: str
    x: float
    y: float
    width: float
    height: float
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    alt: str = ""
    source: Source | None = None
    pixels: tuple[int, int] | None = None


class ImportedPage(msgspec.Struct, frozen=True, tag="imported"):
    """A page of a PDF file as it is, in a rectangle: its text, curves and pictures kept.

    `page` counts from 1; `crop` is what is seen of the upright page, as of an `Image`.
    """

    path: str
    x: float
    y: float
    width: float
    height: float
    page: int = 1
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    alt: str = ""
    source: Source | None = None


Item = GlyphRun | Rule | Fill | Path | Image | ImportedPage


class Bookmark(msgspec.Struct, frozen=True):
    """An entry of the document's outline: a story and the y where it starts."""

    title: str
    y: float


Area = tuple[float, float, float, float]
"""Left, top, width and height in points."""


class Thread(msgspec.Struct, frozen=True):
    """The areas of a page in which a story is read, in their order.

    Threads of several pages with one `key` are one story.
    """

    key: str
    title: str
    beads: tuple[Area, ...]


Role = Literal[
    "article",
    "section",
    "heading",
    "paragraph",
    "quote",
    "caption",
    "figure",
    "link",
    "list",
    "item",
    "label",
    "item-body",
    "table",
    "row",
    "head-cell",
    "cell",
]
"""What a piece of a page is to its reader."""


class Element(msgspec.Struct, frozen=True):
    """A piece of a page's structure: what it holds itself, then the pieces in it, as they are read.

    `items` are indices into the items of the page. `text` is the title of an article, or what a
    figure shows; `level` is that of a heading, from 1; `page` is where a link leads; the labels of
    a list that is `numbered` are numbers.
    """

    role: Role
    items: tuple[int, ...] = ()
    children: tuple[Element, ...] = ()
    text: str = ""
    level: int = 0
    page: int = 0
    numbered: bool = False


class DisplayPage(msgspec.Struct, frozen=True):
    """One page: trimmed size in points, its items in reading order, its bookmarks and threads."""

    number: int
    width: float
    height: float
    items: tuple[Item, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    threads: tuple[Thread, ...] = ()
    bleed: float = 0.0
    """Points beyond the trimmed page that are printed."""
    room: float = 0.0
    """Points that the sheet has round the trimmed page, the bleed included."""
    structure: tuple[Element, ...] = ()
    """What the items are to a reader, where that is asked for; all others are decoration."""


class DocumentInfo(msgspec.Struct, frozen=True):
    """What the document says of itself."""

    title: str = ""
    author: str = ""
    subject: str = ""
    language: str = "zh-Hans"
    issued: date | None = None
    """The day of the issue; it dates the file, since the clock would make each build differ."""


class DisplayList(msgspec.Struct, frozen=True):
    """Pages ready to be written, and the faces that their glyph runs name by index."""

    faces: tuple[FaceRef, ...]
    pages: tuple[DisplayPage, ...]
    info: DocumentInfo = DocumentInfo()
