"""Records: what they are made of, the same for the same files, and how they compare."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.diagnostics import Sink, Span
from layout.press import load, set_page
from layout.proof.archive import encoded, newest_before, path_of, read_record
from layout.proof.comparison import compare
from layout.proof.differences import copies, keys, plan
from layout.proof.given import Digest, keys_of, value_of
from layout.proof.record import (
    BoxRecord,
    Copy,
    PageRecord,
    Passage,
    PlanRow,
    Record,
    records,
)
from layout.proof.telling import told
from layout.spec.model import Located

ROOT = Path(__file__).parents[2]
EDITIONS = [
    *sorted((ROOT / "editions").glob("*/edition.yaml")),
    *sorted((ROOT / "tests" / "page" / "goldens").glob("*/edition.yaml"))[::4],
]


def recorded(path: Path) -> tuple[Record, ...]:
    """The records of an edition's pages, as a check makes them."""
    sink = Sink()
    edition = load(path, sink)
    assert edition is not None
    pages = [set_page(edition, page.number, write=False, keep=True) for page in edition.pages]
    made = [page.record for page in pages if page.record]
    return records(edition, made, sink.found, written=False)


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.parent.name)
def test_compared_with_itself(path: Path, tmp_path: Path) -> None:
    """A record that went to disk and back says of its own edition that nothing changed."""
    before = recorded(path)
    for record in before:
        file = tmp_path / f"{record.page.number}.json"
        file.write_bytes(encoded(record))
        assert read_record(file, Sink()) == record
        assert len(encoded(record)) < 12_000
        assert str(ROOT) not in file.read_text(encoding="utf-8")
    assert compare(before, before).is_empty


def test_what_is_in_it() -> None:
    """Region, head, fit, keys, copy and findings of each box; no line of a story's text."""
    path = ROOT / "tests" / "messages" / "F201-overset" / "edition.yaml"
    (record,) = recorded(path)
    assert record.record == 1
    over = next(one for one in record.page.remarks if one.code == "F201")
    box = next(one for one in record.page.boxes if one.name == over.box)
    assert box.areas
    assert box.stories[0].body
    fit = next(one for one in box.fits if one.part == "body")
    assert (fit.over, fit.lines_over) == (over.fields["chars"], over.fields["lines"])


@pytest.mark.parametrize(
    ("text", "value"),
    [("64pt", "64pt"), ("字" * 40, "字" * 40), ("字 " * 40, Digest(2300582782, 40))],
)
def test_long_values(text: str, value: object) -> None:
    """What is short is kept as it is, what is long as a digest; spaces are no characters."""
    assert value_of(text) == value


KEYS = st.dictionaries(st.sampled_from(["tint", "columns", "frame"]), st.sampled_from("ab"))


@given(KEYS, KEYS)
def test_keys(before: dict[str, str], after: dict[str, str]) -> None:
    """The changes lead from the keys before to those after, and name no key twice."""
    told = keys("box", dict(before), dict(after))
    assert len({one.key for one in told}) == len(told)
    done = {**before, **{one.key: one.after for one in told}}
    assert {key: value for key, value in done.items() if value is not None} == after
    assert all(before.get(one.key) == one.before for one in told)


BODIES = st.lists(
    st.builds(Passage, st.sampled_from(["paragraph", "subhead"]), st.integers(0, 4), st.just(3)),
    max_size=6,
)


@given(BODIES, BODIES)
def test_paragraphs(before: list[Passage], after: list[Passage]) -> None:
    """What is told of paragraphs adds up to the whole difference, and equal bodies are silent."""
    old, new = (
        BoxRecord("甲", "story", stories=(Copy("a.md", {}, tuple(body)),))
        for body in (before, after)
    )
    told = copies(old, new)
    assert (not told) == (before == after)
    more = sum(one.chars[1] - one.chars[0] for one in told)
    assert more == sum(one.chars for one in after) - sum(one.chars for one in before)
    assert all(1 <= one.number <= 6 for one in told)


@given(
    st.lists(st.sampled_from(["3 甲", "4 乙", "5 ."])), st.lists(st.sampled_from(["3 甲", "5 ."]))
)
def test_plan(before: list[str], after: list[str]) -> None:
    """Rows that changed name their lines in the file; equal plans are silent."""
    old, new = (
        PageRecord(1, plan=tuple(PlanRow(row, 10 + at) for at, row in enumerate(rows)))
        for rows in (before, after)
    )
    told = plan(old, new)
    assert (told is None) == (before == after)
    for row in told.rows if told else ():
        assert (row.line == 0) == (row.after is None)
        assert row.after is None or after[row.line - 10] == row.after


def keep(folder: Path, day: str, paper: str, number: int = 1) -> None:
    """Write a record of a day's paper."""
    path = path_of(folder, f"{day}-{number:02}.pdf")
    path.parent.mkdir(exist_ok=True)
    record = Record(1, "0.1.0", PageRecord(number), paper, date=day, issue=int(day[-2:]))
    path.write_bytes(encoded(record))


def test_newest_before(tmp_path: Path) -> None:
    """The last issue of the same paper before a day, whatever else lies in the folder."""
    for day in ("2026-03-18", "2026-03-19", "2026-03-20", "2026-03-21", "2026-03-00"):
        keep(tmp_path, day, "小河报")
    keep(tmp_path, "2026-03-19", "大江报", 9)
    (tmp_path / ".banmian" / "2026-03-19-00.json").write_text("{", encoding="utf-8")
    (tmp_path / ".banmian" / "day-01.json").write_text("{}", encoding="utf-8")
    found = newest_before(tmp_path, "小河报", datetime.date(2026, 3, 20))
    assert found is not None
    assert (found.date, found.issue) == ("2026-03-19", 19)
    other = newest_before(tmp_path, "大江报", datetime.date(2026, 3, 21))
    assert other is not None
    assert other.page.number == 9
    assert newest_before(tmp_path, "小河报", datetime.date(2026, 3, 18)) is None  # no 2026-03-00
    assert newest_before(tmp_path / "nowhere", "小河报", datetime.date(2026, 3, 18)) is None


def test_format() -> None:
    """What a record is called and how it is laid out changes with its number alone."""
    record = Record(1, "0.1.0", PageRecord(1, plan=(PlanRow("4 甲", 8),)))
    assert msgspec.json.decode(encoded(record)) == {
        "record": 1,
        "banmian": "0.1.0",
        "page": {"number": 1, "plan": [["4 甲", 8]]},
    }


def test_policies() -> None:
    """A story that gave by another policy of `fit` than before says by which."""
    old, new = (
        Record(1, "0.1.0", PageRecord(1, boxes=(BoxRecord("甲", "story", policies=chosen),)))
        for chosen in ((), (("head", 8, 7), ("leading", 0, -1)))
    )
    changes = compare([old], [new])
    assert told(changes, "en")[1:] == ["  甲  fit: nothing → head (8 to 7), leading (0 to -1)"]
    assert told(changes, "zh")[1:] == ["  甲  伸缩：没有 → 标题（8 改 7）、行距（0 改 -1）"]


def test_another_program() -> None:
    """Where nothing else changed it is the version of the program."""
    old, new = (
        Record(1, version, PageRecord(1, boxes=(BoxRecord("甲", "story", head_lines=lines),)))
        for version, lines in (("0.1.0", 5), ("0.2.0", 6))
    )
    assert told(compare([old], [new]), "en") == [
        "page 1",
        "  甲  head 5 → 6 lines",
        "      why: banmian 0.1.0 → 0.2.0",
        "banmian 0.1.0 → 0.2.0",
    ]


def test_neighbour() -> None:
    """A box that changed of itself is the cause of what changed beside it and nowhere else."""

    def page(size: str, lines: int) -> Record:
        boxes = (
            BoxRecord("甲", "story", areas=((1, 2, 1, 10),), keys={"head.lines": size}),
            BoxRecord("乙", "story", areas=((3, 4, 1, 10),), head_lines=lines),
            BoxRecord("丙", "story", areas=((3, 4, 11, 20),)),
        )
        return Record(1, "0.1.0", PageRecord(1, boxes=boxes))

    assert told(compare([page("3", 4)], [page("4", 5)]), "zh") == [
        "第 1 版",
        "  甲  位置和行数照旧",
        "      原因：标题.行数 3 → 4",
        "  乙  标题占行 4 → 5",
        "      原因：甲 有改动",
    ]


def test_paths(tmp_path: Path) -> None:
    """Files are named from the edition's folder, and told with their size."""
    (tmp_path / "edition.yaml").write_text(
        "house: {faces: {song: {file: a.ttf}}}\npages:\n  - boxes: {甲: {picture: 图.png}}\n",
        encoding="utf-8",
    )
    for name in ("a.ttf", "图.png"):
        (tmp_path / name).write_bytes(b"1234")
    edition = load(tmp_path / "edition.yaml", Sink())
    assert edition is not None
    folder = str(tmp_path)
    assert keys_of(edition.house, folder) == {
        "faces.song.file": "a.ttf",
        "faces.song.file.bytes": "4",
    }
    assert keys_of(edition.pages[0].boxes["甲"], folder) == {
        "picture": "图.png",
        "picture.bytes": "4",
    }


class Neighbour(Located, frozen=True, kw_only=True):
    """A struct with a key that Python keeps for itself."""

    from_: str = msgspec.field(name="from", default="")


def test_key_that_is_a_word_of_python() -> None:
    """The key is told as it is written."""
    one = Neighbour(from_="乙", places={"": Span("a.yaml", 1), "from": Span("a.yaml", 1)})
    assert keys_of(one, "") == {"from": "乙"}
