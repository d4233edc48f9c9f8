"""Rules and waivers by their ids: those that there are, in capitals; others are reported."""

from __future__ import annotations

from msgspec.structs import replace

from layout.diagnostics import RULES, Sink
from layout.spec.check import report_name
from layout.spec.model import Check, House, Waiver


def known_rules(house: House, sink: Sink) -> House:
    """The house with what it says of rules that there are."""
    known: dict[str, Check] = {}
    for name, check in house.checks.items():
        rule = RULES.get(name.upper())
        if rule is None:
            report_name("E145", name, RULES, check.where(), sink)
            continue
        for limit in sorted(set(check.limits) - set(rule.limits)):
            report_name("E146", limit, rule.limits, check.where("limits"), sink)
        limits = {key: value for key, value in check.limits.items() if key in rule.limits}
        known[rule.id] = replace(check, limits=limits)
    return replace(house, checks=known) if known or house.checks else house


def check_waivers(waivers: tuple[Waiver, ...], sink: Sink) -> tuple[Waiver, ...]:
    """The waivers, each with its rule's id in capitals."""
    for one in waivers:
        if one.rule.upper() not in RULES:
            report_name("E145", one.rule, RULES, one.where("rule"), sink)
    return tuple(replace(one, rule=one.rule.upper()) for one in waivers)
