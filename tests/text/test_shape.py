"""Runs to glyphs."""

from typing import Any

import pytest


def test_clusters_follow_the_text(paragraph: Any) -> None:
    """Each glyph knows the character at which its cluster begins; a dash is one glyph of two."""
    composed = paragraph("甲——乙")
    assert composed.characters == (0, 1, 3)
    assert composed.first_glyph == (0, 1, 2, 2, 3)


def test_combining_mark_joins_its_base(paragraph: Any) -> None:
    """A base and its mark are one cluster, wherever the font draws them as one or two glyphs."""
    composed = paragraph("pi\u0304n")
    assert 2 not in composed.characters
    assert composed.body[2] == 0


def test_line_end_in_the_source_is_a_space(paragraph: Any) -> None:
    """Between Latin words a line feed is set as a word space, not as a missing character."""
    assert paragraph("New\nYork").missing == ()
    assert paragraph("New\nYork").glyphs == paragraph("New York").glyphs


def test_han_is_not_kerned(paragraph: Any) -> None:
    """Han and kana stay on the grid; Latin is set with the font's kerning."""
    assert set(paragraph("一二三あいう").body) == {10}
    letters = [paragraph(letter).body[0] for letter in "AV"]
    assert sum(paragraph("AV").body) < sum(letters)


@pytest.mark.parametrize("scale", [0.8, 1.2])
def test_x_scale(paragraph: Any, scale: float) -> None:
    """Advances and shifts are scaled alike."""
    plain, scaled = paragraph("（甲·乙"), paragraph("（甲·乙", x_scale=scale)
    assert scaled.body == pytest.approx([scale * width for width in plain.body])
    assert scaled.shifts == pytest.approx([scale * shift for shift in plain.shifts])
