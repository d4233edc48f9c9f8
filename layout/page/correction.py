"""改稿: the copy of a box with characters cut from its paragraphs, or written into them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from layout.page.flow import Flow
from layout.page.pieces import edited, moved
from layout.page.placed import visible
from layout.spec.copy import Paragraph
from layout.spec.model import Block, Box, Story
from layout.text import Edit

FILL = "字"  # what is written on trial
CLOSING = " \u3000。．.！!？?…”’」』）)》〉】；;：:，,、—"
"""Marks that may end a paragraph; they stay."""
TEXT = ("body", "quote", "item")  # kinds of paragraphs that an editor cuts

Address = tuple[int, int]
"""A story of a box (briefs have several) and a block of its body."""
Changes = dict[Address, int]
"""How many characters go from each paragraph; those that come are counted below 0."""


def stories_of(box: Box) -> tuple[Story, ...]:
    """The stories whose copy stands in a box."""
    if box.briefs:
        return box.briefs.stories
    return (box.story,) if box.story else ()


def _paragraphs(box: Box) -> Iterator[tuple[Address, Paragraph]]:
    for story, one in enumerate(stories_of(box)):
        for index, block in enumerate(one.body):
            if isinstance(block, Paragraph) and block.kind in TEXT:
                yield (story, index), block


def paragraph_number(box: Box, address: Address) -> int:
    """Which paragraph of its story it is, from 1, subheads and pictures apart."""
    story, block = address
    return sum(one == story and index <= block for (one, index), _ in _paragraphs(box))


def changed(box: Box, changes: Mapping[Address, int]) -> Box | None:
    """The box with changes of its copy; None where a paragraph has not as many characters."""
    stories = list(stories_of(box))
    for (story, index), count in changes.items():
        block = stories[story].body[index]
        made = _changed(block, count) if isinstance(block, Paragraph) else None
        if made is None:
            return None
        body: list[Block] = list(stories[story].body)
        body[index] = made
        stories[story] = replace(stories[story], body=tuple(body))
    if box.briefs:
        return replace(box, briefs=replace(box.briefs, stories=tuple(stories)))
    return replace(box, story=stories[0])


def _changed(block: Paragraph, count: int) -> Paragraph | None:
    """A paragraph without its last characters before the closing mark, or with more there."""
    text = block.text
    end = len(text.rstrip(CLOSING)) or len(text)
    start = end
    left = count
    while left > 0 and start > 0:
        start -= 1
        left -= visible(text[start])
    if left > 0 or start == 0 or end == 0:
        return None
    new = ""
    if count < 0:
        start, new = end - 1, text[end - 1] + FILL * -count
    edits = [Edit("", start, end, new)]
    pieces = edited(block.pieces, edits)
    return replace(block, pieces=pieces, annotations=moved(block.annotations, edits))


def paragraph_numbers(box: Box, flow: Flow) -> dict[int, int]:
    """The numbers of the paragraphs of a story's text, by their places in its flow."""
    return {index: paragraph_number(box, address) for index, address in addresses(box, flow)}


def addresses(box: Box, flow: Flow) -> Iterator[tuple[int, Address]]:
    """Which paragraphs of a flow are of the copy, and which of it."""
    copies = list(_paragraphs(box))
    at = 0
    for index, one in enumerate(flow.paragraphs):
        copy = one.block.copy
        if copy is None or at == len(copies):
            continue
        address, paragraph = copies[at]
        if _is_of(copy, paragraph):  # briefs have a signature that may be a paragraph
            at += 1
            yield index, address


def _is_of(copy: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a paragraph that was set is one of the copy, its end perhaps changed."""
    same = (copy.kind, copy.line, copy.text[:1])
    return same == (paragraph.kind, paragraph.line, paragraph.text[:1])
