"""What stories, pictures and adverts must say of themselves: the rules CNT."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from layout.audit.sheet import Fields, Finding, Sheet
from layout.diagnostics import Span, Words
from layout.display import Colour, process_of
from layout.page.placed import PlacedBox, PlacedLine, Placement, visible
from layout.page.wording import WORDINGS
from layout.spec.copy import Paragraph
from layout.spec.model import Box, Inset, Language, Story, StoryPicture

Limits = Mapping[str, float]

# -- CNT01: pictures ----------------------------------------------------------------------------

_LACKS = {"caption": Words("caption", "说明"), "credit": Words("credit", "署名")}
# Compiled where one is looked for: a credit inside a caption or a byline,
# 记者 王芳 摄, 王芳 文/图, 资料图片.
CREDIT = (
    r"(?<!拍)[摄攝影绘繪][）)。\s]*$|(?:供图|供圖|制图|製圖|资料图片|資料圖片|资料照片|图片来源|撮影|사진)"
    r"|(?:摄影|攝影|绘图|繪圖|漫画|漫畫)[\s　:：/／|]+\S|(?<![上下左右此附])[图圖]片?[:：/／|]\s*\S"
    r"|[图圖]片?由\S+提供|[文撰][\s/／·、]*[图圖摄攝]"
)


def caption_credit(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """A picture without a caption or a credit."""
    for box in sheet.boxes:
        spec = sheet.spec(box)
        if spec.picture:
            yield from _lacking(spec, spec, "")
        for inset in spec.insets:
            if inset.picture:
                yield from _lacking(spec, inset, "")
        stories = spec.briefs.stories if spec.briefs else ()
        if spec.story and not spec.continues:
            stories = (spec.story,)
        for story in stories:
            for block in story.body:
                if isinstance(block, StoryPicture):
                    yield from _lacking(spec, block, "story")


_WHAT = {
    "Box": Words("the picture", "的图片"),
    "Inset": Words("the inset picture", "里嵌入的图片"),
    "StoryPicture": Words("a picture of the story", "稿里的图片"),
}


def _lacking(box: Box, one: Box | Inset | StoryPicture, hint: str) -> Iterator[Finding]:
    byline = "".join(box.story.byline) if box.story else ""
    is_credited = one.credit or re.search(CREDIT, one.caption or "") or re.search(CREDIT, byline)
    lacks = [key for key, given in (("caption", one.caption), ("credit", is_credited)) if not given]
    if lacks:
        words = [_LACKS[key] for key in lacks]
        fields: Fields = {
            "box": box.name,
            "what": _WHAT[type(one).__name__],
            "lacks": Words(" and no ".join(w.en for w in words), "和".join(w.zh for w in words)),
            "keys": ", ".join(f"`{key}: …`" for key in lacks),
        }
        span = one.where(lacks[0])
        if lacks[0] not in one.places and isinstance(one, Box):
            span = one.where("picture")
        yield Finding(span, fields, box.name, hint)


# -- CNT02: whose word a story is ---------------------------------------------------------------


class Agency(msgspec.Struct, frozen=True):
    """An agency whose copy is used on terms: the names that it goes by, and how it opens copy."""

    name: str
    names: tuple[str, ...]
    dateline: str


# Who asks that dateline and byline stay (XH for the first; the second in its own terms alike).
AGENCIES: tuple[Agency, ...] = (
    Agency("新华社", ("新华社", "新華社", "新华网", "新華網"), "新华社…月…日电（记者 …）"),
    Agency(
        "中新社",
        ("中新社", "中国新闻社", "中國新聞社", "中新网", "中新網"),
        "中新社…月…日电（记者 …）",
    ),
)
# A story's first words that say where it comes from, and its last that say who wrote it.
OPENING = (
    r"[\s　]*(?:(?:本报|本報|本刊|本社|据|據|综合|綜合|"
    r"\S{2,6}[社网網报報]\S{0,8}[0-9０-９一二三四五六七八九十]日)\S{0,12}?(?:讯|訊|电|電|报道|報道|報導|消息)"
    r"|(?:本报|本報|本刊|本社)?\S{0,2}(?:记者|記者|通讯员|通訊員)[\s　：:]+\S|[□■○●◎◆]\s*\S{2,8}$)"
)
_SIGNED = r"[（(][^（）()]{2,40}[）)][\s　]*$"
_ASKED: tuple[Language, ...] = ("zh-Hans", "zh-Hant")
_ABRIDGED = "据據"  # of agency copy: its writers may fall away


def byline(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """A story that does not say whose it is; agency copy needs both dateline and byline.

    Papers in Chinese are asked: elsewhere much is printed without a name.
    """
    for box in sheet.stories if sheet.edition.house.language in _ASKED else ():
        spec = sheet.spec(box)
        story = spec.story
        if story is None or spec.continues:
            continue
        first, last = _ends(story)
        said = f"{story.dateline or ''}{first}"
        if not (story.byline or story.dateline or story.source or story.editor):
            if (
                re.match(OPENING, first)
                or re.search(_SIGNED, last)
                or _is_aside(box, limits["aside"])
            ):
                continue
            reason = Words("there is no byline, dateline or source", "没有署名、电头或来源")
            yield Finding(_of_story(story), {"box": box.name, "reason": reason}, box.name)
            continue
        yield from _of_agency(box.name, story, said, last)


def _ends(story: Story) -> tuple[str, str]:
    """The first and the last words of a story's text."""
    texts = [block for block in story.body if isinstance(block, Paragraph)]
    if not texts:
        return "", ""
    return texts[0].text[:60], texts[-1].text[-44:]


def _is_aside(box: PlacedBox, most: float) -> bool:
    """附文: a short text in a frame or on a tint, which belongs to what it stands beside."""
    return (
        box.is_framed and sum(visible(text) for part, text in box.texts if part == "body") <= most
    )


def _of_story(story: Story, key: str = "") -> Span:
    span = story.where(key)
    return span if span.line or not story.file else Span(story.file, 1)


def _of_agency(name: str, story: Story, said: str, last: str) -> Iterator[Finding]:
    """What copy of an agency has lost: its dateline, or the names of its reporters."""
    writers = "".join(story.byline)
    told = f"{said[:24]}{writers}{story.source or ''}"
    for agency in AGENCIES:
        if not any(word in told for word in agency.names):
            continue
        opens = next((word for word in agency.names if word in said[:8]), "")
        if not opens:
            reason = Words(
                f"copy of {agency.name} has lost its dateline", f"{agency.name}稿没有电头"
            )
            yield _lost(name, story, reason, agency, "dateline")
        named = re.search(r"[（(].*[）)]|记者|記者", said) or re.search(_SIGNED, last)
        if not writers and not named and said[:1] not in _ABRIDGED:
            reason = Words(f"copy of {agency.name} names no reporter", f"{agency.name}稿没有署名")
            yield _lost(name, story, reason, agency, "byline")
        return


def _lost(name: str, story: Story, reason: Words, agency: Agency, key: str) -> Finding:
    right = agency.dateline if key == "dateline" else f"{agency.name}记者 …"
    fields: Fields = {"box": name, "reason": reason, "right": right, "agency": agency.name}
    span = _of_story(story, "source" if story.source else "dateline")
    return Finding(span, fields, name, key)


# -- CNT03: jumps -------------------------------------------------------------------------------

_HARDLY = 5  # lines: fewer are told by W228


def jump_pair(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """A part of a story that is too short, has no head of its own, or jumps on once more."""
    for box in sheet.stories:
        spec, stretch = sheet.spec(box), box.stretch
        if stretch is None:
            continue
        pages = [place.page for place in stretch.parts]
        own = sheet.page.number
        if len(set(pages)) < 2:
            continue
        first = pages.index(own) == stretch.part  # of the parts on this page
        if first:
            yield from _little(sheet, box, pages, limits)
        turns = [page for at, page in enumerate(pages) if at and page != pages[at - 1]]
        if first and own in turns[1:]:
            words = Words(f"the story jumps {len(turns)} times", f"一稿转了 {len(turns)} 次版")
            yield _of_jump(sheet, box, words, "once", turns[0])
        before = pages[stretch.part - 1] if stretch.part else own
        if before != own and not spec.headline:
            words = Words(
                f"it repeats the headline of page {before}", f"标题与第 {before} 版的相同"
            )
            yield _of_jump(sheet, box, words, "headline", own)


def _little(sheet: Sheet, box: PlacedBox, pages: list[int], limits: Limits) -> Iterator[Finding]:
    """Too little text on this side of the jump, and where the break would have to go."""
    stretch, own = box.stretch, sheet.page.number
    if stretch is None:
        return
    names = {place.box for place in stretch.parts if place.page == own}
    parts = [one for one in sheet.stories if one.name in names and one.stretch]
    count = sum(line.part == "body" for one in parts for line in one.lines)
    is_first = own == pages[0]
    least = int(limits["before" if is_first else "after"])
    if not _HARDLY <= count < least:
        return
    words = Words(
        f"only {count} lines {'precede' if is_first else 'follow'} the jump",
        f"转版{'前' if is_first else '后'}只有 {count} 行",
    )
    chars = sum(one.stretch.stop - one.stretch.start for one in parts if one.stretch)
    is_short = stretch.length * count < chars * (limits["before"] + limits["after"])
    hint = "whole" if is_short else "before" if is_first else "after"
    needed = least - count
    depth = -(-needed // max(1, sum(len(sheet.legs(one)) for one in parts)))
    page = own if is_first else pages[stretch.part - 1]
    yield _of_jump(sheet, box, words, hint, page, depth if is_first else needed)


def _of_jump(
    sheet: Sheet, box: PlacedBox, reason: Words, hint: str, page: int, needed: int = 0
) -> Finding:
    spec = sheet.spec(box)
    fields: Fields = {"box": box.name, "reason": reason, "page": page, "needed": needed}
    return Finding(spec.where("continues" if spec.continues else ""), fields, box.name, hint)


# -- CNT04, CNT05: adverts ----------------------------------------------------------------------

# Labels of what the paper says for itself, which nobody pays for (TH).
OWN_NOTICES = (
    "启事", "啟事", "本报启事", "本報啟事", "征稿启事", "徵稿啟事", "征订启事", "征稿", "征订",
    "更正", "更正启事", "致读者", "致讀者", "社告", "お知らせ", "알림", "사고",
)  # fmt: skip
# What a story calls itself that somebody paid for.
_PAID = {"广告", "廣告", "推广", "推廣", "软文", "商业推广", "広告", "광고"}
_FAINT = 0.4  # of ink: less is not clearly legible on paper
_LIKE = 1.15  # of the body's size: larger does not look like news


def ad_label(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """An advert not labelled as one, or not legibly; an advert that looks like news."""
    for box in sheet.boxes:
        if box.kind == "advert" and box.placement:
            yield from _label(sheet, box, limits["size"])
            yield from _looks(sheet, box)
        elif (story := sheet.spec(box).story) and not sheet.spec(box).continues:
            yield from _paid_story(box, story)


def _label(sheet: Sheet, box: PlacedBox, least: float) -> Iterator[Finding]:
    advert, words = sheet.spec(box).advert, WORDINGS[sheet.edition.house.language]
    if advert is None or box.placement is None:
        return
    label = "".join(box.placement.label.replace("/", "").split())
    is_notice = box.placement.kind == "psa"
    right = words.notice if is_notice else words.advert
    known = (words.notice, "公益") if is_notice else (words.advert, "广告", "廣告")
    if label not in OWN_NOTICES and not any(word in label for word in known):
        reason = Words(
            f"its label says “{label}”, not {right}", f"标签写的是“{label}”，不是{right}"
        )
        yield _of_label(box, advert.where("label"), reason, "", right)
    lines = [line for line in box.lines if line.part == "label"]
    runs = [run for line in lines for run in line.line.runs]
    small = min((run.size for run in runs), default=least)
    if small < least - 0.01:
        reason = Words(f"its label is set in {small:g} pt", f"标签只有 {small:g} pt")
        yield _of_label(box, advert.where("label"), reason, "size", f"{least:g}")
    if runs and not sheet.spec(box).tint and max(_ink(run.colour) for run in runs) < _FAINT:
        reason = Words("its label is too faint to be read", "标签颜色太浅，看不清")
        yield _of_label(box, advert.where("label"), reason, "ink", "")


def _ink(colour: Colour) -> float:
    """How much a colour stands out on paper, where yellow does not."""
    cyan, magenta, _, black = process_of(colour)
    return max(cyan, magenta, black)


def _of_label(box: PlacedBox, span: Span, reason: Words, hint: str, right: str) -> Finding:
    fields: Fields = {"box": box.name, "reason": reason, "right": right}
    return Finding(span, fields, box.name, hint)


def _looks(sheet: Sheet, box: PlacedBox) -> Iterator[Finding]:
    """An unframed advert of text whose lines are set as a story's text is."""
    lines = [line for line in box.lines if line.part.startswith("line")]
    texts = [line for one in sheet.stories for line in one.lines if line.part == "body"]
    body = texts[-1] if texts else None
    if box.is_framed or not body or len(lines) < 2:
        return
    if all(_is_like(line, body) for line in lines[1:]):
        reason = Words("it is set as a story is: the body's face and size, no frame",
                       "排得和新闻一样：用正文的字体字号，又没有框")  # fmt: skip
        yield _of_label(box, sheet.spec(box).where("advert"), reason, "frame", "")


def _is_like(line: PlacedLine, body: PlacedLine) -> bool:
    """Whether a line is set in the face and about the size of another."""
    runs, other = line.line.runs, body.line.runs
    if not runs or not other:
        return False
    return runs[0].face == other[0].face and runs[0].size <= _LIKE * other[0].size


def _paid_story(box: PlacedBox, story: Story) -> Iterator[Finding]:
    """A story that says of itself that it is paid for."""
    for key in ("kicker", "source", "dateline", "byline"):
        given = getattr(story, key)
        for text in given if isinstance(given, tuple) else (given,) if given else ():
            if text.strip("（()）[]【】 　") in _PAID:
                reason = Words(f"a paid text (“{text}”) has the form of a story",
                               f"付费的文字（“{text}”）排成了新闻")  # fmt: skip
                yield _of_label(box, story.where(key), reason, "story", "")


def psa_quota(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """How much of the page public-service adverts take."""
    found = [box for box in sheet.boxes if _is_notice(box.placement)]
    if found:
        cells = sum(row.bit_count() for box in found for row in box.region.rows)
        percent = round(100 * cells / (sheet.grid.columns * sheet.grid.lines), 1)
        fields: Fields = {"percent": f"{percent:g}", "page": sheet.page.number}
        first, *others = (sheet.spec(box).where("advert") for box in found)
        yield Finding(first, fields, found[0].name, notes=tuple(others))


def _is_notice(placement: Placement | None) -> bool:
    """Whether an advert serves the public: by its kind, or by its label."""
    return placement is not None and (placement.kind == "psa" or "公益" in placement.label)
