"""`python -m benchmarks.composition`: what it takes to compose text, warm, in this process.

Shaping, spaces, breaks and justification of one long paragraph, of the demo page, and of the demo
page again after a change in one story; processor time, and the memory that comes on top of the
fonts.
"""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

from msgspec.structs import replace

from benchmarks.programs import ROOT
from layout.diagnostics import Sink
from layout.page.galley import Galley
from layout.page.layout import compose as compose_page
from layout.press import load
from layout.spec import StyleSheet
from layout.spec.model import Edition
from layout.text import Faces, break_lines, compose, set_line

DEMO = ROOT / "editions" / "2026-12-22"
LENGTH = 10_000
MEASURE = 13  # 字
RUNS = 15


def main() -> None:
    """Print a row for each task: median and best in milliseconds."""
    edition = load(DEMO / "edition.yaml", Sink())
    if edition is None:
        raise SystemExit("the demo edition cannot be read")
    style = StyleSheet(edition.house).resolve("body")
    faces = Faces(edition.house.faces, Sink())
    compose([("文", style)], faces)
    text = _text(edition)
    before = _memory()

    def paragraph() -> None:
        composed = compose([(text, style)], faces)
        width = MEASURE * composed.em
        for start, end in pairwise((0, *break_lines(composed, (width,)))):
            set_line(composed, start, end, width)

    first = Galley()
    compose_page(edition, Sink(), {1}, galley=first)
    changed = _changed(edition)
    tasks: dict[str, Callable[[], object]] = {
        f"a paragraph of {LENGTH} characters at {MEASURE} 字": paragraph,
        "the demo page": lambda: compose_page(edition, Sink(), {1}),
        "the same after a change in one story": lambda: compose_page(
            changed, Sink(), {1}, galley=Galley(first)
        ),
    }
    print(f"{'milliseconds of processor time':48}{'median':>8}{'best':>8}")
    for name, task in tasks.items():
        times = list(_times(task))
        print(f"{name:48}{statistics.median(times):8.1f}{min(times):8.1f}")
        if task is paragraph:
            print(f"{'  memory on top of the fonts, MB':48}{_memory() - before:8.1f}")


def _times(task: Callable[[], object]) -> Iterator[float]:
    for _ in range(RUNS):
        start = time.process_time()
        task()
        yield (time.process_time() - start) * 1000


def _memory() -> float:
    """The most that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _text(edition: Edition) -> str:
    """Running text of the edition, repeated to the length wanted."""
    stories = [box.story for page in edition.pages for box in page.boxes.values() if box.story]
    text = "".join(getattr(block, "text", "") for story in stories for block in story.body)
    return (text * (LENGTH // len(text) + 1))[:LENGTH]


def _changed(edition: Edition) -> Edition:
    """The edition with the last paragraph of one story taken out."""
    page = edition.pages[0]
    name, story = next((box.name, box.story) for box in page.boxes.values() if box.story)
    box = replace(page.boxes[name], story=replace(story, body=story.body[:-1]))
    return replace(edition, pages=(replace(page, boxes={**page.boxes, name: box}),))


if __name__ == "__main__":
    main()
