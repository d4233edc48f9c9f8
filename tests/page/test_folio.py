"""Which strips a page has, and that what does not stand is counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from layout.diagnostics import Sink
from layout.proof.conservation import check_conservation

PAPER = "paper: {trim: 330pt x 420pt, margins: {head: 60pt}, NAMES}"
YAML = """
house: {extends: HOUSE, PAPER, furniture: {FURNITURE}}
date: 2026-03-20
pages:
  - number: 1
    editor: 王芳
    plan: |
      5  头 头 头 头
      15 .  . . .
    boxes: {头: {furniture: masthead}}
  - {number: 2, editor: 王芳, SECOND}
  - {number: 3, editor: 王芳, plan: "20 责 . . .", boxes: {责: {furniture: LAST}}}
"""


@pytest.fixture
def strips(set_edition: Callable[[str], Any]) -> Callable[..., list[list[str]]]:
    """The strips of each of three pages: the first has a masthead, the last a block."""

    def done(furniture: str = "", second: str = "", last: str = "weather", names: str = "") -> Any:
        paper = PAPER.replace("NAMES", names)
        yaml = YAML.replace("PAPER", paper).replace("FURNITURE", furniture)
        found = set_edition(yaml.replace("SECOND", second).replace("LAST", last))
        sink = Sink()
        check_conservation(found.layout, sink)
        assert not sink.found
        return [
            [box.name for box in page.boxes if not box.region.rows] for page in found.layout.pages
        ]

    return done


def test_of_themselves(strips: Callable[..., Any]) -> None:
    """A folio on pages without masthead; who answers for the page below the masthead's page."""
    assert strips() == [["credits"], ["folio"], ["folio"]]


def test_imprint(strips: Callable[..., Any]) -> None:
    """An imprint on the last page, where the paper gives one and no block tells it already."""
    assert strips(names="address: 河边路") == [["credits"], ["folio"], ["folio", "footer"]]
    assert strips(names="address: 河边路", last="报尾")[2] == ["folio"]


@pytest.mark.parametrize(
    ("furniture", "second", "expected"),
    [
        ("folio: {pages: none}", "", [["credits"], ["credits"], ["credits"]]),
        ("folio: {pages: all}", "", [["folio"], ["folio"], ["folio"]]),
        ("folio: {用于: 末版}", "", [["credits"], ["credits"], ["folio"]]),
        (
            "folio: {centre: '{date}'}",
            "",
            [["credits"], ["folio", "credits"], ["folio", "credits"]],
        ),
        ("credits: {pages: none}", "folio: no", [[], [], ["folio"]]),
        ("", "folio: no", [["credits"], ["credits"], ["folio"]]),
        (
            "footer: {spread: '{name}'}",
            "footer: yes",
            [["credits"], ["folio", "footer"], ["folio"]],
        ),
    ],
)
def test_asked_for(
    strips: Callable[..., Any], furniture: str, second: str, expected: list[list[str]]
) -> None:
    """House and page say where strips stand; who answers for a page is never left untold."""
    assert strips(furniture, second) == expected


def test_block_of_credits(strips: Callable[..., Any]) -> None:
    """A block on the page that names who answers for it stands in for the line."""
    assert strips("folio: {pages: none}", last="责编")[2] == []


def test_block_as_masthead(strips: Callable[..., Any]) -> None:
    """A page whose block is a masthead of the house's own has no folio."""
    own = "blocks: {自家: {parts: '{name}', masthead: yes}}"
    assert strips(own, last="自家")[2] == ["credits"]


def test_no_room(set_edition: Callable[[str], Any]) -> None:
    """A folio that the house asks for and the margin cannot hold is overset, not lost."""
    done = set_edition(
        "house: {extends: HOUSE, furniture: {folio: {rule: thin}}}\ndate: 2026-03-20\n"
        "pages:\n  - {number: 2, name: 江}\n"
    )
    (folio,) = done.page.boxes
    assert done.codes == ["F218"]
    assert not folio.lines
    assert sum(fit.chars_over for fit in folio.copyfit) == sum(fit.chars for fit in folio.copyfit)
    sink = Sink()
    check_conservation(done.layout, sink)
    assert not sink.found


def test_wide_folio_is_made_smaller(set_edition: Callable[[str], Any]) -> None:
    """All of it alike, as far as it can be read."""
    done = set_edition(
        "house: {extends: HOUSE, paper: {trim: 330pt x 420pt, margins: {head: 60pt}},\n"
        f"  furniture: {{folio: {{left: {'河' * 80}}}}}}}\n"
        "pages:\n  - {number: 2, folio: yes}\n"
    )
    assert done.codes == ["F206"]
    (folio,) = done.page.boxes
    edges = [line.x + line.line.width for line in folio.lines]
    assert max(edges) <= done.page.grid.x(done.page.grid.zi) + 0.1
