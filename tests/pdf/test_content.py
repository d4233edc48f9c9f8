"""Operators of a page: what is said, how often, and where the ink falls."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from layout.display import BLACK, WHITE, DisplayList, Fill, GlyphRun, Path, Rule
from layout.pdf.content import number

Sheet = Callable[..., DisplayList]
Written = Callable[..., bytes]
Typeset = Callable[..., GlyphRun]

RED = (0.0, 1.0, 1.0, 0.0)
GREY = (0.0, 0.0, 0.0, 0.3)


def operators(data: bytes) -> list[str]:
    """The first page's operators with their operands, texts as `[…]`."""
    with pikepdf.open(io.BytesIO(data)) as document:
        found = []
        for one in pikepdf.parse_content_stream(document.pages[0]):
            values = [
                "[…]" if isinstance(value, pikepdf.Array) else str(value) for value in one.operands
            ]
            found.append(" ".join([*values, str(one.operator)]))
        return found


def origins(data: bytes) -> list[tuple[str, float, float]]:
    """Each character with its origin, in points from the top left corner."""
    page = pdfium.PdfDocument(data)[0]
    text = page.get_textpage()
    raw = pdfium.raw
    found = []
    for place in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text.raw, place):  # a line end that the reader adds
            continue
        x, y = raw.c_double(), raw.c_double()
        raw.FPDFText_GetCharOrigin(text.raw, place, x, y)
        char = chr(raw.FPDFText_GetUnicode(text.raw, place))
        found.append((char, x.value, page.get_height() - y.value))
    return found


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0001, "0"),
        (12.0, "12"),
        (0.35, "0.35"),
        (-1.23456, "-1.235"),
        (1e6, "1000000"),
    ],
)
def test_number(value: float, text: str) -> None:
    """The shortest decimal form to a thousandth, never an exponent."""
    assert number(value) == text


def test_a_line_is_one_array(typeset: Typeset, sheet: Sheet, written: Written) -> None:
    """Lines of one face and ink share a text object; each is placed once and shown once."""
    lines = [typeset("平湖日报，今日出版", at=(50, y), tracking=0.3) for y in (50, 63.5)]
    assert operators(written(sheet(*lines))) == [
        "/GO gs",
        "0 0 0 1 k",
        "BT",
        "1 0 0 1 50 250 Tm",
        "/F0 10 Tf",
        "[…] TJ",
        "1 0 0 1 50 236.5 Tm",
        "[…] TJ",
        "ET",
    ]


def test_state_is_said_when_it_changes(typeset: Typeset, sheet: Sheet, written: Written) -> None:
    """Face, size, width and ink are written for the run that changes them, and not again."""
    items = [
        typeset("大", size=20, x_scale=0.8, colour=RED),
        typeset("字", size=20, x_scale=0.8, colour=RED),
        typeset("小", face=1),
    ]
    said = [
        one for one in operators(written(sheet(*items))) if one.split()[-1] in {"Tz", "Tf", "k"}
    ]
    assert said == ["0 1 1 0 k", "80 Tz", "/F0 20 Tf", "0 0 0 1 k", "100 Tz", "/F1 10 Tf"]


def test_black_overprints(typeset: Typeset, sheet: Sheet, written: Written) -> None:
    """Black text and rules overprint; a tint, a colour, white and a black area knock out."""
    items = [
        Fill(0, 0, 100, 100, GREY),
        typeset("黑"),
        Rule(0, 100, 100, 100, 0.35),
        Rule(0, 110, 100, 110, 0.35, RED),
        typeset("白", colour=WHITE),
        Fill(0, 200, 10, 10, BLACK),
    ]
    said = [one for one in operators(written(sheet(*items))) if one.split()[-1] in {"gs", "k", "K"}]
    assert said == [
        "/GK gs",
        "0 0 0 0.3 k",
        "/GO gs",
        "0 0 0 1 k",
        "0 0 0 1 K",
        "/GK gs",
        "0 1 1 0 K",
        "0 0 0 0 k",
        "0 0 0 1 k",
    ]


def test_overprint_states(typeset: Typeset, sheet: Sheet, written: Written) -> None:
    """Overprint is in mode 1, which leaves the other three inks alone."""
    with pikepdf.open(io.BytesIO(written(sheet(typeset("黑"))))) as document:
        states = document.pages[0].Resources.ExtGState
        said = [
            [str(state[key]) for key in ("/OP", "/op", "/OPM")] for state in (states.GO, states.GK)
        ]
        assert said == [["True", "True", "1"], ["False", "False", "0"]]


def test_places_of_rules_and_fills(sheet: Sheet, written: Written) -> None:
    """The page's y runs down, the file's runs up."""
    data = written(sheet(Rule(10, 20, 110, 20, 0.5), Fill(10, 30, 100, 40, RED)))
    assert operators(data)[2:] == [
        "0.5 w",
        "10 280 m",
        "110 280 l",
        "S",
        "/GK gs",
        "0 1 1 0 k",
        "10 230 100 40 re",
        "f",
    ]


def test_paths(sheet: Sheet, written: Written) -> None:
    """Contours of curves are stroked or filled at once; black ones overprint as text does."""
    wave = (10.0, 20.0, 11.0, 18.0, 13.0, 18.0, 14.0, 20.0)
    dots = Path((wave, tuple(value + 10 for value in wave)))
    assert operators(written(sheet(Path((wave,), 0.4), dots))) == [
        "/GO gs",
        "0 0 0 1 K",
        "0.4 w",
        "10 280 m",
        "11 282 13 282 14 280 c",
        "S",
        "0 0 0 1 k",
        "10 280 m",
        "11 282 13 282 14 280 c",
        "20 270 m",
        "21 272 23 272 24 270 c",
        "f",
    ]


@settings(max_examples=25)
@given(
    text=st.text(st.sampled_from("平湖日报今日出版，。《》“”新闻AVo5"), min_size=1, max_size=20),
    how=st.fixed_dictionaries(
        {"size": st.floats(6, 72), "x_scale": st.floats(0.8, 1.2), "tracking": st.floats(-1, 5)}
    ),
)
def test_characters_stand_where_they_are_put(
    typeset: Typeset, sheet: Sheet, written: Written, text: str, how: dict[str, float]
) -> None:
    """Every glyph's origin in the file is the one given, within a fiftieth of a point."""
    run = typeset(text, at=(20.5, 100.25), **how)
    found = origins(written(sheet(run)))
    assert "".join(char for char, _, _ in found) == text
    for (_, x, y), wanted in zip(found, run.xs, strict=True):
        assert x == pytest.approx(20.5 + wanted, abs=0.02)
        assert y == pytest.approx(100.25, abs=0.02)


def test_a_long_line_does_not_drift(typeset: Typeset, sheet: Sheet, written: Written) -> None:
    """Rounding does not add up: the thousandth character stands as true as the first."""
    run = typeset("一" * 1000, size=9, tracking=0.0333, at=(0, 100))
    with pikepdf.open(io.BytesIO(written(sheet(run)))) as document:
        (shown,) = (
            one.operands[0]
            for one in pikepdf.parse_content_stream(document.pages[0])
            if str(one.operator) == "TJ"
        )
        moves = [float(one) for one in shown if not isinstance(one, pikepdf.String)]
    assert len(moves) > 900
    assert (999 * 1000 - sum(moves)) * 9 / 1000 == pytest.approx(run.xs[-1], abs=0.0001)


def test_text_from_top_to_bottom(typeset: Typeset, sheet: Sheet, written: Written) -> None:
    """An upright run goes down about its axis, in a font of vertical writing, and reads as one."""
    run = replace(typeset("河水清", size=20.0), x=100.0, y=50.0, xs=(0.0, 20.0, 50.0))
    down = replace(run, direction="ttb")
    data = written(sheet(down))
    assert ink_of(data) == pytest.approx((91, 51, 109, 119), abs=2)
    with pikepdf.open(io.BytesIO(data)) as document:
        fonts = document.pages[0].Resources.Font
        assert fonts["/F0V"].Encoding == "/Identity-V"
    assert pdfium.PdfDocument(data)[0].get_textpage().get_text_bounded() == "河水清"
    flat = replace(down, x_scale=1.5)  # wider, no longer
    assert ink_of(written(sheet(flat))) == pytest.approx((86.5, 51, 113.5, 119), abs=2)


def test_turned_text(typeset: Typeset, sheet: Sheet, written: Written) -> None:
    """A turned run stands on a baseline that goes down, its tops to the right."""
    run = replace(typeset("HH", size=20.0, at=(100.0, 50.0)), direction="turned")
    left, top, right, bottom = ink_of(written(sheet(run)))
    assert (left, top) == pytest.approx((100, 50), abs=2)
    assert 10 < right - left < 16
    assert 25 < bottom - top < 34


def ink_of(data: bytes) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is drawn, in points."""
    scale = 4
    image = pdfium.PdfDocument(data)[0].render(scale=scale).to_pil().convert("L")
    box = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    left, top, right, bottom = box
    return left / scale, top / scale, right / scale, bottom / scale
