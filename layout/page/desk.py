"""What every box of a page is made with: grid, styles, faces, and where problems go."""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from layout.diagnostics import Sink, Span, Words
from layout.page.figure import Figure
from layout.page.galley import Galley
from layout.page.grid import PageGrid
from layout.page.marks import Mark, place_of
from layout.picture import PictureFault, head_of, kind_of, probe_picture
from layout.spec import StyleSheet, TextStyle
from layout.spec.copy import Paragraph as CopyParagraph
from layout.spec.copy import Stretch
from layout.spec.model import Edition, Story
from layout.text import Inline, Paragraph
from layout.text.classes import SHARED, has_east_asian
from layout.text.paragraph import Attachment

LEAST_SIZE = 5  # pt: 八号, the smallest of the named sizes
EN_SPACE = "\u2002"


def half_spaced(text: str, language: str) -> str:
    """Text that stands by itself: a plain space between Han as half a 字; Korean keeps its own."""
    if " " not in text or language == "ko":
        return text
    return re.sub(" +", _half_space, text)


def _half_space(found: re.Match[str]) -> str:
    """Spaces between two Han, or Han and a mark that is shared, as one; others as they are.

    A mark may be that of Han: “早市不歇” 雪中照样开张.
    """
    text, start, end = found.string, *found.span()
    beside = text[start - 1 : start], text[end : end + 1]
    has_han = any(map(has_east_asian, beside))
    fits = all(has_east_asian(one) or one in SHARED for one in beside)
    return EN_SPACE if has_han and fits else found[0]


class Desk:
    """The tools of one edition's pages; holds nothing that a box could change but the sink."""

    def __init__(
        self, edition: Edition, grid: PageGrid, galley: Galley, sink: Sink, page: int = 0
    ) -> None:
        self.edition = edition
        self.page = page
        self.grid = grid
        self.galley = galley
        self.faces = galley.open_faces(edition.house.faces, sink)
        self.sink = sink
        self.sheet = StyleSheet(edition.house)
        self.names: tuple[str, ...] = tuple(dict.fromkeys(edition.house.keep + edition.keep))
        self.story: Story | None = None
        self._penalties: dict[str, Sequence[float]] = {}
        self._missing: set[tuple[str, str, str]] = set()

    def telling(self, story: Story) -> Desk:
        """The same tools for one story, which may have more names not to be parted."""
        desk = copy.copy(self)
        desk.story, desk._penalties = story, {}  # noqa: SLF001
        if story.keep:
            desk.names = tuple(dict.fromkeys((*self.names, *story.keep)))
        return desk

    def break_penalties(self, text: str) -> Sequence[float]:
        """How ill a line of display text ends before each character: see `layout.text.words`."""
        if text not in self._penalties:
            from layout.text.words import break_penalties, repeated  # late: heads in several lines

            names = list(self.names)
            if self.story is not None:
                blocks = (one for one in self.story.body if isinstance(one, CopyParagraph))
                names += repeated(text, "\n".join(one.text for one in blocks), names)
            self._penalties[text] = break_penalties(text, names, self.edition.house.language)
        return self._penalties[text]

    def silent(self) -> Desk:
        """The same tools for what is set on trial: nothing of it is told."""
        desk = copy.copy(self)
        desk.sink = Sink()
        desk._missing = set()  # noqa: SLF001  of its own kind
        return desk

    def compose(
        self,
        inlines: Sequence[Inline],
        span: Span,
        marks: Sequence[Mark] = (),
        attachments: tuple[Attachment, ...] = (),
    ) -> Paragraph:
        """Shape a paragraph; characters that no face has are reported.

        Without `marks` all of it is at `span`.
        """
        paragraph = self.galley.paragraph(
            tuple(inlines), self.faces, self.names, attachments=attachments
        )
        for offset in paragraph.missing:
            face = _style_at(inlines, offset).face
            self.report_missing(paragraph.text[offset], face, place_of(marks, offset, span))
        for one in attachments:
            if one.ruby:
                for char in map(one.ruby.text.__getitem__, one.ruby.missing):
                    self.report_missing(char, one.ruby.style.face, place_of(marks, one.start, span))
        return paragraph

    def line(
        self, text: str, style: TextStyle, span: Span, stretches: Sequence[Stretch] = ()
    ) -> Paragraph:
        """Shape a text of one style that stands by itself: a head, a byline, a caption.

        A plain space between Han is wanted here (`记者 王芳`) and stands as half a 字; in running
        text it is a trace of how the file was typed and falls away. Korean words always part so.
        Of `stretches` each has looks or marks of its own.
        """
        spaced = half_spaced(text, style.language)
        if not stretches:
            return self.compose(((spaced, style),), span)
        from layout.page.stretches import attachments, inlines  # late: few texts have any

        parts = inlines(spaced, style, stretches, self.sheet)
        over = attachments(parts, stretches, self.sheet, self.faces)
        return self.compose(parts, span, (), over)

    def report_missing(self, char: str, face: str, span: Span) -> None:
        """Name a character that no face of its chain has, at its first place in a file."""
        if (char, face, span.file) not in self._missing:
            self._missing.add((char, face, span.file))
            self.sink.report("E401", span, char=char, code=f"U+{ord(char):04X}", face=face)

    def figure(self, path: str, span: Span) -> Figure | None:
        """A picture of any kind; None, and a message, where it cannot be used."""
        with suppress(OSError, ValueError):  # told when it is opened
            kind = kind_of(head_of(Path(path)))
            if kind == "page":
                size = self.artwork_size(path, 1, span, is_alone=True)
                return Figure(path, *size, kind) if size else None
            if kind == "drawing":
                return self._drawing(path, span)
        pixels = probe_picture(Path(path))
        if isinstance(pixels, PictureFault):
            pixels.report(self.sink, span)
            return None
        return Figure(path, pixels.width, pixels.height)

    def _drawing(self, path: str, span: Span) -> Figure | None:
        """A drawing, and what of it will not be seen."""
        from layout.drawing import probe_drawing  # late: pages with drawings are few

        drawing = probe_drawing(Path(path))
        if isinstance(drawing, PictureFault):
            drawing.report(self.sink, span)
            return None
        if drawing.not_drawn:
            what = Words(
                ", ".join(one.en for one in drawing.not_drawn),
                "、".join(one.zh for one in drawing.not_drawn),
            )
            self.sink.report("F510", span, path=path, what=what)
        if drawing.is_moving:
            self.sink.report("N508", span, path=path)
        return Figure(path, drawing.width, drawing.height, "drawing")

    def artwork_size(
        self, path: str, page: int, span: Span, *, is_alone: bool = False
    ) -> tuple[float, float] | None:
        """Width and height in points of a page of a PDF; None, and a message, without it.

        With `is_alone` other pages of the file are told.
        """
        from layout.artwork import ArtworkFault, probe_artwork

        size = probe_artwork(Path(path), page)
        if isinstance(size, ArtworkFault):
            size.report(self.sink, span)
            return None
        if size.is_repaired:
            self.sink.report("W622", span, path=path)
        if size.annotations:
            self.sink.report("W620", span, path=path, count=size.annotations)
        if size.has_scripts:
            self.sink.report("N620", span, path=path)
        if is_alone and size.pages > 1:
            self.sink.report("N506", span, path=path)
        return size.width, size.height

    def check_size(self, box: str, part: Words, size: float, span: Span) -> None:
        """Tell of type that had to be made too small to be read."""
        if size < LEAST_SIZE:
            self.sink.report("F206", span, box=box, part=part, size=f"{size:.1f}", least=LEAST_SIZE)


def _style_at(inlines: Sequence[Inline], offset: int) -> TextStyle:
    """The style of a character of the joined inlines."""
    for text, style in inlines:
        if offset < len(text):
            return style
        offset -= len(text)
    raise IndexError
