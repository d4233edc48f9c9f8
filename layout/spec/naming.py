"""文件名: what the files of an edition are called, by the pattern of the house.

`{title}_{date:%Y%m%d}_{page:03}.pdf` is text with placeholders in braces, perhaps with a form.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from layout.diagnostics import Sink, Span, Words
from layout.spec.keys.naming import OF_A_PAGE, PLACEHOLDERS
from layout.spec.model import Edition, Output, Page

Purpose = Literal["press", "screen"]
"""What a file is for: to be printed, or to be read on a screen."""

SUFFIX = ".pdf"
_ENDINGS: dict[Purpose, str] = {"press": SUFFIX, "screen": f"-screen{SUFFIX}"}
MONO, PROCESS = "M", "P"
"""What `{colour}` gives: a page in black alone, a page in more (newspaper-terms, section 5)."""

_ENGLISH = {chinese: english for english, chinese in PLACEHOLDERS.items()}
_FIELD = re.compile(r"\{([^{}:]*)(?::([^{}]*))?\}")
_ONE_PAGE, _ALL_PAGES, _UNDATED = "{date}-{page:02}", "{date}", "{folder}"

# Forms of a date, as in strftime, but the same in every locale.
_DATE_FORMS: dict[str, Callable[[datetime.date], str]] = {
    "Y": lambda day: f"{day.year:04}",
    "y": lambda day: f"{day.year % 100:02}",
    "m": lambda day: f"{day.month:02}",
    "d": lambda day: f"{day.day:02}",
    "j": lambda day: f"{day.timetuple().tm_yday:03}",
    "u": lambda day: f"{day.isoweekday()}",
}
_DATE_FORM = re.compile(rf"(?:%[{''.join(_DATE_FORMS)}]|[^%])+")
_NUMBER_FORM = re.compile("0?[1-9]")
_NUMBERS = frozenset(("page", "issue"))

# What no file may be called somewhere between here and the printer.
_LONGEST = 200
"""Bytes without the ending: file systems take 255, and what stands beside the PDF adds to it."""
_SEPARATORS = frozenset("/\\")
_REFUSED = frozenset('<>:"|?*')  # by Windows, and so by shares and servers under it
_DEVICES = frozenset(  # likewise, whatever follows after a full stop
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)


class Field(msgspec.Struct, frozen=True):
    """A placeholder by its English word, as it is written, and the form that it asks for."""

    item: str
    written: str
    form: str = ""


Pattern = tuple[str | Field, ...]


def parse(text: str) -> Pattern:
    """The texts and placeholders of a pattern in turn, without the ending; nothing is checked."""
    text = text[: -len(SUFFIX)] if text.lower().endswith(SUFFIX) else text
    parts: list[str | Field] = []
    at = 0
    for match in _FIELD.finditer(text):
        if match.start() > at:
            parts.append(text[at : match.start()])
        name = match[1].strip()
        parts.append(Field(_ENGLISH.get(name, name), match[0], match[2] or ""))
        at = match.end()
    return (*parts, text[at:]) if at < len(text) else tuple(parts)


def page_file(
    edition: Edition, page: Page, colour: str = PROCESS, purpose: Purpose = "press"
) -> str:
    """The name of a page's file; without a date the edition's folder stands for it."""
    return _stem(edition, page, colour) + _ENDINGS[purpose]


def edition_file(
    edition: Edition, wanted: Collection[int] | None, purpose: Purpose = "press"
) -> str:
    """The name of the file of all pages; of some pages alone it says which: `2020-12-07_p2-4`."""
    numbers = sorted(page.number for page in edition.pages)
    some = sorted(set(numbers if wanted is None else wanted) & set(numbers))
    stem = _stem(edition, None)
    return stem + ("" if some == numbers else f"_p{_ranges(some)}") + _ENDINGS[purpose]


def edition_stem(edition: Edition) -> str:
    """The name without what differs from page to page, for what belongs to all of them."""
    if edition.house.output.files == "edition":
        return _stem(edition, None)
    kept = [
        "\0" if isinstance(part, Field) and part.item in OF_A_PAGE else part
        for part in _pattern(edition)
    ]
    text = "".join(
        part if isinstance(part, str) else _value(part, edition, None, "") for part in kept
    )
    # With a placeholder goes what parts it from its neighbours.
    text = re.sub("[-_. ]*\0[-_. \0]*", lambda found: found[0].replace("\0", "")[:1], text)
    text = text.strip("-_. ")
    return text or _value(Field("folder", ""), edition, None, "")


def _ranges(numbers: list[int]) -> str:
    """`1-3_5` for 1, 2, 3 and 5."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return "_".join(f"{one[0]}-{one[-1]}" if len(one) > 1 else f"{one[0]}" for one in parts)


def _pattern(edition: Edition) -> Pattern:
    output = edition.house.output
    if output.name is not None:
        return parse(output.name)
    text = _ONE_PAGE if output.files == "page" else _ALL_PAGES
    return parse(text if edition.date else text.replace("{date}", _UNDATED))


def _stem(edition: Edition, page: Page | None, colour: str = PROCESS) -> str:
    return "".join(
        part if isinstance(part, str) else _value(part, edition, page, colour)
        for part in _pattern(edition)
    )


def _value(field: Field, edition: Edition, page: Page | None, colour: str) -> str:
    """What a placeholder stands for; empty where the edition does not say it."""
    if field.item == "date":
        return _dated(edition.date, field.form)
    paper = edition.house.paper
    values: dict[str, str | int | None] = {
        "title": edition.title,
        "paper": paper.name,
        "latin": paper.latin,
        "issue": edition.issue,
        "page": page.number if page else None,
        "section": page.name if page else None,
        "colour": colour,
        "folder": Path(edition.file).resolve().parent.name,
    }
    found = values.get(field.item)
    text = "" if found is None else str(found)
    return text.zfill(int(field.form)) if text and field.form else text


def _words(field: Field) -> Words:
    return Words(field.item, PLACEHOLDERS[field.item])


def _dated(day: datetime.date | None, form: str) -> str:
    if day is None:
        return ""
    if not form:
        return day.isoformat()
    return re.sub("%(.)", lambda match: _DATE_FORMS[match[1]](day), form)


def checked_name(edition: Edition, sink: Sink) -> Output:
    """The output of the house, without a pattern that is no good (E174 to E179)."""
    output = edition.house.output
    known = len(sink.found)
    span = output.where("name")
    if output.name is not None:
        _check_pattern(output.name, span, sink)
        if len(sink.found) == known:
            _check_values(edition, sink)
        if len(sink.found) == known:
            _check_names(edition, sink)
        if len(sink.found) > known:
            return replace(output, name=None)
    if output.standard != "none":
        _advise(edition, span, sink)
    return output


def _check_pattern(text: str, span: Span, sink: Sink) -> None:
    """Placeholders that are known, in forms that they have."""
    for part in parse(text):
        if isinstance(part, str):
            if "{" in part or "}" in part:
                sink.report("E175", span, hint="brace", part=part.strip("{}") or "…")
        elif part.item not in PLACEHOLDERS:
            _report_unknown(part, span, sink)
        elif part.form and not _has_form(part):
            kind = "date" if part.item == "date" else "number" if part.item in _NUMBERS else "text"
            sink.report("E175", span, hint=kind, part=part.written.strip("{}"))


def _report_unknown(field: Field, span: Span, sink: Sink) -> None:
    near = get_close_matches(field.item, [*PLACEHOLDERS, *_ENGLISH], 1, 0.5)
    sink.report(
        "E174",
        span,
        hint="near" if near else "",
        item=field.item,
        nearest=near[0] if near else "",
        known=Words(", ".join(PLACEHOLDERS), "、".join(_ENGLISH)),
    )


def _has_form(field: Field) -> bool:
    if field.item == "date":
        return bool(_DATE_FORM.fullmatch(field.form))
    return field.item in _NUMBERS and bool(_NUMBER_FORM.fullmatch(field.form))


def _check_values(edition: Edition, sink: Sink) -> None:
    """Placeholders that this edition has a value for."""
    span = edition.house.output.where("name")
    is_whole = edition.house.output.files == "edition"
    for field in (part for part in _pattern(edition) if isinstance(part, Field)):
        if is_whole and field.item in OF_A_PAGE:
            sink.report("E179", span, item=_words(field))
            continue
        for page in edition.pages if field.item in OF_A_PAGE else (None,):
            if not _value(field, edition, page, PROCESS):
                place = (page or edition).where()
                number = page.number if page else 0
                hint = field.item if field.item in ("date", "section") else ""
                item = _words(field)
                sink.report("E178", span, hint=hint, notes=(place,), item=item, page=number)
                break


def _names(edition: Edition) -> Iterator[tuple[Page | None, str]]:
    """Each file's name without its ending."""
    pages = edition.pages if edition.house.output.files == "page" else (None,)
    for page in pages:
        yield page, _stem(edition, page)


def _check_names(edition: Edition, sink: Sink) -> None:
    """Names that file systems take, each another; the first that is not is told."""
    span = edition.house.output.where("name")
    seen: dict[str, Page | None] = {}
    for page, stem in _names(edition):
        if reason := _refusal(stem):
            sink.report("E176", span, name=stem + SUFFIX, reason=reason)
            return
        # Two names that differ in case alone are one file on many systems.
        key = unicodedata.normalize("NFC", stem).casefold()
        if (other := seen.get(key)) and page:
            sink.report("E177", span, name=stem + SUFFIX, first=other.number, second=page.number)
            return
        seen[key] = page


def _refusal(stem: str) -> Words | None:
    """Why a name cannot be; None where it can."""
    if not stem:
        return Words("it is empty", "名称是空的")
    if bad := sorted(_SEPARATORS.intersection(stem)):
        return Words(f"`{bad[0]}` parts folders", f"`{bad[0]}` 是文件夹的分隔符")
    if bad := sorted(_REFUSED.intersection(stem)):
        return Words(f"`{bad[0]}` may not stand in a name", f"`{bad[0]}` 不能用在文件名里")
    return next((reason for is_bad, reason in _REASONS if is_bad(stem)), None)


_REASONS: tuple[tuple[Callable[[str], bool], Words], ...] = (
    (
        lambda stem: not stem.isprintable(),
        Words("it has a character that cannot be seen", "含有看不见的字符"),
    ),
    (
        lambda stem: stem[0] in ".- ",
        Words("it begins with a full stop, hyphen or space", "以句点、连字符或空格开头"),
    ),
    (
        lambda stem: stem.partition(".")[0].strip().casefold() in _DEVICES,
        Words("Windows has a device of that name", "与 Windows 的设备同名"),
    ),
    (
        lambda stem: len(stem.encode("utf-8", "replace")) > _LONGEST,
        Words(f"it is longer than {_LONGEST} bytes", f"超过 {_LONGEST} 个字节"),
    ),
)


def _advise(edition: Edition, span: Span, sink: Sink) -> None:
    """What goes to a printer passes servers that know ASCII alone."""
    for _, stem in _names(edition):
        if not stem.isascii():
            other = next(sign for sign in stem if not sign.isascii())
            sink.report("N610", span, name=stem + SUFFIX, sign=other)
            return
