"""A mend that is told mends: written into the file, the finding goes and nothing worse comes.

`mends/*.yaml` are pages whose findings have mends; their first line names the rule that they are
about, and what is told of its findings stands beside each;
`pytest --update-golden` rewrites that. What the rules' own broken pages are told is held to the
same. A mend is applied here as an editor would: by pasting lines, never through the model.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from layout import batch
from layout.diagnostics import Diagnostic, Mend
from layout.diagnostics.render import as_text
from layout.proof.report import message

ROOT = Path(__file__).parent
PAGES = sorted(ROOT.glob("mends/*.yaml"))
BROKEN = sorted(ROOT.glob("pages/*/broken*.yaml"))
SERIOUS = ("error", "fault", "warning")


def told(edition: Path, page: int = 1) -> tuple[Diagnostic, ...]:
    """All that a check says of a page of an edition."""
    (outcome,) = batch.run([edition], None, wanted=[page])
    return outcome.diagnostics


def key(one: Diagnostic) -> tuple[str, frozenset[object]]:
    """A finding by its code and the boxes that it is about."""
    if one.code in ("LAY02", "LAY09"):  # of the page
        return one.code, frozenset()
    names = (one.fields.get("box"), one.fields.get("other"))
    return one.code, frozenset(name for name in names if isinstance(name, str))


def apply(mend: Mend) -> None:
    """Lines of a file as the mend has them."""
    path = Path(mend.file)
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[mend.line - 1 : mend.end] = mend.text.split("\n")
    path.write_text("\n".join(lines), encoding="utf-8")


def name(path: Path) -> str:
    """A page by its folder and file."""
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("edition", [*PAGES, *BROKEN], ids=name)
def test_mends(edition: Path, tmp_path: Path) -> None:
    """Each mend of a page, pasted into its file alone, takes its finding away and brings none."""
    (outcome,) = batch.run([edition], None)
    for number in outcome.numbers:
        before = told(edition, number)
        for index in [i for i, one in enumerate(before) if one.mend]:
            copy = tmp_path / f"{number}-{index}"
            shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
            there = copy / edition.relative_to(ROOT)
            mend = told(there, number)[index].mend
            assert mend
            apply(mend)
            check(before, before[index], told(there, number))


def check(
    before: tuple[Diagnostic, ...], mended: Diagnostic, after: tuple[Diagnostic, ...]
) -> None:
    """What was mended is gone, and nothing as grave or graver is new."""
    legs = [one.fields.get("leg") for one in after if key(one) == key(mended)]
    assert len(legs) < sum(key(one) == key(mended) for one in before)
    assert "leg" not in mended.fields or mended.fields["leg"] not in legs
    old, new = (Counter(key(one) for one in told if one.severity in SERIOUS)
                for told in (before, after))  # fmt: skip
    assert new <= old


@pytest.mark.parametrize("edition", PAGES, ids=name)
def test_words(edition: Path, pytestconfig: pytest.Config) -> None:
    """What is told of a page's rule with its mends, in both languages."""
    rule = edition.read_text(encoding="utf-8").removeprefix("# ").partition(":")[0]
    mended = [one for one in told(edition) if one.mend and one.code == rule]
    assert mended
    lines = [text for one in mended for lang in ("en", "zh") for text in _hint(one, lang)]
    now = "".join(f"{line}\n" for line in lines)
    expected = edition.with_suffix(".txt")
    before = expected.read_text(encoding="utf-8") if expected.exists() else ""
    if pytestconfig.getoption("--update-golden") and now != before:
        expected.write_text(now, encoding="utf-8")
        pytest.fail(f"{expected} is rewritten")
    assert now == before


def _hint(one: Diagnostic, language: str) -> list[str]:
    """The rule, and the lines of its hint as a terminal shows them."""
    assert language in ("en", "zh")
    (text,) = as_text([one], "zh" if language == "zh" else "en", colour=False)
    lines = text.split("\n")
    first = next(i for i, line in enumerate(lines) if line.startswith(("  hint", "  提示")))
    return [one.code, *lines[first:]]


def test_data() -> None:
    """As data a mend is the lines of the file and the text that stands there after it."""
    (found,) = (one for one in told(ROOT / "mends" / "columns.yaml") if one.mend)
    assert msgspec.to_builtins(message(found).mend) == {
        "file": str(ROOT / "mends" / "columns.yaml"),
        "line": 8,
        "end": 8,
        "yaml": "        columns: 2  # 一栏 · one column",
        "message": {
            "en": "set 甲 in 2 columns: line 8 becomes",
            "zh": "甲 分为 2 栏：第 8 行改为",
        },
    }
