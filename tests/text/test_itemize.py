"""Which face each character is set in."""

from typing import Any

import pytest
from msgspec.structs import replace

from layout.spec.styles import TextStyle
from layout.text import Faces, break_lines, compose, natural_width, quotes
from layout.text.classes import classify
from layout.text.itemize import itemize


def runs(faces: Faces, text: str, **style: Any) -> list[tuple[str, int, bool]]:
    """The text, face and script of each run."""
    kinds = quotes.resolve(text, classify(text))
    found = itemize(text, kinds, [(0, len(text), TextStyle(**style))], faces)
    return [(text[run.start : run.end], run.face.index, run.is_latin) for run in found]


def test_one_face(faces: Faces) -> None:
    """Text that the face has is one run; single letters and digits are shaped with the Han."""
    assert runs(faces, "会议于12月召开A股") == [("会议于12月召开A股", 0, False)]


def test_latin_words(faces: Faces) -> None:
    """A Latin word is shaped as Latin, so that the font's kerning applies."""
    assert runs(faces, "在New York设") == [
        ("在", 0, False),
        ("New York", 0, True),
        ("设", 0, False),
    ]


def test_companion(faces: Faces) -> None:
    """The companion face takes letters and digits with the marks between them, not the Han."""
    assert runs(faces, "增长12.5%，据WHO统计", latin="hei") == [
        ("增长", 0, False),
        ("12.5%", 2, True),
        ("，据", 0, False),
        ("WHO", 2, True),
        ("统计", 0, False),
    ]


def test_size_of_latin(paragraph: Any) -> None:
    """Latin stands in its own size and height, single letters too; its hyphen goes with it."""
    plain = paragraph("在Typography课", latin="hei", autospace=0)
    fitted = paragraph("在Typography课", latin="hei", autospace=0, latin_size=1.1, latin_shift=0.03)
    assert sum(fitted.body) - 20 == pytest.approx(1.1 * (sum(plain.body) - 20))
    assert [(ink.start, ink.size, ink.rise) for ink in fitted.inks] == [
        (0, 10, 0),
        (1, pytest.approx(11), pytest.approx(0.3)),
        (11, 10, 0),
    ]
    at = min(plain.hyphens)
    assert fitted.hyphens[at].advance == pytest.approx(1.1 * plain.hyphens[at].advance)


def test_size_of_latin_in_the_same_face(paragraph: Any) -> None:
    """Without a companion it is the size of the face's own letters and digits."""
    inks = paragraph("第A股3版", latin_size=0.9).inks
    assert [ink.size for ink in inks] == [10, 9, 10, 9, 10]
    assert {ink.face for ink in inks} == {0}


def test_raised_latin(faces: Faces) -> None:
    """What is raised for itself is raised from where its style stands."""
    style = TextStyle(size=10, latin_shift=0.1)
    plain = compose([("面积5m", style), ("A", replace(style, script="sup"))], faces)
    even = compose([("面积5m", TextStyle(size=10)), ("A", TextStyle(size=10, script="sup"))], faces)
    assert plain.inks[-1].rise == pytest.approx(even.inks[-1].rise + 0.1 * plain.inks[-1].size)


def test_signs_of_a_number(faces: Faces) -> None:
    """The companion takes $ and %, not their full-width sisters."""
    assert [text for text, face, _ in runs(faces, "计$50亿，占7%", latin="hei") if face == 2] == [
        "$50",
        "7%",
    ]
    assert [text for text, face, _ in runs(faces, "计￥50，占7％", latin="hei") if face == 2] == [
        "50",
        "7",
    ]


def test_fallback(faces: Faces) -> None:
    """What the face lacks comes from the first fallback face that has it: ䷀ is in 文楷 alone."""
    assert runs(faces, "中䷀国") == [("中", 0, False), ("䷀", 4, False), ("国", 0, False)]


@pytest.mark.parametrize(("face", "index"), [("hei-bold", 1), ("hei", 0), ("song-heavy", 1)])
def test_fallback_keeps_weight(faces: Faces, face: str, index: int) -> None:
    """鿰 is in the two Songs alone: a bold Hei takes it from the heavy one."""
    assert [run[1] for run in runs(faces, "鿰", face=face)] == [index]


@pytest.mark.parametrize("mark", ["\ufe00", "\U000e0100", "\u0301"])
def test_marks_stay_with_their_base(faces: Faces, mark: str) -> None:
    """A selector or combining mark is in the run of its base."""
    assert len(runs(faces, f"中葛{mark}国")) == 1


@pytest.mark.parametrize("selector", ["", "\ufe00", "\U000e0100"])
@pytest.mark.parametrize(("han", "face"), [("𠂇", 0), ("𠀋", 4)])
def test_astral_han(paragraph: Any, han: str, selector: str, face: int) -> None:
    """A Han of Extension B is one cell with its selector, in whichever face; no line parts them."""
    composed = paragraph(f"甲{han}{selector}乙")
    assert natural_width(composed) == pytest.approx(30)
    assert composed.missing == ()
    assert [ink.face for ink in composed.inks if ink.start <= 1][-1] == face
    assert break_lines(composed, [10]) == (1, 2 + len(selector), 3 + len(selector))


def test_missing(paragraph: Any) -> None:
    """What no face has is set in the style's face and listed."""
    assert paragraph("甲\U0010fffd乙").missing == (1,)
    assert paragraph("甲\u200b\u2060乙\ufeff\n").missing == ()
    assert paragraph("甲👩\u200d👩").missing == (1,)
