"""The changes of docs/tweaking.md: an edition before and after, as a diff with two pictures."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from docs.gallery import pages_of
from docs.marks import Marks, save

HERE = Path(__file__).parent
EDITIONS = HERE / "tweaks"
PICTURES = HERE / "images" / "tweaks"
DOCUMENTS = (HERE / "tweaking.md", HERE / "tweaking.zh.md")
BEFORE = "before"
_WORD = re.compile(r"[^\s{},]+")


def names() -> list[str]:
    """The changes, each an edition as it is after it."""
    files = EDITIONS.glob("*.yaml")
    return sorted(file.stem for file in files if file.stem not in (BEFORE, "house"))


def edition(name: str) -> Path:
    """The edition after a change, or the one before all of them."""
    return EDITIONS / f"{name}.yaml"


def words_changed(name: str) -> int:
    """How many words of the YAML are no longer what and where they were."""
    one, two = (_WORD.findall(edition(of).read_text(encoding="utf-8")) for of in (BEFORE, name))
    blocks = difflib.SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    return max(len(one), len(two)) - sum(block.size for block in blocks)


def shown(name: str) -> str:
    """A change as the documents show it."""
    one, two = (edition(of).read_text(encoding="utf-8").splitlines() for of in (BEFORE, name))
    lines = difflib.unified_diff(one, two, n=0, lineterm="")
    diff = "\n".join(line for line in lines if line[:2] not in ("--", "++", "@@"))
    pictures = " | ".join(f"![{of}](images/tweaks/{of}.png)" for of in (BEFORE, name))
    return f"```diff\n{diff}\n```\n\n| before 改前 | after 改后 |\n|---|---|\n| {pictures} |\n"


MARKS = Marks("tweak", shown)


def draw() -> None:
    """Draw the pictures anew, and put the changes into the documents."""
    for name in (BEFORE, *names()):
        save(pages_of(edition(name))[1], PICTURES / f"{name}.png")
    MARKS.fill(DOCUMENTS)
