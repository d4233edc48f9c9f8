"""Marked words of heads, bylines and captions."""

from __future__ import annotations

import pytest

from layout.diagnostics import Sink, Span
from layout.spec import defaults
from layout.spec.copy import Stretch
from layout.spec.model import House
from layout.spec.stretches import StretchReader


def read(text: str) -> tuple[str, tuple[Stretch, ...], list[str]]:
    """A text read: without its signs, its stretches, the codes of what was said."""
    sink = Sink()
    house = House(styles=defaults.STYLES, colours=defaults.COLOURS)
    plain, stretches = StretchReader(house, sink).read(text, Span("a.yaml", 1))
    return plain, stretches, [one.code for one in sink.found]


@pytest.mark.parametrize(
    ("text", "plain", "stretches"),
    [
        ("柳树发芽", "柳树发芽", ()),
        ("[柳树]发芽", "[柳树]发芽", ()),
        ("[柳树]{.house}发芽", "柳树发芽", (Stretch(0, 2, colour="house"),)),
        ("[柳树]{.报色}发芽", "柳树发芽", (Stretch(0, 2, colour="house"),)),
        ("柳树[发芽]{.strong .house}", "柳树发芽", (Stretch(2, 4, "strong", "house"),)),
        ("[柳]{.dots}[树]{.着重}", "柳树",
         (Stretch(0, 1, notes=(("dots", ""),)), Stretch(1, 2, notes=(("dots", ""),)))),
        ("[柳[树]{.dots}发]{.house}芽", "柳树发芽",
         (Stretch(0, 3, colour="house"), Stretch(1, 2, notes=(("dots", ""),)))),
        ('[饕餮]{ruby="tāo tiè"}', "饕餮", (Stretch(0, 2, notes=(("ruby", "tāo tiè"),)),)),
        ("\\[柳树]{.house}", "[柳树]{.house}", ()),
        ("[旧] [柳树]{.house}", "[旧] 柳树", (Stretch(4, 6, colour="house"),)),
    ],
)  # fmt: skip
def test_read(text: str, plain: str, stretches: tuple[Stretch, ...]) -> None:
    """Signs go, what they mark stays where it is in the plain text."""
    assert read(text) == (plain, stretches, [])


@pytest.mark.parametrize(
    ("text", "codes"),
    [("[柳树]{.hous}", ["E314"]), ("[柳树]{house}", ["E315"]), ("柳[]{.house}树", ["E316"])],
)
def test_slips(text: str, codes: list[str]) -> None:
    """What is not understood is told; the words stay."""
    plain, _stretches, found = read(text)
    assert found == codes
    assert plain == "柳树"
