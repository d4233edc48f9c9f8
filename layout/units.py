"""Lengths as an editor writes them, and their value in points.

A length in a file keeps its unit (`Length`); it becomes points once the body size and the leading
are known. Points are floats; whole grid steps (columns, lines) are integers and never pass here.
"""

from __future__ import annotations

import re

import msgspec

MM = 72 / 25.4
"""Points in a millimetre."""

# How many points is one unit? None: relative to the body size (字) or the leading (行).
UNITS: dict[str, float | None] = {
    "pt": 1.0,
    "mm": MM,
    "cm": 10 * MM,
    "in": 72.0,
    "Q": 0.25 * MM,  # 級: a quarter of a millimetre (JIS Z 8305)
    "字": None,
    "em": None,
    "行": None,
    "ln": None,
}

# Sizes named by 号, in points: the values of Word, WPS and CTeX (newspaper-terms, section 2, A).
HAO: dict[str, float] = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0,
    "三号": 16.0, "小三": 15.0, "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0,
    "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5.0,
}  # fmt: skip
_DIGITS = str.maketrans("012345678", "初一二三四五六七八")
_HAO_ENDING = re.compile(r"^小?[0-8初一二三四五六七八]号?$")
_LENGTH = re.compile(r"^([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*([A-Za-z字行]+)$")


class Length(msgspec.Struct, frozen=True):
    """A number with its unit, as it stands in a file (`13.5pt`, `1字`, `小五`)."""

    value: float
    unit: str

    def pt(self, body: float, leading: float) -> float:
        """In points, where 1 字 is `body` points and 1 行 is `leading` points."""
        factor = UNITS[self.unit]
        if factor is None:
            factor = body if self.unit in ("字", "em") else leading
        return self.value * factor

    def absolute(self) -> float | None:
        """In points, or None for a length relative to the body size or the leading."""
        factor = UNITS[self.unit]
        return None if factor is None else self.value * factor

    def __str__(self) -> str:
        return f"{self.value:g}{self.unit}"


class Size(msgspec.Struct, frozen=True):
    """A width and a height, as in `390mm x 545mm`."""

    width: Length
    height: Length


def parse_length(text: str) -> Length | None:
    """Read a length (`9pt`, `3mm`, `13Q`, `15字`, `小五`, `5号`); None where it is not one."""
    text = text.strip()
    if match := _LENGTH.match(text):
        value, unit = match.groups()
        return Length(float(value), unit) if unit in UNITS else None
    if _HAO_ENDING.match(text) and (text.startswith("小") or text.endswith("号")):
        name = text.translate(_DIGITS)
        name = name.removesuffix("号") if name.startswith("小") else name
        if name in HAO:
            return Length(HAO[name], "pt")
    return None


def parse_size(text: str) -> Size | None:
    """Read `390mm x 545mm` (x, X, × or *); None where it is not a size."""
    parts = re.split(r"\s*[x×X*]\s*", text.strip())
    if len(parts) != 2:
        return None
    width, height = (parse_length(part) for part in parts)
    return Size(width, height) if width and height else None
