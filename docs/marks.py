"""Marks in a document, `<!-- example NAME -->`, and what the program puts after them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PIL import Image

SHADES = 48  # of a picture


class Marks:
    """Marks of one kind, each with a name; `shown` gives what stands after one, to its end."""

    def __init__(self, kind: str, shown: Callable[[str], str]) -> None:
        self.kind = kind
        self.shown = shown
        # What stands after a mark already reaches to its end, not into the next mark.
        self.pattern = re.compile(
            rf"^<!-- {kind} (\S+) -->\n(?:(?:(?!<!-- {kind} ).*\n)*?<!-- end -->\n)?", re.MULTILINE
        )

    def filled(self, document: str) -> str:
        """A document with each of its marks followed by what it names."""
        return self.pattern.sub(
            lambda mark: f"<!-- {self.kind} {mark[1]} -->\n{self.shown(mark[1])}<!-- end -->\n",
            document,
        )

    def named(self, document: str) -> list[str]:
        """What a document shows, in order."""
        return self.pattern.findall(document)

    def fill(self, files: tuple[Path, ...]) -> None:
        """Fill the marks of documents anew."""
        for file in files:
            file.write_text(self.filled(file.read_text(encoding="utf-8")), encoding="utf-8")


def save(image: Image.Image, file: Path) -> None:
    """A picture of a page in few shades, a third of the size."""
    file.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(SHADES).save(file, optimize=True)
