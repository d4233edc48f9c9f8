"""The words of subheads: keys, values, names in messages."""

from __future__ import annotations

from layout.spec.keys.choices import RULE_KINDS

KEYS: dict[str, dict[str, str]] = {
    "Subheads": {
        "number": "序号",
        "above": "上线",
        "below": "下线",
        "tint": "底纹",
        "reverse": "反白",
    },
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("Subheads", "number"): {
        "none": "无",
        "han": "汉字",
        "bracketed": "括号",
        "arabic": "数字",
        "circled": "圈码",
    },
    ("Subheads", "above"): RULE_KINDS,
    ("Subheads", "below"): RULE_KINDS,
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Subheads": ("the subheads", "小标题"),
}
