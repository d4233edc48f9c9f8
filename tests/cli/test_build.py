"""`build` and `check`: exit codes, streams, files, and what they print."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

from layout.proof.archive import FOLDER
from layout.proof.form import report_schema

Run = Callable[..., Result]
Change = Callable[[str, str], Path]

SCHEMA = report_schema()
BAD = ("4   甲 .  .  .", "4   甲 .  .")  # a short row: an error
OVERSET = ("4   甲", "2   甲")  # two lines less: a fault (and W206, for the plan ends early)


def files(folder: Path) -> list[str]:
    """The names in a folder, records apart; none where there is no such folder."""
    return sorted(path.name for path in pdfs(folder)) if folder.exists() else []


def pdfs(folder: Path) -> list[Path]:
    """What stands in an output folder beside the folder of records."""
    return [path for path in sorted(folder.iterdir()) if path.name != FOLDER]


def document(result: Result) -> Any:
    """What `--format json` printed, held against its schema."""
    told = json.loads(result.stdout)
    jsonschema.validate(told, SCHEMA, jsonschema.Draft202012Validator)
    return told


def test_written(run: Run, edition: Path, tmp_path: Path) -> None:
    """Fit to print: exit code 0, a file for each page, their paths on stdout, stderr empty."""
    done = run("build", edition, "-o", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (0, "")
    names = ["2026-03-20-01.pdf", "2026-03-20-02.pdf"]
    assert done.stdout.splitlines() == [str(tmp_path / "out" / name) for name in names]
    assert files(tmp_path / "out") == names
    assert (tmp_path / "out" / names[0]).read_bytes().startswith(b"%PDF-")


def test_default_folder(run: Run, edition: Path) -> None:
    """Without -o the files go to the folder `output` where the command runs."""
    assert run("build", edition).exit_code == 0
    assert len(files(Path("output"))) == 2


def test_folder_as_edition(run: Run, edition: Path) -> None:
    """A folder stands for the edition.yaml in it."""
    assert run("check", edition.parent).exit_code == 0


def test_bad_input(run: Run, change: Change, tmp_path: Path) -> None:
    """An error on one page: exit code 1, a message on stderr, no file of any page."""
    done = run("build", change(*BAD), "-o", tmp_path / "out")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "error[E132]" in done.stderr
    assert files(tmp_path / "out") == []


def test_old_output_stays(run: Run, edition: Path, change: Change, tmp_path: Path) -> None:
    """A build with an error leaves the last good files as they were."""
    run("build", edition, "-o", tmp_path / "out")
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.*") if path.is_file()}
    assert run("build", change(*BAD), "-o", tmp_path / "out").exit_code == 1
    assert {
        path: path.read_bytes() for path in (tmp_path / "out").rglob("*.*") if path.is_file()
    } == before


def test_unfit(run: Run, change: Change, tmp_path: Path) -> None:
    """Overset text: exit code 3, and the file is written all the same."""
    done = run("build", change(*OVERSET), "-o", tmp_path / "out", "--pages", "1")
    assert done.exit_code == 3
    assert "fault[F201]" in done.stderr
    assert files(tmp_path / "out") == ["2026-03-20-01.pdf"]


@pytest.mark.parametrize(("before", "after", "code"), [("", "", 0), (*OVERSET, 3), (*BAD, 1)])
def test_check(run: Run, change: Change, before: str, after: str, code: int) -> None:
    """`check` has the exit codes of `build` and writes nothing."""
    done = run("check", change(before, after))
    assert (done.exit_code, done.stdout) == (code, "")
    assert files(Path("output")) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("build", "EDITION", "--jobs", "0"),
        ("build", "EDITION", "--jobs", "many"),
        ("build", "EDITION", "--lang", "fr"),
        ("build", "EDITION", "--format", "xml"),
        ("build", "EDITION", "--paper"),
        ("build", "EDITION", "-o", "EDITION"),
        ("check", "EDITION", "--pages", "x"),
        ("check", "EDITION", "--pages", ""),
        ("check", "EDITION", "--pages", "4-1"),
        ("check", "EDITION", "--pages", "0"),
        ("check", "EDITION", "--pages", "1-99999999999"),
        ("check", "EDITION", "--pages", "3"),
        ("print", "EDITION"),
    ],
)
def test_wrong_usage(run: Run, edition: Path, arguments: tuple[str, ...]) -> None:
    """What cannot be meant is told with exit code 2, on stderr."""
    done = run(*(edition if one == "EDITION" else one for one in arguments))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Error" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("wanted", "names"),
    [("1", ["01"]), ("2", ["02"]), ("1-2", ["01", "02"]), ("1,2", ["01", "02"])],
)
def test_pages(run: Run, edition: Path, tmp_path: Path, wanted: str, names: list[str]) -> None:
    """Only the pages asked for are set and written."""
    run("build", edition, "-o", tmp_path / "out", "--pages", wanted)
    assert files(tmp_path / "out") == [f"2026-03-20-{name}.pdf" for name in names]


def test_several_editions(run: Run, edition: Path, tmp_path: Path) -> None:
    """Editions of one run are told one after the other; the worst gives the exit code."""
    later = tmp_path / "later.yaml"
    text = edition.read_text(encoding="utf-8").replace("03-20", "03-21")
    later.write_text(text.replace(*OVERSET), encoding="utf-8")
    done = run("build", edition, later, "-o", tmp_path / "out")
    assert done.exit_code == 3
    assert len(files(tmp_path / "out")) == 4
    broken = tmp_path / "broken.yaml"
    broken.write_text("pages: [", encoding="utf-8")
    again = run("build", broken, edition, "-o", tmp_path / "out")
    assert again.exit_code == 1
    assert len(again.stdout.splitlines()) == 2


def test_jobs(run: Run, edition: Path, tmp_path: Path) -> None:
    """One process or two: the same bytes, the same messages."""
    told = []
    for jobs in (1, 2):
        folder = tmp_path / f"out{jobs}"
        done = run("build", edition, "-o", folder, "--jobs", jobs)
        told.append((done.stderr, [path.read_bytes() for path in pdfs(folder)]))
    assert told[0] == told[1]
    assert len(told[0][1]) == 2


def test_json(run: Run, change: Change, tmp_path: Path) -> None:
    """`--format json` is one document on stdout, with messages in both languages."""
    path = change(*OVERSET)
    done = run("build", path, "-o", tmp_path / "out", "--format", "json")
    assert (done.exit_code, done.stderr) == (3, "")
    (told,) = document(done)["editions"]
    assert told["exit_code"] == 3
    assert [page["number"] for page in told["written"]] == [1, 2]
    fault = next(one for one in told["diagnostics"] if one["code"] == "F201")
    assert (fault["file"], fault["line"], fault["severity"]) == (str(path), 13, "fault")
    assert "排不下" in fault["message"]["zh"]
    assert "do not fit" in fault["message"]["en"]
    assert told["pages"][0]["boxes"][0]["name"] == "甲"


def test_json_of_what_cannot_be_read(run: Run) -> None:
    """An edition that is not there has no pages; the document is whole all the same."""
    done = run("check", "nowhere.yaml", "--format", "json")
    (told,) = document(done)["editions"]
    assert (done.exit_code, told["exit_code"], told["pages"]) == (1, 1, [])
    assert [one["code"] for one in told["diagnostics"]] == ["E101"]


def test_timings(run: Run, edition: Path) -> None:
    """`--timings` names the stages and their sum, on stderr or in the document."""
    told = run("check", edition, "--timings").stderr
    assert [line.split()[0] for line in told.splitlines()][-2:] == ["preflight", "total"]
    seconds = document(run("check", edition, "--timings", "--format", "json"))["seconds"]
    assert {"read", "compose", "proof"} <= set(seconds)


@pytest.mark.parametrize(
    ("arguments", "env", "words"),
    [
        ((), {}, "overlaps"),
        (("--lang", "en"), {"LANG": "zh_CN.UTF-8"}, "overlaps"),
        (("--lang", "zh"), {}, "重叠"),
        ((), {"LANG": "zh_CN.UTF-8"}, "重叠"),
        ((), {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "overlaps"),
        ((), {"LC_MESSAGES": "zh_TW.UTF-8"}, "重叠"),
    ],
)
def test_language(
    run: Run, change: Change, arguments: tuple[str, ...], env: dict[str, str], words: str
) -> None:
    """Messages are in the language asked for, else in that of the locale, else in English."""
    path = change("乙: {", "乙: {at: {columns: 1, lines: 1-4}, ")
    text = path.read_text(encoding="utf-8").replace("  - number: 2\n", "    # number 2\n")
    head, tail = text.split("    # number 2\n")
    second = tail[tail.index("      乙") :]
    path.write_text(head + second, encoding="utf-8")
    assert words in run("check", path, *arguments, **env).stderr


def test_epoch(run: Run, edition: Path, tmp_path: Path) -> None:
    """A SOURCE_DATE_EPOCH that is no number is warned of (W606), not obeyed and no error."""
    done = run("build", edition, "-o", tmp_path, "--pages", "1", SOURCE_DATE_EPOCH="yesterday")
    assert done.exit_code == 0
    assert done.stderr.startswith("warning[W606]")


def test_same_bytes(run: Run, edition: Path, tmp_path: Path) -> None:
    """The same edition built twice, in two folders, gives the same bytes."""
    for name in ("one", "two"):
        run("build", edition, "-o", tmp_path / name)
    one, two = ([p.read_bytes() for p in pdfs(tmp_path / n)] for n in ("one", "two"))
    assert one == two
