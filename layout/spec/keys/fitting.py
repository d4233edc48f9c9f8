"""The words of `fit` and of neighbours that give lines: keys, values, bounds, names in messages."""

from __future__ import annotations

KEYS: dict[str, dict[str, str]] = {
    "Policy": {
        "policy": "办法",
        "looseness": "松紧",
        "head": "标题",
        "picture": "图片",
        "leading": "行距",
        "box": "版块",
    },
    "Neighbour": {"from": "邻块", "lines": "行数"},
}
FEET: dict[str, str] = {"even": "齐平", "last": "末栏", "spread": "撑满"}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("Policy", "policy"): {
        "looseness": "松紧",
        "head": "标题",
        "picture": "图片",
        "leading": "行距",
        "box": "版块",
        "crop": "裁切",
        "whole": "全图",
        "none": "无",
    },
    ("Box", "feet"): FEET,
    ("House", "feet"): FEET,
}
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("Policy", "looseness"): (1, 9),
    ("Policy", "head"): (1, 30),
    ("Policy", "picture"): (1, 60),
    ("Policy", "leading"): (1, 30),
    ("Neighbour", "lines"): (1, 100),
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Policy": ("a policy of fit", "伸缩办法"),
    "Neighbour": ("a neighbour", "邻块"),
}
