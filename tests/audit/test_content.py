"""What captions, bylines and first words say of who took a picture or wrote a story."""

from __future__ import annotations

import re

import pytest

from layout.audit import content

CREDITED = (
    "昨天，河边的柳树。王芳 摄", "河边（新华社记者 李宁摄）", "河边。摄影 王强", "漫画/李宁",
    "河边（资料图片）",
    "图片由河边中学提供", "记者 王芳　文/图", "图：王芳",
)  # fmt: skip
UNCREDITED = ("图为河边的柳树。", "他在河边拍摄。", "上图：河边的柳树。", "河边的摄影展")
NAMED = (
    "本报讯", "本报记者 王芳", "新华社北京12月6日电", "据新华社电", "中新网12月21日电",
    "综合新华社报道",
    "本报综合消息", "□王芳", "■ 王芳", "通讯员 李宁",
)  # fmt: skip
NAMELESS = ("河边的柳树发了芽。", "记者昨天从市里获悉，", "据悉，今年", "12月4日上午，", "□")


@pytest.mark.parametrize("text", CREDITED + UNCREDITED)
def test_credit(text: str) -> None:
    """A credit may stand in a caption or in a byline."""
    assert bool(re.search(content.CREDIT, text)) == (text in CREDITED)


@pytest.mark.parametrize("text", NAMED + NAMELESS)
def test_first_words(text: str) -> None:
    """A story may open with its dateline or with its author."""
    assert bool(re.match(content.OPENING, text)) == (text in NAMED)
