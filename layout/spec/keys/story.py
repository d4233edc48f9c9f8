"""The words of stories: keys, values, bounds, names in messages."""

from __future__ import annotations

from layout.spec.keys.choices import NORMALISE

KEYS: dict[str, dict[str, str]] = {
    "Story": {
        "kicker": "引题",
        "headline": "主题",
        "deck": "副题",
        "byline": "署名",
        "dateline": "电头",
        "note": "编者按",
        "source": "来源",
        "editor": "责编",
        "normalise": "规整",
        "keep": "不拆",
        "body": "正文",
    },
}
VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("Story", "normalise"): NORMALISE,
}
STRUCTS: dict[str, tuple[str, str]] = {
    "Story": ("a story", "稿件"),
}
