"""What every box of a page is made with: grid, styles, faces, and where problems go."""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from pathlib import Path

from layout.diagnostics import Sink, Span, Words
from layout.page.grid import PageGrid
from layout.page.marks import Mark, place_of
from layout.picture import PictureFault, probe_picture
from layout.spec import StyleSheet, TextStyle
from layout.spec.model import Edition
from layout.text import Faces, Inline, Paragraph, compose, half_width_marks, normalise

LEAST_SIZE = 5  # pt: 八号, the smallest of the named sizes
EN_SPACE = "\u2002"
# All from the radicals (U+2E80) on is taken for Han: it spares a class that is slow to compile.
_HAN_SPACE = r"(?<=[^\x00-\u2e7f]) +(?=[^\x00-\u2e7f])"


class Desk:
    """The tools of one edition's pages; holds nothing that a box could change but the sink."""

    def __init__(self, edition: Edition, grid: PageGrid, faces: Faces, sink: Sink) -> None:
        self.edition = edition
        self.grid = grid
        self.faces = faces
        self.sink = sink
        self.sheet = StyleSheet(edition.house)
        self.names: tuple[str, ...] = tuple(dict.fromkeys(edition.house.keep + edition.keep))
        self._missing: set[tuple[str, str, str]] = set()

    def keeping(self, names: Sequence[str]) -> Desk:
        """The same tools for a story that has more names not to be parted."""
        if not names:
            return self
        desk = copy.copy(self)
        desk.names = tuple(dict.fromkeys((*self.names, *names)))
        return desk

    def compose(
        self, inlines: Sequence[Inline], span: Span, marks: Sequence[Mark] = ()
    ) -> Paragraph:
        """Shape a paragraph after cleaning it; characters that no face has are reported.

        Without `marks` all of it is at `span`.
        """
        paragraph = compose(self.clean(inlines), self.faces, self.names)
        for offset in paragraph.missing:
            self.report_missing(paragraph, offset, place_of(marks, offset, span))
        return paragraph

    def line(self, text: str, style: TextStyle, span: Span) -> Paragraph:
        """Shape a text of one style that stands by itself: a head, a byline, a caption.

        A plain space between Han is wanted here (`记者 王芳`) and stands as half a 字; in running
        text it is a trace of how the file was typed and falls away. Korean words always part so.
        """
        if " " in text and style.language != "ko":
            text = re.sub(_HAN_SPACE, EN_SPACE, text)
        return self.compose(((text, style),), span)

    def clean(self, inlines: Sequence[Inline]) -> list[Inline]:
        """The choices of `normalise` carried out; marks see their neighbours across styles."""
        choices = self.edition.normalise
        if not choices:
            return list(inlines)
        whole = normalise("".join(text for text, _ in inlines), choices)
        cleaned: list[Inline] = []
        start = 0
        for text, style in inlines:
            cleaned.append((whole[start : start + len(text)], style))
            start += len(text)
        return cleaned

    def report_missing(self, paragraph: Paragraph, offset: int, span: Span) -> None:
        """Name a character that no face of its chain has, at its first place in a file."""
        char, face = paragraph.text[offset], paragraph.style.face
        if (char, face, span.file) not in self._missing:
            self._missing.add((char, face, span.file))
            self.sink.report("E401", span, char=char, code=f"U+{ord(char):04X}", face=face)

    def picture_size(self, path: str, span: Span) -> tuple[int, int] | None:
        """Pixels across and down of a picture; None, and a message, where it cannot be used."""
        size = probe_picture(Path(path))
        if isinstance(size, PictureFault):
            size.report(self.sink, span)
            return None
        return size.width, size.height

    def check_size(self, box: str, part: Words, size: float, span: Span) -> None:
        """Tell of type that had to be made too small to be read."""
        if size < LEAST_SIZE:
            self.sink.report("F206", span, box=box, part=part, size=f"{size:.1f}", least=LEAST_SIZE)

    def check_marks(self, text: str, span: Span, story: str) -> None:
        """Warn of half-width marks beside Han that nobody chose to mend; Korean has no others."""
        if self.edition.house.language == "ko":
            return
        if "marks" not in self.edition.normalise and (found := half_width_marks(text)):
            self.sink.report("W402", span, story=story, count=len(found))
