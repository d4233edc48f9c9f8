"""The legs of a story: whether they end level, are long enough, and stand under their head."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from layout.audit.sheet import EDITORIAL, Fields, Finding, Sheet
from layout.diagnostics import Words
from layout.diagnostics.sink import Value
from layout.display import Image, ImportedPage
from layout.page.placed import Column, PlacedBox

Limits = Mapping[str, float]
_WIDEST = 28  # 字 of a measure that a hint proposes (TYP04)
_SPARE = 3  # characters of a new line: lines may be set tighter, and one alone looks lost (TYP01)
_LEG = 5  # lines of a leg that a hint leaves (LAY05)
_TAIL = 3  # lines of the last leg that a hint leaves (LAY04)


def _goes_on(box: PlacedBox) -> bool:
    """Whether the story of a box goes on in another."""
    return box.stretch is not None and box.stretch.part + 1 < len(box.stretch.parts)


def _bands(legs: Sequence[Column]) -> Iterator[tuple[Column, ...]]:
    """The legs band by band: a band begins where reading goes back to the left."""
    band: list[Column] = []
    for leg in legs:
        if band and leg.left <= band[-1].left:
            yield tuple(band)
            band = []
        band.append(leg)
    if band:
        yield tuple(band)


# -- LAY03 ----------------------------------------------------------------------------------------


def uneven_feet(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Legs of one story, in one band of it, that end further apart than the limit."""
    for box in sheet.stories:
        bands = list(_bands(sheet.legs(box)))
        for index, band in enumerate(bands):
            legs = _to_be_level(sheet, box, band, is_last=index + 1 == len(bands))
            if len(legs) > 1:
                yield from _apart(sheet, box, legs, int(limits["lines"]))


def _to_be_level(
    sheet: Sheet, box: PlacedBox, band: Sequence[Column], *, is_last: bool
) -> Sequence[Column]:
    """The legs of a band whose feet ought to be level."""
    lowest = max(leg.foot for leg in band)
    # An empty leg that begins lower, under a head beside the text, shows no foot.
    legs = [leg for leg in band if leg.filled or leg.top < lowest]
    if sheet.feet(box) == "last":
        ends = max((index for index, leg in enumerate(legs) if leg.filled), default=0)
        return legs[:ends]
    # Before a jump a line or two may stay white, so that no line is alone.
    return legs[:-1] if is_last and _goes_on(box) else legs


def _apart(sheet: Sheet, box: PlacedBox, legs: Sequence[Column], most: int) -> Iterator[Finding]:
    white = [leg.bottom - leg.foot for leg in legs]
    feet = [leg.foot for leg in legs]
    # Feet that follow the shape of the box are as good as feet at one height.
    apart = min(max(white) - min(white), max(feet) - min(feet))
    if apart <= most:
        return
    short = max(range(len(legs)), key=lambda index: (white[index], index))
    zi = (legs[short].right - legs[short].left) / sheet.grid.body
    filled = sum(leg.filled for leg in legs)
    cut = filled % len(legs) or len(legs)
    is_tail = short + 1 == len(legs)
    if is_tail and legs[short].filled < _TAIL:
        return  # a tail of a line or two is told by LAY04
    used = _last_line(sheet, box, legs[short]) if is_tail else 0.0
    add = apart - most
    can_cut = _is_plain(sheet, box) and _is_running(sheet, box)
    hint = ("" if can_cut else "add") if is_tail else "foot"
    yield _of(
        sheet, box, hint=hint, lines=apart,
        leg=sheet.legs(box).index(legs[short]) + 1, add=add, cut=cut,
        chars=_more(add, zi, used) if is_tail else round(add * zi),
        cut_chars=math.ceil((cut - 1) * zi + used),
    )  # fmt: skip


def _last_line(sheet: Sheet, box: PlacedBox, leg: Column) -> float:
    """The 字 that the last line of a story takes of its leg."""
    lines = [line for line in box.lines if line.part == "body" and line.line.runs]
    if not lines:
        return 0.0
    last = lines[-1]
    return (last.x + last.line.runs[0].x + last.line.natural - leg.left) / sheet.grid.body


def _more(lines: int, zi: float, used: float) -> int:
    """The characters that a last paragraph grows by so many lines with."""
    return math.floor(max(0.0, lines * zi - used)) + _SPARE


# -- LAY04, LAY05 ---------------------------------------------------------------------------------


def short_tail(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """A last leg of a line or two, beside legs that are long enough."""
    least = int(limits["lines"])
    for box in sheet.stories:
        legs = [leg for leg in sheet.legs(box) if leg.filled]
        if len(legs) < 2 or _goes_on(box) or legs[-1].filled >= least:
            continue
        if any(leg.filled < _LEG for leg in legs[:-1]):
            continue  # all of it is short: LAY05 tells it
        tail, white = legs[-1].filled, legs[-1].bottom - legs[-1].foot
        needed = least - tail
        zi, used = _zi(sheet, legs[-1]), _last_line(sheet, box, legs[-1])
        fields: Fields = {"lines": tail, "needed": needed}
        fields["chars"] = _more(needed, zi, used)
        finding = _planned(sheet, box, _fewer(sheet, box), fields)
        if white and not _is_plain(sheet, box):  # what is added is shared out to all legs
            chars = round(needed * sum(_zi(sheet, leg) for leg in legs))
            finding = _of(sheet, box, hint="shape", **{**finding.fields, "chars": chars})
        yield finding


def short_leg(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Legs but the last, or text under a picture, of fewer than five lines; once a box."""
    least = int(limits["lines"])
    for box in sheet.stories:
        legs = sheet.legs(box)
        # One short leg before a jump is told by W228.
        last = len(legs) if _goes_on(box) and len(legs) > 1 else len(legs) - 1
        while last > 0 and not any(leg.filled for leg in legs[last:]) and not _goes_on(box):
            last -= 1  # the tail is the last leg that has text
        short = [index for index, leg in enumerate(legs[: max(0, last)]) if 0 < leg.filled < least]
        if short:
            lines = min(legs[index].filled for index in short)
            needed = least - lines
            fields: Fields = {"lines": lines, "where": _legs_named(short), "needed": needed}
            fields["chars"] = round(needed * sum(_zi(sheet, leg) for leg in legs))
            yield _planned(sheet, box, _fewer(sheet, box), fields)
        elif found := _under_picture(sheet, box, least):
            yield found


def _legs_named(indexes: Sequence[int]) -> Words:
    first, last = indexes[0] + 1, indexes[-1] + 1
    if first == last:
        return Words(f"leg {first}", f"第 {first} 栏")
    names = [str(index + 1) for index in indexes]
    if last - first + 1 == len(indexes):
        return Words(f"legs {first}-{last}", f"第 {first}-{last} 栏")
    return Words(f"legs {', '.join(names)}", f"第 {'、'.join(names)} 栏")


def _zi(sheet: Sheet, leg: Column) -> float:
    return (leg.right - leg.left) / sheet.grid.body


class _Plan(msgspec.Struct, frozen=True):
    """Fewer legs for a story, and the lines by which its box has to grow for them."""

    columns: int
    deeper: int


def _fewer(sheet: Sheet, box: PlacedBox) -> _Plan | None:
    """The most legs, but fewer, that are long enough, the last as well.

    None where one leg would be too wide, or where legs are no plain parts of a width.
    """
    legs = sheet.legs(box)
    if not _is_plain(sheet, box):
        return None
    body, room = sheet.grid.body, max(leg.bottom - leg.top for leg in legs)
    width = (max(leg.right for leg in legs) - min(leg.left for leg in legs)) / body
    gutter = (legs[1].left - legs[0].right) / body
    fixed, lengths = _paragraphs(sheet, box)
    for count in range(len(legs) - 1, 0, -1):
        measure = math.floor((width - (count - 1) * gutter) / count + 0.001)
        if measure > _WIDEST:
            return None
        lines = fixed + sum(math.ceil(length / measure) for length in lengths)
        depth = math.ceil(lines / count)
        # A line less is what tighter lines may come to.
        ends = [(one, one - (count - 1) * math.ceil(one / count)) for one in (lines, lines - 1)]
        if count == 1 or all(math.ceil(n / count) >= _LEG and end >= _TAIL for n, end in ends):
            return _Plan(count, max(0, depth - room))
    return None


def _is_plain(sheet: Sheet, box: PlacedBox) -> bool:
    """Whether the legs of a story are all as deep, in one band, with nothing cut into them."""
    legs = sheet.legs(box)
    edges = {(leg.top, leg.bottom, leg.lines) for leg in legs}
    return len(legs) > 1 and len(edges) == 1 and not sheet.spec(box).insets


def _is_running(sheet: Sheet, box: PlacedBox) -> bool:
    """Whether a story is paragraphs alone, without subheads, pictures and the like."""
    story = sheet.spec(box).story
    return story is not None and all(getattr(one, "kind", "") == "body" for one in story.body)


def _paragraphs(sheet: Sheet, box: PlacedBox) -> tuple[int, list[float]]:
    """The lines of a story that hold no text, and the length of each paragraph in 字."""
    lengths: dict[int, float] = {}
    lines = [line for line in box.lines if line.part == "body" and line.line.runs]
    for line in lines:
        indent = line.line.runs[0].x if not line.line.start else 0.0
        natural = (line.line.natural + indent) / sheet.grid.body
        lengths[line.offset] = lengths.get(line.offset, 0.0) + natural
    over = sum(fit.chars_over for fit in box.copyfit if fit.part == "body")
    filled = sum(leg.filled for leg in sheet.legs(box))
    return max(0, filled - len(lines)), [*lengths.values(), over]


def _planned(sheet: Sheet, box: PlacedBox, plan: _Plan | None, fields: Fields) -> Finding:
    """A finding with the columns that mend it, or the text."""
    columns, deeper = (plan.columns, plan.deeper) if plan else (0, 0)
    hint = "text" if plan is None else "deeper" if deeper else ""
    if len(sheet.spec(box).columns) > 1:
        hint = "band"
    return _of(sheet, box, "columns", hint=hint, **fields, columns=columns, deeper=deeper)


def _under_picture(sheet: Sheet, box: PlacedBox, least: int) -> Finding | None:
    """A leg with some text under a picture, but too little."""
    images = [shape for shape in box.shapes if isinstance(shape, Image | ImportedPage)]
    if not images:
        return None
    for index, leg in enumerate(sheet.legs(box), 1):
        top, foot = sheet.grid.y(leg.top), sheet.grid.y(leg.foot)
        own = [
            image
            for image in images
            if image.x < leg.right and leg.left < image.x + image.width and image.y >= top - 1
        ]
        if not own:
            continue
        ys = [
            line.y
            for line in box.lines
            if line.part == "body" and leg.left - 1 <= line.x < leg.right and top < line.y < foot
        ]
        for image in own:
            below = image.y + image.height
            end = min((one.y for one in own if one.y > below), default=math.inf)
            lines = len({y for y in ys if below < y < end})
            beside = any(image.y < y < below for y in ys)  # text goes round it: no strip
            if 0 < lines < least and not beside:
                where = Words(f"leg {index} under the picture", f"第 {index} 栏图片下")
                needed = least - lines
                key = "insets" if sheet.spec(box).insets else ""
                return _of(sheet, box, key, hint="picture", lines=lines, where=where,
                           needed=needed, columns=0, deeper=0, chars=0)  # fmt: skip
    return None


def _of(
    sheet: Sheet, box: PlacedBox, key: str = "", /, *, hint: str = "", **fields: Value
) -> Finding:
    return Finding(sheet.spec(box).where(key), {"box": box.name, **fields}, box.name, hint=hint)


# -- LAY06 ----------------------------------------------------------------------------------------


def under_own_head(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """Text that leaves the columns of its own head, where it can be taken for another story's."""
    for head in sheet.headlines:
        box = head.box
        own = box.region.row(box.region.top)  # beside its text or cut into it, a head has all
        if not box.is_framed and (over := _mistaken(sheet, box, own)):
            yield _beyond(sheet, box, over)
    for box in sheet.stories:
        if box.stretch and box.stretch.part and not box.is_framed:
            yield from _goes_on_apart(sheet, box)


def _mistaken(sheet: Sheet, box: PlacedBox, own: int) -> dict[int, PlacedBox]:
    """The columns but its `own` in which another story's text stands over it, nothing between."""
    found: dict[int, PlacedBox] = {}
    for column in range(box.region.left, box.region.right):
        bit = 1 << column
        if not box.region.cover & bit or own & bit:
            continue
        top = next(line for line in range(box.region.top, box.region.bottom)
                   if box.region.row(line) & bit)  # fmt: skip
        above = _above(sheet, box, bit, top)
        if above is None or above.is_framed or above.kind == "picture":
            continue
        left, right = sheet.edges(column, column + 1)
        heights = sheet.grid.y(above.region.bottom - 1), sheet.grid.y(top + 1)
        if above.kind in EDITORIAL and not sheet.is_ruled_across(*heights, (left + right) / 2):
            found[column] = above
    return found


def _above(sheet: Sheet, box: PlacedBox, bit: int, top: int) -> PlacedBox | None:
    """What stands in a column next above a line."""
    for line in range(top - 1, -1, -1):
        if sheet.taken[line] & bit:
            others = (one for one in sheet.boxes if one is not box)
            return next((one for one in others if one.region.row(line) & bit), None)
    return None


def _beyond(sheet: Sheet, box: PlacedBox, over: dict[int, PlacedBox]) -> Finding:
    """Columns that a head does not cover, and the story over them that they seem to go on."""
    first, last = min(over) + 1, max(over) + 1
    names = f"{first}" if first == last else f"{first}-{last}"
    some = "column" if first == last else "columns"
    where = Words(f"in {some} {names}, which its head does not cover",
                  f"排到了第 {names} 栏，在自己的标题之外")  # fmt: skip
    return _of(sheet, box, where=where, other=next(iter(over.values())).name, line=0)


def _goes_on_apart(sheet: Sheet, box: PlacedBox) -> Iterator[Finding]:
    """A part that goes on on the same page without a head: over its head, or beside it."""
    if any(line.part == "headline" for line in box.lines) or box.stretch is None:
        return
    names = {place.box for place in box.stretch.parts[: box.stretch.part]
             if place.page == sheet.page.number}  # fmt: skip
    head = next((one.box for one in reversed(sheet.headlines) if one.box.name in names), None)
    if head is None:
        return
    if box.region.top < head.region.top:
        where = Words(f"above its head, that of {head.name}",
                      f"排到了自己的标题（{head.name}）之上")  # fmt: skip
        found = _of(sheet, box, "at", hint="above", where=where, other=head.name,
                    line=head.region.top + 1)  # fmt: skip
        yield msgspec.structs.replace(found, level="fault")
    elif over := _mistaken(sheet, box, head.region.cover):
        yield _beyond(sheet, box, over)
