"""What is drawn on a page, piece by piece in its order: where, in which ink, how large."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from layout.diagnostics import Words
from layout.display import Source
from layout.preflight.ink import Ink

if TYPE_CHECKING:
    from PIL.Image import Image
else:
    Image = object  # msgspec asks for a name; 20 ms that a page without pictures need not pay

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the top left corner of the upright page."""

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
"""As in PDF: (x, y) goes to (a x + c y + e, b x + d y + f)."""

Kind = Literal["text", "line", "area", "picture"]


class Picture(msgspec.Struct, frozen=True):
    """Pixels of a picture and how they lie.

    `matrix` brings the unit square, y up, to the page. `inks` are the samples as inks at about the
    size of the plates, 255 full ink; None where they could not be read, or are those of `file`, of
    which `crop` is seen. `is_light` is one of flat colours that takes little room without loss, as
    a drawing does.
    """

    width: int
    height: int
    matrix: Matrix
    is_bitmap: bool = False
    inks: Image | None = None
    file: str = ""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    is_light: bool = False

    @property
    def sides(self) -> tuple[float, float]:
        """Width and height at which it is placed, in points."""
        a, b, c, d, _, _ = self.matrix
        return (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5

    @property
    def ppi(self) -> float:
        """Pixels an inch in the coarser direction."""
        wide, high = self.sides
        return min(72 * self.width / max(wide, 1e-6), 72 * self.height / max(high, 1e-6))


class Mark(msgspec.Struct, frozen=True):
    """One thing that is drawn, as far as it is seen.

    `size` is the size of type or the weight of a line, in points. `shape` are the outlines of an
    area; none is its whole box. `spares` says that inks of nought are spared in overprint (mode 1).
    """

    kind: Kind
    box: Box
    ink: Ink
    name: Words
    overprints: bool = False
    spares: bool = False
    size: float = 0.0
    shape: tuple[tuple[Point, ...], ...] = ()
    even_odd: bool = False
    picture: Picture | None = None
    source: Source | None = None

    def lays(self, tint: float, *, named: bool) -> bool:
        """Whether a plate is touched that gets this tint (ISO 32000-1, 8.6.7)."""
        if not self.overprints:
            return True
        if self.ink.model == "named":
            return named
        return tint > 0 or not (self.spares and self.ink.model == "cmyk")


def meet(one: Box, other: Box) -> Box:
    """What two boxes have in common; empty where right is not beyond left."""
    return (
        *(max(one[0], other[0]), max(one[1], other[1])),
        *(min(one[2], other[2]), min(one[3], other[3])),
    )


def around(points: tuple[Point, ...] | list[Point]) -> Box:
    """The box of points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does one and then the other."""
    a, b, c, d, e, f = first
    A, B, C, D, E, F = then  # noqa: N806  as the standard writes them
    return (
        *(a * A + b * C, a * B + b * D),
        *(c * A + d * C, c * B + d * D),
        *(e * A + f * C + E, e * B + f * D + F),
    )


def at(matrix: Matrix, x: float, y: float) -> Point:
    """Where a point goes."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
