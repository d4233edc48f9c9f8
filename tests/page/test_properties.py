"""What holds of every page: random plans and stories, nothing lost, nothing over another."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from layout.diagnostics import Sink, Span
from layout.display import GlyphRun
from layout.page.layout import compose
from layout.page.paint import paint
from layout.page.placed import Layout, PlacedBox, PlacedLine, PlacedPage
from layout.page.region import intervals
from layout.proof.conservation import check_conservation
from layout.spec import read_edition
from layout.spec.copy import Paragraph, Piece
from layout.spec.model import (
    At,
    Box,
    Columns,
    Edition,
    Frame,
    Head,
    Inset,
    Neighbour,
    Page,
    Policy,
    RuleLine,
    Story,
    Subheads,
)
from layout.spec.model.edition import Remainder
from layout.units import Length
from tests.collisions import collisions, outside

HOUSE = Path(__file__).parent / "goldens" / "short" / "edition.yaml"  # any with the small grid
COLUMNS, LINES = 4, 20
TINY = 0.01  # points

CHARS = "河边柳树春风一二，。、“”（）：；！？…—《》1234AaBb-/ 　"
TEXT = st.text(CHARS, min_size=1, max_size=120).filter(str.strip)
SHORT = st.text("河边柳树春风一二，“”1Aa ", min_size=1, max_size=12).filter(str.strip)


Kind = Literal["body", "subhead", "quote", "item"]
KINDS: tuple[Kind, ...] = ("body", "body", "body", "subhead", "quote", "item")


def paragraphs(story: Story) -> list[Paragraph]:
    """The paragraphs of a story without pictures."""
    return [block for block in story.body if isinstance(block, Paragraph)]


def piece(text: str) -> tuple[Piece, ...]:
    """A text that is written nowhere."""
    return (Piece(text, line=1, column=1),)


FRAMES = tuple(Frame(kind=kind) for kind in ("none", "thin", "double", "dashed"))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A story with any of its parts."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=6))
    texts = [piece(draw(SHORT if kind == "subhead" else TEXT)) for kind in kinds]
    return Story(
        kicker=draw(st.none() | SHORT),
        headline=draw(st.none() | SHORT),
        deck=tuple(draw(st.lists(SHORT, max_size=1))),
        byline=tuple(draw(st.lists(SHORT, max_size=2))),
        dateline=draw(st.none() | SHORT),
        source=draw(st.none() | SHORT),
        body=tuple(Paragraph(kind, text, 1) for kind, text in zip(kinds, texts, strict=True)),
    )


@st.composite
def divisions(draw: st.DrawFn) -> tuple[Columns, ...]:
    """Columns in one band or two, equal or not."""
    widths = draw(st.lists(st.sampled_from((1.0, 2.0)), max_size=2))
    last = Columns(columns=draw(st.none() | st.integers(1, 4)), widths=tuple(widths))
    first = Columns(columns=draw(st.integers(1, 3)), lines=draw(st.integers(1, 5)))
    return draw(st.sampled_from(((), (last,), (replace(last, columns=None),), (first, last))))


RANGES = st.tuples(st.integers(1, 4), st.integers(0, 3)).map(lambda one: (one[0], sum(one)))
INSETS = st.builds(
    Inset,
    quote=SHORT,
    by=st.none() | SHORT,
    at=st.none() | st.builds(At, columns=RANGES, lines=RANGES),
    place=st.sampled_from(("top", "middle", "foot")),
    side=st.sampled_from(("left", "centre", "right")),
    columns=st.none() | st.integers(1, 3),
    width=st.none() | st.integers(4, 12).map(lambda zi: Length(zi, "字")),
    lines=st.none() | st.integers(1, 8),
)


@st.composite
def heads(draw: st.DrawFn) -> Head:
    """A head at any place of its box, which may have no room for it."""
    first = draw(st.integers(0, 2))
    return Head(
        lines=draw(st.none() | st.integers(1, 6)),
        place=draw(st.sampled_from((None, None, "over", "left", "right", "inset"))),
        direction=draw(st.sampled_from(("horizontal", "horizontal", "vertical"))),
        columns=draw(st.none() | st.integers(max(first, 1), 3).map(lambda last: (first, last))),
        begin=draw(st.none() | st.integers(1, 6)),
        reverse=draw(st.none() | st.booleans()),
        frame=draw(st.sampled_from((None, None, "thin"))),
    )


POLICIES = st.lists(
    st.sampled_from(("looseness", "head", "picture", "leading")), max_size=4, unique=True
).map(lambda names: tuple(Policy(policy=name) for name in names))  # type: ignore[arg-type]  # words


@st.composite
def boxes(draw: st.DrawFn, name: str) -> Box:
    """A story box with any choice of columns, frame, head, insets and policies."""
    return Box(
        name=name,
        story=draw(stories()),
        columns=draw(divisions()),
        remainder=draw(st.sampled_from(get_args(Remainder))),
        column_rule=draw(st.sampled_from((None, None, RuleLine(kind="thin")))),
        insets=tuple(draw(st.lists(INSETS, max_size=2))),
        frame=draw(st.sampled_from((None, None, *FRAMES))),
        tint=draw(st.sampled_from((None, None, "10%"))),
        head=draw(heads()),
        subheads=Subheads(reverse=draw(st.none() | st.booleans())),
        feet=draw(st.sampled_from((None, None, "last", "spread"))),
        fit=draw(st.none() | POLICIES),
    )


@st.composite
def plans(draw: st.DrawFn) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Bands of boxes side by side.

    A box may go on in the next band under itself, so that L, T and Z shapes come about.
    """
    rows: list[tuple[int, tuple[str, ...]]] = []
    above: tuple[str, ...] = ("",) * COLUMNS
    left, count = LINES, 0
    while left:
        lines = draw(st.integers(1, min(left, 9)))
        names: list[str] = []
        while len(names) < COLUMNS:
            span = draw(st.integers(1, COLUMNS - len(names)))
            over = above[len(names) : len(names) + span]
            free = sorted({name for name in over if name and name not in names})
            name = draw(st.sampled_from(["", f"b{count}", f"b{count}", *free]))
            count += name == f"b{count}"
            names += [name] * span
        above = tuple(names)
        rows.append((lines, above))
        left -= lines
    return tuple(rows)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """A page whose plan names all its boxes."""
    plan = draw(plans())
    names = sorted({name for _, row in plan for name in row if name})
    spans = (Span("edition.yaml", 1),) * len(plan)
    cells = tuple((Span("edition.yaml", 1),) * COLUMNS for _ in plan)
    own = {name: draw(boxes(name)) for name in names}
    if len(names) > 1:
        taker, giver = draw(st.permutations(names))[:2]
        policy = Policy(policy="box", box=Neighbour(from_=giver, lines=draw(st.integers(1, 4))))
        own[taker] = replace(own[taker], fit=(policy, *(own[taker].fit or ())))
    return Page(plan=plan, plan_lines=spans, plan_cells=cells, boxes=own)


@cache
def small_edition() -> Edition:
    """An edition on the small grid, its pages to be replaced."""
    read = read_edition(HOUSE, Sink())
    assert read is not None
    return read


def visible(text: str) -> str:
    """The characters that the trade counts."""
    return "".join(char for char in text if not char.isspace())


def given_text(story: Story) -> dict[str, str]:
    """What a story says, part by part, in the order of the page."""
    body = [*story.byline, story.dateline or "", *(block.text for block in paragraphs(story))]
    body += [f"（{story.source}）"] if story.source else []
    parts = {"kicker": story.kicker or "", "headline": story.headline or ""}
    return {**parts, "deck": "/".join(story.deck), "body": visible("".join(body))}


def placed_text(layout: Layout, name: str, part: str) -> str:
    """What stands on the page of a part, from the display list alone."""
    items = paint(layout).pages[0].items
    runs = [one for one in items if isinstance(one, GlyphRun) and one.source]
    return visible("".join(one.text for one in runs if one.source.key == f"{name}/{part}"))  # type: ignore[union-attr]  # filtered above


def check_texts(layout: Layout, page: Page, done: PlacedBox) -> None:
    """Placed and overset are all that was given: the body from its first character on."""
    story = page.boxes[done.name].story
    assert story is not None
    over = {fit.part: fit.chars_over for fit in done.copyfit}
    said = given_text(story)
    body = placed_text(layout, done.name, "body")
    assert len(body) + over["body"] == len(said["body"])
    assert said["body"].startswith(body) or story.dateline  # which opens the first body paragraph
    assert not Counter(body) - Counter(said["body"])
    for part in ("kicker", "headline", "deck"):
        dropped = Counter(visible(said[part])) - Counter(placed_text(layout, done.name, part))
        assert set(dropped) <= {"/"}


def check_line(page: PlacedPage, box: PlacedBox, line: PlacedLine) -> None:
    """A line stands from end to end in cells of its box that are side by side."""
    grid, first = page.grid, line.line.runs[0]
    if line.line.is_vertical:
        check_upright(page, box, line)
        return
    # A line of large type covers several grid lines; its middle is in one of them.
    row = box.region.row(int((line.y - grid.top - 0.3 * first.size) // grid.leading))
    # The blank half of a mark may hang out at either end.
    left = line.x + first.x + first.size / 2
    right = max(left, line.x + first.x + line.line.width - first.size / 2)
    edges = [
        (grid.x(grid.column(start)), grid.x(grid.column(end - 1) + grid.measure))
        for start, end in intervals(row)
    ]
    assert any(start - TINY <= left and right <= end + TINY for start, end in edges)


def check_upright(page: PlacedPage, box: PlacedBox, line: PlacedLine) -> None:
    """A vertical line stands from its top to its foot in columns of its box."""
    grid = page.grid
    top, foot = line.y + TINY, line.y + line.line.width - TINY
    for row in range(int((top - grid.top) // grid.leading), int((foot - grid.top) // grid.leading)):
        edges = [
            (grid.x(grid.column(start)), grid.x(grid.column(end - 1) + grid.measure))
            for start, end in intervals(box.region.row(row))
        ]
        assert any(left - TINY <= line.x <= right + TINY for left, right in edges)


def check_apart(page: PlacedPage, box: PlacedBox) -> None:
    """No line of the body lies in the cells of a head, whose own lines stay in them."""
    grid, size = page.grid, page.grid.body
    heads = [one for one in box.lines if one.part != "body" and one.line.runs]
    spans = [_extent(one) for one in heads]
    for one in box.lines:
        if one.part == "body" and one.line.runs:
            x, y = one.x + one.line.runs[0].x, one.y - 0.88 * size
            right = x + one.line.width
            for left, end, top, foot in spans:
                apart_x = right - size <= left + TINY or end <= x + size + TINY
                assert apart_x or y + size <= top + size / 2 or foot - size / 2 <= y
    assert grid.lines >= box.region.bottom


def _extent(line: PlacedLine) -> tuple[float, float, float, float]:
    """Left, right, top and foot of a line."""
    first = line.line.runs[0]
    if line.line.is_vertical:
        half = first.size * first.x_scale / 2
        return line.x - half, line.x + half, line.y, line.y + line.line.width
    left = line.x + first.x
    return left, left + line.line.width, line.y - 0.88 * first.size, line.y + 0.12 * first.size


def check_baselines(page: PlacedPage, box: PlacedBox, story: Story) -> None:
    """Lines of paragraphs stand on the grid; no two lines of a box share their place."""
    texts = [*story.byline, *(b.text for b in paragraphs(story) if b.kind == "subhead")]
    apart = {visible(text) for text in texts}
    for line in box.lines:
        text = visible("".join(run.text for run in line.line.runs))
        if line.part == "body" and not any(text in one or one in text for one in apart):
            step = (line.y - page.grid.baseline(0)) / page.grid.leading
            assert step == pytest.approx(round(step), abs=1e-6)
    places = Counter((round(line.x, 2), round(line.y, 2)) for line in box.lines)
    assert not [place for place, count in places.items() if count > 1]


def cells(box: PlacedBox) -> set[tuple[int, int]]:
    """Line and column of every cell of a box."""
    region = box.region
    lines = range(region.top, region.bottom)
    return {(line, c) for line in lines for c in range(COLUMNS) if region.row(line) >> c & 1}


@given(page=pages())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_every_page(page: Page) -> None:
    """Nothing lost, nothing doubled, nothing over another, the body on the grid, twice the same."""
    sink, again = Sink(), Sink()
    whole = replace(small_edition(), pages=(page,))
    layout = compose(whole, sink)
    assert msgspec.json.encode(layout) == msgspec.json.encode(compose(whole, again))
    assert sink.found == again.found

    check_conservation(layout, sink)
    assert not [one for one in sink.found if one.code == "F204"]
    (placed,) = layout.pages
    refused = {one.fields["box"] for one in sink.found if one.severity == "error"}
    assert {box.name for box in placed.boxes} | refused >= set(page.boxes)
    (painted,) = paint(layout).pages
    assert not collisions(painted)
    assert not outside(painted)
    taken = [cell for box in placed.boxes for cell in cells(box)]
    assert len(taken) == len(set(taken))
    for box in placed.boxes:
        story = page.boxes[box.name].story
        assert story is not None
        check_texts(layout, page, box)
        if not any(one.policy == "leading" and one.is_chosen for one in box.trials):
            check_baselines(placed, box, story)
        check_apart(placed, box)
        for line in box.lines:
            if line.line.runs:
                check_line(placed, box, line)
