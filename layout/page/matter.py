"""A story's matter: byline, dateline, paragraphs, subheads and pictures as blocks for the flow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from layout.diagnostics import Span, Words
from layout.page.desk import Desk, half_spaced
from layout.page.galley import Block, Label, TextBlock
from layout.page.grid import Split
from layout.page.illustration import Illustration
from layout.page.line_block import LineBlock
from layout.page.marks import Mark
from layout.page.placed import Division
from layout.page.subhead import SubheadBlock, in_white, number_text
from layout.page.wording import WORDINGS
from layout.spec import TextStyle, tightened
from layout.spec.copy import Note, Paragraph, Piece, Script, Table
from layout.spec.model import Box, Story, StoryPicture
from layout.text import Inline
from layout.text.paragraph import Attachment

Lead = tuple[str, TextStyle, Span]
"""What opens a paragraph, with a full space after it, in its style; where it is written."""
if TYPE_CHECKING:
    from layout.page.items import Hangs

KEEP = 2  # lines that stay with a subhead (text-rules, section 9)
_BETWEEN_LINES = {"dots": Words("the dots", "着重号"), "ruby": Words("the ruby", "注音")}
_STYLE = {"body": "body", "quote": "quote", "item": "item", "subhead": "subhead", "cell": "table"}


class Matter:
    """Turns a story into blocks; `text` grows with what the blocks hold, in order.

    `split` is how its columns are made. With `is_tight` marks give way inside the line, whatever
    the scheme says.
    """

    def __init__(
        self, desk: Desk, box: Box, story: Story, split: Split, *, is_tight: bool = False
    ) -> None:
        self.desk = desk
        self.box = box
        self.story = story
        self.split = split
        # Of the page, not of this story's columns: one page has one grey.
        self.measure = desk.grid.measure * desk.grid.body
        self.is_tight = is_tight
        self.blocks: list[Block] = []
        self.text = ""
        self.divisions: list[Division] = []  # of that text
        self.inline_styles: dict[tuple[str, str | None, Script | None], TextStyle] = {}
        self.has_told_gap = False
        self.lead: Lead | None = None  # of the first paragraph
        self.hangs: Hangs | None = None  # of the lists of the story
        self.subheads = 0
        self.looks = desk.sheet.house.subheads.with_(box.subheads)

    def tightened(self) -> Matter:
        """The same, not yet built, with marks that give way."""
        return type(self)(self.desk, self.box, self.story, self.split, is_tight=True)

    def style(self, block: str, mark: str | None = None, script: Script | None = None) -> TextStyle:
        """The style of a block's text, of a marked run in it with `mark`, raised or lowered."""
        key = (block, mark, script)
        if key not in self.inline_styles:
            sheet = self.desk.sheet
            overrides = [self.box.body] if block != "subhead" else []
            if mark:
                overrides.append(sheet.house.styles[mark])
            style = sheet.resolve(_STYLE.get(block, block), *overrides, measure=self.measure)
            if self.split.tracking and block != "subhead":
                style = replace(style, tracking=style.tracking + self.split.tracking)
            if self.is_tight:
                style = tightened(style)
            elif block != "subhead" and style.size > self.desk.grid.leading:
                self.report_size(style)
            if block == "item":  # its indent is that of its label
                style = replace(style, indent=0.0)
            if script:
                style = replace(style, script=script)
            self.inline_styles[key] = style
        return self.inline_styles[key]

    def report_size(self, style: TextStyle) -> None:
        """Running text larger than the leading would be set into the lines above it."""
        desk = self.desk
        own = self.box.body.size is not None
        span = self.box.body.where("size") if own else desk.sheet.house.styles["body"].where("size")
        size, leading = f"{style.size:g}", f"{desk.grid.leading:g}"
        desk.sink.report(
            "F205", span if span.file else self.box.where(), box=self.box.name, size=size,
            leading=leading,
        )  # fmt: skip

    def build(self) -> tuple[list[Block], str]:
        """All blocks of the story and its whole text."""
        if self.story.note:
            self.add_note(None, is_first=True, is_last=False)
        self.add_byline()
        lead_in = self.story.dateline
        for block in self.story.body:
            if isinstance(block, StoryPicture):
                self.add_picture(block)
            elif isinstance(block, Note):
                is_last = block is self.story.body[-1]
                self.add_note(block, is_first=not self.blocks, is_last=is_last)
            elif isinstance(block, Table):
                self.add_table(block)
            elif block.kind == "subhead":
                self.add_subhead(block)
            else:
                self.add_paragraph(block, lead_in, self.lead)
                lead_in = self.lead = None
        if lead_in:  # a story of pictures and subheads alone
            self.add_paragraph(Paragraph("body", ()), lead_in)
        self.add_signatures()
        return self.blocks, self.text

    def add_byline(self) -> None:
        """The names of the writers, over the text."""
        if self.story.byline:
            style = self.desk.sheet.resolve("byline", self.box.byline)
            if style.lines is None:  # a line each, and half a line of white above and below
                style = replace(style, lines=len(self.story.byline) + 1)
            if self.box.head.picture and self.box.head.picture.place == "byline":
                self.add_portrait(style)
            else:
                self.add_lines(self.story.byline, style, self.story.where("byline"), part="byline")

    def span(self, line: int, column: int = 0) -> Span:
        """A place in the story's file."""
        return Span(self.story.file, line, column)

    def add_note(self, note: Note | None, *, is_first: bool, is_last: bool) -> None:
        """An editor's note, without one that of the front matter, between rules."""
        from layout.page.note import add_note, note_of  # late: few stories have any

        add_note(self, note or note_of(self.story), is_first=is_first, is_last=is_last)

    def add_paragraph(
        self,
        block: Paragraph,
        lead_in: str | None,
        lead: Lead | None = None,
        inset: float = 0.0,
    ) -> None:
        """A paragraph of the body, set in by so many points at both sides.

        The dateline opens the first one; any may have a lead of its own, parted by a full space.
        """
        inlines: list[Inline] = []
        marks: list[Mark] = []
        if lead:
            inlines += (lead[:2], ("　", self.style(block.kind)))
            marks.append((0, lead[2]))
        if lead_in:
            brackets = [at for at in map(lead_in.find, "（(") if at >= 0]
            reporter = min(brackets, default=len(lead_in))
            inlines.append((lead_in[:reporter], self.style(block.kind, "dateline")))
            inlines.append((lead_in[reporter:], self.style(block.kind, "reporter")))
            inlines.append(("　", self.style(block.kind)))
            marks.append((0, self.story.where("dateline")))
        left, label = self.hang(block) if block.nest else (inset, None)
        if block.label and not label:
            inlines.append((block.label, self.style(block.kind)))
            marks.append((0, self.span(block.line)))
        offset = sum(len(text) for text, _ in inlines)
        start = offset
        for piece in block.pieces:
            inlines.append((piece.text, self.style(block.kind, piece.mark, piece.script)))
            marks += [(offset + at, span) for at, span in source_lines(self.story.file, piece)]
            offset += len(piece.text)
        attached = self.attached(block, inlines, start) if block.annotations else ()
        paragraph = self.desk.compose(inlines, self.span(block.line), marks, attached)
        at = len(self.text) + (len(label.paragraph.text) if label else 0)
        made = TextBlock(paragraph, at, tuple(marks), left, inset, label, block)
        if label:
            self.divisions.append(Division(len(self.text), "label", block.nest))
        goes_on = block.kind == "item" and not block.label
        self.divisions.append(Division(at, "continued" if goes_on else block.kind, block.nest))
        self.blocks.append(made)
        self.text += made.text

    def hang(self, block: Paragraph) -> tuple[float, Label | None]:
        """How far an item of a list is set in (points), and the label that hangs before it."""
        if self.hangs is None:
            from layout.page.items import Hangs  # late: few stories have any

            self.hangs = Hangs(self)
        return self.hangs.left(block), self.hangs.label(block, len(self.text))

    def attached(
        self, block: Paragraph, inlines: Sequence[Inline], start: int
    ) -> tuple[Attachment, ...]:
        """What stands over and under a block whose own text begins at `start` of the inlines."""
        from layout.text.annotations import attach  # late: few stories have any

        self.check_room(block)
        ruby = self.style(block.kind, "ruby")
        if self.desk.sheet.house.styles["ruby"].size is None:
            ruby = replace(ruby, size=0.0)
        moved = [replace(one, start=one.start + start, end=one.end + start)
                 for one in block.annotations]  # fmt: skip
        return attach(inlines, moved, ruby, self.desk.faces)

    def check_room(self, block: Paragraph) -> None:
        """Warn once where dots or ruby find less than half a 字 between the lines."""
        grid, style = self.desk.grid, self.style(block.kind)
        one = next((one for one in block.annotations if one.kind in _BETWEEN_LINES), None)
        gap, needed = grid.leading - style.size, style.size * 1.5
        if (
            one is None
            or block.kind == "subhead"
            or grid.leading > needed - 0.01
            or self.has_told_gap
        ):
            return
        self.has_told_gap = True
        self.desk.sink.report(
            "W405", self.span(one.line, one.column), story=self.box.name,
            what=_BETWEEN_LINES[one.kind], size=f"{style.size:g}", leading=f"{grid.leading:g}",
            gap=f"{gap:.3g}", needed=f"{needed:g}",
        )  # fmt: skip

    def add_table(self, table: Table) -> None:
        """A table, as one block that may be parted between its rows."""
        from layout.page.table import TableBlock  # late: few stories have any

        block = TableBlock(self, table, is_last=table is self.story.body[-1])
        self.divisions += block.divisions()
        self.blocks.append(block)
        self.text += block.text

    def add_subhead(self, block: Paragraph) -> None:
        """A subhead; one with raised, lowered or annotated characters keeps them."""
        looks, span = self.looks, self.span(block.line)
        self.subheads += 1
        number = number_text(looks.number, self.subheads)
        style = self.subhead_style()
        place = (span, len(self.text))
        self.divisions.append(Division(len(self.text), "subhead"))
        made = SubheadBlock(self.desk, (number, block.text), style, place, looks)
        made.keep = KEEP
        if block.annotations or any(piece.script for piece in block.pieces):
            inlines = [(number, style)] if number else []
            inlines += [
                (
                    half_spaced(piece.text, style.language),
                    self.subhead_style(piece.script),
                )
                for piece in block.pieces
            ]
            attached = self.attached(block, inlines, len(number))
            made.replace(self.desk.compose(inlines, span, (), attached))
        self.blocks.append(made)
        self.text += made.text

    def subhead_style(self, script: Script | None = None) -> TextStyle:
        """The style of a subhead, white where it stands reversed."""
        style = self.style("subhead", script=script)
        return in_white(style) if self.looks.reverse else style

    def add_lines(self, texts: Sequence[str], style: TextStyle, span: Span, part: str = "") -> None:
        """Lines in a block of whole grid lines (byline, signature)."""
        self.divisions.append(Division(len(self.text), "byline"))
        marked = self.story.stretches
        stretches = [marked.get(f"{part}/{index}", ()) for index in range(len(texts))]
        block = LineBlock(self.desk, texts, style, span, len(self.text), stretches)
        self.blocks.append(block)
        self.text += block.text

    def add_portrait(self, style: TextStyle) -> None:
        """The byline beside the author's picture; each of its words on a line of its own there."""
        from layout.page.head_art import portrait  # late: few stories have one
        from layout.page.portrait import Portrait

        art, span = portrait(self.desk, self.box), self.story.where("byline")
        if art is None:
            self.add_lines(self.story.byline, style, span)
            return
        words = [word for text in self.story.byline for word in text.split()]
        lines = LineBlock(self.desk, words, replace(style, lines=None), span, len(self.text))
        made = Portrait(self.box, art, lines)
        share = made.share(self.split.measure * self.desk.grid.body)
        if share < 1 and not self.is_tight:
            self.desk.sink.report(
                "N216", art.source.where(), box=self.box.name, what=Words("picture", "题图"),
                percent=round(share * 100),
            )  # fmt: skip
        self.divisions.append(Division(len(self.text), "byline"))
        self.blocks.append(made)
        self.text += lines.text

    def add_picture(self, picture: StoryPicture) -> None:
        """A picture across its column, with caption and credit below it."""
        block = Illustration(self.desk, picture, len(self.text))
        self.divisions.append(Division(len(self.text), "caption"))
        self.blocks.append(block)
        self.text += block.text

    def add_signatures(self) -> None:
        """Source and editor in brackets at the story's end."""
        style = self.desk.sheet.resolve("source", measure=self.measure)
        words = WORDINGS[self.desk.edition.house.language]
        if self.story.source:
            span = self.story.where("source")
            self.add_lines((words.source.format(self.story.source),), style, span)
        if self.story.editor:
            span = self.story.where("editor")
            self.add_lines((words.editor.format(self.story.editor),), style, span)


def source_lines(file: str, piece: Piece) -> list[Mark]:
    """Where the source lines of a piece begin in its text."""
    marks = [(0, Span(file, piece.line, piece.column))]
    marks += [(at, Span(file, line, column)) for at, line, column in piece.breaks]
    return marks
