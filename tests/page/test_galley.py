"""What a layout takes over from the galley of an earlier one."""

from pathlib import Path

from msgspec.structs import replace

from layout.diagnostics import Sink
from layout.page.galley import Galley
from layout.page.layout import compose
from layout.spec import read_edition
from layout.spec.model import Edition

GOLDEN = Path(__file__).parent / "goldens" / "rule-beside" / "edition.yaml"


def edition() -> Edition:
    """The edition of a golden."""
    found = read_edition(GOLDEN, Sink())
    assert found is not None
    return found


def test_same_layout_with_a_galley() -> None:
    """What is taken over gives the same page, even twice in a row."""
    plain = compose(edition(), Sink())
    first = Galley()
    second = Galley(first)
    assert compose(edition(), Sink(), galley=first) == plain
    assert compose(edition(), Sink(), galley=second) == plain
    assert compose(edition(), Sink(), galley=Galley(second)) == plain


def test_only_what_has_changed_is_composed() -> None:
    """Paragraphs of the stories that stayed are the same objects; what is gone falls away."""
    before = Galley()
    compose(edition(), Sink(), galley=before)
    page = edition().pages[0]
    name, box = next((name, box) for name, box in page.boxes.items() if box.story)
    assert box.story is not None
    changed = replace(box, story=replace(box.story, body=box.story.body[:1], byline=("新",)))
    pages = (replace(page, boxes={**page.boxes, name: changed}), *edition().pages[1:])
    after = Galley(before)
    compose(replace(edition(), pages=pages), Sink(), galley=after)
    old, new = before.kept.paragraphs, after.kept.paragraphs
    shared = old.keys() & new.keys()
    assert shared
    assert all(old[key] is new[key] for key in shared)
    assert new.keys() - old.keys()


def test_faults_of_faces_are_told_again() -> None:
    """A face that could not be used is reported by every layout."""
    broken = Path(__file__).parents[1] / "messages" / "E412-not-a-font" / "edition.yaml"
    found = read_edition(broken, Sink())
    assert found is not None
    told, galley = [], Galley()
    for _ in range(2):
        sink = Sink()
        compose(found, sink, galley=galley)
        told.append([one.code for one in sink.found])
        galley = Galley(galley)
    assert "E412" in told[0]
    assert told[0] == told[1]


def test_boxes_that_are_set_from_the_same_are_kept() -> None:
    """At one reading of the files only the box that changed is set anew; the page is the same."""
    read, galley = edition(), Galley()
    first = compose(read, Sink(), galley=galley).pages[0]
    page = read.pages[0]
    name, box = next((name, box) for name, box in page.boxes.items() if box.story)
    changed = replace(page, boxes={**page.boxes, name: replace(box, tint="10%")})
    asked = replace(read, pages=(changed, *read.pages[1:]))
    again = compose(asked, Sink(), galley=Galley(galley)).pages[0]
    assert again == compose(asked, Sink()).pages[0]
    assert [new is old for new, old in zip(again.boxes, first.boxes, strict=True)] == [
        new.name != name for new in again.boxes
    ]


def test_what_is_wrong_with_a_kept_box_is_told_again() -> None:
    """A box that is taken over is told of as when it was set."""
    found = read_edition(
        Path(__file__).parents[1] / "messages" / "F201-overset" / "edition.yaml", Sink()
    )
    assert found is not None
    sinks, galley = [Sink(), Sink()], Galley()
    for sink in sinks:
        compose(found, sink, galley=galley)
        galley = Galley(galley)
    assert "F201" in [one.code for one in sinks[0].found]
    assert sinks[0].found == sinks[1].found
