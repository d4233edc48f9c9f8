"""Words that are no keys: classes of bracketed text, names of the house, points of view."""

from __future__ import annotations

# What stands in the braces after a bracketed stretch of a story: classes, and keys with a value.
SPAN_CLASSES = {"dots": "着重", "name": "专名", "title": "书名", "sup": "上标", "sub": "下标"}
SPAN_KEYS = {"ruby": "注音"}
# What stands after the colons that open a block of a story (`::: note`).
DIVISIONS = {"note": "编者按", "afterword": "编后"}

# Names that the house comes with; a house's own names stand as they are.
FACES = {"song": "宋体", "song-heavy": "大标宋", "hei": "黑体", "hei-bold": "粗黑", "kai": "楷体"}
COLOURS = {"black": "黑", "white": "白", "house": "报色"}
STYLES = {
    "body": "正文",
    "strong": "加重",
    "em": "强调",
    "ruby": "注音",
    "dateline": "电头",
    "reporter": "记者名",
    "subhead": "小标题",
    "quote": "引文",
    "item": "列项",
    "note": "编者按",
    "note-label": "编者按标签",
    "table": "表格",
    "table-head": "表头",
    "table-caption": "表题",
    "source": "来源",
    "jump": "下转",
    "jump-from": "上接",
    "display": "标题字",
    "kicker": "引题",
    "headline": "主题",
    "headline-alternate": "次主题",
    "deck": "副题",
    "byline": "署名",
    "pull-quote": "嵌引",
    "pull-quote-by": "嵌引说者",
    "picture-headline": "图题",
    "caption": "图说",
    "credit": "图片署名",
    "briefs-headline": "简讯栏题",
    "brief-headline": "简讯题",
    "digest-headline": "导读题",
    "digest": "导读",
    "digest-page": "导读版次",
    "advert-label": "广告标签",
    "advert-line": "广告文字",
    "advert-sponsor": "广告落款",
    "masthead-name": "报头名",
    "masthead-latin": "报头西文",
    "masthead-line": "日期行",
    "folio": "报眉",
    "folio-number": "版号",
    "folio-title": "版名",
    "folio-name": "报眉报名",
    "footer": "报尾",
    "ear": "报眼",
    "ear-title": "报眼题",
    "ear-number": "报眼日",
    "qr-label": "二维码说明",
}
# Furniture that a box can call for: the masthead, and the blocks that the house comes with.
BLOCKS = {"weather": "天气", "credits": "责编", "imprint": "报尾"}
FURNITURE = {"masthead": "报头", **BLOCKS}
# Which keys hold such names: as their value, or (a mapping) as their own keys.
NAMES: dict[tuple[str, str], dict[str, str]] = {
    ("Style", "inherit"): STYLES,
    ("Style", "face"): FACES,
    ("Style", "latin"): FACES,
    ("Style", "colour"): COLOURS,
    ("Face", "fallback"): FACES,
    ("Masthead", "face"): FACES,
    ("Masthead", "colour"): COLOURS,
    ("Masthead", "left"): BLOCKS,
    ("Masthead", "right"): BLOCKS,
    ("Piece", "style"): STYLES,
    ("BlockPart", "style"): STYLES,
    ("Furniture", "blocks"): BLOCKS,
    ("Box", "furniture"): FURNITURE,
    ("Box", "tint"): COLOURS,
    ("RuleLine", "colour"): COLOURS,
    ("Frame", "colour"): COLOURS,
    ("Head", "tint"): COLOURS,
    ("HeadRules", "colour"): COLOURS,
    ("Subheads", "tint"): COLOURS,
    ("House", "faces"): FACES,
    ("House", "styles"): STYLES,
    ("House", "colours"): COLOURS,
}

# Spellings of earlier versions, with what is written now: the message about them says so.
# A second Chinese spelling of a key, where it says another thing of another kind of box.
SYNONYMS: dict[str, dict[str, str]] = {"Box": {"伸缩": "fit"}}  # of a picture 取景

FORMER: dict[tuple[str, str], str] = {("Box", "图题"): "主题"}

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
