"""The words of the house: keys, values, bounds, names in messages."""

from __future__ import annotations

from layout.spec.keys.choices import NORMALISE, RULE_KINDS

KEYS: dict[str, dict[str, str]] = {
    "Margins": {
        "head": "天头",
        "foot": "地脚",
        "inner": "订口",
        "outer": "切口",
    },
    "Paper": {
        "name": "报名",
        "latin": "西文名",
        "trim": "成品尺寸",
        "margins": "边距",
        "cn": "统一刊号",
        "postal_code": "邮发代号",
        "publisher": "出版单位",
        "web": "网址",
        "phone": "电话",
        "authority": "主管单位",
        "sponsor": "主办单位",
        "chief": "总编辑",
        "address": "地址",
        "postcode": "邮编",
        "price": "价格",
        "printer": "印刷",
        "printer_address": "印刷地址",
        "distribution": "发行",
        "numbering": "期号",
    },
    "Grid": {
        "columns": "栏数",
        "measure": "栏宽",
        "gutter": "栏距",
        "lines": "行数",
        "body": "正文字号",
        "leading": "行距",
    },
    "ColourDef": {
        "cmyk": "四色",
    },
    "Rules": {
        "beside": "左右",
        "across": "上下",
        "columns": "栏线",
        "table": "表格",
        "note": "编者按",
        "adverts": "广告",
    },
    "Output": {
        "standard": "标准",
        "condition": "印刷条件",
        "resolution": "分辨率",
        "profile": "特性文件",
        "intent": "还原方式",
        "black_point": "黑场补偿",
        "ink_limit": "总墨量",
        "sharpen": "锐化",
        "spots": "专色",
    },
    "House": {
        "extends": "沿用",
        "language": "语言",
        "paper": "报纸",
        "grid": "版心",
        "faces": "字体",
        "styles": "样式",
        "colours": "颜色",
        "rules": "线条",
        "subheads": "小标题",
        "keep": "不拆",
        "furniture": "固定件",
        "output": "输出",
        "normalise": "规整",
        "checks": "检查",
    },
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("Rules", "beside"): RULE_KINDS,
    ("Rules", "across"): RULE_KINDS,
    ("Rules", "columns"): RULE_KINDS,
    ("Rules", "table"): RULE_KINDS,
    ("Rules", "note"): RULE_KINDS,
    ("Rules", "adverts"): RULE_KINDS,
    ("Output", "standard"): {
        "none": "无",
    },
    ("Output", "intent"): {
        "perceptual": "可感知",
        "relative": "相对色度",
    },
    ("House", "language"): {
        "zh-Hans": "简体",
        "zh-Hant": "繁体",
        "ja": "日文",
        "ko": "韩文",
    },
    ("House", "normalise"): NORMALISE,
}
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("Grid", "columns"): (1, 24),
    ("Grid", "lines"): (1, 400),
    ("Grid", "measure"): (4, 2000),
    ("Grid", "gutter"): (0, 200),
    ("Grid", "body"): (1, 100),
    ("Grid", "leading"): (1, 200),
    ("Margins", "head"): (0, 2000),
    ("Margins", "foot"): (0, 2000),
    ("Margins", "inner"): (0, 2000),
    ("Margins", "outer"): (0, 2000),
    ("Paper", "trim"): (36, 14400),  # PDF 32000, annex C: 14 400 units a side
    ("Output", "resolution"): (1, 10000),
    ("Output", "ink_limit"): (100, 400),
    ("ColourDef", "cmyk"): (0, 100),
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Margins": ("the margins", "边距"),
    "Paper": ("the paper", "报纸"),
    "Grid": ("the grid", "版心"),
    "ColourDef": ("a colour", "颜色"),
    "Rules": ("the rules", "线条"),
    "Output": ("the output", "输出"),
    "House": ("a house", "本报样式"),
}
