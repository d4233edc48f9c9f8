"""The path under construction (ISO 32000-1, 8.5.2), its points on the page already."""

from __future__ import annotations

from collections.abc import Sequence

from layout.preflight.mark import Box, Matrix, Point, around, at

MOST_POINTS = 200_000
_STEPS = (0.25, 0.5, 0.75, 1.0)  # places on a curve that stand for it


class Outline:
    """Contours of points; a curve is four short lines."""

    def __init__(self) -> None:
        self.contours: list[list[Point]] = []
        self.is_rectangle = False
        self.clips: bool | None = None
        self._points = 0
        self._pen: Point = (0.0, 0.0)

    def add(self, operator: bytes, values: Sequence[float], matrix: Matrix) -> None:
        """One of `m l c v y re`; with too few numbers it does nothing."""
        if len(values) < _COUNTS[operator] or self._points > MOST_POINTS:
            return
        if operator == b"re":
            x, y, width, height = values[:4]
            corners = (x, y), (x + width, y), (x + width, y + height), (x, y + height)
            self.is_rectangle = not self.contours
            self._begin([at(matrix, *corner) for corner in corners])
            self._pen = x, y
            return
        self.is_rectangle = False
        if operator == b"m" or not self.contours:
            self._begin([at(matrix, *values[:2])])
        elif operator == b"l":
            self._go([at(matrix, *values[:2])])
        else:
            self._go([at(matrix, *one) for one in self._curve(operator, values)])
        self._pen = values[-2], values[-1]

    def _curve(self, operator: bytes, v: Sequence[float]) -> list[Point]:
        first = self._pen if operator == b"v" else (v[0], v[1])
        second = (v[0], v[1]) if operator == b"v" else (v[2], v[3])
        end = v[-2], v[-1]
        points = self._pen, first, end if operator == b"y" else second, end
        return [_on_curve(points, t) for t in _STEPS]

    def _begin(self, points: list[Point]) -> None:
        self.contours.append([])
        self._go(points)

    def _go(self, points: list[Point]) -> None:
        self.contours[-1] += points
        self._points += len(points)

    @property
    def shape(self) -> tuple[tuple[Point, ...], ...]:
        """Contours that enclose something."""
        return tuple(tuple(one) for one in self.contours if len(one) > 2)

    @property
    def box(self) -> Box | None:
        """The box of all points; None of none."""
        points = [point for contour in self.contours for point in contour]
        return around(points) if points else None


_COUNTS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4, b"re": 4}


def _on_curve(points: tuple[Point, ...], t: float) -> Point:
    u = 1 - t
    shares = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
    return (
        sum(share * x for share, (x, _) in zip(shares, points, strict=True)),
        sum(share * y for share, (_, y) in zip(shares, points, strict=True)),
    )
