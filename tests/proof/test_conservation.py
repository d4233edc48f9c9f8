"""The law of conservation, held against layouts with a fault in them (F204)."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from layout.diagnostics import Sink
from layout.page.layout import compose
from layout.page.placed import Layout, PlacedBox
from layout.proof.conservation import check_conservation, placed_characters
from layout.spec import read_edition

EDITION = """\
house:
  paper: {trim: 330pt x 320pt}
  grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
pages:
  - plan: |
      6   甲 甲 . .
      14  .  .  . .
    boxes:
      甲:
        story:
          headline: 春天
          body: 河边的柳树发了芽，孩子们在草地上放风筝。老人坐在长椅上看书。
"""
BODY = "河边的柳树发了芽，孩子们在草地上放风筝。老人坐在长椅上看书。"


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A page with one story that does not fit to the last."""
    (tmp_path / "edition.yaml").write_text(EDITION, encoding="utf-8")
    edition = read_edition(tmp_path / "edition.yaml", Sink())
    assert edition is not None
    return compose(edition, Sink())


def with_box(layout: Layout, box: PlacedBox) -> Layout:
    """The layout with its only box changed."""
    return replace(layout, pages=(replace(layout.pages[0], boxes=(box,)),))


def counted(layout: Layout) -> list[tuple[object, object, object]]:
    """Part, placed and total of each fault found."""
    sink = Sink()
    check_conservation(layout, sink)
    assert {one.code for one in sink.found} <= {"F204"}
    return [(one.fields["part"], one.fields["count"], one.fields["total"]) for one in sink.found]


def test_all_there(layout: Layout) -> None:
    """Placed and overset characters add up: nothing to report."""
    (box,) = layout.pages[0].boxes
    over = sum(fit.chars_over for fit in box.copyfit)
    assert over > 0
    assert placed_characters(box, "body", BODY) == len(BODY) - over
    assert counted(layout) == []


def test_line_lost(layout: Layout) -> None:
    """A line that is not on the page and was not reported as overset is a fault."""
    (box,) = layout.pages[0].boxes
    (fit,) = (fit for fit in box.copyfit if fit.part == "body")
    placed = len(BODY) - fit.chars_over - (box.lines[-1].line.end - box.lines[-1].line.start)
    lost = with_box(layout, replace(box, lines=box.lines[:-1]))
    assert counted(lost) == [("body", placed, len(BODY))]


def test_line_doubled(layout: Layout) -> None:
    """A line that stands twice is a fault even where another of its length is missing."""
    (box,) = layout.pages[0].boxes
    doubled = with_box(layout, replace(box, lines=(*box.lines[:-1], box.lines[-2])))
    assert counted(doubled) == [("body", -1, len(BODY))]


def test_ruby_lost(tmp_path: Path) -> None:
    """Ruby is counted from what is drawn, apart from the text it stands over."""
    marked = EDITION.replace("柳树", '[柳树]{ruby="liǔ shù"}').replace("长椅", '[长椅]{ruby="座"}')
    (tmp_path / "edition.yaml").write_text(marked, encoding="utf-8")
    edition = read_edition(tmp_path / "edition.yaml", Sink())
    assert edition is not None
    layout = compose(edition, Sink())
    (box,) = layout.pages[0].boxes
    assert dict(box.texts)["body"] == BODY
    assert counted(layout) == []
    bare = tuple(
        replace(one, line=replace(one.line, runs=tuple(r for r in one.line.runs if not r.is_ruby)))
        for one in box.lines
    )
    over = sum(fit.chars_over for fit in box.copyfit if fit.part == "ruby")
    assert counted(with_box(layout, replace(box, lines=bare))) == [("ruby", 0, 7)]
    assert over == 1  # the overset last words hold one


def test_head_lost(layout: Layout) -> None:
    """Heads are counted as well as bodies."""
    (box,) = layout.pages[0].boxes
    lines = tuple(line for line in box.lines if line.part == "body")
    assert counted(with_box(layout, replace(box, lines=lines))) == [("headline", 0, 2)]
