"""The words of rules and waivers: keys, values, names in messages."""

from __future__ import annotations

KEYS: dict[str, dict[str, str]] = {
    "Check": {"level": "级别", "limits": "限度"},
    "Waiver": {
        "rule": "规则",
        "reason": "理由",
        "name": "批准人",
        "box": "版块",
        "page": "版次",
    },
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("Check", "level"): {"off": "不查", "note": "说明", "warning": "警告", "fault": "缺陷"},
}
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("Waiver", "page"): (1, 9999),
    ("Check", "limits"): (0, 10000),
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Check": ("a rule", "规则"),
    "Waiver": ("a waiver", "豁免"),
}
