"""Where Latin words may be parted with a hyphen."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from layout.spec.model import Hyphenation
from layout.text.itemize import Run
from layout.text.opportunities import FORBIDDEN, HYPHENATED, addresses, in_address
from layout.text.paragraph import Hyphen

_LEAST = 6  # letters; shorter words are left whole
_BEFORE, _AFTER = 2, 3  # letters that stay on a line and go to the next
_WORD = re.compile(rf"[^\W\d_]{{{_LEAST},}}")
_MARKS = "\u2010-"
# The dictionary of each language.
DICTIONARIES: dict[Hyphenation, str] = {
    "en": "en_US",
    "en-GB": "en_GB",
    "de": "de_DE",
    "es": "es",
    "fr": "fr",
    "it": "it_IT",
    "nl": "nl_NL",
    "pt": "pt_BR",
    "ru": "ru_RU",
}


class _Dictionary(Protocol):
    def positions(self, word: str) -> Sequence[int]: ...


@functools.cache
def _dictionary(language: Hyphenation) -> _Dictionary:
    import pyphen  # late: most pages have no word long enough

    name = DICTIONARIES[language]
    found: _Dictionary = pyphen.Pyphen(lang=name, left=_BEFORE, right=_AFTER)
    return found


def find(text: str, runs: Sequence[Run], costs: list[float]) -> dict[int, Hyphen]:
    """The hyphen of each boundary inside a word at which it may be parted; its cost is set."""
    found: dict[int, Hyphen] = {}
    whole = addresses(text)
    for run in runs:
        if not run.is_latin or run.style.hyphenate == "none":
            continue
        hyphen: Hyphen | None = None
        for i in _positions(text, run, whole):
            if costs[i] != FORBIDDEN:
                continue
            hyphen = hyphen or _hyphen(run)
            if hyphen is None:
                break
            found[i], costs[i] = hyphen, HYPHENATED
    return found


def _positions(text: str, run: Run, whole: list[tuple[int, int]]) -> Iterator[int]:
    for match in _WORD.finditer(text, run.start, run.end):
        start, end = match.span()
        # Asked first: opening the dictionary takes as long as setting a story.
        if in_address(whole, start + 1) or in_address(whole, end - 1):
            continue
        for at in _dictionary(run.style.hyphenate).positions(match.group()):
            yield start + at


def _hyphen(run: Run) -> Hyphen | None:
    font, style = run.face.font, run.style
    for mark in _MARKS:
        glyph = font.get_nominal_glyph(ord(mark))
        advance = font.get_glyph_h_advance(glyph) / run.face.upem if glyph is not None else 1.0
        if glyph is not None and advance < 0.9:  # fonts for Han may have U+2010 as wide as Han
            return Hyphen(glyph, advance * style.size * style.x_scale)
    return None
