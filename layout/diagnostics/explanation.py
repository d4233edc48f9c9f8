"""The page of a code, for `banmian explain`: from its file, or of a rule from its row."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

from layout.diagnostics.codes import CODES, Rule

PAGES = Path(__file__).parent / "pages"
_HEADING = {"en": "## English", "zh": "## 中文"}


def explanation(code: str, language: str | None = None) -> str | None:
    """A code's page in both languages or in one; None for a code that does not exist."""
    if code not in CODES:
        return None
    row = CODES[code]
    text = _of_rule(row) if isinstance(row, Rule) else (PAGES / f"{code}.md").read_text("utf-8")
    text = text.rstrip()
    if language is None:
        return text
    title, _, rest = text.partition("\n")
    english, _, chinese = rest.partition(_HEADING["zh"])
    body = chinese if language == "zh" else english.replace(_HEADING["en"], "")
    return f"{title}\n\n{body.strip()}"


def _of_rule(rule: Rule) -> str:
    """The page of a rule: its reason, how to mend what it finds, and how a house changes it."""
    limits = ", ".join(f"{name}: {value:g}" for name, value in rule.limits.items())
    choices = f"{{level: warning, limits: {{{limits}}}}}" if limits else "off"
    told = rule.code or rule.id
    english = [rule.why[0], *(_plain(hint[0]) for hint in rule.hints.values())]
    chinese = [rule.why[1], *(_plain(hint[1]) for hint in rule.hints.values())]
    if rule.code:
        english.append(f"It is told by {told}, and no house can change it.")
        chinese.append(f"由 {told} 报告，各报样式不能更改。")
    else:
        house = f"```yaml\nchecks:\n  {rule.id}: {choices}\n```"
        waiver = f"```yaml\nwaivers:\n  - {{rule: {rule.id}, box: …, name: …, reason: …}}\n```"
        english += ["In the house file:", house, "To let it pass, in the edition:", waiver]
        chinese += ["在本报样式里：", house, "本期放行，写在 edition.yaml 里：", waiver]
    facts = f"{rule.level}; {rule.source}", f"{_LEVELS[rule.level]}；{rule.source}"
    parts = [f"# {rule.id} {rule.name[0]} · {rule.name[1]}", _HEADING["en"], facts[0], *english]
    return "\n\n".join([*parts, _HEADING["zh"], facts[1], *chinese])


def _plain(hint: str) -> str:
    """A hint with `…` for the values that a finding puts in."""
    return "".join(text + ("…" if field else "") for text, field, _, _ in Formatter().parse(hint))


_LEVELS = {"error": "错误", "fault": "缺陷", "warning": "警告", "note": "说明"}
