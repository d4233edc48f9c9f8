"""How text is set: the rules TYP."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping

from layout.audit.body import ends, text_of
from layout.audit.sheet import Fields, Finding, Sheet
from layout.diagnostics import Span
from layout.page.placed import PlacedBox, PlacedLine, visible
from layout.text.classes import has_east_asian
from layout.text.line import SetRun

Limits = Mapping[str, float]
_SHOWN = 16  # characters shown of a line
_FEW = 6
_NEAR = 0.01  # pt or 字
_MOST_COLUMNS = 24  # that a story can be asked to have


def _letters(text: str) -> int:
    """Characters that are no marks."""
    return sum(not unicodedata.category(char).startswith(("P", "Z")) for char in text)


def single_char_line(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """A paragraph whose last line has one character."""
    for box, legs in sheet.bodies:
        for line, room in ends(box, legs):
            # So few that it is worth to count letters and marks.
            letters = _letters(text_of(line)) if line.line.end - line.line.start < _FEW else _FEW
            if letters < limits["chars"]:
                text, size = text_of(line), line.line.runs[0].size
                fields: Fields = {
                    "box": box.name, "text": text, "chars": visible(text),
                    "more": math.ceil(limits["chars"] - letters) + max(0, int(room // size)),
                }  # fmt: skip
                yield Finding(line.source, fields, box.name)


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
        is_latin = not has_east_asian(run.text)
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
    for box, legs in sheet.bodies:
        for index, leg in enumerate(legs, 1):
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
        for count in range(1, _MOST_COLUMNS + 1)
        if limits["least"] <= (width - (count - 1) * grid.gutter) // count <= limits["most"]
    ]
    return min(fit, key=lambda count: abs(count - now), default=None)
