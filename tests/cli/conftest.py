"""Runs of the command line, in this process and in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from layout.cli import cli

Run = Callable[..., Result]

TEXT = "河边的柳树发了芽，孩子们在草地上放风筝。"
# A page that is fit to print: one story in a small grid.
EDITION = f"""\
house:
  paper: {{name: 小河报, trim: 330pt x 320pt}}
  grid: {{columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}}
  furniture: {{folio: {{pages: none}}}}
  checks: {{all: off}}
date: 2026-03-20
pages:
  - number: 1
    plan: |
      4   甲 .  .  .
      16  .  .  .  .
    boxes:
      甲: {{story: {{headline: , body: {TEXT}}}}}
  - number: 2
    plan: |
      4   .  乙 .  .
      16  .  .  .  .
    boxes:
      乙: {{story: {{body: {TEXT}}}}}
""".replace("headline: , ", "")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Runs start in an empty folder and do not depend on who runs them."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH", "BANMIAN_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run() -> Run:
    """Run `banmian` with arguments in this process."""

    def invoke(*arguments: object, **env: str) -> Result:
        return CliRunner().invoke(cli, [str(one) for one in arguments], env=env)

    return invoke


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition of two pages that is fit to print."""
    path = tmp_path / "day" / "edition.yaml"
    path.parent.mkdir()
    path.write_text(EDITION, encoding="utf-8")
    return path


@pytest.fixture
def change(edition: Path) -> Callable[[str, str], Path]:
    """Change a piece of the edition's text; gives its path."""

    def changed(before: str, after: str) -> Path:
        text = edition.read_text(encoding="utf-8")
        assert before in text
        edition.write_text(text.replace(before, after, 1), encoding="utf-8")
        return edition

    return changed


@pytest.fixture
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run `python -m layout` in a process of its own; `path` is a folder to import from first."""

    def done(*arguments: object, path: Path | None = None) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-m", "layout", *(str(one) for one in arguments)]
        root = os.pathsep.join(str(one) for one in (path, Path(__file__).parents[2]) if one)
        return subprocess.run(
            words,
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
            env={"PYTHONPATH": root, "PATH": "", "PYTHONUTF8": "1", "BANMIAN_CACHE": "off"},
        )

    return done
