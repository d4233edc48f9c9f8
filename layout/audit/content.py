"""What stories, pictures and adverts must say of themselves: the rules CNT."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from layout.audit.sheet import Fields, Finding, Sheet
from layout.diagnostics import Span, Words
from layout.page.wording import WORDINGS
from layout.spec.model import StoryPicture

Limits = Mapping[str, float]
_PARTS = {"caption": Words("caption", "说明"), "credit": Words("credit", "署名")}
_AGENCIES = ("新华社", "中新社", "中新网", "人民日报")


def caption_credit(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """A picture without a caption, or without a credit."""
    for box in sheet.boxes:
        spec = sheet.spec(box)
        if box.kind == "picture":
            yield from _lacking(box.name, spec.where("picture"), spec.caption, spec.credit)
        for block in spec.story.body if spec.story else ():
            if isinstance(block, StoryPicture):
                yield from _lacking(box.name, block.where(), block.caption, block.credit)


def _lacking(name: str, span: Span, caption: str | None, credit: str | None) -> Iterator[Finding]:
    for key, given in (("caption", caption), ("credit", credit)):
        if not given:
            yield Finding(span, {"box": name, "what": _PARTS[key], "key": key}, name)


def byline(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """A story that does not say whose it is; agency copy needs both dateline and byline."""
    for box in sheet.stories:
        story = sheet.spec(box).story
        if story is None:
            continue
        if not (story.byline or story.dateline or story.source):
            yield Finding(story.where(), {"box": box.name}, box.name)


def ad_label(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """An advert whose label does not say that it is one."""
    word = WORDINGS[sheet.edition.house.language].advert
    for box in sheet.boxes:
        advert, label = sheet.spec(box).advert, box.placement.label if box.placement else ""
        if advert and word not in label and "广告" not in label:
            fields: Fields = {"box": box.name, "text": label}
            yield Finding(advert.where("label"), fields, box.name)


def psa_quota(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """How much of the page public-service adverts take."""
    cells = 0
    for box in sheet.boxes:
        if box.placement and box.placement.kind == "psa":
            cells += sum(row.bit_count() for row in box.region.rows)
    if cells:
        percent = round(100 * cells / (sheet.grid.columns * sheet.grid.lines), 1)
        fields: Fields = {"percent": f"{percent:g}", "page": sheet.page.number}
        yield Finding(sheet.page.where(), fields)
