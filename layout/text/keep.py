"""What an editor wants kept on one line: names by their letters, numbers with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from layout.text.opportunities import KEPT

# Units and measure words that are written in Han, the longer before those they begin with
# (text-rules 4; GB/T 15835 on numbers that are not parted).
_UNITS = (
    "周年|年代|年度|年级|年|个月|月份|月|日|号|號|小时|点钟|点|點|时|時|分钟|分|秒|周岁|周|岁|歲|歳|天"
    "|美元|欧元|港元|日元|英镑|元|円|圆|角"
    "|人次|个百分点|个|個|名|人|位|家|项|件|条|次|届|期|版|页|户|辆|台|套|只|头|座|栋|层|楼|例|份|张"
    "|所|艘|架|支|株|棵"
    "|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|米|公顷|亩|公斤|千克|毫克|克|公吨|吨|毫升|升"
    "|千瓦时|千瓦|摄氏度|度|倍|成|折"
)
_NUMBER_UNIT = re.compile(rf"(?<=[0-9０-９])(?:[十百千万萬亿億]+余?(?:{_UNITS})?|余?(?:{_UNITS}))")


def hold(text: str, names: Sequence[str], costs: list[float]) -> None:
    """Hold the characters of each name together, wherever it stands in the text."""
    for name in names:
        held = 0  # up to here: places of one name may overlap
        for start in _places(text, name):
            end = start + len(name)
            _hold(costs, max(start + 1, held), end)
            held = end


def _places(text: str, name: str) -> Iterator[int]:
    at = text.find(name) if name else -1
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def hold_units(text: str, costs: list[float]) -> None:
    """Hold the unit of each number with it: 2031年, 3200万元."""
    for unit in _NUMBER_UNIT.finditer(text):
        _hold(costs, unit.start(), unit.end())


def _hold(costs: list[float], start: int, end: int) -> None:
    for i in range(start, end):
        costs[i] = max(costs[i], KEPT)
