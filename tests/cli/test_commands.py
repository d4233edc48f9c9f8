"""The other commands, the program as a process of its own, and arguments that nobody means."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import Result

from layout import __version__
from layout.diagnostics import CODES
from layout.spec.defaults import FACES

Run = Callable[..., Result]
Command = Callable[..., "subprocess.CompletedProcess[str]"]


def test_version(run: Run, command: Command) -> None:
    """`--version` says name and number; `python -m layout` is the same program."""
    assert run("--version").stdout == f"banmian {__version__}\n"
    assert command("--version").stdout == f"banmian {__version__}\n"


@pytest.mark.parametrize("name", ["build", "check", "new", "fonts", "schema", "explain", "text"])
def test_help(run: Run, name: str) -> None:
    """Every command is listed and explains itself, in both languages."""
    assert name in run("--help").stdout
    told = run(name, "-h").stdout
    assert any("一" <= char <= "鿿" for char in told)


def test_new_then_build(run: Run, tmp_path: Path) -> None:
    """What `new` writes builds at once and is fit to print."""
    made = run("new", tmp_path / "paper")
    assert made.exit_code == 0
    paths = [Path(line) for line in made.stdout.splitlines()]
    assert tmp_path / "paper" / "edition.yaml" in paths
    assert all(path.is_file() for path in paths)
    done = run("build", tmp_path / "paper", "-o", tmp_path / "out")
    assert done.exit_code == 0, done.stderr
    assert "warning" not in done.stderr


def test_new_writes_over_nothing(run: Run, tmp_path: Path) -> None:
    """`new` refuses a folder with something in it, and a file."""
    (tmp_path / "mine").mkdir()
    assert run("new", tmp_path / "mine").exit_code == 0
    before = (tmp_path / "mine" / "edition.yaml").stat().st_mtime_ns
    again = run("new", tmp_path / "mine")
    assert again.exit_code == 2
    assert (tmp_path / "mine" / "edition.yaml").stat().st_mtime_ns == before
    (tmp_path / "file").write_text("mine")
    assert run("new", tmp_path / "file").exit_code == 2


def test_schema(run: Run, edition: Path) -> None:
    """The schema is a schema, takes a good edition and refuses an unknown key."""
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    valid = jsonschema.Draft202012Validator(schema)
    told = yaml.load(edition.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # strings alone
    told["pages"][0]["boxes"]["甲"]["stroy"] = "a.md"
    assert not valid.is_valid(told)


@pytest.mark.parametrize("of", ["--report", "--manifest"])
def test_schemas(run: Run, of: str) -> None:
    """What a build writes beside the pages has a schema too."""
    schema = json.loads(run("schema", of).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$ref"].startswith("#/$defs/")


@pytest.mark.parametrize("code", sorted(CODES))
def test_explain(run: Run, code: str) -> None:
    """Each code is explained in both languages, or in the one asked for."""
    both = run("explain", code).stdout
    assert "## English" in both
    assert "## 中文" in both
    english, chinese = (run("explain", code, "--lang", one).stdout for one in ("en", "zh"))
    title = both.splitlines()[0]
    for told in (english, chinese):
        assert told.splitlines()[0] == title
        assert "## English" not in told
        assert "## 中文" not in told
    han = [sum("一" <= char <= "鿿" for char in told) for told in (english, chinese)]
    assert han[0] < han[1]


def test_explain_in_small_letters(run: Run) -> None:
    """A code may be written in small letters."""
    assert run("explain", "e203").stdout.startswith("# E203 ")


@pytest.mark.parametrize("code", ["E999", "../pages/E203", "", "E203\0"])
def test_explain_unknown(run: Run, code: str) -> None:
    """A code that is not there is wrong usage."""
    done = run("explain", code)
    assert (done.exit_code, done.stdout) == (2, "")


def test_fonts(run: Run) -> None:
    """The faces of the project, with their files; as data with licence and count."""
    told = run("fonts")
    assert told.exit_code == 0
    assert [line.split()[0] for line in told.stdout.splitlines()] == list(FACES)
    rows = json.loads(run("fonts", "--format", "json").stdout)
    assert all(row["licence"] for row in rows)
    assert all(row["characters"] > 5000 for row in rows)
    assert all(Path(row["file"]).is_file() for row in rows)


def test_fonts_of_an_edition(run: Run, edition: Path) -> None:
    """The faces of an edition's house; one that cannot be read is told and left out."""
    text = edition.read_text(encoding="utf-8")
    face = "house:\n  faces: {mine: none.ttf, kai2: {file: text.ttf}}\n"
    edition.write_text(text.replace("house:\n", face, 1), encoding="utf-8")
    edition.with_name("text.ttf").write_text("no font")
    told = run("fonts", edition)
    assert told.exit_code == 1
    assert "E101" in told.stderr
    assert "E412" in told.stderr
    names = [line.split()[0] for line in told.stdout.splitlines()]
    assert "kai2" not in names
    assert "song" in names


NO_EDITIONS = (
    "binary",
    "empty.yaml",
    "list.yaml",
    "folder",
    "ring.yaml",
    "pipe",
    "nowhere.yaml",
    "binary/edition.yaml",
    "a" * 300,
)


@pytest.fixture
def no_editions(tmp_path: Path) -> Path:
    """A folder of things that are no editions."""
    (tmp_path / "binary").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "empty.yaml").write_bytes(b"")
    (tmp_path / "list.yaml").write_text("- 1\n- 2\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "ring.yaml").symlink_to("ring.yaml")
    os.mkfifo(tmp_path / "pipe")
    return tmp_path


@pytest.mark.parametrize("name", NO_EDITIONS)
def test_what_is_no_edition(run: Run, no_editions: Path, name: str) -> None:
    """Each gets a message with its name, exit code 1 and no traceback; `fonts` does the same."""
    path = no_editions / name
    for command in ("build", "check", "fonts"):
        done = run(command, path)
        assert done.exit_code == 1
        assert str(path) in done.stderr
        assert "error[E" in done.stderr
        assert done.exception is None or isinstance(done.exception, SystemExit)


def test_process(command: Command, edition: Path, tmp_path: Path) -> None:
    """As a process: paths on stdout, messages on stderr, the exit code outside."""
    text = edition.read_text(encoding="utf-8").replace("4   甲", "2   甲")
    edition.write_text(text, encoding="utf-8")
    done = command("build", edition, "-o", tmp_path / "out")
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 2
    assert "fault[F201]" in done.stderr
    assert "\x1b" not in done.stderr


def test_internal_error(command: Command, edition: Path, tmp_path: Path) -> None:
    """A fault of the program is told without a traceback and keeps exit code 70."""
    (tmp_path / "sitecustomize.py").write_text(
        "import layout.press\n"
        "def broken(*_, **__): raise RuntimeError('out of ink')\n"
        "layout.press.set_page = broken\n"
        "import layout.batch\n"
        "layout.batch.set_page = broken\n"
    )
    done = command("check", edition, path=tmp_path)
    assert (done.returncode, done.stdout) == (70, "")
    assert "out of ink" in done.stderr
    assert "Traceback" not in done.stderr
    assert "BANMIAN_DEBUG" in done.stderr


@pytest.mark.parametrize("name", ["碰题", "headline collision", "Headline Collision"])
def test_explain_rule_by_name(run: Run, name: str) -> None:
    """A rule is explained by what a house file may call it."""
    assert run("explain", name).stdout.startswith("# LAY01 ")


@pytest.mark.parametrize("name", ["LAY", "lay", "版面"])
def test_explain_rules_of_a_kind(run: Run, name: str) -> None:
    """The rules of a kind are listed."""
    lines = run("explain", name, "--lang", "zh").stdout.splitlines()
    assert [line[:5] for line in lines[::2]] == [f"LAY{n:02}" for n in range(1, 11)]
    assert lines[0].endswith("碰题")
