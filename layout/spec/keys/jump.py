"""The words of jumps and of the digest: keys, values, bounds, names in messages."""

from __future__ import annotations

KEYS: dict[str, dict[str, str]] = {
    "Continues": {
        "box": "版块",
        "page": "版次",
    },
    "DigestItem": {
        "box": "版块",
        "page": "版次",
        "text": "文字",
    },
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("Box", "leader"): {
        "dots": "点",
        "none": "无",
    },
}
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("Continues", "page"): (1, 9999),
    ("DigestItem", "page"): (1, 9999),
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Continues": ("a continuation", "上接"),
    "DigestItem": ("an entry of the digest", "导读条目"),
}
