"""The rules in docs/audit.md: the tables of each kind, from the rows that the program reads."""

from __future__ import annotations

from pathlib import Path

from docs.marks import Marks
from layout.diagnostics import RULES, Rule

HERE = Path(__file__).parent
DOCUMENTS = (HERE / "audit.md", HERE / "audit.zh.md")
_HEADS = {
    "en": "| rule | what it finds, and why | level | limits | source |\n|---|---|---|---|---|\n",
    "zh": "| 规则 | 查什么，为什么 | 级别 | 限度 | 出处 |\n|---|---|---|---|---|\n",
}
_COLONS = (": ", "：")
_LEVELS = {"note": "说明", "warning": "警告", "fault": "缺陷", "error": "错误"}


def shown(name: str) -> str:
    """The table of `LAY-zh`: the rules of a kind in a language."""
    kind, _, language = name.partition("-")
    rows = [_row(rule, language) for rule in RULES.values() if rule.id.startswith(kind)]
    return _HEADS[language] + "".join(rows)


def _row(rule: Rule, language: str) -> str:
    level = rule.level if language == "en" else _LEVELS[rule.level]
    index = 0 if language == "en" else 1
    told = f" ({rule.code})" if rule.code else ""
    limits = ", ".join(f"`{key}: {value:g}`" for key, value in rule.limits.items()) or "–"
    why = f"{rule.name[index]}{_COLONS[index]}{rule.why[index]}"
    cells = (why, level + told, limits, rule.source)
    return f"| `{rule.id}` | {' | '.join(cells)} |\n"


MARKS = Marks("rules", shown)


def fill() -> None:
    """Put the tables into the documents."""
    MARKS.fill(DOCUMENTS)
