"""Text and styles to runs of one style, one face and one script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from layout.spec.styles import TextStyle
from layout.text import classes as c
from layout.text.faces import Faces, OpenFace


class Run(NamedTuple):
    """`text[start:end]` in one face; `is_latin` is shaped as Latin, with kerning and ligatures.

    `style` is that of the text, with the size and rise of its Latin where the run is drawn so.
    """

    start: int
    end: int
    style: TextStyle
    face: OpenFace
    is_latin: bool


# A stretch of Latin: letters and digits with the marks and spaces between them.
_LATIN = re.compile(rb"[($]?[AN](?:[ANn. ()!y/%$BXG]*[ANnX%).!])?")
_WORD = re.compile(rb"A[AX]")
_WIDE = "\u2100"  # from here on, signs are drawn for a full cell: ℃ № ％ ￥


def itemize(
    text: str, kinds: bytes, styles: Sequence[tuple[int, int, TextStyle]], faces: Faces
) -> list[Run]:
    """Runs in order, without gaps.

    Latin stretches go to the style's Latin companion, in its size and at its height; what a face
    lacks goes to the first of its fallback faces that has it. Marks and selectors stay with the
    character they belong to.
    """
    runs: list[Run] = []
    for start, end, style in styles:
        chain = faces.chain(style.face)
        companion = (*faces.chain(style.latin), *chain) if style.latin else chain
        fitted = _fitted(style)
        at = start
        for low, high in _latin(text, kinds, start, end):
            if not style.latin and fitted is style and not _WORD.search(kinds, low, high):
                continue
            runs += _drawn(text, kinds, (at, low, style), chain, faces, is_latin=False)
            runs += _drawn(text, kinds, (low, high, fitted), companion, faces, is_latin=True)
            at = high
        runs += _drawn(text, kinds, (at, end, style), chain, faces, is_latin=False)
    return runs


def _fitted(style: TextStyle) -> TextStyle:
    """The style that Latin is drawn in: its size and height beside Han are the style's to say."""
    if style.latin_size == 1.0 and not style.latin_shift:
        return style
    rise = style.rise + style.latin_shift * style.size
    return replace(style, size=style.size * style.latin_size, rise=rise)


def _latin(text: str, kinds: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Latin stretches; full-width signs before or after a number are not part of them."""
    for match in _LATIN.finditer(kinds, start, end):
        low, high = match.span()
        low += text[low] >= _WIDE and kinds[low] == ord(c.PREFIX)
        while text[high - 1] >= _WIDE and kinds[high - 1] == ord(c.POSTFIX):
            high -= 1
        yield low, high


def _drawn(
    text: str,
    kinds: bytes,
    piece: tuple[int, int, TextStyle],
    chain: tuple[OpenFace, ...],
    faces: Faces,
    *,
    is_latin: bool,
) -> Iterator[Run]:
    start, end, style = piece
    if start == end:
        return
    first = chain[0]
    if not first.lacking(set(text[start:end])):
        yield Run(start, end, style, first, is_latin)
        return
    low, current = start, None
    for i in range(start, end):
        if kinds[i] in b"X GZ" and current is not None:
            continue
        face = _bearer(text[i], chain, faces, style)
        if current is not None and face is not current:
            yield Run(low, i, style, current, is_latin)
            low = i
        current = face
    yield Run(low, end, style, current or first, is_latin)


def _bearer(
    character: str, chain: tuple[OpenFace, ...], faces: Faces, style: TextStyle
) -> OpenFace:
    """The first face that has a character: of the chain, then of those that follow it."""
    wanted = {character}
    for one in chain:
        if not one.lacking(wanted):
            return one
    return next((one for one in faces.others(style.face) if not one.lacking(wanted)), chain[0])
