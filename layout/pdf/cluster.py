"""Which characters each glyph of a run stands for, and so what a reader of the file gets back."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from layout.display import DisplayPage, GlyphRun

HYPHEN = "\u00ad"
"""What a glyph without a character reads as: a broken word's hyphen (ISO 32000-1, 14.8.2.2.3)."""


class Cluster(msgspec.Struct, frozen=True):
    """Glyphs `first` to `last` (exclusive) of a run, which together stand for `text`.

    `whole` says that a glyph-to-text table cannot express it: several glyphs, or none that says
    anything. Its characters are then given as ActualText.
    """

    first: int
    last: int
    text: str
    whole: bool


class Segment(msgspec.Struct, frozen=True):
    """Glyphs of a run drawn with one text table (`variant`); `actual` replaces what it says."""

    first: int
    last: int
    variant: int
    actual: str | None


class FaceUse:
    """The glyphs that a document takes from one face, and the text each stands for.

    A glyph that stands for several texts (space and no-break space share one) has the first in
    table 0, the next in table 1 and so on; each table becomes a ToUnicode map of its own over the
    same font file.
    """

    def __init__(self) -> None:
        self.glyphs: dict[int, None] = {}
        self.texts: list[dict[int, str]] = [{}]
        self.is_vertical = False
        """Whether a run stands from top to bottom."""

    def add(self, run: GlyphRun) -> None:
        """Note what one run uses."""
        self.glyphs.update(dict.fromkeys(run.glyphs))
        self.is_vertical |= run.direction == "ttb"
        if is_plain(run):
            # Nearly always each glyph stands for the one text it had before: no loop for that.
            said = map(self.texts[0].setdefault, run.glyphs, run.text)
            if "".join(said) != run.text:
                for glyph, char in zip(run.glyphs, run.text, strict=True):
                    self._note(glyph, char)
        else:
            for cluster in clusters(run):
                self._note(run.glyphs[cluster.first], cluster.text)

    def variant(self, glyph: int, text: str) -> int:
        """The number of the table where `glyph` stands for `text`; 0 where none does."""
        for number, table in enumerate(self.texts):
            if table.get(glyph) == text:
                return number
        return 0

    def segments(self, run: GlyphRun) -> list[Segment]:
        """Cut a run where the text table changes or a text must be given in full."""
        if len(self.texts) == 1 and is_plain(run):
            return [Segment(0, len(run.glyphs), 0, None)]
        found: list[Segment] = []
        for one in clusters(run):
            variant = self.variant(run.glyphs[one.first], one.text)
            last = found[-1] if found else None
            if last and not one.whole and last.actual is None and last.variant == variant:
                found[-1] = Segment(last.first, one.last, variant, None)
            else:
                actual = one.text if one.whole else None
                found.append(Segment(one.first, one.last, variant, actual))
        return found

    def _note(self, glyph: int, text: str) -> None:
        if glyph == 0:  # .notdef says nothing, whatever it was drawn for
            return
        for table in self.texts:
            if table.setdefault(glyph, text) == text:
                return
        self.texts.append({glyph: text})


def uses_of(pages: Iterable[DisplayPage]) -> dict[int, FaceUse]:
    """What the pages take from each face, by the face's index, in order of first use."""
    uses: dict[int, FaceUse] = {}
    for page in pages:
        for item in page.items:
            if isinstance(item, GlyphRun) and item.glyphs:
                uses.setdefault(item.face, FaceUse()).add(item)
    return uses


def is_plain(run: GlyphRun) -> bool:
    """Whether every glyph stands for exactly one character, in order: nearly all Chinese text."""
    count = len(run.glyphs)
    return len(run.text) == count and run.clusters == tuple(range(count)) and 0 not in run.glyphs


def clusters(run: GlyphRun) -> list[Cluster]:
    """The clusters of a run in the order of its glyphs."""
    starts = sorted(set(run.clusters))
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    found: list[Cluster] = []
    first, count = 0, len(run.glyphs)
    while first < count:
        start = run.clusters[first]
        last = first + 1
        while last < count and run.clusters[last] == start:
            last += 1
        whole = last - first > 1 or run.glyphs[first] == 0
        found.append(Cluster(first, last, run.text[start : ends[start]] or HYPHEN, whole))
        first = last
    return found
