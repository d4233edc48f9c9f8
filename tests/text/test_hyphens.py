"""Where Latin words may be parted."""

from typing import Any, get_args

import pytest

from layout.spec.model import Hyphenation
from layout.text.hyphens import DICTIONARIES


def parts(paragraph: Any, text: str, **style: Any) -> str:
    """The text with a bar wherever it may be parted with a hyphen."""
    hyphens = paragraph(text, **style).hyphens
    return "".join("|" * (i in hyphens) + character for i, character in enumerate(text))


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "ty|pog|ra|phy"), ("en-GB", "ty|po|graphy"), ("de", "Zei|tungs|pa|pier")],
)
def test_by_the_rules_of_a_language(paragraph: Any, language: str, word: str) -> None:
    """Two letters at least stay on a line, three go to the next."""
    assert parts(paragraph, word.replace("|", ""), hyphenate=language) == word


def test_every_language_has_a_dictionary() -> None:
    """The values of the key, less `none`."""
    import pyphen

    assert set(DICTIONARIES) == set(get_args(Hyphenation)) - {"none"}
    assert set(DICTIONARIES.values()) <= set(pyphen.LANGUAGES)


@pytest.mark.parametrize(
    "text", ["short", "www.chengjin.example/typography", "a@typography.example"]
)
def test_left_whole(paragraph: Any, text: str) -> None:
    """Words of five letters, and whatever stands in an address, take no hyphen."""
    assert parts(paragraph, text) == text
