"""`--explain` and `--report`: how stories fit, on the terminal and in a file."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import jsonschema
import msgspec
import pytest
from click.testing import Result

from layout.cli.fit_table import aligned, bar, fit_table
from layout.diagnostics.render import terminal_width
from layout.proof.form import BoxReport, Policy, report_schema

Run = Callable[..., Result]
LATE = Path(__file__).with_name("late")
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def late(tmp_path: Path) -> Path:
    """A page with a story that is over, in the folder where the run starts."""
    shutil.copytree(LATE, tmp_path, dirs_exist_ok=True)
    return Path("edition.yaml")


def box_of(document: Any, name: str) -> Any:
    """A box of the first page of a report."""
    return next(one for one in document["editions"][0]["pages"][0]["boxes"] if one["name"] == name)


@pytest.mark.parametrize(("lang", "page"), [("en", "report.md"), ("zh", "report.zh.md")])
def test_table(run: Run, late: Path, lang: str, page: str) -> None:
    """The table is that of the documents; no escape where there is no terminal."""
    done = run("build", late, "-o", "out", "--explain", "头条", "--lang", lang)
    assert done.exit_code == 3
    path, empty, *table = done.stdout.splitlines()
    assert (path, empty) == (str(Path("out") / f"{Path.cwd().name}-01.pdf"), "")
    shown = re.findall(r"```text\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    assert "\n".join(table) + "\n" in shown


def test_several(run: Run, late: Path) -> None:
    """Each box that is named has its table, in the order of the names."""
    done = run("check", late, "--explain", "夜市", "--explain", "头条", "--explain", "夜市")
    titles = [line for line in done.stdout.splitlines() if line and not line.startswith(" ")]
    assert [title.split()[0] for title in titles] == ["夜市", "头条"]


def test_no_such_box(run: Run, late: Path) -> None:
    """A name that no page has is a slip; the nearest is offered."""
    done = run("check", late, "--explain", "头版")
    assert done.exit_code == 2
    assert "did you mean 头条" in done.stderr
    assert "是不是 头条" in done.stderr
    assert "did you" not in run("check", late, "--explain", "xyz").stderr


def test_report(run: Run, late: Path) -> None:
    """The file holds what `--format json` prints, as the schema says."""
    done = run("check", late, "--report", "told.json", "--format", "json")
    told = json.loads(Path("told.json").read_text(encoding="utf-8"))
    assert told == json.loads(done.stdout)
    schema = json.loads(run("schema", "--report").stdout)
    assert schema == json.loads(msgspec.json.encode(report_schema()))
    jsonschema.validate(told, schema, jsonschema.Draft202012Validator)
    fit = box_of(told, "头条")["copyfit"]
    assert fit["cuts_for"] == "over"
    assert fit["cuts"][0]["file"] == "bridge.md"
    fault = next(one for one in told["editions"][0]["diagnostics"] if one["code"] == "F201")
    for cut in fit["cuts"]:
        assert f"段删 {cut['characters']} 字" in fault["hint"]["zh"]


def test_cuts_in_the_story(run: Run, late: Path) -> None:
    """Cut as it was told, the page is fit to print."""
    run("check", late, "--report", "told.json")
    told = json.loads(Path("told.json").read_text(encoding="utf-8"))
    story = Path("bridge.md")
    lines = story.read_text(encoding="utf-8").split("\n")
    for cut in box_of(told, "头条")["copyfit"]["cuts"]:
        text = lines[cut["line"] - 1]
        assert text.endswith(cut["text"])
        assert text.index(cut["text"]) == cut["column"] - 1
        core = text.rstrip("。”")
        lines[cut["line"] - 1] = core[: -cut["characters"]] + text[len(core) :]
    story.write_text("\n".join(lines), encoding="utf-8")
    assert run("check", late).exit_code == 0


def test_report_cannot_be_written(run: Run, late: Path) -> None:
    """A file that cannot be written is told, and the run has failed."""
    done = run("check", late, "--report", Path("nowhere") / "told.json")
    assert done.exit_code == 1
    assert "E604" in done.stderr


def test_report_of_what_cannot_be_read(run: Run) -> None:
    """An edition that is not there has a report too."""
    assert run("check", "nowhere.yaml", "--report", "told.json").exit_code == 1
    (told,) = json.loads(Path("told.json").read_text(encoding="utf-8"))["editions"]
    assert (told["pages"], told["diagnostics"][0]["code"]) == ([], "E101")


@pytest.mark.parametrize(("lang", "chosen"), [("en", "chosen: all fits"), ("zh", "选用：排得下")])
def test_policies(run: Run, late: Path, lang: Literal["en", "zh"], chosen: str) -> None:
    """The policies tried stand in a table, with what each gave and which was chosen."""
    told = json.loads(run("check", late, "--format", "json").stdout)
    box = box_of(told, "头条")
    tried = [
        Policy("head", 4, 3, 1, 0, chosen=False),
        Policy("box", 12, 14, 0, 0, chosen=True, box="夜市"),
    ]
    box["copyfit"]["trials"] = msgspec.to_builtins(tried)
    lines = list(fit_table(1, msgspec.convert(box, BoxReport), lang, colour=False))
    (row,) = [line for line in lines if chosen in line]
    assert re.search(r"夜市\s+12\s+14\s+0\s+0\s+" + chosen, row)
    coloured = list(fit_table(1, msgspec.convert(box, BoxReport), lang, colour=True))
    assert coloured[0] == f"\x1b[1m{lines[0]}\x1b[0m"


@pytest.mark.parametrize(
    ("filled", "lines", "shown"),
    [(0, 10, ""), (10, 10, "█" * 16), (1, 1000, "▏"), (5, 10, "█" * 8), (1, 3, "█" * 5 + "▍")],
)
def test_bar(filled: int, lines: int, shown: str) -> None:
    """A bar is as long as its column is full, in eighths of a cell."""
    assert bar(filled, lines) == shown


def test_aligned() -> None:
    """A Han takes two columns of the terminal; figures stand at the right."""
    rows = aligned([["段", "末行"], ["3", "春天。"], ["12", "ab"]])
    assert rows == ["段  末行", " 3  春天。", "12  ab"]
    assert terminal_width("春a。") == 5
