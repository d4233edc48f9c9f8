"""An account of set text as a person reads it; numbers are in 字."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from layout.diagnostics import Words
from layout.diagnostics.render import Language, pick, terminal_width
from layout.proof.vectors import Verdict
from layout.text.account import Account, AccountLine, Boundary

_REASONS: dict[str, Words] = {
    "paragraph": Words("the paragraph ends", "段落结束"),
    "only": Words("no other end fits", "只有这里断得下"),
    "cheapest": Words("the cheapest end of this line", "这一行断在这里代价最小"),
    "following": Words(
        "dearer for this line, cheaper with the lines around it",
        "单看这一行代价较大，连同上下各行代价较小",
    ),
    "forced": Words("no allowed break fits; forced", "没有允许断行之处，只得强断"),
}
_KINDS: dict[str, Words] = {
    "word": Words("word spaces", "西文词距"),
    "middot": Words("middle dots", "间隔号"),
    "bracket": Words("brackets", "括号"),
    "comma": Words("commas and colons", "逗号、顿号、冒号"),
    "autospace": Words("Han-Latin spaces", "汉字与西文间距"),
    "stop": Words("full stops, ？ and ！", "句号、问号、叹号"),
    "han": Words("between characters", "字间"),
    "hang": Words("hung mark", "悬挂标点"),
}
_RULES: dict[str, Words] = {
    "not-start": Words("may not begin a line", "不得居行首"),
    "not-end": Words("may not end a line", "不得居行末"),
    "together": Words("are kept together", "不拆开"),
    "unit": Words("are one unit", "是一个整体"),
    "address": Words("are one address", "是一个地址"),
    "space": Words("may not be parted by the space", "空格处不断"),
}
_EDGES: dict[str, Words] = {
    "lead": Words("without its blank, at the start", "居行首，去掉前空"),
    "trail": Words("half as wide, at the end", "居行末，取半角"),
}
_ADDED, _TAKEN = Words("given", "加"), Words("taken", "减")
_BECAUSE, _HYPHEN = Words("why: ", "理由："), Words("parted with a hyphen", "加连字符断开")
_COST, _OTHERS = Words("cost", "代价"), Words("could also end after", "也可断在")
_REFUSED = Words("not", "不可断")
_SUMMARY = Words(
    "{cases} cases: {passed} as they say, {failed} otherwise, {unknown} of a language, level or "
    "scheme that is not set",
    "共 {cases} 例：{passed} 例相符，{failed} 例不符，{unknown} 例的语言、级别或标点方案未收",
)
_EXPECTED, _FOUND = Words("expected", "应为"), Words("found", "实为")


class Specimen(msgspec.Struct, frozen=True):
    """The accounts of a text's paragraphs, with what they were set in; `measure` in 字."""

    style: str
    language: str
    level: str
    scheme: str
    measure: float
    paragraphs: tuple[Account, ...]

    @property
    def exit_code(self) -> int:
        """A text that was set is no fault."""
        return 0


def told(found: Specimen | Verdict, language: Language) -> Iterator[str]:
    """What was found, as the lines of a terminal."""
    if isinstance(found, Verdict):
        yield from verdict_lines(found, language)
        return
    for number, paragraph in enumerate(found.paragraphs):
        if number:
            yield ""
        yield from lines_of(paragraph, language)


def as_data(found: Specimen | Verdict) -> dict[str, object]:
    """What was found, as JSON holds it; see docs/text-command.md."""
    data: dict[str, object] = msgspec.to_builtins(found)
    if isinstance(found, Specimen):
        data["paragraphs"] = [
            {**msgspec.to_builtins(one), "breaks": one.breaks, "boundaries": _not_free(one)}
            for one in found.paragraphs
        ]
    return data


def _not_free(account: Account) -> list[object]:
    """The boundaries of which there is something to say."""
    return [msgspec.to_builtins(one) for one in account.boundaries if one.rule != "free"]


def lines_of(account: Account, language: Language) -> Iterator[str]:
    """Each set line with its widths, and below it what was done and why it ends there."""
    texts = [account.text[line.start : line.end] for line in account.lines]
    widest = max((terminal_width(text) for text in texts), default=0)
    for number, (line, text) in enumerate(zip(account.lines, texts, strict=True), 1):
        pad = " " * (widest - terminal_width(text))
        yield f"{number:3}  {text}{pad}  {_number(line.natural)} → {_number(line.width)} 字"
        for row in _below(account, line, language):
            yield f"       {row}"


def _below(account: Account, line: AccountLine, language: Language) -> Iterator[str]:
    for space in line.spaces:
        verb = pick(_ADDED if space.added > 0 else _TAKEN, language)
        kind = pick(_KINDS[space.kind], language) if space.kind in _KINDS else space.kind
        yield f"{verb} {abs(space.added):.3g} 字 · {kind} · {space.clause}"
    for edge in line.edges:
        yield f"{account.text[edge.at]} {pick(_EDGES[edge.side], language)} · {edge.clause}"
    reason = pick(_REASONS[line.reason], language)
    if line.reason != "paragraph":
        reason += f" ({pick(_COST, language)} {line.cost:g})"
    hyphen = f" · {pick(_HYPHEN, language)}" if line.hyphen else ""
    yield f"{pick(_BECAUSE, language)}{reason}{hyphen}"
    if line.others:
        ends = ", ".join(
            f"{_tail(account.text, one.end)} ({pick(_COST, language)} {one.cost:g})"
            for one in line.others
        )
        yield f"{pick(_OTHERS, language)} {ends}"
    told = {one.clause: one for one in reversed(line.refused)}  # the nearest of each rule
    for boundary in sorted(told.values(), key=_at):
        yield _refusal(account.text, boundary, language)


def _at(boundary: Boundary) -> int:
    return boundary.at


def _refusal(text: str, boundary: Boundary, language: Language) -> str:
    at, rule = boundary.at, pick(_RULES[boundary.rule], language)
    subject = {"not-start": text[at], "not-end": text[at - 1]}
    pair = f"{text[at - 1]}|{text[at]}"
    what = f"{subject.get(boundary.rule, text[at - 1 : at + 1])} {rule}"
    return f"{pick(_REFUSED, language)} {pair}: {what} · {boundary.clause}"


def _tail(text: str, end: int) -> str:
    return f"…{text[max(0, end - 2) : end]}"


def _number(value: float) -> str:
    return f"{value:.4g}"


def verdict_lines(verdict: Verdict, language: Language) -> Iterator[str]:
    """The cases that came out otherwise, then the sums."""
    for one in verdict.failures:
        yield f"{one.id}  {one.text}"
        yield f"    {pick(_EXPECTED, language)} {one.expected}"
        yield f"    {pick(_FOUND, language)} {one.found}"
        if one.source:
            yield f"    {one.source}"
    yield pick(_SUMMARY, language).format(
        cases=verdict.cases,
        passed=verdict.passed,
        failed=len(verdict.failures),
        unknown=len(verdict.unknown),
    )
