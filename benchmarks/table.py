"""Results as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from benchmarks.measure import Measured
from benchmarks.programs import AGAIN, OURS
from benchmarks.readback import ReadBack

_HEADS = (
    f"{'':14}{'wall s':>8}{'best':>8}{'CPU s':>8}{'MB':>8}{'MB all':>8}{'kB out':>9}"
    f"{'text':>9}{'in box':>9}{'runs':>6}"
)


class Comparison(msgspec.Struct, frozen=True):
    """Programs on one task, ours first, and what each file was found to hold."""

    title: str
    measured: tuple[Measured, ...]
    held: tuple[ReadBack, ...]


def lines_of(comparison: Comparison) -> Iterator[str]:
    """A row for each program, then how many times its figures ours are."""
    yield comparison.title
    yield _HEADS
    for one, held in zip(comparison.measured, comparison.held, strict=True):
        yield _row(one, held)
    ours = [one for one in comparison.measured if one.program in (OURS, AGAIN)]
    for other in comparison.measured:
        if other not in ours:
            yield from (_ratios(one, other) for one in ours)


def _figures(one: Measured) -> Sequence[float]:
    return (
        one.middle(lambda run: run.wall),
        one.best,
        one.middle(lambda run: run.cpu),
        one.middle(lambda run: run.memory) / 1024,
        one.family / 1024,
        one.size / 1000,
    )


def _row(one: Measured, held: ReadBack) -> str:
    wall, best, cpu, memory, family, size = _figures(one)
    return (
        f"{one.program:14}{wall:8.3f}{best:8.3f}{cpu:8.3f}{memory:8.0f}{family:8.0f}{size:9.0f}"
        f"{held.share:9.2%}{held.share_in_box:9.2%}{len(one.runs):6}"
    )


def _ratios(ours: Measured, other: Measured) -> str:
    wall, best, cpu, memory, family, size = (
        a / b if b else float("nan") for a, b in zip(_figures(ours), _figures(other), strict=True)
    )
    name = f"{'ours' if ours.program == OURS else 'again'}/{other.program}"
    return f"{name:16}{wall:6.2f}{best:8.2f}{cpu:8.2f}{memory:8.2f}{family:8.2f}{size:9.2f}"


def stage_lines(seconds: Mapping[str, float]) -> Iterator[str]:
    """Our stages, in milliseconds."""
    yield "Stages of ours, ms (median)"
    yield "  ".join(f"{name} {value * 1000:.1f}" for name, value in seconds.items())
