"""Messages as a terminal shows them: place, excerpt, marks under what is meant, notes and hint."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import Result

from layout.diagnostics import Sink, Span
from layout.diagnostics.render import as_text, terminal_width

Run = Callable[..., Result]

OVERLAP = """\
house:
  paper: {trim: 330pt x 320pt}
  grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
pages:
  - boxes:
      志愿: {story: {body: 河边的柳树。}, at: {columns: 1-2, lines: 1}}
      头条: {at: {columns: 2-3, lines: 1-2}, story: {body: 河边柳树发芽。}}
"""


@pytest.fixture
def overlap() -> Path:
    """An edition with two boxes on the same cells, in the folder where the run starts."""
    path = Path("edition.yaml")
    path.write_text(OVERLAP, encoding="utf-8")
    return path


def test_message(run: Run, overlap: Path) -> None:
    """Place, severity and code, what is wrong; the line; marks in columns; note and hint."""
    told = run("check", overlap, "--lang", "en").stderr
    start = told.index("edition.yaml:7:")
    assert told[start:].startswith(
        dedent("""\
        edition.yaml:7:16: error[E203] 头条 overlaps 志愿 in column 2, line 1
           7 |       头条: {at: {columns: 2-3, lines: 1-2}, story: {body: 河边柳树发芽。}}
             |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^
          see also: edition.yaml:6:39
          hint: end one of the two where the other begins
        """)
    )


def test_message_in_chinese(run: Run, overlap: Path) -> None:
    """The same in Chinese, the code as it is."""
    told = run("check", overlap, "--lang", "zh").stderr
    assert "edition.yaml:7:16: 错误[E203] 头条 与 志愿 重叠：第 2 栏、第 1 行\n" in told
    assert "\n  参见: edition.yaml:6:39\n  提示: 让其中一个在另一个开始处收住\n" in told


def rendered(line: str, column: int, end: int, tmp_path: Path) -> list[str]:
    """The excerpt of a message at a place of a one-line file."""
    file = tmp_path / "story.md"
    file.write_text(line + "\n", encoding="utf-8")
    sink = Sink()
    sink.report("E401", Span(str(file), 1, column, end), char="x", code="U+0078", face="song")
    (text,) = as_text(sink.found, "en", colour=False)
    return text.split("\n")[1:3]


@pytest.mark.parametrize(
    ("line", "column", "end", "marks"),
    [
        ("abc", 2, 3, " ^"),
        ("河边abc", 3, 6, "    ^^^"),
        ("河边柳", 2, 4, "  ^^^^"),
        ("，。ｱＡ", 3, 5, "    ^^^"),
        ("a\tb", 3, 4, "  ^"),
        ("abc", 4, 5, "   ^"),  # where something is missing at the end
        ("é柳", 2, 3, " ^^"),
    ],
)
def test_marks(line: str, column: int, end: int, marks: str, tmp_path: Path) -> None:
    """A Han character and a full-width mark take two columns, all else one."""
    shown, under = rendered(line, column, end, tmp_path)
    assert shown == "   1 | " + line.replace("\t", " ")
    assert under == "     | " + marks


def test_long_line(tmp_path: Path) -> None:
    """Of a long line the part is shown that is meant, with the mark still under it."""
    line = "河" * 3000 + "X" + "边" * 3000
    shown, under = rendered(line, 3001, 3002, tmp_path)
    assert len(shown) < 120
    assert shown.startswith("   1 | …")
    before = shown.partition("X")[0].removeprefix("   1 | …")
    assert under == "     | " + " " * (1 + 2 * len(before)) + "^"


def test_terminal_is_not_told_what_to_do(tmp_path: Path) -> None:
    """Control characters of a file or its name are shown, never sent to the terminal."""
    shown, _ = rendered("a\x1b]0;owned\x07b\u202ec", 1, 2, tmp_path)
    assert shown == "   1 | a\ufffd]0;owned\ufffdb\ufffdc"
    sink = Sink()
    sink.report("E101", Span("a\x1b[2Jb\n"), file="a\x1b[2Jb\n")
    (text,) = as_text(sink.found, "en", colour=False)
    assert not {char for char in text if ord(char) < 32 and char != "\n"}
    assert text.split("\n")[0].endswith("a\ufffd[2Jb\ufffd does not exist")


def test_note_at_the_same_place() -> None:
    """Another place is named only where it is another one."""
    here, there = Span("edition.yaml", 3, 1, 2), Span("story.md", 0)
    sink = Sink()
    sink.report("E139", here, notes=(here, there), number=2)
    (text,) = as_text(sink.found, "en", colour=False)
    assert [line for line in text.split("\n") if "see also" in line] == ["  see also: story.md"]


def test_file_that_is_gone() -> None:
    """A message about a file that cannot be read again has no excerpt, and is told."""
    sink = Sink()
    sink.report("E401", Span("gone.md", 3, 1, 2), char="x", code="U+0078", face="song")
    (text,) = as_text(sink.found, "en", colour=False)
    assert text.split("\n")[0].startswith("gone.md:3:1: error[E401]")
    assert text.split("\n")[1].startswith("  hint:")


def on_a_terminal(arguments: list[str], **env: str) -> str:
    """What the program writes to a terminal."""
    ours, theirs = pty.openpty()
    root = str(Path(__file__).parents[2])
    done = subprocess.Popen(
        [sys.executable, "-m", "layout", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={"PYTHONPATH": root, "TERM": "xterm", "PYTHONUTF8": "1", "BANMIAN_CACHE": "off", **env},
    )
    os.close(theirs)
    told = b""
    try:
        while data := os.read(ours, 4096):
            told += data
    except OSError:  # the other end is closed
        pass
    done.wait(timeout=60)
    os.close(ours)
    return told.decode()


def test_colour(overlap: Path) -> None:
    """On a terminal the severity is in colour, unless NO_COLOR is set."""
    assert "\x1b[1;31merror[E203]\x1b[0m" in on_a_terminal(["check", str(overlap)])
    plain = on_a_terminal(["check", str(overlap)], NO_COLOR="1")
    assert "error[E203]" in plain
    assert "\x1b" not in plain


ALL_AT_ONCE = {
    "edition.yaml": """\
house:
  paper: {trim: 330pt x 320}
  grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
wether: 晴
pages:
  - plan: |
      3   甲 甲 甲 .
      3   甲 .  甲 .
      3   甲 甲 甲
      11  .  .  .  天气
    boxes:
      甲: {story: {body: 河边的柳树。}}
      乙: {story: nowhere.md, at: {columns: 4, lines: 1-3}}
      丙: {story: {body: 河边的柳树。}, at: {columns: 3-4, lines: 2-3}}
      丁: {picture: nowhere.jpg, at: {columns: 4, lines: 4-8}}
      戊: {story: lead.md, at: {columns: 1-2, lines: 11-20}}
""",
    "lead.md": "---\nheadline: 春天\n---\n河边的柳树发了芽，\n孩子们在\ua000草地上放风筝。\n",
}


def test_everything_in_one_run(run: Run) -> None:
    """Faults of ten kinds in two files are told in one run, each at its line."""
    for name, text in ALL_AT_ONCE.items():
        Path(name).write_text(text, encoding="utf-8")
    told = run("check", "edition.yaml")
    assert told.exit_code == 1
    places = [line.partition(" ")[0] for line in told.stderr.splitlines() if "error[E" in line]
    codes = [line.partition("error[")[2][:4] for line in told.stderr.splitlines() if "[E" in line]
    found = {(code, place.rsplit(":", 2)[0]) for code, place in zip(codes, places, strict=True)}
    assert found >= {
        ("E116", "edition.yaml:2"),  # 320 without a unit
        ("E115", "edition.yaml:4"),  # wether
        ("E132", "edition.yaml:9"),  # three names for four columns
        ("E204", "edition.yaml:7"),  # the hole in 甲
        ("E201", "edition.yaml:10"),  # 天气
        ("E101", "edition.yaml:13"),  # nowhere.md
        ("E203", "edition.yaml:14"),  # 丙 over 甲 and 乙
        ("E101", "edition.yaml:15"),  # nowhere.jpg
        ("E401", "lead.md:5"),
    }


def test_tab(run: Run) -> None:
    """A tab before a key ends the reading of the file; the stories are not even opened."""
    Path("edition.yaml").write_text("pages:\n\t- number: 1\n", encoding="utf-8")
    told = run("check", "edition.yaml")
    assert told.stderr.startswith("edition.yaml:2:1: error[E109]")


def test_excerpt_is_no_wider_than_a_terminal(run: Run, edition: Path) -> None:
    """A long line of Han, which takes two columns a character, is cut to the place meant."""
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text.replace("body: 河边", "bodi: 河边" + "河" * 300), encoding="utf-8")
    lines = run("check", edition, "--lang", "en").stderr.splitlines()
    shown = [line for line in lines if " | " in line]
    assert shown
    assert max(terminal_width(line) for line in shown) <= 105
