"""What a report says of each box."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from layout.diagnostics import Sink
from layout.page.layout import compose
from layout.proof.report import report
from layout.spec import read_edition

EDITION = """\
house:
  paper: {trim: 330pt x 320pt}
  grid: {columns: 4, measure: 7字, gutter: 1字, lines: 20, body: 10pt, leading: 15pt}
pages:
  - number: 3
    plan: |
      5   甲 甲 . 告
      15  .  .  . .
    boxes:
      甲:
        story: {headline: 春天, body: 河边的柳树发了芽，孩子们在草地上放风筝。老人坐在长椅上看书。}
        head: {lines: 3}
      告: {advert: {lines: [爱护小河]}}
"""


def test_report(tmp_path: Path) -> None:
    """Place, head, and for the body its legs and what was over; characters count no spaces."""
    file = tmp_path / "edition.yaml"
    file.write_text(EDITION, encoding="utf-8")
    edition = read_edition(file, Sink())
    assert edition is not None
    (page,) = report(compose(edition, Sink()))
    boxes: Any = msgspec.json.decode(msgspec.json.encode(page.boxes))
    story, advert = boxes
    assert page.page == 3
    assert story == {
        "name": "甲",
        "kind": "story",
        "title": "春天",
        "file": str(file),
        "columns": [1, 2],
        "lines": [1, 5],
        "head_lines": 3,
        "parts": [
            {"part": "headline", "characters": 2, "over": 0},
            {
                "part": "body",
                "characters": 30,
                "over": story["parts"][1]["over"],
                "lines": 4,
                "lines_over": 1,
                "lines_short": 0,
                "legs": [{"lines": 2, "filled": 2}, {"lines": 2, "filled": 2}],
            },
        ],
        "normalised": {"counts": {}, "changes": []},
        "findings": [],
    }
    assert 1 <= story["parts"][1]["over"] <= 7
    assert (advert["kind"], advert["columns"]) == ("advert", [4, 4])
    assert [part["part"] for part in advert["parts"]] == ["label", "line-0"]


def test_report_of_cleaning(tmp_path: Path) -> None:
    """Each choice has its count, each line its replacements; like ones of a line stand together."""
    file = tmp_path / "edition.yaml"
    cleaned = EDITION.replace("body: 河边的", "body: '河边,村里,的...")
    file.write_text("normalise: all\n" + cleaned.replace("看书。}", "看书。'}"), encoding="utf-8")
    edition = read_edition(file, Sink())
    assert edition is not None
    (page,) = report(compose(edition, Sink()))
    boxes: Any = msgspec.json.decode(msgspec.json.encode(page.boxes))
    assert boxes[0]["normalised"] == {
        "counts": {"ellipsis": 1, "marks": 2},
        "changes": [
            {"line": 12, "kind": "marks", "from": ",", "to": "，", "count": 2},
            {"line": 12, "kind": "ellipsis", "from": "...", "to": "……", "count": 1},
        ],
    }
