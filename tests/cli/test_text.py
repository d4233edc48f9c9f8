"""`banmian text`: a text set by itself, with its reasons; files of test cases."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from layout.cli import cli
from layout.cli.text import text as text_command

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "text-output.schema.json").read_text(encoding="utf-8"))
TEXT = "一，二三四五。六七八九十\n\n市里昨天召开会议，共有12.5%的代表。\n"

Run = Callable[..., Result]


@pytest.fixture
def ask() -> Run:
    """Run `banmian text` on a text."""

    def asked(text: str | bytes, *arguments: object) -> Result:
        return CliRunner().invoke(cli, ["text", *map(str, arguments)], input=text)

    return asked


def data(done: Result) -> dict[str, Any]:
    """What a run printed as JSON, held to the schema."""
    assert done.exit_code in (0, 3), done.output
    found: dict[str, Any] = json.loads(done.stdout)
    jsonschema.validate(found, SCHEMA)
    return found


def test_text(ask: Run) -> None:
    """Lines with widths, what was taken with its clause, the reason, and where it cannot end."""
    done = ask(TEXT, "--measure", "6字", "--indent", "0", "--messages", "en")
    assert done.exit_code == 0
    first = done.stdout.partition("\n  2 ")[0]
    assert "一，二三四五。" in first
    assert "6.5 → 6 字" in first
    assert "taken 0.5 字 · commas and colons · CL 3.5.3 step 5" in first
    assert "not 五|。: 。 may not begin a line · CL 3.1.4" in first


def test_messages_in_chinese(ask: Run) -> None:
    """`--messages zh` says the same in Chinese."""
    told = ask(TEXT, "--measure", "6字", "--indent", "0", "--messages", "zh").stdout
    assert "减 0.5 字 · 逗号、顿号、冒号 · CL 3.5.3 step 5" in told
    assert "。 不得居行首" in told


def test_data(ask: Run) -> None:
    """Paragraphs in order, offsets from the start of each; empty lines are none."""
    found = data(ask(TEXT, "--measure", "10", "--format", "json"))
    assert (found["style"], found["level"], found["scheme"]) == ("body", "gb", "quanjiao")
    assert found["measure"] == 10
    assert [one["text"] for one in found["paragraphs"]] == TEXT.split()
    second = found["paragraphs"][1]
    assert second["lines"][0]["measure"] == 8  # the body's indent
    assert second["lines"][-1]["end"] == len(second["text"]) == len(second["advances"])
    at = second["text"].index("，")
    assert at not in second["breaks"]
    assert {"at": at, "rule": "not-start"}.items() <= next(
        one for one in second["boundaries"] if one["at"] == at
    ).items()


def test_options(ask: Run) -> None:
    """Language, level and scheme change what is set; those of Taiwan have their own level."""
    told = data(ask(TEXT, "--lang", "zh-Hant", "--scheme", "plain", "--format", "json"))
    assert (told["language"], told["level"], told["scheme"]) == ("zh-Hant", "basic", "plain")
    free = data(ask(TEXT, "--level", "none", "--format", "json"))["paragraphs"][0]
    assert free["breaks"] == list(range(1, len(free["text"])))


def test_house(ask: Run, tmp_path: Path) -> None:
    """A house gives grid and styles; what is wrong with it is told at its line."""
    house = tmp_path / "house.yaml"
    house.write_text("grid: {measure: 11字}\nstyles: {quote: {punctuation: banjiao}}\n")
    found = data(ask(TEXT, "--house", house, "--style", "quote", "--format", "json"))
    assert (found["measure"], found["scheme"]) == (11, "banjiao")
    house.write_text("grid: {measur: 11字}\n")
    done = ask(TEXT, "--house", house)
    assert done.exit_code == 1
    assert "house.yaml:1:8: error[E115]" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--level", "soft"), 2),
        (("--lang", "tlh"), 2),
        (("--measure", "wide"), 2),
        (("--style", "nowhere"), 1),
        (("--house", "nowhere.yaml"), 1),
        (("--cases", "nowhere.json"), 1),
    ],
)
def test_refused(ask: Run, arguments: tuple[str, ...], code: int) -> None:
    """What cannot be meant is told, and nothing is printed."""
    done = ask(TEXT, *arguments)
    assert (done.exit_code, done.stdout) == (code, "")
    assert arguments[-1] in done.stderr


@pytest.mark.parametrize("text", ["汉字".encode("gbk"), "甲\x1b[31m乙", "\xff" * 3])
def test_no_text(ask: Run, text: str | bytes) -> None:
    """Bytes of another encoding are told; a terminal obeys nothing that the text holds."""
    done = ask(text)
    assert "\x1b" not in done.output
    assert done.exit_code == (0 if text == "\xff" * 3 else 1)


def test_nothing(ask: Run) -> None:
    """No text is no paragraph."""
    assert data(ask("", "--format", "json"))["paragraphs"] == []


BREAK = {"id": "b", "lang": "zh-Hans", "strictness": "gb", "text": "会议，通过", "at": 2}
WIDTH = {"id": "w", "lang": "zh-Hans", "scheme": "quanjiao", "position": "middle", "text": "》、《"}


def test_cases(ask: Run, tmp_path: Path) -> None:
    """Cases that come out as they say pass; others are shown and make the exit code 3."""
    cases: list[dict[str, Any]] = [
        {**BREAK, "break": "forbidden", "source": "CL 3.1.4"},
        {**WIDTH, "expected_advance_em": [0.5, 1, 0.5]},
        {**BREAK, "id": "other", "lang": "tlh", "break": "allowed"},
    ]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(cases))
    done = ask("", "--cases", file, "--messages", "en")
    assert done.exit_code == 0
    assert done.stdout.startswith("3 cases: 2 as they say, 0 otherwise, 1 of a language")
    cases[0]["break"], cases[1]["expected_advance_em"] = "allowed", [1, 1, 1]
    file.write_text(json.dumps(cases))
    told = ask("", "--cases", file, "--format", "json")
    assert told.exit_code == 3
    found = data(told)
    assert (found["passed"], found["unknown"]) == (0, ["other"])
    assert [(one["id"], one["expected"], one["found"]) for one in found["failures"]] == [
        ("b", "allowed", "forbidden"),
        ("w", "1 1 1 = 3", "0.5 1 0.5 = 2"),
    ]
    assert "会议|，通过" in ask("", "--cases", file).stdout


def test_level_of_another_language(ask: Run) -> None:
    """A level that the language does not have is told, with those it has (E151)."""
    done = ask("日本、東京", "--lang", "ja", "--level", "gb", "--messages", "en")
    assert done.exit_code == 1
    assert "E151" in done.stderr
    assert "newspaper" in done.stderr


@pytest.mark.parametrize("name", ["linebreak-cases.json", "punct-cases.json"])
def test_vectors_of_the_project(ask: Run, name: str) -> None:
    """The vectors that the project is tested with pass here too."""
    found = data(ask("", "--cases", ROOT / "tests" / "text" / name, "--format", "json"))
    assert found["cases"] == found["passed"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "Expecting"),
        ("[1]", "[0]"),
        ("{}", "[0]: id"),
        ("[" * 100_000, ""),
        (json.dumps([{**BREAK, "break": "allowed", "at": 9}]), "[0]: at"),
        (json.dumps([{**WIDTH, "expected_advance_em": ["1"]}]), "[0]: expected_advance_em"),
    ],
)
def test_no_cases(ask: Run, tmp_path: Path, text: str, reason: str) -> None:
    """A file that holds something else is told with the case and the field (E143)."""
    file = tmp_path / "cases.json"
    file.write_text(text)
    done = ask("", "--cases", file)
    assert done.exit_code == 1
    assert "E143" in done.stderr
    assert reason in done.stderr


@pytest.mark.parametrize(("document", "language"), [("", "en"), (".zh", "zh")])
def test_document(ask: Run, document: str, language: str) -> None:
    """The sample of the document is what the command prints; every option has its row."""
    text = (ROOT / "docs" / f"text-command{document}.md").read_text(encoding="utf-8")
    sample = re.findall(r"^```text\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)[0]
    given = re.findall(r"^echo '(.*)' ", text, re.MULTILINE)[0]
    done = ask(given, "--measure", "6字", "--indent", "0", "--messages", language)
    costs = re.compile(r"(cost|代价) [0-9.]+")  # they change with the weights
    assert costs.sub("", done.stdout) == costs.sub("", sample)
    rows = set(re.findall(r"^\| `(--\w+)", text, re.MULTILINE))
    options = {one.opts[0] for one in text_command.params}
    assert rows == options
    told = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    assert told | {"text"} == set(SCHEMA["$defs"]["paragraph"]["properties"])


def test_words_in_chinese(ask: Run) -> None:
    """The words of a house file are those of the command line, in either language."""
    english = ask(
        TEXT, "--lang", "zh-Hant", "--level", "gb", "--scheme", "kaiming", "--style", "quote"
    )
    chinese = ask(TEXT, "--lang", "繁体", "--level", "国标", "--scheme", "开明", "--style", "引文")
    assert english.exit_code == 0
    assert chinese.stdout == english.stdout
    refused = ask(TEXT, "--level", "国")
    assert refused.exit_code == 2
    assert "none, basic, gb" in refused.stderr
    assert "无、基本、国标" in refused.stderr


def test_output_that_is_full_and_input_that_is_closed() -> None:
    """Each is told in a line; neither is a fault of the program."""
    asked = [sys.executable, "-m", "layout", "text"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            asked, input=TEXT.encode(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("the results cannot be printed")
    shell = f'exec "{sys.executable}" -m layout text <&-'
    closed = subprocess.run(["sh", "-c", shell], capture_output=True, check=False)
    assert closed.returncode == 2
    assert "standard input is closed" in closed.stderr.decode()
