"""Rows of a plan."""

from __future__ import annotations

from tests.spec.conftest import Read

GRID = "house:\n  grid: {columns: 3}\n"


def test_rows_and_places(read: Read) -> None:
    """A row is a number of lines and a name for every column, parted by any white."""
    reading = read(f"{GRID}pages:\n  - plan: |\n      8  报头 报头\t报头\n      1  .　·  甲\n")
    assert not reading.found
    (page,) = reading.whole.pages
    assert page.plan == ((8, ("报头", "报头", "报头")), (1, ("", "", "甲")))
    assert [(span.line, span.column) for span in page.plan_lines] == [(5, 7), (6, 7)]
    assert [(span.column, span.end) for span in page.plan_cells[1]] == [
        (10, 11),
        (12, 13),
        (15, 16),
    ]


def test_repeated_names_and_the_lines_left_over(read: Read) -> None:
    """`甲*2` is 甲 in two columns; a row of `*` or 余 takes what the others leave of the grid."""
    grid = "house:\n  grid: {columns: 3, lines: 20}\n"
    for rest in "*余":
        reading = read(
            f"{grid}pages:\n  - plan: |\n      8 甲*2 乙\n      {rest} .×2 丙\n      2 甲*3\n"
        )
        assert not reading.found
        assert reading.whole.pages[0].plan == (
            (8, ("甲", "甲", "乙")),
            (10, ("", "", "丙")),
            (2, ("甲", "甲", "甲")),
        )


def test_bad_rows_do_not_hide_others(read: Read) -> None:
    """Each bad row is reported; short ones are filled with white."""
    reading = read(
        f"{GRID}pages:\n  - plan: |\n      甲 甲 甲\n      2 甲 甲\n      x\n      3 . . .\n"
    )
    assert reading.codes == ["E131", "E131", "E132"]
    assert reading.whole.pages[0].plan == ((2, ("甲", "甲", "")), (3, ("", "", "")))


def test_a_plan_is_a_block(read: Read) -> None:
    """Text that YAML has folded into one line is no plan."""
    reading = read(f"{GRID}pages:\n  - plan:\n      8 甲 甲 甲\n      9 甲 甲 甲\n")
    assert reading.codes == ["E116"]
