"""The words of heads: keys, values, bounds, names in messages."""

from __future__ import annotations

KEYS: dict[str, dict[str, str]] = {
    "Head": {
        "lines": "行数",
        "kicker": "引题",
        "headline": "主题",
        "deck": "副题",
    },
}
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("Head", "lines"): (0, 400),
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Head": ("a head", "标题"),
}
