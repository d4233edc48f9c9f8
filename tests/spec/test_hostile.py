"""Hostile files end in a message, soon, whatever they hold."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Sink
from layout.spec import keys, read_edition
from tests.spec.conftest import Read

EDITION = "pages:\n  - boxes:\n      甲: {story: a.md}\n"


def codes(path: Path) -> list[str]:
    """The codes of an edition on the disk."""
    sink = Sink()
    read_edition(path, sink)
    return [one.code for one in sink.found]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all generated editions: each writes its files anew."""
    return tmp_path_factory.mktemp("hostile")


def test_named_pipe_as_story(tmp_path: Path) -> None:
    """A pipe is refused without waiting for a writer."""
    (tmp_path / "edition.yaml").write_text(EDITION, encoding="utf-8")
    os.mkfifo(tmp_path / "a.md")
    assert codes(tmp_path / "edition.yaml") == ["E102"]


def test_device_as_edition() -> None:
    """A device that never ends is not read."""
    assert codes(Path("/dev/zero")) == ["E102"]


def test_huge_story(read: Read) -> None:
    """A story larger than ten pages of text is refused, beside the edition or in it."""
    assert read(EDITION, {"a.md": "甲" * 400_000}).codes == ["E104"]
    inline = "pages:\n  - boxes:\n      甲: {story: {body: '" + "x" * 600_000 + "'}}\n"
    assert "E104" in read(inline).codes


@pytest.mark.parametrize(
    "unit", ["[", "![", "*a ", "**", "_*", "`` ` ", "<", "<!--", "&", "> a\n", "- ", ">a\nb\n"]
)
def test_repeated_signs(read: Read, unit: str) -> None:
    """Signs that make parsers try again and again are read in one go."""
    reading = read(EDITION, {"a.md": unit * (20_000 // len(unit))})
    assert reading.whole.pages[0].boxes["甲"].story is not None


@pytest.mark.parametrize(
    "story", ["\0", "\ufeff\ufeff", "---", "---\n---", "---\n- a\n---\n", "\r"]
)
def test_odd_stories(read: Read, story: str) -> None:
    """Empty and broken story files leave a story without text."""
    found = read(EDITION, {"a.md": story}).whole.pages[0].boxes["甲"].story
    assert found is not None


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_as_edition(folder: Path, data: bytes) -> None:
    """No bytes raise; what is no edition is told so."""
    (folder / "edition.yaml").write_bytes(data)
    assert codes(folder / "edition.yaml")


KEYS = [key for struct in keys.KEYS.values() for key in struct] + ["版面", "版块", "甲", "<<"]
YAML = st.recursive(
    st.one_of(
        st.sampled_from(
            [
                "1-3",
                "~",
                "''",
                "*a",
                "&a 1",
                "!t x",
                "a: b",
                "|\n  8 甲",
                "fit",
                "9pt",
                "2020-12-07",
            ]
        ),
        st.text(alphabet="甲a1:-[]{},#&*!|>'\"%@` \t\n", max_size=8),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
        st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=4,
        ).map(lambda items: "{" + ", ".join(f"{k}: {v}" for k, v in items.items()) + "}"),
    ),
    max_leaves=12,
)


@settings(max_examples=200)
@given(YAML)
def test_any_yaml_as_edition(folder: Path, text: str) -> None:
    """No YAML raises, right keys in wrong places least of all."""
    for yaml in (
        text,
        f"pages:\n  - {text}",
        f"house: {text}",
        f"pages: [{{boxes: {{甲: {text}}}}}]",
    ):
        (folder / "edition.yaml").write_text(yaml, encoding="utf-8")
        codes(folder / "edition.yaml")


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_as_story(folder: Path, data: bytes) -> None:
    """No bytes of a story raise."""
    (folder / "edition.yaml").write_text(EDITION, encoding="utf-8")
    (folder / "a.md").write_bytes(data)
    codes(folder / "edition.yaml")
