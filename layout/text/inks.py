"""How the stretches of a paragraph are drawn: face, size, colour, and what is raised."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from layout.text.itemize import Run
from layout.text.paragraph import Ink


def inks_of(runs: list[Run], rises: dict[int, float], count: int) -> tuple[Ink, ...]:
    """Runs as they are drawn; neighbours that differ in script alone are one."""
    found: list[Ink] = []
    for run in runs:
        style = run.style
        ink = Ink(run.start, run.face.index, style.size, style.x_scale, style.colour, style.rise)
        if not found or _manner(found[-1]) != _manner(ink):
            found.append(ink)
    return tuple(_raised(found, rises, count))


def _raised(inks: list[Ink], rises: dict[int, float], count: int) -> list[Ink]:
    """The inks, parted at the characters that are raised by themselves."""
    places = sorted(i for i, rise in rises.items() if rise)
    if not places:
        return inks
    found: list[Ink] = []
    for ink, end in zip(inks, [one.start for one in inks[1:]] + [count], strict=True):
        at = ink.start
        for i in places[bisect_left(places, at) : bisect_left(places, end)]:
            if i > at:
                found.append(msgspec.structs.replace(ink, start=at))
            found.append(msgspec.structs.replace(ink, start=i, rise=ink.rise + rises[i]))
            at = i + 1
        if at < end:
            found.append(msgspec.structs.replace(ink, start=at))
    return found


def _manner(ink: Ink) -> tuple[object, ...]:
    return (ink.face, ink.size, ink.x_scale, ink.colour, ink.rise)
