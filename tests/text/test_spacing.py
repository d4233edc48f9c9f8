"""Space between Han, Latin and words."""

from typing import Any

import pytest

from layout.text import natural_width


@pytest.mark.parametrize(
    ("text", "spaces", "fact"),
    [
        ("用A版", 2, "on both sides of a letter"),
        ("第3版", 2, "and of a digit"),
        ("，A。", 0, "none beside full-width marks"),
        ("（A）", 0, "none in brackets"),
        ("A股", 1, "none at the edge"),
        ("占5%强", 1, "none between a number and its sign"),
        ("用 A 版", 2, "in place of a space of the source, not beside it"),
        ("用  A版", 2, "however many there are"),
        ("比3∶1大", 2, "none within a ratio"),
        ("5m²的", 1, "a raised digit is part of its word"),
        ("注²的", 0, "and takes none of its own"),
        ("한국A사", 0, "none beside Hangul (KL 4.4)"),
    ],
)
def test_autospace(paragraph: Any, text: str, spaces: int, fact: str) -> None:
    """An eighth of a 字 stands between Han and Latin (text-rules, section 6)."""
    with_space, without = paragraph(text), paragraph(text, autospace=0)
    found = (natural_width(with_space) - natural_width(without)) / 1.25
    assert found == pytest.approx(spaces), fact


@pytest.mark.parametrize("space", [0, 1 / 8, 1 / 6, 1 / 4])
@pytest.mark.parametrize("text", ["用A版", "用 A 版", "用 A版"])
def test_amount_of_autospace(paragraph: Any, text: str, space: float) -> None:
    """It stands on both sides, is taken down to 1/8 字 and given up to 1/2; 0 is none at all."""
    composed = paragraph(text, autospace=space)
    letter = composed.body[text.index("A")]
    assert natural_width(composed) == pytest.approx(20 + letter + 20 * space)
    assert composed.shrinkage[-1] == pytest.approx(20 * max(0, space - 1 / 8))
    assert composed.elastic[-1] == pytest.approx(20 * (1 / 2 - space) if space else 0)


def test_korean_spaces_part_words(paragraph: Any) -> None:
    """A space beside Hangul stays, and in Korean one between Han does."""
    assert natural_width(paragraph("한국 사람")) > natural_width(paragraph("한국사람"))
    assert natural_width(paragraph("中國 人", language="ko")) > 30
    assert natural_width(paragraph("中國 人", language="ja")) == 30


def test_word_space(paragraph: Any) -> None:
    """Several spaces between Latin words are one, of the font's width."""
    assert natural_width(paragraph("a  b")) == natural_width(paragraph("a b"))
    assert natural_width(paragraph("a b")) > natural_width(paragraph("ab"))


def test_spaces_at_the_edges_are_nothing(paragraph: Any) -> None:
    """A text may begin and end with spaces."""
    assert natural_width(paragraph("  甲乙  ")) == 20


def test_no_break_space_is_kept(paragraph: Any) -> None:
    """U+00A0 has a width between Han too."""
    assert natural_width(paragraph("甲\u00a0乙")) > 20


def test_tracking_stands_between_characters(paragraph: Any) -> None:
    """None at the end of the line, none inside a dash."""
    assert natural_width(paragraph("甲乙丙", tracking=0.1)) == pytest.approx(32)
    assert natural_width(paragraph("甲——乙", tracking=0.1)) == pytest.approx(42)
