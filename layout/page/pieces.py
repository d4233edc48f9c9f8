"""Pieces of a paragraph with edits carried out, every character still with its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

from msgspec.structs import replace

from layout.spec.copy import Annotation, Piece, Stretch
from layout.text import Edit

Marked = TypeVar("Marked", Annotation, Stretch)


def starts_of(pieces: Sequence[Piece]) -> list[int]:
    """The offset of each piece in their joined text."""
    return [0, *accumulate(len(piece.text) for piece in pieces)][:-1]


def edited(pieces: Sequence[Piece], edits: Sequence[Edit]) -> tuple[Piece, ...]:
    """The pieces with edits of their joined text; one over several pieces stands in the first."""
    firsts, lasts = [edit.start for edit in edits], [edit.end for edit in edits]
    found: list[Piece] = []
    for piece, start in zip(pieces, starts_of(pieces), strict=True):
        own = edits[bisect_right(lasts, start) : bisect_left(firsts, start + len(piece.text))]
        done = _edited_piece(piece, start, own) if own else piece
        if done.text:
            found.append(done)
    return tuple(found)


def moved(annotations: Sequence[Marked], edits: Sequence[Edit]) -> tuple[Marked, ...]:
    """What marks stretches, over the edited text; what has all its characters gone goes too."""
    done = (
        replace(one, start=_moved(one.start, edits), end=_moved(one.end, edits))
        for one in annotations
    )
    return tuple(one for one in done if one.start < one.end)


def _moved(offset: int, edits: Sequence[Edit]) -> int:
    """The offset in the edited text; one inside an edit goes to the end of what is new."""
    change = 0
    for edit in edits:
        if edit.start >= offset:
            break
        change += len(edit.new) - (min(edit.end, offset) - edit.start)
    return offset + change


def _edited_piece(piece: Piece, first: int, edits: Sequence[Edit]) -> Piece:
    """One piece, which begins at `first` of the joined text, with the edits that touch it."""
    parts: list[str] = []
    places: dict[int, tuple[int, int]] = {}
    offsets = [offset for offset, _, _ in piece.breaks]
    length = at = 0

    def keep(until: int) -> None:
        """Take over the text up to an edit, with the places within it."""
        nonlocal length
        for offset, line, column in piece.breaks[
            bisect_left(offsets, at) : bisect_right(offsets, until)
        ]:
            places[offset - at + length] = (line, column)
        parts.append(piece.text[at:until])
        length += until - at

    for edit in edits:
        keep(max(0, edit.start - first))
        if edit.start >= first:  # else the piece before has it
            parts.append(edit.new)
            length += len(edit.new)
        at = min(len(piece.text), edit.end - first)
        places[length] = place_in(piece, at)
    keep(len(piece.text))
    line, column = places.pop(0, (piece.line, piece.column))
    goes_on = tuple((offset, *place) for offset, place in places.items() if offset < length)
    return replace(piece, text="".join(parts), line=line, column=column, breaks=goes_on)


def place_in(piece: Piece, offset: int) -> tuple[int, int]:
    """Line and column of a character of the piece; column 0 where it is not known."""
    index = bisect_right(piece.breaks, offset, key=lambda one: one[0]) - 1
    at, line, column = piece.breaks[index] if index >= 0 else (0, piece.line, piece.column)
    return line, column + offset - at if column else 0
