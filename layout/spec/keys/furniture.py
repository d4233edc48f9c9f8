"""The words of furniture: keys, values, bounds, names in messages."""

from __future__ import annotations

from layout.spec.keys.choices import ERROR_LEVELS, RULE_KINDS

_SIDES = {
    "left": "左",
    "centre": "中",
    "right": "右",
    "inner": "里口",
    "outer": "外口",
}
_ENDS = {"left": "居左", "centre": "居中", "right": "居右"}
MASTHEAD = "masthead"
SLOTS = (*_SIDES, "spread")
"""Where the texts of a strip stand."""
KEYS: dict[str, dict[str, str]] = {
    "Masthead": {
        "name": "报名",
        "picture": "题字图",
        "latin": "西文名",
        "colour": "颜色",
        "face": "字体",
        "line": "日期行",
        "align": "对齐",
        "direction": "方向",
        "left": "左报眼",
        "right": "右报眼",
        "ear": "报眼宽",
        "above": "上线",
        "below": "下线",
    },
    "Piece": {
        "text": "文字",
        "picture": "图片",
        "style": "样式",
        "size": "字号",
    },
    "Strip": {
        "pages": "用于",
        **_SIDES,
        "spread": "均排",
        "rule": "线",
        "space": "距版心",
    },
    "BlockPart": {
        "text": "文字",
        "picture": "图片",
        "qr": "二维码",
        "label": "说明",
        "level": "纠错",
        "style": "样式",
        "size": "字号",
        "align": "对齐",
        "side": "靠边",
        "width": "宽",
        "lines": "行",
        "above": "上线",
        "below": "下线",
    },
    "FurnitureBlock": {
        "parts": "部件",
        "place": "位置",
        "masthead": "作报头",
    },
    "Furniture": {
        "masthead": "报头",
        "folio": "报眉",
        "credits": "责编行",
        "footer": "报尾",
        "blocks": "固定块",
    },
}
# What furniture can say, by the English and the Chinese word in braces.
ITEMS: dict[str, str] = {
    "date": "日期",
    "lunar": "农历",
    "holiday": "节日",
    "issue": "期号",
    "cn": "统一刊号",
    "postal_code": "邮发代号",
    "publisher": "出版单位",
    "web": "网址",
    "phone": "电话",
    "edition": "版别",
    "page": "版次",
    "pages": "版数",
    "name": "报名",
    "latin": "西文名",
    "month": "年月",
    "day": "日",
    "weekday": "星期",
    "term": "节气",
    "number": "版号",
    "page_name": "版名",
    "weather": "天气",
    "editor": "责任编辑",
    "design": "版式",
    "proof": "校对",
    "duty": "值班",
    "credits": "责编行",
    "authority": "主管单位",
    "sponsor": "主办单位",
    "chief": "总编辑",
    "address": "地址",
    "postcode": "邮编",
    "price": "价格",
    "printer": "印刷",
    "printer_address": "印刷地址",
    "distribution": "发行",
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("Masthead", "line"): ITEMS,
    ("Masthead", "align"): _ENDS,
    ("Masthead", "direction"): {"horizontal": "横", "vertical": "竖"},
    ("Masthead", "above"): RULE_KINDS,
    ("Masthead", "below"): RULE_KINDS,
    ("Strip", "pages"): {
        "auto": "自动",
        "all": "全部",
        "first": "首版",
        "last": "末版",
        "none": "无",
    },
    ("Strip", "rule"): RULE_KINDS,
    ("BlockPart", "align"): {**_ENDS, "spread": "均排"},
    ("BlockPart", "level"): ERROR_LEVELS,
    ("BlockPart", "side"): _SIDES,
    ("BlockPart", "above"): RULE_KINDS,
    ("BlockPart", "below"): RULE_KINDS,
    ("FurnitureBlock", "place"): {"top": "上", "middle": "中", "foot": "下"},
}
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("Masthead", "ear"): (4, 2000),
    ("Piece", "size"): (1, 200),
    ("Strip", "space"): (0, 200),
    ("BlockPart", "size"): (1, 400),
    ("BlockPart", "width"): (4, 2000),
    ("BlockPart", "lines"): (1, 400),
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Masthead": ("the masthead", "报头"),
    "Piece": ("a text of a strip", "栏条文字"),
    "Strip": ("a strip of furniture", "报眉或报尾"),
    "BlockPart": ("a part of a block", "固定块的部件"),
    "FurnitureBlock": ("a block of furniture", "固定块"),
    "Furniture": ("the furniture", "固定件"),
}
