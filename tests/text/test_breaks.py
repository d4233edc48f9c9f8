"""Which breaks are chosen."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.spec.model import LEVELS
from layout.spec.styles import SpaceLimits, TextStyle
from layout.text import break_costs, break_lines, compose
from layout.text.opportunities import KINSOKU, NEVER


def texts(lines: list[Any], text: str) -> list[str]:
    """The characters of each line."""
    return [text[line.start : line.end] for line in lines]


@pytest.mark.parametrize(
    ("marked", "measure", "fact"),
    [
        ("一二三四五|六七八九十|百千", 5, "Han breaks anywhere"),
        ("一二三四，|五六七八。", 5, "a mark at the end of a line is half as wide"),
        ("一二三四五，|六七八九十", 5.5, "so it fits where half a 字 is left"),
        ("一，二三四五。|六七八九十", 6, "push in: a blank of the line gives way to the mark"),
        (
            "一二三四五六|七，八九十百|千万",
            7,
            "push out: with no blank to take, a character comes down",
        ),
        ("甲乙丙丁|（戊）己庚", 5, "no bracket opens at the end of a line"),
        ("一二三四五六|……七八九十|百千", 7, "an ellipsis is not parted"),
        ("甲乙丙|2031年|七八九", 3.5, "a number is not parted"),
        ("甲乙丙丁New |York戊己庚", 7, "a line ends with the word, not its space"),
    ],
)
def test_chosen(set_text: Any, marked: str, measure: float, fact: str) -> None:
    """Set at so many 字, lines end at the bars."""
    text = marked.replace("|", "")
    assert "|".join(texts(set_text(text, measure), text)) == marked, fact


@pytest.mark.parametrize("extra", range(12))
def test_no_orphan(set_text: Any, extra: int) -> None:
    """The last line is never one character, nor one with its mark, where the limits allow it."""
    text = (
        "市里昨天召开会议，部署今年的工作，要求各镇抓好落实" + "稳步推进各项任务落地"[:extra] + "。"
    )
    last = set_text(text, 13)[-1]
    assert last.end - last.start > 2


def test_number_wider_than_the_measure_is_parted(set_text: Any) -> None:
    """Nothing runs over the edge, and no character is lost."""
    text = "号码12345678901234567890"
    lines = set_text(text, 5)
    assert "".join(texts(lines, text)) == text
    assert all(line.width <= 50.01 for line in lines)


@pytest.mark.parametrize("word", ["abcde-fghij", "abcdef.ghijk", "abcdefg)hij", "abcdef²ghij"])
def test_word_broken_by_force_keeps_its_marks(set_text: Any, word: str) -> None:
    """A part of it never begins with a hyphen, a point, a bracket or a raised digit."""
    for measure in (2, 2.5, 3, 3.5, 4):
        for line in texts(set_text(word, measure, hyphenate="none"), word):
            assert line[0].isalpha(), (measure, line)


def test_cluster_wider_than_the_measure_stands_alone(set_text: Any) -> None:
    """A measure of less than a 字 still takes one character a line."""
    assert [line.end for line in set_text("一二三", 0.5)] == [1, 2, 3]
    assert [line.end for line in set_text("一二三", 0)] == [1, 2, 3]


def test_measures_may_differ(paragraph: Any) -> None:
    """Each line has its own measure, the last one repeats; the first is shorter by the indent."""
    composed = paragraph("一二三四五六七八九十百千万", indent=2)
    assert break_lines(composed, [60, 20, 40]) == (4, 6, 10, 13)


def test_empty(faces: Any) -> None:
    """Empty text is an empty paragraph without lines."""
    for inlines in ([], [("", TextStyle())]):
        paragraph = compose(inlines, faces)
        assert paragraph.text == ""
        assert break_lines(paragraph, [100]) == ()


def test_long_paragraph_ends_soon(paragraph: Any) -> None:
    """Time grows with the text alone: digits without a break, letters, Han."""
    for text in ("1" * 20_000, "a" * 20_000, "“" * 20_000, "中" * 20_000, "\u0301" * 20_000):
        assert break_lines(paragraph(text), [150])[-1] == 20_000


ALPHABET = (
    "市政府会议年的在了一二三，。、：“”《》（）！？——……·～/%-., "
    "12345abcABCあァー々한국²∶\u200d\u3000\u0301\n"
)
TEXT = st.text(alphabet=ALPHABET, min_size=1, max_size=120)
RULES = [(language, level) for language, levels in LEVELS.items() for level in levels]
SCHEMES = st.sampled_from(["quanjiao", "kaiming", "banjiao", "hangmobanjiao", "plain"])


@settings(max_examples=150)
@given(TEXT, SCHEMES, st.integers(4, 22), st.sampled_from([0, 2]))
def test_lines_hold_the_paragraph(
    set_text: Any, text: str, scheme: str, measure: int, indent: int
) -> None:
    """Lines follow each other without gap or overlap, and the same text gives the same lines."""
    lines = set_text(text, measure, punctuation=scheme, indent=indent)
    assert [line.start for line in lines] == [0] + [line.end for line in lines[:-1]]
    assert lines[-1].end == len(text)
    assert lines == set_text(text, measure, punctuation=scheme, indent=indent)


@settings(max_examples=150)
@given(TEXT, SCHEMES, st.integers(4, 22), st.sampled_from([0, 2]))
def test_lines_are_as_wide_as_the_measure(
    paragraph: Any, set_text: Any, text: str, scheme: str, measure: int, indent: int
) -> None:
    """A line that can be stretched fills the measure; only what cannot be parted passes it."""
    composed = paragraph(text, punctuation=scheme, indent=indent)
    for line in set_text(text, measure, punctuation=scheme, indent=indent):
        room = measure * 10 - (indent * 10 if line.start == 0 else 0)
        inner = composed.costs[line.start + 1 : line.end]
        if all(cost >= NEVER for cost in inner):
            continue
        assert line.width <= room + 0.01
        first, last = composed.begins[line.start], composed.stops[line.end] - 1
        inside = last > first and composed.joints[last] > composed.joints[first]
        if line.end < len(text) and inside:
            assert line.width == pytest.approx(room, abs=0.01)


@settings(max_examples=150)
@given(TEXT, st.sampled_from(RULES), st.integers(6, 22))
def test_no_line_begins_or_ends_with_what_may_not(
    paragraph: Any, set_text: Any, text: str, rule: tuple[str, str], measure: int
) -> None:
    """A forbidden break is taken only where a whole line holds no other, at any level."""
    style = {"language": rule[0], "level": rule[1]}
    costs = break_costs(paragraph(text, **style))
    lines = set_text(text, measure, **style)
    assert "".join(texts(lines, text)) == text
    for line in lines:
        inner = costs[line.start + 1 : line.end]
        assert line.width <= measure * 10 + 0.01 or all(cost >= NEVER for cost in inner)
        if line.end < len(text) and costs[line.end] >= KINSOKU:
            assert all(cost >= 1000 for cost in costs[line.start + 1 : line.end])


@settings(max_examples=100)
@given(TEXT, st.integers(4, 22))
def test_runs_hold_the_line(set_text: Any, text: str, measure: int) -> None:
    """The runs' text is that of the line, less spaces (and joiners on them) it begins with."""
    for line in set_text(text, measure):
        held = "".join(run.text for run in line.runs)
        full = text[line.start : line.end]
        assert full.endswith(held)
        left = full.removesuffix(held)
        assert all(one.isspace() or unicodedata.category(one) == "Cf" for one in left)
        for run in line.runs:
            assert run.text == text[run.start : run.end]
            assert run.clusters[0] == 0
            assert list(run.clusters) == sorted(run.clusters)
            assert len(run.glyphs) == len(run.xs) == len(run.clusters)


def test_limits_of_nothing(set_text: Any) -> None:
    """Where no space may grow, every stretched line is past its limit, and is set all the same."""
    text = "昨天（上午）2031年，老街 the old street 重新开放。" * 4
    none = SpaceLimits(0.25, 0.25, 0.125, 0.125, 0.5, 0.5, 0.0, 0.0)
    lines = set_text(text, 14, limits=none)
    assert "".join(texts(lines, text)) == text
    assert all(line.width == pytest.approx(140) for line in lines[:-1])
