"""导读: headlines of other pages with their numbers; nothing of an entry is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from layout.diagnostics import Sink
from layout.display import Fill
from layout.page.placed import PlacedBox
from layout.proof.conservation import check_conservation
from tests.page.conftest import Set

EDITION = """
    house: HOUSE
    normalise: all
    pages:
      - number: 1
        boxes:
          导读: {digest: ENTRIES, at: {columns: 1-2, lines: LINES}, columns: 1, KEYS}
      - number: 3
        boxes:
          河:
            story: {headline: "一条河,回到了/街坊的窗前", body: 河}
            at: {columns: 1-2, lines: 1-12}
          图: {picture: PICTURE, caption: 桥上的灯, at: {columns: 3-4, lines: 1-12}}
      - number: 4
        boxes:
          河: {continues: 河, at: {columns: 1-2, lines: 1-12}}
"""


@pytest.fixture
def digest(set_edition: Callable[[str], Set]) -> Callable[..., tuple[PlacedBox, Set]]:
    """The digest of an edition with these entries, and all that was said."""

    def done(entries: str, lines: str = "1-12", keys: str = "") -> tuple[PlacedBox, Set]:
        yaml = EDITION.replace("ENTRIES", entries).replace("LINES", lines).replace(", KEYS", keys)
        made = set_edition(yaml)
        sink = Sink()
        check_conservation(made.layout, sink)
        assert sink.found == ()
        return made.layout.pages[0].boxes[0], made

    return done


def said(box: PlacedBox) -> list[str]:
    """The lines of a digest."""
    return ["".join(run.text for run in line.line.runs) for line in box.lines]


def test_headline_and_page(digest: Callable[..., tuple[PlacedBox, Set]]) -> None:
    """A headline stands in one line, cleaned as its story is; a picture has its caption."""
    box, _ = digest("[河, 图, {box: 图, text: '灯,亮了'}]")
    assert "".join(said(box)) == "一条河，回到了　街坊的窗前第3版桥上的灯第3版灯，亮了第3版"


def test_part_that_goes_on(digest: Callable[..., tuple[PlacedBox, Set]]) -> None:
    """Parts of a story that have one name: its first is meant, unless a page is given."""
    box, _ = digest("[{box: 河, text: 一}, {box: 河, page: 4, text: 二}]")
    assert "".join(said(box)) == "一第3版二第4版"


def test_overset(digest: Callable[..., tuple[PlacedBox, Set]]) -> None:
    """Entries that find no room are counted, and none is set over another."""
    box, done = digest("[图, 图, 图]", "1-2")
    assert "".join(said(box)) == "桥上的灯第3版" * 2
    found = [one for one in done.found if one.code == "F201"]
    assert [(one.fields["box"], one.fields["chars"]) for one in found] == [("导读", 7)]


@pytest.mark.parametrize(("leader", "has_dots"), [("dots", True), ("none", False)])
def test_leader(
    digest: Callable[..., tuple[PlacedBox, Set]], leader: str, *, has_dots: bool
) -> None:
    """Dots lead to the page; they are no text."""
    box, _ = digest("[图]", keys=f", leader: {leader}")
    assert any(isinstance(shape, Fill) for shape in box.shapes) == has_dots
    assert said(box) == ["桥上的灯", "第3版"]


def test_white_between(digest: Callable[..., tuple[PlacedBox, Set]]) -> None:
    """A line is left between two entries where there is room for it."""
    loose, _ = digest("[图, 图]", "1-3")
    tight, _ = digest("[图, 图]", "1-2")
    steps = [box.lines[2].y - box.lines[0].y for box in (loose, tight)]
    assert steps == pytest.approx([30, 15])


@pytest.mark.parametrize("entries", ["[河]", "[河, 图]"])
def test_story_that_cannot_be_read(entries: str, set_edition: Callable[[str], Set]) -> None:
    """An entry of a story whose file is not there is left out; the file is told, nothing else."""
    yaml = EDITION.replace("ENTRIES", entries).replace("LINES", "1-12").replace(", KEYS", "")
    story = '{headline: "一条河,回到了/街坊的窗前", body: 河}'
    done = set_edition(yaml.replace(story, "river.md"))
    assert [one.code for one in done.found if one.severity == "error"] == ["E101"]
    (box, *_), rest = done.layout.pages[0].boxes, entries.count("图")
    assert "".join(said(box)) == "桥上的灯第3版" * rest
