"""The words that the page itself adds, in the paper's language."""

from collections.abc import Callable
from typing import Any

import pytest

YAML = """
house: {extends: HOUSE, language: LANGUAGE}
issue: 12
pages:
  - plan: |
      5  甲 甲 甲 甲
      15 乙 乙 丙 丁
    boxes:
      甲: {furniture: masthead}
      乙: {story: {body: 江, source: 江, editor: 江}}
      丙: {advert: {lines: [江]}}
      丁: {advert: {lines: [江], label: 广告}}
"""


@pytest.mark.parametrize(
    ("language", "line", "signatures", "advert"),
    [
        ("zh-Hans", "总第12期", "江（江）（责任编辑　江）", "广告"),
        ("zh-Hant", "總第12期", "江（江）（責任編輯　江）", "廣告"),
        ("ja", "第12号", "江（江）（編集　江）", "広告"),
        ("ko", "제12호", "江(江)(편집 江)", "광고"),
    ],
)
def test_words(
    set_edition: Callable[[str], Any], language: str, line: str, signatures: str, advert: str
) -> None:
    """What is written in the edition stays as it is."""
    done = set_edition(YAML.replace("LANGUAGE", language))
    assert dict(done.box("甲").texts)["line-0"] == line
    assert dict(done.box("乙").texts)["body"] == signatures
    assert dict(done.box("丙").texts)["label"] == advert
    assert dict(done.box("丁").texts)["label"] == "广告"
