"""A story's matter as it comes to stand."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize("bracket", ["（", "("])
def test_the_reporter_of_a_dateline(set_edition: Callable[[str], Any], bracket: str) -> None:
    """From the bracket on it is in a style of its own, whichever bracket was typed."""
    done = set_edition(f"""
        house: HOUSE
        pages:
          - plan: |
              20 甲 甲 甲 甲
            boxes:
              甲: {{story: {{dateline: "本报讯{bracket}记者", body: 河边。}}}}
        """)
    line = done.box("甲").lines[0]
    faces = [done.layout.faces[run.face].name for run in line.line.runs]
    first, *_others = zip(faces, (run.text for run in line.line.runs), strict=True)
    assert first == ("hei-bold", "本报讯")
