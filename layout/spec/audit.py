"""Rules and waivers by their ids: those that there are; others are reported."""

from __future__ import annotations

from msgspec.structs import replace

from layout.diagnostics import RULES, Rule, Sink, Words
from layout.spec.check import report_name
from layout.spec.keys import STRUCTS
from layout.spec.model import Check, House, Waiver
from layout.spec.value import key_words

ALL = ("all", "全部")
# Rules of one kind, by the letters that their ids begin with.
KINDS: dict[str, str] = {
    "LAY": "版面",
    "HED": "标题",
    "TYP": "文字",
    "CNT": "内容",
    "ISS": "期次",
    "PRN": "印刷",
}


def known_rules(house: House, sink: Sink) -> House:
    """The house with what it says of each rule: by id or name, of its kind, or of all.

    What is said of fewer rules counts more, whatever the order.
    """
    if not house.checks:
        return house
    said: list[tuple[int, str, Check]] = []
    for name, check in house.checks.items():
        rules = named_rules(name)
        if not rules:
            report_name("E145", name, _names(), check.where(), sink)
        elif len(rules) == 1 and rules[0].code:
            sink.report("W152", check.where(), name=name, code=rules[0].code)
        said += [(len(rules), rule.id, _limited(rules, check, sink)) for rule in rules]
    checks: dict[str, Check] = {}
    for _, rule, check in sorted(said, key=lambda row: -row[0]):
        before = checks.get(rule, check)
        limits = {**before.limits, **check.limits}
        checks[rule] = replace(check, level=check.level or before.level, limits=limits)
    return replace(house, checks=checks)


def named_rules(name: str) -> list[Rule]:
    """The rules that a name of `checks` or of a waiver means: by id, by name, of a kind, all."""
    if name in ALL:
        return list(RULES.values())
    for kind, chinese in KINDS.items():
        if name in (kind, kind.lower(), chinese):
            return [rule for rule in RULES.values() if rule.id.startswith(kind)]
    plain = name.replace("_", " ").lower()
    return [rule for rule in RULES.values() if plain in (rule.id.lower(), *rule.name)]


def _names() -> list[str]:
    """All that may be named, for the nearest."""
    names = [name for rule in RULES.values() for name in (rule.id, *rule.name)]
    return [*ALL, *KINDS, *KINDS.values(), *names]


def _limited(rules: list[Rule], check: Check, sink: Sink) -> Check:
    """What is said, with limits that one of the rules has."""
    if not check.limits:
        return check
    from layout.diagnostics.codes.limits import LIMITS  # late: most houses set none

    rows = [row for rule in rules for row in LIMITS.get(rule.id, {}).items()]
    spellings = {limit.zh: key for key, limit in rows}
    given = {spellings.get(name, name): value for name, value in check.limits.items()}
    known = {key for key, _ in rows}
    for name in sorted(set(given) - known):
        report_name("E146", name, {*known, *spellings}, check.where("limits"), sink)
    return replace(check, limits={key: value for key, value in given.items() if key in known})


def check_waivers(waivers: tuple[Waiver, ...], sink: Sink) -> tuple[Waiver, ...]:
    """The waivers, each with the id of its rule."""
    found = []
    for one in waivers:
        rules = named_rules(one.rule)
        if len(rules) != 1:
            report_name("E145", one.rule, RULES, one.where("rule"), sink)
        elif rules[0].code:
            sink.report("W152", one.where("rule"), name=one.rule, code=rules[0].code)
        else:
            found.append(replace(one, rule=rules[0].id))
        for key in ("name", "reason"):
            if not getattr(one, key).strip():
                sink.report("E120", one.where(key), owner=_WAIVER, key=key_words("Waiver", key))
    return tuple(found)


_WAIVER = Words(*STRUCTS["Waiver"])
