"""The measurement finds what was put into a file."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from benchmarks.programs import OURS, ours, run
from benchmarks.quality.boxes import Box, pages_of
from benchmarks.quality.columns import lines_on
from benchmarks.quality.figures import figures_of, findings
from benchmarks.quality.lines import Column, Line, guessed, lines_in, parted, pitch_of
from benchmarks.quality.marks import is_wide
from benchmarks.quality.table import lines_of
from benchmarks.quality.trial import BODY, PITCH, Setting, trial_of, write_ours

COLUMN = Column(0.0, 100.0)
Row = tuple[float, float, str, float]  # x, baseline, text, pitch
Pdf = Callable[[Iterable[Row]], Path]


def line(text: str, number: int = 1, *, pitch: float = 1.0, x: float = 0.0, y: float = 0.0) -> Line:
    """A line of 10 pt from `x`; Latin is half as wide as Han and its neighbours close up."""
    boxes = []
    for char in text:
        advance = 10.0 if is_wide(char) else 5.0
        boxes.append(Box(char, x, -15.0 * number + y, advance, 10.0))
        x += advance * pitch
    return Line(tuple(boxes), 0, 0, number, COLUMN, -15.0 * number + y)


def paragraph(*lines: Line) -> list[Line]:
    """Lines that make one paragraph."""
    found, missing = parted(lines, ["".join(one.text for one in lines)])
    assert missing == 0
    return found


def faults(*lines: Line) -> list[str]:
    """What is wrong with the lines of a paragraph."""
    return [finding.fault for finding in findings(paragraph(*lines), 15.0)]


FULL, END = "春眠不觉晓处处闻啼鸟", "夜来风雨声。"


def test_even_lines_have_no_fault() -> None:
    """Lines that keep the pitch, the edge and the grid."""
    assert faults(line(FULL), line("花落知多少夜来风雨声", 2), line(END, 3)) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("春眠不觉晓处处闻啼，", "edge"),  # half of the mark's cell is white: it ends 5 pt short
        ("，春眠不觉晓处处闻啼", "forbidden"),
        ("春眠不觉晓处处闻啼“", "forbidden"),
    ],
)
def test_fault_of_a_line(text: str, fault: str) -> None:
    """Edges, and marks that may not stand at them."""
    assert faults(line(text), line(END, 2)) == [fault]


def test_mark_that_is_trimmed_ends_at_the_edge() -> None:
    """The blank half of a mark may hang over; the eye does not see it."""
    first = line("春眠不觉晓处处闻啼鸟", pitch=0.95)
    trimmed = Line((*first.boxes, Box("，", 95.0, -15.0, 10.0, 10.0)), 0, 0, 1, COLUMN, -15.0)
    assert trimmed.over == pytest.approx(0)


def test_pitch_tells_loose_and_tight() -> None:
    """Each line by the mean of its pitches, the spread over all of them."""
    rows = paragraph(line(FULL, pitch=1.1), line(FULL, 2, pitch=0.9), line(FULL, 3), line(END, 4))
    found = figures_of(rows, 15.0)
    assert (found.loosest, found.tightest) == pytest.approx((1.1, 0.9))
    assert (found.loose, found.looser, found.tight) == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert found.spread == pytest.approx((0.02 / 3) ** 0.5)
    assert found.contrast == 2


def test_full_space_is_not_a_loose_pitch() -> None:
    """White that the writer put between two words is not the program's."""
    left, right = line("坐公交车", pitch=1.0), line("昨天起接替", x=50.0)
    row = Line((*left.boxes, *right.boxes), 0, 0, 1, COLUMN, -15.0)
    assert max(row.pitches) == pytest.approx(1.0)


@pytest.mark.parametrize(("text", "count"), [("声。", 1), ("声。”", 1), ("雨声", 0), ("声", 1)])
def test_single_character_last_line(text: str, count: int) -> None:
    """Marks do not count as characters."""
    assert faults(line(FULL), line(text, 2)).count("lone") == count


def test_short_paragraph_is_no_single_character_last_line() -> None:
    """It has no other line to be joined to."""
    assert faults(line("声。")) == []


def test_baseline_off_the_grid() -> None:
    """The grid is where most baselines are."""
    lines = line(FULL), line(FULL[::-1], 2, y=0.3), line(FULL, 3), line(END, 4)
    assert faults(*lines) == ["grid"]


@pytest.mark.parametrize(
    ("end", "start", "torn"),
    [("19", "68万", 1), ("19", "年里", 0), ("3.", "5米", 1), ("3", ".5米", 1), ("年", "19人", 0)],
)
def test_torn_numbers(end: str, start: str, torn: int) -> None:
    """Points belong to numbers; a unit does not."""
    rows = paragraph(line("春眠不觉" + end), line(start + END, 2))
    assert figures_of(rows, 15.0).torn == torn


def test_three_lines_that_begin_alike() -> None:
    """Beginnings and ends count each."""
    rows = [line("的" + FULL[1:], number) for number in (1, 2, 3)]
    assert faults(*rows, line(END, 4)).count("repeated") == 2  # they end alike too
    rows[1] = line(FULL[::-1], 2)
    assert faults(*rows, line(END, 4)).count("repeated") == 0


def test_gap_between_han_and_latin() -> None:
    """Advance to advance, on both sides."""
    boxes = [Box("约", 0, 0, 10, 10), Box("5", 12, 0, 5, 10), Box("米", 18, 0, 10, 10)]
    assert Line(tuple(boxes), 0, 0, 1, COLUMN, 0).gaps == pytest.approx([0.2, 0.1])


def test_lost_characters_are_counted() -> None:
    """Those of a line and of a whole paragraph."""
    _, missing = parted([line(FULL)], [FULL + "夜来", END])
    assert missing == 2 + len(END)


def test_hyphen_of_a_program_is_no_character_of_the_text() -> None:
    """A word is found again over its hyphen."""
    rows, missing = parted([line("春眠type-"), line("setting。", 2)], ["春眠typesetting。"])
    assert missing == 0
    assert [row.last for row in rows] == [False, True]


def test_boxes_of_a_file(pdf: Pdf) -> None:
    """Origin, size and advance are read back."""
    boxes = pages_of(pdf([(20, 300, FULL, 1.06)]))[0]
    assert "".join(box.char for box in boxes) == FULL
    assert [box.x for box in boxes[:2]] == pytest.approx([20, 30.6], abs=0.01)
    assert (boxes[0].y, boxes[0].size, boxes[0].advance) == pytest.approx((300, 10, 10), abs=0.01)


def test_lines_of_a_file_in_two_columns(pdf: Pdf) -> None:
    """Column by column, from the top."""
    rows = [(x, y, FULL, 1.0) for x in (20, 140) for y in (300, 285, 270)]
    boxes = pages_of(pdf(rows))[0]
    found = lines_in(boxes, [Column(20, 120), Column(140, 240)], 10.0, 0)
    assert [(one.index, one.number, one.text) for one in found] == [
        (column, number, FULL) for column in (0, 1) for number in (1, 2, 3)
    ]
    assert pitch_of(found) == pytest.approx(15)


def _block(x: float, top: float, count: int) -> Sequence[Row]:
    """A paragraph with an indent, two full lines below it and a short one; `count` 字 wide."""
    text = FULL * 3
    return [
        (x + 20, top, text[: count - 2], 1.0),
        *((x, top - 15 * row, text[:count], 1.0) for row in (1, 2, 3)),
        (x, top - 60, END, 1.0),
    ]


def test_columns_of_an_unknown_page(pdf: Pdf) -> None:
    """Two measures cross: above columns of 10 字, below one of 15 字 that reaches under both."""
    rows = [*_block(20, 380, 10), *_block(130, 380, 10), *_block(20, 290, 15)]
    found = guessed(lines_on(pages_of(pdf(rows))[0], 0))
    measures = [round((one.column.right - one.column.left) / 10) for one in found]
    assert sorted(measures) == [10] * 10 + [15] * 5
    assert [one.number for one in found if one.last] == [5, 5, 5]
    assert [one.number for one in found if one.first] == [1, 1, 1]


def test_ours_is_found_whole(tmp_path: Path) -> None:
    """What we set stands in the boxes of the trial, none of it is lost."""
    text = ("问渡桥是七孔石拱桥，清乾隆五十一年（1786年）建成，全长86.4米，宽4.6米。" * 2,)
    trial = trial_of(Setting(13, autospace=True), [text])
    task = ours(write_ours(trial, tmp_path / "edition"), tmp_path)
    run(task)
    (file,) = task.files()
    lines, missing = parted(lines_in(pages_of(file)[0], trial.columns, BODY, 0), text)
    found = figures_of(lines, PITCH, missing)
    assert (found.missing, found.off_edge, found.off_grid, found.lone) == (0, 0, 0, 0)


def test_table_names_the_peer_that_is_better() -> None:
    """Fewer lines are better."""
    rows = paragraph(line(FULL), line(END, 2))
    better, worse = figures_of(rows, 15.0), figures_of([*rows, *rows], 15.0)
    table = list(lines_of("title", {OURS: worse, "Peer": better}))
    assert table[2].split() == ["lines", "4", "2", "<", "Peer"]
    assert not any("<" in row for row in lines_of("", {OURS: better, "Peer": worse}))


def test_nothing_measured_is_no_figure() -> None:
    """An empty page has no pitch."""
    found = figures_of([], 0.0)
    assert (found.lines, found.spread, found.loose, found.loosest, found.gap) == (0, *[None] * 4)
