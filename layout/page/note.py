"""编者按: the paragraphs of an editor's note, set in at both sides, between rules."""

from __future__ import annotations

from layout.page.matter import Matter
from layout.page.separator import Separator
from layout.page.wording import WORDINGS
from layout.spec.copy import Note, Paragraph, Piece
from layout.spec.model import Story

INSET = 1.0  # 字 at both sides


def note_of(story: Story) -> Note:
    """The note of a story's front matter."""
    spans = story.items.get("note", ())
    if len(spans) != len(story.note):
        spans = (story.where("note"),) * len(story.note)
    pieces = (
        (Piece(text, line=span.line), span) for text, span in zip(story.note, spans, strict=True)
    )
    paragraphs = tuple(Paragraph("note", (piece,), span.line) for piece, span in pieces)
    return Note("note", paragraphs, "", story.where("note").line)


def add_note(matter: Matter, note: Note, *, is_first: bool, is_last: bool) -> None:
    """Add a note to a story's blocks, parted by a rule from what stands over and under it."""
    desk = matter.desk
    kind = desk.edition.house.rules.note
    inset = INSET * desk.grid.body
    if not is_first:
        matter.blocks.append(Separator(desk.grid, kind, below=1))
    words = WORDINGS[desk.edition.house.language]
    label = note.label or (words.note if note.name == "note" else words.afterword)
    for paragraph in note.paragraphs:
        if label and not paragraph.text.startswith(label):
            lead = (label, matter.style("note", "note-label"), matter.span(note.line))
            matter.add_paragraph(paragraph, None, lead, inset)
        else:
            matter.add_paragraph(paragraph, None, None, inset)
        label = ""
    if not is_last:
        matter.blocks.append(Separator(desk.grid, kind))
