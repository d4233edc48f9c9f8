"""The examples of docs/pages.md, the changes of docs/tweaking.md: they build and look as shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from docs import closing, gallery, tweaks
from layout.diagnostics import RULES
from layout.press import Outcome

FAR = 56  # of 255: a stretch that is much darker or lighter, once blurred to the size of a line


@pytest.mark.parametrize("file", gallery.DOCUMENTS, ids=lambda file: file.name)
def test_documents_show_what_is_there(file: Path) -> None:
    """Each example stands in both documents, with its YAML as it is."""
    text = file.read_text(encoding="utf-8")
    assert sorted(gallery.MARKS.named(text)) == gallery.names()
    assert gallery.MARKS.filled(text) == text, "run `make pictures`"


@pytest.mark.parametrize("name", gallery.names())
def test_example(name: str) -> None:
    """An example builds with notes at most, and its page is the one of the picture."""
    outcome, seen = gallery.render(name)
    assert _told(outcome) <= {"note"}
    _looks_like(seen, gallery.PICTURES / f"{name}.png")


def _told(outcome: Outcome) -> set[str]:
    """How grave the messages are; the rules of a whole page are not asked of a piece of one."""
    return {one.severity for one in outcome.diagnostics if one.code not in RULES}


def _looks_like(seen: Image.Image, file: Path) -> None:
    with Image.open(file) as kept:
        expected = kept.convert("L")
    assert expected.size == seen.size
    blur = ImageFilter.BoxBlur(2)
    difference = ImageChops.difference(seen.convert("L").filter(blur), expected.filter(blur))
    assert not any(difference.histogram()[FAR:]), "run `make pictures` and look"


@pytest.mark.parametrize("file", tweaks.DOCUMENTS, ids=lambda file: file.name)
def test_changes_are_shown(file: Path) -> None:
    """Each change stands in both documents as it is in its edition, after the edition before it."""
    text = file.read_text(encoding="utf-8")
    assert sorted(tweaks.MARKS.named(text)) == tweaks.names()
    assert tweaks.MARKS.filled(text) == text, "run `make pictures`"
    assert tweaks.edition(tweaks.BEFORE).read_text(encoding="utf-8") in text


@pytest.mark.parametrize("name", tweaks.names())
def test_change(name: str) -> None:
    """A change takes one or two words of the YAML, and the page is set without a warning."""
    assert 1 <= tweaks.words_changed(name) <= 2
    outcome, seen = gallery.pages_of(tweaks.edition(name))
    assert _told(outcome) <= {"note"}
    _looks_like(seen, tweaks.PICTURES / f"{name}.png")


@pytest.mark.parametrize("file", closing.DOCUMENTS, ids=lambda file: file.name)
def test_closing_is_what_happens(file: Path) -> None:
    """The last half hour is told as it goes: every edit, command and line of output."""
    text = file.read_text(encoding="utf-8")
    steps = [name.rpartition("-")[0] for name in closing.MARKS.named(text)]
    assert steps == list(closing.STEPS)
    assert closing.MARKS.filled(text) == text, "run `make pictures` and read it"


def test_closed_page(tmp_path: Path) -> None:
    """The page that goes to press has nothing left to mend, and looks as shown."""
    outcome, seen = gallery.pages_of(closing.finished(tmp_path / "day"))
    assert [one.code for one in outcome.diagnostics] == ["CNT05"]
    _looks_like(seen, closing.PICTURE)
