"""What a newspaper must print of itself in masthead and imprint: the rule ISS03."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from layout.audit.furnishing import Furnishing
from layout.audit.issue import listed, numbers_of, page_count, place
from layout.audit.sheet import Finding, Sheet
from layout.diagnostics import Span, Words

Limits = Mapping[str, float]


class Datum(msgspec.Struct, frozen=True):
    """What a newspaper must print of itself: the items that tell it, or words typed by hand."""

    words: Words
    items: tuple[str, ...]
    typed: str
    is_front: bool = False  # asked of page 1, not of the imprint on the last


# NQ annex 报纸出版形式差错数计算方法: what the masthead and the imprint must print.
REQUIRED: tuple[Datum, ...] = (
    Datum(Words("name", "报名"), ("name",), "", is_front=True),
    Datum(Words("date", "出版日期"), ("date", "day"), r"\d月\d+日|\d{4}-\d", is_front=True),
    Datum(Words("total issue number", "总期号"), ("issue",), r"第\s*\d+\s*[期号號]", is_front=True),
    Datum(Words("page count", "版数"), ("pages",), r"[今共]\S{0,2}\d+\s*版", is_front=True),
    Datum(Words("CN number", "国内统一连续出版物号"), ("cn",), r"CN\s?\d\d", is_front=True),
    Datum(Words("authority", "主管单位"), ("authority",), "主管"),
    Datum(Words("sponsor", "主办单位"), ("sponsor",), "主办|主辦"),
    Datum(Words("publisher", "出版单位"), ("publisher",), "出版"),
    Datum(Words("address", "地址"), ("address",), "地址|社址"),
    Datum(Words("contact", "联系方式"), ("phone", "web"), "电话|電話|热线|熱線|@"),
    Datum(Words("printer", "印刷单位"), ("printer",), "印刷|承印"),
    Datum(Words("printer's address", "印刷地址"), ("printer_address",), "印刷.{0,4}地址"),
    Datum(
        Words("distribution", "发行"), ("distribution", "postal_code"), "发行|發行|邮发|訂閱|订阅"
    ),
    Datum(Words("price", "定价"), ("price",), r"[定售]价|[定售]價|\d元|免费|免費"),
)


def masthead_data(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """Statutory data that page 1 and the last page do not print.

    Only a paper with a CN number owes them; the imprint only where the file holds the last page.
    """
    edition = sheet.edition
    if not edition.house.paper.cn or edition.date is None or sheet.page.number != 1:
        return
    if not re.fullmatch(r"CN \d{2}-0\d{3}", edition.house.paper.cn):
        words = Words(f"a CN number in its form ({edition.house.paper.cn})",
                      f"合规的国内统一连续出版物号（现为 {edition.house.paper.cn}）")  # fmt: skip
        yield _lacking(sheet, edition.house.paper.where("cn"), words, "cn", "")
    pages = [sheet.furnishing]
    has_end = page_count(edition) == numbers_of(edition)[-1]
    if has_end and len(edition.pages) > 1:
        pages.append(Furnishing(edition, max(edition.pages, key=lambda page: page.number)))
    lacking = [one for one in REQUIRED if (one.is_front or has_end) and not _prints(one, pages)]
    facts = sheet.furnishing.strips.facts
    given = [one for one in lacking if any(facts.get(item) for item in one.items)]
    unknown = [one for one in lacking if one not in given]
    if unknown:
        yield _unknown(sheet, unknown)
    yield from _unprinted(sheet, given)


def _prints(datum: Datum, pages: list[Furnishing]) -> bool:
    """Whether a datum stands in the furniture of some pages, as an item or typed."""
    if "name" in datum.items and pages[0].has_masthead:
        masthead = pages[0].furniture.masthead
        if pages[0].strips.facts.get("name") or masthead.name or masthead.picture:
            return True
    for page in pages:
        if any(item in page.items and page.strips.facts.get(item) for item in datum.items):
            return True
        texts = (text for said in page.said for text in said.typed)
        if datum.typed and any(re.search(datum.typed, text) for text in texts):
            return True
    return False


def _unknown(sheet: Sheet, lacking: list[Datum]) -> Finding:
    """Data that neither paper nor edition gives."""
    issue = [one for one in lacking if "issue" in one.items]
    rest = [one.items[0] for one in lacking if one not in issue]
    keys = [f"paper: {{{', '.join(f'{key}: …' for key in rest)}}}"] if rest else []
    keys += ["issue: …"] if issue else []
    span = sheet.edition.house.paper.where()
    return _lacking(sheet, span, listed([one.words for one in lacking]), "", "`, `".join(keys))


def _unprinted(sheet: Sheet, given: list[Datum]) -> Iterator[Finding]:
    """Data that are given, and printed nowhere."""
    furnishing = sheet.furnishing
    front = [one for one in given if one.is_front]
    if front and furnishing.masthead:
        line = ", ".join([*furnishing.line, *(one.items[0] for one in front)])
        span = furnishing.furniture.masthead.where("line")
        yield _lacking(sheet, span, listed([one.words for one in front]), "line", line)
        given = [one for one in given if not one.is_front]
    if given:
        keys = "　".join(f"{{{one.items[0]}}}" for one in given)
        span = furnishing.furniture.footer.where("spread")
        yield _lacking(sheet, span, listed([one.words for one in given]), "footer", keys)


def _lacking(sheet: Sheet, span: Span, missing: Words, hint: str, keys: str) -> Finding:
    return Finding(place(span, sheet.page), {"missing": missing, "keys": keys}, "", hint)
