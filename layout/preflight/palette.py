"""The inks that a delivered page paints with, by the names of their plates."""

from __future__ import annotations

from pathlib import Path

from layout.artwork import ArtworkFault, open_artwork
from layout.diagnostics import Words
from layout.display import ImportedPage
from layout.pdf.contents import PROCESS_INKS
from layout.pdf.translation import TooMuchError
from layout.preflight.content import content_of_page
from layout.preflight.interpreter import Interpreter
from layout.preflight.mark import Box, Mark
from layout.preflight.sheet import Sheet
from layout.preflight.typeface import Typeface

_NAMES = dict(zip("CMYK", PROCESS_INKS, strict=True))
_ALL = frozenset(PROCESS_INKS)


def inks_of_advert(item: ImportedPage) -> frozenset[str]:
    """The inks of a page of another PDF; the four where its content cannot be gone through."""
    artwork = open_artwork(Path(item.path), item.page)
    if isinstance(artwork, ArtworkFault):
        return frozenset()  # not placed, and told
    listener = _Palette()
    with artwork:
        sheet = Sheet(1, artwork)
        faces: dict[object, Typeface] = {}
        whole = (0.0, 0.0, sheet.width, sheet.height)
        interpreter = Interpreter(listener, faces, sheet.matrix, whole)
        try:
            interpreter.run(
                content_of_page(artwork, lambda _: None), (artwork.inherited.get("/Resources"),)
            )
        except TooMuchError:
            return _ALL
    return frozenset(listener.inks)


class _Palette:
    """Hears with which inks each mark is made."""

    def __init__(self) -> None:
        self.inks: set[str] = set()

    def mark(self, mark: Mark) -> None:
        """Something is drawn."""
        picture = mark.picture
        if picture is None or picture.is_bitmap or mark.ink.model in ("named", "grey"):
            self.inks.update(_NAMES.get(name, name) for name, tint in mark.ink.plates if tint)
        elif picture.inks is None or picture.inks.mode != "CMYK":
            self.inks.update(_ALL)  # its samples cannot be read
        else:
            bands = zip(PROCESS_INKS, picture.inks.split(), strict=True)
            self.inks.update(name for name, band in bands if band.getextrema()[1])

    def feature(self, kind: str, name: Words, box: Box, what: Words | None = None) -> None:
        """Nothing that is drawn."""
