"""The words of boxes of briefs: keys, values, names in messages."""

from __future__ import annotations

KEYS: dict[str, dict[str, str]] = {
    "Briefs": {
        "stories": "各条",
        "heads": "题",
        "between": "间隔",
    },
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("Briefs", "heads"): {
        "line": "独行",
        "run-in": "接排",
    },
    ("Briefs", "between"): {
        "rule": "线",
        "white": "空行",
        "none": "无",
    },
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Briefs": ("a box of briefs", "简讯"),
}
