"""The words of the edition language: each English key, value and name with its Chinese alias.

The English key of a struct is its field's name; this table is the only place of the Chinese ones.
"""

from __future__ import annotations

# Struct -> key -> alias. Fields that the reader fills in itself (`places`, `file`, …) have none.
KEYS: dict[str, dict[str, str]] = {
    "Style": {
        "inherit": "继承",
        "face": "字体",
        "latin": "西文字体",
        "size": "字号",
        "x_scale": "长扁",
        "tracking": "字距",
        "colour": "颜色",
        "align": "对齐",
        "indent": "缩进",
        "punctuation": "标点",
        "level": "禁则",
        "autospace": "中西间距",
        "lines": "行数",
    },
    "Face": {"file": "文件", "index": "序号", "axes": "变轴", "fallback": "补字"},
    "Margins": {"head": "天头", "foot": "地脚", "inner": "订口", "outer": "切口"},
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
    },
    "Grid": {
        "columns": "栏数",
        "measure": "栏宽",
        "gutter": "栏距",
        "lines": "行数",
        "body": "正文字号",
        "leading": "行距",
    },
    "ColourDef": {"cmyk": "四色"},
    "Rules": {"beside": "左右", "across": "上下", "columns": "栏线"},
    "Masthead": {
        "name": "报名",
        "picture": "题字图",
        "latin": "西文名",
        "colour": "颜色",
        "face": "字体",
        "line": "日期行",
    },
    "Furniture": {"masthead": "报头"},
    "Output": {"standard": "标准", "condition": "印刷条件", "resolution": "分辨率"},
    "House": {
        "extends": "沿用",
        "language": "语言",
        "paper": "报纸",
        "grid": "版心",
        "faces": "字体",
        "styles": "样式",
        "colours": "颜色",
        "rules": "线条",
        "furniture": "固定件",
        "output": "输出",
    },
    "Story": {
        "kicker": "引题",
        "headline": "主题",
        "deck": "副题",
        "byline": "署名",
        "dateline": "电头",
        "source": "来源",
        "editor": "责编",
        "body": "正文",
    },
    "At": {"columns": "栏", "lines": "行"},
    "Head": {"lines": "行数", "kicker": "引题", "headline": "主题", "deck": "副题"},
    "Advert": {"label": "标签", "lines": "文字", "sponsor": "落款", "picture": "图片"},
    "Box": {
        "story": "稿件",
        "picture": "图片",
        "advert": "广告",
        "furniture": "固定件",
        "at": "位置",
        "columns": "栏数",
        "remainder": "余数",
        "gutter": "栏距",
        "column_rule": "栏线",
        "frame": "边框",
        "tint": "底纹",
        "head": "标题",
        "byline": "署名",
        "body": "正文",
        "headline": "图题",
        "caption": "图说",
        "credit": "图片署名",
        "focus": "焦点",
        "fit": "取景",
        "text": "图文",
    },
    "Page": {"number": "版次", "name": "版名", "plan": "版样", "boxes": "版块"},
    "Edition": {
        "house": "本报样式",
        "title": "版别",
        "date": "日期",
        "issue": "期号",
        "pages": "版面",
        "normalise": "规整",
    },
}

# Values that are words, by struct and key. Names of standards are the same in both languages.
_RULE_KINDS = {
    "none": "无",
    "hairline": "细线",
    "thin": "正线",
    "thick": "反线",
    "double": "双线",
    "thick-thin": "文武线",
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("Style", "size"): {"fit": "撑满"},
    ("Style", "align"): {
        "left": "居左",
        "centre": "居中",
        "right": "居右",
        "justify": "两端对齐",
        "spread": "均排",
    },
    ("Style", "punctuation"): {
        "quanjiao": "全角",
        "kaiming": "开明",
        "banjiao": "半角",
        "hangmobanjiao": "行末半角",
        "plain": "不动",
    },
    ("Style", "level"): {"none": "无", "basic": "基本", "gb": "国标", "strict": "严格"},
    ("Rules", "beside"): _RULE_KINDS,
    ("Rules", "across"): _RULE_KINDS,
    ("Rules", "columns"): _RULE_KINDS,
    ("Output", "standard"): {"none": "无"},
    ("House", "language"): {"zh-Hans": "简体", "zh-Hant": "繁体"},
    ("Box", "furniture"): {"masthead": "报头"},
    ("Box", "remainder"): {
        "gutters": "栏距",
        "margin": "边空",
        "measure": "栏宽",
        "tracking": "字距",
    },
    ("Box", "column_rule"): _RULE_KINDS,
    ("Box", "frame"): _RULE_KINDS,
    ("Box", "fit"): {"crop": "裁切", "whole": "全图"},
    ("Box", "text"): {"auto": "自动", "under": "图下", "beside": "图旁"},
    ("Edition", "normalise"): {"marks": "标点"},
}

# Names that the house comes with; a house's own names stand as they are.
FACES = {"song": "宋体", "song-heavy": "大标宋", "hei": "黑体", "hei-bold": "粗黑", "kai": "楷体"}
COLOURS = {"black": "黑", "white": "白", "house": "报色"}
STYLES = {
    "body": "正文",
    "strong": "加重",
    "em": "强调",
    "dateline": "电头",
    "subhead": "小标题",
    "quote": "引文",
    "item": "列项",
    "source": "来源",
    "display": "标题字",
    "kicker": "引题",
    "headline": "主题",
    "headline-alternate": "次主题",
    "deck": "副题",
    "byline": "署名",
    "picture-headline": "图题",
    "caption": "图说",
    "credit": "图片署名",
    "advert-label": "广告标签",
    "advert-line": "广告文字",
    "advert-sponsor": "广告落款",
    "masthead-name": "报头名",
    "masthead-latin": "报头西文",
    "masthead-line": "日期行",
}
# Which keys hold such names: as their value, or (a mapping) as their own keys.
NAMES: dict[tuple[str, str], dict[str, str]] = {
    ("Style", "inherit"): STYLES,
    ("Style", "face"): FACES,
    ("Style", "latin"): FACES,
    ("Style", "colour"): COLOURS,
    ("Face", "fallback"): FACES,
    ("Masthead", "face"): FACES,
    ("Masthead", "colour"): COLOURS,
    ("Box", "tint"): COLOURS,
    ("House", "faces"): FACES,
    ("House", "styles"): STYLES,
    ("House", "colours"): COLOURS,
}

# Where a picture's point of view may lie, in words: across and down, as fractions.
FOCUS: dict[str, tuple[float | None, float | None]] = {
    "left": (0.0, None),
    "right": (1.0, None),
    "top": (None, 0.0),
    "bottom": (None, 1.0),
    "centre": (None, None),
    "左": (0.0, None),
    "右": (1.0, None),
    "上": (None, 0.0),
    "下": (None, 1.0),
    "中": (None, None),
}

# Bounds of numbers: below and above them it is a slip of the pen. Lengths are in points.
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("Grid", "columns"): (1, 24),
    ("Grid", "lines"): (1, 400),
    ("Grid", "measure"): (4, 2000),
    ("Grid", "gutter"): (0, 200),
    ("Grid", "body"): (1, 100),
    ("Grid", "leading"): (1, 200),
    ("Style", "size"): (1, 1000),
    ("Style", "x_scale"): (0.2, 5),
    ("Style", "tracking"): (-50, 500),
    ("Style", "indent"): (-500, 500),
    ("Style", "autospace"): (0, 100),
    ("Style", "lines"): (0, 400),
    ("Face", "index"): (0, 65535),
    ("Margins", "head"): (0, 2000),
    ("Margins", "foot"): (0, 2000),
    ("Margins", "inner"): (0, 2000),
    ("Margins", "outer"): (0, 2000),
    ("Paper", "trim"): (36, 14400),  # PDF 32000, annex C: 14 400 units a side
    ("Output", "resolution"): (1, 10000),
    ("ColourDef", "cmyk"): (0, 100),
    ("At", "columns"): (1, 24),
    ("At", "lines"): (1, 400),
    ("Head", "lines"): (0, 400),
    ("Box", "columns"): (1, 24),
    ("Box", "gutter"): (0, 200),
    ("Box", "focus"): (0, 1),
    ("Page", "number"): (1, 9999),
    ("Edition", "issue"): (0, 10_000_000),
}


def alias(struct: str, key: str) -> str:
    """The Chinese spelling of a key."""
    return KEYS.get(struct, {}).get(key, key)


# What a struct is called in messages.
STRUCTS: dict[str, tuple[str, str]] = {
    "Style": ("a style", "样式"),
    "Face": ("a face", "字体"),
    "Margins": ("the margins", "边距"),
    "Paper": ("the paper", "报纸"),
    "Grid": ("the grid", "版心"),
    "ColourDef": ("a colour", "颜色"),
    "Rules": ("the rules", "线条"),
    "Masthead": ("the masthead", "报头"),
    "Furniture": ("the furniture", "固定件"),
    "Output": ("the output", "输出"),
    "House": ("a house", "本报样式"),
    "Story": ("a story", "稿件"),
    "At": ("a region", "位置"),
    "Head": ("a head", "标题"),
    "Advert": ("an advert", "广告"),
    "Box": ("a box", "版块"),
    "Page": ("a page", "版面"),
    "Edition": ("an edition", "一期报纸"),
}
