"""What a marked line of a headline parts where it ends."""

from __future__ import annotations

import pytest

from layout.text.parting import parting


@pytest.mark.parametrize(
    ("text", "kind", "parted"),
    [
        ("环/卫工人冒雪清扫", "word", "环卫工"),
        ("高新技/术开发区", "word", "高新技术"),
        ("澄/津日报社", "word", "澄津"),  # a name that the house keeps
        ("老街新添3/条公交线路", "number", "3条"),
        ("2031/年通车", "number", "2031年"),
        ("给一万/八千只水表", "number", "一万八千"),
        ("老街改造/的难题", "particle", "改造的"),
    ],
)
def test_parts(text: str, kind: str, parted: str) -> None:
    """A word, a number and its unit, or 的 and what it belongs to."""
    found = parting(text.replace("/", ""), text.index("/"), ["澄津"])
    assert found == (kind, parted)


@pytest.mark.parametrize(
    "text",
    [
        "小河清了/柳树绿了",
        "发展中/国家",  # 中国 is in neither line
        "共同/富裕",  # two words that the list has as one, too
        "为了/却心愿",
        "走过/地铁站",
        "第3版/出新",
        "早市不歇 /雪中开张",
    ],
)
def test_parts_nothing(text: str) -> None:
    """A line that ends between words, however the two lines read together."""
    assert parting(text.replace("/", ""), text.index("/")) is None


def test_other_scripts() -> None:
    """Traditional text is looked up in simplified; Japanese is not looked into."""
    assert parting("環衛工人", 1, language="zh-Hant") == ("word", "環衛工")
    assert parting("東京駅前", 1, language="ja") is None
