"""The words of frames: keys, values, bounds, names in messages."""

from __future__ import annotations

from layout.spec.keys.choices import RULE_KINDS

BORDER_KINDS = {
    "wave": "波线",
    "beads": "珠边",
    "lozenges": "菱纹",
    "teeth": "齿纹",
    "rope": "绳纹",
    "fret": "回纹",
    "vine": "卷草",
}
KEYS: dict[str, dict[str, str]] = {
    "Frame": {
        "kind": "线型",
        "colour": "颜色",
        "sides": "边",
        "corners": "角花",
        "size": "大小",
    },
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("Frame", "kind"): RULE_KINDS | BORDER_KINDS,
    ("Frame", "sides"): {
        "top": "上",
        "bottom": "下",
        "left": "左",
        "right": "右",
    },
    ("Frame", "corners"): {
        "none": "无",
        "square": "方角",
        "spray": "枝叶",
        "key": "回角",
    },
}
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("Frame", "size"): (2, 16),
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Frame": ("a frame", "边框"),
}
