"""规整: the copy of a box cleaned as its file asks, before anything is set of it.

What is set, counted and reported after this is the cleaned copy; each place in it still leads to
the characters that were typed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from layout.diagnostics import Sink, Span
from layout.page.mending import report_cleaning
from layout.page.pieces import edited, moved, place_in, starts_of
from layout.page.placed import Replacement
from layout.spec.copy import Note, Paragraph, Piece, Stretch, Table
from layout.spec.model import (
    Advert,
    Block,
    Box,
    Briefs,
    Edition,
    Inset,
    Language,
    Story,
)
from layout.text import KINDS, Edit, lone_quotes, mendable, normalise


class Cleaning:
    """The cleaning of one box: what was replaced, and what is left that might have been.

    `choices` are those made for it: none but an empty list where nothing shall be mended or told.
    Korean has half-width marks of its own.
    """

    def __init__(self, choices: Sequence[str] | None, language: Language) -> None:
        self.language = language
        self.choices: Sequence[str] = choices or ()
        quiet = choices is not None and not choices
        kinds = [kind for kind in KINDS if language != "ko" or kind not in ("marks", "quotes")]
        self.others = () if quiet else tuple(kind for kind in kinds if kind not in self.choices)
        self.done: list[Replacement] = []
        self.left: list[tuple[str, Span]] = []  # a kind, and where a choice of it would mend
        self.lone: list[Span] = []  # quotes that could not be paired

    def text(self, text: str | None, span: Span) -> str | None:
        """A text that is one value of a file."""
        if not text:
            return text
        column = _first_column(text, span)
        found = normalise(text, self.choices, self.language)
        self.keep(found.edits, text, lambda at: _place(span, column, at))
        kept = 0 if found.edits else column  # else columns are no longer those of the file
        self.look(found.text, lambda at: _place(span, kept, at))
        return found.text

    def stretches(self, text: str, stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
        """The marked words of a text, where they stand once it is cleaned."""
        edits = normalise(text, self.choices, self.language).edits
        return moved(stretches, edits) if edits else tuple(stretches)

    def texts(self, texts: Sequence[str], spans: Sequence[Span], whole: Span) -> tuple[str, ...]:
        """The items of a list."""
        places = spans if len(spans) == len(texts) else [whole] * len(texts)
        cleaned = (self.text(text, span) for text, span in zip(texts, places, strict=True))
        return tuple(text or "" for text in cleaned)

    def paragraph(self, block: Paragraph, file: str) -> Paragraph:
        """A paragraph of a body; its pieces are cleaned as one text."""
        if block.indent and "spaces" in self.choices:
            indent = block.indent
            self.done.append(Replacement("spaces", indent.span, "\u3000" * indent.count, ""))
        text = block.text
        found = normalise(text, self.choices, self.language)
        if found.edits:
            self.keep(found.edits, text, _placer(block.pieces, file))
            pieces = edited(block.pieces, found.edits)
            notes = moved(block.annotations, found.edits)
            block = replace(block, pieces=pieces, annotations=notes)
        self.look(found.text, _placer(block.pieces, file))
        return block

    def keep(self, edits: Sequence[Edit], text: str, place: Callable[[int], Span]) -> None:
        """Note what was replaced."""
        for edit in edits:
            before = text[edit.start : edit.end]
            self.done.append(Replacement(edit.kind, place(edit.start), before, edit.new))

    def look(self, text: str, place: Callable[[int], Span]) -> None:
        """Note what is left in a cleaned text."""
        if self.others:
            self.left += [(edit.kind, place(edit.start)) for edit in mendable(text, self.others)]
        if "quotes" in self.choices:
            self.lone += [place(offset) for offset in lone_quotes(text)]


def clean_box(box: Box, edition: Edition, sink: Sink) -> tuple[Box, Cleaning]:
    """The box with its copy cleaned by its story's choices, or by those of its edition."""
    choices = box.story.normalise if box.story else edition.normalise
    work = Cleaning(choices, edition.house.language)
    if box.briefs:
        return _clean_briefs(box, box.briefs, work, sink)
    if box.insets:
        box = replace(box, insets=tuple(_inset(work, one) for one in box.insets))
    if box.stretches:
        marked = {key: work.stretches(getattr(box, key), one) for key, one in box.stretches.items()}
        box = replace(box, stretches=marked)
    if box.story and box.continues:  # its story is told where it begins
        other = Cleaning(choices, edition.house.language)
        headline = work.text(box.headline, box.where("headline"))
        box = replace(box, story=_story(other, box.story), headline=headline)
    elif box.digest:
        items = tuple(
            replace(item, text=work.text(item.text, item.where("text"))) for item in box.digest
        )
        headline = work.text(box.headline, box.where("headline"))
        box = replace(box, digest=items, headline=headline)
    elif box.story:
        box = replace(box, story=_story(work, box.story))
    elif box.picture:
        keys = ("headline", "caption", "credit")
        box = replace(box, **{key: work.text(getattr(box, key), box.where(key)) for key in keys})
    elif box.advert:
        box = replace(box, advert=_advert(work, box.advert))
    where = box.story.where() if box.story and not box.continues else box.where()
    report_cleaning(work, (box.name, where), sink)
    return box, work


def _clean_briefs(box: Box, briefs: Briefs, work: Cleaning, sink: Sink) -> tuple[Box, Cleaning]:
    """Each brief by its own choices, the head over them by those of the edition."""
    headline = work.text(box.headline, box.where("headline"))
    report_cleaning(work, (box.name, box.where()), sink)
    items = []
    for story in briefs.stories:
        own = Cleaning(story.normalise, work.language)
        items.append(_story(own, story))
        report_cleaning(own, (story.headline or box.name, story.where()), sink)
        work.done += own.done
    return replace(box, headline=headline, briefs=replace(briefs, stories=tuple(items))), work


def _story(work: Cleaning, story: Story) -> Story:
    def text(key: str) -> str | None:
        return work.text(getattr(story, key), story.where(key))

    def texts(key: str) -> tuple[str, ...]:
        return work.texts(getattr(story, key), story.items.get(key, ()), story.where(key))

    return replace(
        story,
        kicker=text("kicker"),
        headline=text("headline"),
        deck=texts("deck"),
        byline=texts("byline"),
        dateline=text("dateline"),
        note=texts("note"),
        body=tuple(_block(work, block, story.file) for block in story.body),
        source=text("source"),
        editor=text("editor"),
        stretches={
            key: work.stretches(_text_of(story, key), stretches)
            for key, stretches in story.stretches.items()
        },
    )


def _text_of(story: Story, key: str) -> str:
    """The text of a part, or of an item of one (`deck/0`)."""
    part, _, index = key.partition("/")
    found: str | tuple[str, ...] | None = getattr(story, part)
    return found[int(index)] if isinstance(found, tuple) else found or ""


def _block(work: Cleaning, block: Block, file: str) -> Block:
    if isinstance(block, Paragraph):
        return work.paragraph(block, file)
    if isinstance(block, Note):
        done = tuple(work.paragraph(one, file) for one in block.paragraphs)
        return replace(block, paragraphs=done)
    if isinstance(block, Table):
        return _table(work, block, file)
    line = Span(block.where().file, block.where().line)  # the caption's column is not known
    return replace(
        block,
        caption=work.text(block.caption, line) or "",
        credit=work.text(block.credit, line) or "",
    )


def _table(work: Cleaning, table: Table, file: str) -> Table:
    """A table, cell by cell."""

    def row(cells: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
        return tuple(work.paragraph(one, file) if one.pieces else one for one in cells)

    caption = work.paragraph(table.caption, file) if table.caption else None
    rows = tuple(row(cells) for cells in table.rows)
    return replace(table, caption=caption, head=row(table.head), rows=rows)


def _advert(work: Cleaning, advert: Advert) -> Advert:
    return replace(
        advert,
        label=work.text(advert.label, advert.where("label")),
        lines=work.texts(advert.lines, advert.items.get("lines", ()), advert.where("lines")),
        sponsor=work.text(advert.sponsor, advert.where("sponsor")),
    )


def _inset(work: Cleaning, inset: Inset) -> Inset:
    keys = ("quote", "by", "caption", "credit")
    return replace(inset, **{key: work.text(getattr(inset, key), inset.where(key)) for key in keys})


def _first_column(text: str, span: Span) -> int:
    """The column of a value's first character; 0 where it is not written as it reads."""
    written = span.end - span.column
    if not span.column or written not in (len(text), len(text) + 2):
        return 0
    return span.column + (written - len(text)) // 2  # in quotes


def _place(span: Span, column: int, offset: int) -> Span:
    if not column:
        return Span(span.file, span.line)
    return Span(span.file, span.line, column + offset, column + offset + 1)


def _placer(pieces: Sequence[Piece], file: str) -> Callable[[int], Span]:
    """Where the characters of a paragraph are written, by their offsets in it."""
    starts = starts_of(pieces)

    def place(offset: int) -> Span:
        index = bisect_right(starts, offset) - 1
        line, column = place_in(pieces[index], offset - starts[index])
        return Span(file, line, column, column + 1 if column else 0)

    return place
