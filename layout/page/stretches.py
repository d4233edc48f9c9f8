"""Marked words of display text as inlines and marks between the lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from layout.spec import StyleSheet, TextStyle
from layout.spec.copy import Annotation, Stretch
from layout.text import Faces, Inline
from layout.text.paragraph import Attachment

_TAKEN = ("face", "latin", "latin_size", "latin_shift", "colour")
"""What a marked word takes from its style; its size and scale are those of its line."""


def within(stretches: Sequence[Stretch], start: int, end: int) -> tuple[Stretch, ...]:
    """The stretches, or what there is of them, between two offsets, counted from the first."""
    return tuple(
        replace(one, start=max(one.start, start) - start, end=min(one.end, end) - start)
        for one in stretches
        if one.start < end and one.end > start
    )


def inlines(
    text: str, style: TextStyle, stretches: Sequence[Stretch], sheet: StyleSheet
) -> tuple[Inline, ...]:
    """The text cut where its style changes; of nested stretches the inner one holds."""
    edges = sorted({0, len(text), *(i for one in stretches for i in (one.start, one.end))})
    found: list[Inline] = []
    for start, end in pairwise(edges):
        over = [one for one in stretches if one.start <= start and one.end >= end]
        own = style
        for one in over:
            own = _marked(own, one, sheet)
        found.append((text[start:end], own))
    return tuple(found)


def _marked(style: TextStyle, stretch: Stretch, sheet: StyleSheet) -> TextStyle:
    if stretch.script:
        style = replace(style, script=stretch.script)
    if stretch.colour:
        style = replace(style, colour=sheet.colour(stretch.colour))
    if stretch.style:
        chained = sheet.chain(stretch.style)
        resolved = sheet.text_style(chained)
        given = [key for key in _TAKEN if getattr(chained, key) is not None]
        style = replace(style, **{key: getattr(resolved, key) for key in given})
    return style


def attachments(
    parts: Sequence[Inline], stretches: Sequence[Stretch], sheet: StyleSheet, faces: Faces
) -> tuple[Attachment, ...]:
    """What stands over and under the marked words."""
    notes = list(_annotations(stretches))
    if not notes:
        return ()
    from layout.text.annotations import attach  # late: few heads have any

    ruby = replace(sheet.resolve("ruby"), colour=parts[0][1].colour)
    if sheet.house.styles["ruby"].size is None:
        ruby = replace(ruby, size=0.0)
    return attach(parts, notes, ruby, faces)


def _annotations(stretches: Sequence[Stretch]) -> Iterator[Annotation]:
    for one in stretches:
        for kind, text in one.notes:
            yield Annotation(kind, one.start, one.end, text)
