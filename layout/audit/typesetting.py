"""How text is set: the rules TYP."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from layout.audit.legs import Leg, body_legs, ends, extent, text_of
from layout.audit.sheet import Fields, Finding, Sheet
from layout.diagnostics import Severity, Span, Words
from layout.page.placed import PlacedBox, PlacedLine, visible
from layout.text.line import SetRun

Limits = Mapping[str, float]
_SHOWN = 16  # characters shown of a line
_FEW = 6
_SURE = 2  # characters more than a line has room for: marks may be squeezed to take in one
_NEAR = 0.01  # pt or 字
_ASIAN = re.compile(r"[\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]")


def _letters(text: str) -> int:
    """Characters that are no marks."""
    return sum(not unicodedata.category(char).startswith(("P", "Z")) for char in text)


def _texts(sheet: Sheet) -> Iterator[PlacedBox]:
    """The boxes that hold running text."""
    return (box for box in sheet.boxes if box.kind in ("story", "briefs"))


def single_char_line(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """A paragraph whose last line has one character."""
    for box in _texts(sheet):
        for line, room in ends(sheet, box):
            # So few that it is worth to count letters and marks.
            letters = _letters(text_of(line)) if line.line.end - line.line.start < _FEW else _FEW
            if letters < limits["chars"]:
                text, size = text_of(line), line.line.runs[0].size
                fields: Fields = {
                    "box": box.name, "text": text, "chars": visible(text),
                    "more": math.ceil(limits["chars"] - letters) + max(0, int(room // size)),
                }  # fmt: skip
                yield Finding(line.source, fields, box.name)


def widow_orphan(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """A leg that begins with a paragraph's last line, or ends with its first."""
    for box in _texts(sheet):
        legs = body_legs(sheet, box)
        if legs and legs[0].lines[0].line.start:
            yield from _widow(box, legs, 0, limits)
        for index, (leg, after) in enumerate(pairwise(legs)):
            if leg.lines[-1].offset == after.lines[0].offset:
                yield from _orphan(box, legs, index, limits)
                yield from _widow(box, legs, index + 1, limits)
        if legs and box.stretch and _is_cut(sheet, box, legs[-1].lines[-1]):
            yield from _orphan(box, legs, len(legs) - 1, limits)


def _is_cut(sheet: Sheet, box: PlacedBox, last: PlacedLine) -> bool:
    """Whether a box's last line is the first of a paragraph that goes on in another box."""
    story, stretch = sheet.spec(box).story, box.stretch
    if last.line.start or story is None or stretch is None or stretch.stop >= stretch.length:
        return False
    ends = {
        getattr(block, "text", "")[-3:]
        for block in story.body
        if getattr(block, "line", 0) == last.source.line
    }
    return bool(ends) and not text_of(last).endswith(tuple(ends))


def _widow(box: PlacedBox, legs: list[Leg], index: int, limits: Limits) -> Iterator[Finding]:
    """The last lines of a paragraph, too few, at the head of a leg; a nearly full one may stand."""
    lines = legs[index].lines
    own = _run(lines)
    last = lines[own - 1]
    spare = _spare(legs[index], last)
    is_full = extent(last) * 100 >= limits["full"] * legs[index].width
    if own < limits["last"] and own < len(lines) and not (own == 1 and is_full):
        fields: Fields = {
            "chars": sum(visible(text_of(one)) for one in lines[:own]), "more": spare + _SURE
        }  # fmt: skip
        yield _alone(box, last, index, "last", fields)


def _orphan(box: PlacedBox, legs: list[Leg], index: int, limits: Limits) -> Iterator[Finding]:
    """The first lines of a paragraph, too few, at the foot of a leg.

    They are full and read on, so that most papers let them stand: a note.
    """
    lines = legs[index].lines
    own = _run(lines[::-1])
    first = lines[-own]
    if first.line.start or own >= limits["first"]:
        return
    hint, fields = _mend(legs[: index + 1], first)
    yield _alone(box, first, index, hint, fields)


def _mend(legs: list[Leg], first: PlacedLine) -> tuple[str, Fields]:
    """The fewest characters by which a paragraph above, in these legs, loses or wins a line."""
    ways: list[tuple[int, str, PlacedLine]] = []
    for leg in legs[-2:]:
        for line, after in pairwise([*leg.lines, first]):
            if line.line.start and line.offset < first.offset and after.offset != line.offset:
                ways.append((visible(text_of(line)), "cut", line))
                ways.append((_spare(leg, line) + _SURE, "add", line))
    if not ways:
        return "push", {}
    chars, hint, line = min(ways, key=lambda way: way[0])
    return hint, {"chars": chars, "words": text_of(line)[-_SHOWN:], "line": line.source.line}


def _spare(leg: Leg, line: PlacedLine) -> int:
    """Characters that a line of a leg has room for yet."""
    return max(0, math.floor((leg.width - extent(line)) / line.line.runs[0].size + _NEAR))


def _run(lines: Sequence[PlacedLine]) -> int:
    """How many lines from the first on are of one paragraph."""
    return next(len(list(own)) for _, own in groupby(lines, key=lambda one: one.offset))


def _alone(box: PlacedBox, line: PlacedLine, index: int, hint: str, fields: Fields) -> Finding:
    is_widow = hint == "last"
    what = (
        Words("begins with a paragraph's last line", "以段落的末行开头")
        if is_widow
        else Words("ends with a paragraph's first line", "以段落的首行结尾")
    )
    own: Fields = {"box": box.name, "leg": index + 1, "what": what, "text": text_of(line)[:_SHOWN]}
    level: Severity | None = None if is_widow else "note"
    return Finding(line.source, {**own, **fields}, box.name, hint, level=level)


def min_size(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Type too small for newsprint; ruby and raised figures are small by their nature."""
    most = max(limits.values()) - _NEAR
    for box in sheet.placed.boxes:
        for line in box.lines:
            small = [one for one in line.line.runs if one.size < most]
            if small and (found := _too_small(box, small, limits)):
                run, least = found
                fields: Fields = {
                    "box": box.name, "text": run.text[:12], "size": f"{run.size:.3g}",
                    "least": f"{least:g}",
                }  # fmt: skip
                span, style = _size_of(sheet, box, line)
                hint = "style" if style else ""
                yield Finding(span, {**fields, "style": style}, box.name, hint)
                break


def _too_small(box: PlacedBox, runs: list[SetRun], limits: Limits) -> tuple[SetRun, float] | None:
    """The first run that is smaller than its script may be there, and how large it should be."""
    for run in runs:
        if run.is_ruby or run.rise:
            continue
        is_latin = not _ASIAN.search(run.text)
        least = limits["latin" if is_latin else "advert" if box.kind == "advert" else "text"]
        if run.size < least - _NEAR:
            return run, least
    return None


def _size_of(sheet: Sheet, box: PlacedBox, line: PlacedLine) -> tuple[Span, str]:
    """Where the size of a line is set, and by which style of the house; else where its text is."""
    spec, styles = sheet.page.boxes.get(box.name), sheet.edition.house.styles
    if spec and line.part == "body" and "size" in spec.body.places:
        return spec.body.where("size"), ""
    story = spec.story if spec else None
    written = story.places if story and line.part == "body" else {}
    signed = [key for key in ("byline", "source") if written.get(key) == line.source]
    for name in (
        *signed,
        line.part,
        f"{box.kind}-{line.part}",
        f"{box.kind}-{line.part.split('-')[0]}",
    ):
        if name in styles and styles[name].where("size").file:
            return styles[name].where("size"), name
    return line.source, ""


def measure(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Body lines too short to be set evenly, or too long to be read back from, leg by leg."""
    for box in _texts(sheet):
        for index, leg in enumerate(body_legs(sheet, box), 1):
            zi = leg.width / leg.lines[0].line.runs[0].size
            if limits["least"] - _NEAR <= zi <= limits["most"] + _NEAR:
                continue
            columns = _columns(sheet, box, leg.place.top, limits)
            fields: Fields = {
                "box": box.name, "leg": index, "measure": f"{zi:.3g}", "columns": columns or 0,
                "text": text_of(leg.lines[0])[:12],
            }  # fmt: skip
            spec = sheet.spec(box)
            span = spec.where("columns") if "columns" in spec.places else spec.where()
            hint = "" if columns else "long" if zi > limits["most"] else "short"
            yield Finding(span, fields, box.name, hint)
            break


def _columns(sheet: Sheet, box: PlacedBox, top: int, limits: Limits) -> int | None:
    """The count of columns, nearest to now, that gives fit lines to the legs from a line on."""
    grid = sheet.grid
    width = grid.column(box.region.span - 1) + grid.measure
    now = sum(one.top == top for one in sheet.legs(box))
    fit = [
        count
        for count in range(1, int(width // limits["least"]) + 1)
        if limits["least"] <= (width - (count - 1) * grid.gutter) // count <= limits["most"]
    ]
    return min(fit, key=lambda count: abs(count - now), default=None)
