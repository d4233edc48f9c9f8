"""油墨: what a colour lays on each plate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

SOME = 0.02
"""A tint that counts as ink at all."""

Model = Literal["grey", "cmyk", "named", "other"]

_PLATE = {"Cyan": 0, "Magenta": 1, "Yellow": 2, "Black": 3}


class Ink(msgspec.Struct, frozen=True):
    """Cyan, magenta, yellow and black, then inks by name; each 0 to 1.

    `model` decides what overprint spares (ISO 32000-1, 8.6.7): `grey` and `other` lay down all
    four, `cmyk` spares those of nought in mode 1, `named` has only the plates that it names.
    """

    process: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 1.0)
    spots: tuple[tuple[str, float], ...] = ()
    model: Model = "grey"

    @property
    def plates(self) -> tuple[tuple[str, float], ...]:
        """The tint of each plate by its name, the four of the press first."""
        return (*zip("CMYK", self.process, strict=True), *self.spots)

    @property
    def total(self) -> float:
        """All inks together; 1 is 100 %."""
        return sum(self.process) + sum(tint for _, tint in self.spots)

    @property
    def count(self) -> int:
        """How many plates it needs."""
        return self.count_from(SOME)

    def count_from(self, least: float) -> int:
        """On how many plates it lays more than a tint."""
        return sum(tint > least for _, tint in self.plates)

    @property
    def is_white(self) -> bool:
        """Whether it is the paper."""
        return self.count == 0

    @property
    def is_black(self) -> bool:
        """Whether it is black alone, and solid."""
        return self.count == 1 and self.process[3] > 1 - SOME

    @property
    def is_rich(self) -> bool:
        """Whether other inks lie under a solid black."""
        return self.count > 1 and self.process[3] > 0.9

    def __str__(self) -> str:
        return " ".join(f"{name}{round(100 * tint)}" for name, tint in self.plates if tint > SOME)


BLACK = Ink()


def of_grey(value: float) -> Ink:
    """A grey: 1 is paper."""
    return Ink((0.0, 0.0, 0.0, _unit(1 - value)))


def of_cmyk(values: Sequence[float]) -> Ink:
    """Four tints as they are."""
    cyan, magenta, yellow, black = map(_unit, values)
    return Ink((cyan, magenta, yellow, black), model="cmyk")


def of_rgb(values: Sequence[float]) -> Ink:
    """RGB by full grey component replacement; a press may separate it in another way."""
    red, green, blue = map(_unit, values)
    most = max(red, green, blue)
    return Ink((most - red, most - green, most - blue, 1 - most), model="other")


def of_names(names: Sequence[str], tints: Sequence[float]) -> Ink:
    """Inks by their names; `All` is every plate, `None` is none."""
    process, spots = [0.0] * 4, []
    for name, tint in zip(names, map(_unit, tints), strict=False):
        if name in _PLATE:
            process[_PLATE[name]] = tint
        elif name == "All":
            process = [tint] * 4
        elif name != "None":
            spots.append((name, tint))
    cyan, magenta, yellow, black = process
    return Ink((cyan, magenta, yellow, black), tuple(spots), "named")


def _unit(value: float) -> float:
    return min(1.0, max(0.0, value))
