"""How text is set: the rules TYP."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from layout.audit.legs import body_legs, extent, last_lines, text_of
from layout.audit.sheet import Fields, Finding, Sheet
from layout.diagnostics import Span, Words
from layout.page.placed import PlacedBox, PlacedLine, visible
from layout.text.line import SetRun

Limits = Mapping[str, float]
Legs = list[list[PlacedLine]]
_SHOWN = 16  # characters shown of a line
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
        for line in last_lines(sheet, box):
            # As many characters as marks and all: few enough that counting letters is worth it.
            letters = _letters(text_of(line)) if line.line.end - line.line.start < 5 else 5
            if letters < limits["chars"]:
                text = text_of(line)
                fields: Fields = {
                    "box": box.name, "text": text, "chars": visible(text),
                    "more": math.ceil(limits["chars"] - letters),
                }  # fmt: skip
                yield Finding(line.source, fields, box.name)


def widow_orphan(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """A leg that begins with a paragraph's last line, or ends with its first."""
    for box in _texts(sheet):
        legs = body_legs(sheet, box)
        if legs and legs[0][0].line.start:
            yield from _widow(box, legs, 0, limits["last"])
        for index, (leg, after) in enumerate(pairwise(legs)):
            if leg[-1].offset == after[0].offset:
                yield from _orphan(box, legs, index, limits["first"])
                yield from _widow(box, legs, index + 1, limits["last"])
        if legs and box.stretch and _is_cut(sheet, box, legs[-1][-1]):
            yield from _orphan(box, legs, len(legs) - 1, limits["first"])


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


def _widow(box: PlacedBox, legs: Legs, index: int, least: float) -> Iterator[Finding]:
    """The last lines of a paragraph, fewer than `least`, at the head of a leg."""
    leg = legs[index]
    own = _run(leg)
    if own < least and own < len(leg):
        line, chars = leg[own - 1], sum(visible(text_of(one)) for one in leg[:own])
        measure = max(extent(one) for one in leg) / line.line.runs[0].size
        short = math.floor(measure - extent(line) / line.line.runs[0].size) + 1
        fields: Fields = {"chars": chars, "more": short, "lines": own}
        yield _alone(box, line, index, "last", fields)


def _orphan(box: PlacedBox, legs: Legs, index: int, least: float) -> Iterator[Finding]:
    """The first lines of a paragraph, fewer than `least`, at the foot of a leg."""
    leg = legs[index]
    own = _run(leg[::-1])
    first = leg[-own]
    if first.line.start or own >= least:
        return
    fields: Fields = {"lines": own}
    hint = "push"
    if shortest := _shortest(legs, index, first):
        fields |= {
            "chars": visible(text_of(shortest)), "words": text_of(shortest)[:_SHOWN],
            "line": shortest.source.line,
        }  # fmt: skip
        hint = "first"
    yield _alone(box, first, index, hint, fields)


def _run(lines: Sequence[PlacedLine]) -> int:
    """How many lines from the first on are of one paragraph."""
    return next(len(list(own)) for _, own in groupby(lines, key=lambda one: one.offset))


def _shortest(legs: Legs, index: int, first: PlacedLine) -> PlacedLine | None:
    """Of the paragraphs above, in this leg or the one before, the last line with the least text."""
    lines = [line for leg in legs[max(0, index - 1) : index + 1] for line in leg]
    ends = [
        line
        for line, after in pairwise(lines)
        if line.line.start and after.offset != line.offset and line.offset < first.offset
    ]
    return min(ends, key=lambda one: visible(text_of(one)), default=None)


def _alone(box: PlacedBox, line: PlacedLine, index: int, hint: str, fields: Fields) -> Finding:
    what = (
        Words("begins with a paragraph's last line", "以段落的末行开头")
        if hint == "last"
        else Words("ends with a paragraph's first line", "以段落的首行结尾")
    )
    own: Fields = {"box": box.name, "leg": index + 1, "what": what, "text": text_of(line)[:_SHOWN]}
    return Finding(line.source, {**own, **fields}, box.name, hint)


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
    for name in (line.part, f"{box.kind}-{line.part}", f"{box.kind}-{line.part.split('-')[0]}"):
        if name in styles and styles[name].where("size").file:
            return styles[name].where("size"), name
    return line.source, ""


def measure(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Body lines too short to be set evenly, or too long to be read back from; each leg by itself."""
    for box in _texts(sheet):
        for index, leg in enumerate(body_legs(sheet, box), 1):
            zi = _measure(leg, limits["least"])
            if zi is None or limits["least"] - _NEAR <= zi <= limits["most"] + _NEAR:
                continue
            columns = _columns(sheet, box, limits)
            fields: Fields = {
                "box": box.name, "leg": index, "measure": f"{zi:.3g}", "columns": columns or 0,
                "text": text_of(leg[0])[:12],
            }  # fmt: skip
            spec = sheet.spec(box)
            span = spec.where("columns") if "columns" in spec.places else spec.where()
            hint = "" if columns else "long" if zi > limits["most"] else "short"
            yield Finding(span, fields, box.name, hint)
            break


def _measure(leg: list[PlacedLine], least: float) -> float | None:
    """The widest line of a leg in 字 of its own; None where no line need be as wide as the leg.

    A line that its paragraph goes on after is full; a leg of last lines alone may be wider.
    """
    widest: PlacedLine | None = None
    far, is_full = 0.0, False
    for line, after in pairwise([*leg, None]):
        reach = extent(line)
        if reach > far:
            widest, far = line, reach
        is_full |= after is not None and after.offset == line.offset
    if widest is None or not widest.line.runs:
        return None
    zi = far / widest.line.runs[0].size
    return None if zi < least and not is_full else zi


def _columns(sheet: Sheet, box: PlacedBox, limits: Limits) -> int | None:
    """The number of columns, nearest to now, that gives the box lines of a fit length."""
    grid = sheet.grid
    width = grid.column(box.region.span - 1) + grid.measure
    now = max(1, len(sheet.legs(box)))
    fit = [
        count
        for count in range(1, int(width // limits["least"]) + 1)
        if limits["least"] <= (width - (count - 1) * grid.gutter) // count <= limits["most"]
    ]
    return min(fit, key=lambda count: abs(count - now), default=None)
