"""The words of adverts: keys, values, bounds, names in messages."""

from __future__ import annotations

KEYS: dict[str, dict[str, str]] = {
    "Advert": {
        "label": "标签",
        "lines": "文字",
        "sponsor": "落款",
        "picture": "图片",
    },
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Advert": ("an advert", "广告"),
}
