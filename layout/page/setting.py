"""What comes of a body as it is set: broken words and loose lines, ruby, repeated heads."""

from __future__ import annotations

from collections.abc import Iterator

from layout.page.desk import Desk
from layout.page.flow import REPEAT, Flow
from layout.page.placed import Copyfit, visible
from layout.spec.model import Box

LONGEST = 40  # characters shown of a word that had to be broken


def report_bad_lines(desk: Desk, box: Box, body: Flow) -> None:
    """Tell the words that are broken and the lines that are spaced as no rule allows."""
    for bad in body.bad_lines:
        if bad.space:
            space = f"{bad.space:.2f}"
            desk.sink.report("W404", bad.source, story=box.name, space=space, text=bad.text)
        else:
            text = bad.text if len(bad.text) <= LONGEST else bad.text[:LONGEST] + "…"
            desk.sink.report("W403", bad.source, story=box.name, text=text)


def report_clashes(desk: Desk, box: Box, body: Flow) -> None:
    """Tell where marks of one line meet the ruby of the next, and the leading that parts them."""
    from layout.page.clash import clashes  # late: few stories have any ruby

    for one in clashes(body.lines):
        desk.sink.report(
            "W408", one.line.source, story=box.name, ruby=one.ruby,
            needed=f"{desk.grid.leading + one.depth:.1f}",
        )  # fmt: skip


def others(ruby: str, body: Flow) -> Iterator[tuple[str, str]]:
    """Texts beside the copy: what stands over it, and what is set once more."""
    if ruby:
        yield "ruby", ruby
    if body.repeated:
        yield REPEAT, body.repeated


def other_fits(ruby: str, body: Flow) -> Iterator[Copyfit]:
    """These as parts of their own: they are text, but no part of the copy's length."""
    if ruby:
        yield Copyfit("ruby", visible(ruby), body.ruby_over)
    if body.repeated:
        yield Copyfit(REPEAT, visible(body.repeated))
