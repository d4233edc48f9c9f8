"""How wide full-width marks are set."""

import json
from pathlib import Path
from typing import Any

import pytest

from layout.spec.styles import TextStyle
from layout.text import compose, natural_width, set_line

CASES = json.loads((Path(__file__).parent / "punct-cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("face", ["song", "hei-bold", "kai"])
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_vector(paragraph: Any, case: dict[str, Any], face: str) -> None:
    """The width of the run and the place of each Han are as the clause says, in any face.

    In the middle of a line, Han stands on both sides; 文楷 has no `halt` and narrow quotes.
    """
    before = "国" if case["position"] in ("middle", "line-end") else ""
    after = "国" if case["position"] != "line-end" else ""
    text, expected = case["text"], case["expected_advance_em"]
    composed = paragraph(
        before + text + after, face=face, punctuation=case["scheme"], language=case["lang"]
    )
    line = set_line(composed, 0, len(composed.text), 1000, align="left")
    assert line.natural / 10 - len(before + after) == pytest.approx(sum(expected), abs=0.02)
    places = {
        run.start + cluster: (run.x + x) / 10 - len(before)
        for run in line.runs
        for cluster, x in zip(run.clusters, run.xs, strict=True)
    }
    for i, character in enumerate(text):
        if "一" <= character <= "龥":
            assert places[i + len(before)] == pytest.approx(sum(expected[:i]), abs=0.02)


def test_other_size_is_not_trimmed(faces: Any) -> None:
    """Marks of different sizes keep their cells (CL 3.1.6.2 is about one size)."""
    small, large = TextStyle(size=10), TextStyle(size=14)
    same = compose([("甲。", small), ("”乙", small)], faces)
    mixed = compose([("甲。", small), ("”乙", large)], faces)
    assert natural_width(same) == pytest.approx(35)
    assert natural_width(mixed) == pytest.approx(10 + 10 + 14 + 14)


def test_marks_in_another_face_are_trimmed(faces: Any) -> None:
    """A change of face alone, as in bold words, does not part a pair of marks."""
    inlines = [("甲，", TextStyle(size=10)), ("“乙", TextStyle(size=10, face="hei-bold"))]
    assert natural_width(compose(inlines, faces)) == pytest.approx(35)


def test_scheme_may_differ_by_style(paragraph: Any) -> None:
    """`plain` keeps every cell, at the edges of a line too."""
    assert natural_width(paragraph("“甲。”", punctuation="plain")) == pytest.approx(40)
    assert natural_width(paragraph("“甲。”", punctuation="quanjiao")) == pytest.approx(25)
    assert natural_width(paragraph("“甲。”", punctuation="banjiao")) == pytest.approx(25)
    assert natural_width(paragraph("“甲。”", punctuation="hangmobanjiao")) == pytest.approx(35)
