"""Figures of quality as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from benchmarks.programs import OURS
from benchmarks.quality.figures import Figures, Finding


class Row(msgspec.Struct, frozen=True):
    """A figure: its field, what the row is called, how it is written, which way is better."""

    field: str
    label: str
    form: str = "d"
    better: int = -1


ROWS = (
    Row("lines", "lines"),
    Row("inner", "inner lines", better=0),
    Row("spread", "spread of the Han pitch, 字", ".4f"),
    Row("loose", "looser than 5 %", ".1%"),
    Row("looser", "looser than 8 %", ".1%"),
    Row("loosest", "loosest line, 字", ".3f"),
    Row("tight", "tighter than 5 %", ".1%"),
    Row("tightest", "tightest line, 字", ".3f", better=1),
    Row("lone", "single-character last lines"),
    Row("off_edge", "ends off the edge"),
    Row("off_grid", "baselines off the grid"),
    Row("forbidden", "forbidden starts and ends"),
    Row("contrast", "loose beside tight"),
    Row("repeated", "three alike at an edge"),
    Row("torn", "torn numbers"),
    Row("gap", "Han-Latin gap, 字", ".3f", better=0),
    Row("missing", "characters not found", better=0),
)
_WIDTH = 30


def lines_of(title: str, figures: Mapping[str, Figures]) -> Iterator[str]:
    """A column for each program; `<` after a figure of ours that is worse than a peer's."""
    yield title
    yield f"{'':{_WIDTH}}" + "".join(f"{name:>12}" for name in figures)
    for row in ROWS:
        values = {name: getattr(one, row.field) for name, one in figures.items()}
        cells = "".join(f"{_cell(value, row.form):>12}" for value in values.values())
        padding = _WIDTH - sum(ord(char) > 0x2E7F for char in row.label)
        yield f"{row.label:{padding}}{cells}{_worse(values, row.better)}"


def _cell(value: float | None, form: str) -> str:
    return "–" if value is None else format(value, form)


def _worse(values: Mapping[str, float | None], better: int) -> str:
    """Which peers do better than we in a row."""
    ours = values.get(OURS)
    if ours is None or not better:
        return ""
    ahead = [
        name
        for name, value in values.items()
        if value is not None and better * (value - ours) > 5e-5
    ]
    return f"  < {', '.join(ahead)}" if ahead else ""


def worst_lines(program: str, findings: Sequence[Finding], count: int) -> Iterator[str]:
    """The worst of each fault, at most `count`: how bad, where, and the line."""
    for fault in dict.fromkeys(finding.fault for finding in findings):
        own = [finding for finding in findings if finding.fault == fault]
        for one in sorted(own, key=lambda finding: -finding.value)[:count]:
            line = one.line
            place = f"{line.page + 1}-{line.index + 1}-{line.number}"
            yield f"{program:9} {fault:10}{one.value:7.3f}  {place:9} {line.text}"
