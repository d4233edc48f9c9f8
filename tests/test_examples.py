"""The examples of docs/pages.md: they build with notes at most, and look as they are shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from docs import gallery

FAR = 56  # of 255: a stretch that is much darker or lighter, once blurred to the size of a line


@pytest.mark.parametrize("file", gallery.DOCUMENTS, ids=lambda file: file.name)
def test_documents_show_what_is_there(file: Path) -> None:
    """Each example stands in both documents, with its YAML as it is."""
    text = file.read_text(encoding="utf-8")
    assert sorted(gallery.marked(text)) == gallery.names()
    assert gallery.filled(text) == text, "run `make pictures`"


@pytest.mark.parametrize("name", gallery.names())
def test_example(name: str) -> None:
    """An example builds with notes at most, and its page is the one of the picture."""
    outcome, seen = gallery.render(name)
    assert {one.severity for one in outcome.diagnostics} <= {"note"}
    with Image.open(gallery.PICTURES / f"{name}.png") as kept:
        expected = kept.convert("L")
    assert expected.size == seen.size
    blur = ImageFilter.BoxBlur(2)
    difference = ImageChops.difference(seen.convert("L").filter(blur), expected.filter(blur))
    assert not any(difference.histogram()[FAR:]), "run `make pictures` and look"
