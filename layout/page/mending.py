"""What is told of the cleaning of a box's copy: what was mended, what might be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from layout.diagnostics import Sink, Span, Words
from layout.page.placed import Replacement
from layout.spec.keys import VALUES, alias
from layout.text import KINDS

# What each choice mends: one, several, in Chinese.
_NAMES: dict[str, tuple[str, str, str]] = {
    "marks": ("half-width mark", "half-width marks", "半角标点"),
    "quotes": ("straight quote", "straight quotes", "直引号"),
    "spaces": ("spare space", "spare spaces", "多余空格"),
    "digits": ("full-width digit or letter", "full-width digits and letters", "全角数字和字母"),
    "ellipsis": ("ellipsis", "ellipses", "省略号"),
    "dashes": ("dash", "dashes", "破折号"),
}
_LINES = 8
"""Lines named for each kind; the report has them all."""


class Told(Protocol):
    """What a cleaning holds for its messages."""

    choices: Sequence[str]
    done: list[Replacement]
    left: list[tuple[str, Span]]
    lone: list[Span]


def report_cleaning(told: Told, box: tuple[str, Span], sink: Sink) -> None:
    """One message for what was mended, one for what could be, one for quotes left in doubt."""
    name, where = box
    if told.done:
        what = _counted((one.kind, one.span.line) for one in told.done)
        sink.report("N406", where, story=name, what=what)
    if told.left:
        kinds = {kind for kind, _ in told.left}
        what = _counted((kind, span.line) for kind, span in told.left)
        key = _key([kind for kind in KINDS if kind in kinds or kind in told.choices])
        sink.report("W402", told.left[0][1], story=name, what=what, key=key)
    if told.lone:
        english, chinese = _lines([span.line for span in told.lone])
        lines = Words(english, chinese)
        sink.report("W407", told.lone[0], story=name, count=len(told.lone), lines=lines)


def _counted(found: Iterable[tuple[str, int]]) -> Words:
    """`2 half-width marks (lines 3, 5), 1 dash (line 9)` of kinds and lines."""
    lines: dict[str, list[int]] = defaultdict(list)
    for kind, line in found:
        lines[kind].append(line)
    english, chinese = [], []
    for kind in KINDS:
        if kind in lines:
            one, several, name = _NAMES[kind]
            count = len(lines[kind])
            where, where_zh = _lines(lines[kind])
            english.append(f"{count} {one if count == 1 else several} ({where})")
            chinese.append(f"{name} {count} 处（{where_zh}）")
    return Words(", ".join(english), "、".join(chinese))


def _lines(lines: Sequence[int]) -> tuple[str, str]:
    """The first of the lines, in order, in both languages."""
    each = sorted(set(lines))
    named = [str(line) for line in each[:_LINES]]
    more = len(each) > _LINES
    noun = "line" if len(each) == 1 else "lines"
    return (
        f"{noun} {', '.join(named)}{' …' if more else ''}",
        f"第 {'、'.join(named)} {'……' if more else ''}行",
    )


def _key(kinds: list[str]) -> Words:
    """The key with these choices, as it is written in YAML."""
    names = VALUES["Edition", "normalise"]
    return Words(
        f"normalise: {_flow(kinds)}",
        f"{alias('Edition', 'normalise')}: {_flow([names[kind] for kind in kinds])}",
    )


def _flow(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"[{', '.join(words)}]"
