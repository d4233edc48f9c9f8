"""The words of columns and insets: keys, values, bounds, names in messages."""

from __future__ import annotations

from layout.spec.keys.choices import RULE_KINDS

KEYS: dict[str, dict[str, str]] = {
    "At": {
        "columns": "栏",
        "lines": "行",
    },
    "Columns": {
        "columns": "栏数",
        "widths": "宽比",
        "lines": "行数",
    },
    "RuleLine": {
        "kind": "线型",
        "colour": "颜色",
    },
    "Inset": {
        "picture": "图片",
        "caption": "图说",
        "credit": "图片署名",
        "focus": "焦点",
        "quote": "引语",
        "by": "说者",
        "at": "位置",
        "place": "上下",
        "side": "左右",
        "columns": "栏数",
        "width": "宽",
        "lines": "行数",
        "rule": "线",
        "style": "样式",
    },
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("RuleLine", "kind"): RULE_KINDS,
    ("Inset", "place"): {
        "top": "上",
        "middle": "中",
        "foot": "下",
    },
    ("Inset", "side"): {
        "left": "左",
        "centre": "中",
        "right": "右",
    },
}
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("At", "columns"): (1, 24),
    ("At", "lines"): (1, 400),
    ("Columns", "columns"): (1, 24),
    ("Columns", "widths"): (0.1, 100),
    ("Columns", "lines"): (1, 400),
    ("Inset", "columns"): (1, 24),
    ("Inset", "width"): (9, 5000),
    ("Inset", "lines"): (1, 400),
    ("Inset", "focus"): (0, 1),
}
STRUCTS: dict[str, tuple[str, str]] = {
    "At": ("a region", "位置"),
    "Columns": ("a band of columns", "分栏"),
    "RuleLine": ("a rule", "线"),
    "Inset": ("an inset", "嵌块"),
}
