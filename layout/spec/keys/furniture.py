"""The words of furniture: keys, values, bounds, names in messages."""

from __future__ import annotations

KEYS: dict[str, dict[str, str]] = {
    "Masthead": {
        "name": "报名",
        "picture": "题字图",
        "latin": "西文名",
        "colour": "颜色",
        "face": "字体",
        "line": "日期行",
    },
    "Furniture": {
        "masthead": "报头",
    },
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("Masthead", "line"): {
        "date": "日期",
        "lunar": "农历",
        "issue": "期号",
        "cn": "统一刊号",
        "postal_code": "邮发代号",
        "publisher": "出版单位",
        "web": "网址",
        "phone": "电话",
        "edition": "版别",
        "page": "版次",
        "pages": "版数",
    },
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Masthead": ("the masthead", "报头"),
    "Furniture": ("the furniture", "固定件"),
}
