"""Where a head stands: the cells it takes, and the way of the text round it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from layout.batch import run
from tests.page.conftest import Set

SetEdition = Callable[[str], Set]
AssertCells = Callable[..., Set]
HEAD = "headline: {size: 12pt, align: left}"


def box(head: str, chars: int) -> str:
    """A story with a head and so many characters."""
    return f"{{story: {{headline: 春天来了, body: TEXT({chars})}}, head: {head}}}"


def test_left(assert_cells: AssertCells) -> None:
    """A head at the left has a column to itself; the text stands level in the others."""
    assert_cells(
        "aaaa aaaa aaaa aaaa aaaa aaaa",
        "-aaa -aaa -aaa Aaaa -aaa -aaa",
        a=box(f"{{place: left, {HEAD}}}", 3 * 6 * 7 - 2),
    )


def test_left_of_given_lines(assert_cells: AssertCells) -> None:
    """Under a head of given lines the text begins, and rises beside it in the next column."""
    assert_cells(
        "aaaa aaaa aaaa aaaa aaaa aaaa",
        "-aaa Aaaa -aaa aaaa aaaa aaaa",
        a=box(f"{{place: left, lines: 3, {HEAD}}}", 21 * 7 - 2),
    )


def test_right(assert_cells: AssertCells) -> None:
    """A head at the right, in two columns."""
    assert_cells(
        "aaaa aaaa aaaa aaaa",
        "aa-- aa-- aaA- aa--",
        a=box(f"{{place: right, columns: 2, {HEAD}}}", 8 * 7 - 2),
    )


def test_over_some_columns(assert_cells: AssertCells) -> None:
    """辟栏: over the second and third column alone, the first and last beside it."""
    assert_cells(
        "aaaa aaaa aaaa aaaa aaaa",
        "a--a aA-a a--a aaaa aaaa",
        a=box(f"{{columns: 2-3, lines: 3, {HEAD}}}", 14 * 7 - 2),
    )


def test_inset(assert_cells: AssertCells) -> None:
    """文包题: the text goes on under the head in the columns that it cuts."""
    assert_cells(
        "aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa",
        "aaaa aaaa aaaa a--a aA-a a--a aaaa aaaa aaaa",
        a=box(f"{{place: inset, lines: 3, {HEAD}}}", 30 * 7 - 2),
    )


def test_begin_says_where(assert_cells: AssertCells) -> None:
    """An inset head begins at the line given, in the columns given."""
    assert_cells(
        "aaaa aaaa aaaa aaaa aaaa aaaa",
        "aaaa aa-- aaA- aa-- aaaa aaaa",
        a=box(f"{{place: inset, columns: 3-4, lines: 3, begin: 2, {HEAD}}}", 18 * 7 - 2),
    )


@pytest.mark.parametrize(
    "head",
    [
        "{place: left}",
        "{place: right}",
        "{place: inset, columns: 2-3, begin: 4, lines: 4}",
        "{columns: 2}",
        "{direction: vertical}",
    ],
)
def test_feet_are_level(set_edition: SetEdition, head: str) -> None:
    """The feet of a short story differ by a line at most, wherever its head stands."""
    done = set_edition(f"""
        house: HOUSE
        pages:
          - plan: |
              20  a a a a
            boxes:
              a:
                story: {{headline: 春天来了, body: {"河" * 150}}}
                head: {head}
    """)
    lines = [one for one in done.box("a").lines if one.part == "body"]
    feet = {one.x: one.y for one in sorted(lines, key=lambda one: one.y)}
    assert done.codes == ["N205"]
    *others, _last = [feet[x] for x in sorted(feet)]
    kept = 15 * ("inset" in head)  # a single line under a head is not taken away
    assert max(feet.values()) - min(feet.values()) < 15.1 + kept
    assert others == sorted(others, reverse=True)


@pytest.mark.parametrize("head", ["{place: right}", "{place: inset}", "{direction: vertical}"])
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_reads_in_order(tmp_path: Path, head: str) -> None:
    """The head comes first, kicker, headline and deck, then the text column by column."""
    body = "".join(chr(0x4E00 + i) for i in range(120))
    story = f"kicker: 城南小河, headline: “暖风”20天, deck: 柳树都绿了, body: {body}"
    edition = tmp_path / "edition.yaml"
    edition.write_text(
        "house: {grid: {columns: 4, lines: 30}}\npages:\n  - boxes:\n      a:\n"
        f"        story: {{{story}}}\n        head: {head}\n"
        "        at: {columns: 1-4, lines: 1-30}\n",
        encoding="utf-8",
    )
    (outcome,) = run([edition], tmp_path)
    (written,) = outcome.written
    read = subprocess.run(
        ["pdftotext", "-raw", written.path, "-"], capture_output=True, check=True, text=True
    ).stdout  # fmt: skip
    assert "".join(read.split()) == f"城南小河“暖风”20天柳树都绿了{body}"


def test_a_lead_keeps_its_size_beside_the_text(set_edition: SetEdition) -> None:
    """A headline beside its text is broken into lines to be as large as one over two columns."""
    done = set_edition("""
        house: HOUSE
        pages:
          - plan: |
              20  a a a .
            boxes:
              a: {story: {headline: 春天又来了河边的柳树绿了, body: 河边}, head: {place: left}}
    """)
    lines = [one for one in done.box("a").lines if one.part == "headline"]
    assert len(lines) == 3
    assert lines[0].line.runs[0].size == pytest.approx(63 / 4, rel=0.1)


def test_art_leaves_the_text_its_room(set_edition: SetEdition) -> None:
    """A portrait stands left of the head's text; an ornament makes the head deeper."""
    plain, dressed = (
        set_edition(f"""
            house: HOUSE
            pages:
              - plan: |
                  20  a a a a
                boxes:
                  a:
                    story: {{headline: 春天来了, body: 河边的柳树}}
                    head: {{headline: {{size: 20pt}}{art}}}
        """).box("a")
        for art in ("", ", picture: {file: PICTURE, width: 2字}, ornament: PICTURE")
    )
    assert dressed.head_lines == plain.head_lines + 3
    head, body = dressed.lines[0], dressed.lines[1]
    for image in dressed.shapes:
        assert image.y + image.height <= body.y  # type: ignore[union-attr]  # an image
    left = min(image.x + image.width for image in dressed.shapes)  # type: ignore[union-attr]
    assert left < head.x + head.line.runs[0].x
