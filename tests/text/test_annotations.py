"""Dots, side lines and ruby on a line; super- and subscript in it. 1 字 is 10 pt."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.display import Path, Rule
from layout.spec.copy import Annotation, Script
from layout.spec.styles import TextStyle
from layout.text import FORBIDDEN, Faces, Paragraph, SetLine, break_lines, compose, set_line
from layout.text.annotations import attach
from layout.text.paragraph import ruby_text

STYLE = TextStyle(size=10.0)
Annotated = Callable[..., Paragraph]


@pytest.fixture(scope="module")
def annotated(faces: Faces) -> Annotated:
    """A paragraph with annotations, each given as (kind, start, end, text)."""

    def composed(text: str, *notes: tuple[object, ...], style: TextStyle = STYLE) -> Paragraph:
        annotations = [Annotation(*note) for note in notes]  # type: ignore[arg-type]
        ruby = TextStyle(size=0.0)
        attached = attach([(text, style)], annotations, ruby, faces)
        return compose([(text, style)], faces, attachments=attached)

    return composed


def one_line(paragraph: Paragraph) -> SetLine:
    """All of it as one line, at its natural width."""
    return set_line(paragraph, 0, len(paragraph.text), 1000, align="left")


def rubies(line: SetLine) -> list[tuple[str, float, float]]:
    """Text, left end and rise of what stands over a line."""
    return [(run.text, round(run.x, 2), round(run.rise, 2)) for run in line.runs if run.is_ruby]


def centres(path: Rule | Path) -> list[float]:
    """The middle of each dot."""
    assert isinstance(path, Path)
    return [(min(one[::2]) + max(one[::2])) / 2 for one in path.contours]


def test_dots(annotated: Annotated) -> None:
    """A dot under the middle of each character, none under marks and spaces."""
    line = one_line(annotated("甲，乙1 丙", ("dots", 0, 6)))
    (path,) = line.shapes
    assert isinstance(path, Path)
    assert path.width == 0
    assert len(path.contours) == 4
    assert centres(path)[:2] == pytest.approx([5, 25])
    assert all(1.2 < y < 6.2 for one in path.contours for y in one[1::2])  # within the line gap


def test_dots_go_below_a_side_line(annotated: Annotated) -> None:
    """Line nearer, dot below it, both within half a 字."""
    line = one_line(annotated("甲乙", ("name", 0, 2), ("dots", 0, 2)))
    (rule,) = (one for one in line.shapes if isinstance(one, Rule))
    (dots,) = (one for one in line.shapes if isinstance(one, Path))
    assert rule.y1 + rule.width / 2 < min(dots.contours[0][1::2])
    assert max(dots.contours[0][1::2]) < 6.2


def test_names_in_a_row_part(annotated: Annotated) -> None:
    """Each line is 1/8 字 shorter than its name."""
    line = one_line(annotated("王芳李明", ("name", 0, 2), ("name", 2, 4)))
    ends = [end for one in line.shapes if isinstance(one, Rule) for end in (one.x1, one.x2)]
    assert ends == pytest.approx([0.625, 19.375, 20.625, 39.375])


def test_marks_clear_descenders(annotated: Annotated) -> None:
    """Under Latin letters a line stands lower, on every line of its stretch."""
    composed = annotated("甲龙py", ("name", 0, 4))
    (one,), (two,) = set_line(composed, 0, 2, 20).shapes, set_line(composed, 2, 4, 20).shapes
    assert isinstance(one, Rule)
    assert isinstance(two, Rule)
    assert one.y1 == two.y1 == pytest.approx(3.1)


def test_a_side_line_turns_with_its_text(annotated: Annotated) -> None:
    """It runs to the end of the line and goes on at the start of the next, uncut."""
    composed = annotated("王芳李明", ("name", 1, 4))
    first, second = set_line(composed, 0, 2, 20), set_line(composed, 2, 4, 20)
    (one,), (two,) = first.shapes, second.shapes
    assert isinstance(one, Rule)
    assert isinstance(two, Rule)
    assert (one.x1, one.x2, two.x1, two.x2) == pytest.approx((10.625, 20, 0, 19.375))


def test_a_wave_is_whole(annotated: Annotated) -> None:
    """It begins and ends on its middle, and is stroked."""
    (path,) = one_line(annotated("红楼梦", ("title", 0, 3))).shapes
    assert isinstance(path, Path)
    (wave,) = path.contours
    assert path.width > 0
    assert wave[0] == pytest.approx(0.625)
    assert wave[-2] == pytest.approx(29.375)
    assert wave[1] == wave[-1]
    assert (len(wave) - 2) // 6 % 2 == 0


def test_mono_ruby_stands_over_its_characters(annotated: Annotated) -> None:
    """Marks have no part; narrow ruby is centred over its character, half as large."""
    line = one_line(annotated("甲，乙", ("ruby", 0, 3, "yi er")))
    assert [text for text, _, _ in rubies(line)] == ["yi", "er"]
    for run, middle in zip((run for run in line.runs if run.is_ruby), (5, 25), strict=True):
        assert run.size == 5
        assert run.x < middle < run.x + run.xs[-1] + 5
        assert run.rise == pytest.approx(9.4)


def test_group_ruby_is_spread_over_its_base(annotated: Annotated) -> None:
    """Han 1:2:1 over a wider base; a word of letters whole, in the middle."""
    (han,) = rubies(one_line(annotated("国际机场", ("ruby", 0, 4, "空港天"))))
    assert han[1] == pytest.approx(7.5)  # gaps of one ruby em at most
    line = one_line(annotated("人工智能", ("ruby", 0, 4, "AI")))
    (run,) = (run for run in line.runs if run.is_ruby)
    assert run.x > 15
    assert run.xs[1] < 5


def test_wide_ruby_widens_its_base(annotated: Annotated) -> None:
    """Nothing hangs over Han; pinyin of neighbours is a quarter of its em apart at least."""
    alone = annotated("甲装乙", ("ruby", 1, 2, "zhuāng"))
    (width,) = [alone.body[1]]
    (run,) = (run for run in one_line(alone).runs if run.is_ruby)
    assert run.x == pytest.approx(10)
    assert alone.body[0] == alone.body[2] == 10
    pair = annotated("装装", ("ruby", 0, 2, "zhuāng zhuāng"))
    assert pair.body[0] == pytest.approx(width + 0.25 * 5 / 2)


def test_ruby_may_hang_over_kana(annotated: Annotated) -> None:
    """By a ruby em on either side, where both are kana."""
    kana = annotated("の志を", ("ruby", 1, 2, "こころざ"))
    assert kana.body[1] == 10
    assert annotated("甲志を", ("ruby", 1, 2, "こころざ")).body[1] == 20
    assert rubies(one_line(kana))[0][1] == pytest.approx(5)
    assert rubies(set_line(kana, 1, 3, 100))[0][1] >= 0  # never beyond the line


def test_a_group_is_not_broken(annotated: Annotated) -> None:
    """Its base stays on a line; characters with a ruby each may part."""
    assert annotated("国际机场", ("ruby", 0, 4, "空港")).costs[2] >= FORBIDDEN
    assert annotated("饕餮", ("ruby", 0, 2, "tāo tiè")).costs[1] < FORBIDDEN


def test_ruby_follows_its_base(annotated: Annotated) -> None:
    """In reading order, after the whole stretch that was marked."""
    line = one_line(annotated("有饕餮在", ("ruby", 1, 3, "tāo tiè")))
    assert [run.text for run in line.runs] == ["有饕餮", "tāo", "tiè", "在"]
    assert line.runs[3].x > line.runs[0].x + line.runs[0].xs[-1]


NOTE = st.tuples(
    st.sampled_from(["dots", "name", "title", "ruby"]), st.integers(0, 11), st.integers(1, 4)
)
RUBY = st.text(alphabet="注音ab ", min_size=1, max_size=9).filter(str.strip)


@settings(max_examples=60)
@given(
    text=st.text(alphabet="甲乙，。《》ab1", min_size=12, max_size=16),
    notes=st.lists(NOTE, max_size=4),
    ruby=RUBY,
    measure=st.integers(2, 9),
)
def test_nothing_is_lost_or_doubled(
    annotated: Annotated, text: str, notes: list[tuple[str, int, int]], ruby: str, measure: int
) -> None:
    """Whatever overlaps and wherever lines end: each character stands once, base and ruby."""
    said = [
        (kind, start, min(start + length, len(text)), ruby if kind == "ruby" else "")
        for kind, start, length in notes
    ]
    composed = annotated(text, *said)
    ends = break_lines(composed, [measure * 10.0])
    lines = [set_line(composed, a, b, measure * 10.0) for a, b in pairwise((0, *ends))]
    runs = [run for line in lines for run in line.runs]
    assert "".join(run.text for run in runs if not run.is_ruby) == text
    over = "".join(run.text for run in runs if run.is_ruby)
    assert sorted(over.replace(" ", "")) == sorted(ruby_text(composed, 0).replace(" ", ""))
    assert over.replace(" ", "").count("注") == ruby.count("注") * sum(
        kind == "ruby" for kind, *_ in said
    )


@pytest.mark.parametrize(("script", "rise"), [("sup", 3.5), ("sub", -1.2)])
def test_scripts(faces: Faces, script: Script, rise: float) -> None:
    """Smaller, raised or lowered, held by what is before them, without a gap."""
    raised = TextStyle(size=10.0, script=script)
    composed = compose([("注", STYLE), ("12", raised), ("年", STYLE)], faces)
    first, second, third = one_line(composed).runs
    assert [second.size, second.rise] == pytest.approx([6, rise])
    assert second.x == 10
    assert composed.costs[1] >= FORBIDDEN
    assert composed.costs[3] < FORBIDDEN
    assert (first.rise, third.rise) == (0, 0)


def test_scripts_of_the_font(faces: Faces) -> None:
    """Forms that a font was drawn with are taken at full size, where it has all of them."""
    kai = TextStyle(face="kai", size=10.0, script="sup")
    (run,) = one_line(compose([("2", kai)], faces)).runs
    assert (run.size, run.rise) == (10, 0)
    (plain,) = one_line(compose([("2", TextStyle(face="kai", size=10.0))], faces)).runs
    assert run.glyphs != plain.glyphs
    (mixed,) = one_line(compose([("2字", kai)], faces)).runs
    assert mixed.size == 6


def test_a_paragraph_that_begins_raised(faces: Faces) -> None:
    """Its indent is that of the line's type."""
    raised = TextStyle(size=10.0, indent=2.0, script="sup")
    assert compose([("1", raised), ("甲", STYLE)], faces).indent(0) == 20
