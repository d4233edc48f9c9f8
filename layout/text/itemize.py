"""Text and styles to runs of one style, one face and one script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout.spec.styles import TextStyle
from layout.text.faces import Faces, OpenFace


class Run(NamedTuple):
    """`text[start:end]` in one face; `is_latin` is shaped as Latin, with kerning and ligatures."""

    start: int
    end: int
    style: TextStyle
    face: OpenFace
    is_latin: bool


# A stretch of Latin: letters and digits with the marks and spaces between them.
_LATIN = re.compile(rb"[(]?[AN](?:[AN. ()!y/%$BXG]*[ANX%).!])?")
_WORD = re.compile(rb"A[AX]")


def itemize(
    text: str, kinds: bytes, styles: Sequence[tuple[int, int, TextStyle]], faces: Faces
) -> list[Run]:
    """Runs in order, without gaps.

    Latin stretches go to the style's Latin companion; what a face lacks goes to the first of its
    fallback faces that has it. Marks and selectors stay with the character they belong to.
    """
    runs: list[Run] = []
    for start, end, style in styles:
        chain = faces.chain(style.face)
        companion = (*faces.chain(style.latin), *chain) if style.latin else chain
        at = start
        for match in _LATIN.finditer(kinds, start, end):
            if not style.latin and not _WORD.search(kinds, match.start(), match.end()):
                continue
            _add(runs, text, kinds, (at, match.start(), style), chain, is_latin=False)
            _add(runs, text, kinds, (*match.span(), style), companion, is_latin=True)
            at = match.end()
        _add(runs, text, kinds, (at, end, style), chain, is_latin=False)
    return runs


def _add(
    runs: list[Run],
    text: str,
    kinds: bytes,
    piece: tuple[int, int, TextStyle],
    chain: tuple[OpenFace, ...],
    *,
    is_latin: bool,
) -> None:
    start, end, style = piece
    if start == end:
        return
    first = chain[0]
    if not first.lacking(set(text[start:end])):
        runs.append(Run(start, end, style, first, is_latin))
        return
    for low, high, face in _split(text, kinds, start, end, chain):
        runs.append(Run(low, high, style, face, is_latin))


def _split(
    text: str, kinds: bytes, start: int, end: int, chain: tuple[OpenFace, ...]
) -> Iterator[tuple[int, int, OpenFace]]:
    """Stretches by the first face of the chain that has their characters."""
    low, current = start, None
    for i in range(start, end):
        if kinds[i] in b"X GZ" and current is not None:
            continue
        character = {text[i]}
        face = next((one for one in chain if not one.lacking(character)), chain[0])
        if current is not None and face is not current:
            yield low, i, current
            low = i
        current = face
    yield low, end, current or chain[0]
