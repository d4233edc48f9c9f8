"""The patterns part words where pyphen does, whose dictionaries they are."""

from __future__ import annotations

import pyphen
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.text.patterns import Patterns, read_patterns

LANGUAGES = ("en_US", "en_GB", "es", "fr", "it_IT", "nl_NL", "pt_BR", "ru_RU")


@pytest.fixture(scope="module", params=LANGUAGES)
def both(request: pytest.FixtureRequest) -> tuple[Patterns, pyphen.HyphDict]:
    """A language read by this project and by pyphen."""
    return read_patterns(request.param), pyphen.Pyphen(lang=request.param).hd


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_same_as_pyphen(both: tuple[Patterns, pyphen.HyphDict], data: st.DataObject) -> None:
    """Words made of the patterns' own letters are parted alike."""
    ours, theirs = both
    parts = st.sampled_from(sorted(theirs.patterns)).map(lambda one: one.strip("."))
    word = "".join(data.draw(st.lists(parts, min_size=1, max_size=5)))
    assert ours.positions(word) == theirs.positions(word)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("en_US", "News-pa-per"),
        ("en_US", "or-gan-i-sa-tion"),
        ("en_GB", "or-gan-isa-tion"),
        ("de_DE", "Zei-tungs-pa-pier"),
        ("ru_RU", "га-зе-та"),
    ],
)
def test_words(name: str, word: str) -> None:
    """Words of each kind of dictionary, as its language parts them."""
    whole = word.replace("-", "")
    found = read_patterns(name).positions(whole)
    inside = [at for at in found if 2 <= at <= len(whole) - 2]
    assert "-".join(whole[a:b] for a, b in zip([0, *inside], [*inside, None], strict=True)) == word


def test_two_digits_at_a_place() -> None:
    """A slip of the German dictionary: the second counts, as for libhyphen."""
    assert Patterns(b"UTF-8\nab61la\n").positions("abla") == [2]


def test_every_language_has_a_dictionary() -> None:
    """The language of every value that the key may have."""
    from layout.spec.keys import VALUES
    from layout.text.hyphens import DICTIONARIES

    assert {*DICTIONARIES, "none"} == set(VALUES["Style", "hyphenate"])
    for name in DICTIONARIES.values():
        assert read_patterns(name).positions("газета" if name == "ru_RU" else "internationale")
