"""Causes of a change in the words of a language, a line each."""

from __future__ import annotations

from collections.abc import Iterator

from layout.diagnostics import Words
from layout.diagnostics.render import Language, pick
from layout.proof.changes import (
    BoxCause,
    Cause,
    CopyChange,
    KeyChange,
    PlanChange,
    Program,
    RowChange,
    Waiving,
)
from layout.proof.given import BYTES, Digest, Value
from layout.proof.key_names import Named, named
from layout.spec.keys import alias


def cause_lines(cause: Cause, language: Language, page: int = 0) -> Iterator[str]:
    """A cause; a plan gives a line for each of its rows. `page` is the page that is told of."""
    match cause:
        case KeyChange():
            scope = pick(_SCOPES[cause.scope], language)
            yield f"{scope}{key_line(cause, language)}"
        case CopyChange():
            yield _copy(cause, language)
        case PlanChange():
            yield from plan_lines(cause, language)
        case BoxCause():
            words = _BOX if cause.page == page or not page else _BOX_OF_PAGE
            yield pick(words, language).format(box=cause.box, page=cause.page)
        case Waiving():
            yield pick(_WAIVED if cause.is_new else _NOT_WAIVED, language).format(cause.name)
        case Program():
            yield f"banmian {cause.before} → {cause.after}"


_SCOPES = {
    "box": Words("", ""),
    "page": Words("the page's ", "本版的"),
    "edition": Words("the edition's ", "本期的"),
    "house": Words("the house's ", "本报样式的"),
}
_BOX = Words("{box} changed", "{box} 有改动")
_BOX_OF_PAGE = Words("{box} on page {page} changed", "第 {page} 版的 {box} 有改动")
_WAIVED = Words("waived by {}", "由 {} 豁免")
_NOT_WAIVED = Words("no longer waived by {}", "{} 不再豁免")

_CHANGED = Words("{key} {before} → {after}", "{key} {before} → {after}")
_ADDED = Words("{key} {after}, which was not written", "{key} {after}，原来没写")
_REMOVED = Words("{key} {before}, which is no longer written", "{key} {before}，现在没写")
_FILE = Words(
    "the file of {key} is another one, {before} → {after} bytes",
    "{key}的文件换了，{before} → {after} 字节",
)
_LONG = Words("{key} changed, {chars}", "{key}有改动，{chars}")
_CHARS = Words("({} characters)", "（{} 字）")


def key_line(change: KeyChange, language: Language) -> str:
    """`head.lines 3 → 4`, with the words of the language."""
    key = change.key
    words, chars = _CHANGED, ""
    if isinstance(change.before, Digest) and isinstance(change.after, Digest):
        words = _LONG
        chars = _difference(change.before.chars, change.after.chars, language)
    elif change.before is None:
        words = _ADDED
    elif change.after is None:
        words = _REMOVED
    elif key.endswith(f".{BYTES}"):
        key, words = key.removesuffix(f".{BYTES}"), _FILE
    name = named(change.scope, key)
    return pick(words, language).format(
        key=pick(name.words, language),
        chars=chars,
        before=_value(change.before, name, language),
        after=_value(change.after, name, language),
    )


def _value(value: Value | None, name: Named, language: Language) -> str:
    if isinstance(value, Digest):
        return pick(_CHARS, language).format(value.chars)
    return pick(name.value(value or ""), language)


def plan_lines(change: PlanChange, language: Language) -> Iterator[str]:
    """Each row of the plan that changed."""
    for row in change.rows:
        yield _row(row, language)


def _row(row: RowChange, language: Language) -> str:
    if row.after is None:
        words = Words("the plan: the row {before} is gone", "版样：“{before}”一行没有了")
    elif row.before is None:
        words = Words("the plan, line {line}: {after} is new", "版样第 {line} 行：新增“{after}”")
    else:
        words = Words(
            "the plan, line {line}: {before} → {after}", "版样第 {line} 行：{before} → {after}"
        )
    return pick(words, language).format(line=row.line, before=row.before, after=row.after)


_KINDS = {
    "paragraph": Words("paragraph {}", "第 {} 段"),
    "subhead": Words("subhead {}", "第 {} 个小标题"),
    "table": Words("table {}", "第 {} 个表格"),
    "picture": Words("picture {}", "第 {} 张插图"),
    "note": Words("editor's note {}", "第 {} 条编者按"),
}
_MARKS = Words("the marks in the head", "标题里的标记")
_ACTIONS = {
    "new": Words("{} is new, {}", "新增{}，{}"),
    "gone": Words("{} is gone, {}", "{}没有了，{}"),
    "changed": Words("{} changed, {}", "{}有改动，{}"),
}
_OTHER = Words("another story, {} → {}", "换了稿件，{} → {}")
_NEW_STORY = Words("story {} is new", "新增稿件 {}")
_NO_STORY = Words("story {} is gone", "撤下稿件 {}")
_OF = Words("{} of item {}", "第 {1} 条{0}")


def _copy(change: CopyChange, language: Language) -> str:
    if change.part == "story":
        words = {"new": _NEW_STORY, "gone": _NO_STORY}.get(change.action, _OTHER)
        names = [one for one in (change.before, change.after) if one]
        return pick(words, language).format(*names)
    part = _part(change, language)
    if change.story:
        part = pick(_OF, language).format(part, change.story)
    if change.before is not None and change.after is not None:
        return f"{part} {change.before} → {change.after}"
    return pick(_ACTIONS[change.action], language).format(part, _chars(change, language))


def _part(change: CopyChange, language: Language) -> str:
    if change.part in _KINDS:
        return pick(_KINDS[change.part], language).format(change.number)
    if change.part == "marks":
        return pick(_MARKS, language)
    return pick(Words(change.part, alias("Story", change.part)), language)


def _chars(change: CopyChange, language: Language) -> str:
    """`3 characters fewer`; of a part that is new or gone, how long it is."""
    if change.action == "changed":
        return _difference(*change.chars, language)
    number = max(change.chars)
    return f"{number} 字" if language == "zh" else f"{number} character{'s' * (number != 1)}"


def _difference(before: int, after: int, language: Language) -> str:
    number = abs(after - before)
    if not number:
        return pick(Words("as many characters", "字数不变"), language)
    if language == "zh":
        return f"{'多' if after > before else '少'} {number} 字"
    return f"{number} character{'s' * (number != 1)} {'more' if after > before else 'fewer'}"
