"""The page of a code, for `banmian explain`: from its file, or of a rule from its row."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from string import Formatter

from layout.diagnostics.codes import CODES, Rule
from layout.diagnostics.codes.limits import LIMITS, SOURCES

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


def overview(rules: Iterable[Rule], language: str | None = None) -> str:
    """Several rules, a line each: id, name and reason."""
    lines = []
    for rule in rules:
        names = {"en": rule.name[0], "zh": rule.name[1], None: " · ".join(rule.name)}
        why = {"en": rule.why[0], "zh": rule.why[1], None: "\n       ".join(rule.why)}
        lines.append(f"{rule.id}  {names[language]}\n       {why[language]}")
    return "\n".join(lines)


def _of_rule(rule: Rule) -> str:
    """The page of a rule: its reason, what it tells, how that is mended, how a house changes it."""
    english, chinese = (_told(rule, index) for index in (0, 1))
    title = f"# {rule.id} {rule.name[0]} · {rule.name[1]}"
    return "\n\n".join([title, _HEADING["en"], *english, _HEADING["zh"], *chinese])


def _told(rule: Rule, index: int) -> list[str]:
    """The paragraphs of a rule's page in English (0) or Chinese (1)."""
    words, told = _WORDS[index], (rule.en, rule.zh)[index]
    level = _LEVELS[rule.level] if index else rule.level
    hints = "\n".join(f"- {_plain(hint[index])}" for hint in rule.hints.values())
    found = [
        words["facts"].format(level=level, source=_sources(rule.source, index)),
        rule.why[index],
        *([f"{words['tells']}{_plain(told)}"] if not told.endswith("{reason}") else []),
        f"{words['mend']}\n\n{hints}",
    ]
    if rule.code:
        return [*found, words["fixed"].format(code=rule.code)]
    if rule.limits:
        found.append(f"{words['limits']}\n\n{_limits(rule, index)}")
    return [
        *found,
        words["house"].format(yaml=_check(rule, index)),
        words["waiver"].format(rule.id),
    ]


def _sources(text: str, index: int) -> str:
    """Where a rule comes from, its short names written out."""
    found = []
    for one in text.split("; "):
        short, _, rest = one.partition(" ")
        name = SOURCES[short][index] if short in SOURCES else short
        found.append(f"{name} {rest}".strip())
    return "；".join(found) if index else "; ".join(found)


def _limits(rule: Rule, index: int) -> str:
    """A line for each limit: both spellings, its value, what it counts."""
    colon = "：" if index else ": "
    return "\n".join(
        f"- `{key}` `{limit.zh}` {rule.limits[key]:g}{colon}{limit.means[index]}"
        for key, limit in LIMITS[rule.id].items()
    )


def _check(rule: Rule, index: int) -> str:
    """What a house may say of a rule, as it is written in YAML."""
    if not rule.limits:
        return f"{rule.id}: {('off', '不查')[index]}"
    names = {key: (key, limit.zh)[index] for key, limit in LIMITS[rule.id].items()}
    limits = ", ".join(f"{names[key]}: {value:g}" for key, value in rule.limits.items())
    if index:
        return f"{rule.id}: {{级别: {_LEVELS[rule.level]}, 限度: {{{limits}}}}}"
    return f"{rule.id}: {{level: {rule.level}, limits: {{{limits}}}}}"


_WORDS = (
    {
        "facts": "{level}; source: {source}",
        "tells": "Its message: ",
        "mend": "What mends it, by what is found:",
        "limits": "Limits:",
        "fixed": "It is told by {code}, and no house can change it.",
        "house": "In the house file (levels: off, note, warning, fault):\n\n"
        "```yaml\nchecks:\n  {yaml}\n```",
        "waiver": "To let it pass, in the edition:\n\n```yaml\nwaivers:\n"
        "  - {{rule: {}, box: …, name: …, reason: …}}\n```",
    },
    {
        "facts": "{level}；出处：{source}",
        "tells": "报告的话：",
        "mend": "按情形这样改：",
        "limits": "限度：",
        "fixed": "由 {code} 报告，各报样式不能更改。",
        "house": "在本报样式里（级别：不查、说明、警告、缺陷）：\n\n```yaml\n检查:\n  {yaml}\n```",
        "waiver": "本期放行，写在 edition.yaml 里：\n\n```yaml\n豁免:\n"
        "  - {{规则: {}, 版块: …, 批准人: …, 理由: …}}\n```",
    },
)


def _plain(hint: str) -> str:
    """A hint with `…` for the values that a finding puts in."""
    return "".join(text + ("…" if field else "") for text, field, _, _ in Formatter().parse(hint))


_LEVELS = {"error": "错误", "fault": "缺陷", "warning": "警告", "note": "说明"}
