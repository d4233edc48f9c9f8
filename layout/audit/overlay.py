"""Type on a ground: reversed type, and type that stands out too little (TYP05, TYP06)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from layout.audit.ground import PAPER, Ground, contrast, ink, light
from layout.audit.sheet import Fields, Finding, Sheet
from layout.text.classes import has_east_asian
from layout.text.line import SetRun

Limits = Mapping[str, float]
_NEAR = 0.01  # pt
_REVERSED = 0.1  # of lightness, by which reversed type is lighter than its ground
_LARGE = 14.0  # pt from which type needs less contrast (WCAG 2.2, 1.4.3, of bold type)
_INKS = 4
_FINE = re.compile(r"song|ming|serif|宋|明", re.IGNORECASE)
_NOT_FINE = re.compile(r"heavy|black|bold|sans|黑|粗", re.IGNORECASE)


def reverse_size(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Reversed type that is small, or in fine strokes where it is not large."""
    for box, found in sheet.grounds:
        for line, run, ground in found:
            if light(run.colour) < ground.light + _REVERSED:
                continue
            least, hint = _least(sheet, run, ground, limits)
            if run.size < least - _NEAR:
                fields: Fields = {
                    "box": box.name, "text": run.text[:12], "size": f"{run.size:.3g}",
                    "least": f"{least:g}",
                }  # fmt: skip
                yield Finding(line.source, fields, box.name, hint)
                break


def _least(sheet: Sheet, run: SetRun, ground: Ground, limits: Limits) -> tuple[float, str]:
    """The size that reversed type needs, and the hint for it."""
    least = limits["text" if has_east_asian(run.text) else "latin"]
    if ground.inks >= _INKS:
        least = max(least, limits["inks"])
    if run.size >= least - _NEAR and _is_fine(sheet, run):
        return max(least, limits["fine"]), "fine"
    return least, "inks" if ground.inks >= _INKS else ""


def _is_fine(sheet: Sheet, run: SetRun) -> bool:
    """Whether a run is set in a face of thin strokes: Song in an ordinary weight."""
    face = sheet.faces[run.face]
    file = face.path.rpartition("/")[2]
    if any(_NOT_FINE.search(one) for one in (face.name, file)):
        return False
    is_heavy = dict(face.axes).get("wght", 0) >= 600
    return not is_heavy and bool(_FINE.search(face.name) or _FINE.search(file))


def overlay_contrast(sheet: Sheet, limits: Limits) -> Iterator[Finding]:
    """Type that stands out too little from the ground under it, be it a fill or a picture."""
    for box, found in sheet.grounds:
        failing = [
            (contrast(light(run.colour), ground.light) / most, most, line, run, ground)
            for line, run, ground in found
            if contrast(light(run.colour), ground.light)
            < (most := _least_contrast(run, ground, limits)) - _NEAR
        ]
        if not failing:
            continue
        share, most, line, run, ground = min(failing, key=lambda one: one[0])
        own = light(run.colour)
        hint, amount = _mend(own, ground, most)
        fields: Fields = {
            "box": box.name, "text": run.text[:12], "ratio": f"{share * most:.1f}",
            "least": f"{most:g}", "ground": round(100 * ink(ground.light)), "ink": amount,
        }  # fmt: skip
        yield Finding(line.source, fields, box.name, hint)


def _least_contrast(run: SetRun, ground: Ground, limits: Limits) -> float:
    """What a run needs: less where it is large or reversed on much ink; on plain paper little."""
    is_reversed = light(run.colour) > ground.light and ground.ink * 100 >= limits["ink"]
    is_large = run.size >= _LARGE - _NEAR
    most = limits["large" if is_large or is_reversed else "ratio"]
    return min(most, limits["paper"]) if ground is PAPER else most


def _mend(own: float, ground: Ground, ratio: float) -> tuple[str, int]:
    """How a ground is mended, and the percentage of black that is as light as it should be."""
    lighter = ratio * (own + 0.05) - 0.05
    darker = (own + 0.05) / ratio - 0.05
    if ground is PAPER:
        return "paper", 0
    if own < ground.light and lighter <= 1:
        return "lighter" if not ground.is_picture else "picture", int(100 * ink(lighter))
    if own > ground.light and darker >= 0:
        return "darker" if not ground.is_picture else "picture", -int(-100 * ink(darker) // 1)
    is_light = ground.light > 0.18
    return ("black" if is_light else "white"), 0
