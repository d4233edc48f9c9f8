"""转版: a story in several boxes. Nothing is lost over them, and each page sets its own part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from layout.diagnostics import Sink, Span
from layout.display import Image
from layout.page.layout import compose
from layout.page.placed import PlacedBox, visible
from layout.proof.conservation import check_conservation, stretches
from layout.spec import read_edition
from layout.spec.links import linked
from layout.spec.model import At, Box, Continues, Edition, Head, Page, Story
from tests.page.conftest import Set
from tests.page.test_properties import COLUMNS, LINES, given_text, small_edition, stories

TEXT = "河边的柳树发了芽，孩子们在草地上放风筝。"
EDITION = """
    house: HOUSE
    pages:
      - number: 1
        boxes:
          河:
            story: {headline: 春天, body: BODY}
            at: {columns: 1-2, lines: 1-10}
      - number: 2
        boxes:
          河: {continues: 河, at: {columns: 3-4, lines: 1-14}}
"""


def boxes_of(done: Set) -> list[PlacedBox]:
    """All boxes of all pages."""
    return [box for page in done.layout.pages for box in page.boxes]


def said(box: PlacedBox, part: str = "body") -> str:
    """What stands in a box of a part, as it is drawn."""
    lines = (line.line.runs for line in box.lines if line.part == part)
    return visible_text("".join(run.text for runs in lines for run in runs if not run.is_ruby))


def visible_text(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())


def body(count: int) -> str:
    """So many paragraphs, as a value of YAML."""
    return '"' + "\\n\\n".join([TEXT] * count) + '"'


def test_text_goes_on(set_edition: Callable[[str], Set]) -> None:
    """Part two begins where part one ends, in mid-paragraph; each says where to look."""
    done = set_edition(EDITION.replace("BODY", body(4)))
    one, two = boxes_of(done)
    assert said(one) + said(two) == TEXT * 4
    assert said(one, "jump") == "（下转第2版）"
    assert said(two, "jump-from") == "（上接第1版）"
    assert one.lines[-1].part == "jump"
    assert two.lines[0].part == "headline"  # the story's own, as the box has none
    assert two.lines[1].part == "jump-from"


def test_first_part_is_full(set_edition: Callable[[str], Set]) -> None:
    """White is left by the last part alone, in all its legs alike."""
    one, two = boxes_of(set_edition(EDITION.replace("BODY", body(5))))
    (first,) = (fit for fit in one.copyfit if fit.part == "body")
    (last,) = (fit for fit in two.copyfit if fit.part == "body")
    assert [leg.filled for leg in first.columns] == [leg.lines for leg in first.columns]
    feet = [leg.filled for leg in last.columns]
    assert last.lines_short
    assert feet[0] + 1 - feet[1] in (0, 1)  # the line that leads back stands in the first leg


def test_overset_after_the_last_part(set_edition: Callable[[str], Set]) -> None:
    """What finds no room in any part is told once, at the last."""
    done = set_edition(EDITION.replace("BODY", body(12)))
    one, two = boxes_of(done)
    over = done.one("F201")
    assert over.span.line == done.one("F201").span.line
    assert over.fields["box"] == "河"
    assert len(said(one)) + len(said(two)) + int(str(over.fields["chars"])) == len(TEXT) * 12
    assert over.span == Span(over.span.file, 11, over.span.column, over.span.end)


def test_no_line_alone_at_a_jump(set_edition: Callable[[str], Set]) -> None:
    """A paragraph is set in a line less rather than leave its last line alone on the next page."""
    text = "河边柳树发芽" * 6 + "柳绿"  # 38 characters and an indent of two: six lines, one short
    for lines in range(8, 14):
        yaml = EDITION.replace("BODY", '"' + "\\n\\n".join([text] * 4) + '"')
        done = set_edition(yaml.replace("lines: 1-10", f"lines: 1-{lines}"))
        one, two = boxes_of(done)
        start = len(said(one)) % len(text)
        assert len(text) - start > 2 or start == 0
        assert said(one) + said(two) == text * 4


def test_story_that_ends_early(set_edition: Callable[[str], Set]) -> None:
    """A story that fits its first box says nothing of a jump; the empty box is a fault."""
    done = set_edition(EDITION.replace("BODY", TEXT))
    (one,) = boxes_of(done)
    assert said(one) == TEXT
    assert not said(one, "jump")
    assert done.one("F214").fields["page"] == 1


def test_ruby_and_picture(set_edition: Callable[[str], Set]) -> None:
    """Ruby and a picture stand on the page of their part, and are counted there."""
    marked = TEXT.replace("柳树", '[柳树]{ruby=\\"liǔ shù\\"}')
    text = f"{marked}\\n\\n{marked}\\n\\n![灯](PICTURE)\\n\\n{marked}"
    yaml = EDITION.replace("BODY", f'"{text}"').replace("1-14", "1-20")
    done = set_edition(yaml)
    sink = Sink()
    check_conservation(done.layout, sink)
    assert sink.found == ()
    one, two = boxes_of(done)
    assert said(one) + said(two) == TEXT * 2 + "灯" + TEXT
    assert [dict(box.texts).get("ruby", "").replace(" ", "") for box in (one, two)] == [
        "liǔshùliǔshù",
        "liǔshù",
    ]
    (picture,) = (shape for shape in two.shapes if isinstance(shape, Image))
    assert two.region.left * 80 <= picture.x < done.layout.pages[1].grid.width
    assert not any(isinstance(shape, Image) for shape in one.shapes)


def test_box_too_small_for_what_follows(set_edition: Callable[[str], Set]) -> None:
    """A box that a picture does not fit into is passed over, and told."""
    done = set_edition(f"""
        house: HOUSE
        pages:
          - number: 1
            boxes:
              甲:
                story: {{body: "{TEXT}\\n\\n![灯](PICTURE)"}}
                at: {{columns: 1, lines: 1-6}}
          - number: 2
            boxes:
              乙: {{continues: 甲, headline: "", at: {{columns: 1, lines: 1-6}}}}
          - number: 3
            boxes:
              丙: {{continues: 乙, headline: "", at: {{columns: 1-2, lines: 1-20}}}}
    """)
    one, three = boxes_of(done)
    assert done.one("F214").hint == "room"
    assert said(one, "jump") == "（下转第3版）"
    assert said(three, "jump-from") == "（上接第1版）"


def test_same_page(set_edition: Callable[[str], Set]) -> None:
    """A box of the same page goes on without a word, and without a head."""
    done = set_edition(f"""
        house: HOUSE
        pages:
          - boxes:
              甲:
                story: {{headline: 春天, body: {body(3)}}}
                at: {{columns: 1, lines: 1-12}}
              乙: {{continues: 甲, at: {{columns: 3, lines: 1-12}}}}
    """)
    one, two = boxes_of(done)
    assert {line.part for line in (*one.lines, *two.lines)} == {"headline", "body"}
    assert two.lines[0].part == "body"
    assert said(one) + said(two) == TEXT * 3


def test_each_page_by_itself(set_edition: Callable[[str], Set]) -> None:
    """A page that is set alone is the page that is set with the others, and tells its own."""
    yaml = EDITION.replace("BODY", body(12)).replace("春天", '"春天,河"')
    done = set_edition(yaml)
    edition = edition_of(done)
    codes = []
    for page in done.layout.pages:
        sink = Sink()
        (alone,) = compose(edition, sink, {page.number}).pages
        assert msgspec.json.encode(alone) == msgspec.json.encode(page)
        codes.append([one.code for one in sink.found])
    assert codes == [["W402"], ["F201"]]


def edition_of(done: Set) -> Edition:
    """The edition that was set, read again."""
    file = boxes_of(done)[0].file
    edition = read_edition(Path(file), Sink())
    assert edition is not None
    return edition


LEAST = 5
HERE = Span("edition.yaml", 1)

# -- any story over any boxes ---------------------------------------------------------------------


@st.composite
def places(draw: st.DrawFn) -> At:
    """A rectangle of the small grid, deep enough for a head and a few lines."""
    left = draw(st.integers(1, COLUMNS))
    top = draw(st.integers(1, LINES - LEAST))
    right, bottom = draw(st.integers(left, COLUMNS)), draw(st.integers(top + LEAST, LINES))
    return At(columns=(left, right), lines=(top, bottom))


@st.composite
def chains(draw: st.DrawFn) -> Edition:
    """A story over two to four boxes, each on a page of its own."""
    story, head, whole = draw(stories()), Head(lines=1), {"": Span("edition.yaml", 1)}
    body = tuple(replace(one, line=1) for one in story.body * draw(st.integers(1, 6)))
    story = replace(story, body=body, kicker=None, deck=())
    first = Box(
        name="b0", story=story, at=draw(places()), head=head, places={**whole, "story": HERE}
    )
    pages = [Page(number=1, boxes={"b0": first})]
    for index in range(1, draw(st.integers(2, 4))):
        box = Box(
            name=f"b{index}",
            continues=Continues(box=f"b{index - 1}", places=whole),
            headline=draw(st.none() | st.just("河") | st.just("")),
            at=draw(places()),
            head=head,
            places={**whole, "continues": HERE},
        )
        pages.append(Page(number=index + 1, boxes={box.name: box}))
    return replace(small_edition(), pages=linked(tuple(pages), Sink()))


@given(edition=chains())
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
def test_every_chain(edition: Edition) -> None:
    """Placed over all parts and overset are all that was given, page by page as all together."""
    sink = Sink()
    layout = compose(edition, sink)
    check_conservation(layout, sink)
    assert not [one for one in sink.found if one.code == "F204"]
    boxes = [box for page in layout.pages for box in page.boxes]
    assert not any(one.severity == "error" for one in sink.found)
    story = edition.pages[0].boxes["b0"].story
    assert isinstance(story, Story)
    given_ = given_text(story)["body"]
    drawn = "".join(said(box) for box in boxes)
    over = sum(fit.chars_over for box in boxes for fit in box.copyfit if fit.part == "body")
    assert len(drawn) + over == len(given_)
    assert sum(fit.chars for box in boxes for fit in box.copyfit if fit.part == "body") == visible(
        given_
    )
    parts = stretches(layout)
    assert [one.start for one in parts] == [0, *(one.stop for one in parts[:-1])]
    assert parts[-1].stop == parts[-1].length
    told = Sink()
    for page in layout.pages:
        (alone,) = compose(edition, told, {page.number}).pages
        assert msgspec.json.encode(alone) == msgspec.json.encode(page)
    assert {one.code for one in told.found} == {one.code for one in sink.found}
