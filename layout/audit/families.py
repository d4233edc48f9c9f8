"""字体: the families of type on a page, the weights of one design being one."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from layout.audit.sheet import Sheet
from layout.diagnostics import Span
from layout.display import FaceRef
from layout.text.classes import EAST_ASIAN
from layout.text.line import SetRun

# What a font file says of weight, width, slant and format after the name of its design.
_WEIGHT = re.compile(
    r"(?:[-_ ]|(?<=[a-z0-9]))(?:extra|ultra|semi|demi)?"
    r"(?:thin|light|regular|normal|book|medium|bold|black|heavy|roman|italic|oblique|vf|variable)$"
    r"|[-_ ](?:w\d|\d{2,3}[a-z]?|[rblhm]|eb|db|el)$",
    re.IGNORECASE,
)
_HAN = EAST_ASIAN, "\ufaff"  # up to the compatibility forms: full-width marks are no letters
_TEXT = 12  # characters shown of it


class Family:
    """A family on the page by the name that the house gives its face, and where it is met first."""

    def __init__(self, name: str, box: str, text: str, source: Span) -> None:
        self.name, self.box, self.text, self.source = name, box, text[:_TEXT], source
        self.count = 0


def families(sheet: Sheet, parts: Collection[str] | None = None) -> dict[str, Family]:
    """The families of Han in editorial matter, in these parts of the boxes or in all.

    Neither adverts count nor the lettering of the paper's name, a companion of Latin letters, or
    the face that stands in for a character that the line's own face lacks.
    """
    names = [family_of(face) for face in sheet.faces]
    found: dict[str, Family] = {}
    for box in sheet.placed.boxes:
        if box.kind == "advert":
            continue
        for line in box.lines:
            if (parts is not None and line.part not in parts) or line.part in ("name", "latin"):
                continue
            for run in line.line.runs:
                name = names[run.face]
                if name not in found:
                    if not _has_han(run.text) or _stands_in(sheet, run, line.line.runs):
                        continue
                    found[name] = Family(
                        sheet.faces[run.face].name, box.name, run.text, line.source
                    )
                found[name].count += len(run.text)
    return found


def family_of(face: FaceRef) -> str:
    """The name of a face's design: that of its file without weight and width."""
    name, before = Path(face.path).stem, ""
    while name != before:
        before, name = name, _WEIGHT.sub("", name)
    return name


def _has_han(text: str) -> bool:
    first, last = _HAN
    return any(first <= char <= last for char in text)


def _stands_in(sheet: Sheet, run: SetRun, runs: tuple[SetRun, ...]) -> bool:
    """Whether a run beside others is in a face that one of theirs falls back on."""
    if len(run.text) > 1:
        return False
    faces, own = sheet.edition.house.faces, sheet.faces[run.face].name
    for other in runs:
        name = sheet.faces[other.face].name
        if name != own and name in faces:
            fallback = faces[name].fallback
            if fallback is None or own in fallback:
                return True
    return False
