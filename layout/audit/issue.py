"""The day and the numbers of an issue: the rules ISS01, ISS02 and ISS04."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from layout.audit.furnishing import Said
from layout.audit.sheet import Fields, Finding, Sheet
from layout.diagnostics import Span, Words
from layout.page.wording import WORDINGS
from layout.spec.copy import Note, Paragraph
from layout.spec.model import Box, Edition, Inset, Page, Story

if TYPE_CHECKING:
    from layout.audit.dates import Clash

Limits = Mapping[str, float]
# Words without which no text names a day; they spare looking for dates in most of the copy.
_DAY_WORDS = (
    "星期", "礼拜", "禮拜", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "週",
    "农历", "農曆", "夏历", "夏曆", "阴历", "陰曆", "节气", "節氣", "立春", "惊蛰", "驚蟄", "春分",
    "清明", "立夏", "小满", "小滿", "芒种", "芒種", "夏至", "立秋", "处暑", "處暑", "秋分", "立冬",
    "冬至",
)  # fmt: skip
_NEAR = 8  # characters between a date and the name of its day
_DATED = ("masthead", "ear", "folio", "strip")
_STRIPS = ("folio", "strip")
_FIGURES = r"\d{4}[-/.]\d"


def place(span: Span, page: Page) -> Span:
    """A place of the house or the edition; the page where there is none."""
    return span if span.file else page.where()


def listed(words: list[Words]) -> Words:
    """Several words as one."""
    return Words(", ".join(one.en for one in words), "、".join(one.zh for one in words))


# -- ISS01: the date ----------------------------------------------------------------------------


def date_match(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """A date typed by hand that is not the edition's, or a day that is not its date's."""
    for said in sheet.furnishing.said:
        for clash in _typed(sheet, said):
            yield _clash(clash, place(said.span, sheet.page), said.box)
    for box in sheet.boxes:
        spec = sheet.spec(box)
        if not spec.continues:
            yield from _of_copy(sheet, spec)


def _typed(sheet: Sheet, said: Said) -> Iterator[Clash]:
    """What is wrong with the days that a text of the furniture names."""
    issued = sheet.edition.date
    for text in said.typed:
        if issued is None or said.where not in _DATED:
            if _names_day(text):
                yield from _clashes(text, sheet)
            continue
        for segment in text.split():
            if _may_be_day(segment):
                from layout.audit.dates import misnamed  # late: few pages name their day by hand

                yield from misnamed(segment, issued)


def _may_be_day(segment: str) -> bool:
    is_named = "月" in segment or any(word in segment for word in _DAY_WORDS)
    return is_named or bool(re.match(_FIGURES, segment))


def _names_day(text: str) -> bool:
    """Whether a text names a day close after a date: a look that spares most of the copy more."""
    if "月" not in text or "日" not in text:
        return False
    for word in _DAY_WORDS:
        at = text.find(word)
        while at >= 0:
            if "日" in text[max(0, at - _NEAR) : at]:
                return True
            at = text.find(word, at + 1)
    return False


def _clashes(text: str, sheet: Sheet) -> Iterator[Clash]:
    from layout.audit.dates import clashes

    return clashes(text, sheet.edition.date)


def _clash(clash: Clash, span: Span, box: str | Words) -> Finding:
    day = clash.date
    date = Words(day.isoformat(), f"{day.year}年{day.month}月{day.day}日")
    fields: Fields = {"box": box, "text": clash.text, "date": date, "right": clash.right}
    return Finding(span, fields, box if isinstance(box, str) else "", clash.hint)


def _of_copy(sheet: Sheet, box: Box) -> Iterator[Finding]:
    """Dates in what a box says: its captions, its story, its briefs."""
    pictured: tuple[Box | Inset, ...] = (box, *box.insets)
    for one in pictured:
        if one.caption and _names_day(one.caption):
            for clash in _clashes(one.caption, sheet):
                yield _clash(clash, one.where("caption"), box.name)
    stories = (box.story,) if box.story else box.briefs.stories if box.briefs else ()
    for story in stories:
        for key in ("kicker", "headline", "dateline"):
            text = getattr(story, key)
            if text and _names_day(text):
                for clash in _clashes(text, sheet):
                    yield _clash(clash, story.where(key), box.name)
        yield from _of_body(sheet, box, story)


def _of_body(sheet: Sheet, box: Box, story: Story) -> Iterator[Finding]:
    for block in story.body:
        if isinstance(block, Paragraph):
            paragraphs: tuple[Paragraph, ...] = (block,)
        else:
            paragraphs = block.paragraphs if isinstance(block, Note) else ()
        for paragraph in paragraphs:
            if _names_day(text := paragraph.text):
                for clash in _clashes(text, sheet):
                    yield _clash(clash, _in_paragraph(story, paragraph, clash.start), box.name)


def _in_paragraph(story: Story, block: Paragraph, offset: int) -> Span:
    """The place of a character of a paragraph."""
    from layout.page.pieces import place_in

    for piece in block.pieces:
        if offset < len(piece.text):
            return Span(story.file, *place_in(piece, offset))
        offset -= len(piece.text)
    return Span(story.file, block.line)


# -- ISS02: page numbers ------------------------------------------------------------------------


def page_sequence(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """Page numbers with a gap, a page that does not print its own, a page count that is not true.

    An edition without a date is no issue yet, and not asked.
    """
    if sheet.edition.date is None:
        return
    yield from _gap(sheet)
    yield from _number(sheet)
    yield from _count(sheet)


def _told(sheet: Sheet, span: Span, reason: Words, hint: str, **more: str | int) -> Finding:
    fields: Fields = {"page": sheet.page.number, "reason": reason, **more}
    return Finding(place(span, sheet.page), fields, "", hint)


def numbers_of(edition: Edition) -> list[int]:
    """The numbers of the pages, in their order."""
    return sorted(page.number for page in edition.pages)


def _gap(sheet: Sheet) -> Iterator[Finding]:
    """A page that does not follow the one before, in a file that holds the paper from page 1 on."""
    edition, own = sheet.edition, sheet.page.number
    span = sheet.page.where("number")
    pages = [page.number for page in edition.pages]
    at = pages.index(own)
    before = pages[at - 1] if at else 0
    if edition.page_count is not None and own > edition.page_count:
        count = edition.page_count
        words = Words(
            f"the edition has {count} pages by its `page_count`", f"`page_count` 写的是 {count} 版"
        )
        yield _told(sheet, edition.where("page_count"), words, "count", right=max(pages))
    elif own < before:
        words = Words(f"stands after page {before} in the file", f"在文件里排在第 {before} 版之后")
        yield _told(sheet, span, words, "order", right=before)
    elif edition.page_count is None and pages[0] == 1 and own > before + 1 and at:
        words = Words(f"follows page {before}", f"前面是第 {before} 版，版次不连续")
        yield _told(sheet, span, words, "gap", right=before + 1, count=max(pages))


def _number(sheet: Sheet) -> Iterator[Finding]:
    """A page whose folio does not show its number, or shows another.

    A block may stand for the folio where the house has none.
    """
    furnishing, page = sheet.furnishing, sheet.page
    placed = {box.name for box in sheet.placed.boxes if not box.region.rows}  # the strips
    form = WORDINGS[sheet.edition.house.language].page
    typed = re.compile(re.escape(form).replace(r"\{\}", r"\s*(\d+)\s*"))
    has_number = furnishing.has_masthead
    for said in furnishing.said:
        is_folio = said.name in placed if said.where in _STRIPS else page.folio is not False
        has_number |= is_folio and not {"number", "page"}.isdisjoint(said.items)
        for found in typed.finditer("".join(said.typed)) if said.where in _STRIPS else ():
            has_number = True
            if int(found[1]) != page.number:
                words = Words(f"the strip says “{found[0]}” on every page",
                              f"报眉、报尾里写死了“{found[0]}”，各版都印它")  # fmt: skip
                yield _told(sheet, said.span, words, "typed", right=form.format("{number}"))
    if not has_number:
        words = Words("its folio does not show its number", "报眉没有印版次")
        span = page.where("folio") if "folio" in page.places else furnishing.furniture.folio.where()
        lacks_room = furnishing.strips.has_folio() and "folio" not in placed
        hint = "folio" if page.folio is False else "room" if lacks_room else "item"
        yield _told(sheet, span, words, hint)


_TODAY = r"今[日天]\s*(\d{1,3})\s*[版张張]|共\s*(\d{1,3})\s*版"


def _count(sheet: Sheet) -> Iterator[Finding]:
    """A page count that is not that of the edition."""
    edition, furnishing = sheet.edition, sheet.furnishing
    numbers = numbers_of(edition)
    count, most = page_count(edition), numbers[-1]
    if "pages" in furnishing.items and edition.page_count is None and most > len(numbers):
        yield _wrong_count(sheet, edition.where("pages"), len(numbers), most)
    for said in furnishing.said:
        for text in said.typed:
            for today in re.finditer(_TODAY, text):
                pages = int(today[1] or today[2])
                if (count is not None and pages != count) or pages < most:
                    yield _wrong_count(sheet, said.span, pages, count or most)


def _wrong_count(sheet: Sheet, span: Span, found: int, right: int) -> Finding:
    words = Words(f"says that there are {found} pages today", f"印的是今日 {found} 版")
    hint = "today" if found > right else "few"
    return _told(sheet, span, words, hint, right=right, found=found)


def page_count(edition: Edition) -> int | None:
    """The pages of the paper, where the file says it or holds all of them."""
    if edition.page_count is not None:
        return edition.page_count
    numbers = numbers_of(edition)
    is_whole = len(numbers) > 1 and numbers == [*range(1, len(numbers) + 1)]
    return len(numbers) if is_whole else None


# -- ISS04: the issue number --------------------------------------------------------------------

_TOTAL = r"[总總](?:第|期[号號][:：]?)\s*(\d+)\s*[期号號]?"
_POINTER = r"(?<!\d)(\d{1,3})\s*版$"


def issue_step(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """A total issue number typed by hand that is another, a pointer to a page that is not there."""
    edition = sheet.edition
    issue, count = edition.issue, page_count(edition)
    for said in sheet.furnishing.said:
        for text in said.typed:
            found = re.search(_TOTAL, text) if issue is not None else None
            if found and int(found[1]) != issue:
                known = Words(f"the issue {issue}", f"本期期号（{issue}）")
                yield _at_odds(sheet, said, found[0], known, "", f"{issue}")
            found = re.search(_POINTER, text) if said.where == "block" and count else None
            if found and count and int(found[1]) > count:
                known = Words(f"the {count} pages of the edition", f"本期的版数（{count}）")
                yield _at_odds(sheet, said, text.strip(), known, "page", f"{count}")


def _at_odds(sheet: Sheet, said: Said, text: str, known: Words, hint: str, right: str) -> Finding:
    fields: Fields = {"box": said.box, "text": text, "known": known, "right": right}
    return Finding(place(said.span, sheet.page), fields, said.name, hint)
