"""What an editor wants kept on one line: names by their letters, numbers with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from layout.text.opportunities import FORBIDDEN, KEPT

# Units and measure words that are written out (text-rules 4; GB/T 15835 on numbers that are not
# parted).
_UNITS = (
    "号线|号楼|周年|年代|年度|年级|年|个月|月份|月|日|号|號|小时|点钟|点|點|时|時|分钟|分|秒|周岁|周|岁|歲|歳|天"
    "|美元|欧元|港元|日元|英镑|元|円|圆|角"
    "|人次|个百分点|个|個|名|人|位|家|项|件|条|次|届|期|版|页|户|辆|台|套|只|头|座|栋|层|楼|例|份|张"
    "|所|艘|架|支|株|棵"
    "|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|米|公顷|亩|公斤|千克|毫克|克|公吨|吨|毫升|升"
    "|千瓦时|千瓦|摄氏度|度|倍|成|折"
    # in traditional characters
    "|週年|年級|個月|小時|點鐘|分鐘|週歲|週|歐元|日圓|英鎊|圓"
    "|個百分點|項|條|屆|頁|戶|輛|臺|隻|頭|棟|層|樓|張|間"
    "|平方公尺|立方公尺|公尺|公分|公頃|公噸|噸|千瓦時|攝氏度"
    # in Japanese
    "|か月|カ月|ヶ月|ヵ月|時間|年間|回|冊|社|校|軒|番|平方キロ|キロ|メートル|センチ|トン|ドル|ユーロ|ポイント"
)
_BY_LENGTH = "|".join(sorted(_UNITS.split("|"), key=len, reverse=True))
_NUMBER_UNIT = re.compile(
    rf"(?<=[0-9０-９]) ?(?:[十百千万萬亿億]+[余餘]?(?:{_BY_LENGTH})?|[余餘]?(?:{_BY_LENGTH}))"
)


# Where a name wider than its line is parted: between its words first, inside a word last.
_AT_PAUSE, _IN_WORD = KEPT - 100, KEPT + 100
_PAUSES = " \u2002\u3000·・‧•-\u2010–"


_PLAIN = {ord(one): " " for one in "\u2002\u3000\xa0"}


def hold(text: str, names: Sequence[str], costs: list[float]) -> None:
    """Hold the characters of each name together, wherever it stands in the text.

    A space of any kind is as good as another: a head sets half a 字 where a plain one was typed.
    """
    plain = text.translate(_PLAIN) if names else text
    for name in names:
        held = 0  # up to here: places of one name may overlap
        for start in _places(plain, name.translate(_PLAIN)):
            end = start + len(name)
            _hold(text, costs, max(start + 1, held), end)
            held = end


def _places(text: str, name: str) -> Iterator[int]:
    at = text.find(name) if name else -1
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def hold_units(text: str, costs: list[float]) -> None:
    """Hold the unit of each number with it: 2031年, 3200万元."""
    for start, end in number_units(text):
        _hold(text, costs, start, end)


def number_units(text: str) -> Iterator[tuple[int, int]]:
    """Where the unit of each number stands: its start and its end."""
    return (unit.span() for unit in _NUMBER_UNIT.finditer(text))


def _hold(text: str, costs: list[float], start: int, end: int) -> None:
    for i in range(start, end):
        if costs[i] < FORBIDDEN:
            costs[i] = _AT_PAUSE if text[i - 1] in _PAUSES else KEPT
        elif costs[i] == FORBIDDEN:
            costs[i] = _IN_WORD
