"""Diagnostics as text for a terminal, or as plain data for JSON."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Literal

from layout.diagnostics.codes import CODES, Severity
from layout.diagnostics.codes.mends import MENDS, PLACES, TRIED
from layout.diagnostics.sink import Diagnostic, Mend, Span, Standing, Value, Words

Language = Literal["zh", "en"]

SEVERITY: dict[Severity, Words] = {
    "error": Words("error", "错误"),
    "fault": Words("fault", "缺陷"),
    "warning": Words("warning", "警告"),
    "note": Words("note", "说明"),
}
_HINT = Words("hint", "提示")
_AT = Words("on the page", "版面位置")
_STANDING = Words(
    "page {page}, columns {columns}, lines {lines}",
    "第 {page} 版，第 {columns} 栏，第 {lines} 行",
)
_TRIED = Words(*TRIED)
_NOTE = Words("see also", "参见")
_COLOUR: dict[Severity, str] = {"error": "31", "fault": "31", "warning": "33", "note": "36"}
_WIDEST = 96  # columns of an excerpt before it is cut to the place meant
_PASTED = 600  # columns of a line that is to be pasted
# What a terminal would obey instead of showing it; files and their names may hold it.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def pick(words: Words, language: Language) -> str:
    """The word of a language."""
    return words.zh if language == "zh" else words.en


def wording(found: Diagnostic, language: Language) -> str:
    """The main line of a message."""
    code = CODES[found.code]
    return filled(code.zh if language == "zh" else code.en, found.fields, language)


def hint(found: Diagnostic, language: Language) -> str:
    """What to do about it; empty where the code has no hint."""
    hints = CODES[found.code].hints
    chosen = hints.get(found.hint) or hints.get("")
    if not chosen:
        return ""
    return filled(chosen[1] if language == "zh" else chosen[0], found.fields, language)


def filled(text: str, fields: dict[str, Value], language: Language) -> str:
    """Words with their values; `{lines:line}` is a number with its noun."""
    return text.format(**{name: _word(value, language) for name, value in fields.items()})


class _Count(int):
    """A number that brings its noun: `{lines:line}` is `1 line` or `2 lines`."""

    def __format__(self, noun: str) -> str:
        return f"{int(self)} {noun}{'' if self == 1 else 's'}" if noun else str(int(self))


def _word(value: Value, language: Language) -> str | int | float:
    if isinstance(value, Words):
        return pick(value, language)
    return _Count(value) if isinstance(value, int) else value


def mend(one: Mend, language: Language) -> str:
    """What a mend does, and which lines of its file it changes."""
    index = 1 if language == "zh" else 0
    words = filled(MENDS[one.kind][index], one.fields, language)
    kind = "after" if one.end < one.line else "line" if one.end == one.line else "lines"
    fields: dict[str, Value] = {"words": words, "line": one.line, "end": one.end}
    return filled(PLACES[kind][index], fields, language)


def as_text(found: Iterable[Diagnostic], language: Language, *, colour: bool) -> Iterator[str]:
    """Each diagnostic as the lines of a terminal, files read again for the excerpts."""
    sources: dict[str, list[str]] = {}
    for one in found:
        yield "\n".join(_lines(one, language, sources, colour=colour))


def _lines(
    found: Diagnostic, language: Language, sources: dict[str, list[str]], *, colour: bool
) -> Iterator[str]:
    label = f"{pick(SEVERITY[found.severity], language)}[{found.code}]"
    if colour:
        label = f"\x1b[1;{_COLOUR[found.severity]}m{label}\x1b[0m"
    place = f"{found.span}: " if found.span.file else ""
    yield f"{shown(place)}{label} {shown(wording(found, language))}"
    yield from _excerpt(found.span, sources)
    if found.standing:
        yield f"  {pick(_AT, language)}: {standing(found.standing, language)}"
    for note in found.notes:
        if note.file and note != found.span:  # a story within the edition is its own place
            yield f"  {pick(_NOTE, language)}: {shown(str(note))}"
    if found.mend:
        yield from _mended(found.mend, found.span.file, language)
    elif advice := hint(found, language):
        yield f"  {pick(_HINT, language)}: {shown(advice)}"


def standing(one: Standing, language: Language) -> str:
    """Where a box stands: `page 1, columns 1–3, lines 8–30`."""
    fields: dict[str, Value] = {"page": one.page}
    for name, (first, last) in (("columns", one.columns), ("lines", one.lines)):
        fields[name] = f"{first}" if first == last else f"{first}–{last}"
    return filled(pick(_STANDING, language), fields, language)


def _mended(one: Mend, file: str, language: Language) -> Iterator[str]:
    """A mend in words, and the lines as they must read, whole: they are to be pasted.

    Of a line as long as a whole story what is near the change is shown; JSON has all of it.
    """
    place = "" if one.file == file else f"{shown(one.file)}: "
    yield f"  {pick(_HINT, language)}: {place}{shown(mend(one, language))}"
    yield f"  {' ' * terminal_width(pick(_HINT, language))}  ({pick(_TRIED, language)})"
    lines = one.text.split("\n")
    common = min(len(line) - len(line.lstrip(" ")) for line in lines)
    for index, line in enumerate(lines):
        start = common
        if terminal_width(line[common:]) <= _PASTED:
            yield f"      {shown(line[common:])}"
            continue
        if _is_wide(line[common:]) and not index:
            at = max(one.column, common)
            start = at - _fitting(line[common:at][::-1], _WIDEST // 4)
        part = _fitted(line[start:])
        before, after = ("…" if start > common else ""), ("…" if line[start + len(part) :] else "")
        yield f"      {before}{shown(part)}{after}"


def _excerpt(span: Span, sources: dict[str, list[str]]) -> Iterator[str]:
    """The line of the source, and a mark under the part that is meant."""
    if not span.line:
        return
    lines = sources.get(span.file)
    if lines is None:
        lines = sources[span.file] = _read(span.file)
    if span.line > len(lines):
        return
    whole = lines[span.line - 1]
    start = max(0, span.column - 1)
    end = min(max(span.end - 1, start + 1), len(whole) or 1)
    cut = start - _fitting(whole[:start][::-1], _WIDEST // 4) if _is_wide(whole) else 0
    line = shown(_fitted(whole[cut:]).replace("\t", " "))  # a line may be a whole file
    if cut:
        line = "…" + line
        start, end = start - cut + 1, end - cut + 1
    number = f"{span.line:4} | "
    yield f"{number}{line.rstrip()}"
    if span.column:
        mark = "^" * max(1, terminal_width(line[start : min(end, len(line))]))
        yield f"{' ' * (len(number) - 2)}| {' ' * terminal_width(line[:start])}{mark}"


def _is_wide(line: str) -> bool:
    """Whether a line is wider than an excerpt."""
    return len(line) > _WIDEST or terminal_width(line) > _WIDEST


def _fitted(line: str) -> str:
    """The beginning of a line, as much as an excerpt has room for."""
    return line[: _fitting(line, _WIDEST)]


def _fitting(line: str, most: int) -> int:
    """How many characters from the beginning of a line stand in so many columns."""
    widths = accumulate(map(terminal_width, line[:most]))
    return sum(width <= most for width in widths)


def shown(text: str) -> str:
    """Text that a terminal shows and does not obey; as long as before."""
    return _CONTROL.sub("\ufffd", text)


def terminal_width(text: str) -> int:
    """Columns of a terminal: a Han character or full-width mark takes two."""
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def _read(file: str) -> list[str]:
    try:
        return Path(file).read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except (OSError, ValueError):  # a NUL in the name
        return []
