"""An article as it is written."""

from __future__ import annotations

from layout.diagnostics import Span
from layout.spec.copy import Note, Paragraph, Stretch, Table
from layout.spec.model.house import Normalise
from layout.spec.model.located import Located


class StoryPicture(Located, frozen=True, kw_only=True):
    """A picture in the run of a story. `path` is resolved against the story's folder."""

    path: str
    caption: str = ""
    credit: str = ""
    deeper: int = 0  # lines that the page gives it beyond its shape, or takes from it


Block = Paragraph | StoryPicture | Note | Table


class Story(Located, frozen=True, kw_only=True):
    """An article. `file` is where it is written, for messages and the proof.

    `normalise`, read, holds for the story whatever file gave it: each choice by its name, no `all`
    or `none`. Empty is a choice, None is none made.
    """

    file: str = ""
    items: dict[str, tuple[Span, ...]] = {}  # where each item of a list is written
    kicker: str | None = None
    headline: str | None = None
    deck: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    dateline: str | None = None
    note: tuple[str, ...] = ()  # 编者按, a paragraph each
    source: str | None = None
    editor: str | None = None
    normalise: tuple[Normalise, ...] | None = None
    keep: tuple[str, ...] = ()  # with those of the edition and the house
    body: tuple[Block, ...] = ()
    # Marked words of its head and byline, by part; of a list as `deck/0`.
    stretches: dict[str, tuple[Stretch, ...]] = {}
