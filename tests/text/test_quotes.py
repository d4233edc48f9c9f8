"""Which quotes, dashes and ellipses are Chinese."""

import pytest

from layout.text.classes import classify
from layout.text.quotes import resolve

CHINESE, LATIN = "OC", "()"


@pytest.mark.parametrize(
    ("text", "expected", "fact"),
    [
        ("称“好”的", "OC", "between Han"),
        ("“好”", "OC", "at the paragraph's edges"),
        ("说“OK”了", "OC", "Han outside, Latin inside"),
        ("他用 “OK” 回答", "OC", "Han outside, beyond spaces"),
        ("the “big” one", "()", "Latin outside"),
        ("读 the “big” one 吧", "()", "Latin outside, in a Chinese paragraph"),
        ("“yes”", "()", "a paragraph without Han"),
        ("他说“it’s”好", "OAC", "an apostrophe between letters"),
        ("“他说‘好’。”", "OOCC", "a quote in a quote"),
        ("“第一段没有结束", "O", "an opening quote that is not closed"),
        ("结束了。”", "C", "a closing quote that was not opened"),
        ("好“‘”’", "OOCC", "crossed pairs"),
    ],
)
def test_curly(text: str, expected: str, fact: str) -> None:
    """A quote is Chinese or Latin by what stands outside its pair."""
    kinds = resolve(text, classify(text)).decode()
    assert "".join(k for k, t in zip(kinds, text, strict=True) if t in "“”‘’") == expected, fact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("好——好", "HTUH"),
        ("京—沪", "HKH"),
        ("好————好", "HTUTUH"),
        ("好———好", "HTUKH"),
        ("好……", "HEe"),
        ("好…", "He"),
    ],
)
def test_pairs(text: str, expected: str) -> None:
    """Two dashes or ellipses are the halves of one; a lone dash is a connector."""
    assert resolve(text, classify(text)).decode() == expected


def test_many_quotes_end_soon() -> None:
    """Quotes that never match take time in proportion to their number."""
    text = "好" + "“" * 20_000 + "’" * 20_000 + "”" * 20_000
    kinds = resolve(text, classify(text))
    assert kinds.count(b"O") == 20_000
    assert kinds.count(b"C") == 40_000
