"""Where a line may end."""

import json
from pathlib import Path
from typing import Any

import pytest

from layout.text import quotes
from layout.text.classes import classify
from layout.text.opportunities import FORBIDDEN, addresses, find, in_address

CASES = json.loads((Path(__file__).parent / "linebreak-cases.json").read_text(encoding="utf-8"))
# Cases of the file that are wrong, with the clause that says so.
WRONG: dict[str, str] = {}


def breaks(text: str, level: Any = "gb", language: Any = "zh-Hans") -> str:
    """The text with a bar at each opportunity."""
    costs = find(text, quotes.resolve(text, classify(text), language), level, language)
    return "".join(
        ("|" if cost < FORBIDDEN else "") + char for char, cost in zip(text, costs, strict=True)
    )


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_vector(case: dict[str, Any]) -> None:
    """Breaks are as the clause named in the case file says, in both directions of writing."""
    text, language = case["text"], case["lang"]
    kinds = quotes.resolve(text, classify(text), language)
    cost = find(text, kinds, case["strictness"], language)[case["at"]]
    found = "allowed" if cost < FORBIDDEN else "forbidden"
    wanted = {"allowed": "forbidden", "forbidden": "allowed"} if case["id"] in WRONG else {}
    assert found == wanted.get(case["break"], case["break"]), case["source"]


@pytest.mark.parametrize(
    ("marked", "fact"),
    [
        ("长|达|55|公|里", "digits stay together"),
        ("增|长|12.5%|以|上", "a number keeps its point and its percent sign"),
        ("第|2020-12-07|号", "a date with hyphens is one number"),
        ("价|格|为|¥3,200.50|元", "prefix, separators and digits are one unit"),
        ("气|温|5°C|至|10℃|之|间", "a degree sign keeps its letter"),
        ("约|5 kg|重", "a unit stays with its number over a plain space"),
        ("大|约|5 |people", "a word that is no unit does not"),
        ("看|https://|a.|com/|b-|c?|q=|1|吧", "an address breaks after its marks"),
        ("是|don't|吗", "a straight apostrophe is part of the word"),
        ('他|说|"好"|了', "straight quotes open and close in turn"),
        ("很|好!|是|的", "no line starts with a half-width exclamation mark"),
        ("前|言 |后|语", "a dropped space gives way after it, not before"),
        ("说|到|……|……|完|了", "two ellipses may part, one may not"),
        ("约|翰·|李", "the middle dot ends a line"),
        ("王　|强|摄", "a wide space hangs at the end of the line"),
        ("２０２０|年", "full-width digits are a number"),
        ("约|为|3∶1|左|右", "the ratio sign stands within a number"),
        ("面|积|5m²|左|右", "a raised digit stays with its unit"),
        ("注²|所|说", "and with Han"),
        ("H₂O|与|CO₂", "a lowered digit is part of the word"),
        ("e\u0301a|字", "a letter with its mark is a letter"),
        ("葛\U000e0100|城|市", "a selector changes nothing"),
        ("见|👩\u200d👩|了", "nor is anything parted at a joiner"),
    ],
)
def test_units(marked: str, fact: str) -> None:
    """Words and numbers break where their fact says."""
    assert breaks(marked.replace("|", "")) == marked, fact


@pytest.mark.parametrize(
    ("marked", "level", "language", "fact"),
    [
        ("장|관|은 |5월|에 |말|했|다.", "normal", "ko", "a number keeps the syllable after it"),
        ("장관은 |5월에 |말했다.", "keep-all", "ko", "words stay whole"),
        ("《삼국지》는 |책", "keep-all", "ko", "full-width marks too"),
        ("東|京|―|―|大|阪", "newspaper", "ja", "a newspaper parts dashes"),
        ("東|京|――|大|阪", "loose", "ja", "nobody else does"),
        ("彼|は|“は|い”|と", "strict", "ja", "quotes beside kana are full width"),
    ],
)
def test_other_languages(marked: str, level: str, language: str, fact: str) -> None:
    """Japanese and Korean break by their own levels."""
    assert breaks(marked.replace("|", ""), level, language) == marked, fact


def test_addresses() -> None:
    """Addresses of the web and of mail as they stand in copy, and which offsets are inside."""
    text = "来信寄a.b+c@mail.cn或www.d.cn/e，他@了我"
    spans = addresses(text)
    assert [text[start:end] for start, end in spans] == ["a.b+c@mail.cn", "www.d.cn/e"]
    inside = [at for at in range(len(text)) if in_address(spans, at)]
    assert inside == [at for start, end in spans for at in range(start + 1, end)]
