"""What a story gives where it is over or short: bounds, order, figures, and nothing unasked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from layout.diagnostics import Diagnostic, Sink, Span
from layout.display import Image
from layout.page.feet import Feet, PlainBeds
from layout.page.galley import Galley, Slot, TextBlock
from layout.page.grid import PageGrid
from layout.page.layout import compose
from layout.page.placed import Copyfit, PlacedBox, PlacedLine
from layout.proof.conservation import check_conservation
from layout.spec import read_edition
from layout.spec.copy import Paragraph, Piece
from layout.spec.model import (
    POLICIES,
    Box,
    Columns,
    Continues,
    Edition,
    Neighbour,
    Page,
    Place,
    Policy,
    PolicyName,
    Story,
    StoryPicture,
)
from layout.spec.styles import TextStyle
from layout.text import Faces

GOLDENS = Path(__file__).parent / "goldens"
PICTURE = str(GOLDENS / "pictures" / "tall.png")
SENTENCE = "河边的柳树发了芽，孩子们在草地上放风筝。老人坐在长椅上看书，小狗跑来跑去。"
BODY, LEADING, DEEPEST = 10.0, 15.0, 18.0  # pt; the last 1.2 of the house's leading
TINY = 0.01
SPANS = (Span("edition.yaml", 1),)


@cache
def house() -> Edition:
    """An edition on the small grid of the goldens."""
    read = read_edition(GOLDENS / "short" / "edition.yaml", Sink())
    assert read is not None
    return read


def story(lengths: Sequence[int], *, picture: bool = False) -> Story:
    """A story of paragraphs of so many characters; 0 is a subhead."""
    body: list[Paragraph | StoryPicture] = []
    for index, length in enumerate(lengths):
        text = (SENTENCE * 4)[index * 5 : index * 5 + length].rstrip("，。") + "。"
        piece = Piece(text if length else "小标题", line=1, column=1)
        body.append(Paragraph("body" if length else "subhead", (piece,), 1))
    if picture:
        body.insert(1, StoryPicture(path=PICTURE, caption="柳树"))
    return Story(headline="春风又绿小河边", body=tuple(body))


class Done(msgspec.Struct):
    """A page as it was set, and what was told."""

    boxes: dict[str, PlacedBox]
    found: tuple[Diagnostic, ...]

    @property
    def codes(self) -> set[str]:
        """The codes that were told."""
        return {one.code for one in self.found}


def set_page(upper: Box, lower: Box, lines: int) -> Done:
    """A page with a box of so many lines over another, both over three columns."""
    plan = ((lines, ("上", "上", "上", "")), (20 - lines, ("下", "下", "下", "")))
    own = {"上": replace(upper, name="上"), "下": replace(lower, name="下")}
    page = Page(plan=plan, plan_lines=SPANS * 2, plan_cells=(SPANS * 4,) * 2, boxes=own)
    edition, sink = replace(house(), pages=(page,)), Sink()
    layout = compose(edition, sink)
    assert msgspec.json.encode(layout) == msgspec.json.encode(compose(edition, Sink()))
    check_conservation(layout, sink)
    assert "F204" not in {one.code for one in sink.found}
    return Done({box.name: box for box in layout.pages[0].boxes}, sink.found)


def fit_of(box: PlacedBox) -> Copyfit:
    """How its body filled a box."""
    return next(one for one in box.copyfit if one.part == "body")


def policy(name: PolicyName, most: int) -> Policy:
    """A policy with its bound."""
    if name == "box":
        return Policy(policy="box", box=Neighbour(from_="下", lines=most))
    return Policy(policy=name, **{name: most})  # type: ignore[arg-type]  # the names of fields


LENGTHS = st.lists(st.sampled_from((0, 12, 25, 40, 60, 90)), min_size=1, max_size=7).map(
    lambda found: [found[0] or 30, *found[1:], 33]
)
FIT = st.lists(st.tuples(st.sampled_from(POLICIES), st.integers(1, 4)), min_size=1, max_size=5,
               unique_by=lambda one: one[0])  # fmt: skip


@given(upper=LENGTHS, lower=LENGTHS, lines=st.integers(9, 13), fit=FIT, picture=st.booleans())
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
def test_every_story(
    upper: list[int],
    lower: list[int],
    lines: int,
    fit: list[tuple[PolicyName, int]],
    picture: bool,
) -> None:
    """Each policy stays in its bounds; what is told is true; no story is left worse."""
    own, other = story(upper, picture=picture), story(lower)
    plain = set_page(Box(story=own), Box(story=other), lines)
    policies = tuple(policy(name, most) for name, most in fit)
    done = set_page(Box(story=own, fit=policies), Box(story=other), lines)
    if "上" not in plain.boxes:
        return
    before, after = plain.boxes["上"], done.boxes["上"]
    was, now = fit_of(before), fit_of(after)
    legs = 3
    if not was.lines_over and was.lines_short <= legs:
        assert after == before
        return
    check_bounds(dict(fit), before, after)
    check_told(done, after)
    assert now.lines_over <= was.lines_over
    assert was.lines_over or now.lines_short <= was.lines_short
    if "下" in plain.boxes:
        low, low_now = plain.boxes["下"], done.boxes["下"]
        assert len(after.region.rows) + len(low_now.region.rows) == 20
        assert fit_of(low_now).lines_over <= fit_of(low).lines_over
        if len(low_now.region.rows) < len(low.region.rows):
            assert not fit_of(low_now).lines_over


def check_bounds(most: dict[PolicyName, int], before: PlacedBox, after: PlacedBox) -> None:
    """The head, the pictures, the leading and the box change by no more than the bounds."""
    assert abs(after.head_lines - before.head_lines) <= most.get("head", 0)
    change = abs(len(after.region.rows) - len(before.region.rows))
    assert change <= most.get("box", 0)
    for was, now in zip(images(before), images(after), strict=False):
        assert abs(was.height - now.height) <= most.get("picture", 0) * DEEPEST + TINY
    chosen = {one.policy for one in after.trials if one.is_chosen}
    assert chosen <= set(most)
    pitches = pitches_of(after)
    assert all(1.15 * BODY - TINY <= one <= DEEPEST + TINY for one in pitches)
    if "leading" not in chosen:
        assert all(one == pytest.approx(LEADING) for one in pitches)
    for one in after.trials:
        if one.policy != "looseness":
            count = 1  # pictures of the story
            assert abs(one.after - one.before) <= most[one.policy] * count


def images(box: PlacedBox) -> list[Image]:
    """The pictures in a box."""
    return [one for one in box.shapes if isinstance(one, Image)]


def pitches_of(box: PlacedBox) -> list[float]:
    """From each line of a paragraph to the next in its column."""
    found: list[float] = []
    last: PlacedLine | None = None
    for line in box.lines:
        if line.part == "body" and line.line.start and last and line.x == last.x:
            found.append(line.y - last.y)
        last = line
    return [one for one in found if 0 < one < 2 * BODY]


def check_told(done: Done, after: PlacedBox) -> None:
    """What was chosen is told, and its figures are those of the page."""
    codes = {"looseness": {"N244"}, "head": {"N245"}, "picture": {"N246"}, "leading": {"W244"},
             "box": {"N247", "N248"}}  # fmt: skip
    for one in after.trials:
        if one.is_chosen:
            assert codes[one.policy] & done.codes
            assert (one.lines_over, one.lines_short) == (
                fit_of(after).lines_over, fit_of(after).lines_short,
            )  # fmt: skip
            if one.policy == "head":
                assert one.after == after.head_lines
            if one.policy == "box":
                assert one.after == len(after.region.rows)
                assert one.box == "下"
    assert after.trials
    assert not fit_of(after).lines_over or "W245" in done.codes


OVER_BY_ONE_HEAD_LINE = [60, 60, 84]


@pytest.mark.parametrize(
    ("fit", "chosen"),
    [
        ([("head", 1), ("leading", 1)], {"head"}),
        ([("leading", 1), ("head", 1)], {"leading"}),
        ([("looseness", 1), ("head", 2)], {"head"}),
    ],
)
def test_order(fit: list[tuple[PolicyName, int]], chosen: set[str]) -> None:
    """Of policies that each make a story fit the first of the list is taken, and it alone."""
    policies = tuple(policy(name, most) for name, most in fit)
    box = Box(story=story(OVER_BY_ONE_HEAD_LINE), fit=policies)
    done = set_page(box, Box(story=story([20])), 14)
    assert {one.policy for one in done.boxes["上"].trials if one.is_chosen} == chosen
    assert "F201" not in done.codes


def test_together() -> None:
    """Where none is enough alone they act together, each no more than is needed."""
    fit = (policy("leading", 4), policy("head", 2))
    done = set_page(Box(story=story([90, 80, 80]), fit=fit), Box(story=story([20])), 14)
    chosen = {one.policy: one for one in done.boxes["上"].trials if one.is_chosen}
    assert "F201" not in done.codes
    assert set(chosen) == {"leading", "head"}
    assert chosen["head"].after == chosen["head"].before - 1


@pytest.mark.parametrize("over", range(1, 20))
def test_head_is_not_dwarfed(over: int) -> None:
    """A headline that takes its size from its block keeps four fifths of it."""
    box = Box(story=story([60, 50, 40 + 6 * over]), fit=(policy("head", 6),))
    other = Box(story=story([20]))
    sizes = [
        max(run.size for line in page.boxes["上"].lines if line.part == "headline"
            for run in line.line.runs)
        for page in (set_page(replace(box, fit=()), other, 14), set_page(box, other, 14))
    ]  # fmt: skip
    assert sizes[1] >= 0.8 * sizes[0]


def test_leading_in_a_narrowing_column() -> None:
    """A column that is not as wide in each line keeps the grid: no line stands across its step."""
    rows = (("上", "上", "上", ""),) + (("", "", "上", ""),) * 9 + (("",) * 4,) * 10
    box = Box(name="上", story=replace(story([90]), headline=None), fit=(policy("leading", 1),))
    box = replace(box, columns=(Columns(columns=1),))
    page = Page(plan=tuple((1, row) for row in rows), plan_lines=SPANS * 20,
                plan_cells=(SPANS * 4,) * 20, boxes={"上": box})  # fmt: skip
    (placed,) = compose(replace(house(), pages=(page,)), Sink()).pages
    grid, lines = placed.grid, placed.boxes[0].lines
    assert [line.y for line in lines] == [grid.baseline(row) for row in range(len(lines))]


def test_house_and_none() -> None:
    """Policies of the house hold for each story, and not for one that has none of its own."""
    edition = replace(house(), house=replace(house().house, fit=(policy("head", 1),)))
    for own, code in ((None, True), ((), False)):
        box = Box(name="上", story=story(OVER_BY_ONE_HEAD_LINE), fit=own)
        plan = ((14, ("上", "上", "上", "")), (6, ("",) * 4))
        page = Page(plan=plan, plan_lines=SPANS * 2, plan_cells=(SPANS * 4,) * 2,
                    boxes={"上": box})  # fmt: skip
        sink = Sink()
        compose(replace(edition, pages=(page,)), sink)
        assert ("N245" in {one.code for one in sink.found}) is code


def test_jump() -> None:
    """A story in two boxes is fitted as a whole; the head that gives is that of its first part."""
    parts = (Place(1, "上"), Place(1, "下"))
    fit = (policy("head", 1), policy("leading", 1))
    own = story([90, 90, 90, 104])
    first = Box(story=own, parts=parts, fit=fit)
    second = Box(story=own, parts=parts, part=1, continues=Continues(box="上"))
    plain = set_page(replace(first, fit=()), second, 14)
    done = set_page(first, second, 14)
    assert plain.boxes["上"].head_lines - done.boxes["上"].head_lines == 1
    assert fit_of(plain.boxes["下"]).lines_over - fit_of(done.boxes["下"]).lines_over == 3
    assert [one.policy for one in done.boxes["上"].trials] == ["leading", "head"]
    assert not done.boxes["下"].trials


def test_box_of_two_things(tmp_path: Path) -> None:
    """A box that is a story and an advert is an error; what `fit` says of the one is not asked."""
    page = f"""pages:
  - boxes:
      上:
        at: {{columns: 1-2, lines: 1-12}}
        story: {{headline: 河边的柳树, body: {SENTENCE * 20}}}
        advert: {{lines: 新书}}
        fit: whole
"""
    (tmp_path / "edition.yaml").write_text(page, encoding="utf-8")
    sink = Sink()
    edition = read_edition(tmp_path / "edition.yaml", sink)
    assert edition
    compose(edition, sink)
    assert [one.code for one in sink.found if one.severity == "error"] == ["E130"]


# -- paragraphs set looser -----------------------------------------------------------------------


@given(
    lengths=st.lists(st.integers(30, 200), min_size=2, max_size=6),
    spare=st.integers(3, 9),
    most=st.integers(1, 2),
)
@settings(deadline=None)
def test_looser(faces: Faces, lengths: list[int], spare: int, most: int) -> None:
    """Paragraphs grow by no more than the bound, and all together by no more than is asked."""
    grid, galley = PageGrid(800.0, 900.0, 10.0, 10.0, 4, 15.0, 1.0, 50, 10.0, 15.0), Galley()
    style = TextStyle(size=10.0, indent=2.0)
    blocks = [
        TextBlock(galley.paragraph((((SENTENCE * 9)[:length], style),), faces), 0)
        for length in lengths
    ]
    needed = sum(len(galley.lines_of(block, (150.0,))) for block in blocks)
    depth = -(-(needed + spare) // 2)
    slots = [Slot(leg, line, leg * 160.0, 150.0) for leg in (0, 1) for line in range(depth)]
    feet = Feet(PlainBeds([slots]), 150.0, grid, galley)
    before, after = feet.whole(blocks)[0], feet.loosened(blocks, most)
    grown = [one.looseness for one in after if isinstance(one, TextBlock)]
    assert all(0 <= one <= most for one in grown)
    done = feet.whole(after)[0]
    won = before.copyfit.lines_short - done.copyfit.lines_short
    assert won == sum(grown)
    assert won <= max(0, before.copyfit.lines_short - 2) + most
    assert not done.copyfit.lines_over


@pytest.mark.parametrize(("lengths", "hint"), [([90] * 6, "over-same"), ([40], "short-same")])
def test_what_helps_nothing_is_told_so(lengths: list[int], hint: str) -> None:
    """Where looseness is of no use, no wider bound of it is advised."""
    upper = Box(story=story(lengths), fit=(policy("looseness", 1),))
    done = set_page(upper, Box(story=story([40])), 10)
    assert [one.hint for one in done.found if one.code == "W245"] == [hint]
