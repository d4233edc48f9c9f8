"""The words of the sign-off: keys, values, bounds, names in messages."""

from __future__ import annotations

# The stages of a proof in the order in which they sign (newspaper-terms, section 4).
STAGES: dict[str, str] = {
    "editor": "责编",
    "first-reading": "一校",
    "second-reading": "二校",
    "third-reading": "三校",
    "check": "检查",
    "head": "主任",
    "chief": "值班总编",
}
STATUS: dict[str, str] = {"draft": "未付印", "released": "付印"}
KEYS: dict[str, dict[str, str]] = {
    "SignOff": {
        "stage": "环节",
        "name": "姓名",
        "time": "时间",
        "page": "版次",
    },
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("SignOff", "stage"): STAGES,
}
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("SignOff", "page"): (1, 9999),
}
STRUCTS: dict[str, tuple[str, str]] = {
    "SignOff": ("a signature", "审签"),
}
