"""`python -m benchmarks`: measure, print a table, keep all figures in benchmarks/work."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import msgspec

from benchmarks import programs
from benchmarks.html_source import html_source
from benchmarks.measure import measure, time_command
from benchmarks.pages import PAGES, write_edition, write_front_page
from benchmarks.readback import read_back
from benchmarks.sheet import Sheet, sheet_of
from benchmarks.table import Comparison, lines_of, stage_lines
from benchmarks.typst_source import typst_source
from layout import compose, load
from layout.diagnostics import Sink

WORK = programs.ROOT / "benchmarks" / "work"
DEMO = WORK / "front"
"""The demo edition's front page, written anew for each run."""
LEAST = 0.98
"""Share of the characters that a peer's file must hold."""


class Results(msgspec.Struct):
    """All that a run found out."""

    versions: dict[str, str]
    machine: str
    cores: int
    load: float
    comparisons: dict[str, Comparison] = {}
    stages: dict[str, float] = {}
    version_seconds: float | None = None


def main() -> None:
    """Run what is asked for; exit code 1 where a peer's file lacks text."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=("page", "bulk", "version"), help="one part")
    parser.add_argument("--runs", type=int, default=5, help="timed runs of each program (5)")
    asked = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    write_front_page(programs.ROOT / "editions" / "2026-12-22", DEMO)
    cores, load_now = os.cpu_count() or 1, os.getloadavg()[0]
    results = Results(
        programs.versions("Typst", "WeasyPrint"), platform.platform(), cores, load_now
    )
    print("  ".join(f"{name} {value}" for name, value in results.versions.items()))
    print(f"{results.machine}  {cores} cores  load {load_now:.1f}\n")
    if asked.only in (None, "version"):
        _time_version(results, asked.runs)
    if asked.only in (None, "page"):
        _compare(results, "page", DEMO, asked.runs)
        results.stages = _stages(asked.runs)
        print("\n".join(stage_lines(results.stages)), end="\n\n")
    if asked.only in (None, "bulk"):
        edition = write_edition(DEMO, WORK / "edition")
        _compare(results, "bulk", edition.parent, asked.runs)
    (WORK / "results.json").write_bytes(msgspec.json.format(msgspec.json.encode(results)))
    print(f"All figures: {(WORK / 'results.json').relative_to(programs.ROOT)}")
    sys.exit(any(_lacking(one) for one in results.comparisons.values()))


def _time_version(results: Results, runs: int) -> None:
    found = time_command((*programs.our_command(), "--version"), runs)
    wall = found.middle(lambda run: run.wall)
    results.version_seconds = wall
    print(f"banmian --version   {wall:.3f} s (median of {runs}), best {found.best:.3f} s\n")


def _compare(results: Results, name: str, edition: Path, runs: int) -> None:
    """Measure the programs on an edition and print the table."""
    sheet = _sheet(edition)
    tasks = list(_tasks(sheet, edition, WORK / name))
    measured = tuple(measure(tasks, runs))
    held = tuple(read_back(sheet, task.files()) for task in tasks)
    count = f"{PAGES} pages" if name == "bulk" else "One page"
    title = f"{count}, {held[0].wanted} characters, each run in new processes"
    results.comparisons[name] = Comparison(title, measured, held)
    print("\n".join(lines_of(results.comparisons[name])), end="\n\n")
    for lacking in _lacking(results.comparisons[name]):
        print(f"{lacking}: less than {LEAST:.0%} of the text is in the file; do not compare\n")


def _lacking(comparison: Comparison) -> list[str]:
    """The programs whose file holds too little of the text, or holds it in the wrong place."""
    return [
        one.program
        for one, held in zip(comparison.measured, comparison.held, strict=True)
        if min(held.share, held.share_in_box) < LEAST
    ]


def _sheet(edition: Path) -> Sheet:
    sink = Sink()
    read = load(edition, sink)
    layout = compose(read, sink) if read else None
    if layout is None or sink.has_errors:
        raise SystemExit(f"{edition} has errors: see banmian check {edition}")
    return sheet_of(layout)


def _tasks(sheet: Sheet, edition: Path, work: Path) -> Iterator[programs.Task]:
    """Ours twice, then each peer that can be loaded, with its document written."""
    yield programs.ours(edition, work)
    yield programs.ours_again(edition, work)
    sources = {"typst": ("pages.typ", typst_source), "weasyprint": ("pages.html", html_source)}
    starters = {"typst": programs.typst, "weasyprint": programs.weasyprint}
    for package, (name, write) in sources.items():
        if reason := programs.missing(package):
            print(f"{package} is left out: {reason}\n")
            continue
        file = work / name
        file.write_text(write(sheet, work), "utf-8")
        yield starters[package](file, work)


def _stages(runs: int) -> dict[str, float]:
    """The median of each stage's seconds over some cold builds of the page."""
    command = [*programs.ours(DEMO, WORK / "page").command, "--timings", "--format", "json"]
    found = [
        msgspec.json.decode(programs.output_of(command))["seconds"] for _ in range(max(1, runs))
    ]
    return {name: median(one[name] for one in found) for name in found[0]}


if __name__ == "__main__":
    main()
