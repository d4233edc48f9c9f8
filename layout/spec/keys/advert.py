"""The words of adverts: keys, values, bounds, names in messages."""

from __future__ import annotations

KEYS: dict[str, dict[str, str]] = {
    "Advert": {
        "kind": "种类",
        "label": "标签",
        "label_place": "标签位置",
        "lines": "文字",
        "sponsor": "落款",
        "picture": "图片",
        "pdf": "完成稿",
        "page": "页码",
        "booked": "订版",
    },
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("Advert", "kind"): {
        "paid": "商业",
        "psa": "公益",
    },
    ("Advert", "label_place"): {
        "inside": "稿内",
        "above": "稿上",
    },
}
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("Advert", "page"): (1, 9999),
    ("Advert", "booked"): (1, 14400),
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Advert": ("an advert", "广告"),
}
