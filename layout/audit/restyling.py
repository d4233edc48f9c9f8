"""Keys of a box changed: its columns and frame, its head, its type."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from msgspec.structs import replace

from layout.audit.change import Change, Changes, framed, head_of, keyed, name_of, with_box
from layout.audit.sheet import HEAD_PARTS, Fields, Finding, Headline, Sheet
from layout.diagnostics import Words
from layout.page.head import NAMES
from layout.page.heading import split_lines
from layout.page.placed import PlacedLine
from layout.spec.keys import FACES
from layout.spec.model import Box

# Sizes of headlines that a house of type has, in points: the 号 and what stands between and over
# them (newspaper-terms, section 2, A).
SIZES = (
    *(9.0, 10.5, 12.0, 14.0, 15.0, 16.0, 18.0, 20.0, 22.0, 24.0, 26.0, 28.0, 30.0, 32.0, 34.0),
    *(36.0, 38.0, 40.0, 42.0, 45.0, 48.0, 52.0, 56.0, 60.0, 64.0, 68.0, 72.0),
)
# How far a mend changes the size of a head: what goes further is a decision, not a mend.
_LEAST, _MOST = 0.75, 1.25
_NEAR = 0.01
_ROUNDING = 0.5  # percent
_MOST_LINES = 3
_SHOWN = 12  # characters of a text that a finding shows


def frame(sheet: Sheet, found: Finding) -> Changes:
    """The box of a finding framed, or the one beside it."""
    for name in dict.fromkeys((found.box, str(found.fields.get("other", "")))):
        if name in sheet.page.boxes:
            yield from framed(sheet, name)


def columns(sheet: Sheet, found: Finding) -> Changes:
    """As many columns as the finding says, one less or more, or the basic ones."""
    box = next(one for one in sheet.boxes if one.name == found.box)
    bands = sheet.page.boxes[found.box].columns
    if len(bands) > 1 or any(band.widths or band.lines for band in bands):
        return
    now = (bands[0].columns if bands else None) or box.region.span
    wanted = found.fields.get("columns", now - 1)
    asked = wanted if isinstance(wanted, int) and wanted else now - 1
    for count in dict.fromkeys((asked, now - 1, now + 1, box.region.span)):
        if count >= 1 and count != now:
            fields: Fields = {"box": found.box, "columns": count}
            yield keyed(sheet, "columns", fields, ("columns",), str(count))


def fitting_head(sheet: Sheet, found: Finding) -> Changes:
    """A condensed part of a head some sizes down, or its headline in lines; a short one larger."""
    part, size = _part_of_head(sheet, found)
    head = head_of(sheet, found.box)
    if head is None or not size:
        return
    if wanted := _number(found, "size"):
        if found.hint != "longer":
            yield from _resized(sheet, found.box, part, size, (wanted, _up(wanted)))
            yield keyed(sheet, "fit", {"box": found.box}, ("head", "headline", "size"), "fit")
        return
    scale = min(run.x_scale for line in _lines(head, part) for run in line.line.runs)
    most = size * (scale * 100 + _ROUNDING) / sheet.limits("HED01")["condense"]
    smaller = [one for one in reversed(SIZES) if one <= most][:2]
    yield from _resized(sheet, found.box, part, size, smaller)
    if part == "headline":
        yield from _in_lines(sheet, found.box, 1)


def in_order(sheet: Sheet, found: Finding) -> Changes:
    """标题主次: this head down to the size of the other, or the other up to it."""
    size, most = _number(found, "size"), _number(found, "most") or _number(found, "least")
    other = head_of(sheet, name_of(found, "other"))
    sizes = dict.fromkeys((most, _down(most)))
    yield from _resized(sheet, found.box, "headline", size, sizes)
    if other:
        sizes = dict.fromkeys((_half(size), _up(size)))
        yield from _resized(sheet, other.box.name, "headline", other.size, sizes)


def smaller_head(sheet: Sheet, found: Finding) -> Changes:
    """A part of a head that outdoes the paper's name, smaller."""
    path, size, most = _part_of(sheet, found), _number(found, "size"), _number(found, "most")
    if path and path[0] == "head":
        yield from _resized(sheet, found.box, path[1], size, dict.fromkeys((most, _down(most))))


def _number(found: Finding, key: str) -> float:
    """A number of a finding, however it is told; 0 where there is none."""
    value = found.fields.get(key, 0)
    return float(value) if isinstance(value, (int, float, str)) else 0.0


def _half(size: float) -> float:
    """A size in half points that is no smaller."""
    return math.ceil(size * 2 - _NEAR) / 2


def _up(size: float) -> float:
    return next((one for one in SIZES if one >= size), size)


def _down(size: float) -> float:
    return next((one for one in reversed(SIZES) if one <= size), size)


def _part_of_head(sheet: Sheet, found: Finding) -> tuple[str, float]:
    """The part of a head that a finding names, the headline if it names none, and its size."""
    part = next(
        (key for key, name in NAMES.items() if name == found.fields.get("part")), "headline"
    )
    head = head_of(sheet, found.box)
    runs = [run for line in _lines(head, part) for run in line.line.runs] if head else []
    return part, max((run.size for run in runs), default=0.0)


def _lines(head: Headline, part: str) -> list[PlacedLine]:
    return [line for line in head.box.lines if line.part == part and line.line.runs]


def _resized(sheet: Sheet, name: str, part: str, now: float, sizes: Iterable[float]) -> Changes:
    """A part of a head in other sizes, as far as that is a mend."""
    for size in sizes:
        if now and _LEAST - _NEAR <= size / now <= _MOST + _NEAR:
            kind = "size" if part == "headline" else "type"
            fields: Fields = {"box": name, "size": f"{size:g}"}
            yield keyed(sheet, kind, fields, ("head", part, "size"), f"{size:g}pt")


def broken_head(sheet: Sheet, found: Finding) -> Changes:
    """The headline broken as the finding says, else where its words part in as many lines."""
    better = found.fields.get("better")
    if isinstance(better, str):
        yield from _broken(sheet, found.box, [better])
    elif found.fields.get("part") in (None, NAMES["headline"]):
        yield from _in_lines(sheet, found.box, 0)


def _in_lines(sheet: Sheet, name: str, more: int) -> Changes:
    """The headline in so many lines more, where its words part and its lines come out alike."""
    from layout.text.words import break_penalties  # late: few heads are broken anew

    head, story = head_of(sheet, name), sheet.page.boxes[name].story
    if head and story and story.headline and 1 < len(head.lines) + more <= _MOST_LINES:
        text = "".join(split_lines(story.headline))
        language = sheet.edition.house.language
        costs = break_penalties(text, [*sheet.edition.keep, *story.keep], language)
        yield from _broken(sheet, name, _breaks(text, len(head.lines) + more, costs))


def _broken(sheet: Sheet, name: str, ways: Sequence[str]) -> Changes:
    """A headline broken in other ways; one with marked words or signs `/` is left to the editor."""
    box = sheet.page.boxes[name]
    story = box.story
    if story is None or not story.headline or _is_elsewhere(sheet, box):
        return
    text, lines = story.headline, split_lines(story.headline)
    plain = "".join(lines)
    if len(plain) != len(text) - len(lines) + 1 or "/" in plain or "[" in text:
        return
    for broken in ways:
        if broken != text and broken.replace("/", "") == plain:
            page = with_box(sheet.page, replace(box, story=replace(story, headline=broken)))
            yield Change(
                "break", {"box": name}, page, name, headline=broken, touched=frozenset([name])
            )


def _breaks(text: str, count: int, costs: Sequence[float]) -> list[str]:
    """The best ways to break a text into so many lines, the best first."""
    ways = []
    for ends in combinations(range(2, len(text) - 1), count - 1):
        bounds = (0, *ends, len(text))
        lengths = [b - a for a, b in pairwise(bounds)]
        uneven = (max(lengths) - min(lengths)) / max(lengths)
        ways.append((sum(costs[end] for end in ends) + 2 * uneven, ends))
    best = sorted(ways)[:3]
    return ["/".join(text[a:b] for a, b in zip((0, *e), (*e, len(text)), strict=True))
            for _, e in best]  # fmt: skip


def _is_elsewhere(sheet: Sheet, box: Box) -> bool:
    """Whether the story of a box stands in other boxes as well."""
    others = (one for page in sheet.edition.pages for one in page.boxes.values())
    return bool(box.parts) or any(o is not box and o.story is box.story for o in others)


def larger_type(sheet: Sheet, found: Finding) -> Changes:
    """The part that a finding is about in a larger size, and in Hei where that is meant."""
    path = _part_of(sheet, found)
    if path is None:
        return
    least = str(found.fields["least"])
    if found.hint == "fine":
        face = "hei-bold" if path[0] == "head" else "hei"
        if face in sheet.edition.house.faces:
            name = Words(face, FACES[face])
            yield keyed(sheet, "face", {"box": found.box, "face": name}, (*path, "face"), face)
    fields: Fields = {"box": found.box, "size": least}
    yield keyed(sheet, "type", fields, (*path, "size"), f"{least}pt")


def _part_of(sheet: Sheet, found: Finding) -> tuple[str, ...] | None:
    """The keys of the style that the text of a finding is set in."""
    box = next((one for one in sheet.boxes if one.name == found.box), None)
    for line in box.lines if box else ():
        texts = [run.text for run in line.line.runs]
        if any(one[:_SHOWN] == found.fields["text"] for one in (*texts, "".join(texts))):
            if line.part in HEAD_PARTS:
                return ("head", line.part)
            return (line.part,) if line.part in ("body", "byline") else None
    return None
