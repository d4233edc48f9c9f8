"""The law of conservation: each character is placed once or counted as overset."""

from __future__ import annotations

from collections.abc import Iterable

from layout.diagnostics import Sink, Span
from layout.page.placed import Layout, PlacedBox, Stretch, visible
from layout.spec.model import Place

RUBY = "ruby"
"""The part of what stands over the body; its base counts with the body."""


def check_conservation(layout: Layout, sink: Sink) -> None:
    """Count the characters of every part of every box; report a part that does not add up."""
    check_parts(stretches(layout), sink)
    for page in layout.pages:
        for box in page.boxes:
            over = {fit.part: fit.chars_over for fit in box.copyfit}
            for part, text in box.texts:
                total = visible(text)
                placed = placed_ruby(box) if part == RUBY else placed_characters(box, part, text)
                if placed + over.get(part, 0) != total:
                    sink.report(
                        "F204", Span(box.file), box=box.name, part=part, count=placed, total=total
                    )


def stretches(layout: Layout) -> tuple[Stretch, ...]:
    """What of each story in several boxes stands on these pages."""
    return tuple(box.stretch for page in layout.pages for box in page.boxes if box.stretch)


def check_parts(found: Iterable[Stretch], sink: Sink) -> None:
    """Hold the parts of each story against each other: each begins where the one before ends.

    A part whose neighbours are not there, because their pages are not asked for, is not held.
    """
    stories: dict[tuple[Place, ...], dict[int, Stretch]] = {}
    for one in found:
        stories.setdefault(one.parts, {})[one.part] = one
    for parts, own in stories.items():
        for at, one in own.items():
            before = own.get(at - 1)
            begin = before.stop if before else 0 if at == 0 else one.start
            if one.start != begin:
                count = one.length - abs(one.start - begin)
                sink.report(
                    "F204", Span(), box=parts[at].box, part="body", count=count, total=one.length
                )


def placed_ruby(box: PlacedBox) -> int:
    """Visible characters that stand over the lines, counted from what is drawn."""
    return sum(visible(run.text) for line in box.lines for run in line.line.runs if run.is_ruby)


def placed_characters(box: PlacedBox, part: str, text: str) -> int:
    """Visible characters of a part that stand on the page; one placed twice makes it -1."""
    ranges = sorted(
        (line.offset + line.line.start, line.offset + line.line.end)
        for line in box.lines
        if line.part == part
    )
    count, end = 0, 0
    for start, stop in ranges:
        if start < end:
            return -1
        count += visible(text[start:stop])
        end = stop
    return count
