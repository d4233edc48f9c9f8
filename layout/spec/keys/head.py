"""The words of heads: keys, values, bounds, names in messages."""

from __future__ import annotations

from layout.spec.keys.choices import RULE_KINDS

KEYS: dict[str, dict[str, str]] = {
    "Head": {
        "place": "位置",
        "direction": "方向",
        "columns": "栏",
        "begin": "起行",
        "lines": "行数",
        "reverse": "反白",
        "tint": "底纹",
        "frame": "边框",
        "rules": "线条",
        "picture": "题图",
        "ornament": "题花",
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
    "HeadPicture": {
        "file": "文件",
        "width": "宽",
        "place": "位置",
    },
    "Ornament": {
        "file": "文件",
        "lines": "行数",
        "place": "位置",
    },
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("Head", "frame"): RULE_KINDS,
    ("HeadRules", "above"): RULE_KINDS,
    ("HeadRules", "below"): RULE_KINDS,
    ("HeadRules", "underline"): RULE_KINDS,
    ("Head", "place"): {
        "over": "上",
        "left": "左",
        "right": "右",
        "inset": "嵌入",
    },
    ("Head", "direction"): {
        "horizontal": "横",
        "vertical": "竖",
    },
    ("HeadPicture", "place"): {
        "left": "左",
        "right": "右",
        "byline": "署名旁",
    },
    ("Ornament", "place"): {
        "above": "上",
        "left": "左",
        "right": "右",
        "behind": "题下",
    },
}
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("Head", "lines"): (0, 400),
    ("Head", "columns"): (1, 24),
    ("Head", "begin"): (1, 400),
    ("HeadPicture", "width"): (5, 2000),
    ("Ornament", "lines"): (1, 400),
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Head": ("a head", "标题"),
    "HeadRules": ("the rules of a head", "标题的线条"),
    "HeadPicture": ("a head's picture", "题图"),
    "Ornament": ("a head's ornament", "题花"),
}
