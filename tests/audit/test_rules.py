"""Each folder of tests/audit/pages breaks a rule, and keeps it: what the audit says of its pages.

A folder is named after its rule. Each of its `broken*.yaml` has findings of the rule, told in both
languages in `expected.txt` at `file:line:column`; each `mended*.yaml` has none, be it the same page
set right or a page that the rule lets pass. A rule that the page stage itself tells (`Rule.code`)
is found by that code as well. `pytest --update-golden` rewrites what differs: read it then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from layout import batch
from layout.diagnostics import RULES, Diagnostic, Sink
from layout.diagnostics.render import hint, wording
from layout.press import load, set_page
from layout.spec.keys.furniture import ITEMS
from layout.spec.model import Check

PAGES = Path(__file__).parent / "pages"
FOLDERS = sorted(path for path in PAGES.iterdir() if path.is_dir())
EDITIONS = sorted(PAGES.glob("*/*.yaml"))
LIMITED = [folder.name for folder in FOLDERS if RULES[folder.name].limits]
MENDED = [path for path in EDITIONS if path.stem.startswith("mended")]


def findings(edition: Path) -> list[Diagnostic]:
    """What a check of the edition says of the rule that its folder is named after."""
    (outcome,) = batch.run([edition], None)
    rule = RULES[edition.parent.name]
    return [one for one in outcome.diagnostics if one.code in {rule.id, rule.code}]


def told(found: Diagnostic, folder: Path) -> Iterator[str]:
    """A finding as expected.txt has it: place and severity, wording and hint in each language."""
    span = found.span
    yield f"{Path(span.file).relative_to(folder)}:{span.line}:{span.column} {found.severity}"
    for language in ("en", "zh"):
        texts = (wording(found, language), hint(found, language))
        assert all(texts), f"{found.code} has no hint"
        assert not {name for text in texts for name in re.findall(r"\{(\w*)\}", text)} - {*ITEMS}
        yield from (f"  {text}" for text in texts)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_broken(folder: Path, pytestconfig: pytest.Config) -> None:
    """Each broken page has findings of the rule, at their places and in the words expected."""
    lines: list[str] = []
    for edition in sorted(folder.glob("broken*.yaml")):
        found = findings(edition)
        assert found, f"{folder.name} finds nothing in {edition.name}"
        lines += (line for one in found for line in told(one, folder))
    now = "".join(f"{line}\n" for line in lines)
    expected = folder / "expected.txt"
    before = expected.read_text(encoding="utf-8") if expected.exists() else ""
    if pytestconfig.getoption("--update-golden") and now != before:
        expected.write_text(now, encoding="utf-8")
        pytest.fail(f"{expected} is rewritten")
    assert now == before


def name(path: Path) -> str:
    """An edition by its folder and file."""
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("edition", MENDED, ids=name)
def test_mended(edition: Path) -> None:
    """A mended page has no finding of the rule, and can be built."""
    (outcome,) = batch.run([edition], None)
    assert not [one for one in outcome.diagnostics if one.severity == "error"]
    assert findings(edition) == []


def test_every_rule_has_its_pages() -> None:
    """A folder shows each rule, broken and mended."""
    shown = {folder.name for folder in FOLDERS}
    assert shown == {rule for rule in RULES if not rule.startswith("PRN")}  # see tests/preflight
    for folder in FOLDERS:
        assert {"broken.yaml", "mended.yaml"} <= {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("edition", EDITIONS, ids=name)
def test_each_page_says_what_it_shows(edition: Path) -> None:
    """The first line of each edition is a comment."""
    assert edition.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("limit", [0, 10_000])
@pytest.mark.parametrize("rule", LIMITED)
def test_extreme_limits(rule: str, limit: float) -> None:
    """Any limit that a house may write ends in a page that was gone through."""
    edition = load(PAGES / rule / "broken.yaml", Sink())
    assert edition
    checks = {rule: Check(limits=dict.fromkeys(RULES[rule].limits, limit))}
    strict = replace(edition, house=replace(edition.house, checks=checks))
    told = set_page(strict, edition.pages[0].number, write=False).diagnostics
    assert all(one.severity != "error" for one in told)


@pytest.mark.parametrize("part", ["headline", "body"])
def test_nothing_that_shows(tmp_path: Path, part: str) -> None:
    """A headline or a story of a character without ink or width is gone through like any other."""
    story = f'{{{part}: "\\u200b", dateline: 河边, source: 小河报}}'
    page = f"pages: [{{boxes: {{甲: {{story: {story}, at: {{columns: 1-2, lines: 1-20}}}}}}}}]"
    (tmp_path / "edition.yaml").write_text(page, encoding="utf-8")
    (outcome,) = batch.run([tmp_path], None)
    assert outcome.exit_code != 1


@pytest.mark.parametrize("box", ["甲", "乙"])
def test_waiver_of_either(tmp_path: Path, box: str) -> None:
    """Of two boxes that collide either may be named to let it pass."""
    text = (PAGES / "LAY01" / "broken.yaml").read_text("utf-8")
    text = text.replace("../house.yaml", str(PAGES / "house.yaml"))
    text += f"waivers: [{{rule: LAY01, box: {box}, name: 周敏, reason: 字号不同}}]\n"
    path = tmp_path / "edition.yaml"
    path.write_text(text, encoding="utf-8")
    (outcome,) = batch.run([path], None)
    assert not {"LAY01", "N258"} & {one.code for one in outcome.diagnostics}


def test_box_that_is_not_there(tmp_path: Path) -> None:
    """White where a box could not be set is not told as a hole: its error says why."""
    page = "pages: [{boxes: {甲: {story: 甲.md, at: {columns: 1-2, lines: 1-20}}}}]"
    (tmp_path / "edition.yaml").write_text(page, encoding="utf-8")
    (outcome,) = batch.run([tmp_path], None)
    assert "E101" in {one.code for one in outcome.diagnostics}
    assert "LAY09" not in {one.code for one in outcome.diagnostics}
