"""How text is set: the rules TYP."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise

from layout.audit.sheet import Fields, Finding, Sheet
from layout.diagnostics import Words
from layout.display import Colour, Fill, process_of
from layout.page.placed import PlacedBox, PlacedLine, visible
from layout.text.line import SetRun

Limits = Mapping[str, float]
_DARK = 0.5  # of a colour: below it type counts as reversed


def _text(line: PlacedLine) -> str:
    return "".join(run.text for run in line.line.runs if not run.is_ruby)


def _letters(text: str) -> int:
    """Characters that are no marks."""
    return sum(not unicodedata.category(char).startswith(("P", "Z")) for char in text)


def body_legs(box: PlacedBox) -> list[list[PlacedLine]]:
    """The lines of a story's body, leg by leg."""
    legs: list[list[PlacedLine]] = []
    above: PlacedLine | None = None
    for line in box.lines:
        if line.part != "body":
            continue
        if above is None or line.y <= above.y:
            legs.append([])
        legs[-1].append(line)
        above = line
    return legs


def single_char_line(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """A paragraph whose last line has one character."""
    for box in sheet.stories:
        lines = [line for leg in body_legs(box) for line in leg]
        for line, after in pairwise([*lines, None]):
            if line is None or line.line.start == 0:
                continue
            is_last = after is None or after.offset != line.offset
            if is_last and _letters(_text(line)) < limits["chars"]:
                yield Finding(line.source, {"box": box.name, "text": _text(line)}, box.name)


def widow_orphan(sheet: Sheet, _: Limits) -> Iterator[Finding]:
    """A leg that begins with a paragraph's last line, or ends with its first."""
    head = Words("begins with a paragraph's last line", "以段落的末行开头")
    foot = Words("ends with a paragraph's first line", "以段落的首行结尾")
    for box in sheet.stories:
        legs = body_legs(box)
        for index, (leg, after) in enumerate(pairwise(legs), 1):
            last, first = leg[-1], after[0]
            if last.offset != first.offset:
                continue
            if last.line.start == 0:
                yield _alone(box, last, index, foot)
            if len(after) > 1 and after[1].offset != first.offset:
                yield _alone(box, first, index + 1, head)


def _alone(box: PlacedBox, line: PlacedLine, leg: int, what: Words) -> Finding:
    fields: Fields = {"box": box.name, "leg": leg, "what": what, "text": _text(line)[:16]}
    return Finding(line.source, fields, box.name)


def min_size(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Type too small for newsprint; ruby and raised figures are small by their nature."""
    for box in sheet.placed.boxes:
        least = limits["advert" if box.kind == "advert" else "text"]
        for line in box.lines:
            runs = [run for run in line.line.runs if not run.is_ruby and not run.rise]
            small = next((run for run in runs if run.size < least - 0.01), None)
            if small:
                fields: Fields = {
                    "box": box.name,
                    "text": small.text[:12],
                    "size": f"{small.size:g}",
                }
                yield Finding(line.source, {**fields, "least": f"{least:g}"}, box.name)
                break


def measure(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Body lines too short to be set evenly, or too long to be read back from."""
    for box in sheet.stories:
        full = [line for leg in body_legs(box) for line in leg if line.line.runs]
        if not full:
            continue
        zi = max(line.line.width / line.line.runs[0].size for line in full)
        if limits["least"] - 0.01 <= zi <= limits["most"] + 0.01:
            continue
        legs = max(1, len(sheet.legs(box)))
        columns = legs + 1 if zi > limits["most"] else max(1, legs - 1)
        fields: Fields = {"box": box.name, "measure": f"{zi:.1f}", "columns": columns}
        yield Finding(sheet.spec(box).where("columns"), fields, box.name)


def reverse_size(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Reversed type that is small, or fine where it is not large."""
    for box in sheet.placed.boxes:
        for line in box.lines:
            run = next((one for one in line.line.runs if _darkness(one.colour) < _DARK), None)
            if run is None:
                continue
            fine = _is_fine(sheet, run)
            least = limits["inks"] if fine else limits["least"]
            if run.size < least - 0.01:
                fields: Fields = {"box": box.name, "text": run.text[:12], "size": f"{run.size:g}"}
                hint = "fine" if fine and run.size >= limits["least"] else ""
                yield Finding(line.source, {**fields, "least": f"{least:g}"}, box.name, hint)
                break


def _is_fine(sheet: Sheet, run: SetRun) -> bool:
    """Whether a run is set in a face of thin strokes: Song in an ordinary weight."""
    name = sheet.faces[run.face].name
    return name.startswith("song") and "heavy" not in name


def _darkness(colour: Colour) -> float:
    """How dark a colour prints, from paper at 0 to black at 1."""
    c, m, y, k = process_of(colour)
    return min(1.0, k + (1 - k) * min(1.0, 0.30 * c + 0.59 * m + 0.11 * y))


def overlay_contrast(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Type that stands out too little from the ground under it."""
    for box in sheet.placed.boxes:
        grounds = [shape for shape in box.shapes if isinstance(shape, Fill)]
        for line in box.lines if grounds else ():
            for run in line.line.runs:
                ground = _ground(grounds, line.x + run.x, line.y - run.size / 3)
                dark, under = _darkness(run.colour), _darkness(ground)
                if abs(dark - under) * 100 < limits["difference"]:
                    fields: Fields = {
                        "box": box.name, "text": run.text[:12],
                        "percent": round(dark * 100), "ground": round(under * 100),
                    }  # fmt: skip
                    yield Finding(line.source, fields, box.name)
                    break
            else:
                continue
            break


def _ground(grounds: list[Fill], x: float, y: float) -> Colour:
    """The colour that lies under a place: of the last fill that covers it, or the paper."""
    for one in reversed(grounds):
        if one.x <= x <= one.x + one.width and one.y <= y <= one.y + one.height:
            return one.colour
    return (0.0, 0.0, 0.0, 0.0)


def characters(box: PlacedBox) -> int:
    """Visible characters on a box's lines."""
    return sum(visible(_text(line)) for line in box.lines)
