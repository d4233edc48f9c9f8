"""What changed since the last build, line by line, in the words of a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from layout.diagnostics import Words
from layout.diagnostics.render import SEVERITY, Language, pick, shown, terminal_width
from layout.proof.causes_told import cause_lines, key_line, plan_lines
from layout.proof.changes import (
    BoxChange,
    Changes,
    PageChanges,
    PlanChange,
    RemarkChange,
    Stand,
)
from layout.proof.record import Area, Chosen
from layout.spec.keys import alias

Row = tuple[str, str]
"""A label, empty where the row goes on with what the one above it is about, and a text."""

_ACTIONS = {
    "new": Words("new", "新增"),
    "gone": Words("gone", "消失"),
    "changed": Words("now", "变为"),
}
_PAGE = Words("page {}", "第 {} 版")
_SAME_PAGE = Words(
    "page {}: places, lines and findings are as before", "第 {} 版：位置、行数和检查结果照旧"
)
_SAME = Words("nothing changed since the last build", "与上次生成相同")
_UNRECORDED = Words(
    "page {}: no record of an earlier build to compare with",
    "第 {} 版：没有上次生成的记录，无从比较",
)
_OWN = Words("page", "本版")
_PLAN = Words("plan", "版样")
_EDITION = Words("edition", "本期")
_HOUSE = Words("house", "本报样式")
_FILES = Words("files", "文件")
_BEFORE = Words("before: {}", "原为：{}")


def told(changes: Changes, language: Language) -> list[str]:
    """The changes as lines of text; columns are aligned by their width on a terminal."""
    lines = [pick(_UNRECORDED, language).format(number) for number in changes.unrecorded]
    if changes.is_empty and not lines:
        return [pick(_SAME, language)]
    for page in changes.pages:
        if page.is_empty:
            lines.append(pick(_SAME_PAGE, language).format(page.page))
        else:
            lines.append(pick(_PAGE, language).format(page.page))
            lines += _aligned(_page(page, language))
    for scope, label in (("edition", _EDITION), ("house", _HOUSE)):
        found = [key_line(one, language) for one in changes.keys if one.scope == scope]
        lines += _aligned(_labelled(pick(label, language), found), indent="")
    if changes.findings:
        lines.append(pick(_FILES, language))
        lines += _aligned(_findings(PageChanges(0, findings=changes.findings), language))
    if changes.program:
        lines += cause_lines(changes.program, language)
    return [shown(line) for line in lines]


def _aligned(rows: Iterable[Row], indent: str = "  ") -> list[str]:
    rows = list(rows)
    widest = max((terminal_width(label) for label, _ in rows), default=0)
    return [
        f"{indent}{label}{' ' * (widest - terminal_width(label))}  {text}" for label, text in rows
    ]


def _labelled(label: str, texts: Sequence[str]) -> Iterator[Row]:
    for number, text in enumerate(texts):
        yield ("" if number else label), text


def _page(page: PageChanges, language: Language) -> Iterator[Row]:
    for box in page.boxes:
        lines = [*_box(box, language), *_few(_causes(box, language, page.page), language)]
        yield from _labelled(_label(box.box, language), lines)
    if page.plan and not any(
        isinstance(cause, PlanChange) for box in page.boxes for cause in box.causes
    ):
        yield from _labelled(pick(_PLAN, language), list(plan_lines(page.plan, language)))
    keys = [key_line(one, language) for one in page.keys]
    yield from _labelled(pick(_OWN, language), keys)
    yield from _findings(page, language)


def _label(name: str, language: Language) -> str:
    """A box's name; a strip in the margin has that of its key."""
    return alias("Furniture", name) if language == "zh" else name


def _findings(page: PageChanges, language: Language) -> Iterator[Row]:
    """Findings; causes that are told with the boxes already are not told twice."""
    known = {line for box in page.boxes for line in _causes(box, language, page.page)}
    for one in page.findings:
        severity = pick(SEVERITY[one.severity], language)
        lines = [f"{severity}[{one.code}] {pick(one.message, language)}"]
        if one.was and one.was != one.message:
            lines.append(pick(_BEFORE, language).format(pick(one.was, language)))
        causes = _causes(one, language, page.page)
        if not known.issuperset(causes):
            lines += _few(causes, language)
        yield from _labelled(pick(_ACTIONS[one.action], language), lines)


_MOST = 4  # reasons told of one thing; JSON has all
_WHY = Words("why: {}", "原因：{}")
_MORE = Words("and {} more", "另有 {} 处")


def _causes(change: BoxChange | RemarkChange, language: Language, page: int) -> list[str]:
    return [line for cause in change.causes for line in cause_lines(cause, language, page)]


def _few(causes: Sequence[str], language: Language) -> list[str]:
    rows = [pick(_WHY, language).format(one) for one in causes[:_MOST]]
    if more := len(causes) - _MOST:
        rows += [pick(_MORE, language).format(more)] if more > 0 else []
    return rows


_NEW = Words("new: {}", "新增：{}")
_CAME = Words("from page {page} ({box}): {}", "由第 {page} 版（{box}）移来：{}")
_GONE = Words("gone from {}", "撤下，原在{}")
_WENT = Words("gone to page {page} ({box}), from {}", "移到第 {page} 版（{box}），原在{}")
_MOVED = Words("moved: {} → {}", "移动：{} → {}")
_LARGER = Words("larger: {} → {}", "扩大：{} → {}")
_SMALLER = Words("smaller: {} → {}", "缩小：{} → {}")
_AS_BEFORE = Words("stands and runs as before", "位置和行数照旧")


def _box(box: BoxChange, language: Language) -> list[str]:
    if box.before and box.after:
        return list(_figures(box.before, box.after, language)) or [pick(_AS_BEFORE, language)]
    stand = box.after or box.before
    where = _areas(stand.areas if stand else (), language)
    spot = {"page": box.spot.page, "box": box.spot.box} if box.spot else {}
    if box.after:
        return [pick(_CAME if spot else _NEW, language).format(where, **spot)]
    return [pick(_WENT if spot else _GONE, language).format(where, **spot)]


_HEAD = Words("head {} → {} lines", "标题占行 {} → {}")
_SIZE = Words("headline {:g} → {:g} pt", "主题 {:g} → {:g} pt")
_LEGS = Words("lines of the columns {} → {}", "各栏行数 {} → {}")


def _figures(before: Stand, after: Stand, language: Language) -> Iterator[str]:
    """Each figure of a box that is another now."""
    if before.areas != after.areas:
        areas = (_areas(one.areas, language) for one in (before, after))
        yield pick(_verb(before.areas, after.areas), language).format(*areas)
    if before.head_lines != after.head_lines:
        yield pick(_HEAD, language).format(before.head_lines, after.head_lines)
    if before.size != after.size and before.size and after.size:
        yield pick(_SIZE, language).format(before.size, after.size)
    text = _text(before, after, language)
    if text:
        yield text
    if before.policies != after.policies:
        yield pick(_FITTED, language).format(
            *(_policies(one.policies, language) for one in (before, after))
        )
    states = tuple(_state(one, language) for one in (before, after))
    if states[0] != states[1]:
        yield " → ".join(states)
    elif before.legs != after.legs and not text:
        legs = (", ".join(str(filled) for _, filled in one.legs) for one in (before, after))
        yield pick(_LEGS, language).format(*legs)


def _verb(before: Sequence[Area], after: Sequence[Area]) -> Words:
    """A box that begins where it began is larger or smaller, any other one has moved."""
    if before[:1] and after[:1] and before[0][::2] == after[0][::2]:
        cells = [
            sum((right - left + 1) * (foot - top + 1) for left, right, top, foot in areas)
            for areas in (before, after)
        ]
        if cells[0] != cells[1]:
            return _LARGER if cells[0] < cells[1] else _SMALLER
    return _MOVED


_FITTED = Words("fit: {} → {}", "伸缩：{} → {}")
_UNFITTED = Words("nothing", "没有")
_POLICIES = {
    "looseness": Words("looseness", "松紧"),
    "head": Words("head", "标题"),
    "picture": Words("picture", "图片"),
    "leading": Words("leading", "行距"),
    "box": Words("box", "版块"),
}


def _policies(policies: Sequence[Chosen], language: Language) -> str:
    """`head (8 to 7)`: what a story gave or took, by which policies."""
    shape = Words("{} ({} to {})", "{}（{} 改 {}）")
    told = [
        pick(shape, language).format(
            pick(_POLICIES.get(name, Words(name, name)), language), *figures
        )
        for name, *figures in policies
    ]
    return pick(Words(", ", "、"), language).join(told) or pick(_UNFITTED, language)


_MARGIN = Words("the margin", "版心外")


def _areas(areas: Sequence[Area], language: Language) -> str:
    if not areas:
        return pick(_MARGIN, language)
    return pick(Words(" + ", "＋"), language).join(_area(one, language) for one in areas)


def _area(area: Area, language: Language) -> str:
    left, right, top, foot = area
    if language == "zh":
        return f"第 {_range(left, right)} 栏第 {_range(top, foot)} 行"
    return (
        f"column{'s' * (left != right)} {_range(left, right)},"
        f" line{'s' * (top != foot)} {_range(top, foot)}"
    )


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _text(before: Stand, after: Stand, language: Language) -> str:
    """How much longer or shorter the text is; nothing where it is as long as before."""
    lines, chars = after.lines - before.lines, after.chars - before.chars
    told = []
    if lines:
        longer = Words("longer" if lines > 0 else "shorter", "多" if lines > 0 else "少")
        told.append(_count(lines, Words("line", "行"), longer, language))
    if chars:
        more = Words("more" if chars > 0 else "fewer", "多" if chars > 0 else "少")
        told.append(_count(chars, Words("character", "字"), more, language))
    if not told:
        return ""
    if not lines and after.legs:
        told.append(pick(Words("as many lines", "行数不变"), language))
    return pick(Words("text ", "文字"), language) + pick(Words(", ", "，"), language).join(told)


def _count(count: int, noun: Words, much: Words, language: Language) -> str:
    number = abs(count)
    if language == "zh":
        return f"{much.zh} {number} {noun.zh}"
    return f"{number} {noun.en}{'s' * (number != 1)} {much.en}"


_FITS = Words("fits", "排满")
_OVER = Words("{lines} ({chars}) over", "余 {lines}（{chars}）排不下")
_CHARS_OVER = Words("{chars} over", "余 {chars}排不下")
_SHORT = Words("{lines} short", "缺 {lines}")


def _state(stand: Stand, language: Language) -> str:
    lines = _number(stand.lines_over or stand.lines_short, Words("line", "行"), language)
    chars = _number(stand.chars_over, Words("character", "字"), language)
    if stand.lines_over:
        words = _OVER
    elif stand.chars_over:
        words = _CHARS_OVER
    else:
        words = _SHORT if stand.lines_short else _FITS
    return pick(words, language).format(lines=lines, chars=chars)


def _number(count: int, noun: Words, language: Language) -> str:
    return f"{count} {noun.zh}" if language == "zh" else f"{count} {noun.en}{'s' * (count != 1)}"
