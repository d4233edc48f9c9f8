"""`python -m benchmarks.quality`: measure the lines of a text that several programs have set.

With files, measure these instead, as far as their text tells what is a column and a paragraph.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks import programs
from benchmarks.quality.boxes import pages_of
from benchmarks.quality.chromium_source import chromium_source
from benchmarks.quality.columns import lines_on
from benchmarks.quality.figures import Figures, Finding, figures_of, findings
from benchmarks.quality.lines import (
    Line,
    guessed,
    lines_in,
    parted,
    pitch_of,
)
from benchmarks.quality.table import lines_of, worst_lines
from benchmarks.quality.trial import (
    BODY,
    PITCH,
    SETTINGS,
    Setting,
    Trial,
    sheet_of,
    texts,
    trial_of,
    write_ours,
)
from benchmarks.typst_source import typst_source

WORK = programs.ROOT / "benchmarks" / "work"
DEMO = programs.ROOT / "editions" / "2026-12-22"
TYPSTS = {"Typst": 0.0, "Typst 3%": 0.03, "Typst 5%": 0.05}
"""Typst as it comes, and with leave to move characters by so many em (`justification-limits`)."""
TRADES = {
    programs.OURS: "",
    "squeeze 0": "limits: {squeeze: 0}",
    "squeeze 2%": "limits: {squeeze: 0.02}",
    "marks 1/4": "limits: {mark_least: 0.25, stop_least: 0.25}",
    "gaps rigid": "limits: {autospace_most: 0.125}",
    "hanging": "hanging: allow",
    "rigid": "punctuation: hangmobanjiao",
}
"""Ours as it comes, and with the limits of its spaces set otherwise: keys of the style `body`."""


class Results(msgspec.Struct):
    """The figures of each program in each setting."""

    versions: dict[str, str]
    left_out: dict[str, str]
    settings: dict[str, dict[str, Figures]] = {}


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.pdf")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="print N lines a fault")
    parser.add_argument("--more", type=int, default=0, metavar="N", help="N more pages of text")
    parser.add_argument("--trade", action="store_true", help="ours alone, under other limits")
    parser.add_argument("--measure", type=int, choices=(13, 15), help="one measure, in 字")
    asked = parser.parse_args()
    if asked.files:
        for file in asked.files:
            _measure_file(file, asked.worst)
    else:
        _compare([one for one in SETTINGS if asked.measure in (None, one.measure)], asked)


def _measure_file(file: Path, worst: int) -> None:
    found: list[Line] = []
    for number, boxes in enumerate(pages_of(file)):
        found += lines_on(boxes, number)
    lines, grid = guessed(found), pitch_of(found)
    print("\n".join(lines_of(str(file), {"found": figures_of(lines, grid)})))
    for line in worst_lines("", findings(lines, grid), worst):
        print(line)


def _compare(settings: Sequence[Setting], asked: argparse.Namespace) -> None:
    """Let each program set the text in each setting; print the tables and keep the figures."""
    work = _folder(WORK / "quality")
    left_out = {name: why for name in ("typst", "chromium") if (why := programs.missing(name))}
    results = Results(programs.versions("Typst", "Chromium"), left_out)
    print("  ".join(f"{name} {value}" for name, value in results.versions.items()))
    for name, why in left_out.items():
        print(f"{name} is left out: {why}")
    pages = texts(DEMO, asked.more, work)
    for setting in settings:
        trial = trial_of(setting, pages)
        faults: dict[str, list[Finding]] = {}
        figures: dict[str, Figures] = {}
        own = work / setting.name
        for task in _trades(trial, own) if asked.trade else _tasks(trial, own, left_out):
            programs.run(task)
            lines, missing = _lines(trial, task.files())
            faults[task.program] = findings(lines, PITCH)
            figures[task.program] = figures_of(lines, PITCH, missing)
        results.settings[setting.name] = figures
        print("\n".join(("", *lines_of(_title(setting), figures))))
        for program, found in faults.items():
            for line in worst_lines(program, found, asked.worst):
                print(line)
    kept = WORK / ("trade.json" if asked.trade else "quality.json")
    kept.write_bytes(msgspec.json.format(msgspec.json.encode(results)))
    print(f"\nAll figures: {kept.relative_to(programs.ROOT)}")


def _title(setting: Setting) -> str:
    space = "with" if setting.autospace else "without"
    return f"Columns of {setting.measure} 字, {space} white between Han and Latin"


def _tasks(trial: Trial, work: Path, left_out: dict[str, str]) -> Iterator[programs.Task]:
    """Ours, then each peer that is there, with its document written."""
    yield programs.ours(write_ours(trial, work / "edition"), work)
    sheet, autospace = sheet_of(trial), trial.setting.autospace
    for name, tracking in TYPSTS.items() if "typst" not in left_out else ():
        file = _folder(work / name.lower().replace(" ", "-").rstrip("%")) / "lines.typ"
        source = typst_source(sheet, file.parent, autospace=autospace, tracking=tracking)
        file.write_text(source, "utf-8")
        yield msgspec.structs.replace(programs.typst(file, file.parent), program=name)
    if "chromium" not in left_out:
        file = work / "lines.html"
        file.write_text(chromium_source(sheet, autospace=autospace), "utf-8")
        yield programs.chromium(file, work)


def _trades(trial: Trial, work: Path) -> Iterator[programs.Task]:
    """Ours in each of the other ways."""
    for name, style in TRADES.items():
        folder = _folder(work / name.replace(" ", "-").replace("/", "-").rstrip("%"))
        task = programs.ours(write_ours(trial, folder / "edition", style), folder)
        yield msgspec.structs.replace(task, program=name)


def _folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path


def _lines(trial: Trial, files: Sequence[Path]) -> tuple[list[Line], int]:
    """The lines in the columns of a trial, and how many characters are not there."""
    pages = [boxes for file in files for boxes in pages_of(file)]
    found: list[Line] = []
    missing = 0
    for number, (boxes, paragraphs) in enumerate(zip(pages, trial.pages, strict=False)):
        lines, lost = parted(lines_in(boxes, trial.columns, BODY, number), paragraphs)
        done = found[-1].paragraph + 1 if found else 0
        found += [msgspec.structs.replace(line, paragraph=line.paragraph + done) for line in lines]
        missing += lost
    return found, missing


if __name__ == "__main__":
    main()
