"""The limits of the rules: each has a meaning and one Chinese spelling, which a house may write."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.diagnostics import RULES, Rule, Sink
from layout.diagnostics.codes.limits import LIMITS
from layout.diagnostics.explanation import explanation
from layout.spec import read_edition
from layout.spec.audit import KINDS


def test_each_limit_has_a_meaning() -> None:
    """No limit without a row, no row without a limit, in the order of the rules."""
    assert {one: [*rows] for one, rows in LIMITS.items()} == {
        rule.id: [*rule.limits] for rule in RULES.values() if rule.limits
    }


@pytest.mark.parametrize("kind", KINDS)
def test_one_spelling_means_one_limit(kind: str) -> None:
    """A Chinese spelling is one limit of a rule, and of the rules of a kind."""
    rows = [
        (limit.zh, key)
        for one in LIMITS
        if one.startswith(kind)
        for key, limit in LIMITS[one].items()
    ]
    assert len({zh for zh, _ in rows}) == len(set(rows))
    for one, limits in LIMITS.items():
        assert len({limit.zh for limit in limits.values()}) == len(limits), one


@pytest.mark.parametrize(
    "rule", [one for one in RULES.values() if not one.code], ids=lambda one: one.id
)
def test_what_is_explained_can_be_written(rule: Rule, tmp_path: Path) -> None:
    """The lines that a rule's page shows for the house and the edition are read as they stand."""
    name = rule.id
    for language, house in (("en", "house"), ("zh", "本报样式")):
        page = explanation(name, language) or ""
        checks, waiver = (part.split("```")[0] for part in page.split("```yaml\n")[1:])
        indented = "".join(f"  {line}\n" for line in checks.splitlines())
        path = tmp_path / "edition.yaml"
        path.write_text(f"{house}:\n{indented}{waiver.replace('…', '1')}pages: []\n", "utf-8")
        sink = Sink()
        edition = read_edition(path, sink)
        assert {one.code for one in sink.found} <= {"E141"}, sink.found
        if edition:
            assert edition.house.checks[name].limits == RULES[name].limits
