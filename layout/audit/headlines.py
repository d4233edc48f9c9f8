"""How headlines look and stand to each other: the rules HED."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise
from pathlib import Path

from layout.audit.sheet import HEAD_PARTS, Fields, Finding, Headline, Sheet
from layout.diagnostics import Span, Words
from layout.page.placed import PlacedBox, PlacedLine

Limits = Mapping[str, float]
_STEP = 0.5  # pt by which a size must differ to be seen
# What a line of a headline may not begin with, and why (published headline criticism).
_STARTS: tuple[tuple[str, Words], ...] = (
    ("的地得", Words("的 belongs to the words before it", "“的”字要跟着前面的词")),
    ("了着过", Words("a particle belongs to its verb", "助词要跟着动词")),
)
_NUMBER = re.compile(r"[0-9０-９.．%％]$")
_UNIT = re.compile(r"^[\u4e00-\u9fff0-9０-９%％]")


def headline_fit(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """A headline condensed by more than a little, or much shorter than its place."""
    for head in sheet.headlines:
        box, style = head.box, sheet.spec(head.box).head.headline
        if style.x_scale is None and head.x_scale * 100 < limits["condense"] - 0.5:
            spare = 1 - head.x_scale * 100 / limits["condense"]
            chars = max(1, round(spare * max(len(_text(line)) for line in head.lines)))
            yield _ill_fitting(sheet, box, round(head.x_scale * 100), chars, "")
        share = max(line.line.width for line in head.lines) / _room(sheet, box)
        if share * 100 < limits["fill"] and style.align is None:
            yield _ill_fitting(sheet, box, round(share * 100), 0, "narrow")


def _ill_fitting(sheet: Sheet, box: PlacedBox, percent: int, chars: int, hint: str) -> Finding:
    fields: Fields = {"box": box.name, "percent": percent, "chars": chars}
    return Finding(_where(sheet, box), fields, box.name, hint)


def _room(sheet: Sheet, box: PlacedBox) -> float:
    """The width of a box's first line in points."""
    grid, region = sheet.grid, box.region
    return (grid.column(region.span - 1) + grid.measure) * grid.body


def _where(sheet: Sheet, box: PlacedBox) -> Span:
    story = sheet.spec(box).story
    return story.where("headline") if story else sheet.spec(box).where("headline")


def _text(line: PlacedLine) -> str:
    return "".join(run.text for run in line.line.runs)


def hierarchy(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """A headline larger than the lead's, or than one as wide above it."""
    heads = sheet.headlines
    lead = next((head for head in heads if head.box is sheet.lead), None)
    for head in heads:
        if lead and head.size > lead.size + _STEP:
            yield _larger(sheet, head, lead, "lead")
    for upper, lower in combinations(heads, 2):
        if upper is lead or lower.box.region.top < upper.box.region.bottom:
            continue
        as_wide = upper.box.region.span == lower.box.region.span
        if as_wide and lower.size > upper.size + _STEP and upper.size >= _STEP:
            yield _larger(sheet, lower, upper, "")


def _larger(sheet: Sheet, head: Headline, than: Headline, hint: str) -> Finding:
    fields: Fields = {
        "box": head.box.name, "size": f"{head.size:g}",
        "other": than.box.name, "least": f"{than.size:g}",
    }  # fmt: skip
    span = sheet.spec(head.box).head.headline.where("size")
    if not span.file:
        span = sheet.spec(head.box).where()
    return Finding(span, fields, head.box.name, hint, (sheet.spec(than.box).where(),))


def name_largest(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """A text on page 1 larger than the paper's name."""
    names = [line for box in sheet.placed.boxes for line in box.lines if line.part == "name"]
    sizes = [run.size for line in names for run in line.line.runs]
    if not sizes:
        return
    name = max(sizes)
    for box in sheet.boxes:
        for line in box.lines:
            size = max((run.size for run in line.line.runs), default=0.0)
            if size > name + _STEP and line.part != "name":
                fields: Fields = {
                    "box": box.name, "text": _text(line)[:12],
                    "size": f"{size:g}", "name": f"{name:g}",
                }  # fmt: skip
                yield Finding(sheet.spec(box).where(), fields, box.name)
                break


def headline_break(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Lines of a headline that begin with a particle, part a number, or differ much in length."""
    for head in sheet.headlines:
        for one, other in pairwise(head.lines):
            before, after = _text(one).rstrip(), _text(other).lstrip()
            if one.offset == other.offset and (reason := _bad_break(before, after)):
                yield _break(sheet, head.box, before, reason)
        widths = [line.line.width for line in head.lines]
        if len(widths) > 1 and min(widths) < limits["least"] * max(widths):
            percent = round(100 * min(widths) / max(widths))
            words = Words(f"its shortest line is {percent} % of the longest",
                          f"最短一行只有最长一行的 {percent}%")  # fmt: skip
            yield _break(sheet, head.box, _text(head.lines[0]), words)


def _bad_break(before: str, after: str) -> Words | None:
    for characters, reason in _STARTS:
        if after[:1] in characters and after[:1]:
            return reason
    if _NUMBER.search(before) and _UNIT.match(after):
        return Words("a number is parted from its unit", "数字与单位分开了")
    return None


def _break(sheet: Sheet, box: PlacedBox, before: str, reason: Words) -> Finding:
    fields: Fields = {"box": box.name, "before": before[-6:], "reason": reason}
    return Finding(_where(sheet, box), fields, box.name)


def face_count(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """More families on the page, or in its headlines, than a reader takes for one voice."""
    lines = [(line, box) for box in sheet.boxes if box.kind != "furniture" for line in box.lines]
    heads = [(line, box) for line, box in lines if line.part in HEAD_PARTS]
    places = (
        (lines, limits["page"], Words("on the page", "这一版")),
        (heads, limits["heads"], Words("in its headlines", "标题里")),
    )
    for found, most, where in places:
        families = _families(sheet, found)
        if len(families) > most:
            least = min(families, key=lambda family: families[family])
            fields: Fields = {
                "count": len(families), "where": where,
                "families": ", ".join(sorted(families)), "family": least,
            }  # fmt: skip
            yield Finding(sheet.page.where("plan"), fields)


def _families(sheet: Sheet, lines: Iterable[tuple[PlacedLine, PlacedBox]]) -> dict[str, int]:
    """The families that lines are set in, with the characters of each."""
    counts: dict[str, int] = {}
    for line, _ in lines:
        for run in line.line.runs:
            name = Path(sheet.faces[run.face].path).stem.split("-")[0]
            counts[name] = counts.get(name, 0) + len(run.text)
    return counts
