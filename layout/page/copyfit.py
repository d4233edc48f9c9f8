"""What a story gives of itself before it is over: paragraphs whose marks are moved together."""

from __future__ import annotations

from collections.abc import Sequence

from layout.page.galley import Block, Galley, TextBlock


def tighten(
    blocks: Sequence[Block], tight: Sequence[Block], measure: float, wanted: int, galley: Galley
) -> tuple[list[Block], int] | None:
    """The blocks with so many of their `tight` twins that `wanted` lines are won, and how many.

    Paragraphs that must give least come first; lines are counted at one `measure` (points). None
    where all of them do not win enough.
    """
    gains: list[tuple[float, int, int]] = []
    for index, (block, twin) in enumerate(zip(blocks, tight, strict=True)):
        if not (isinstance(block, TextBlock) and isinstance(twin, TextBlock)):
            continue
        room = (block.room(measure)[1],)
        lines = galley.lines(block.paragraph, room)
        won = len(lines) - len(galley.lines(twin.paragraph, room))
        if won > 0:
            moved = len(block.paragraph.text) - lines[-1 - won].end
            gains.append((moved / len(block.paragraph.text), index, won))
    chosen: list[int] = []
    for _share, index, won in sorted(gains):
        if wanted > 0:
            chosen.append(index)
            wanted -= won
    if wanted > 0:
        return None
    return [tight[i] if i in chosen else block for i, block in enumerate(blocks)], len(chosen)
