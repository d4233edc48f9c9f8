"""Where a word may be parted: Liang's patterns, from the dictionaries that come with pyphen.

A pattern is letters with digits between them (`hy3ph`). Of all that match in `.word.`, the highest
digit at a place counts, and an odd one parts (F. M. Liang, Word Hy-phen-a-tion by Com-put-er).
pyphen takes 50 ms to read the 11 000 of English, for it takes each apart; here the letters alone
lead to a pattern, and only those that match are taken apart.
"""

from __future__ import annotations

from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

_DIGITS = "0123456789"


class Patterns:
    """The patterns of one language."""

    def __init__(self, data: bytes) -> None:
        """Read a Hunspell dictionary; its first line names the encoding, remarks match nothing."""
        encoding = data[: data.index(b"\n")].decode("ascii").strip()
        written = data.decode(encoding).split("\n")
        letters = data.translate(None, _DIGITS.encode()).decode(encoding).split("\n")
        self._patterns = dict(zip(letters, written, strict=True))
        self._longest = max(map(len, letters))

    def positions(self, word: str) -> list[int]:
        """The offsets inside `word` at which it may be parted, in order."""
        text = f".{word.lower()}."
        points = [0] * (len(text) + 1)
        for start in range(len(text) - 1):
            for end in range(start + 1, min(start + self._longest, len(text)) + 1):
                if pattern := self._patterns.get(text[start:end]):
                    _raise(points, start, pattern)
        return [at - 1 for at, point in enumerate(points) if point % 2]


def _raise(points: list[int], at: int, pattern: str) -> None:
    """Raise the points from `at` on to the digits of a pattern; of two at a place, the second."""
    for sign, following in pairwise(pattern + "."):
        if sign not in _DIGITS:
            at += 1
        elif following not in _DIGITS:
            points[at] = max(points[at], int(sign))


def read_patterns(name: str) -> Patterns:
    """The patterns of `name` as the dictionaries are called (`en_US`)."""
    spec = find_spec("pyphen")  # where it lies; it need not be imported
    folders = (spec and spec.submodule_search_locations) or ()
    path = Path(*folders) / "dictionaries" / f"hyph_{name}.dic"
    return Patterns(path.read_bytes())
