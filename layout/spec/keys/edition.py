"""The words of editions, pages and boxes: keys, values, bounds, names in messages."""

from __future__ import annotations

from layout.spec.keys.choices import ERROR_LEVELS, NORMALISE
from layout.spec.keys.signoff import STATUS

KEYS: dict[str, dict[str, str]] = {
    "Box": {
        "story": "稿件",
        "picture": "图片",
        "advert": "广告",
        "briefs": "简讯",
        "furniture": "固定件",
        "qr": "二维码",
        "level": "纠错",
        "continues": "上接",
        "digest": "导读",
        "leader": "导点",
        "at": "位置",
        "columns": "栏数",
        "remainder": "余数",
        "gutter": "栏距",
        "column_rule": "栏线",
        "insets": "嵌块",
        "frame": "边框",
        "tint": "底纹",
        "head": "标题",
        "subheads": "小标题",
        "byline": "署名",
        "body": "正文",
        "headline": "主题",
        "caption": "图说",
        "credit": "图片署名",
        "focus": "焦点",
        "fit": "取景",
        "feet": "栏脚",
        "text": "图文",
    },
    "Page": {
        "number": "版次",
        "name": "版名",
        "editor": "责任编辑",
        "design": "版式",
        "proof": "校对",
        "duty": "值班",
        "folio": "报眉",
        "footer": "报尾",
        "plan": "版样",
        "boxes": "版块",
    },
    "Edition": {
        "house": "本报样式",
        "title": "版别",
        "date": "日期",
        "issue": "期号",
        "page_count": "版数",
        "weather": "天气",
        "pages": "版面",
        "normalise": "规整",
        "keep": "不拆",
        "waivers": "豁免",
        "status": "状态",
        "signoff": "审签",
    },
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("Box", "level"): ERROR_LEVELS,
    ("Box", "remainder"): {
        "gutters": "栏距",
        "margin": "边空",
        "measure": "栏宽",
        "relative": "不等",
        "tracking": "字距",
        "auto": "自动",
    },
    ("Box", "text"): {
        "auto": "自动",
        "under": "图下",
        "beside": "图旁",
    },
    ("Edition", "normalise"): NORMALISE,
    ("Edition", "status"): STATUS,
}
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("Box", "gutter"): (0, 200),
    ("Box", "focus"): (0, 1),
    ("Page", "number"): (1, 9999),
    ("Edition", "issue"): (0, 10000000),
    ("Edition", "page_count"): (1, 999),
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Box": ("a box", "版块"),
    "Page": ("a page", "版面"),
    "Edition": ("an edition", "一期报纸"),
}
