"""`--since-last`: records beside the pages, what is told of them, and what happens without them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

from layout.proof.form import report_schema

Run = Callable[..., Result]
Change = Callable[[str, str], Path]

SCHEMA = report_schema()
LONGER = ("孩子们在草地上放风筝。", "孩子们在草地上放风筝，跑得满头大汗。")
SAME = "nothing changed since the last build"
UNRECORDED = "page 1: no record of an earlier build to compare with"


def records(folder: Path) -> dict[str, bytes]:
    """The records of an output folder."""
    return {path.name: path.read_bytes() for path in (folder / ".banmian").iterdir()}


@pytest.fixture
def out(run: Run, edition: Path, tmp_path: Path) -> Path:
    """A folder that the edition was built into."""
    assert run("build", edition, "-o", tmp_path / "out").exit_code == 0
    return tmp_path / "out"


def test_record_beside_each_page(out: Path) -> None:
    """A build leaves a record for each page in a hidden folder, and nothing else."""
    assert sorted(path.name for path in out.iterdir()) == [
        ".banmian",
        "2026-03-20-01.pdf",
        "2026-03-20-02.pdf",
    ]
    assert list(records(out)) == ["2026-03-20-01.json", "2026-03-20-02.json"]


def test_no_record(run: Run, edition: Path, tmp_path: Path) -> None:
    """The first build says that there is nothing to compare with, and builds."""
    done = run("build", edition, "-o", tmp_path / "new", "--since-last", "--pages", "1")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [str(tmp_path / "new" / "2026-03-20-01.pdf"), UNRECORDED]


def test_same_edition(run: Run, edition: Path, out: Path) -> None:
    """The same edition again: nothing changed, and the same records."""
    before = records(out)
    done = run("build", edition, "-o", out, "--since-last")
    assert done.stdout.splitlines()[2:] == [SAME]
    assert records(out) == before


def test_changed_story(run: Run, change: Change, out: Path) -> None:
    """A build tells what changed since the one before it, once."""
    path = change(*LONGER)
    done = run("build", path, "-o", out, "--since-last", "--lang", "zh")
    told = done.stdout.splitlines()[2:]
    assert told[:4] == ["第 1 版", *told[1:3], "        原因：第 1 段有改动，多 7 字"]
    assert told[1] == "  甲    文字多 1 行，多 7 字"
    assert told[-1] == "第 2 版：位置、行数和检查结果照旧"
    assert run("build", path, "-o", out, "--since-last").stdout.splitlines()[2:] == [SAME]


def test_check_writes_nothing(run: Run, change: Change, out: Path) -> None:
    """`check` compares with the last build and leaves its records alone."""
    before, path = records(out), change(*LONGER)
    for _ in range(2):
        done = run("check", path, "-o", out, "--since-last")
        assert "why: paragraph 1 changed, 7 characters more" in done.stdout
    assert records(out) == before


def test_check_in_the_default_folder(run: Run, edition: Path) -> None:
    """Without -o the last build is looked for where a build would write."""
    run("build", edition)
    assert run("check", edition, "--since-last").stdout.splitlines() == [SAME]


def test_folder_without_comparison(run: Run, edition: Path, out: Path) -> None:
    """A check writes nothing, so that a folder says something of a comparison alone."""
    done = run("check", edition, "-o", out)
    assert done.exit_code == 2
    assert "--since-last" in done.stderr


def test_wanted_pages(run: Run, change: Change, out: Path) -> None:
    """Pages that are not set are not told of, and keep their records."""
    before, path = records(out), change(*LONGER)
    done = run("build", path, "-o", out, "--since-last", "--pages", "2")
    assert done.stdout.splitlines()[1:] == [SAME]
    after = records(out)
    assert after["2026-03-20-01.json"] == before["2026-03-20-01.json"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes(run: Run, change: Change, out: Path, tmp_path: Path, jobs: int) -> None:
    """One process or two: the same records and the same changes."""
    path = change(*LONGER)
    done = run("build", path, "-o", out, "--since-last", "--jobs", jobs)
    run("build", path, "-o", tmp_path / "alone", "--jobs", 1)
    assert "paragraph 1 changed" in done.stdout
    assert records(out) == records(tmp_path / "alone")


def test_copied_folder(run: Run, change: Change, out: Path, tmp_path: Path) -> None:
    """Records go with the folder, and with the edition's files to another place."""
    path = change(*LONGER)
    shutil.copytree(out, tmp_path / "copy")
    shutil.copytree(path.parent, tmp_path / "elsewhere" / "day")
    here = run("check", path, "-o", out, "--since-last").stdout
    there = run(
        "check", tmp_path / "elsewhere" / "day", "-o", tmp_path / "copy", "--since-last"
    ).stdout
    assert here == there
    assert "paragraph 1 changed" in here


def changes(run: Run, path: Path, out: Path) -> Any:
    """The key `since_last` of the document, held against its schema."""
    told = json.loads(run("check", path, "-o", out, "--since-last", "--format", "json").stdout)
    jsonschema.validate(told, SCHEMA, jsonschema.Draft202012Validator)
    return told["editions"][0]["since_last"]


def test_json(run: Run, change: Change, out: Path) -> None:
    """The rows of JSON hold the figures before and after, and the causes."""
    told = changes(run, change(*LONGER), out)
    assert (told["unrecorded"], [page["page"] for page in told["pages"]]) == ([], [1, 2])
    (box,) = told["pages"][0]["boxes"]
    assert (box["box"], box["action"]) == ("甲", "changed")
    assert box["after"]["chars"] - box["before"]["chars"] == 7
    (cause,) = box["causes"]
    assert (cause["cause"], cause["part"], cause["number"]) == ("story", "paragraph", 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("4   甲 .", "3   甲 ."),
        ("lines: 20", "lines: 21"),
        ("甲: {story", "甲: {tint: 10%, story"),
        ("date: 2026-03-20", "title: 河东版\ndate: 2026-03-20"),
        ("columns: 4, measure: 7字", "columns: 4, measure: 6字"),
        ("headline: , body", "body"),
    ],
)
def test_json_of_many_changes(
    run: Run, edition: Path, change: Change, out: Path, before: str, after: str
) -> None:
    """Whatever changes, the document keeps to its schema."""
    if before not in edition.read_text(encoding="utf-8"):
        before, after = "    boxes:\n      甲", "    name: 要闻\n    boxes:\n      甲"
    assert changes(run, change(before, after), out)["pages"]


def test_json_without_the_option(run: Run, edition: Path) -> None:
    """Who does not ask has no such key."""
    (told,) = json.loads(run("check", edition, "--format", "json").stdout)["editions"]
    assert "since_last" not in told


def test_error(run: Run, change: Change, out: Path) -> None:
    """With an error nothing is compared, and the last good record stays."""
    before, path = records(out), change("4   甲 .  .  .", "4   甲 .  .")
    assert changes(run, path, out) is None
    done = run("build", path, "-o", out, "--since-last")
    assert (done.exit_code, done.stdout) == (1, "")
    assert records(out) == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"record": 2}', "N630"),
        (b'{"record": 0, "pages": []}', "N630"),
        (b"", "N631"),
        (b'{"record": 1, "page": {"num', "N631"),
        (b'{"record": 1}', "N631"),
        (b'{"record": 1, "banmian": "0.1.0", "page": {"number": "one"}}', "N631"),
        (b"[" * 100_000, "N631"),
        (b'{"record": 1, "x": ' + b"[" * 100_000, "N631"),
        (b"\xff\xfe\x00", "N631"),
        (b" " * 5_000_000, "N631"),
    ],
)
def test_broken_record(run: Run, edition: Path, out: Path, content: bytes, code: str) -> None:
    """A record that cannot be used is a note; the page is built and recorded anew."""
    record = out / ".banmian" / "2026-03-20-01.json"
    good = record.read_bytes()
    record.write_bytes(content)
    done = run("build", edition, "-o", out, "--since-last", "--pages", "1")
    assert (done.exit_code, done.stderr.count("note[")) == (0, 1)
    assert f"{record}: note[{code}]" in done.stderr
    assert done.stdout.splitlines()[1:] == [UNRECORDED]
    assert record.read_bytes() == good


def test_folder_in_place_of_a_record(run: Run, edition: Path, out: Path) -> None:
    """What stands where a record should is told, read (N631) and written (W630)."""
    record = out / ".banmian" / "2026-03-20-01.json"
    record.unlink()
    record.mkdir()
    done = run("build", edition, "-o", out, "--since-last", "--pages", "1")
    assert done.exit_code == 0
    assert "note[N631]" in done.stderr
    assert "warning[W630]" in done.stderr
    assert (out / "2026-03-20-01.pdf").is_file()


def test_record_that_cannot_be_written(run: Run, edition: Path, tmp_path: Path) -> None:
    """Without its records the build is as good: W630 for each page, the PDF stands."""
    out = tmp_path / "out"
    out.mkdir()
    (out / ".banmian").write_text("in the way", encoding="utf-8")
    done = run("build", edition, "-o", out)
    assert (done.exit_code, done.stderr.count("warning[W630]")) == (0, 2)
    assert len(done.stdout.splitlines()) == 2


def test_record_that_someone_wrote(run: Run, edition: Path, out: Path) -> None:
    """What a record says is shown and not obeyed by the terminal, and breaks no message."""
    path = out / ".banmian" / "2026-03-20-01.json"
    record = json.loads(path.read_bytes())
    record["page"]["boxes"].append({"name": "\x1b[2J坏", "kind": "story"})
    record["page"]["remarks"] = [
        {"code": "X999", "severity": "note", "box": "甲"},
        {"code": "F201", "severity": "fault", "fields": {"lines": "many"}},
    ]
    path.write_text(json.dumps(record), encoding="utf-8")
    done = run("check", edition, "-o", out, "--since-last", "--pages", "1")
    assert done.exit_code == 0, done.output
    assert "\x1b" not in done.stdout
    assert done.stdout.splitlines() == [
        "page 1",
        "  \ufffd[2J坏  gone from the margin",
        "  gone    note[X999] 甲",
        "  gone    fault[F201] ",
    ]
