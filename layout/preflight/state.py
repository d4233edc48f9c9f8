"""The graphics state of a page (ISO 32000-1, 8.4), as far as a preflight asks."""

from __future__ import annotations

from copy import copy

from layout.preflight.ink import BLACK, Ink
from layout.preflight.mark import Box, Matrix, times
from layout.preflight.typeface import Typeface

UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class State:
    """What `q` keeps and `Q` gives back; text and its matrices are reset by `BT`."""

    def __init__(self, matrix: Matrix, clip: Box) -> None:
        self.matrix = matrix
        self.clip = clip
        self.fill: Ink = BLACK
        self.stroke: Ink = BLACK
        self.fill_space: object = None
        self.stroke_space: object = None
        self.width = 1.0
        self.fill_overprints = self.stroke_overprints = self.spares = False
        self.face: Typeface | None = None
        self.lost = ""  # the name of a font that is not there
        self.size = 0.0
        self.spacing = self.word_spacing = self.leading = self.rise = 0.0
        self.scale = 1.0
        self.rendering = 0
        self.line_matrix = self.text_matrix = UNIT

    def copy(self) -> State:
        """The same state, to go on from."""
        return copy(self)

    def move_text(self, x: float, y: float) -> None:
        """To the start of the next line (ISO 32000-1, table 108)."""
        self.text_matrix = self.line_matrix = times((1, 0, 0, 1, x, y), self.line_matrix)

    @property
    def line_width(self) -> float:
        """The weight of a line in points, in the direction in which it is thinner."""
        a, b, c, d, _, _ = self.matrix
        across, down = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
        return float(self.width * min(across, down))
