"""The words of heads: keys, values, bounds, names in messages."""

from __future__ import annotations

from layout.spec.keys.choices import RULE_KINDS

KEYS: dict[str, dict[str, str]] = {
    "Head": {
        "lines": "行数",
        "reverse": "反白",
        "tint": "底纹",
        "frame": "边框",
        "rules": "线条",
        "kicker": "引题",
        "headline": "主题",
        "deck": "副题",
    },
    "HeadRules": {
        "above": "上",
        "below": "下",
        "underline": "下划",
        "colour": "颜色",
    },
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("Head", "frame"): RULE_KINDS,
    ("HeadRules", "above"): RULE_KINDS,
    ("HeadRules", "below"): RULE_KINDS,
    ("HeadRules", "underline"): RULE_KINDS,
}
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("Head", "lines"): (0, 400),
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Head": ("a head", "标题"),
    "HeadRules": ("the rules of a head", "标题的线条"),
}
