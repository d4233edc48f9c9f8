"""How headlines look and stand to each other: the rules HED."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise

from layout.audit.families import families, family_of
from layout.audit.sheet import HEAD_PARTS, Fields, Finding, Headline, Sheet
from layout.diagnostics import Span, Words
from layout.display import Image, ImportedPage
from layout.page.head import LEAD_SIZES, NAMES
from layout.page.placed import PlacedBox, PlacedLine
from layout.spec.keys.furniture import MASTHEAD
from layout.spec.model import Box

Limits = Mapping[str, float]
_STEP = 0.5  # pt by which a size must differ to be seen
_ROUNDING = 0.5  # percent
_FILLED = 0.92  # of the height of a picture of lettering: the em of its characters is as much more


def headline_fit(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """A headline condensed by more than a little, or that of a story much shorter than its place.

    One that would be wider than its place is condensed, broken or made smaller, and F202 tells.
    """
    for head in sheet.heads:
        box = head.box
        for part, found in groupby(
            (one for one in box.lines if one.part in HEAD_PARTS), key=lambda one: one.part
        ):
            lines = [one for one in found if one.line.runs]
            if lines and (most := _too_flat(sheet, box, lines, limits["condense"] / 100)):
                yield _condensed(sheet, head, part, lines, most)
        is_story = box.kind == "story" and box.head_width > 0
        share = _widest(head.lines) / box.head_width if is_story else 1.0
        # A headline of nothing that shows has no width to begin from.
        if 0 < share * 100 < limits["fill"] - _ROUNDING and _is_plain(sheet, box):
            yield _short(sheet, head, share, limits["fill"] / 100)


def _too_flat(sheet: Sheet, box: PlacedBox, lines: list[PlacedLine], least: float) -> float:
    """The least x-scale that a part may have, where it was condensed below it; else nought."""
    scale = max(run.x_scale for line in lines for run in line.line.runs)
    if lines[0].line.is_vertical or scale * 100 >= least * 100 - _ROUNDING:
        return 0.0
    least *= _asked_scale(sheet, box, lines[0].part)
    return least if scale < least - _ROUNDING / 100 else 0.0


def _asked_scale(sheet: Sheet, box: PlacedBox, part: str) -> float:
    """The x-scale that the house or the box asks of a part (长)."""
    from layout.spec import StyleSheet  # late: few heads are condensed

    chain = StyleSheet(sheet.edition.house).chain(part, getattr(sheet.spec(box).head, part))
    return chain.x_scale or 1.0


def _condensed(
    sheet: Sheet, head: Headline, part: str, lines: list[PlacedLine], least: float
) -> Finding:
    """How many characters the longest line is to lose so that it need not be condensed so far."""
    longest = max(lines, key=lambda one: one.line.width)
    run = longest.line.runs[0]
    room = longest.line.width if len(lines) == 1 else head.box.head_width or longest.line.width
    percent = round(run.x_scale * 100)
    excess = longest.line.width * least / run.x_scale - room
    fields: Fields = {
        "box": head.box.name, "part": NAMES[part],
        "what": _percent("is condensed to {} %", "压窄到 {}%", percent),
        "least": round(least * 100), "chars": max(1, math.ceil(excess / (run.size * least) - 0.01)),
        "line": _text(longest)[:16],
    }  # fmt: skip
    return Finding(_where(sheet, head.box, part), fields, head.box.name, "condensed")


def _percent(en: str, zh: str, value: int) -> Words:
    return Words(en.format(value), zh.format(value))


def _is_plain(sheet: Sheet, box: PlacedBox) -> bool:
    """Whether a head stands by itself over its text, in the middle, as wide as its story.

    A head of a jumped part, on a ground, in a frame or with a picture is not meant to fill.
    """
    spec = sheet.spec(box)
    head = spec.head
    made = (head.reverse, head.tint, head.frame, head.picture, head.ornament, head.rules.underline)
    return (
        head.place in (None, "over")
        and head.direction == "horizontal"
        and head.headline.align in (None, "centre")
        and not (any(made) or spec.frame or spec.tint or spec.continues)
        and sheet.edition.house.styles["headline"].align in (None, "centre")
    )


def _short(sheet: Sheet, head: Headline, share: float, fill: float) -> Finding:
    """The size that fills the place, unless it is larger than the lead's; else the characters."""
    size = math.ceil(head.size * fill / share)
    lead = next((one for one in sheet.headlines if one.box is sheet.lead), head)
    longest = max(head.lines, key=lambda one: one.line.width)
    zi, percent = longest.line.width / head.size, round(share * 100)
    fields: Fields = {
        "box": head.box.name, "part": NAMES["headline"],
        "what": _percent("fills {} % of its width", "只占版块宽度的 {}%", percent),
        "size": size, "chars": max(1, math.ceil(zi * (fill / share - 1))), "line": _text(longest),
    }  # fmt: skip
    is_lead = head.box is sheet.lead
    hint = "narrow" if is_lead or size <= lead.size else "longer"
    span = sheet.spec(head.box).head.headline.where("size")
    where = span if span.file else _where(sheet, head.box, "headline")
    return Finding(where, fields, head.box.name, hint)


def _widest(lines: tuple[PlacedLine, ...]) -> float:
    return max(line.line.width for line in lines)


def _where(sheet: Sheet, box: PlacedBox, part: str = "headline") -> Span:
    """Where the words of a head are written."""
    story = sheet.spec(box).story
    return story.where(part) if story else sheet.spec(box).where(part)


def _text(line: PlacedLine) -> str:
    return "".join(run.text for run in line.line.runs if not run.is_ruby)


def hierarchy(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """A headline larger than the lead's, or clearly larger than one as wide above it."""
    heads = sheet.headlines
    lead = next((head for head in heads if head.box is sheet.lead), None)
    told = set()
    for head in sheet.heads:
        if lead and head.box is not lead.box and head.size > _most_beside(sheet, lead, limits):
            told.add(head.box.name)
            yield _larger(sheet, head, lead, "lead")
    ranked = [head for head in heads if _is_ranked(sheet, head, lead)]
    for lower in ranked:
        above = [upper for upper in ranked if _outdoes(lower, upper, limits["grown"] / 100)]
        if above and lower.box.name not in told:
            yield _larger(sheet, lower, min(above, key=lambda one: one.size), "")


def _most_beside(sheet: Sheet, lead: Headline, limits: Limits) -> float:
    """The largest size beside the lead's; a page of narrow heads has no clear lead."""
    is_wide = lead.box.region.span >= min(LEAD_SIZES.columns, sheet.grid.columns // 2 + 1)
    return lead.size + _STEP if is_wide else lead.size * (1 + limits["grown"] / 100)


def _is_ranked(sheet: Sheet, head: Headline, lead: Headline | None) -> bool:
    """Whether a head takes part in the order of size from top to foot.

    What is boxed, set aside or goes on from another page does not, nor what stands over or left of
    the lead (报眼, 假头条) or level with the masthead.
    """
    spec, region = sheet.spec(head.box), head.box.region
    if spec.continues or spec.frame or spec.tint or not _is_over(spec):
        return False
    if lead is None or head is lead:
        return head is not lead
    is_before = region.top < lead.box.region.top or (
        region.top == lead.box.region.top and region.left < lead.box.region.left
    )
    return not is_before


def _is_over(spec: Box) -> bool:
    head = spec.head
    aside = head.place not in (None, "over") or head.columns or head.direction == "vertical"
    return not (aside or head.reverse or head.tint)


def _outdoes(lower: Headline, upper: Headline, grown: float) -> bool:
    """Whether a head is clearly larger than one of as many columns and lines that stands above."""
    a, b = upper.box.region, lower.box.region
    return (
        a.span == b.span
        and b.top >= a.bottom
        and len(upper.lines) <= len(lower.lines)
        and lower.size > upper.size * (1 + grown)
    )


def _larger(sheet: Sheet, head: Headline, than: Headline, hint: str) -> Finding:
    box, size = head.box, head.size
    fields: Fields = {
        "box": box.name, "size": f"{size:.4g}",
        "other": than.box.name, "least": f"{than.size:.4g}", "most": f"{_down(than.size):g}",
        "where": Words("the lead", "头条") if hint else Words("which stands above it", "在它上方"),
    }  # fmt: skip
    spec = sheet.spec(box)
    span = spec.head.headline.where("size")
    notes = (sheet.spec(than.box).where(),)
    return Finding(span if span.file else spec.where(), fields, box.name, "", notes)


def _down(size: float) -> float:
    """A size in half points that is no larger."""
    return math.floor(size * 2 + 0.01) / 2


def name_largest(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """A text on page 1 larger than the paper's name, be that text or a picture of lettering."""
    masthead = next((box for box in sheet.boxes if _is_masthead(sheet, box)), None)
    if sheet.page.number != 1 or masthead is None or not (name := _name_size(masthead)):
        return
    for box in sheet.placed.boxes:
        found = [
            (run.size, line)
            for line in box.lines
            for run in line.line.runs
            if run.size > name + _STEP and not (box is masthead and line.part == "name")
        ]
        if found:
            size, line = max(found, key=lambda one: one[0])
            yield _over_name(sheet, box, (size, line), name)


def _is_masthead(sheet: Sheet, box: PlacedBox) -> bool:
    return box.kind == "furniture" and sheet.spec(box).furniture == MASTHEAD


def _name_size(masthead: PlacedBox) -> float:
    """The size of the paper's name in points; of lettering that of type as high as it."""
    runs = [run.size for line in masthead.lines if line.part == "name" for run in line.line.runs]
    key = f"{masthead.name}/picture"
    pictures = [
        min(one.width, one.height) / _FILLED
        for one in masthead.shapes
        if isinstance(one, Image | ImportedPage) and one.source and one.source.key == key
    ]
    return max([*runs, *pictures], default=0.0)


def _over_name(
    sheet: Sheet, box: PlacedBox, found: tuple[float, PlacedLine], name: float
) -> Finding:
    size, line = found
    fields: Fields = {
        "box": box.name, "text": _text(line)[:12],
        "size": f"{size:.4g}", "name": f"{name:.4g}", "most": f"{_down(name):g}",
    }  # fmt: skip
    spec = sheet.page.boxes.get(box.name)
    is_head = spec is not None and line.part in HEAD_PARTS
    if spec is None or not is_head:
        return Finding(line.source, fields, box.name, "text")
    span = getattr(spec.head, line.part).where("size")
    return Finding(span if span.file else spec.where(), fields, box.name)


def headline_break(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Lines of a headline that part a word or a number, begin with 的, or differ much in length."""
    for head in sheet.heads:
        texts = dict(head.box.texts)
        lines = [one for one in head.box.lines if one.part in HEAD_PARTS and one.line.runs]
        told: set[str] = set()
        for one, other in pairwise(lines):
            if one.part != other.part or other.part not in texts:
                continue
            at = other.offset + other.line.start
            if reason := _bad_break(sheet, head.box, texts[other.part], at):
                told.add(other.part)
                yield _break(sheet, head, other.part, _text(one), reason)
        widths = [line.line.natural for line in head.lines if "headline" not in told]
        if len(widths) > 1 and min(widths) * 100 < limits["least"] * max(widths):
            percent = round(100 * min(widths) / max(widths))
            words = Words(f"its shortest line is {percent} % of the longest",
                          f"最短一行只有最长一行的 {percent}%")  # fmt: skip
            yield _break(sheet, head, "headline", _text(head.lines[0]), words)


def _bad_break(sheet: Sheet, box: PlacedBox, text: str, at: int) -> Words | None:
    """Why a line may not end before a character."""
    from layout.text.parting import parting  # late: few heads have several lines

    edition, story = sheet.edition, sheet.spec(box).story
    names = (*edition.house.keep, *edition.keep, *(story.keep if story else ()))
    found = parting(text, at, names, edition.house.language)
    if found is None:
        return None
    if found.kind == "word":
        return Words(f"the word {found.text} is parted", f"“{found.text}”被拆成两行")
    if found.kind == "number":
        return Words(f"{found.text} is parted", f"“{found.text}”的数字与单位被拆开")
    leaning = text[at]
    return Words(f"{leaning} belongs to the words before it", f"“{leaning}”字要跟着前面的词")


def _break(sheet: Sheet, head: Headline, part: str, before: str, reason: Words) -> Finding:
    from layout.audit.rebreak import better_break  # late: few heads are broken badly

    fields: Fields = {
        "box": head.box.name,
        "part": NAMES[part],
        "before": before[-6:],
        "reason": reason,
    }
    hint = ""
    if part == "headline" and (better := better_break(sheet, head)):
        fields["better"], hint = better, "better"
    return Finding(_where(sheet, head.box, part), fields, head.box.name, hint)


def face_count(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """More families on the page, or in its headlines, than a reader takes for one voice."""
    used = {run.face for box in sheet.placed.boxes for line in box.lines for run in line.line.runs}
    if len({family_of(sheet.faces[face]) for face in used}) <= min(limits.values()):
        return  # as nearly always: no need to count
    heads = {*HEAD_PARTS}
    places = (
        (None, limits["page"], Words("on the page", "这一版")),
        (heads, limits["heads"], Words("in its headlines", "标题里")),
    )
    for parts, most, where in places:
        found = families(sheet, parts)
        if len(found) > most:
            least = min(found.values(), key=lambda family: family.count)
            known = sorted(family.name for family in found.values())
            fields: Fields = {
                "count": len(found), "where": where, "most": f"{most:g}",
                "families": Words(", ".join(known), "、".join(known)),
                "family": least.name, "text": least.text, "box": least.box,
            }  # fmt: skip
            yield Finding(least.source, fields, least.box)
