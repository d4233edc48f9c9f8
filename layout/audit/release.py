"""Who answers for a page, and who let it go to press: the rule ISS05."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from layout.audit.issue import listed
from layout.audit.sheet import Fields, Finding, Sheet
from layout.diagnostics import Words
from layout.spec.keys.signoff import STAGES

Limits = Mapping[str, float]
_CREDITS: dict[str, tuple[Words, str]] = {
    "editor": (Words("editor", "责任编辑"), "责任编辑|責任編輯|责编|責編|编辑|編輯|편집"),
    "proof": (Words("proof reader", "校对"), "校对|校對|校閲|校检|교열"),
}
# Who signs, by the limit that says how many of them a house has (newspaper-terms, section 4).
_CHAIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("reviews", ("editor", "head", "chief")),  # 三审
    ("readings", ("first-reading", "second-reading", "third-reading")),  # 三校
    ("checks", ("check",)),
)


def page_credits(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """A page without its editor or proof reader; a released one with signatures missing."""
    if sheet.edition.date is not None:
        yield from _uncredited(sheet)
    if sheet.edition.status == "released":
        yield from _unsigned(sheet, limits)


def _uncredited(sheet: Sheet) -> Iterator[Finding]:
    """Roles that the page does not name, where the paper owes them or names them elsewhere."""
    page, edition = sheet.page, sheet.edition
    said = [text for box in sheet.placed.boxes if box.kind == "furniture" for _, text in box.texts]
    lacking: dict[str, list[str]] = {"": [], "print": []}
    for key, (_, typed) in _CREDITS.items():
        if not edition.house.paper.cn and not any(getattr(one, key) for one in edition.pages):
            continue
        names = getattr(page, key)
        if names and not any(name in text for name in names for text in said):
            lacking["print"].append(key)
        elif not names and not _is_named(sheet, key, typed, said):
            lacking[""].append(key)
    where = Words(f"page {page.number}", f"第 {page.number} 版")
    for hint, keys in lacking.items():
        if keys:
            words = [_CREDITS[key][0] for key in keys]
            en = " and no ".join(one.en for one in words)
            zh = "和".join(one.zh for one in words)
            joint = "}}　{{" if hint else ": …`, `"
            fields: Fields = {
                "where": where,
                "reason": Words(f"no {en} is printed", f"没有署{zh}"),
                "key": joint.join(keys).replace("{{", "{").replace("}}", "}"),
                "page": page.number,
            }
            yield Finding(page.where(keys[0]), fields, "", hint)


def _is_named(sheet: Sheet, key: str, typed: str, said: list[str]) -> bool:
    """Whether a role is typed in the furniture, or signed under a story."""
    if key == "editor" and any((s := sheet.spec(box).story) and s.editor for box in sheet.boxes):
        return True
    return any(re.search(typed, text) for text in said)


def _unsigned(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Stages of the sign-off that are not signed, or without a time.

    What is wrong with all pages alike is told alike by each, and so once.
    """
    edition, number = sheet.edition, sheet.page.number
    own = [one for one in edition.signoff if one.page in (None, number)]
    is_apart = any(one.page is not None for one in edition.signoff)
    where = Words(f"page {number}", f"第 {number} 版") if is_apart else Words("the edition", "本期")
    needed = [stage for name, row in _CHAIN for stage in row[: int(limits[name])]]
    signed = {one.stage for one in own}
    missing = [stage for stage in STAGES if stage in needed and stage not in signed]
    if missing:
        words = listed([Words(stage, STAGES[stage]) for stage in missing])
        reason = Words(
            f"released, and not signed by: {words.en}", f"已付印，却没有签字：{words.zh}"
        )
        page = f", page: {number}" if is_apart else ""
        row = f"{{stage: {missing[0]}, name: …, time: …{page}}}"
        span = edition.where("signoff" if edition.signoff else "status")
        yield Finding(span, {"where": where, "reason": reason, "key": row}, "", "sign")
    for one in own:
        if one.time is None and one.stage in needed:
            reason = Words(
                f"{one.name} signed ({one.stage}) without a time",
                f"{one.name}（{STAGES[one.stage]}）签字没有写时间",
            )
            yield Finding(one.where(), {"where": where, "reason": reason}, "", "time")
